"""Rows that somebody struck through instead of deleting them are told."""

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
import xlsxwriter

from orgaudit.intake.sheets.importing import read_parts
from tests.intake.sheets.building import document
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


def told_of(name: str, data: bytes) -> list[object]:
    _, report = read_parts([(name, data)], today=TODAY)
    return [dict(note.facts)["cells"] for note in report.account.notes if note.code == "struck"]


def in_part(*, struck: bool) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made) as workbook:
        line, plain = (
            workbook.add_format({"font_strikeout": struck, "bold": True}),
            workbook.add_format({"italic": True}),
        )
        sheet = workbook.add_worksheet("業務一覧")
        sheet.write_row(0, 0, ("部署", "業務名", "主担当"))
        sheet.write_row(1, 0, ("経理部", "支払", "佐藤"))
        sheet.write_rich_string(1, 2, line, "佐藤", plain, "鈴木")
    return made.getvalue()


def changed(data: bytes, member: str, change: Callable[[str], str]) -> bytes:
    """Return a package with one of its members changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            new.writestr(name, change(text.decode()) if name == member else text)
    return made.getvalue()


def test_a_part_of_a_cell_that_is_struck_through_is_told() -> None:
    assert told_of("a.xlsx", in_part(struck=True)) == [("C2",)]
    assert told_of("a.xlsx", in_part(struck=False)) == []


def test_a_part_that_is_said_not_to_be_struck_through() -> None:
    data = changed(
        in_part(struck=True),
        "xl/sharedStrings.xml",
        lambda text: text.replace("<strike/>", '<strike val="0"/>'),
    )
    assert told_of("a.xlsx", data) == []


def test_a_part_of_a_text_that_stands_in_its_cell() -> None:
    own = '<c r="C2" t="inlineStr"><is><r><rPr><strike/></rPr><t>佐藤</t></r><r><t>鈴木</t></r></is></c>'
    data = changed(
        in_part(struck=False), "xl/worksheets/sheet1.xml", lambda text: re.sub(r'<c r="C2".*?</c>', own, text)
    )
    assert told_of("a.xlsx", data) == [("C2",)]


STYLES = (
    '<style:style style:name="ce1" style:family="table-cell"><style:text-properties style:text-line-through-style="{line}"/></style:style>'
    '<style:style style:name="ce2" style:family="table-cell" style:parent-style-name="ce1"/>'
    '<style:style style:name="ce3" style:family="table-cell" style:parent-style-name="ce1"><style:text-properties style:text-line-through-style="none"/></style:style>'
    '<style:style style:name="T1" style:family="text"><style:text-properties style:text-line-through-style="{line}"/></style:style>'
)


def sheet(*, line: str) -> bytes:
    """An OpenDocument sheet with cells that are struck through by their style, by one above it, by their column, and in part."""
    data = document(
        {
            "業務一覧": [
                ["部署", "業務名", "主担当"],
                ["経理部", "支払", "佐藤"],
                ["経理部", "記帳", "鈴木"],
                ["経理部", "請求", "田中"],
            ]
        }
    )

    def styled(text: str) -> str:
        text = text.replace(
            "<office:body>",
            f"<office:automatic-styles>{STYLES.format(line=line)}</office:automatic-styles><office:body>",
        )
        for word, style in (("支払", "ce1"), ("記帳", "ce2"), ("請求", "ce3")):
            text = re.sub(
                f"<table:table-cell( [^<>]*><text:p>{word})",
                rf'<table:table-cell table:style-name="{style}"\1',
                text,
            )
        return text.replace("<text:p>田中", '<text:p><text:span text:style-name="T1">田</text:span>中')

    return changed(data, "content.xml", styled)


def test_open_documents() -> None:
    assert told_of("a.ods", sheet(line="solid")) == [("B2", "B3", "C4")]
    assert told_of("a.ods", sheet(line="none")) == []


def test_a_column_of_an_open_document_and_a_style_with_a_name() -> None:
    def columned(text: str) -> str:
        column = '<table:table-column/><table:table-column/><table:table-column table:default-cell-style-name="Gone"/>'
        return re.sub("(<table:table [^<>]*>)", rf"\1{column}", text)

    spaces = 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    named = '<style:style style:name="Gone" style:family="table-cell"><style:text-properties style:text-line-through-type="single"/></style:style>'
    data = changed(
        document({"業務一覧": [["部署", "業務名", "主担当"], ["経理部", "支払", "佐藤"]]}),
        "content.xml",
        columned,
    )
    made = BytesIO(data)
    with zipfile.ZipFile(made, "a") as package:
        package.writestr("styles.xml", f"<x {spaces}>{named}</x>")
    assert told_of("a.ods", made.getvalue()) == [("C1", "C2")]
