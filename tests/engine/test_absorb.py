"""What a finding that absorbs another shows of it: never less than what is certain."""

from datetime import date

import pytest

from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Budget, GateRequest, Settings

TODAY = date(2026, 11, 20)

RETURNED = """
company: Northwind
departments: [{name: Sales, office: front}, {name: Accounting, office: back}]
handoffs:
  - {id: orders, from: sales, to: accounting, return_rate: 0.12, rekeyed: true, key: none}
"""
"""Every eighth order comes back, medium; and nothing tells whose order it is, so all is keyed again: high."""

STANDS_IN_BY_NAME = """
company: Northwind
people: {Kim: {leaving_on: 2026-12-31}, Lee: {skills: {office/payroll: 1}}}
departments:
  - name: Office
    duties:
      - {name: Payroll, primary: Kim, backups: Lee, criticality: high, deadline: none, stoppable: no}
"""


def audited(text: str, **severity: Severity) -> AuditResult:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY, select=("HND002", "HND005", "silo"), severity=severity))


def test_what_absorbs_a_graver_finding_is_shown_at_its_level() -> None:
    result = audited(RETURNED)
    (told,) = result.findings
    assert told.finding.rule == "HND002"
    assert told.finding.severity is Severity.HIGH
    assert told.points == pytest.approx(100 - 100 / (1 + 4 / 30), abs=0.01)
    assert not judge(GateRequest(Budget(fail_on=Severity.HIGH)), result).passed


def test_what_is_not_certain_lifts_nothing() -> None:
    unsure = RETURNED.replace("key: none", "key_name_from: order") + (
        "  - {id: bills, from: sales, to: accounting, return_rate: 0, shared_system: A, key: B, timestamp: yes}\n"
    )
    told = next(item.finding for item in audited(unsure).findings if item.finding.absorbed)
    assert [(item.rule, item.severity, item.confidence) for item in told.absorbed] == [
        ("HND005", "high", "low")
    ]
    assert told.severity is Severity.MEDIUM


def test_a_level_that_settings_fix_hides_nothing_graver() -> None:
    told = {
        item.finding.rule: item.finding.severity for item in audited(RETURNED, HND002=Severity.LOW).findings
    }
    assert told == {"HND002": Severity.LOW, "HND005": Severity.HIGH}
    lowered = audited(RETURNED, HND002=Severity.LOW, HND005=Severity.LOW).findings
    assert [item.finding.rule for item in lowered] == ["HND002"]


def test_the_lesser_of_the_lesser_stays_inside() -> None:
    told = {item.finding.rule: item.finding for item in audited(STANDS_IN_BY_NAME).findings}
    inside = told["SIL007"].absorbed
    assert [item.rule for item in inside] == ["SIL006"]
    assert [item.rule for item in inside[0].absorbed] == ["SIL001"]


VENDOR = """
company: Northwind
departments:
  - name: Office
    duties:
      - {name: Payroll, primary: Kim, accountable: none, performed_by: vendor, criticality: critical, sla: A, vendor_review_on: 2026-10-01}
"""


def test_another_family_is_not_charged_for_what_is_absorbed() -> None:
    organization = load_text(VENDOR, today=TODAY).organization
    assert organization is not None
    result = audit(organization, Settings(today=TODAY, select=("GOV003", "BND001")))
    (told,) = result.findings
    assert (told.finding.rule, told.finding.severity, told.finding.unraised) == (
        "GOV003",
        "high",
        "medium",
    )
    families = result.score.families
    assert families["governance"].value == pytest.approx(100 / (1 + 2 / 15), abs=0.01)
    assert families["boundary"].value == pytest.approx(100 / (1 + 4 / 15), abs=0.01)
