"""The Markdown report renders as meant on GitHub, whatever the names are."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from orgaudit.knowledge.sources import SOURCES
from orgaudit.reports.content.audit.subjects import subject_told
from orgaudit.reports.writers.markdown.escape import BREAK, code, inline
from orgaudit.reports.writers.page_options import Detail
from orgaudit.wording.catalogue import Language
from tests.reports.sample_result import (
    HOSTILE_COMPANY,
    HOSTILE_DEPARTMENT,
    HOSTILE_DUTIES,
    hostile,
    minimal,
    rendered,
    request,
    wholesale,
)

OUR_HTML = {"<br>", "<sub>", "</sub>", "</details>", "<details>", "<summary>", "</summary>"}
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def tokens(text: str) -> list[Token]:
    return [token for block in PARSER.parse(text) for token in (block, *(block.children or ()))]


def plain_text(text: str) -> str:
    """What a reader sees: text and code, without the characters that keep links apart."""
    seen = [token.content for token in tokens(text) if token.type in ("text", "code_inline", "text_special")]
    return "".join(seen).replace(BREAK, "")


@pytest.mark.parametrize(
    "name",
    [
        *HOSTILE_DUTIES,
        HOSTILE_COMPANY,
        HOSTILE_DEPARTMENT,
        "# x",
        "1) x",
        "+ x",
        "=== x",
        "a#12 :smile: GH-3",
    ],
)
def test_text_comes_back_as_plain_text(name: str) -> None:
    kinds = {token.type for token in tokens(inline(name))}
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    assert plain_text(inline(name)) == name


@pytest.mark.parametrize("name", HOSTILE_DUTIES)
def test_text_stays_in_its_cell(name: str) -> None:
    parsed = tokens(f"| a | b |\n| --- | --- |\n| {inline(name)} | end |\n")
    assert sum(token.type == "td_open" for token in parsed) == 2
    assert plain_text(f"| a | b |\n| --- | --- |\n| {inline(name)} | end |\n") == f"ab{name}end"


@pytest.mark.parametrize(
    "bait", ["@octocat", "see #12", "http://evil.example", "www.evil.example", "a@b.example"]
)
def test_github_finds_nothing_to_link(bait: str) -> None:
    assert bait not in inline(bait)
    assert BREAK in inline(bait)


@given(
    st.text(alphabet="ab1 |\\`*_[]<>~&$#@!-+.:/(){}=^;'\"", min_size=1, max_size=40).map(
        lambda text: " ".join(text.split())
    )
)
def test_any_text_stays_plain_in_its_cell(name: str) -> None:
    text = f"| a | b |\n| --- | --- |\n| x{inline(name)} | end |\n"
    assert plain_text(text) == f"abx{name}end"
    assert not any(
        token.type in ("link_open", "image", "html_inline", "code_inline") for token in tokens(text)
    )


@pytest.mark.parametrize("path", ["a.yaml:1", "`x`.yaml:2", "a``b.yaml:3", "*x*|y.yaml:4"])
def test_code_span_holds_any_path(path: str) -> None:
    assert [token.content for token in tokens(code(path)) if token.type == "code_inline"] == [path]


@pytest.mark.parametrize("detail", ["brief", "full"])
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("result", [hostile, partial(hostile, 1), wholesale, minimal])
def test_report_has_only_our_structure(result: object, language: Language, detail: Detail) -> None:
    text = rendered("markdown", result(), language, detail=detail)  # type: ignore[operator]
    parsed = tokens(text)
    html = {part for token in parsed if token.type.startswith("html") for part in _tags(token.content)}
    assert html <= OUR_HTML
    addresses = {url for source in SOURCES.values() for url in source.urls}
    links = {token.attrs["href"] for token in parsed if token.type == "link_open"}
    assert {link for link in links if link not in {PARSER.normalizeLink(url) for url in addresses}} == set()
    assert not any(token.type == "image" for token in parsed)
    assert text.count("<details>") == text.count("</details>")


@pytest.mark.parametrize("result", [hostile, partial(hostile, 1), wholesale])
def test_every_table_row_has_the_cells_of_its_head(result: object) -> None:
    text = rendered("markdown", result(), detail="full")  # type: ignore[operator]
    widths: list[list[int]] = []
    for token in tokens(text):
        if token.type == "table_open":
            widths.append([])
        elif token.type == "tr_open":
            widths[-1].append(0)
        elif token.type in ("td_open", "th_open"):
            widths[-1][-1] += 1
    assert len(widths) >= 4
    assert all(len(set(table)) == 1 for table in widths)
    # No row was swallowed into a cell or fell out of its table.
    source_rows = sum(line.startswith("|") for line in text.splitlines())
    assert source_rows == sum(map(len, widths)) + len(widths)


def test_bold_is_never_left_open() -> None:
    seen = plain_text(rendered("markdown", wholesale()))
    assert "**" not in seen


def test_headings_come_in_reading_order() -> None:
    parsed = PARSER.parse(rendered("markdown", wholesale(), "en", detail="full"))
    titles = [
        parsed[at + 1].content for at, token in enumerate(parsed) if token.tag == "h2" and token.nesting == 1
    ]
    assert titles[:8] == [
        "Quality of the input",
        "Needs attention now",
        "Three moves to start on Monday",
        "Map of the offices",
        "Scores by kind",
        "Scores by department",
        "Blurred boundaries between departments",
        "Findings",
    ]
    assert titles.index("What to ask next") < titles.index("How scores and ranks are made")


def _tags(html: str) -> list[str]:
    return ["<" + part.split(">")[0] + ">" for part in html.split("<")[1:]]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_short_page_is_under_400_lines_and_names_every_finding(language: Language) -> None:
    result = wholesale()
    text = rendered("markdown", result, language)
    assert text.count("\n") < 400
    seen = plain_text(text)
    words = request(result, language).words()
    told = [item for item in result.findings if item.finding.severity.rank]
    assert [subject_told(item, words) for item in told if subject_told(item, words) not in seen] == []
    titles = {words.catalogue.rule(item.finding.rule, item.finding.family).title for item in told}
    assert [title for title in titles if title not in seen] == []
