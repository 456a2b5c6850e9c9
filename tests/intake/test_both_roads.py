"""Elements read as their events come and elements made of nodes first are the same, in values, places and problems."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake import elements
from orgaudit.intake.draft import Draft
from orgaudit.intake.entries import ReadField
from orgaudit.intake.fields import Section, table
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load_text
from orgaudit.intake.values.person_words import LONGEST_NONE, words
from orgaudit.intake.values.reader_context import Reading
from orgaudit.intake.yaml.complaints import KINDS
from orgaudit.intake.yaml.nodes import OpenMap, Pairs, span_of
from tests.intake.texts import TODAY

SAMPLES = sorted((Path(__file__).parents[2] / "sample_orgs").glob("*.yaml"))

KEYS = st.sampled_from(
    [
        *(word for field in table().sections["duty"].fields for word in field.spellings),
        *("Name", "ＮＡＭＥ", '"manual"', "&k media", "!!str media", "[a]", "<<", "unheard"),
    ]
)
VALUES = st.sampled_from(
    [
        *("発注", "受注", "none", "なし", "NONE", "~", "", "''", '"none"', "yes", "○", "3", '"3"', "-1", "1e3", "2026-01-31"),
        *("paper", "紙", "&v paper", "*v", "!!str 3", "!x 3", "[]", "{}", "[none]", "[paper, 紙]", '[paper, "紙"]'),
        *("[paper, none]", "[発注, [受注]]", "[発注, {a: b}]", "&l [発注, 受注]", "*l", "{4月: 3}", "{発注: 2}", "front", "daily"),
        *("x" * 90, "　", "[none, none]", "[発注, *v]", "|\n          text", "一二三四五六七", "一二三四五六七/八"),
    ]
)  # fmt: skip
DUTIES = st.lists(st.tuples(KEYS, VALUES), max_size=6)


@contextmanager
def by_nodes() -> Iterator[None]:
    def read(reading: Reading, section: Section, node: OpenMap, _read_field: ReadField) -> Draft:
        whole = node.events.node(node.start, node.depth)
        assert isinstance(whole, Pairs)
        node.span = span_of(whole)
        draft = elements.read_element(reading, section, whole, "")
        assert draft is not None
        return draft

    with patch.object(elements, "read_open_map", read):
        yield


def everything(loaded: Loaded) -> object:
    org = loaded.organization
    if org is None:
        return loaded.problems
    parts = (*org.subjects(), *org.people, *org.waivers)
    return org, [part.origin for part in parts], loaded.problems, loaded.notes


def assert_same(text: str) -> Loaded:
    quick = load_text(text, today=TODAY)
    with by_nodes():
        slow = load_text(text, today=TODAY)
    if quick.organization or slow.organization or not _is_cut(slow):
        assert everything(quick) == everything(slow)
    return quick


def _is_cut(loaded: Loaded) -> bool:
    """Whether the text cannot be read to its end: the element it ends in is then told as far as each road came."""
    return any(item.code in (*KINDS, "unknown_alias") for item in loaded.problems)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_samples(sample: Path) -> None:
    assert assert_same(sample.read_text(encoding="utf-8")).organization


@given(st.lists(DUTIES, max_size=4))
def test_any_duties(duties: list[list[tuple[str, str]]]) -> None:
    lines = ["company: A", "departments:", "  - name: 発注", "    duties:"]
    for number, duty in enumerate(duties):
        lines.append(f"      - {{name: duty number {number}}}" if not duty else "      -")
        lines += [f"        {key}: {value}" for key, value in duty]
    assert_same("\n".join(lines) + "\n")


def test_what_was_read_well_is_known_only_as_bare_words() -> None:
    entries = ("3", '"3"', "３", "三", '"三"', "3")
    duties = "".join(
        f"      - {{name: d{number}, volume_per_month: {value}}}\n" for number, value in enumerate(entries)
    )
    loaded = assert_same(f"company: A\ndepartments:\n  - name: B\n    duties:\n{duties}")
    assert [(item.code, item.place.line) for item in loaded.problems] == [
        ("not_a_number", 8),
        ("not_a_number", 9),
    ]


def test_no_word_for_none_is_longer_than_what_is_taken_for_a_text() -> None:
    assert max(map(len, words()["none"])) <= LONGEST_NONE
