"""To which office a duty belongs, and how surely that is known."""

from dataclasses import dataclass

from orgaudit.knowledge.functions import Function, find_function
from orgaudit.model.duty import Duty
from orgaudit.model.vocabulary import Office


@dataclass(frozen=True, slots=True)
class OfficeReading:
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
