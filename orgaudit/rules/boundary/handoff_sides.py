"""Which sides, front and back, the handoffs of a middle-office duty or department reach."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from orgaudit.model import Office, Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.rules.duty_functions import duty_functions

Reach = Literal["front", "back", "both", "neither", "unknown"]

_REACH: Mapping[Office | None, Reach] = {
    "front": "front",
    "back": "back",
    "mixed": "both",
    "middle": "neither",
    None: "unknown",
}


@dataclass(frozen=True, slots=True)
class Sides:
    """What the handoffs of one duty or department reach.

    ``side`` is set where those that name it reach one side, ``count`` is how many do and ``partners`` with whom.
    ``both_reached``: those that name it reach both, ``surely_both`` by offices that the partners declare.
    ``perhaps_both``: those that name its department, or a duty of it, help to.
    ``unknown``: a partner without an office could be the other side. ``between``: a department gives to another one than it receives from.
    """

    side: Literal["front", "back"] | None
    count: int
    partners: tuple[str, ...]
    both_reached: bool
    surely_both: bool
    perhaps_both: bool
    unknown: bool
    between: bool = False


def sides_of_middle_offices(org: Organization) -> Mapping[str, Sides]:
    """Return, by address, the sides of every duty declared as middle office, and of departments that handoffs name.

    Such a department is declared as middle office or has no office yet; what is handed over within it does not count.
    """
    partners: defaultdict[str, list[str]] = defaultdict(list)
    around: defaultdict[str, list[str]] = defaultdict(list)
    for handoff in org.handoffs:
        for end, partner in ((handoff.source, handoff.target), (handoff.target, handoff.source)):
            partners[end].append(partner)
            department = end.partition("/")[0]
            if department != partner.partition("/")[0]:
                around[department].append(partner)
    found = {
        duty.address: _sides(org, partners[duty.address], partners[duty.home])
        for duty in org.duties
        if duty.office == "middle"
    }
    givers, takers = _ends(org)
    for item in org.departments:
        if item.office in ("middle", None) and partners[item.id]:
            between = bool(givers[item.id]) and bool(takers[item.id] - givers[item.id])
            found[item.id] = replace(_sides(org, partners[item.id], around[item.id]), between=between)
    return found


def _ends(org: Organization) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Return of each department those that give to it, and those that take from it."""
    givers: defaultdict[str, set[str]] = defaultdict(set)
    takers: defaultdict[str, set[str]] = defaultdict(set)
    for handoff in org.handoffs:
        source, target = handoff.source.partition("/")[0], handoff.target.partition("/")[0]
        if source != target:
            takers[source].add(target)
            givers[target].add(source)
    return givers, takers


def _sides(org: Organization, by_name: Iterable[str], around_it: Iterable[str]) -> Sides:
    own = [(partner, _reach(org, partner)) for partner in by_name]
    reached = set(_reached(reach for _, reach in own))
    around = set(_reached(_reach(org, partner) for partner in around_it))
    one = next(iter(reached)) if len(reached) == 1 else None
    meeting = [partner for partner, reach in own if reach == one]
    return Sides(
        side=one,
        count=len(meeting),
        partners=tuple(sorted({partner.partition("/")[0] for partner in meeting})),
        both_reached=len(reached) > 1,
        surely_both=len(set(_reached(reach for partner, reach in own if _is_own(org, partner)))) > 1,
        perhaps_both=len(reached | around) > 1,
        unknown=any(reach == "unknown" for _, reach in own),
    )


def _reached(reaches: Iterable[Reach]) -> Iterator[Literal["front", "back"]]:
    for reach in reaches:
        if reach in ("front", "both"):
            yield "front"
        if reach in ("back", "both"):
            yield "back"


def _is_own(org: Organization, address: str) -> bool:
    """Whether the office that a partner counts with is declared of it, and is not that of a duty's function or department."""
    duty = org.duty_by_address.get(address)
    return duty is None or duty.office is not None


def _reach(org: Organization, address: str) -> Reach:
    """Return the side of a handoff's other end: of the duty by its office or stated function, else of its department."""
    duty = org.duty_by_address.get(address)
    department = org.department_by_id.get(address.partition("/")[0])
    office = duty_functions(org).office(duty).office if duty else None
    return _REACH[office or (department.office if department else None)]
