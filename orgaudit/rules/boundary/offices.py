"""To which office a duty belongs, and how surely that is known."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from orgaudit.knowledge.functions import Function, find_function
from orgaudit.model.duty import Duty
from orgaudit.model.vocabulary import Office, Purpose

_INSIDE: Final[Mapping[Purpose | None, Office]] = {"control": "middle", "operation": "back"}


class OfficeReading(NamedTuple):
    """The office of a duty; ``None`` where unknown. ``declared`` is False where its function tells it."""

    office: Office | None
    declared: bool


def stated_function(duty: Duty) -> Function | None:
    """Return the function that a duty's ``function`` names, by id, name or synonym."""
    return find_function(duty.function) if isinstance(duty.function, str) else None


def office_of(duty: Duty) -> OfficeReading:
    """Return the declared office, else the usual one of the stated function.

    The department's office is never handed down. A duty declared ``mixed`` is of no single office, so of another than
    any department's.
    """
    if duty.office is not None:
        return OfficeReading(duty.office, declared=True)
    function = stated_function(duty)
    return OfficeReading(function.office if function else None, declared=False)


def evident_office(duty: Duty) -> Office | None:
    """Return the office that customer contact and purpose speak for, by the two tests of S0; ``None`` where they do not.

    First: who regularly meets customers is front. Second: the purpose, revenue being front. Without any customer
    contact, control is middle and running the company back; support serves either and decides nothing.
    """
    if duty.customer_contact == "regular" or duty.purpose == "revenue":
        return "front"
    if duty.customer_contact != "none":
        return None
    return _INSIDE.get(duty.purpose)


def fitting_office(duty: Duty) -> Office | None:
    """Return the one office that a duty best fits: declared, else by its function, else by the evidence."""
    office = office_of(duty).office or evident_office(duty)
    return None if office == "mixed" else office
