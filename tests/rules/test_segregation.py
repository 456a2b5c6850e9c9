"""What the rules of separation say together, and lines of command that run in circles."""

from datetime import date

import pytest

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load_text
from orgaudit.model import Duty, Process
from orgaudit.model.company import Company
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import Payment
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.known import Known
from orgaudit.rules.segregation.matter import money_in, money_of
from orgaudit.rules.segregation.reporting_lines import ReportingLines
from orgaudit.rules.segregation.verdict import Verdict, surest
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)

ONE_HAND = """
company: {name: Northwind, employees: 45, regulated: no}
departments:
  - name: Finance
    duties:
      - {name: Requests, process: Payments, step: initiate, primary: Kim, payments: [transfer], compensating: none}
      - {name: Approval, process: Payments, step: authorise, primary: Kim, compensating: none}
      - {name: Transfers, process: Payments, step: custody, primary: Kim, compensating: none}
      - {name: Books, process: Payments, step: record, primary: Kim, compensating: none}
"""

CIRCLES = """
company: Northwind
people:
  Ann: {reports_to: Bea}
  Bea: {reports_to: Ann}
departments:
  - {name: North, head: Ann, parent: South}
  - {name: South, head: Cid, parent: North}
"""


def company(text: str) -> Organization:
    org = load_text(text, today=TODAY).organization
    assert org is not None
    return org


def audited(text: str) -> AuditResult:
    return audit(company(text), Settings(today=TODAY, select=("segregation",)))


def test_one_bad_arrangement_is_told_once_and_its_missing_control_once() -> None:
    told = {item.finding.rule: item for item in audited(ONE_HAND).findings}
    assert told.keys() == {"SOD001", "SOD005"}
    (inside,) = told["SOD001"].finding.absorbed
    assert (inside.rule, [item.rule for item in inside.absorbed]) == ("SOD002", ["SOD006"])
    assert told["SOD001"].priority.gate0
    assert not told["SOD005"].priority.gate0


def test_a_control_leaves_only_what_it_makes_up_for() -> None:
    controlled = ONE_HAND.replace("compensating: none", "compensating: [bank statement to the owner]")
    assert [item.finding.rule for item in audited(controlled).findings] == ["SOD001"]


def test_a_company_of_three_is_asked_for_a_control_alone() -> None:
    small = ONE_HAND.replace("employees: 45", "employees: 3")
    assert "SOD005" in {item.finding.rule for item in audited(small).findings}
    assert not {"SOD001", "SOD002"} & {item.finding.rule for item in audited(small).findings}


def test_lines_that_run_in_circles_end() -> None:
    lines = ReportingLines(company(CIRCLES))
    assert lines.with_ancestors("north") == ("north", "south")
    assert lines.superiors("ann") == ("bea",)
    assert lines.commanders("south") == {"ann", "bea", "cid"}


def test_a_graver_but_less_certain_defect_does_not_make_the_link_less_certain() -> None:
    certain = Verdict(Known(holds=True), severity=Severity.MEDIUM)
    graver = Verdict(Known(holds=True, sure=Confidence.MEDIUM), severity=Severity.CRITICAL)
    assert surest({"SOD001": graver, "SOD002": certain}) == "SOD002"
    undecided = {"SOD001": Verdict(Known(holds=None)), "SOD002": Verdict(Known(holds=False))}
    assert surest(undecided) is None


@pytest.mark.parametrize("payments", [None, (), ("cash",)])
@pytest.mark.parametrize("function", [None, "payroll", "payables", "master_data", "sales"])
@pytest.mark.parametrize("name", ["給与計算", "振込", "取引先マスタの登録", "営業"])
def test_a_duty_by_itself_pays_as_a_process_of_it_alone(
    name: str, function: str | None, payments: tuple[Payment, ...] | None
) -> None:
    duty = Duty(id=name, name=name, home="d", function=function, payments=payments)
    org = Organization(company=Company(name="c"), as_of=TODAY)
    assert money_in(org, duty) == money_of(org, Process(duty.id, name, (duty,)))
