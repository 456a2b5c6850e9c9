"""Places in a file and in an editor, and what stands at a place of a text that is not finished."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.editors.positions import UNITS, Position, Positions
from orgaudit.editors.shared_parts import moved, shared_parts
from orgaudit.editors.written import written_at
from orgaudit.intake.yaml.positions import SHIFT, Lines

SIGNS = st.sampled_from("aé業😀\U00020bb7\r\n\u2028\x85\t ")
TEXTS = st.text(SIGNS, max_size=60).filter(lambda text: not text.startswith("\n"))
ENCODINGS = {"utf-16": "utf-16-le", "utf-8": "utf-8", "utf-32": "utf-32-le"}
WIDTHS = {"utf-16": 2, "utf-8": 1, "utf-32": 4}


@given(TEXTS, st.sampled_from(sorted(UNITS)), st.data())
def test_a_place_in_an_editor_is_counted_as_the_protocol_says(
    text: str, encoding: str, data: st.DataObject
) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if text[offset - 1 : offset + 1] == "\r\n":
        return  # within an end of a line nothing stands
    found = Positions(text, encoding).at(offset)
    units = len(lines[-1].encode(ENCODINGS[encoding])) // WIDTHS[encoding]
    assert found == Position(len(lines) - 1, units)
    assert Positions(text, encoding).offset(found) == offset


@given(TEXTS, st.data())
def test_a_place_in_a_file_is_the_same_character_in_an_editor(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, max(0, len(text) - 1)))
    line, column, _, _ = Lines(text).span(offset << SHIFT | offset)
    assert Positions(text).offset_of(line, column) == offset


def test_the_mark_of_the_byte_order_is_no_character_for_the_reader() -> None:
    assert Positions("\ufeffcompany: x").range_of((1, 1, 1, 8)) == (Position(0, 1), Position(0, 8))


@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_what_an_edit_leaves_alone_is_found_again(head: str, old: str, new: str, tail: str) -> None:
    before, after = head + old + tail, head + new + tail
    shared = shared_parts(before, after)
    for offset, sign in enumerate(before):
        now = moved(offset, before, after, shared)
        if now is not None and now < len(after) and offset != shared[0]:
            assert after[now] == sign
    assert shared[0] >= len(head)
    assert sum(shared) >= min(len(head) + len(tail), len(before), len(after)) - 1


@pytest.mark.parametrize(
    ("text", "section", "field", "word"),
    [
        ("com|", "top", None, "com"),
        ("company: {name: x, industry: 製|", "company", "industry", "製"),
        ("departments:\n- name: A\n  duties:\n  - name: x\n    backups: [a, 石|", "duty", "backups", "石"),
        ("departments:\n- name: A\n  duties:\n  - name: x\n    backups:\n    - 石|", None, "backups", "石"),
        ("部署:\n- 部署名: A\n  業務:\n  - {name: x, 主担当: 山|", "duty", "primary", "山"),
        ("departments:\n- name: A\n  duties:\n  - {name: x, pri|", "duty", None, "pri"),
        ("departments:\n- name: A\n  duties: [x]\n  |", "department", None, ""),
        ("people:\n  a:\n    dep|", "person", None, "dep"),
        ("people:\n  a: {department: |", "person", "department", ""),
        ("people:\n- name: a\n  skills:\n    見|", None, "skills", "見"),
        ("departments:\n- name: a\n  waive:\n  - rule: S|", "waive", "rule", "S"),
        ("handoffs:\n- {from: 営|", "handoff", "from", "営"),
        ("x: [1\ndepartments:\n  - head: |", "department", "head", ""),
    ],
)
def test_what_is_being_written_is_known_from_the_indentation(
    text: str, section: str | None, field: str | None, word: str
) -> None:
    before = text[: text.index("|")]
    row, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    found = written_at(text.replace("|", ""), row, column)
    assert (found.section and found.section.name, found.field and found.field.key, found.word) == (
        section,
        field,
        word,
    )


@given(st.text("ab:-[]{}, \n#'\"業", max_size=40), st.data())
def test_no_text_is_too_broken(text: str, data: st.DataObject) -> None:
    row = data.draw(st.integers(0, text.count("\n")))
    line = text.split("\n")[row]
    column = data.draw(st.integers(0, len(line)))
    found = written_at(text, row, column)
    assert line[found.start : column].strip(" \"'") == found.word.strip(" \"'")
