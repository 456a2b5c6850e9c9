"""The page for a browser: whole, self-contained, nothing in it but text, and orgaudit can read it back."""

import base64
import hashlib
import html
import json
import re
import runpy
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.reports.content.audit.facets import MOST_IN_FULL, anchor
from orgaudit.reports.document import On
from orgaudit.reports.formats import render
from orgaudit.reports.words.evidence import evidence, says
from orgaudit.reports.words.localizer import localizer
from orgaudit.reports.writers.html.carried import MOST_UNPACKED, NoReportError, carried_by, packed
from orgaudit.reports.writers.html.columns import NotATableError, folded, unfolded
from orgaudit.reports.writers.html.write import write
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.reports.reading_pages import Page
from tests.reports.sample_result import (
    CONTROLS,
    HOSTILE_COMPANY,
    HOSTILE_DUTIES,
    TODAY,
    healthy,
    hostile,
    minimal,
    rendered,
    request,
    wholesale,
)
from tests.reports.test_every_report import REPORTS, every_language, every_report, letters
from tests.reports.told import texts

GENERATOR = Path(__file__).parents[2] / "bench" / "generate.py"

NAMES = (
    "<script>alert(1)</script>",
    '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)">',
    "]]><!-- </style></script></title></details>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "{{ 7 * 7 }} {% raw %} {#",
    "&lt;b&gt; &amp; &#60;",
    "\u202egnp.exe\u2066 \u200f",
    "<",
    "長" * 10_000,
    "w" * 10_000,
)


@every_language
@every_report
def test_the_page_tells_every_word_of_every_report(name: str, language: Language) -> None:
    report = REPORTS[name](Catalogue(language))
    document = report.document()
    page = Page(render(report, "html", names=True))
    shown = letters(page.shown)
    words = [text for text in (document.title, document.subtitle, *texts(document.blocks, On.WEB)) if text]
    assert [text for text in words if letters(text) not in shown] == []
    assert page.elements[0].facts["lang"] == language
    assert [item.tag for item in page.elements].count("h1") == 1


@pytest.mark.parametrize("make", [wholesale, healthy, minimal, hostile])
def test_nothing_is_loaded_and_only_our_own_style_and_script_may_be_used(make: object) -> None:
    text = rendered("html", make())  # type: ignore[operator]
    page = Page(text)
    assert not {item.tag for item in page.elements} & {
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "base",
        "source",
    }
    loading = {"src", "srcset", "style", "background", "poster", "data", "action", "formaction", "ping"}
    assert [item for item in page.elements if loading & item.facts.keys()] == []
    assert [item for item in page.elements if any(name.startswith("on") for name in item.facts)] == []
    assert "@import" not in text
    assert "url(" not in text
    policy = next(item.facts["content"] for item in page.all("meta") if "http-equiv" in item.facts)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag, kind in (("style", ""), ("script", "")):
        (own,) = [item for item in page.all(tag) if item.facts.get("type", "") == kind]
        digest = base64.b64encode(hashlib.sha256(own.text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert all(address.startswith(("#", "https://", "http://")) for address in _addresses(page))


def _addresses(page: Page) -> list[str]:
    return [item.facts["href"] for item in page.all("a")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_can_be_led_to_and_every_link_within_the_page_leads_somewhere(
    language: Language,
) -> None:
    page = Page(rendered("html", wholesale(), language, show=Severity.INFO))
    assert len(page.anchors) == len(set(page.anchors))
    assert {anchor(item.finding) for item in wholesale().findings} <= set(page.anchors)
    within = [address[1:] for address in _addresses(page) if address.startswith("#")]
    assert len(within) > 10
    assert set(within) <= set(page.anchors)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_finding_tells_what_it_rests_on_however_many_there_are(language: Language) -> None:
    result = wholesale()
    assert len(result.findings) > MOST_IN_FULL
    page = rendered("html", result, language)
    words = localizer(result.organization, Catalogue(language), redact=False)
    for item in result.findings:
        if item.finding.severity.is_note:
            continue
        entry = page.partition(f"<li id={anchor(item.finding)} ")[2].partition("<li ")[0]
        said = html.unescape(re.sub("<[^>]+>", "", entry))
        told = list(evidence(item.finding, words))
        assert told
        assert all(says(said, value) for _, value in told), (
            item.finding.rule,
            item.finding.subject.address,
        )


def test_findings_can_be_looked_for_by_what_they_are() -> None:
    known = frozenset(item.finding.fingerprint for item in wholesale().findings[:5])
    page = Page(rendered("html", wholesale(), "en", comparison=Comparison("main", known, ())))
    (holder,) = [item for item in page.all("script") if item.facts.get("id") == "orgaudit-facets"]
    facets = json.loads(holder.text)
    assert list(facets) == ["Level", "Kind", "Department", "Office", "State"]
    findings = {
        item.facts["id"]: re.findall(r"\D\d+", item.facts["data-f"])
        for item in page.elements
        if "data-f" in item.facts
    }
    assert len(findings) == len([item for item in wholesale().findings if item.finding.severity.rank])
    marked = {name for name, codes in findings.items() if facets["State"]["known"] in codes}
    assert marked == {name[:12] for name in known}
    for item in wholesale().findings[:20]:
        codes = findings[anchor(item.finding)]
        assert facets["Level"][Catalogue("en").ui(f"common.severity.{item.finding.severity}")] in codes
        assert facets["Kind"][Catalogue("en").ui(f"common.family.{item.finding.family}")] in codes


def _named(names: tuple[str, ...]) -> AuditResult:
    """Return the hostile company with other names."""
    org = hostile().organization
    department = org.departments[0]
    duties = tuple(
        replace((department.duties or ())[0], id=f"d{at}", name=name) for at, name in enumerate(names)
    )
    other = Organization(
        company=replace(org.company, name=names[0]),
        as_of=TODAY,
        people=tuple(replace(person, name=names[1]) for person in org.people),
        departments=(replace(department, name=names[2], duties=duties),),
        waivers=org.waivers,
    )
    return audit(other, Settings(today=TODAY))


def _skeleton(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    return [(item.tag, tuple(item.facts)) for item in page.elements]


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_names_change_nothing_but_text(language: Language) -> None:
    harmless = tuple(f"{'甲乙丙丁戊己庚辛壬癸子'[at]}の{at}" for at, _ in enumerate(NAMES))
    page = Page(rendered("html", _named(NAMES), language))
    plain = Page(rendered("html", _named(harmless), language))
    assert _skeleton(page) == _skeleton(plain)
    shown = letters(page.shown)
    assert [name for name in NAMES if letters(name) not in shown] == []


def test_names_of_every_hostile_kind_stay_text() -> None:
    for part in (0, 1):
        page = Page(rendered("html", hostile(part)))
        assert letters(HOSTILE_COMPANY) in letters(page.shown)
        assert not page.all("i")
        assert not page.all("!--")
    assert "\x1b" not in rendered("html", hostile(0))
    assert CONTROLS not in rendered("html", hostile(0))
    assert letters(HOSTILE_DUTIES[-1]) in letters(page.shown)


@every_report
def test_the_page_carries_the_report_as_data(name: str) -> None:
    report = REPORTS[name](Catalogue("ja"))
    page = render(report, "html")
    assert json.loads(carried_by(page)) == carried(render(report, "json"))


def carried(text: str) -> Any:
    """Return what a page carries of a report: the words of rules stand on the page itself, those of findings are made of facts."""
    told = json.loads(text)
    if isinstance(told, dict) and isinstance(told.get("rules"), dict):
        for rule in told["rules"].values():
            for words in ("why", "remedy", "sources"):
                del rule[words]
    for item in (*told.get("findings", ()), *told.get("waived", ())) if isinstance(told, dict) else ():
        item.pop("text", None)
    return told


@every_language
@pytest.mark.parametrize("result", [healthy, minimal, wholesale])
def test_a_document_for_browsers_alone_is_the_same_page(
    language: Language, result: Callable[[], AuditResult]
) -> None:
    options = PageOptions(language=language)
    whole, lean = (
        write(request(result(), language, only=only).document(), options) for only in ("", "browser")
    )
    assert lean == whole


def test_what_hides_people_hides_them_in_the_data_too() -> None:
    page = rendered("html", wholesale(), redact=True)
    assert json.loads(carried_by(page)) == carried(rendered("json", wholesale(), redact=True))
    assert "佐藤" not in carried_by(page)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "{}",
        "[1]",
        '{"encoding": "columns+xz+base85", "report": 1}',
        '{"encoding": "columns+xz+base85", "report": "/"}',
        '{"encoding": "columns+xz+base85", "report": "AAAA"}',
        '{"encoding": "columns+xz+base85", "report": "報告"}',
        '{"encoding": "gzip", "report": ""}',
        packed('"whole"')[:-30] + '"}',
        packed('{"told": [1]}').replace("columns+", ""),
    ],
)
def test_a_page_without_a_whole_report_is_told_as_such(data: str) -> None:
    page = f'<html><script type="application/json" id="orgaudit-report">{data}</script></html>'
    with pytest.raises(NoReportError):
        carried_by(page)


def test_a_page_that_would_fill_the_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = json.dumps("0" * 5_000)
    page = f'<script id="orgaudit-report">{packed(text)}</script>'
    assert carried_by(page) == text
    monkeypatch.setattr("orgaudit.reports.writers.html.carried.MOST_UNPACKED", 4_999)
    assert MOST_UNPACKED > 4_999
    with pytest.raises(NoReportError):
        carried_by(page)


RECORDS: Final = [{"a": number, "b": [{"c": "x"}] * 3, "d": [{}, {"e": number}, 1]} for number in range(5)]


@pytest.mark.parametrize(
    "value",
    [
        RECORDS,
        {"": RECORDS, "one": RECORDS[:1]},
        [[], {}, None],
        [{}, {}, {}],
        [{"a": 1}, {"b": 2}, {"a": 3}],
    ],
)
def test_what_is_folded_into_columns_comes_back_as_it_was(value: object) -> None:
    assert unfolded(folded(value), 1_000) == value


@pytest.mark.parametrize(
    "value",
    [
        1,
        [],
        [1],
        [["a"]],
        [["a"], 1],
        [["a"], [1], [2]],
        [["a", "b"], [1, 2], [3]],
        [[1], [1]],
        [["k" * 900], [1, 2]],
    ],
)
def test_columns_that_are_none_or_would_fill_the_memory_are_refused(value: object) -> None:
    with pytest.raises(NotATableError):
        unfolded({"\t": value}, 1_000)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert rendered("html", wholesale()) == rendered("html", wholesale())


def test_the_elements_left_open_are_only_those_that_a_browser_closes() -> None:
    text = rendered("html", wholesale())
    for tag in (
        "ul",
        "ol",
        "details",
        "summary",
        "section",
        "article",
        "table",
        "div",
        "dl",
        "b",
        "a",
        "code",
    ):
        assert len(re.findall(f"<{tag}[ >]", text)) == text.count(f"</{tag}>"), tag


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("shape", ["usual", "sick", "wide"])
def test_a_page_of_eighty_duties_can_be_sent(shape: str, language: Language) -> None:
    # It is a program of its own and no part of the package.
    company = runpy.run_path(str(GENERATOR))["company"]
    text = "\n".join(company(80, shape, language))
    loaded = load_text(text, today=TODAY)
    assert loaded.organization is not None, loaded.problems
    page = rendered("html", audit(loaded.organization, Settings(today=TODAY)), language)
    assert len(page.encode()) <= 200_000
