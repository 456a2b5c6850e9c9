"""Goals of two departments that pull against each other where work passes between them (板挟み).

Shared by the families: the goals tell the conflict, the boundary and the handoffs grow worse by it.

A handoff between two departments holds a conflict where the giving side is after revenue, volume, output or speed and the
receiving side after risk, accuracy, quality or cost (settled for GOL008), and they share no KPI. Goals that are only
watched press nobody and are left out. A KPI is shared where neither side says ``shared: false`` of its goal and
the two goals name the same kpi, one is derived from the other (``from``), or both are stated to be shared.
"""

from collections.abc import Iterator, Mapping

from orgaudit.findings.severity import Confidence, weakest
from orgaudit.knowledge.trigger_words import normalised
from orgaudit.model import Department, Goal, Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.vocabulary import GoalType
from orgaudit.rules.goal_types import type_of
from orgaudit.rules.known import NO, NO_AS_WRITTEN, Known, both, unknown
from orgaudit.rules.recorded import RECORDED_SHARE, lacks, missing_means_none

PUSHING: frozenset[GoalType] = frozenset({"revenue", "volume", "output", "speed"})
"""What the giving side wants when it presses."""

HOLDING: frozenset[GoalType] = frozenset({"risk", "accuracy", "quality", "cost"})
"""What the receiving side wants when it holds back."""


@dataclass(frozen=True, slots=True)
class Pull:
    """Two goals that pull against each other."""

    giving: Goal
    receiving: Goal
    giving_type: GoalType
    receiving_type: GoalType


class _Pulling(NamedTuple):
    goal: Goal
    type: GoalType
    sure: Confidence


class Edge(NamedTuple):
    """What the goals on both sides of one handoff say.

    ``pull`` is the clearest conflict, where they are ``known`` to pull against each other.
    """

    handoff: Handoff
    known: Known = NO
    pull: Pull | None = None


def crossings(org: Organization) -> Iterator[Handoff]:
    """Yield every handoff between two departments of the company."""
    known = org.department_by_id
    for handoff in org.handoffs:
        giving, receiving = handoff.source_department, handoff.target_department
        if giving != receiving and giving in known and receiving in known:
            yield handoff


def edges(org: Organization) -> Iterator[Edge]:
    """Read the goals on both sides of every handoff between two departments."""
    read: dict[tuple[str, str], Edge] = {}
    for handoff in crossings(org):
        ends = handoff.source_department, handoff.target_department
        if ends not in read:
            read[ends] = _edge(handoff, *(org.department_by_id[end] for end in ends))
        yield read[ends]._replace(handoff=handoff)


def missing_acceptance_means_none(org: Organization, share: float = RECORDED_SHARE) -> bool:
    """Whether enough handoffs between departments write their acceptance for a gap to be a statement."""
    return missing_means_none(crossings(org), "acceptance", share)


def conflicts(org: Organization, recorded_share: float = RECORDED_SHARE) -> tuple[Edge, ...]:
    """Return every conflict that no written acceptance settles, in the order of the handoffs.

    ``acceptance: none`` is a statement. A gap is one, at low confidence, where at least ``recorded_share`` of the
    handoffs between departments write theirs; else such a handoff is not among them, because it is not known.
    """
    recorded = missing_acceptance_means_none(org, recorded_share)
    return tuple(
        edge._replace(known=told)
        for edge in edges(org)
        if (told := unsettled(edge, missing_means_none=recorded)).holds
    )


def unsettled(edge: Edge, *, missing_means_none: bool) -> Known:
    """Return whether goals pull against each other and nothing written settles it."""
    return both(edge.known, lacks(edge.handoff, "acceptance", missing_means_none=missing_means_none))


def pulled_departments(org: Organization) -> Mapping[str, Confidence]:
    """Return the departments whose goals pull against those of a neighbour, each with how sure that is."""
    found: dict[str, Confidence] = {}
    for conflict in conflicts(org):
        for end in (conflict.handoff.source_department, conflict.handoff.target_department):
            found[end] = max(found.get(end, Confidence.LOW), conflict.known.sure, key=lambda sure: sure.rank)
    return found


def meeting(found: tuple[Edge, ...], org: Organization) -> Mapping[str, tuple[Edge, ...]]:
    """Gather conflicts by the middle office they meet in, one for each neighbour and direction, the surest first."""
    met: dict[str, dict[tuple[str, str], Edge]] = {}
    for conflict in sorted(found, key=lambda item: -item.known.sure.rank):
        ends = conflict.handoff.source_department, conflict.handoff.target_department
        for end in ends:
            if org.department_by_id[end].office == "middle":
                met.setdefault(end, {}).setdefault(ends, conflict)
    return {end: tuple(by_ends.values()) for end, by_ends in met.items()}


def _edge(handoff: Handoff, giving: Department, receiving: Department) -> Edge:
    sharing = _sharing(giving.goals or (), receiving.goals or ())
    if sharing:
        return Edge(handoff)
    gives, takes = _pressing(giving), _pressing(receiving)
    pushes, may_push, push_sure = _side(gives, PUSHING, known=giving.goals is not None)
    holds, may_hold, hold_sure = _side(takes, HOLDING, known=receiving.goals is not None)
    if sharing is None and pushes and holds:
        may_share = all(_may_be_shared(department.goals or ()) for department in (giving, receiving))
        pull, sure = _clearest(pushes, holds, may_share=may_share)
        return Edge(handoff, Known(holds=True, sure=sure), pull)
    # One side that cannot pull is enough to settle it; the surer of the two counts.
    if not pushes and not may_push and push_sure:
        return Edge(handoff)
    if not holds and not may_hold and hold_sure:
        return Edge(handoff)
    if sharing is False:
        return Edge(handoff, NO_AS_WRITTEN)
    missing = {*_lacking(pushes, may_push), *_lacking(holds, may_hold)}
    unable = (not pushes and not may_push) or (not holds and not may_hold)
    return Edge(handoff, NO_AS_WRITTEN) if unable else Edge(handoff, unknown(*sorted(missing)))


def _pressing(department: Department) -> tuple[Goal, ...]:
    return tuple(goal for goal in department.goals or () if goal.use != "watch")


def _side(
    goals: tuple[Goal, ...], wanted: frozenset[GoalType], *, known: bool
) -> tuple[list[_Pulling], tuple[str, ...], bool]:
    """Return the goals that pull, the facts that could show more of them, and whether all types are stated."""
    if not known:
        return [], ("department.goals",), False
    readings = [(goal, type_of(goal)) for goal in goals]
    pulling = [
        _Pulling(goal, reading.type, reading.counts.sure)
        for goal, reading in readings
        if reading.type is not None and reading.type in wanted
    ]
    unread = any(reading.type is None for _, reading in readings)
    stated = all(goal.type is not None for goal in goals)
    return pulling, ("goal.type",) if unread else (), stated


def _lacking(pulling: list[_Pulling], may_pull: tuple[str, ...]) -> tuple[str, ...]:
    return () if pulling else may_pull


def _clearest(pushes: list[_Pulling], holds: list[_Pulling], *, may_share: bool) -> tuple[Pull, Confidence]:
    """Pair the goals of which it is surest what they want and that they bind; of equals those with the first address."""
    push, hold = _surest(pushes), _surest(holds)
    bound = push.goal.use == hold.goal.use == "target"
    most = Confidence.MEDIUM if may_share or not bound else Confidence.HIGH
    return Pull(push.goal, hold.goal, push.type, hold.type), weakest(push.sure, hold.sure, most)


def _surest(pulling: list[_Pulling]) -> _Pulling:
    return min(pulling, key=lambda item: (-item.sure.rank, item.goal.use != "target", item.goal.address))


def _may_be_shared(goals: tuple[Goal, ...]) -> bool:
    return any(goal.shared is not False for goal in goals)


def _sharing(giving: tuple[Goal, ...], receiving: tuple[Goal, ...]) -> bool | None:
    """Whether two departments surely share a KPI (True) or seem to by its words or origin (False); ``None``: they do not."""
    ours, theirs = ([goal for goal in goals if goal.shared is not False] for goals in (giving, receiving))
    if any(goal.shared for goal in ours) and any(goal.shared for goal in theirs):
        return True
    named = {_kpi(goal) for goal in ours} & {_kpi(goal) for goal in theirs}
    return False if named - {""} or _derived(ours, theirs) or _derived(theirs, ours) else None


def _derived(goals: list[Goal], origins: list[Goal]) -> bool:
    return not {goal.from_goal for goal in goals}.isdisjoint({origin.address for origin in origins})


def _kpi(goal: Goal) -> str:
    return normalised(goal.kpi) if isinstance(goal.kpi, str) else ""
