"""Companies too small to give each step to another person."""

from collections.abc import Iterator

from orgaudit.findings.severity import Confidence
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.spec import Options, Origin, threshold

TINY_FIRM = 3
"""Up to this many employees separation is out of reach, and a control that makes up for it is asked for instead."""

MOST_STEPS = 2
"""Of authorise, custody, record and reconcile so many may lie in one hand (MCKIN)."""

LONE_FIRM = 1
"""Where one person is the whole company nobody else can check."""


@dataclass(frozen=True, slots=True)
class TinyFirmOptions(Options):
    """Thresholds of SOD001, SOD003 and SOD004."""

    tiny_firm: int = threshold(TINY_FIRM, Origin.HOUSE, "people")


@dataclass(frozen=True, slots=True)
class StepOptions(Options):
    """Thresholds of SOD002 and of SOD005, which links to it."""

    most_steps: int = threshold(MOST_STEPS, Origin.SOURCED, "steps")
    tiny_firm: int = threshold(TINY_FIRM, Origin.HOUSE, "people")


def is_tiny(org: Organization, most: int) -> bool:
    """Whether a company is stated to have at most ``most`` employees."""
    employees = org.company.employees
    if employees is None:
        return False
    return not isinstance(employees, int) or employees <= most


def size_confidence(org: Organization, most: int) -> Confidence:
    """Return how sure it is that a company is not that small: stated, or more people are seen at work in it."""
    if org.company.employees is not None:
        return Confidence.HIGH
    seen: set[str] = set()
    for person in _at_work(org):
        seen.add(person)
        if len(seen) > most:
            return Confidence.HIGH
    return Confidence.MEDIUM


def _at_work(org: Organization) -> Iterator[str]:
    """Yield who works there: whoever does duties, heads a department or belongs to one. Backups may be borrowed."""
    for duty in org.duties:
        yield from duty.primary or ()
    for department in org.departments:
        if isinstance(department.head, str):
            yield department.head
    yield from (person.id for person in org.people if isinstance(person.department, str))
