"""Files that would stop or mislead a reader end with one line and code 2, or are read right; soon, either way."""

import io
import time
import zipfile
from pathlib import Path

import pytest

from orgaudit.intake.sheets.grid import SheetsError
from orgaudit.intake.sheets.opening import grids_of
from tests.cli.calling import call
from tests.intake.sheets.building import workbook

ROWS = [["部署", "業務名"], ["経理部", "請求"]]
SOON = 2.0
SHEET = "xl/worksheets/sheet1.xml"


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
    return changed({SHEET: ("</sheetData>", f"<row>{cell * 10}</row>" * 1_000 + "</sheetData>")})


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


def many_bytes_repeated() -> bytes:
    """Return a document that repeats a filled cell without end."""
    content = "<table:table-row table:number-rows-repeated='1000000'><table:table-cell table:number-columns-repeated='16000'><text:p>x</text:p></table:table-cell></table:table-row>"
    spaces = " ".join(f'xmlns:{name}="urn:{name}"' for name in ("office", "table", "text"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(
            "content.xml",
            f"<office:document-content {spaces}><table:table>{content}</table:table></office:document-content>",
        )
    return out.getvalue()


REFUSED = {
    "far_cell": ("far_cell", far_cell),
    "much text": ("too_large", much_text),
    "entities": ("entities", entities),
    "old": ("old_workbook", old_workbook),
    "encrypted": ("encrypted", encrypted),
    "locked zip": ("encrypted", locked_zip),
    "repeated": ("too_large", many_bytes_repeated),
    "cut off": ("broken", lambda: workbook({"業務": ROWS})[:2000]),
    "a picture": ("not_a_sheet", lambda: b"\x89PNG\r\n\x1a\n"),
    "another zip": (
        "not_a_sheet",
        lambda: changed({SHEET: ("<worksheet", "<worksheet")}).replace(
            b"xl/workbook.xml", b"xl/werkbook.xml"
        ),
    ),
    "no text": ("unknown_encoding", lambda: b"\xff\x81\xff\n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_told_in_one_line(name: str, tmp_path: Path) -> None:
    code, make = REFUSED[name]
    data = make()
    file = tmp_path / "file.xlsx"
    file.write_bytes(data)
    with pytest.raises(SheetsError) as refused:
        list(grids_of(data, "file.xlsx"))
    assert refused.value.code == code
    started = time.process_time()
    done = call("import", str(file), "--dry-run", "--lang", "en")
    assert time.process_time() - started < SOON
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert str(file) in done.err


def test_a_stated_size_that_lies_loses_no_row() -> None:
    for stated in ("A1:XFD1048576", "A1", "A1:B1"):
        (grid,) = grids_of(changed({SHEET: ("A1:B2", stated)}), "file.xlsx")
        assert grid.rows == ROWS


def test_a_million_rows_that_are_only_formatted_are_no_rows() -> None:
    empty = "".join(
        f'<row r="{row}" s="1"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>'
        for row in range(3, 1_048_577)
    )
    data = changed({SHEET: ("</sheetData>", f"{empty}</sheetData>")})
    started = time.process_time()
    (grid,) = grids_of(data, "file.xlsx")
    assert grid.rows == ROWS
    assert time.process_time() - started < 3 * SOON


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
