"""Columns by display width."""

from hypothesis import given
from hypothesis import strategies as st

from orgaudit.cli.layout import table, width, wrap


def test_a_wide_character_takes_two_cells() -> None:
    assert width("監査 ok") == 7
    assert width("ハ゛") == 4
    assert width("e\u0301") == 1


def test_columns_stand_under_each_other() -> None:
    lines = table([("監査", "x", "a"), ("ab", "業務", "b")]).splitlines()
    assert [width(line[: line.rindex(last)]) for line, last in zip(lines, "ab", strict=True)] == [12, 12]


def test_the_last_column_folds_under_itself() -> None:
    lines = table([("名", "一二三四五六")], last_cells=6).splitlines()
    assert lines == ["名  一二三", "    四五六"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    lines = wrap("担当者は佐藤、鈴木。「副担当」は田中です。", 10)
    assert not [line for line in lines if line[0] in "、。」" or line[-1] in "「"]


@given(st.text(alphabet="ab 業務、。「」", max_size=60), st.integers(8, 40))
def test_folding_loses_nothing_but_blanks(text: str, cells: int) -> None:
    folded = wrap(text, cells)
    assert "".join(folded).replace(" ", "") == text.replace(" ", "")


@given(st.text(alphabet="ab 業務", max_size=60), st.integers(4, 40))
def test_japanese_lines_keep_to_the_width(text: str, cells: int) -> None:
    longest = max((width(word) for word in text.replace("業", " ").replace("務", " ").split()), default=0)
    assert all(width(line) <= max(cells, longest + 2) for line in wrap(text, cells))
