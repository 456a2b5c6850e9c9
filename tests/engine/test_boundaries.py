"""The boundary table: which departments share a blurred boundary, how blurred, by which findings."""

from datetime import date

from orgaudit.engine.boundaries import blurred_boundaries
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)

COMPANY = """
company: {name: Northwind, employees: 60}
departments:
  - name: Sales
    office: front
    duties:
      - {name: Complaints, also_in: [quality]}
      - {name: Price list, function: pricing, hours_per_month: 2}
  - name: Quality
    office: middle
    duties: [Inspection]
  - name: Accounting
    office: back
    duties: [{name: Closing, accountable: none}]
"""


def audited(text: str) -> AuditResult:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY, select=("BND",)))


def test_two_owners_blur_the_boundary_between_them_and_no_other() -> None:
    found = blurred_boundaries(audited(COMPANY))
    assert [(item.departments, item.weight, item.blur) for item in found] == [
        (("quality", "sales"), 4.0, "medium")
    ]
    assert [finding.rule for finding in found[0].findings] == ["BND002"]


def test_what_is_only_read_from_a_name_weighs_half() -> None:
    text = """
company: 北斗商事
部署:
  - {部署名: 営業部, 業務: [{業務名: 得意先一覧の更新, 主担当: 佐藤, 頻度: 月次, 月間時間: 2}]}
  - {部署名: 購買部, 業務: [{業務名: 得意先一覧の更新, 主担当: 鈴木, 頻度: 月次, 月間時間: 2}]}
"""
    (found,) = blurred_boundaries(audited(text))
    finding = next(item for item in found.findings if item.rule == "BND003")
    assert finding.severity.value == "medium"
    assert found.weight == 1.0
    assert found.blur == "low"


def test_a_waived_finding_blurs_nothing() -> None:
    waived = COMPANY + (
        "waivers:\n  - {rule: BND002, subject: sales/complaints, reason: agreed, owner: sales, expires: 2027-01-31}\n"
    )
    assert blurred_boundaries(audited(waived)) == ()


def test_work_that_every_branch_has_blurs_no_boundary_between_two_of_them() -> None:
    def branches(count: int) -> str:
        departments = [
            f"  - {{name: Branch {number} of ours, duties: [Key audit]}}\n" for number in range(count)
        ]
        return "company: Northwind\ndepartments:\n" + "".join(departments)

    assert len(blurred_boundaries(audited(branches(10)))) == 45
    assert blurred_boundaries(audited(branches(11))) == ()
