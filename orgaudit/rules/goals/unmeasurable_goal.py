"""GOL002 unmeasurable-goal: nobody could say at the end whether the goal was reached.

Hit where a goal has neither a number with its unit nor a described end state (``done_when``). What counts as a number
with a unit stands in ``goal_reading.is_measured`` and ``knowledge/measure.py``; in short, a measure in the text or the
target, or a numeric target that has a unit or a kpi. A year or a deadline is no measure. A goal must be measurable and
gradable (REWORK, POROS); words alone are fine where the end state is described (JINJI).
Judged as written, so the confidence is medium; it is high where ``target`` and ``done_when`` are both stated as none, and
the goal cannot prove to be a figure that is only watched (``use: target``, or no kpi).
``use: watch`` with a kpi is clean: a figure that is only watched has no target.
Medium; high in a middle office. An unknown office takes the lower level.
Where a department's goals are unknown, the department is not judged. It absorbs GOL003 and GOL005: what cannot be judged
at all need not be told to be vague or incomplete as well.
"""

from functools import partial

from orgaudit.findings.hit import Clean, Facts, Hit, Outcome, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import NONE, Department, Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.goal_types import words
from orgaudit.rules.goals.fixes import goal_completed
from orgaudit.rules.goals.goal_reading import has_end_state, is_measured, judged_goals
from orgaudit.rules.goals.kpi_ideas import kpi_ideas
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmeasurableGoalFacts(Facts):
    """What GOL002 tells. ``missing`` names the fields of which one, or a pair, would do.

    ``ideas`` are figures by which such a department can be measured.
    """

    missing: tuple[str, ...] = of("field")
    kpi: str | None
    office: str | None = of("office")
    ideas: tuple[str, ...] = of("library_kpi")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every goal; a department whose goals are unknown is not judged."""
    return judged_goals(org, partial(_judge, org))


def _judge(org: Organization, goal: Goal, department: Department) -> Outcome:
    watched = goal.use == "watch" and bool(words(goal.kpi))
    if is_measured(goal) or has_end_state(goal) or watched:
        return Clean(goal)
    # A figure that is only watched needs no target, so that must be out of question too.
    is_aimed_at = goal.use == "target" or goal.kpi is NONE
    stated = goal.target is NONE and goal.done_when is NONE and is_aimed_at
    return Hit(
        goal,
        UnmeasurableGoalFacts(
            missing=_missing(goal),
            kpi=words(goal.kpi) or None,
            office=department.office,
            ideas=kpi_ideas(org, department, most=2),
        ),
        severity=Severity.HIGH if department.office == "middle" else Severity.MEDIUM,
        confidence=Confidence.HIGH if stated else Confidence.MEDIUM,
        field="text",
    )


def _missing(goal: Goal) -> tuple[str, ...]:
    has_target = goal.target is not None and goal.target is not NONE
    return ("goal.unit" if has_target else "goal.target", "goal.done_when")


RULE = Rule(
    id="GOL002",
    name="unmeasurable-goal",
    family=Family.GOALS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="goal",
    check=check,
    facts=UnmeasurableGoalFacts,
    absorbs=("GOL003", "GOL005"),
    effort_hours=8,
    move=Move.SET_GOALS,
    fix=goal_completed,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("REWORK", "POROS", "JINJI"),
)
