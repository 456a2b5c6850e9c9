"""GOL004 copied-sales-target: the front's sales target handed down to a middle or back office (売上目標の丸写し).

Hit where a goal of a middle or back office names the same sales KPI (lexicon ``sales_kpis``: the ``kpi`` where written, else the text; a goal of
revenue or volume, or of no stated type, also the very words of a front goal stated to be one) as a goal of a front office, and either its target is
the same or its text at least 0.8 alike (house). The team cannot steer that figure (controllability, CTRL). Silent: ``controllable: yes``, ``use:
watch``, or ``shared: true`` with a driver beside it: another goal, not only watched, that is measured or has a kpi and names no sales KPI.

Middle is high, back medium; a mixed department is neither. High confidence only where nothing unwritten could silence it: both KPIs written, the
same target, ``controllable`` partly or no, ``use: target``, and ``shared: false`` or no driver; else medium. Not judged: goals of a department whose
office is unknown; a shared KPI without a known target; where no copy was found but the goals of a front office, or an office, are unknown.
With too many goals to compare each (``sales_targets.MOST_COMPARED``) only the very same words or target count.
It absorbs GOL006, the reason why copying is a defect, and GOL005: a copy is to be replaced, not completed.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import NONE, Department, Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.goal_types import words
from orgaudit.rules.goals.fixes import goal_replaced
from orgaudit.rules.goals.goal_reading import is_measured
from orgaudit.rules.goals.kpi_ideas import kpi_ideas
from orgaudit.rules.sales_targets import (
    Alike,
    Likeness,
    SalesGoal,
    comparable,
    front_sales_goals,
    likenesses,
    sales_figure,
    sales_goal,
)
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class CopiedSalesTargetOptions(Options):
    similarity: float = threshold(0.8, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedSalesTargetFacts(Facts):
    """What GOL004 tells. ``kpi`` holds the words of the goal itself, ``kpi_group`` the lexicon's name for them.

    ``ideas`` are figures of the department's own contribution.
    """

    front_goal: str = of("goal")
    front_department: str = of("department")
    office: str = of("office")
    kpi: str
    kpi_group: str = of("lexicon")
    same_target: bool
    similarity_percent: float
    controllable: str | None = of("controllable")
    ideas: tuple[str, ...] = of("library_kpi")


class _Front(NamedTuple):
    """What goals are held against: those of the front, what is unknown of it, and from which likeness one is a copy."""

    goals: tuple[SalesGoal, ...] | Alike
    gaps: tuple[str, ...]
    similarity: float


def _group(goal: Goal, nearest: Likeness) -> str:
    """Return the lexicon's name for the shared KPI; for words that it does not hold what the goal's own type says."""
    if nearest.kpi in lexicon("sales_kpis").categories:
        return nearest.kpi
    return "kpi_revenue" if "revenue" in (goal.type, nearest.front.goal.type) else "kpi_volume"


def check(org: Organization, options: CopiedSalesTargetOptions) -> Outcomes:
    """Judge every goal of a middle or back office."""
    behind = [department for department in org.departments if department.office not in ("front", "mixed")]
    others = (goal for department in behind for goal in department.goals or ())
    front = _Front(comparable(front_sales_goals(org), others), _missing(org), options.similarity)
    for department in behind:
        if department.goals is None:
            yield NotJudged(department, ("department.goals",))
        for goal in department.goals or ():
            if department.office is None:
                yield NotJudged(goal, ("department.office",))
            else:
                yield _judge(org, goal, department, front)


def _missing(org: Organization) -> tuple[str, ...]:
    """Name what is unknown of the company that could still hold the original of a copy."""
    unset = any(department.office == "front" and department.goals is None for department in org.departments)
    nameless = any(department.office is None for department in org.departments)
    return ("department.goals",) * unset + ("department.office",) * nameless


def _judge(org: Organization, goal: Goal, department: Department, front: _Front) -> Outcome:
    if goal.controllable == "yes" or goal.use == "watch":
        return Clean(goal)
    outcome = _compared(org, goal, department, front)
    if isinstance(outcome, Clean) or not (goal.shared and _has_driver(goal, department)):
        return outcome
    return Clean(goal, Confidence.HIGH if _has_driver(goal, department, stated=True) else Confidence.MEDIUM)


def _compared(org: Organization, goal: Goal, department: Department, front: _Front) -> Outcome:
    """Judge a goal by its likeness to those of the front alone."""
    named = sales_goal(goal)
    own = named or sales_figure(goal)
    alike = list(likenesses(own, front.goals, front.similarity)) if own else []
    copies = [found for found in alike if found.is_copy(front.similarity)]
    if own is None or (named is None and not copies):
        return _clean(goal)
    if copies:
        nearest = min(copies, key=lambda found: (not found.same_target, -found.ratio))
        return _hit(org, goal, department, nearest)
    if alike and (own.target is None or any(_target_is_unknown(found.front) for found in alike)):
        return NotJudged(goal, ("goal.target",))
    return NotJudged(goal, front.gaps) if front.gaps else _clean(goal)


def _clean(goal: Goal) -> Clean:
    """Return clean, below high confidence where only the text was read: a kpi, once written, could be the front's."""
    return Clean(goal, Confidence.HIGH if goal.kpi is not None else Confidence.MEDIUM)


def _has_driver(goal: Goal, department: Department, *, stated: bool = False) -> bool:
    """Whether a goal has a driver beside it; ``stated``: one that no unknown fact can take away."""
    beside = [
        other for other in department.goals or () if other.address != goal.address and other.use != "watch"
    ]
    drivers = [other for other in beside if sales_goal(other) is None]
    if stated:
        return any(words(other.kpi) and other.use == "target" for other in drivers)
    return any(is_measured(other) or words(other.kpi) for other in drivers)


def _target_is_unknown(front: SalesGoal) -> bool:
    return front.target is None and front.goal.target is not NONE


def _hit(org: Organization, goal: Goal, department: Department, nearest: Likeness) -> Hit:
    middle = department.office == "middle"
    return Hit(
        goal,
        CopiedSalesTargetFacts(
            front_goal=nearest.front.goal.address,
            front_department=nearest.front.goal.department_id,
            office=department.office or "",
            kpi=nearest.word,
            kpi_group=_group(goal, nearest),
            same_target=nearest.same_target,
            similarity_percent=round(nearest.ratio * 100, 1),
            controllable=goal.controllable,
            ideas=kpi_ideas(org, department, most=2),
        ),
        severity=Severity.HIGH if middle else Severity.MEDIUM,
        confidence=Confidence.HIGH if _is_certain(goal, department, nearest) else Confidence.MEDIUM,
        related=(Related("goal", nearest.front.goal.address, "front_goal"),),
        field="text",
    )


def _is_certain(goal: Goal, department: Department, nearest: Likeness) -> bool:
    written = nearest.is_declared and nearest.same_target
    held = goal.controllable in ("partly", "no") and goal.use == "target"
    return written and held and (goal.shared is False or not _has_driver(goal, department))


RULE = Rule(
    id="GOL004",
    name="copied-sales-target",
    family=Family.GOALS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="goal",
    check=check,
    passing=("front_goal",),
    facts=CopiedSalesTargetFacts,
    options=CopiedSalesTargetOptions,
    absorbs=("GOL006", "GOL005"),
    effort_hours=16,
    move=Move.SET_GOALS,
    fix=goal_replaced,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("CTRL",),
)
