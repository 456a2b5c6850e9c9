"""One goal is one fact: told once, and the same however it is written."""

from datetime import date

import pytest

from orgaudit.findings.finding import Finding
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)


def audited(goal: str) -> AuditResult:
    text = (
        "company: {name: Acme, employees: 60}\n"
        "departments:\n"
        f"  - {{name: HR, office: back, headcount: 4, mission: m, charter: [Payroll], goals: [{goal}], duties: [Payroll]}}"
    )
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY, select=("goals",)))


def rules_of(finding: Finding) -> dict[str, object]:
    return {item.rule: rules_of(item) for item in finding.absorbed}


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        ("Promote a strong culture", {"GOL002": {"GOL003": {}}}),
        ("{text: Promote a strong culture, owner: Kim}", {"GOL002": {"GOL003": {"GOL005": {}}}}),
        ("{text: 'Hire people for the shops', due: 2027-03-31}", {"GOL002": {"GOL005": {}}}),
        ("{text: Support the shops, kpi: visits, use: watch, owner: Kim}", {"GOL003": {"GOL005": {}}}),
        ("{text: Fill 9 of 10 posts within 60 days, owner: Kim, due: 2027-03-31}", {"GOL005": {}}),
    ],
)
def test_a_goal_is_told_once(goal: str, told: dict[str, object]) -> None:
    found = {
        item.finding.rule: rules_of(item.finding)
        for item in audited(goal).findings
        if item.finding.subject.kind == "goal"
    }
    assert found == told


@pytest.mark.parametrize("text", ["Promote a strong culture", "Fill 9 of 10 posts within 60 days"])
def test_a_text_and_an_object_with_nothing_but_its_text_are_judged_alike(text: str) -> None:
    bare, written_out = audited(text), audited(f"{{text: {text}}}")
    assert bare.score == written_out.score
    assert [item.finding.fingerprint for item in bare.findings] == [
        item.finding.fingerprint for item in written_out.findings
    ]


def test_a_copied_target_is_to_be_replaced_and_not_to_be_completed() -> None:
    organization = load_text(
        """
company: {name: Acme, employees: 60}
departments:
  - {name: Sales, office: front, headcount: 4, goals: [{text: Net sales of 14 million, kpi: net sales, target: 14, unit: million}], duties: [Sales]}
  - {name: Tech, office: middle, headcount: 4, goals: [{text: Net sales of 14 million, kpi: net sales, target: 14, unit: million}], duties: [IT]}
""",
        today=TODAY,
    ).organization
    assert organization is not None
    findings = [
        item.finding for item in audit(organization, Settings(today=TODAY, select=("goals",))).findings
    ]
    assert [(item.rule, rules_of(item)) for item in findings if item.subject.address.startswith("tech/")] == [
        ("GOL004", {"GOL005": {}})
    ]
