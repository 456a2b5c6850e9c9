"""The departments and handoffs of a company for machines: what its pictures are drawn from."""

from typing import Any

from orgaudit.model import Department, Handoff, Organization
from orgaudit.model.load import added, hours_by_month, mean_of
from orgaudit.reports.machine.json.finding import raw_json
from orgaudit.reports.words.localizer import Localizer


def departments_json(org: Organization, words: Localizer) -> list[dict[str, Any]]:
    """Return every department, in the order of the company."""
    return [_department(department, words) for department in org.departments]


def _department(department: Department, words: Localizer) -> dict[str, Any]:
    """Return a department with the hours of its recurring duties: a mean month, and January to December.

    ``None`` where the hours of none of them are known; else those that are known.
    """
    years = [year for duty in department.recurring_duties if (year := hours_by_month(duty)) is not None]
    year = added(years) if years else None
    return {
        "id": words.redactor.text(department.id),
        "name": words.department(department.id),
        "office": department.office,
        "headcount": raw_json(department.headcount, "", words),
        "hours": None if year is None else raw_json(mean_of(year), "", words),
        "months": raw_json(year, "", words),
    }


def handoffs_json(org: Organization, words: Localizer) -> list[dict[str, Any]]:
    """Return every handoff, in the order of the company; its ends are departments or duties."""
    return [_handoff(handoff, words) for handoff in org.handoffs]


def _handoff(handoff: Handoff, words: Localizer) -> dict[str, Any]:
    return {
        "id": words.redactor.text(handoff.id),
        "from": words.redactor.text(handoff.source),
        "to": words.redactor.text(handoff.target),
        "medium": handoff.medium,
        "volume_per_month": raw_json(handoff.volume_per_month, "", words),
        "wait_days": raw_json(handoff.wait_days, "", words),
        "return_rate": raw_json(handoff.return_rate, "", words),
    }
