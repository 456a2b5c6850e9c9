"""The boundary table and the map of duties for machines."""

from collections import Counter
from typing import Any

from orgaudit.engine.boundaries import BlurredBoundary, blurred_boundaries
from orgaudit.engine.duty_map import MappedDuty, duty_map
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult


def boundaries_json(result: AuditResult, words: Localizer) -> list[dict[str, Any]]:
    """Return every pair of departments with a blurred boundary, the worst first."""
    return [_boundary(item, words) for item in blurred_boundaries(result)]


def duty_map_json(result: AuditResult, words: Localizer) -> list[dict[str, Any]]:
    """Return every recurring duty with its place on the two axes, in file order."""
    return [_mapped(item, words) for item in duty_map(result.organization)]


def _boundary(boundary: BlurredBoundary, words: Localizer) -> dict[str, Any]:
    return {
        "departments": [_department(name, words) for name in boundary.departments],
        "blur": boundary.blur,
        "weight": boundary.weight,
        "reasons": [
            {"rule": rule, "count": count}
            for rule, count in Counter(finding.rule for finding in boundary.findings).most_common()
        ],
        "fingerprints": [finding.fingerprint for finding in boundary.findings],
    }


def _department(department_id: str, words: Localizer) -> dict[str, Any]:
    department = words.org.department_by_id[department_id]
    return {
        "id": words.redactor.text(department_id),
        "name": words.redactor.text(department.name),
        "office": department.office,
    }


def _mapped(item: MappedDuty, words: Localizer) -> dict[str, Any]:
    return {
        "duty": words.redactor.text(item.duty),
        "department": words.redactor.text(item.department) if item.department else None,
        "customer_contact": item.customer_contact,
        "purpose": item.purpose,
        "office": item.office,
        "office_from": item.office_from,
        "hours_per_month": item.hours_per_month,
    }
