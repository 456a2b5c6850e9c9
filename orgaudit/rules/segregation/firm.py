"""Companies too small to give each step to another person."""

from collections.abc import Iterator

from orgaudit.findings.severity import Confidence
from orgaudit.model.organization import Organization

TINY_FIRM = 3
"""Up to this many employees separation is out of reach, and a control that makes up for it is asked for instead."""

LONE_FIRM = 1
"""Where one person is the whole company nobody else can check."""


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
