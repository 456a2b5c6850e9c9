"""Silence is reported: where no duty of a department says anything that a rule could judge, it says so once, of the department."""

from collections.abc import Callable, Iterator

from orgaudit.findings.hit import NotJudged, Outcome
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization


def silent_departments(
    org: Organization, missing: tuple[str, ...], speaks: Callable[[Duty], bool]
) -> Iterator[Outcome]:
    """Yield what cannot be judged for each department with recurring duties of which none speaks."""
    for department in org.departments:
        recurring = [duty for duty in department.duties or () if duty.is_recurring]
        if recurring and not any(map(speaks, recurring)):
            yield NotJudged(department, missing)
