"""The boundary table and the map of duties for machines."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from orgaudit.engine.boundaries import BlurredBoundary, blurred_boundaries
from orgaudit.engine.duty_map import duty_map
from orgaudit.reports.machine.json.laying_out import Written, in_batches, number_text, text_json, written
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult


def boundaries_json(result: AuditResult, words: Localizer) -> list[dict[str, Any]]:
    """Return every pair of departments with a blurred boundary, the worst first."""
    return [_boundary(item, words) for item in blurred_boundaries(result)]


def duty_map_json(result: AuditResult, words: Localizer) -> Iterator[Written]:
    """Write every recurring duty with its place on the two axes, in file order."""
    return in_batches(_duty_map(result, words))


def _duty_map(result: AuditResult, words: Localizer) -> Iterator[str]:
    """Write the duties one by one; what many of them share is written once."""
    text = words.redactor.text
    shared = cache(written)

    @cache
    def home(department: str | None) -> str:
        return written(text(department) if department else None)

    for duty, department, contact, purpose, office, office_from, hours in duty_map(result.organization):
        yield (
            f'{{"duty": {text_json(text(duty))}, "department": {home(department)}'
            f', "customer_contact": {shared(contact)}, "purpose": {shared(purpose)}'
            f', "office": {shared(office)}, "office_from": {shared(office_from)}'
            f', "hours_per_month": {number_text(hours)}}}'
        )


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
