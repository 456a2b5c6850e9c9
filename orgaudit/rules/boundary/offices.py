"""Which office the evidence speaks for or against, and which one a duty best fits."""

from collections.abc import Mapping
from typing import Final

from orgaudit.model import NONE, Department, Duty, Office
from orgaudit.model.vocabulary import Purpose
from orgaudit.rules.duty_functions import DutyFunctions
from orgaudit.rules.known import unwritten

_INSIDE: Final[Mapping[Purpose | None, Office]] = {"control": "middle", "operation": "back"}

_AT_THE_DOOR: Final = frozenset(("reception", "telephone", "mail"))
"""Functions that meet whoever calls, in whatever office they stand; house choice."""

OTHERWISE: Final[Mapping[Office, tuple[Purpose, ...]]] = {
    "back": ("revenue",),
    "front": ("control", "support"),
}
"""Purposes that speak against an office even where a reason is written: a line reading makes production front (EW), support never."""


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


def is_reasoned(duty: Duty, department: Department | None) -> bool:
    """Whether somebody wrote why the duty is the office that it is declared as, or that its department is."""
    if isinstance(duty.office_reason, str):
        return duty.office is not None
    if duty.office_reason is NONE or department is None or department.office is None:
        return False
    return isinstance(department.office_reason, str) and duty.office in (None, department.office)


def contradicts(duty: Duty, office: Office) -> bool:
    """Whether contact and purpose, the two tests of S0, speak against a front or back office."""
    if office == "back":
        return duty.customer_contact == "regular"
    no_contact = office == "front" and duty.customer_contact == "none"
    return no_contact and duty.purpose not in (None, "revenue")


def despite_reason(department: Department, most: float) -> tuple[Duty, ...]:
    """Return the duties that say otherwise, by contact and by purpose, where they are most of what a written reason speaks for."""
    office = department.office
    if office not in ("front", "back") or not isinstance(department.office_reason, str):
        return ()
    silent = [duty for duty in department.duties or () if duty.office_reason is None]
    spoken_for = [duty for duty in silent if duty.office in (None, office)]
    otherwise = tuple(duty for duty in spoken_for if _says_otherwise(duty, office))
    return otherwise if len(otherwise) >= most * len(spoken_for) else ()


def _says_otherwise(duty: Duty, office: Office) -> bool:
    return contradicts(duty, office) and duty.purpose in OTHERWISE.get(office, ())


def undecided(duty: Duty, office: Office) -> tuple[str, ...]:
    """Return the unwritten facts that could still contradict a front or back office."""
    if office == "back":
        return () if duty.customer_contact else ("duty.customer_contact",)
    if duty.customer_contact in ("regular", "occasional") or duty.purpose == "revenue":
        return ()
    return unwritten(duty, "customer_contact", "purpose")


def meets_customers(department: Department, share: float) -> bool:
    """Whether a department is a back office of whose duties at least this share have regular customer contact."""
    if department.office != "back":
        return False
    duties = department.recurring_duties
    return sum(duty.customer_contact == "regular" for duty in duties) >= share * len(duties)


def serves_others(department: Department, share: float) -> bool:
    """Whether what a department is for is a middle office's by the test of purpose: support or control, stated of at least this share of its duties."""
    duties = department.recurring_duties
    stated = [duty.purpose for duty in duties if duty.purpose is not None]
    return bool(stated) and len(stated) >= share * len(duties) and set(stated) <= {"support", "control"}


def meets_callers(functions: DutyFunctions, duty: Duty) -> bool:
    """Whether a duty is the door or the telephone, which make no front office."""
    return not functions.of_parts(duty).isdisjoint(_AT_THE_DOOR)


def better_office(functions: DutyFunctions, duty: Duty, office: Office) -> Office | None:
    """Return the office that contact and purpose speak for, else the one that the function of a duty usually has, where that is another."""
    usual = functions.usual_office_of(duty)
    return evident_office(duty) or (usual if usual != office else None)
