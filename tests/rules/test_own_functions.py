"""A company's own words and offices for functions reach the rules and are told as evidence."""

from datetime import date

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.audit_result import AuditResult
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
