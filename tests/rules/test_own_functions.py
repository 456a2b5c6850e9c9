"""A company's own words and offices for functions reach the rules and are told as evidence."""

from dataclasses import replace
from datetime import date

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.goals.kpi_ideas import kpi_ideas
from orgaudit.settings import OwnFunctions, Settings
from orgaudit.wording.catalogue import Catalogue

TODAY = date(2026, 11, 20)

COMPANY = """
company: {name: 北斗商事, employees: 80}
部署:
  - 部署名: 営業部
    区分: フロント
    人数: 8
    業務:
      - {業務名: 新規開拓営業, 月間時間: 60}
      - {業務名: 帳合, 月間時間: 40}
"""


def judged(functions: OwnFunctions, *rules: str) -> AuditResult:
    organization = load_text(COMPANY, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY, select=rules, functions=functions))


def test_an_own_word_is_read_and_named() -> None:
    assert judged(OwnFunctions(), "BND004", "BND005").findings == ()
    result = judged(OwnFunctions({"帳合": "billing"}), "BND004", "BND005")
    assert {item.finding.rule for item in result.findings} == {"BND004", "BND005"}
    unwritten = next(item.finding for item in result.findings if item.finding.rule == "BND005")
    for language in ("ja", "en"):
        words = localizer(result.organization, Catalogue(language), redact=False)
        assert "帳合" in words.message(unwritten).text


def test_an_own_office_decides_and_is_a_written_choice() -> None:
    own = OwnFunctions({"帳合": "billing"}, {"billing": "front"})
    assert judged(own, "BND004", "BND005", "BND007").findings == ()


SEGREGATED = """
company: {name: 北斗商事, employees: 80, regulated: false}
departments:
  - name: 第一室
    office: front
    goals: [{text: 訪問する}]
    duties:
      - {name: とりひき, process: p, step: execute, primary: 佐藤, function: しごと甲, payments: []}
      - {name: とりひきの記録, process: p, step: record, primary: 佐藤, function: しごと乙, payments: []}
  - name: 見張り室
    parent: 第一室
    duties: [{name: 見張り, hours_per_month: 10}]
"""


def outcomes(functions: OwnFunctions, rule: str, text: str = SEGREGATED) -> tuple[int, tuple[str, ...]]:
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    result = audit(organization, Settings(today=TODAY, select=(rule,), functions=functions))
    return len(result.findings), tuple(gap for item in result.not_judged for gap in item.not_judged.missing)


def test_segregation_takes_a_function_word_and_an_office_from_the_settings() -> None:
    words = {"しごと甲": "field_sales", "しごと乙": "billing"}
    assert outcomes(OwnFunctions(), "SOD003")[0] == 0
    assert outcomes(OwnFunctions(words), "SOD003")[0] == 1
    assert outcomes(OwnFunctions(words, {"field_sales": "back"}), "SOD003")[0] == 0


def test_segregation_takes_what_pays_and_which_line_a_department_is_from_the_settings() -> None:
    checked = SEGREGATED.replace(", payments: []", "")
    assert outcomes(OwnFunctions({"しごと甲": "cash"}), "SOD006", checked) != outcomes(
        OwnFunctions(), "SOD006", checked
    )
    assert outcomes(OwnFunctions(), "SOD004")[0] == 0
    assert outcomes(OwnFunctions({"見張り室": "compliance"}), "SOD004")[0] == 1


def test_kpi_ideas_take_words_from_the_settings() -> None:
    organization = load_text(SEGREGATED, today=TODAY).organization
    assert organization is not None
    own = replace(organization, own_names={"見張り室": "payroll"})
    plain, told = (kpi_ideas(org, org.department_by_id["見張り室"]) for org in (organization, own))
    assert told != plain
    assert told[0] == "payroll_accuracy"
