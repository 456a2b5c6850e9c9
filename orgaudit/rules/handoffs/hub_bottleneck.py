"""HND006 hub-bottleneck: what passes between departments runs together in one of them.

The network of all handoffs between departments (HANDOVER), each handoff once. Hit where a department is an end of at least half of them
(house) and of 1.5 times as many as an even spread, 2 / departments, would give it (house); or where at least 30 % of the shortest ways between
two others lead through it (betweenness, undirected and exact, ``hubs.py``; house) and more than twice as many as through the next one.
Fewer than 6 handoffs or 4 departments with handoffs make no network (house). Where so many departments are described and no handoff
between any of them, the company is not judged, once. Above 150 departments the share alone decides.
An end that no one department answers for may be any: it counts for none, and a department that it could lift over the line is not
judged, also where there are enough handoffs only with it; the others are clean, or hit by betweenness, at medium confidence.

Medium. High where the hub is declared middle office and a handoff from or to it leads from a goal of revenue, volume, output or speed to one of
risk, accuracy, quality or cost, both stated not to be shared, and it is stated that nothing says what is accepted: the pattern of GOL008,
read only from statements, so that a further fact never lowers the level. A shared service centre is a hub by design; persons are no subject.
"""

from math import fsum
from typing import Final

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import NONE, Department, Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.goal_conflict import HOLDING, PUSHING
from orgaudit.rules.handoffs.ends import departments_of
from orgaudit.rules.handoffs.fixes import hub_relieved
from orgaudit.rules.handoffs.hubs import Edge, betweenness, degrees
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

MOST_DEPARTMENTS: Final = 150
"""Above so many departments betweenness is left out; house default."""


@dataclass(frozen=True, slots=True)
class HubBottleneckOptions(Options):
    """Thresholds of HND006. The shares are of 1."""

    hub_share: float = threshold(0.5, Origin.HOUSE)
    even_factor: float = threshold(1.5, Origin.HOUSE)
    between_share: float = threshold(0.3, Origin.HOUSE)
    next_factor: float = threshold(2.0, Origin.HOUSE)
    least_handoffs: int = threshold(6, Origin.HOUSE, "handoffs")
    least_departments: int = threshold(4, Origin.HOUSE, "departments")


@dataclass(frozen=True, slots=True, kw_only=True)
class HubBottleneckFacts(Facts):
    """What HND006 tells. ``between_percent`` is set where the shortest ways make it a hub.

    ``cases`` is the sum of the cases a month that pass, where each is known; ``caught`` the handoffs between opposed goals.
    """

    hub_percent: float
    handoff_count: int
    neighbours: tuple[str, ...] = of("department")
    between_percent: float | None
    cases: float | None
    caught: tuple[str, ...] = of("handoff")


@dataclass(frozen=True, slots=True)
class _Network:
    """The handoffs between departments; ``unclear`` counts those with an end that no one department answers for."""

    crossing: tuple[tuple[Handoff, Edge], ...]
    unclear: int
    bridge: tuple[str, float] | None

    @property
    def size(self) -> int:
        """All handoffs that pass, or may pass, between departments."""
        return len(self.crossing) + self.unclear


def check(org: Organization, options: HubBottleneckOptions) -> Outcomes:
    """Judge every department that has handoffs, in a company with enough of them."""
    network = _network(org, options)
    counts = degrees(edge for _, edge in network.crossing)
    if not network.size and len(org.departments) >= options.least_departments:
        yield NotJudged(org.company, ("handoff.from",))
    if len(network.crossing) >= options.least_handoffs and len(counts) >= options.least_departments:
        line = max(options.hub_share, options.even_factor * 2 / len(counts))
        judged = (item for item in org.departments if item.id in counts)
        yield from (_judge(item, counts[item.id], line, network, org) for item in judged)
    elif network.unclear and network.size >= options.least_handoffs:
        line = max(options.hub_share, options.even_factor * 2 / max(len(org.departments), 1))
        for department in org.departments:
            if (counts.get(department.id, 0) + network.unclear) / network.size >= line:
                yield NotJudged(department, ("duty.departments",))


def _network(org: Organization, options: HubBottleneckOptions) -> _Network:
    ends = [(handoff, *departments_of(handoff, org)) for handoff in org.handoffs]
    clear = [(handoff, (source, target)) for handoff, source, target in ends if source and target]
    crossing = tuple([(handoff, edge) for handoff, edge in clear if edge[0] != edge[1]])
    return _Network(crossing, len(ends) - len(clear), _bridge([edge for _, edge in crossing], options))


def _bridge(edges: list[Edge], options: HubBottleneckOptions) -> tuple[str, float] | None:
    """Return the one department that the shortest ways lead through, with its share of them; ``None`` without such."""
    if len({department for edge in edges for department in edge}) > MOST_DEPARTMENTS:
        return None
    shares = betweenness(edges)
    ranked = sorted(shares, key=lambda department: (-shares[department], department))[:2]
    if len(ranked) < 2:
        return None
    most, following = (round(shares[department], 6) for department in ranked)
    is_bridge = most >= options.between_share and most > options.next_factor * following
    return (ranked[0], most) if is_bridge else None


def _judge(department: Department, count: int, line: float, network: _Network, org: Organization) -> Outcome:
    by_share = round(count / network.size, 6) >= line
    by_ways = network.bridge if network.bridge and network.bridge[0] == department.id else None
    if not by_share and not by_ways:
        if network.unclear and (count + network.unclear) / network.size >= line:
            return NotJudged(department, ("duty.departments",))
        return Clean(department, Confidence.MEDIUM if network.unclear else Confidence.HIGH)
    own = [(handoff, edge) for handoff, edge in network.crossing if department.id in edge]
    volumes = [quantity(handoff.volume_per_month) for handoff, _ in own]
    known = [volume for volume in volumes if volume is not None]
    caught = sorted(handoff.id for handoff, edge in own if _is_caught(handoff, edge, org))
    return Hit(
        department,
        HubBottleneckFacts(
            hub_percent=count / network.size * 100,
            handoff_count=count,
            neighbours=tuple(sorted({end for _, edge in own for end in edge} - {department.id})),
            between_percent=by_ways[1] * 100 if by_ways else None,
            cases=fsum(known) if len(known) == len(volumes) else None,
            caught=tuple(caught) if department.office == "middle" else (),
        ),
        severity=Severity.HIGH if caught and department.office == "middle" else Severity.MEDIUM,
        confidence=Confidence.HIGH if by_share or not network.unclear else Confidence.MEDIUM,
    )


def _is_caught(handoff: Handoff, edge: Edge, org: Organization) -> bool:
    if handoff.acceptance is not NONE:
        return False
    pushing, careful = (
        {goal.type for goal in org.department_by_id[end].goals or () if goal.shared is False} for end in edge
    )
    return bool(pushing & PUSHING and careful & HOLDING)


RULE = Rule(
    id="HND006",
    name="hub-bottleneck",
    family=Family.HANDOFFS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    facts=HubBottleneckFacts,
    options=HubBottleneckOptions,
    effort_hours=40,
    move=Move.RELIEVE_HUB,
    fix=hub_relieved,
    sources=("HANDOVER",),
)
