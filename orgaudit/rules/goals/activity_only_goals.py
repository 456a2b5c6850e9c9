"""GOL007 activity-only-goals: a department whose every goal counts what it does, and none what comes of it.

Hit where all goals of a department are counts of activity (type ``volume`` or ``output``), with no quality, speed, outcome or
any other figure beside them: a result is wanted, not a task, and a count needs a counter-measure (OKR15, POROS). A service
desk with its volume and its first-contact resolution is fine, because the latter is quality.
A goal that is only watched does not fire, but one of another type serves as the counter-measure.

Medium. The type is the stated one (certain, once a goal is known to be a target), else read from the words of kpi and
unit (fairly sure) or from the text alone (inferred; see ``rules/goal_types.py``). One goal of another type makes the
department clean; one whose type is unknown leaves it not judged. Nothing to fault where it states that it has no goals.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity, weakest
from orgaudit.model import Department, Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.goal_types import TypeReading, type_of, words
from orgaudit.rules.goals.fixes import goal_added
from orgaudit.rules.goals.kpi_ideas import COUNTER, kpi_ideas
from orgaudit.rules.known import both, without_hit
from orgaudit.rules.silence import unlisted
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityOnlyGoalsFacts(Facts):
    """What GOL007 tells: the KPI of every goal that counts, or its text, in their order, with the types they have.

    ``ideas`` are figures that could stand beside them.
    """

    kpis: tuple[str, ...]
    types: tuple[str, ...] = of("type")
    count: int = internal()
    ideas: tuple[str, ...] = of("library_kpi")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every department."""
    yield from unlisted(org, "goals")
    for department in org.departments:
        if department.goals is not None:
            yield _judge(org, department, [(goal, type_of(goal)) for goal in department.goals])


def _judge(org: Organization, department: Department, goals: list[tuple[Goal, TypeReading]]) -> Outcome:
    counting = [(goal, reading) for goal, reading in goals if goal.use != "watch"]
    if not counting:
        return Clean(department)
    only = both(*(reading.counts for _, reading in goals))
    if only.holds is False:
        return Clean(department, Confidence.HIGH if only.sure is Confidence.HIGH else Confidence.MEDIUM)
    return without_hit(department, only) or Hit(
        department,
        ActivityOnlyGoalsFacts(
            kpis=tuple(words(goal.kpi) or goal.text for goal, _ in counting),
            types=tuple(dict.fromkeys(str(reading.type) for _, reading in counting)),
            count=len(counting),
            ideas=kpi_ideas(org, department, COUNTER, most=2),
        ),
        confidence=only.sure
        if any(goal.use == "target" for goal, _ in goals)
        else weakest(only.sure, Confidence.MEDIUM),
        field="goals",
    )


RULE = Rule(
    id="GOL007",
    name="activity-only-goals",
    family=Family.GOALS,
    severity=Severity.MEDIUM,
    ceiling=Severity.MEDIUM,
    subject="department",
    check=check,
    facts=ActivityOnlyGoalsFacts,
    effort_hours=8,
    move=Move.SET_GOALS,
    fix=goal_added,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("OKR15", "POROS"),
)
