"""Between which departments, and between which offices, a handoff passes."""

from collections.abc import Iterator

from orgaudit.model import Handoff, Office, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.known import NO, YES, Known, unknown

Ends = tuple[str | None, str | None]
"""The departments that hand over and receive; ``None`` for a duty that no one department answers for."""


class OfficeCrossing(NamedTuple):
    """The offices of the two departments of a handoff, and whether they differ, ``mixed`` being one of its own."""

    source: Office | None
    target: Office | None
    differ: Known


def office_crossings(org: Organization) -> Iterator[tuple[Handoff, OfficeCrossing]]:
    """Yield every handoff between departments with their offices."""
    for handoff in org.handoffs:
        crossing = office_crossing(handoff, org)
        if crossing is not None:
            yield handoff, crossing


def departments_of(handoff: Handoff, org: Organization) -> Ends:
    """Return the departments of both ends."""
    return _department(handoff.source, org), _department(handoff.target, org)


def office_crossing(handoff: Handoff, org: Organization) -> OfficeCrossing | None:
    """Return the offices that a handoff passes between; ``None`` where it stays inside one department.

    The offices are those of the departments, whichever duty stands at an end: what is agreed or shared across a
    boundary, departments agree and share.
    """
    source, target = departments_of(handoff, org)
    if source is not None and source == target:
        return None
    from_office, to_office = _office(source, org), _office(target, org)
    missing = []
    if source is None or target is None:
        missing.append("duty.departments")
    if (source and not from_office) or (target and not to_office):
        missing.append("department.office")
    settled = YES if from_office != to_office else NO
    return OfficeCrossing(from_office, to_office, unknown(*missing) if missing else settled)


def _department(address: str, org: Organization) -> str | None:
    department, slash, _ = address.partition("/")
    duty = org.duty_by_address.get(address) if slash else None
    return duty.department_id if duty else department


def _office(department_id: str | None, org: Organization) -> Office | None:
    department = org.department_by_id.get(department_id) if department_id else None
    return department.office if department else None
