"""Whatever a stranger writes, every format keeps the structure that plain text of the same length has, as the format's own parser sees it.

Two companies alike but for their texts go through every command and format; what is parsed back is compared part by part.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from markdown_it import MarkdownIt

from orgaudit.intake.fields import table
from orgaudit.intake.normal_form import normal_form
from orgaudit.intake.reading import load
from orgaudit.reports.formats import formats_of
from tests.cli.calling import call
from tests.reports.reading_pages import Page
from tests.reports.sample_result import TODAY
from tests.reports.workbooks import book

pytestmark = pytest.mark.slow

HOSTILE = (
    "\x1b[31mred\x1b[0m\x07\x9b2J",
    "a\x00\x08\x0b\x0c\x1f\x7f",
    "\u202egnp.exe\u2066\u200f",
    "z\u200be\u200dr\ufeffo\u2060",
    "👩\u200d👩\u200d👧 🇯🇵 e\u0301\u0301 が",
    "w" * 10_000,
    "<script>alert(1)</script><!-- </details>]]>",
    "\" onmouseover='x' &lt; &#60; &amp;",
    "| a | b |\n|---|---|\n| c |",
    "[x](javascript:y) ![z](http://evil.example/p.png) <http://evil.example>",
    "# head\n- item\n1. one\n> quote\n```\nfence",
    "`code` **bold** __under__ ~~gone~~ $x$ \\",
    'end"]; click A "x" ---> subgraph %%{init}%% ; # :done, a, 1d',
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=2+2",
    "\r=3+3",
    "<r>rich</r> _x0041_",
    "\ufffe\uffff\ufdd0a",
    "::error file=x::y",
    "##[error]z %0A::stop-commands::t",
    "EOF\nscore=100\npassed=true\nx<<ghadelimiter_1",
    "{name} {{ 7*7 }} {% raw %} [[{subject}]] %s",
    "line\r\nbreak\u2028sep\u2029par\x85nel",
    "@octocat #1 GH-1 a@b.example www.evil.example :smile:",
    "&anchor *alias !!python/object:os.system <<: {a: b} # comment",
)
"""One text of each kind that means something to a format, a screen, a build server or a spreadsheet."""

JUDGED = ("--select", "silo", "--select", "handoffs", "--select", "workload")
"""Rules that read no words: what a text says must not be what makes the difference."""

KINDS = {
    "audit": ("audit", *JUDGED),
    "diff": ("diff", "before.yaml", *JUDGED),
    "plan": ("plan",),
    "simulation": ("simulate", "--leaves", "p0", "--growth", "1.3"),
    "exposure": ("simulate", "--all-leavers"),
    "questions": ("questions", *JUDGED),
}
TEXTS = ("text", "texts")
NAMED = ("name", "text", "function", "rule", "id")


def company(word: Callable[[int], str], *, earlier: bool = False) -> str:
    """Return a company with a text of strangers in every field that takes any."""

    def filled(section: str, at: int) -> dict[str, Any]:
        fields = [
            item
            for item in table().sections[section].fields
            if item.type in TEXTS and item.values is None and item.key not in NAMED
        ]
        return {item.key: word(at) if item.type == "text" else [word(at)] for item in fields}

    def duty(at: int) -> dict[str, Any]:
        hours = {
            "hours_per_month": 20 + at,
            "manual": "none",
            "media": ["fax", "paper"],
            "frequency": "monthly",
        }
        urgent = {"deadline": "legal", "criticality": "high", "backups": [] if at % 2 else ["p4"]}
        named = {"id": f"d{at}", "office": "back", "name": f"n{at} {word(at)}", "primary": [f"p{at % 5}"]}
        return filled("duty", at) | hours | urgent | named

    count = len(HOSTILE)
    departments = []
    for number in range(3):
        own = range(number, count, 3)
        goals = [filled("goal", at) | {"id": f"g{at}", "text": f"n{at} {word(at)}"} for at in own]
        here = {"id": f"u{number}", "name": f"n{number} {word(number)}", "head": f"p{number}"}
        office = {"office": ("front", "middle", "back")[number], "headcount": 5}
        duties = [duty(at) for at in own if not (earlier and at < 4)]
        departments.append(filled("department", number) | here | office | {"goals": goals, "duties": duties})
    handoffs = [
        filled("handoff", at) | {"from": f"u{at % 3}", "to": f"u{(at + 1) % 3}", "what": f"n{at} {word(at)}"}
        for at in range(6)
    ]
    reason = {"reason": word(9), "owner": "p1"}
    waivers = [{"rule": "SIL002", "subject": "u0/d0", "expires": "2027-01-01", **reason}]
    told = {
        "company": {"name": f"n {word(7)}", "as_of": str(TODAY), "country": "JP"},
        "people": [{"id": f"p{at}", "name": f"n{at} {word(at)}"} for at in range(5)],
        "departments": departments,
        "handoffs": handoffs,
        "waivers": waivers,
    }
    return yaml.dump(told, allow_unicode=True, sort_keys=False)


def plain(at: int) -> str:
    """Return letters as many as the hostile text has signs, other ones for each."""
    return (chr(ord("a") + at // 26) + chr(ord("a") + at % 26)).ljust(len(HOSTILE[at]), "x")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Path]]:
    """Return the files that each kind of report is written into, by kind and format, for either company."""
    found: dict[str, dict[str, Path]] = {}
    for name, word in (("hostile", HOSTILE.__getitem__), ("plain", plain)):
        folder = tmp_path_factory.mktemp(name)
        (folder / "before.yaml").write_text(company(word, earlier=True), encoding="utf-8")
        (folder / "org.yaml").write_text(company(word), encoding="utf-8")
        for kind, command in KINDS.items():
            arguments = [str(folder / part) if part.endswith(".yaml") else part for part in command]
            at = 1 if kind != "diff" else 2
            arguments.insert(at, str(folder / "org.yaml"))
            made = {form: folder / f"{kind}.{form}" for form in formats_of(kind)}
            outputs = [part for form, path in made.items() for part in ("-o", f"{form}:{path}")]
            wide = (
                "--width",
                "1000",
                "--isolated",
                "--names",
                "--lang",
                "en",
                "--quiet",
                "--today",
                str(TODAY),
            )
            called = call(*arguments, *wide, *outputs)
            assert called.code == 0, called.err
            found |= {f"{name} {kind}": made}
        for form in ("yaml", "json", "xlsx"):
            place = folder / f"convert.{form}"
            assert call("convert", str(folder / "org.yaml"), "--format", form, "-o", str(place)).code == 0
            found.setdefault(f"{name} convert", {})[form] = place
        for only in ((), ("--only", "questions")):
            place = folder / f"template{len(only)}.xlsx"
            assert call("template", "--from", str(folder / "org.yaml"), *only, "-o", str(place)).code == 0
            found.setdefault(f"{name} template{len(only)}", {})["xlsx"] = place
    return found


MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def of_markdown(data: bytes) -> Any:
    tokens = MARKDOWN.parse(data.decode())
    inside = (child for token in tokens for child in (token, *(token.children or ())))
    quiet = ("text", "text_special", "softbreak", "code_inline")
    shape = Counter((token.type, token.tag, token.info) for token in inside if token.type not in quiet)
    html = {
        child.content
        for token in tokens
        for child in (token, *(token.children or ()))
        if "html" in child.type
    }
    assert not [text for text in html if re.search("script|onmouse|img|evil", text)]
    charts = [token.content for token in tokens if token.info == "mermaid"]
    for chart in charts:
        for line in chart.splitlines():
            assert any(re.fullmatch(pattern, line) for pattern in MERMAID), line
    return shape, [len(chart.splitlines()) for chart in charts]


LABEL = r'"[^"`#;&<>\\]+"'
MERMAID = (
    *("gantt|flowchart LR", r" +end", rf" +subgraph lane\d+\[{LABEL}\]", rf" +d\d+\[{LABEL}\]"),
    *(rf" +d\d+ (?:-->|-\.->)(?:\|{LABEL}\|)? d\d+", r" +linkStyle [\d,]+ stroke:#c62828,stroke-width:3px"),
    *(r" +dateFormat YYYY-MM-DD", r" +axisFormat %Y-%m-%d", r" +(?:title|section) [^:;#%{}<>&`]+"),
    r" +\d+ [^:;#,%{}<>&`]+ :(?:crit, )?s\d+, [\d-]{10}, [\d-]{10}",
)


def of_html(data: bytes) -> Any:
    page = Page(data.decode())
    drawn = ("tspan", "text", "title")
    assert not [item for item in page.elements if any(name.startswith("on") for name in item.facts)]
    assert not [item for item in page.all("a") if "evil" in item.facts.get("href", "")]
    return Counter((item.tag, *sorted(item.facts)) for item in page.elements if item.tag not in drawn)


def of_json(data: bytes) -> Any:
    return shape_of(json.loads(data))


def shape_of(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: shape_of(inside) for key, inside in value.items()}
    if isinstance(value, list):
        return Counter(json.dumps(shape_of(item), sort_keys=True) for item in value)
    return type(value).__name__


def of_xml(data: bytes) -> Any:
    return Counter((item.tag, *sorted(item.attrib)) for item in ET.fromstring(data).iter())  # noqa: S314


def of_csv(data: bytes) -> Any:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    return Counter(map(len, rows))


def of_commands(data: bytes) -> Any:
    lines = data.decode().split("\n")[:-1]
    assert all(re.fullmatch(r"::(?:error|warning|notice) [^:\r]*::.*", line) for line in lines)
    return Counter(line.split()[0] for line in lines)


def of_outputs(data: bytes) -> Any:
    return data.decode()


def of_workbook(data: bytes) -> Any:
    """Return sheets and rows; a column that nobody filled in may be left out."""
    found = []
    for sheet in book(data).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        assert not [cell.value for cell in cells if cell.data_type in "fe"]
        assert not [cell for cell in cells if cell.hyperlink and "evil" in str(cell.hyperlink.target)]
        title = "" if sheet.title.startswith("n") else sheet.title
        found.append((title, sheet.max_row, len(sheet.merged_cells.ranges)))
    return found


def of_terminal(data: bytes) -> Any:
    text = data.decode()
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]", text)
    return "\x1b" in text


PARSERS: dict[str, Callable[[bytes], Any]] = {
    **dict.fromkeys(("markdown", "github-summary", "pr-comment"), of_markdown),
    **dict.fromkeys(("json", "sarif", "gitlab", "rdjson"), of_json),
    "terminal": of_terminal,
    "html": of_html,
    "junit": of_xml,
    "csv": of_csv,
    "xlsx": of_workbook,
    "github": of_commands,
    "github-outputs": of_outputs,
}


@pytest.mark.parametrize("form", PARSERS)
def test_no_text_changes_the_structure_of_a_report(form: str, written: dict[str, dict[str, Path]]) -> None:
    parse, seen = PARSERS[form], 0
    for name, made in written.items():
        word, kind = name.split()
        if word == "hostile" and form in made:
            twin = written[f"plain {kind}"][form]
            assert parse(made[form].read_bytes()) == parse(twin.read_bytes()), kind
            seen += 1
    assert seen


def test_every_format_is_parsed() -> None:
    assert {form for kind in KINDS for form in formats_of(kind)} == PARSERS.keys()


def test_a_company_that_is_written_as_yaml_is_read_back_with_every_text(
    written: dict[str, dict[str, Path]],
) -> None:
    made = written["hostile convert"]
    before, after = (
        load(path, today=TODAY).organization for path in (made["yaml"].with_name("org.yaml"), made["yaml"])
    )
    assert before is not None
    assert after is not None
    assert normal_form(after, "en") == normal_form(before, "en")
