"""The reports of a difference: whole, harmless, in both languages, and people hidden where asked."""

import json
import re
from dataclasses import fields, replace
from functools import cache
from typing import Any, get_args

import pytest
from jsonschema import Draft7Validator
from rich.cells import cell_len

from orgaudit.compare.states.difference import difference
from orgaudit.engine.difference_gate import DifferenceRequest, judge_difference
from orgaudit.findings.severity import Severity
from orgaudit.knowledge.data_file import read_data
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.person import Person
from orgaudit.model.waiver import Waiver
from orgaudit.pipeline import audit
from orgaudit.reports.content.diff import DiffReport, State
from orgaudit.reports.formats import FORMATS, formats_of, render
from orgaudit.reports.machine.json.diff_schema import diff_schema
from orgaudit.reports.words.localizer import field_label
from orgaudit.reports.words.plain import plain
from orgaudit.reports.writers.page_options import Detail, PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.difference import Difference, ElementKind, FindingState, Proof
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import LANGUAGES, WORDS_DIR, Catalogue, Language
from tests.reports.sample_result import (
    CONTROLS,
    HOSTILE_DUTIES,
    TODAY,
    healthy,
    hostile,
    minimal,
    wholesale,
)
from tests.reports.test_github_parser import OUR_LINKS, Page, html
from tests.reports.test_words import facts, leaves
from tests.reports.workbooks import told

VALIDATOR = Draft7Validator(diff_schema())


@cache
def between(old: Any, new: Any) -> Difference:
    was, now = old(), new()
    return difference(was, now, lambda org: audit(org, Settings(today=TODAY)))


def hostile_before() -> AuditResult:
    """The hostile company with other hostile facts, so that every name stands on both sides of a change."""
    org = hostile().organization
    (home,) = org.departments
    duties = tuple(
        replace(
            duty, primary=("山田 太郎",), backups=("佐藤 花子",), note=CONTROLS, media=("web",), seals=None
        )
        for duty in home.duties or ()
    )
    people = (*org.people, Person(id="山田 太郎", name="山田 太郎"))
    before = replace(
        org,
        people=people,
        departments=(
            replace(home, duties=duties, mission="<script>alert(1)</script>| [x](http://evil.example)"),
        ),
        waivers=(),
    )
    return audit(before, Settings(today=TODAY))


PAIRS = [(wholesale, healthy), (hostile_before, hostile), (hostile, hostile_before), (minimal, wholesale)]
CASES = [pytest.param(*pair, marks=[pytest.mark.slow] if healthy in pair else []) for pair in PAIRS]
"""What sets apart two companies that have nothing in common takes seconds to tell."""


def request(found: Difference, language: Language = "ja", **changes: Any) -> DiffReport:
    asked = DifferenceRequest(fail_on=Severity.LOW, on_regression=True)
    basis = DiffReport(
        difference=found,
        catalogue=Catalogue(language),
        old=State("main:org.yaml", ("main:org.yaml",), "0" * 64),
        new=State("org.yaml", ("org.yaml",), None),
        version="1.2.3",
        gate=judge_difference(asked, found),
    )
    return replace(basis, **changes)


def rendered(
    form: str,
    found: Difference,
    language: Language = "ja",
    *,
    width: int = 80,
    color: bool = False,
    detail: Detail = "brief",
    **changes: Any,
) -> str:
    page = PageOptions(width=width, color=color, detail=detail)
    if FORMATS[form].binary:
        return told(request(found, language, **changes), form)
    return render(request(found, language, **changes), form, page)


def test_the_schema_is_a_draft_7_schema() -> None:
    Draft7Validator.check_schema(diff_schema())


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_every_report_is_whole(old: Any, new: Any, redact: bool, language: Language) -> None:  # noqa: FBT001
    found = between(old, new)
    report = json.loads(rendered("json", found, language, redact=redact))
    assert [error.message for error in VALIDATOR.iter_errors(report)] == []
    assert len(report["changes"]) == len(found.changes)
    assert len(report["findings"]) == len(found.findings)
    ids = {change["id"] for change in report["changes"]}
    assert {name for item in report["findings"] for name in item["cause"]["changes"]} <= ids


def test_the_schema_refuses_a_stray_or_missing_key() -> None:
    report = json.loads(rendered("json", between(hostile_before, hostile)))
    assert VALIDATOR.is_valid(report)
    assert not VALIDATOR.is_valid({**report, "extra": 1})
    assert not VALIDATOR.is_valid({key: value for key, value in report.items() if key != "gate"})
    report["findings"][0]["cause"]["proof"] = "surely"
    assert not VALIDATOR.is_valid(report)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(("old", "new"), CASES)
def test_no_line_is_wider_than_the_window(old: Any, new: Any, width: int, language: Language) -> None:
    text = rendered("terminal", between(old, new), language, width=width, detail="verbose")
    wide = [line for line in text.splitlines() if cell_len(line) > width]
    assert [line for line in wide if not re.search(r"\.yaml:\d+", line)] == []


@pytest.mark.parametrize(("old", "new"), PAIRS[1:3])
def test_strangers_texts_stay_text(old: Any, new: Any) -> None:
    found = between(old, new)
    screen = rendered("terminal", found, width=1000, detail="verbose")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f\u202e\u200b]", screen)
    for name in HOSTILE_DUTIES[:4]:
        assert plain(name) in screen.replace("\n", " ") or width_broken(name, screen)
    page = Page(html(rendered("markdown", found)))
    assert not page.tags & {"script", "img", "iframe", "style", "input", "del"}
    assert set(page.links) <= OUR_LINKS


def width_broken(name: str, screen: str) -> bool:
    """Whether a name is there with the line breaks and indents of the page in it."""
    return "".join(plain(name).split()) in "".join(screen.split())


@pytest.mark.parametrize("form", sorted(formats_of("diff")))
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_named_where_people_are_hidden(form: str, language: Language) -> None:
    for old, new in PAIRS[1:3]:
        text = rendered(form, between(old, new), language, redact=True, detail="verbose")
        assert not re.search("佐藤|花子|山田|太郎", text)
        pseudonyms = set(re.findall(r"(?:担当|person)\\?-([0-9A-F]{4})", text))
        assert len(pseudonyms) == 2, "a person has one pseudonym in both states"


def test_a_long_list_is_cut_on_the_screen_only() -> None:
    found = between(minimal, wholesale)
    brief, full = (rendered("terminal", found, "en", detail=detail) for detail in ("brief", "verbose"))
    assert "list them all" in brief
    assert "list them all" not in full
    listed = re.findall(r"^- \*\*.* · [A-Z]{3}\d{3}", rendered("markdown", found, "en"), re.MULTILINE)
    grave = [item for item in found.findings if item.weighed.finding.severity.at_least(Severity.LOW)]
    assert len(listed) == len(grave) > 100


def test_colour_only_repeats_the_words() -> None:
    found = between(hostile_before, hostile)
    colored = rendered("terminal", found, color=True)
    assert "\x1b[" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == rendered("terminal", found)


def words(language: str) -> dict[str, str]:
    return dict(leaves(read_data(WORDS_DIR / language / "diff.yaml")))


def test_both_languages_have_the_same_keys_and_holes() -> None:
    ja, en = words("ja"), words("en")
    assert set(ja) == set(en)
    assert {key for key in ja if facts(ja[key]) != facts(en[key])} == set()
    assert [key for key, text in ja.items() if not re.search("[ぁ-んァ-ヶ一-龠{]", text)] == []


def test_every_state_kind_and_proof_has_words() -> None:
    told = set(words("en"))
    for group, names in (("state", FindingState), ("section", FindingState), ("kind", ElementKind)):
        assert {key.partition(".")[2] for key in told if key.startswith(f"{group}.")} == set(get_args(names))
    assert {f"cause.{proof}" for proof in get_args(Proof)} <= told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_attribute_that_can_change_has_a_label(language: Language) -> None:
    told_elsewhere = {"id", "name", "home", "origin", "department_id", "vacancies", "groups", "listed"}
    for kind, model in {
        "company": Company, "department": Department, "duty": Duty, "goal": Goal, "handoff": Handoff,
        "person": Person, "waiver": Waiver,
    }.items():  # fmt: skip
        for item in fields(model):
            assert item.name in told_elsewhere or field_label(f"{kind}.{item.name}", language), item.name
