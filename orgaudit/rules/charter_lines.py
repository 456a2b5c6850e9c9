"""What the lines of a department's charter (業務分掌) name: shared by the rules that ask whether a duty is written down."""

from orgaudit.knowledge.functions import Function
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.identity import canonical


def charter_text(department: Department) -> str:
    """Return the charter in the form in which names are looked for, one line each; empty without a charter."""
    return "\n".join(canonical(line) for line in department.charter or ())


def is_named(charter: str, duty: Duty, function: Function | None) -> bool:
    """Whether a line of a charter (see ``charter_text``) contains the name of a duty or of its function."""
    names = (duty.name,) if function is None else (duty.name, function.ja, function.en)
    return any(canonical(name) in charter for name in names)
