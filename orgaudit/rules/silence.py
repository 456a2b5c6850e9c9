"""Silence is reported once: of a department that lists no duties or goals, or of whose duties none says what a rule asks."""

from collections.abc import Callable, Iterator
from typing import Literal

from orgaudit.findings.hit import NotJudged, Outcomes
from orgaudit.model import Duty, Organization


def silent_departments(
    org: Organization, missing: tuple[str, ...], speaks: Callable[[Duty], bool]
) -> Outcomes:
    """Yield what cannot be judged for each department with recurring duties of which none speaks."""
    for department in org.departments:
        recurring = department.recurring_duties
        if recurring and not any(map(speaks, recurring)):
            yield NotJudged(department, missing)


def unlisted(org: Organization, what: Literal["duties", "goals"]) -> Iterator[NotJudged]:
    """Yield what cannot be judged for each department whose duties or goals are not written."""
    for department in org.departments:
        if getattr(department, what) is None:
            yield NotJudged(department, (f"department.{what}",))
