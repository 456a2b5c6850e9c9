"""What readers do with a page, done in a real browser."""

import io
import json
import unicodedata
from collections.abc import Callable
from typing import Any, Final

import pytest

from orgaudit.reports.content.audit.facets import anchor
from orgaudit.reports.document import Column, Document, Table, cells
from orgaudit.reports.formats import render
from orgaudit.reports.writers.html.write import write
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.browser.pages import NAMES, audited, page_of
from tests.reports.sample_result import hostile, rendered
from tests.reports.test_every_report import REPORTS
from tests.reports.test_html import NAMES as HOSTILE_NAMES
from tests.reports.test_html import _named

pytestmark = pytest.mark.slow

Opened = Callable[..., Any]
PHONE: Final = 390

# Boxes of words are shrunk by half a pixel: browsers round outward.
CROWDED: Final = """() => {
  const told = [];
  for (const svg of document.querySelectorAll("svg")) {
    const room = svg.getBoundingClientRect();
    if (!room.width) continue;
    const texts = [...svg.querySelectorAll("text")].map(text => [text.textContent, text.getBoundingClientRect()]);
    texts.forEach(([words, box], at) => {
      if (box.left < room.left - .5 || box.right > room.right + .5 || box.top < room.top - .5 || box.bottom > room.bottom + .5)
        told.push("leaves the picture: " + words);
      for (const [other, there] of texts.slice(at + 1))
        if (box.left + .5 < there.right && there.left + .5 < box.right && box.top + .5 < there.bottom && there.top + .5 < box.bottom)
          told.push("overlap: " + words + " | " + other);
    });
    for (const box of svg.querySelectorAll("g")) {
      const frame = box.querySelector("rect")?.getBoundingClientRect();
      for (const text of frame ? box.querySelectorAll("text") : []) {
        const here = text.getBoundingClientRect();
        if (here.left < frame.left || here.right > frame.right || here.top < frame.top || here.bottom > frame.bottom)
          told.push("leaves its box: " + text.textContent);
      }
    }
  }
  return told;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_words_in_a_picture_touch_others_or_leave_it_and_no_page_is_wider_than_a_phone(
    name: str, language: Language, opened: Opened
) -> None:
    assert len(page_of(name, language).encode()) <= 200 * 1024
    page = opened(page_of(name, language))
    assert page.evaluate(CROWDED) == []
    page.set_viewport_size({"width": PHONE, "height": 844})
    assert page.evaluate(CROWDED) == []
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE


def test_while_little_is_known_the_likely_range_stands_where_a_score_would(opened: Opened) -> None:
    overall = audited("minimal").score.overall
    figure = opened(page_of("minimal", "en")).locator(".score .figure").text_content()
    assert figure == f"{overall.likely_low:.0f}–{overall.likely_high:.0f}"
    overall = audited("wholesale_ja").score.overall
    assert (
        opened(page_of("wholesale_ja", "en")).locator(".score .figure").text_content()
        == f"{overall.value:.0f}"
    )


def test_filters_show_what_they_say(opened: Opened) -> None:
    page = opened(page_of("wholesale_ja", "en"))
    findings = [item.finding for item in audited("wholesale_ja").findings if item.finding.severity.rank]
    wanted = [item for item in findings if item.severity == "high" and item.family == "silo"]
    assert 0 < len(wanted) < len(findings)
    level, kind = (
        page.locator(".filters").get_by_label("Level"),
        page.locator(".filters").get_by_label("Kind"),
    )
    level.select_option(Catalogue("en").ui("common.severity.high"))
    kind.select_option(Catalogue("en").ui("common.family.silo"))
    shown = page.evaluate(
        "[...document.querySelectorAll('[data-f]')].filter(one => one.offsetParent).map(one => one.id)"
    )
    assert sorted(shown) == sorted(map(anchor, wanted))
    assert f"{len(wanted)} of {len(findings)} shown" in page.locator(".filters output").inner_text()
    page.get_by_role("button", name="Show all").click()
    assert page.evaluate("document.querySelectorAll('[data-f][hidden], details.group[hidden]').length") == 0


def test_a_link_to_a_finding_opens_what_hides_it(opened: Opened) -> None:
    last = [item.finding for item in audited("wholesale_ja").findings if item.finding.severity.rank][-1]
    page = opened(page_of("wholesale_ja", "ja"), to=f"#{last.fingerprint}")
    item = page.locator(f"[id='{anchor(last)}']")
    assert item.is_visible()
    assert item.evaluate(
        "one => { const box = one.getBoundingClientRect(); return box.top >= 0 && box.top < innerHeight }"
    )
    first = audited("wholesale_ja").findings[0].finding
    page.locator(f"a[href='#{anchor(first)}']").first.click()
    assert page.locator(f"[id='{anchor(first)}']").is_visible()


def test_a_link_to_a_finding_that_is_filtered_out_shows_it(opened: Opened) -> None:
    page = opened(page_of("wholesale_ja", "en"))
    page.locator(".filters").get_by_label("Level").select_option("low")
    grave = audited("wholesale_ja").findings[0].finding
    page.evaluate(f"location.hash = '{grave.fingerprint}'")
    page.wait_for_function(f"document.getElementById('{anchor(grave)}').offsetParent")
    assert page.locator(".filters").get_by_label("Level").input_value() == ""


def test_the_link_to_a_finding_can_be_copied_from_the_keyboard(opened: Opened) -> None:
    page = opened(page_of("securities", "en"))
    page.locator("details.group > summary").first.focus()
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Copy the link to this finding").first
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash.length") == len("#") + 12


def test_dark_and_light_differ_and_everything_is_there_without_scripts(opened: Opened) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = opened(page_of("minimal", "en")).evaluate(ground)
    assert light == "rgb(255, 255, 255)"
    assert opened(page_of("minimal", "en"), dark=True).evaluate(ground) != light
    page = opened(page_of("wholesale_ja", "ja"), scripts=False)
    assert not page.locator(".filters").is_visible()
    for summary in page.locator("details.group > summary").all()[:3]:
        summary.click()
    assert page.locator("li[data-f]").first.is_visible()
    assert page.locator("li[data-f]").count() > 100


def test_everything_is_printed_folded_or_not(opened: Opened) -> None:
    from pypdf import PdfReader

    page = opened(page_of("saas_startup", "en"))
    titles = page.locator("h2").all_inner_texts()
    findings = page.locator("details.group h3").all_text_contents()
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    width, height = (round(float(side)) for side in paper.pages[0].mediabox[2:])
    assert (width, height) == (595, 842)
    text = _letters("".join(sheet.extract_text() for sheet in paper.pages))
    assert [title for title in titles if _letters(title) not in text] == []
    assert [title for title in findings if _letters(title) not in text] == []
    ladder = page.locator("details.group ol > li").first.text_content()
    assert _letters(ladder) in text
    assert not page.locator("details[open]").count()


def test_the_heads_of_a_long_table_are_printed_on_every_page(opened: Opened) -> None:
    from pypdf import PdfReader

    columns = (Column("Department"), Column("Worst finding"))
    rows = tuple(cells(f"Department {number}", "Nothing") for number in range(120))
    page = opened(write(Document("Long", (Table(columns, rows),)), PageOptions(language="en")))
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) > 2
    told = [_letters(sheet.extract_text()).count(_letters("Worst finding")) for sheet in paper.pages]
    assert told == [1] * len(paper.pages)


def _letters(text: str) -> str:
    # Paper knows ligatures.
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("name", "language"), [("wholesale_ja", "ja"), ("saas_startup", "en")])
def test_nobody_is_kept_out(name: str, language: Language, dark: bool, opened: Opened, axe: str) -> None:  # noqa: FBT001
    page = opened(page_of(name, language), dark=dark)
    page.evaluate(
        "document.querySelectorAll('details').forEach((one, at) => { if (at < 12) one.open = true })"
    )
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then(told => told.violations)")
    told = [(item["id"], [node["html"][:160] for node in item["nodes"]][:3]) for item in found]
    assert told == [], json.dumps(told, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_opens_without_a_word_of_complaint(name: str, opened: Opened) -> None:
    page = opened(render(REPORTS[name](Catalogue("ja")), "html"), width=PHONE)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert page.evaluate(CROWDED) == []


def test_hostile_names_do_nothing_in_a_browser(opened: Opened) -> None:
    for text in (rendered("html", _named(HOSTILE_NAMES)), rendered("html", hostile(0))):
        page = opened(text, width=PHONE)
        assert page.evaluate("document.querySelectorAll('script').length") == 3
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert page.evaluate(CROWDED) == []


def test_a_table_is_sorted_by_the_column_that_is_chosen(opened: Opened) -> None:
    page = opened(page_of("wholesale_ja", "en"))
    heads = "table => [...table.tHead.rows[0].cells].map(cell => cell.textContent.trim())"
    table = page.locator("table", has=page.locator("thead", has_text="Worst finding")).first
    column = table.evaluate(heads).index("Score")

    def scores() -> list[float]:
        told = table.evaluate(
            f"table => [...table.tBodies[0].rows].map(row => row.cells[{column}].textContent)"
        )
        return [float(text) for text in told]

    lowest_first = scores()
    assert lowest_first == sorted(lowest_first)
    button = table.get_by_role("button", name="Score", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    assert scores() == sorted(lowest_first, reverse=True)
    assert table.locator("th[aria-sort=descending]").inner_text().startswith("Score")
    button.click()
    assert scores() == lowest_first
