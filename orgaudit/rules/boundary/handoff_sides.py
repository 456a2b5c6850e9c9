"""Which sides, front and back, the handoffs of a middle-office duty reach."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import Office

Reach = Literal["front", "back", "both", "neither", "unknown"]

_REACH: Mapping[Office | None, Reach] = {
    "front": "front",
    "back": "back",
    "mixed": "both",
    "middle": "neither",
    None: "unknown",
}


@dataclass(frozen=True, slots=True)
class DutySides:
    """What the handoffs of one duty reach.

    ``side`` is set where those that name the duty reach one side, ``count`` is how many do and ``partners`` with whom.
    ``both_reached``: those that name the duty reach both, ``surely_both`` by offices that are the partners' own.
    ``perhaps_both``: those that name its department help to.
    ``unknown``: a partner without an office could be the other side.
    """

    side: Literal["front", "back"] | None
    count: int
    partners: tuple[str, ...]
    both_reached: bool
    surely_both: bool
    perhaps_both: bool
    unknown: bool


def sides_of_middle_duties(org: Organization) -> Mapping[str, DutySides]:
    """Return the sides of every duty declared as middle office, by address."""
    partners: dict[str, list[str]] = {}
    for handoff in org.handoffs:
        partners.setdefault(handoff.source, []).append(handoff.target)
        partners.setdefault(handoff.target, []).append(handoff.source)
    return {
        duty.address: _sides(org, partners.get(duty.address, ()), partners.get(duty.home, ()))
        for duty in org.duties
        if duty.office == "middle"
    }


def _sides(org: Organization, of_duty: Iterable[str], of_department: Iterable[str]) -> DutySides:
    own = [(partner, _reach(org, partner)) for partner in of_duty]
    reached = set(_reached(reach for _, reach in own))
    around = set(_reached(_reach(org, partner) for partner in of_department))
    one = next(iter(reached)) if len(reached) == 1 else None
    meeting = [partner for partner, reach in own if reach == one]
    return DutySides(
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
    """Whether the office that a partner counts with is its own, and not that of a department for a duty without one."""
    duty = org.duty_by_address.get(address)
    return duty is None or duty.office is not None


def _reach(org: Organization, address: str) -> Reach:
    """Return the side of a handoff's other end: of the duty where that declares one, else of its department."""
    duty = org.duty_by_address.get(address)
    department = org.department_by_id.get(address.partition("/")[0])
    office = duty.office if duty else None
    return _REACH[office or (department.office if department else None)]
