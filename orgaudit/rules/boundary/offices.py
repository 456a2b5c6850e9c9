"""Which office the evidence speaks for, and which one a duty best fits."""

from collections.abc import Mapping
from typing import Final

from orgaudit.model.duty import Duty
from orgaudit.model.vocabulary import Office, Purpose
from orgaudit.rules.duty_functions import DutyFunctions

_INSIDE: Final[Mapping[Purpose | None, Office]] = {"control": "middle", "operation": "back"}


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


def fitting_office(functions: DutyFunctions, duty: Duty) -> Office | None:
    """Return the one office that a duty best fits: declared, else by its function, the evidence, at last its name."""
    office = functions.office(duty).office or evident_office(duty) or named_office(functions, duty)
    return None if office == "mixed" else office


def named_office(functions: DutyFunctions, duty: Duty) -> Office | None:
    """Return the office that the name tells, unless contact or purpose, which are written, speak against it."""
    office = functions.office_by_name(duty)
    evident = evident_office(duty)
    inside = duty.customer_contact == "none" or duty.purpose in ("control", "operation")
    refuted = evident not in (None, office) or (office == "front" and inside)
    return None if refuted else office
