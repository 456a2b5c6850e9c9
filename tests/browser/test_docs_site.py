"""The documentation as a site: its links hold, it asks nobody else for anything, and a search in Japanese finds what it should."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from scripts.docs_search import WordMissingError, translated
from scripts.docs_site import build
from tests.cli.calling import ROOT

pytestmark = pytest.mark.slow

DOCS = ROOT / "docs"
POLICY = (
    "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self' blob:"
)
"""What a server may promise of the site: the generator's own scripts stand in the pages."""

AT_ONCE = 30_000
"""Milliseconds: a build server runs much else beside it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    build(folder)
    return folder


@dataclass
class Page:
    """What a page points at and what can be pointed at in it; ``loads`` is what a browser fetches unasked."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    language: str = ""


class Reading(HTMLParser):
    """Reads a page."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.page.language = told.get("lang", "")
        self.page.anchors |= {told[name] for name in ("id", "name") if name in told}
        if "href" in told:
            loaded = tag == "link" and told.get("rel") in ("stylesheet", "icon", "preload", "preconnect")
            (self.page.loads if loaded else self.page.links).append(told["href"])
        if "src" in told:
            self.page.loads.append(told["src"])


@cache
def read(path: Path) -> Page:
    reading = Reading()
    reading.feed(path.read_text(encoding="utf-8"))
    return reading.page


def pages(site: Path) -> list[Path]:
    """Return the pages, without that for an address that leads nowhere."""
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def test_every_link_leads_to_a_page_and_to_its_place_there(site: Path) -> None:
    dead = []
    assert len(pages(site)) > 80
    for path in pages(site):
        for link in (*read(path).links, *read(path).loads):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            target = target / "index.html" if target.is_dir() else target
            found = target.is_file() and (
                not address.fragment or unquote(address.fragment) in read(target).anchors
            )
            if not found:
                dead.append(f"{path.relative_to(site).as_posix()}: {link}")
    assert dead == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    foreign = {load for path in pages(site) for load in read(path).loads if urlsplit(load).netloc}
    assert foreign == set()


def test_each_page_says_its_language(site: Path) -> None:
    for path in pages(site):
        wanted = "ja" if path.relative_to(site).parts[0] == "ja" else "en"
        assert read(path).language == wanted, path


class Plain(yaml.SafeLoader):
    """Reads the settings of the site; what is said to Python there is passed over."""


Plain.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def leaves(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from leaves(inner)


def test_both_languages_have_the_same_pages_and_all_of_them() -> None:
    settings = yaml.load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Plain)  # noqa: S506 - a safe one
    english, japanese = (list(leaves(part)) for part in settings["nav"])
    assert [f"ja/{name}" for name in english] == japanese
    there = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md")}
    assert there - {name for name in there if name.startswith("decisions/")} == {*english, *japanese}


class Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(site))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_a_generator_with_other_words_is_noticed() -> None:
    with pytest.raises(WordMissingError, match="Search"):
        translated('placeholder:"Look for"')


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("ja/index.html", {"検索", "検索を閉じる", "検索結果", "絞り込み", "見つかりませんでした"}),
        ("index.html", {"Search", "Close search", "Search results", "Filters", "No results"}),
    ],
)
def test_the_search_box_speaks_the_language_of_the_page(
    browser: Any, address: str, page: str, words: set[str]
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    shown = context.new_page()
    try:
        shown.goto(address + page)
        shown.locator(".md-search__button").click()
        box = shown.get_by_role("combobox")
        assert box.get_attribute("placeholder") in words
        box.fill("qqqqqqqq")
        told = shown.get_by_role("status").filter(has_text=re.compile("No results|見つかり"))
        told.wait_for(timeout=AT_ONCE)
        labels = shown.locator("dialog [aria-label], dialog[aria-label]").evaluate_all(
            "all => all.map(one => one.ariaLabel)"
        )
        assert {*labels, told.text_content()} == words
    finally:
        context.close()


@pytest.mark.parametrize(("page", "word"), [("ja/index.html", "属人化"), ("index.html", "payroll")])
def test_the_search_finds_a_word_and_nobody_else_is_asked(
    browser: Any, address: str, page: str, word: str
) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    shown = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    shown.on("request", lambda request: asked.append(request.url))
    shown.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    shown.on("pageerror", lambda error: wrong.append(str(error)))
    try:
        shown.goto(address + page)
        shown.locator(".md-search__button").click()
        shown.get_by_role("combobox").fill(word)
        found = shown.get_by_role("option").first
        found.wait_for(timeout=AT_ONCE)
        assert word in str(found.text_content()).lower()
        target = str(found.get_attribute("href"))
        assert ("/ja/" in target) is page.startswith("ja/")
        shown.goto(target)
        assert word in shown.content().lower()
    finally:
        context.close()
    assert [url for url in asked if not url.startswith((address, "blob:", "data:"))] == []
    assert wrong == []
