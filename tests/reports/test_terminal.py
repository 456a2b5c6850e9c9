"""The terminal report fits the window, cuts nothing, and needs no colour."""

import re
from typing import get_args

import pytest
from rich.cells import cell_len

from orgaudit.reports import text as told
from orgaudit.reports.document import Group, Item, On
from orgaudit.reports.text import Look
from orgaudit.reports.writers.page_options import Detail
from orgaudit.reports.writers.terminal.page import Page
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue, Language
from tests.reports.sample_result import (
    CONTROLS,
    HOSTILE_DUTIES,
    hostile,
    minimal,
    rendered,
    request,
    wholesale,
)
from tests.reports.told import items

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("detail", get_args(Detail))
@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_window(width: int, language: Language, detail: Detail) -> None:
    text = rendered("terminal", wholesale(), language, width=width, detail=detail)
    wide = [line for line in text.splitlines() if cell_len(line) > width]
    assert wide == []


@pytest.mark.parametrize("width", [40, 80, 120])
def test_places_and_rule_ids_are_never_cut(width: int) -> None:
    lines = rendered("terminal", wholesale(), width=width, detail="verbose").splitlines()
    groups = (block for block in request(wholesale()).document().blocks if isinstance(block, Group))
    for group in (group for group in groups if On.VERBOSE in group.on):
        places = [
            span.text
            for item in items(group.blocks, On.VERBOSE)
            for span in spans(item)
            if span.look is Look.CODE
        ]
        assert places
        assert [place for place in places if not any(place in line for line in lines)] == []
    rules = {item.finding.rule for item in wholesale().findings if item.finding.severity.rank}
    assert [rule for rule in rules if not any(rule in line for line in lines)] == []


def spans(item: Item) -> list[told.Span]:
    return [span for line in item.lines for span in line.text]


def test_the_brief_screen_holds_the_decision_within_45_lines_and_little_more() -> None:
    lines = rendered("terminal", wholesale(), "ja", width=100).splitlines()
    words = Catalogue("ja")
    order = [words.ui(f"report.title.{part}") for part in ("urgent", "moves", "high")]
    at = [lines.index(heading) for heading in order]
    assert at == sorted(at)
    assert at[2] <= 45
    assert len(lines) <= 60
    assert words.ui("report.title.families") not in lines
    full = rendered("terminal", wholesale(), "ja", width=100, detail="full").splitlines()
    assert words.ui("report.title.families") in full


def test_colour_only_repeats_the_words() -> None:
    plain = rendered("terminal", wholesale(), width=80)
    colored = rendered("terminal", wholesale(), width=80, color=True)
    assert "\x1b[" not in plain
    assert "\x1b[" in colored
    assert ESCAPES.sub("", colored) == plain


def test_a_style_is_switched_on_once_for_a_run_of_characters() -> None:
    page = Page(80)
    page.paragraph([Span("経理部は月末に締めます", "bold"), Span("。")], first="")
    assert len(ESCAPES.findall(page.text(color=True))) == 2


def test_a_table_without_rows_is_nothing() -> None:
    page = Page(80)
    page.table(["部署", "点数"], [])
    assert page.text(color=False) == ""


def test_hostile_names_come_back_as_written() -> None:
    text = "".join(rendered("terminal", hostile(part), width=120, detail="verbose") for part in (0, 1))
    flat = "".join(text.split())
    for name in HOSTILE_DUTIES:
        assert "".join(name.split()) in flat


def test_control_characters_are_removed() -> None:
    text = rendered("terminal", hostile(), width=120, detail="verbose")
    assert CONTROLS not in text
    assert "[31m赤[0m逆 改行 終" in text
    assert [char for char in text if char != "\n" and not char.isprintable() and char != "\u3000"] == []


def test_a_file_of_names_gets_an_answer_and_questions() -> None:
    text = rendered("terminal", minimal(), width=100)
    assert "1. " in text.partition(Catalogue("ja").ui("report.title.ask"))[2]
    assert "Traceback" not in text
