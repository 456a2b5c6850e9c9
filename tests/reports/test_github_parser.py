"""The Markdown report through GitHub's own parser (cmark-gfm), with its autolinks, tables and tag filter."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.parse import unquote

import cmarkgfm
import pytest

from orgaudit.knowledge.sources import SOURCES
from orgaudit.reports.writers.markdown.escape import BREAK, inline
from orgaudit.wording.catalogue import LANGUAGES, Language
from tests.reports.sample_result import HOSTILE_COMPANY, HOSTILE_DUTIES, hostile, rendered, wholesale

# What GitHub lets through in a comment or a file; our own tags are among it, and scripts are filtered by the extension.
OPTIONS = cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE | cmarkgfm.cmark.Options.CMARK_OPT_GITHUB_PRE_LANG


OUR_LINKS = {unquote(url) for source in SOURCES.values() for url in source.urls}


def html(markdown: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(markdown, OPTIONS))


class Page(HTMLParser):
    """Tags, link targets and cell counts of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.rows: list[int] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        if tag == "tr":
            self.rows.append(0)
        if tag in ("td", "th"):
            self.rows[-1] += 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hostile_company_stays_text(language: Language) -> None:
    page = Page(html(rendered("markdown", hostile(), language)))
    assert not page.tags & {"script", "img", "iframe", "style", "input", "del"}
    assert {unquote(link) for link in page.links} <= OUR_LINKS


@pytest.mark.parametrize(
    "name", [*HOSTILE_DUTIES, HOSTILE_COMPANY, "https://evil.example/x", "www.evil.example"]
)
def test_a_name_in_a_cell_comes_back_letter_by_letter(name: str) -> None:
    page = html(f"| a | b |\n| --- | --- |\n| {inline(name)} | end |\n")
    cells = re.findall(r"<td>(.*?)</td>", page, re.DOTALL)
    assert [unescape(cell).replace(BREAK, "") for cell in cells] == [" ".join(name.split()), "end"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_has_headings_tables_and_folded_lists(language: Language) -> None:
    text = html(rendered("markdown", wholesale(), language))
    page = Page(text)
    assert {"h1", "h2", "h3", "table", "ol", "details", "summary"} <= page.tags
    assert text.count("<details>") == text.count("</details>")
    tables = [
        [row.count("<td") + row.count("<th") for row in re.findall(r"<tr>.*?</tr>", table, re.DOTALL)]
        for table in re.findall(r"<table>.*?</table>", text, re.DOTALL)
    ]
    assert tables
    assert all(len(set(rows)) == 1 for rows in tables), "a row with more or fewer cells than its heading"
    assert "| ---" not in text, "a table that did not become one"
    assert "**" not in re.sub(r"<code>.*?</code>", "", text), "emphasis that did not close"
