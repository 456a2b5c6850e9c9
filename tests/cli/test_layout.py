"""Columns by display width. How lines break is held where the terminal report is tested."""

from orgaudit.cli.terminal.layout import pad, table, wrap
from orgaudit.reports.writers.terminal.wrap import cells


def test_a_wide_character_takes_two_cells() -> None:
    assert pad("監査", 6) == "監査  "


def test_columns_stand_under_each_other() -> None:
    lines = table([("監査", "x", "a"), ("ab", "業務", "b")]).splitlines()
    assert [cells(line[: line.rindex(last)]) for line, last in zip(lines, "ab", strict=True)] == [12, 12]


def test_the_last_column_folds_under_itself() -> None:
    lines = table([("名", "一二三四五六")], last_width=8).splitlines()
    assert lines == ["名  一二三四", "    五六"]


def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    lines = wrap("担当者は佐藤、鈴木。「副担当」は田中です。", 10)
    assert len(lines) > 1
    assert not [line for line in lines if line[0] in "、。」" or line[-1] in "「"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert wrap("", 10) == [""]
