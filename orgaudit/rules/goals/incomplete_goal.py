"""GOL005 incomplete-goal: a goal without its deadline, starting value, owner or source of data.

Counts which of ``due``, ``baseline``, ``owner`` and ``data_source`` are not written, or stated as none: one is low, two
medium, three and more high (house; the parts follow SMART, DORAN).
``baseline: none_yet`` counts as written where a ``due`` stands beside it, because a first-year goal has no past; without a
date it counts as missing. Only the fields count: a date inside the text cannot be computed with.
Goals of which only the text is written, as a text or as an object, are not judged; nor are those handed down (``from``), unless they are
complete or a part is stated as none: what they leave out stands with the goal that they come from, and is judged there. Judged as written, so medium confidence; high where every missing
part is stated as none. Where a department's goals are unknown, the department is not judged.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity, level_of
from orgaudit.model import NONE, Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.goals.fixes import goal_completed
from orgaudit.rules.goals.goal_reading import PARTS, judged_goals
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

NOT_MEASURED_YET = "none_yet"


@dataclass(frozen=True, slots=True)
class IncompleteGoalOptions(Options):
    """Thresholds of GOL005: from how many missing parts each level holds."""

    low_from: int = threshold(1, Origin.HOUSE, "parts")
    medium_from: int = threshold(2, Origin.HOUSE, "parts")
    high_from: int = threshold(3, Origin.HOUSE, "parts")


@dataclass(frozen=True, slots=True, kw_only=True)
class IncompleteGoalFacts(Facts):
    missing: tuple[str, ...] = of("field")
    count: int = internal()


def check(org: Organization, options: IncompleteGoalOptions) -> Outcomes:
    """Judge every goal of which more than the text is written; a department whose goals are unknown is not judged."""
    return judged_goals(org, lambda goal, _: _judge(goal, options))


def _judge(goal: Goal, options: IncompleteGoalOptions) -> Outcome:
    if goal.is_bare:
        return NotJudged(goal, tuple(f"goal.{part}" for part in PARTS))
    missing = _missing(goal)
    if len(missing) < options.low_from:
        return Clean(goal)
    stated = all(getattr(goal, part) is NONE for part in missing)
    if isinstance(goal.from_goal, str) and not any(getattr(goal, part) is NONE for part in missing):
        return NotJudged(goal, tuple(f"goal.{part}" for part in missing))
    return Hit(
        goal,
        IncompleteGoalFacts(missing=tuple(f"goal.{part}" for part in missing), count=len(missing)),
        severity=level_of(
            len(missing),
            (options.high_from, Severity.HIGH),
            (options.medium_from, Severity.MEDIUM),
            below=Severity.LOW,
        ),
        confidence=Confidence.HIGH if stated else Confidence.MEDIUM,
    )


def _missing(goal: Goal) -> tuple[str, ...]:
    unwritten = {part for part in PARTS if getattr(goal, part) in (None, NONE, "")}
    if goal.baseline == NOT_MEASURED_YET and "due" in unwritten:
        unwritten.add("baseline")
    return tuple(part for part in PARTS if part in unwritten)


RULE = Rule(
    id="GOL005",
    name="incomplete-goal",
    family=Family.GOALS,
    severity=Severity.LOW,
    ceiling=Severity.HIGH,
    subject="goal",
    check=check,
    bare=lambda _goal: True,
    facts=IncompleteGoalFacts,
    options=IncompleteGoalOptions,
    effort_hours=8,
    move=Move.SET_GOALS,
    fix=goal_completed,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("DORAN",),
)
