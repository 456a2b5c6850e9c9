"""The page that audits in a browser, in a real one, with everything that a reader does there."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from orgaudit.browser.parts import page_files, policy
from orgaudit.browser.serving import PageServer
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.cli.calling import ROOT, call

pytestmark = pytest.mark.slow

LOADED: Final = 180_000
"""Milliseconds: a build server runs much else beside it."""

SAMPLE: Final = ROOT / "sample_orgs" / "saas_startup.yaml"


@pytest.fixture(scope="module")
def site(pyodide: Path) -> Iterator[PageServer]:
    with PageServer(page_files(pyodide), policy()) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@dataclass
class Reader:
    """A reader of the page. ``asked`` is what the page asked for since it was ready, ``wrong`` what the browser complained of."""

    page: Any
    context: Any
    asked: list[str]
    wrong: list[str]
    shown: int = 0

    def waits(self) -> None:
        """Wait until the next report is shown and the page is at rest."""
        self.shown += 1
        self.page.wait_for_selector(f"#report[data-pages='{self.shown}']", timeout=LOADED)
        self.page.wait_for_selector("#status:not(.waits)", state="attached", timeout=LOADED)

    def take(self, name: str) -> bytes:
        """Save a file."""
        with self.page.expect_download(timeout=LOADED) as kept:
            self.page.get_by_role("button", name=name, exact=True).click()
        self.page.wait_for_selector("#status:not(.waits)", state="attached", timeout=LOADED)
        return Path(kept.value.path()).read_bytes()


@pytest.fixture(scope="module")
def came(browser: Any, site: PageServer) -> Iterator[Reader]:
    """Open the page once; from then on there is no network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    reader = Reader(page, context, [], [])
    page.on("console", lambda message: reader.wrong.append(message.text))
    page.on("pageerror", lambda error: reader.wrong.append(str(error)))
    first: list[str] = []
    page.on("request", lambda request: first.append(request.url))
    page.goto(f"{site.address}?lang=en")
    page.wait_for_selector("body[data-ready]", timeout=LOADED)
    assert [url for url in first if not url.startswith(site.address)] == []
    page.on("request", lambda request: reader.asked.append(request.url))
    context.set_offline(True)
    yield reader
    context.close()


@pytest.fixture
def reader(came: Reader) -> Iterator[Reader]:
    """Return the reader; at the end nothing was asked for but what lies in the browser, and nothing went wrong."""
    yield came
    assert came.wrong == []
    assert [url for url in came.asked if not url.startswith("blob:")] == []


def say(language: Language, key: str) -> str:
    return Catalogue(language).ui(f"browser.page.{key}")


def test_a_file_becomes_the_report_of_the_command_line(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.page.locator("#file").set_input_files(SAMPLE)
    reader.waits()
    (tmp_path / SAMPLE.name).write_bytes(SAMPLE.read_bytes())
    monkeypatch.chdir(tmp_path)
    told = call("audit", SAMPLE.name, "--lang", "en", "--format", "json").out
    assert reader.take(say("en", "save_json")).decode() == told
    assert reader.take(say("en", "save_yaml")) == SAMPLE.read_bytes()
    inside = reader.page.frame_locator("#report")
    assert json.loads(told)["company"]["name"] in inside.locator("h1").inner_text()
    score = json.loads(told)["score"]["overall"]
    assert reader.page.locator("#score").inner_text().startswith(f"{score:.1f}, likely ")


def test_the_report_in_the_page_filters_and_leads_to_findings(reader: Reader) -> None:
    inside = reader.page.frame_locator("#report")
    assert inside.locator(".filters").is_visible()
    assert (
        inside.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
        == "rgb(255, 255, 255)"
    )
    inside.locator("nav a").nth(3).click()
    assert inside.locator("h1").count() == 1
    assert inside.locator("a[href^=http]").first.get_attribute("target") == "_blank"


def test_an_answer_from_the_keyboard_says_what_it_changed(reader: Reader) -> None:
    page, was = reader.page, reader.page.locator("#score").inner_text()
    first = page.locator("#questions li").first
    asked = first.locator("b").inner_text(), first.locator("label").inner_text()
    field = first.locator("input, select")
    field.focus()
    if field.evaluate("one => one.tagName") == "SELECT":
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    else:
        page.keyboard.type("none")
    page.keyboard.press("Enter")
    reader.waits()
    told = page.locator("#changed").inner_text()
    assert told.partition(" → ")[0] == was.partition(",")[0]
    assert told.partition(" → ")[2] == page.locator("#score").inner_text()
    first = page.locator("#questions li").first
    assert (first.locator("b").inner_text(), first.locator("label").inner_text()) != asked
    assert reader.take(say("en", "save_yaml")) != SAMPLE.read_bytes()


def test_a_leaver_is_tried_out_by_a_click(reader: Reader) -> None:
    page, was = reader.page, reader.page.locator("#score").inner_text()
    name = page.locator("#person option").first.inner_text()
    page.get_by_role("button", name=say("en", "simulate")).click()
    reader.waits()
    assert page.locator("#changed").inner_text().startswith(f"{name} leaves: {was.partition(',')[0]} → ")
    assert name in page.frame_locator("#report").locator("main").inner_text()
    page.get_by_role("button", name=say("en", "back")).click()
    reader.waits()
    assert page.locator("#score").inner_text() == was


def test_the_other_language_needs_no_other_page(reader: Reader) -> None:
    reader.page.locator("#language").click()
    reader.waits()
    assert reader.page.locator("html").get_attribute("lang") == "ja"
    assert reader.page.locator("h1").inner_text() == say("ja", "title")
    assert reader.page.frame_locator("#report").locator("html").get_attribute("lang") == "ja"
    reader.page.locator("#language").click()
    reader.waits()
    assert reader.page.locator("h1").inner_text() == say("en", "title")


def test_a_workbook_is_read_and_what_is_no_company_is_told(reader: Reader, tmp_path: Path) -> None:
    page = reader.page
    book = tmp_path / "company.xlsx"
    book.write_bytes(reader.take(say("en", "save_workbook")))
    page.locator("#another").click()
    broken = tmp_path / "org.yaml"
    broken.write_text("company: A\ndepartments: 3\n", encoding="utf-8")
    page.locator("#file").set_input_files(broken)
    page.wait_for_selector("#refused li", timeout=LOADED)
    assert page.locator("#refused li").inner_text().startswith("org.yaml:2:14:")
    page.locator("#file").set_input_files(book)
    reader.waits()
    assert not page.locator("#refused").is_visible()
    assert reader.take(say("en", "save_yaml")).startswith(b"company:\n  name: Brindlewick")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_kept_out_and_nothing_is_wider_than_a_phone(
    reader: Reader,
    language: Language,
    dark: bool,  # noqa: FBT001
    axe: str,
) -> None:
    page = reader.page
    page.emulate_media(color_scheme="dark" if dark else "light")
    if page.locator("html").get_attribute("lang") != language:
        page.locator("#language").click()
        reader.waits()
    page.evaluate(axe)
    rules = "axe.run(document, {resultTypes: ['violations'], iframes: false}).then(told => told.violations)"
    assert [(item["id"], item["nodes"][0]["html"]) for item in page.evaluate(rules)] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.set_viewport_size({"width": 1280, "height": 900})
