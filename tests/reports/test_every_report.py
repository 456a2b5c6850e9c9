"""Every report is a document that every format for people can write: a new format is one writer and one line."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import get_args

import pytest
from rich.cells import cell_len

from orgaudit.compare.plan.planning import plan
from orgaudit.compare.simulate.stops import exposures
from orgaudit.compare.simulate.what_if import simulate
from orgaudit.compare.states.difference import difference
from orgaudit.engine.input_quality import INPUT_CHECKS
from orgaudit.engine.questions import QuestionList, questions_of
from orgaudit.intake.fields import table
from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.importing import read_parts
from orgaudit.knowledge.names.reading import read_name
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step
from orgaudit.pipeline import audit
from orgaudit.portfolio.auditing import Task, company_result
from orgaudit.portfolio.standing import gathered
from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.content.baseline import Accepted, BaselineReport
from orgaudit.reports.content.diff import DiffReport, State
from orgaudit.reports.content.exposure import ExposureReport
from orgaudit.reports.content.fields import FieldsReport
from orgaudit.reports.content.import_report import ImportedReport
from orgaudit.reports.content.name import NamesReport
from orgaudit.reports.content.plan import PlanReport
from orgaudit.reports.content.portfolio import PortfolioReport
from orgaudit.reports.content.questions import QuestionsReport
from orgaudit.reports.content.rule import RuleReport
from orgaudit.reports.content.rules import RulesReport
from orgaudit.reports.content.simulation import SimulationReport
from orgaudit.reports.content.stored_diff import StoredDiffReport
from orgaudit.reports.content.trend import TrendReport
from orgaudit.reports.formats import FORMATS, Format, formats_of, render
from orgaudit.reports.report import Report
from orgaudit.reports.writers.page_options import Detail, PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import compared
from orgaudit.results.difference import Difference
from orgaudit.results.gate import NOT_ASKED
from orgaudit.results.known_findings import KnownFinding
from orgaudit.results.plan import Plan, PlanRequest
from orgaudit.results.portfolio import Entry
from orgaudit.results.simulation import Simulation
from orgaudit.results.trend import OpenFinding, Trend, TrendPoint
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import GateRequest, Settings
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.reports.sample_result import TODAY
from tests.reports.told import texts
from tests.reports.workbooks import told

COMPANY = """
company: {name: 北斗商事, country: JP, turnover_rate: 0.1}
people: {Sato Hanako: {department: 経理部}, 鈴木一郎: {department: 経理部}}
departments:
  - name: 経理部
    office: back
    goals: [月次決算の早期化に努める]
    duties:
      - {name: 給与計算, primary: Sato Hanako, backups: none, manual: none, criticality: critical, deadline: legal,
         next_due_on: 2026-12-10, hours_per_month: 30, media: [paper, excel], stoppable: false}
      - {name: 支払の実行, primary: Sato Hanako, payments: [cheque, transfer], hours_per_month: 8}
  - {name: 営業部, office: front, duties: [見積書の作成, {name: 請求書の発行, hours_per_month: 60, media: [fax]}]}
"""
PATHS = ("org/company.yaml",)


@cache
def company(text: str = COMPANY) -> Organization:
    loaded = load_text(text, today=TODAY)
    assert loaded.organization is not None, loaded.problems
    return loaded.organization


def corridor(org: Organization) -> AuditResult:
    return audit(org, Settings(today=TODAY))


@cache
def judged() -> AuditResult:
    return corridor(company())


@cache
def changed() -> Difference:
    return difference(
        judged(), corridor(company(COMPANY.replace("backups: none", "backups: [鈴木一郎]"))), corridor
    )


@cache
def planned() -> Plan:
    return plan(company(), corridor, PlanRequest(budget_hours=160, quarters=2), GateRequest())


@cache
def tried_out() -> Simulation:
    return simulate(company(), (Step("leaves", "sato hanako"),), corridor)


@cache
def asked() -> QuestionList:
    return questions_of(judged(), 5, None)


def audit_report(words: Catalogue) -> Report:
    return AuditReport(catalogue=words, result=judged(), paths=PATHS, sha256="0" * 64)


def baseline_report(words: Catalogue) -> Report:
    finding = judged().findings[0].finding
    kept = KnownFinding(finding.fingerprint, finding.rule, finding.severity, finding.subject.address)
    gone = KnownFinding("0" * 64, "GOV002", "info", "department:Sato Hanako")
    accepted = (Accepted(kept, TODAY, finding), Accepted(gone, TODAY, None))
    return BaselineReport(catalogue=words, result=judged(), accepted=accepted)


def diff_report(words: Catalogue) -> Report:
    states = (State("old.yaml", ("old.yaml",), None), State("new.yaml", ("new.yaml",), None))
    return DiffReport(catalogue=words, difference=changed(), old=states[0], new=states[1], gate=NOT_ASKED)


def stored_diff_report(words: Catalogue) -> Report:
    earlier = (KnownFinding("0" * 64, "SIL001", "high", "duty:経理部/給与計算"),)
    return StoredDiffReport(
        catalogue=words,
        result=judged(),
        comparison=compared(judged(), earlier, "old.html", score_before=50.0),
        names={"0" * 64: ("Sole keeper", "給与計算")},
        old_as_of="2026-01-01",
        new="new.yaml",
    )


def plan_report(words: Catalogue) -> Report:
    assert planned().steps
    return PlanReport(catalogue=words, plan=planned(), paths=PATHS, sha256="0" * 64)


def simulation_report(words: Catalogue) -> Report:
    return SimulationReport(catalogue=words, outcome=tried_out())


def exposure_report(words: Catalogue) -> Report:
    return ExposureReport(catalogue=words, exposures=exposures(company()), org=company())


def questions_report(words: Catalogue) -> Report:
    return QuestionsReport(
        catalogue=words, result=judged(), questions=asked(), paths=PATHS, sha256="0" * 64, source="org.yaml"
    )


def names_report(*names: str) -> Callable[[Catalogue], Report]:
    return lambda words: NamesReport(catalogue=words, readings=tuple(map(read_name, names)))


def rule_report(words: Catalogue) -> Report:
    return RuleReport(catalogue=words, rule=BUILTIN.rules[0], hit="a: 1\n", clean="a: `2`\n")


def check_report(words: Catalogue) -> Report:
    return RuleReport(catalogue=words, rule=INPUT_CHECKS[0])


def rules_report(words: Catalogue) -> Report:
    return RulesReport(catalogue=words, rules=BUILTIN.rules, checks=INPUT_CHECKS)


def fields_report(words: Catalogue) -> Report:
    return FieldsReport(catalogue=words, sections=tuple(table().sections.values()))


def import_report(words: Catalogue) -> Report:
    rows = "部署,業務名,担当者,担当,頻度,優先度,出所\n経理部,請求,鈴木一郎,全員,月2回,高,実測\n営業部,見積,Hanako,Hanako,毎日,,\n,合計,,,,,\n"
    _, imported = read_parts([("duties.csv", rows.encode())])
    return ImportedReport(catalogue=words, imported=imported)


def portfolio_report(words: Catalogue) -> Report:
    told_of = corridor(company())
    task = Task(settings=Settings(today=TODAY), language=words.language)
    entries = [Entry(path=f"{at}.yaml", result=company_result(told_of, task)) for at in range(9)]
    broken = Entry(path="broken.yaml", trouble="problems", details=("broken.yaml:1:1: no",))
    return PortfolioReport(catalogue=words, portfolio=gathered([*entries, broken]))


def trend_report(words: Catalogue) -> Report:
    before, after = (
        corridor(company()),
        corridor(company(COMPANY.replace("backups: none", "backups: [鈴木一郎]"))),
    )
    first = TrendPoint("a" * 40, TODAY, before.score.overall, 0.5, {"high": 2}, {"silo": 9.0}, 0, 0)
    last = TrendPoint("", TODAY, after.score.overall, 0.5, {"high": 1}, {"silo": 4.0}, 1, 2)
    still = tuple(OpenFinding(item, TODAY) for item in before.findings)
    return TrendReport(catalogue=words, trend=Trend((first, last), still, ("b" * 40,), before))


REPORTS = {
    "audit": audit_report,
    "baseline": baseline_report,
    "diff": diff_report,
    "stored_diff": stored_diff_report,
    "plan": plan_report,
    "simulation": simulation_report,
    "exposure": exposure_report,
    "questions": questions_report,
    "portfolio": portfolio_report,
    "trend": trend_report,
    "name": names_report("経理"),
    "few names": names_report("経理", "対応", "営業と経理"),
    "many names": names_report("経理", "対応", "営業と経理", "請求書の発行", "とても長い名前の業務" * 9),
    "rule": rule_report,
    "check": check_report,
    "rules": rules_report,
    "fields": fields_report,
    "import": import_report,
}
every_report = pytest.mark.parametrize("name", REPORTS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def letters(text: str) -> str:
    """Return a text without blanks, marks and what a format adds to keep text apart."""
    return "".join(char for char in text if char.isalnum())


@every_language
@every_report
def test_markdown_tells_every_word_and_the_terminal_fits(name: str, language: Language) -> None:
    report = REPORTS[name](Catalogue(language))
    document = report.document()
    page = letters(render(report, "markdown", PageOptions(detail="full")))
    words = [text for text in (document.title, document.subtitle, *texts(document.blocks)) if text]
    assert len(words) > 3
    assert [text for text in words if letters(text) not in page] == []
    for width in (40, 80, 120):
        for detail in get_args(Detail):
            screen = render(report, "terminal", PageOptions(width=width, detail=detail))
            assert screen.endswith("\n")
            # An address is never broken.
            wide = [line for line in screen.splitlines() if cell_len(line) > width and "://" not in line]
            assert wide == []
    for detail in get_args(Detail):
        assert "\x1b[" in render(report, "terminal", PageOptions(detail=detail, color=True))


@every_language
@every_report
def test_machines_get_what_they_can_parse(name: str, language: Language) -> None:
    report = REPORTS[name](Catalogue(language))
    json.loads(render(report, "json"))
    for form in formats_of(report.kind):
        assert told(report, form).endswith("\n"), form


@pytest.mark.parametrize("name", ["audit", "plan", "simulation", "exposure", "questions"])
def test_a_page_says_for_which_day_it_is(name: str) -> None:
    assert str(TODAY) in render(REPORTS[name](Catalogue("en")), "html").partition("<script")[0]


@every_report
def test_nobody_is_named_where_people_are_hidden(name: str) -> None:
    words = Catalogue("en")
    shown = REPORTS[name](words)
    if shown.kind in ("names", "rule", "rules", "fields"):
        return
    for form in formats_of(shown.kind):
        hidden = replace(shown, redact=True)
        assert "Hanako" not in told(hidden, form), form
        assert "鈴木一郎" not in told(hidden, form), form


def test_public_formats_hide_people_unless_their_names_are_asked_for() -> None:
    report = audit_report(Catalogue("en"))
    assert [form.name for form in FORMATS.values() if form.public]
    for form in formats_of(report.kind).values():
        named = "Hanako" in told(report, form.name)
        assert not (named and form.public), form.name
    assert "Hanako" in render(report, "sarif", names=True)


@every_language
@every_report
def test_a_new_format_is_a_writer_and_a_line_for_all_reports(
    name: str, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = ModuleType("toy")
    writer.write = lambda document, _page: "|".join((document.title, *texts(document.blocks)))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "orgaudit.reports.writers.toy.write", writer)
    toy = Format("toy", (".toy",), "people", writer="writers.toy.write")
    monkeypatch.setitem(FORMATS, "toy", toy)
    report = REPORTS[name](Catalogue(language))
    assert "toy" in formats_of(report.kind)
    assert render(report, "toy").count("|") > 3


def test_every_renderer_of_the_table_is_there_and_nothing_else() -> None:
    kinds = {make(Catalogue("en")).kind for make in REPORTS.values()}
    for form in FORMATS.values():
        assert set(form.renderers) <= kinds
        assert bool(form.writer) != bool(form.renderers)
    assert {kind for kind in kinds if "json" in formats_of(kind)} == kinds


def test_no_two_formats_claim_a_suffix() -> None:
    suffixes = [suffix for form in FORMATS.values() for suffix in form.suffixes]
    assert len(suffixes) == len(set(suffixes))
