"""Rows that somebody struck through instead of deleting them are told."""

from io import BytesIO

import pytest
import xlsxwriter

from orgaudit.intake.sheets.importing import read_parts
from tests.intake.sheets.test_cases import TODAY


def book(*, struck: bool) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        line = workbook.add_format({"font_strikeout": struck, "bold": True})
        sheet = workbook.add_worksheet("業務一覧")
        for row, texts in enumerate(
            (("部署", "業務名", "主担当"), ("経理部", "支払", "佐藤"), ("経理部", "記帳", "鈴木"))
        ):
            sheet.write_row(row, 0, texts, line if row == 2 else None)
        sheet.write_blank(5, 1, None, line)
    return made.getvalue()


@pytest.mark.parametrize("struck", [True, False])
def test_what_is_struck_through_is_told(*, struck: bool) -> None:
    text, report = read_parts([("業務一覧.xlsx", book(struck=struck))], today=TODAY)
    told = [dict(note.facts) for note in report.account.notes if note.code == "struck"]
    assert told == ([{"cells": ("A3", "B3", "C3"), "count": 3}] if struck else [])
    assert "記帳" in text
