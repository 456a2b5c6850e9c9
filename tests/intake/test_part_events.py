"""Events put together from those of the parts of a text are those that the parser itself gives of the whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yaml import YAMLError

from orgaudit.intake.yaml.part_events import PartEvents
from orgaudit.intake.yaml.yaml_parser import MOST_KEPT, parsed
from tests.cli.calling import ROOT
from tests.examples import examples
from tests.intake.test_again import BASES, EDITS, Edit

SAMPLES = [ROOT / "sample_orgs" / f"{name}.yaml" for name in ("wholesale_ja", "saas_startup", "healthy")]

PARTED = """\
# a remark before all

company: {name: A, industry: it}   # and one behind
people:

  # between a key and its first item
  - Ann
  -
    name: Bob
  - {name: Cy,
     department: B}
departments:
- name: "over
    two lines"
  note: |+
    - name: no item

- name:
  duties: []
- ? odd
empty:
last: 'x'"""


def told(event: Any) -> tuple[object, ...]:
    marks = [(mark.index, mark.line, mark.column) for mark in (event.start_mark, event.end_mark)]
    own = {name: value for name, value in vars(event).items() if not name.endswith("_mark")}
    return type(event).__name__, marks, own


def assert_same(found: list[Any] | None, text: str) -> None:
    try:
        whole = list(parsed(text))
    except YAMLError:
        assert found is None
        return
    if found is not None:
        assert list(map(told, found)) == list(map(told, whole))


@pytest.mark.parametrize("text", [PARTED, PARTED + "\n", PARTED.replace("\n", "\r\n")])
def test_parts_are_put_together(text: str) -> None:
    parts = PartEvents(parsed, MOST_KEPT)
    found = parts.of(text)
    assert found is not None
    assert_same(found, text)
    for old, new in (("Ann", "Anna\n  - Dan"), ("# between", "# somewhere\n  # between"), ("A,", "Acme,")):
        text = text.replace(old, new)
        found = parts.of(text)
        assert found is not None
        assert_same(found, text)


@pytest.mark.parametrize(
    "text",
    ["", "- a\n- b\n", "a: &x 1\nb: *x\n", "a: 1\n---\nb: 2\n", "a: [\nb: ]\n", 'a: "\nb: "\n', "a: 1\nb\n"],
)
def test_what_cannot_be_parted_is_left_to_the_parser(text: str) -> None:
    assert PartEvents(parsed, MOST_KEPT).of(text) is None


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_an_edit_parses_one_part_only(path: Path) -> None:
    asked: list[str] = []

    def counted(text: str) -> Iterator[Any]:
        asked.append(text)
        return parsed(text)

    text = path.read_text(encoding="utf-8")
    parts = PartEvents(counted, MOST_KEPT)
    assert_same(parts.of(text), text)
    asked.clear()
    row = text.index("\n", len(text) // 2)
    edited = f"{text[:row]}   # remark{text[row:]}"
    assert_same(parts.of(edited), edited)
    assert len(asked) == 1
    assert len(asked[0]) < len(text)


@pytest.mark.slow
@examples(60)
@given(st.sampled_from((*BASES, PARTED)), st.lists(EDITS, max_size=6))
def test_after_any_edits_the_events_are_those_of_the_parser(base: str, edits: list[Edit]) -> None:
    parts = PartEvents(parsed, MOST_KEPT)
    texts = [base]
    for edit in edits:
        texts.append(edit(texts[-1]))
    for text in (*texts, *texts[::-2]):
        assert_same(parts.of(text), text)
