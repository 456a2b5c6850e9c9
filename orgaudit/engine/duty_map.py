"""The duties on two axes, the two tests of an office: customer contact and purpose. Data for pictures and tables."""

from typing import Literal

from orgaudit.model import Duty, Office, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.vocabulary import CustomerContact, Purpose
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions

OfficeSource = Literal["declared", "function", "name"]


class MappedDuty(NamedTuple):
    """A duty with its place on both axes, ``None`` where unknown, and its office with where that comes from.

    ``hours_per_month`` is that of a mean month.
    """

    duty: str
    department: str | None
    customer_contact: CustomerContact | None
    purpose: Purpose | None
    office: Office | None
    office_from: OfficeSource | None
    hours_per_month: float | None


def duty_map(org: Organization) -> tuple[MappedDuty, ...]:
    """Return every recurring duty in file order."""
    functions = duty_functions(org)
    return tuple(_mapped(functions, duty) for duty in org.recurring_duties)


def placed_duties(org: Organization) -> tuple[MappedDuty, ...]:
    """Return the recurring duties whose place on both axes is known. The offices of the others are not read."""
    functions = duty_functions(org)
    return tuple(
        _mapped(functions, duty) for duty in org.recurring_duties if duty.customer_contact and duty.purpose
    )


def _mapped(functions: DutyFunctions, duty: Duty) -> MappedDuty:
    office, source = _office(functions, duty)
    return MappedDuty(
        duty.address,
        duty.department_id,
        duty.customer_contact,
        duty.purpose,
        office,
        source,
        duty.monthly_effort,
    )


def _office(functions: DutyFunctions, duty: Duty) -> tuple[Office | None, OfficeSource | None]:
    known = functions.office(duty)
    if known.office is not None:
        return known.office, "declared" if known.declared else "function"
    by_name = functions.office_by_name(duty)
    return by_name, "name" if by_name else None
