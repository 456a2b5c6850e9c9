"""GOL009 failure-avoiding-goals: a middle or back office whose every goal only avoids a failure (減点だけの目標).

Hit where each goal wishes for no failure ("no complaints", ミスゼロ; see ``zero_reading.py``) and none asks for something that
can get better. Such figures show nothing until they fail, and the work stays unseen (S1). A goal of type outcome, quality,
speed or cost counts as improving where its target is other than zero, as does any other goal with such a target.
A zero that is the legal aim is a guard: with ``use: watch`` on every such goal the rule is silent.

Low; medium in a middle office. Judged as written, so medium confidence; high where every goal states a target of zero and
one is stated to be a target. Front and mixed offices are not meant. An unknown office, or unknown goals, are not judged.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Department, Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.vocabulary import GoalType
from orgaudit.rules.goals.fixes import goal_added
from orgaudit.rules.goals.kpi_ideas import kpi_ideas
from orgaudit.rules.goals.zero_reading import has_target_to_improve, has_zero_target, words_of_avoidance
from orgaudit.rules.spec import Family, Gain, Move, NoOptions, Rule

IMPROVING: frozenset[GoalType] = frozenset({"outcome", "quality", "speed", "cost"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureAvoidingGoalsFacts(Facts):
    """What GOL009 tells: the goals, the words that show it, and figures that could improve."""

    goals: tuple[str, ...] = of("goal")
    words: tuple[str, ...]
    count: int = internal()
    office: str = of("office")
    ideas: tuple[str, ...] = of("library_kpi")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every department that is, or may be, a middle or back office."""
    for department in org.departments:
        if department.office in ("front", "mixed"):
            continue
        if department.goals is None:
            office = ("department.office",) if department.office is None else ()
            yield NotJudged(department, (*office, "department.goals"))
        else:
            yield _judge(org, department, department.goals)


def _judge(org: Organization, department: Department, goals: tuple[Goal, ...]) -> Outcome:
    if all(goal.use == "watch" for goal in goals):
        return Clean(department)
    read = [(goal, words_of_avoidance(goal)) for goal in goals]
    if any(not found for _, found in read):
        sure = any(has_target_to_improve(goal) for goal in goals)
        return Clean(department, Confidence.HIGH if sure else Confidence.MEDIUM)
    if department.office is None:
        return NotJudged(department, ("department.office",))
    stated = all(has_zero_target(goal) for goal in goals) and any(goal.use == "target" for goal in goals)
    return Hit(
        department,
        FailureAvoidingGoalsFacts(
            goals=tuple(goal.address for goal in goals),
            words=tuple(dict.fromkeys(word for _, found in read for word in found)),
            count=len(goals),
            office=department.office,
            ideas=kpi_ideas(org, department, IMPROVING, most=2),
        ),
        severity=Severity.MEDIUM if department.office == "middle" else Severity.LOW,
        confidence=Confidence.HIGH if stated else Confidence.MEDIUM,
        field="goals",
    )


RULE = Rule(
    id="GOL009",
    name="failure-avoiding-goals",
    family=Family.GOALS,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="department",
    check=check,
    facts=FailureAvoidingGoalsFacts,
    effort_hours=8,
    move=Move.SET_GOALS,
    fix=goal_added,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("S1",),
)
