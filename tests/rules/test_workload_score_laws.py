"""What new facts may do to the findings of this family: a gap closes, it never opens a second one."""

from typing import Any

import pytest
import yaml

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from orgaudit.testing import CASES_TODAY


def result(company: dict[str, Any], *select: str) -> AuditResult:
    organization = load_text(yaml.safe_dump(company, allow_unicode=True), today=CASES_TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=CASES_TODAY, select=select))


def finance(*duties: dict[str, Any] | str, **facts: Any) -> dict[str, Any]:
    return {"company": "Northwind", "departments": [{"name": "Finance", "duties": list(duties), **facts}]}


def width(audited: AuditResult) -> float:
    return audited.score.overall.high - audited.score.overall.low


PAYROLL = {"name": "Payroll", "hours_per_month": 270, "peak_months": [3]}


@pytest.mark.parametrize(
    "fact",
    [
        {"peak_months": "none"},
        {"peak_months": [9]},
        {"monthly_hours": {6: 600}},
        {"hours_per_month": 200},
        {"performed_by": "vendor"},
        {"performed_by": "self"},
        {"criticality": "high"},
    ],
    ids=str,
)
@pytest.mark.parametrize("known", [{}, {"hours_per_month": 40}], ids=["empty", "with hours"])
def test_a_fact_about_a_duty_never_widens_the_band(known: dict[str, Any], fact: dict[str, Any]) -> None:
    gap = {"name": "Invoices", **known}
    before = result(finance(PAYROLL, gap, headcount=2), "LOD001", "LOD002")
    after = result(finance(PAYROLL, {**gap, **fact}, headcount=2), "LOD001", "LOD002")
    assert width(after) <= width(before)


@pytest.mark.parametrize("fact", [{"headcount": 2}, {"headcount": 9}, {"provided_by": "vendor"}], ids=str)
def test_a_fact_about_the_department_never_widens_the_band(fact: dict[str, Any]) -> None:
    before = result(finance(PAYROLL, "Invoices"), "LOD001", "LOD002")
    after = result(finance(PAYROLL, "Invoices", **fact), "LOD001", "LOD002")
    assert width(after) <= width(before)


def test_naming_a_busy_backup_costs_no_more_than_having_none() -> None:
    lead = {
        "name": "Closing",
        "primary": "Kim",
        "monthly_hours": {3: 200},
        "deadline": "legal",
        "criticality": "low",
    }
    busy = {"name": "Tax", "primary": "Lee", "backups": ["Ann"], "monthly_hours": {3: 200}}
    alone = result(finance({**lead, "backups": "none"}, busy), "SIL001", "LOD003")
    helped = result(finance({**lead, "backups": ["Lee"]}, busy), "SIL001", "LOD003")
    assert {item.finding.rule for item in alone.findings} == {"SIL001"}
    assert {item.finding.rule for item in helped.findings} == {"LOD003"}
    assert alone.score.overall.value is not None
    assert helped.score.overall.value is not None
    assert helped.score.overall.value >= alone.score.overall.value


def test_writing_down_a_backup_never_widens_the_band() -> None:
    before = result(finance({"name": "Closing", "primary": "Kim"}), "SIL001", "LOD003")
    after = result(finance({"name": "Closing", "primary": "Kim", "backups": ["Lee"]}), "SIL001", "LOD003")
    assert width(after) <= width(before)


def test_empty_duties_take_no_finding_away() -> None:
    full = {"name": "Payroll", "monthly_hours": [150] * 11 + [300], "criticality": "high"}
    padding = [f"Check {number}" for number in range(30)]
    for rule in ("LOD001", "LOD002"):
        before = result(finance(full, headcount=1), rule)
        after = result(finance(full, *padding, headcount=1), rule)
        assert [item.finding.rule for item in before.findings] == [rule]
        assert [item.finding.severity for item in after.findings] == [
            item.finding.severity for item in before.findings
        ]


def test_a_description_in_full_leaves_nothing_open() -> None:
    closing = {
        "name": "Closing",
        "monthly_hours": {3: 60},
        "performed_by": "self",
        "primary": "kim",
        "backups": ["lee"],
    }
    posting = {
        "name": "Posting",
        "hours_per_month": 90,
        "peak_months": "none",
        "performed_by": "self",
        "primary": "lee",
        "backups": ["kim"],
    }
    known = {
        "deadline": "none",
        "consumer": "Board",
        "purpose": "control",
        "specialist": False,
        "stoppable": False,
    }
    company = finance({**closing, **known}, {**posting, **known}, headcount=2, provided_by="self")
    company["people"] = {name: {"department": "Finance", "fte": 1} for name in ("kim", "lee")}
    audited = result(company, "LOD001", "LOD003", "LOD004", "LOD005")
    assert audited.findings == ()
    assert width(audited) == 0


def test_critical_overload_comes_before_the_ranking() -> None:
    company = finance(
        {"name": "Closing", "monthly_hours": {3: 240}},
        {"name": "Unused", "hours_per_month": 20, "consumer": "none"},
        headcount=1,
    )
    audited = result(company, "LOD001", "LOD004")
    gates = {item.finding.rule: item.priority.gate0 for item in audited.findings}
    assert gates == {"LOD001": True, "LOD004": False}
    assert audited.moves[0].gate0
    high = result(finance({"name": "Closing", "monthly_hours": {3: 239}}, headcount=1), "LOD001")
    assert [item.priority.gate0 for item in high.findings] == [False]


def test_the_unused_report_of_the_worked_example() -> None:
    audited = result(finance({"name": "Monthly report", "hours_per_month": 6, "consumer": "none"}), "LOD004")
    (item,) = audited.findings
    assert (item.priority.recoverable_hours, item.priority.risk_hours) == (72.0, 0.0)
    assert item.priority.score == pytest.approx(14.40)
