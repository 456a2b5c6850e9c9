"""Workbooks: every report, harmless whatever names say, wide enough for Japanese, the same bytes for the same input."""

import re
import warnings
import zipfile
from dataclasses import replace
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from orgaudit.findings.severity import Severity
from orgaudit.reports.document import Block, Column, Document, Heading, Paragraph, Sheet, Table, cells
from orgaudit.reports.formats import render_binary
from orgaudit.reports.text import plain, strong
from orgaudit.reports.writers.xlsx.write import write
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from orgaudit.workbook.book import CREATED
from tests.reports.sample_result import hostile, request, wholesale
from tests.reports.test_every_report import REPORTS, every_language, every_report, letters
from tests.reports.told import texts
from tests.reports.workbooks import book, sheets, sheets_of, words, words_of

HOSTILE = (
    '=HYPERLINK("http://example.com")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\tTAB",
    "＝１＋１",
    "<r><t>mark-up</t></r>",
    "_x0041_",
    "</t></si><si>",
    "http://example.com/",
    "mailto:a@example.com",
    "internal:Sheet1!A1",
    "{=1}",
    "bell\x07null\x00esc\x1b[31m",
    "lone \ud800 and \ufffe",
    "長い" * 20_000,
    "' apostrophe",
    "12",
    "TRUE",
)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def head_of(sheet: Worksheet) -> tuple[int, list[str]]:
    """Return the row of the head that filters a sheet, and its titles."""
    row = int(str(sheet.auto_filter.ref).split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return row, [str(cell.value) for cell in sheet[row] if cell.value is not None]


@cache
def written(name: str, language: Language) -> bytes:
    return render_binary(REPORTS[name](Catalogue(language)), "xlsx")


@every_language
@every_report
def test_every_report_is_a_workbook_and_the_same_one_each_time(name: str, language: Language) -> None:
    report = REPORTS[name](Catalogue(language))
    content = written(name, language)
    assert content == render_binary(report, "xlsx")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        whole = book(content)
    read = sheets_of(whole)
    assert read
    assert all(any(cell is not None for row in rows for cell in row) for rows in read.values())
    shown = [item.title for item in whole.worksheets if item.sheet_state == "visible"]
    other = CalamineWorkbook.from_filelike(BytesIO(content))
    assert shown == [item.name for item in other.sheets_metadata if item.visible == SheetVisibleEnum.Visible]
    assert whole.properties.created == CREATED
    document = report.workbook()
    if not any(isinstance(block, Sheet) for block in document.blocks):
        page = letters(words_of(read))
        # Figures are numbers there.
        told = (text for text in texts(document.blocks) if not re.fullmatch(r"[\d,.%+-]+", text))
        assert [text for text in told if letters(text) not in page] == []


def test_text_stays_text_whatever_it_begins_with() -> None:
    rows = tuple(cells(text, text) for text in HOSTILE)
    table = Table((Column(HOSTILE[0]), Column("n", figures=True)), rows)
    paragraphs = [Paragraph((*plain(text), *plain(text))) for text in HOSTILE]
    blocks: tuple[Block, ...] = (Paragraph(plain(HOSTILE[0])), *paragraphs, table)
    content = write(Document("=title", blocks=(Sheet("=a[b]:*?/\\c", blocks, filtered=True),)))
    read = book(content)
    sheet = read.worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert all(cell.hyperlink is None for row in sheet.iter_rows() for cell in row)
    for name, part in parts(content).items():
        assert b"<f>" not in part
        assert "externalLink" not in name
        assert b"TargetMode" not in part
        if name.endswith((".xml", ".rels")):
            ET.fromstring(part)  # noqa: S314 - our own file
    found = {str(row[0]).strip() for row in sheets(content)[sheet.title]}
    for text in HOSTILE:
        if text.isprintable() and len(text) < 100:
            assert text in found, text
    assert "bellnullesc[31m" in found
    assert "lone  and" in found
    # A figure of ours is a number, a name that looks like one is not.
    numbers = {row[:2] for row in sheets(content)[sheet.title] if isinstance(row[1], int | float)}
    assert numbers == {("-2", -2), ("12", 12)}


def test_what_looks_like_an_escape_is_escaped_once_beside_another_look() -> None:
    told = Paragraph((*strong("moves _x0041_"), *plain(" to _x0042_ and _x00"), *strong("43_")))
    strings = parts(write(Document("t", blocks=(Sheet("s", (told,)),))))["xl/sharedStrings.xml"].decode()
    assert "moves _x005F_x0041_ to _x005F_x0042_ and" in re.sub("<[^<]*>", "", strings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_companies_and_hidden_people(language: Language) -> None:
    report = request(hostile(), language, show_waived=True)
    read = book(render_binary(report, "xlsx"))
    assert all(
        cell.data_type != "f" for sheet in read.worksheets for row in sheet.iter_rows() for cell in row
    )
    hidden = words(render_binary(replace(report, redact=True), "xlsx"))
    assert "佐藤" not in hidden
    assert "花子" not in hidden
    assert "山田" not in hidden


@pytest.mark.parametrize("language", LANGUAGES)
def test_findings_can_be_filtered_and_read(language: Language) -> None:
    result = wholesale()
    report = request(result, language, show=Severity.INFO)
    read = book(render_binary(report, "xlsx"))
    say = report.words().say
    sheet = read[say("workbook/sheet.findings")]
    row, titles = head_of(sheet)
    assert sheet.freeze_panes == f"A{row + 1}"
    assert sheet.max_row - row == len(result.findings) > 50, (
        "all of them, not only those that a page has room for"
    )
    assert sheet.page_setup.orientation == "landscape"
    level = titles.index(say("workbook/column.level"))
    for item, cell in zip(result.findings, list(sheet.columns)[level][row:], strict=True):
        assert str(cell.value).rstrip("*") in {say(f"common/severity.{one.value}") for one in Severity}
        if item.finding.severity.rank > 1:
            assert cell.fill.fgColor.rgb not in ("00000000", "FFFFFFFF"), "a word and a colour"
    text = titles.index(say("workbook/column.text"))
    assert all(cell.alignment.wrap_text for cell in list(sheet.columns)[text][row:])
    effort = titles.index(say("workbook/column.effort"))
    values = [cell.value for cell in list(sheet.columns)[effort][row:]]
    assert values == [item.priority.effort_hours for item in result.findings]


def test_columns_are_wide_enough_for_japanese_names() -> None:
    name = "得意先からの問い合わせ対応"
    content = write(Document("題", (Table((Column("業務"), Column("n")), (cells(name, "1"),)),)))
    widths = book(content).worksheets[0].column_dimensions
    assert widths["A"].width >= 2 * len(name)
    assert widths["B"].width < 2 * len(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heat_map_shares_out_all_points_that_are_lost(language: Language) -> None:
    result = wholesale()
    report = request(result, language)
    content = render_binary(report, "xlsx")
    say = report.words().say
    name = say("workbook/sheet.scores")
    rows = sheets(content)[name]
    start = next(at for at, row in enumerate(rows) if row[0] == say("column.department"))
    width = len(result.score.families) + 3
    listed = [row[:width] for row in rows[start + 1 :] if isinstance(row[width - 1], int | float)]
    assert len(listed) >= len(result.organization.departments)
    lost = sum(float(str(row[-1])) for row in listed)
    assert result.score.overall.value is not None
    assert lost == pytest.approx(100 - result.score.overall.value, abs=0.05 * len(listed))
    for row in listed:
        assert sum(float(str(cell)) for cell in row[2:-1]) == pytest.approx(float(str(row[-1])), abs=0.5)
    scales = [str(area.sqref) for area in book(content)[name].conditional_formatting]
    assert len(scales) == 2


def test_questions_offer_their_answers() -> None:
    report = REPORTS["questions"](Catalogue("ja"))
    read = book(render_binary(report, "xlsx"))
    sheet = read.worksheets[0]
    _row, titles = head_of(sheet)
    assert titles[-2:] == ["答え", "ID"]
    assert sheet.data_validations.count >= 1
    assert read.worksheets[-1].sheet_state == "hidden"


def test_running_text_is_upright_and_no_heading_is_parted_from_what_follows() -> None:
    blocks: list[Block] = []
    for number in range(40):
        blocks += [Heading(f"Heading {number}"), *[Paragraph(plain("words " * 40))] * (number % 7)]
    sheet = book(write(Document("Title", (Sheet("Text", tuple(blocks)),)))).worksheets[0]
    assert sheet.page_setup.orientation != "landscape"
    starts = {brk.id + 1 for brk in sheet.row_breaks.brk}
    assert starts
    heights = {row: sheet.row_dimensions[row].height or 15.0 for row in range(1, sheet.max_row + 1)}
    page = 0.0
    for row in range(1, sheet.max_row + 1):
        page = 0.0 if row in starts else page
        page += heights[row]
        assert page <= 842, "what is taken for a page must fit on one"
        above = str(sheet.cell(row, 1).value or "")
        assert not above.startswith("Heading") or row + 1 not in starts


@every_language
@every_report
def test_a_printed_page_shows_all_columns_large_enough_to_read(name: str, language: Language) -> None:
    """One column that is wider than the paper is cut off by LibreOffice, and upright paper shrinks wide tables out of sight."""
    for sheet in book(written(name, language)).worksheets:
        if sheet.sheet_state == "visible" and int(sheet.page_setup.paperSize or 0) == 9:
            widths = [
                column.width
                for column in sheet.column_dimensions.values()
                for _ in range(column.min or 1, (column.max or 1) + 1)
            ]
            assert len(widths) > 1
            upright = sheet.page_setup.orientation != "landscape"
            assert sum(widths) <= (130 if upright else 200), sheet.title
