"""A company's own words and offices for functions reach the rules and are told as evidence."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

import orgaudit.rules
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.words.localizer import localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.goals.kpi_ideas import kpi_ideas
from orgaudit.rules.governance.fixes import functions_covered
from orgaudit.rules.spec import Family
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
  - {部署名: 倉庫課, 区分: バック}
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


PARTNERS = """
company: 北斗商事
departments:
  - {name: 東, duties: [{name: 訪問, function: しごと甲}]}
  - {name: 西, duties: [{name: 見回り, function: しごと甲}]}
  - {name: 法務, duties: [{name: 契約書, office: middle}]}
handoffs: [{from: 東/訪問, to: 法務/契約書}, {from: 法務/契約書, to: 西/見回り}]
"""


def test_who_a_middle_office_works_with_is_read_by_the_settings() -> None:
    assert outcomes(OwnFunctions(), "BND006", PARTNERS)[0] == 0
    assert outcomes(OwnFunctions({"しごと甲": "field_sales"}), "BND006", PARTNERS)[0] == 1


def test_kpi_ideas_take_words_from_the_settings() -> None:
    organization = load_text(SEGREGATED, today=TODAY).organization
    assert organization is not None
    own = replace(organization, own_names={"見張り室": "payroll"})
    plain, told = (kpi_ideas(org, org.department_by_id["見張り室"]) for org in (organization, own))
    assert told != plain
    assert told[0] == "payroll_accuracy"


MANY_DUTIES = """
company: {name: Northwind, industry: general, employees: 20}
departments:
  - name: Office
    office: back
    duties: [Post, Travel, Supplies, Stationery, Keys, Cleaning, Archive, Cars, Gifts, Fairs]
  - name: Sales
    office: front
    duties: [Quotes, Orders, Visits, Catalogues, Price lists, Samples, Newsletter, Training, Reports, Calls]
"""


@pytest.mark.parametrize(
    ("functions", "home"),
    [(OwnFunctions(), "Office"), (OwnFunctions(offices={"contract_admin": "front"}), "Sales")],
    ids=["as usual", "moved by the settings"],
)
def test_what_is_not_covered_is_put_into_a_department_of_the_office_it_has_here(
    functions: OwnFunctions, home: str
) -> None:
    organization = load_text(MANY_DUTIES, today=TODAY).organization
    assert organization is not None
    result = audit(organization, Settings(today=TODAY, select=("GOV001",), functions=functions))
    fixed = functions_covered(result.organization, result.findings[0].finding)
    covering = {duty.function: duty for duty in fixed.duties}["contract_admin"]
    assert fixed.department_by_id[covering.home].name == home


class Looked(NamedTuple):
    """A rule whose judgement of a company changes with the settings, in the way that ``told`` reads from its findings."""

    rule: str
    duties: str
    functions: OwnFunctions
    before: tuple[str, ...]
    after: tuple[str, ...]
    department: str = "office: back"


BILLING = OwnFunctions({"しごと甲": "billing"})
PAYROLL = OwnFunctions({"しごと甲": "payroll"})
SOLD = OwnFunctions({"しごと甲": "field_sales"})
SOLD_BY_THE_BACK = OwnFunctions({"しごと甲": "field_sales"}, {"field_sales": "back"})
STEPS = (
    "- {name: とりひき, function: しごと甲, process: p, step: execute, primary: 佐藤, payments: []}\n"
    "      - {name: 記録, office: back, process: p, step: record, primary: 佐藤, payments: []}"
)
LOOKED = {
    "a word makes work another office's": (
        Family.BOUNDARY,
        Looked(
            "BND004",
            "- {name: しごと, function: しごと甲, hours_per_month: 90}",
            SOLD,
            ("not judged",),
            ("high",),
            "office: back, headcount: 8",
        ),
    ),
    "an office of the settings makes it the department's own": (
        Family.BOUNDARY,
        Looked(
            "BND004",
            "- {name: しごと, function: しごと甲, hours_per_month: 90}",
            SOLD_BY_THE_BACK,
            ("not judged",),
            (),
            "office: back, headcount: 8",
        ),
    ),
    "a word says which figures fit": (
        Family.GOALS,
        Looked(
            "GOL001",
            "- {name: しごと, function: しごと甲}",
            PAYROLL,
            ("medium done_in_time",),
            ("medium payroll_accuracy",),
            "office: back, goals: none",
        ),
    ),
    "a word says that amounts are keyed again": (
        Family.ANALOG,
        Looked("ANA004", "- {name: しごと, function: しごと甲, rekey: 1}", PAYROLL, ("medium",), ("high",)),
    ),
    "a word says that papers of a transaction pass": (
        Family.ANALOG,
        Looked(
            "ANA006",
            "- {name: しごと, function: しごと甲, media: [email], storage: paper_only}",
            BILLING,
            (),
            ("critical",),
        ),
    ),
    "a word says that customers use it": (
        Family.WORKLOAD,
        Looked("LOD004", "- {name: 週間報告書, function: しごと甲}", SOLD, ("not judged",), ()),
    ),
    "an office of the settings says that they do not": (
        Family.WORKLOAD,
        Looked(
            "LOD004",
            "- {name: 週間報告書, function: しごと甲}",
            SOLD_BY_THE_BACK,
            ("not judged",),
            ("not judged",),
        ),
    ),
    "a word makes one person stand on both sides": (
        Family.SEGREGATION,
        Looked("SOD003", STEPS, SOLD, ("not judged",), ("medium",)),
    ),
    "an office of the settings parts them": (
        Family.SEGREGATION,
        Looked("SOD003", STEPS, SOLD_BY_THE_BACK, ("not judged",), ()),
    ),
    "a word names a duty in the charter": (
        Family.GOVERNANCE,
        Looked(
            "GOV002",
            "- {name: とりまとめ, function: billing, hours_per_month: 9}",
            BILLING,
            ("low",),
            (),
            "office: back, charter: [しごと甲], charter_reviewed_on: 2026-11-01",
        ),
    ),
}
READ_NO_FUNCTION = {Family.SILO, Family.HANDOFFS}
"""Who can do a duty and what passes between departments is judged alike, whatever the function; see the last test."""


def told(looked: Looked, functions: OwnFunctions) -> tuple[str, ...]:
    """Levels of the findings, with the first idea where they have some, or that the rule could not judge."""
    text = f"""
company: {{name: 北斗商事, employees: 80, regulated: false, country: JP}}
departments:
  - {{name: 第二室, office: middle, goals: [{{text: 訪問する}}], duties: []}}
  - name: 第一室
    {looked.department.replace(", ", chr(10) + "    ")}
    duties:
      {looked.duties}
"""
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    result = audit(organization, Settings(today=TODAY, select=(looked.rule,), functions=functions))
    mine = [item.finding for item in result.findings if item.finding.subject.address != "第二室"]
    found = tuple(" ".join((item.severity, *getattr(item.facts, "ideas", ())[:1])) for item in mine)
    gaps = [item for item in result.not_judged if item.not_judged.subject.address != "第二室"]
    return found or ("not judged",) * bool(gaps)


@pytest.mark.parametrize("case", LOOKED.values(), ids=LOOKED)
def test_a_rule_of_the_family_takes_functions_from_the_settings(case: tuple[Family, Looked]) -> None:
    family, looked = case
    assert looked.rule.startswith(family.prefix)
    assert told(looked, OwnFunctions()) == looked.before
    assert told(looked, looked.functions) == looked.after


def test_no_family_is_left_out() -> None:
    assert {family for family, _ in LOOKED.values()} | READ_NO_FUNCTION == set(Family) - {Family.OWN}


ROOM = Path(orgaudit.rules.__file__).parent


@pytest.mark.parametrize("family", sorted(READ_NO_FUNCTION))
def test_a_family_without_a_case_reads_no_function(family: Family) -> None:
    """Neither its modules, nor those of the other rooms of the rules that they use, read ``function`` or what a name tells."""
    waiting, seen = [*(ROOM / family.value).glob("*.py")], set()
    while waiting:
        path = waiting.pop()
        seen.add(path)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Attribute) and node.attr == "function"), path
            if isinstance(node, ast.ImportFrom) and node.module:
                assert not node.module.startswith(
                    ("orgaudit.knowledge.functions", "orgaudit.knowledge.names")
                ), path
                used = ROOM.parent.parent / f"{node.module.replace('.', '/')}.py"
                if used.is_relative_to(ROOM) and used not in seen and used.exists():
                    waiting.append(used)
    assert ROOM / "spec.py" in seen


def trees(*rooms: str) -> Iterator[tuple[str, ast.Module]]:
    """Yield the modules of these rooms, by their place in the package."""
    for path in (path for room in rooms for path in sorted((ROOM.parent / room).rglob("*.py"))):
        place = path.relative_to(ROOM.parent).as_posix()
        yield place, ast.parse(path.read_text(encoding="utf-8"))


THE_VALUE = "rules/duty_functions.py"


def test_functions_are_read_by_one_value_only() -> None:
    """Outside it the field ``function`` is only asked for being written: a stated word may be the company's own."""
    for place, tree in trees("rules", "engine", "reports"):
        plain = {
            id(operand)
            for node in ast.walk(tree)
            if isinstance(node, ast.Compare)
            and all(isinstance(sign, ast.Is | ast.IsNot) for sign in node.ops)
            for operand in (node.left, *node.comparators)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node) == "duty.function":
                assert id(node) in plain or place == THE_VALUE, (place, node.lineno)


USUAL_MEANT = {
    THE_VALUE: "it puts the office of the settings before it",
    "reports/content/name.py": "it says where the office of a name is another than the usual one",
}
DECLARED_MEANT = {
    THE_VALUE: "it puts the usual office behind it",
    "rules/boundary/boundary_unwritten.py": "the office chosen is held against what is usual for the function",
    "rules/boundary/declared_office_contradicted.py": "what is judged is the declaration",
    "rules/boundary/fixes.py": "what is declared as mixed is declared anew",
    "rules/boundary/handoff_sides.py": "whose sides are looked at is declared; that of partners is read",
    "rules/boundary/offices.py": "a written reason speaks for what is declared",
}
"""Who reads past the value, and why."""


@pytest.mark.parametrize(
    ("sign", "meant"),
    [("office_in", USUAL_MEANT), ("duty.office", DECLARED_MEANT)],
    ids=["usual", "declared"],
)
def test_offices_are_read_by_that_value_too(sign: str, meant: Mapping[str, str]) -> None:
    """Else an office of the settings, or that of a stated function, would hold in one place and not in another."""
    found = {
        place
        for place, tree in trees("rules", "engine", "reports")
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and sign in (node.attr, ast.unparse(node))
    }
    assert found == meant.keys()
