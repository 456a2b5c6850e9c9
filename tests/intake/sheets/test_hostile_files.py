"""Files that would stop or mislead a reader end with one line and code 2, or are read right; soon, either way."""

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from unittest.mock import patch

import pytest

from orgaudit.intake.sheets.files import package
from orgaudit.intake.sheets.files.formulas import recomputed
from orgaudit.intake.sheets.files.grid import Grid, SheetsError
from orgaudit.intake.sheets.files.opening import grids_of
from orgaudit.intake.sheets.tables.lookup import sheet_of
from tests.cli.calling import call
from tests.growth import calls, slowdown
from tests.intake.sheets.building import workbook


class PanicException(BaseException):
    """As that of the library: a class of its own, without a place to import it from."""


ROWS = [["部署", "業務名"], ["経理部", "請求"]]
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"


def changed(changes: dict[str, tuple[str, str]]) -> bytes:
    """Return a workbook in which texts of members are replaced."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook({"業務": ROWS}))) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in given.namelist():
            content = given.read(name)
            if name in changes:
                old, new = changes[name]
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode(), 1)
            made.writestr(name, content)
    return out.getvalue()


def far_cell() -> bytes:
    return changed(
        {SHEET: ("</sheetData>", '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')}
    )


def much_text() -> bytes:
    cell = '<c t="inlineStr"><is><t>' + "x" * 30_000 + "</t></is></c>"
    return changed({SHEET: ("</sheetData>", f"<row>{cell * 10}</row>" * 10 + "</sheetData>")})


@pytest.fixture
def low_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lower what a workbook may unpack to, so that a file above it is made and read soon."""
    for name in ("MOST_UNPACKED", "MOST_PASSED", "_LARGE_SHEET"):
        monkeypatch.setattr(package, name, getattr(package, name) // 128)


def entities() -> bytes:
    return changed({SHEET: ("<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet')})


def old_workbook() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


def encrypted() -> bytes:
    return old_workbook() + "EncryptedPackage".encode("utf-16-le")


def locked_zip() -> bytes:
    data = bytearray(workbook({"業務": ROWS}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            data[start + at] |= 1
            start = data.find(mark, start + 4)
    return bytes(data)


def document_of(rows: str) -> bytes:
    """Return an OpenDocument sheet of rows as they are written in it."""
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><table:table>{rows}</table:table></office:document-content>",
        )
    return out.getvalue()


def repeated(rows: int = 1, columns: int = 1, before: str = "") -> bytes:
    """Return a document with one cell that is repeated, behind other rows or cells."""
    cell = (
        f"<table:table-cell table:number-columns-repeated='{columns}'><text:p>x</text:p></table:table-cell>"
    )
    lead, _, left = before.partition("|")
    return document_of(
        f"{lead}<table:table-row table:number-rows-repeated='{rows}'>{left}{cell}</table:table-row>"
    )


EMPTY_ROWS = "<table:table-row table:number-rows-repeated='999999999'/>"
EMPTY_CELLS = "|<table:table-cell table:number-columns-repeated='{}'/>"


def offset_before_the_beginning() -> bytes:
    data = bytearray(workbook({"業務": ROWS}))
    end = data.rfind(b"PK\x05\x06")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    data[end + 12 : end + 16] = (size + 2).to_bytes(4, "little")
    return bytes(data)


def packed_with(method: int) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook({"業務": ROWS}))) as given,
        zipfile.ZipFile(out, "w", method) as made,
    ):
        for name in given.namelist():
            made.writestr(name, given.read(name))
    return out.getvalue()


def cell_of(reference: str) -> bytes:
    return changed({SHEET: ("</sheetData>", f'<row><c r="{reference}"><f>1+1</f></c></row></sheetData>')})


FAR_ROWS = {
    "small letters": '<row r="9"><c r="xfd1048576"><v>1</v></c></row>',
    "a cell of another row": '<row r="9"><c r="A1048576"><v>1</v></c><c r="XFD9"><v>1</v></c></row>',
    "another attribute": '<row r="9"><c xr="A9" r="XFD1048576"><v>1</v></c></row>',
    "a sign in an attribute": '<row r="9"><c a="&gt;>" r="XFD1048576"><v>1</v></c></row>',
    "a comment inside": '<row r="9"><c r="XFD1048576"><!-- > --><v>1</v></c></row>',
    "cells that do not say where": '<row r="900000">' + "<c><v>1</v></c>" * 100 + "</row>",
    "rows that do not say where": '<row r="9"><c r="XFD9"><v>1</v></c></row>'
    + "<row><c><v>1</v></c></row>" * 9_000,
}
"""Each once ended the process: the reader asked for the memory of seventeen milliards of cells."""


def far_row(row: str) -> bytes:
    return changed({SHEET: ("</sheetData>", f"{row}</sheetData>")})


CLAIM = 'uniqueCount="999999999999"'
CLAIMS = (
    f"<sst {CLAIM}",
    f'<sst a=">" {CLAIM}',
    f'<sst a="<" {CLAIM}',
    "<sst\nuniqueCount = '999999999999'",
    f"<!-- <sst> --><sst {CLAIM}",
    f"<si></si><sst {CLAIM}",
)
"""How many texts a workbook holds, as it says itself: the reader takes memory for as many, and ends the process without."""


def claimed(start: str) -> bytes:
    return changed({STRINGS: ("<sst", start)})


def sheets(count: int, *, parts: int) -> bytes:
    """Return a workbook that lists so many sheets, which share so many parts."""
    listed = "".join(f'<sheet name="s{at}" sheetId="{at + 2}" r:id="x{at}"/>' for at in range(count))
    related = "".join(
        f'<Relationship Id="x{at}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"'
        f' Target="worksheets/{at % parts}.xml"/>'
        for at in range(count)
    )
    made = changed(
        {
            "xl/workbook.xml": ("</sheets>", f"{listed}</sheets>"),
            "xl/_rels/workbook.xml.rels": ("</Relationships>", f"{related}</Relationships>"),
        }
    )
    out = io.BytesIO(made)
    with zipfile.ZipFile(out, "a") as package:
        for at in range(parts):
            package.writestr(f"xl/worksheets/{at}.xml", package.read(SHEET))
    return out.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "far_cell": ("far_cell", far_cell),
    "much text": ("too_large", much_text),
    "entities": ("entities", entities),
    "old": ("old_workbook", old_workbook),
    "encrypted": ("encrypted", encrypted),
    "locked zip": ("encrypted", locked_zip),
    "repeated": ("too_many_cells", lambda: repeated(rows=1_000_000, columns=16_000)),
    "a row repeated": ("too_many_cells", lambda: repeated(rows=1_000_000)),
    "rows no sheet has": ("broken", lambda: repeated(before=EMPTY_ROWS)),
    "columns no sheet has": ("broken", lambda: repeated(before=EMPTY_CELLS.format(10**9))),
    "far to the right": ("far_cell", lambda: repeated(rows=20_000, before=EMPTY_CELLS.format(16_000))),
    "offsets": ("broken", offset_before_the_beginning),
    "packed with lzma": ("broken", lambda: packed_with(zipfile.ZIP_LZMA)),
    **{name: ("far_cell", partial(far_row, row)) for name, row in FAR_ROWS.items()},
    "texts claimed by a broken element": ("broken", lambda: claimed(f'<sst <x="1" {CLAIM}')),
    "twice placed": (
        "broken",
        partial(far_row, '<row r="9"><c r="A9" r="XFD1048576"><v>1</v></c></row>'),
    ),
    "sheets of one part": ("broken", lambda: sheets(3, parts=1)),
    "thousands of sheets": ("too_many_sheets", lambda: sheets(1_001, parts=1_001)),
    "more sheets than parts are looked at": ("too_many_sheets", lambda: sheets(2_001, parts=2_001)),
    "thousands of tables": ("too_many_sheets", lambda: document_of("</table:table><table:table>" * 1_000)),
    "an address of six letters": ("broken", lambda: cell_of("ZZZZZZ1")),
    "an address without a row": ("broken", lambda: cell_of("A")),
    "an address of no sheet": ("broken", lambda: cell_of("A99999999999")),
    "an address of five thousand digits": ("broken", lambda: cell_of("A" + "9" * 5_000)),
    "cut off": ("broken", lambda: workbook({"業務": ROWS})[:2000]),
    "a picture": ("not_a_sheet", lambda: b"\x89PNG\r\n\x1a\n"),
    "another zip": (
        "not_a_sheet",
        lambda: changed({SHEET: ("<worksheet", "<worksheet")}).replace(
            b"xl/workbook.xml", b"xl/werkbook.xml"
        ),
    ),
    "a stray sign": ("control_sign", lambda: "部署,業務\n営業,見\x02積\n".encode()),
    "signs that no text has": ("not_a_sheet", lambda: b"a,b\n" + b"\x01\x02" * 10),
    "no text": ("unknown_encoding", lambda: b"\xff\x81\xff\n"),
}


@pytest.mark.usefixtures("low_bounds")
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    code, make = REFUSED[name]
    data = make()
    file = tmp_path / "file.xlsx"
    file.write_bytes(data)
    with pytest.raises(SheetsError) as refused:
        list(grids_of(data, "file.xlsx"))
    assert refused.value.code == code
    done = call("import", str(file), "--dry-run", "--lang", "en")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert str(file) in done.err


@pytest.mark.parametrize("end", [b"\x1a", b"\r\n\x1a\r\n", b"\n\x1a\x1a"])
def test_a_text_may_end_as_dos_ended_it(end: bytes) -> None:
    (grid,) = grids_of("部署,業務\n営業,見積".encode("cp932") + end, "file.csv")
    assert grid.rows == [["部署", "業務"], ["営業", "見積"]]


SLOW = {
    "hidden": (SHEET, "<sheetData>", "<sheetData><row {}/>", 'hidden="1" '),
    "styled": (SHEET, "<sheetData>", "<sheetData><c {}", 's="0" '),
    "long word": (SHEET, "<sheetData>", '<sheetData><c s="0" {}/>', "a"),
    "styles": ("xl/styles.xml", "<cellXfs", "{}<cellXfs", "<cellXfs>"),
    "claims": (STRINGS, "<sst", "{}<sst", '<sst a="'),
}


@pytest.mark.parametrize("name", SLOW)
def test_a_part_that_never_ends_is_looked_at_once(name: str) -> None:
    member, old, new, again = SLOW[name]
    made = {size: changed({member: (old, new.format(again * size))}) for size in (5_000, 40_000)}

    def look(size: int) -> None:
        with suppress(SheetsError):
            list(grids_of(made[size], "file.xlsx"))

    # Looked at again from each of its beginnings it takes 64 times as long.
    assert slowdown(look, 5_000, 8, turns=2) < 24


FORMULAS = {
    "each twice the next": {(row, 1): f"=B{row + 2}+B{row + 2}" for row in range(30)},
    "a circle": {(0, 1): "=B2+B2", (1, 1): "=B1+B1"},
    "all of the sheet": {(0, 1): "=SUM(A1:XFD1048576)"},
    "many sums": {(row, 1): "=" + "+".join(["SUM(A1:A1000)"] * 1_000) for row in range(10)},
    "nested": {(0, 1): "=" + "-" * 19_000 + "1"},
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FORMULAS)
def test_formulas_that_would_never_be_worked_out_are_left(name: str) -> None:
    found: dict[tuple[int, int], str] = {}

    def work_out() -> None:
        found.update(recomputed(Grid("x.xlsx", "業務", [["1"], ["2"]]), FORMULAS[name]))

    # The sums alone are of ten million cells, each with some calls.
    assert calls(work_out) < 5_000_000
    assert not found or name == "each twice the next"


@pytest.mark.slow
def test_joined_cells_over_each_other_without_end_are_refused() -> None:
    grid = Grid("x.xlsx", "業務", [["x"] * 100 for _ in range(1_000)], merged=((0, 0, 999, 99),) * 10_000)
    with pytest.raises(SheetsError, match="broken"):
        sheet_of(grid)


def test_a_library_that_gives_up_is_a_broken_file() -> None:
    # What Rust panics with is no Exception, and would end the program with the code of a failed gate.
    book = workbook({"業務": ROWS})
    gives_up = patch("python_calamine.CalamineWorkbook.from_filelike", side_effect=PanicException("x"))
    with gives_up, pytest.raises(SheetsError, match="broken"):
        list(grids_of(book, "file.xlsx"))


@pytest.mark.parametrize("start", CLAIMS)
def test_a_number_of_texts_that_lies_is_not_believed(start: str) -> None:
    (grid,) = grids_of(claimed(start), "file.xlsx")
    assert grid.rows == ROWS


def test_a_stated_size_that_lies_loses_no_row() -> None:
    for stated in ("A1:XFD1048576", "A1", "A1:B1"):
        (grid,) = grids_of(changed({SHEET: ("A1:B2", stated)}), "file.xlsx")
        assert grid.rows == ROWS


@pytest.mark.usefixtures("low_bounds")
def test_rows_to_the_end_of_a_sheet_that_are_only_formatted_are_no_rows() -> None:
    empty = "".join(
        f'<row r="{row}" s="1"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>'
        for row in (*range(3, 24_000), 1_048_576)
    )
    assert len(empty) > package.MOST_UNPACKED
    data = changed({SHEET: ("</sheetData>", f"{empty}</sheetData>")})
    (grid,) = grids_of(data, "file.xlsx")
    assert grid.rows == ROWS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('<c r="A2" s="1"', '<c r="A2" s="1"'),
        ('<c r="A2" s="1"', '<c s="1" r="A2"'),
        ('<c r="A2" s="1"', "<c\tr='A2' s=\"1\""),
        ("</sheetData>", '<!-- <c r="B2" s="1"> --></sheetData>'),
    ],
)
def test_the_sign_of_a_format_is_found_however_a_cell_is_written(old: str, new: str) -> None:
    sheet = {"rows": [["率", "x"], [0.25, 's="1"']], "formats": {"A2": "0%"}}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook({"業務": sheet}))) as given, zipfile.ZipFile(out, "w") as made:
        for name in given.namelist():
            content = given.read(name).decode()
            assert name != SHEET or old in content
            made.writestr(name, content.replace(old, new) if name == SHEET else content)
    (grid,) = grids_of(out.getvalue(), "file.xlsx")
    assert grid.rows == [["率", "x"], ["25%", 's="1"']]


def test_links_and_macros_are_left_behind(tmp_path: Path) -> None:
    out = io.BytesIO(workbook({"業務": ROWS}))
    with zipfile.ZipFile(out, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\x00" * 100)
        package.writestr("xl/externalLinks/externalLink1.xml", "<externalLink/>")
    (grid,) = grids_of(out.getvalue(), "file.xlsm")
    assert grid.rows == ROWS


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b"\xfe\xff"),
        ("utf-16-le", b""),
        ("cp932", b""),
        ("euc_jp", b""),
        ("iso-2022-jp", b""),
    ],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_encodings_and_delimiters_are_found(encoding: str, mark: bytes, delimiter: str) -> None:
    rows = [["部署", "業務名", "備考"], ["経理部", "請求、督促の発行", "月末に集計する"]]
    text = "".join(delimiter.join(row) + "\r\n" for row in rows)
    (grid,) = grids_of(mark + text.encode(encoding), "業務.csv")
    assert grid.rows == rows


def test_cells_keep_what_looks_like_a_comment_or_nothing() -> None:
    (grid,) = grids_of('部署,業務名\n#1,NA\n"a ""b""","c\nd"\n'.encode(), "x.csv")
    assert grid.rows[1:] == [["#1", "NA"], ['a "b"', "c\nd"]]


COLUMNS = '<cols><col min="{}" max="3" hidden="1"/></cols><sheetData>'
SPANNED = ' table:number-rows-spanned="-4"'
CELL = "<table:table-cell{}><text:p>x</text:p></table:table-cell>"
NEGATIVE: dict[str, Callable[[], bytes]] = {
    "columns from below the first": lambda: changed({SHEET: ("<sheetData>", COLUMNS.format(-5))}),
    "columns from before the first": lambda: changed({SHEET: ("<sheetData>", COLUMNS.format(0))}),
    "columns less than none": lambda: document_of(
        "<table:table-column table:number-columns-repeated='-4'/>"
        f"<table:table-column table:visibility='collapse'/><table:table-row>{CELL.format('')}</table:table-row>"
    ),
    "rows less than none": lambda: document_of(
        f"<table:table-row table:number-rows-repeated='-4'>{CELL.format('')}</table:table-row>"
    ),
    "cells joined less than none": lambda: document_of(
        f"<table:table-row>{CELL.format(SPANNED)}</table:table-row>"
    ),
}


@pytest.mark.parametrize("name", NEGATIVE)
def test_less_than_none_is_read_as_one(name: str, tmp_path: Path) -> None:
    file = tmp_path / "file.xlsx"
    file.write_bytes(NEGATIVE[name]())
    (grid,) = grids_of(file.read_bytes(), "file.xlsx")
    assert min((*grid.hidden_rows, *grid.hidden_columns), default=0) >= 0
    assert call("import", str(file), "--dry-run").code in (0, 2, 3)
