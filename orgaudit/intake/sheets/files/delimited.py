"""CSV and TSV: bytes to text by a strict order of encodings, text to rows by the delimiter that fits."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.intake.merge_marks import merge_mark
from orgaudit.intake.sheets.files.grid import MOST_COLUMNS, MOST_ROWS, Grid, SheetsError, stripped
from orgaudit.intake.yaml.decoding import MARKS, cp932_text

_ESCAPES: Final = (b"\x1b$B", b"\x1b$@", b"\x1b(J")
"""What text in iso-2022-jp holds and no other text does."""

_HALF_WIDTH: Final = re.compile("[\uff61-\uff9f]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f]")
_MOST_CONTROLS: Final = 10
"""House default; what holds more such signs, or a NUL, is no text."""

_END_OF_FILE: Final = "\x1a"
"""Some programs still end a text with it, as DOS did."""

_WIDE: Final = re.compile("[^\x00-\x7f]")
_MOST_HALF_WIDTH: Final = 0.5
"""House default: text of which half is half-width katakana is EUC-JP read as cp932; nobody writes so."""

_LOOKED_AT: Final = 200_000
_NOT_WESTERN: Final = frozenset((0x81, 0x8D, 0x8F, 0x90, 0x9D))
"""Bytes that cp1252 leaves open, and that begin the signs of many Japanese texts."""

_MOST_NEAR: Final = 0.4
"""House default: of the accents of a Western text few stand beside another, of the bytes of a Japanese one nearly all."""

_BEGINNING: Final = 1_000
_PAGES: Final = ("<!doctype", "<html", "<table", "<?xml")

_DELIMITERS: Final = ",\t;|"
_SAMPLED_ROWS: Final = 50
LONGEST_CELL: Final = 32_767
"""What a cell of a spreadsheet holds; longer fields of a CSV are refused by its reader."""


def text_of(data: bytes, path: str) -> str:
    """Return the text of a file. Raises SheetsError where no encoding fits."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, path)
    if any(escape in data for escape in _ESCAPES):
        return _strictly(data, "iso-2022-jp", path)
    without_mark = _utf16_without_mark(data)
    if without_mark:
        return _strictly(data, without_mark, path)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if _is_western(data):
        return _strictly(data, "cp1252", path)
    text = cp932_text(data)
    if text is not None and not _is_misread(text):
        return text
    try:
        return data.decode("euc_jp")
    except UnicodeDecodeError:
        if text is not None:
            return text
        raise SheetsError("unknown_encoding", path=path) from None


def grid_of_text(text: str, path: str, name: str) -> Grid:
    """Return the rows of a text. Raises SheetsError where it is no table of texts."""
    text = text.rstrip(f"{_END_OF_FILE}\r\n")
    controls = _CONTROL.findall(text)
    if controls and (len(controls) > _MOST_CONTROLS or "\0" in controls):
        raise SheetsError("not_a_sheet", path=path)
    if controls:
        line = text.count("\n", 0, text.index(controls[0])) + 1
        raise SheetsError("control_sign", path=path, line=line, found=f"U+{ord(controls[0]):04X}")
    _refuse_no_table(text, path)
    marked = merge_mark(text)
    if marked:
        raise SheetsError("merge_mark", path=path, line=marked)
    csv.field_size_limit(max(LONGEST_CELL * 4, csv.field_size_limit()))
    delimiter = _delimiter(text)
    try:
        rows = list(_bounded(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), path))
    except csv.Error as error:
        raise SheetsError("broken_csv", path=path, detail=str(error)) from None
    return stripped(Grid(path, name, rows))


def _refuse_no_table(text: str, path: str) -> None:
    """Refuse a text that is JSON, whole or line by line, or a page. Raises SheetsError."""
    begins = text[:_BEGINNING].lstrip().casefold()
    if begins.startswith(_PAGES):
        raise SheetsError("page", path=path)
    if begins.startswith(("{", "[")) and any(map(_is_json, (text, text.lstrip().partition("\n")[0]))):
        raise SheetsError("json", path=path)


def _is_json(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def _bounded(rows: Iterable[list[str]], path: str) -> Iterator[list[str]]:
    """Yield rows as far as they are no more and no wider than a workbook could hold. Raises SheetsError."""
    for number, row in enumerate(rows):
        if len(row) > MOST_COLUMNS:
            raise SheetsError("too_many_columns", path=path, limit=MOST_COLUMNS)
        if number >= MOST_ROWS:
            raise SheetsError("too_many_rows", path=path, limit=MOST_ROWS)
        yield row


def _strictly(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise SheetsError("unknown_encoding", path=path) from None


def _utf16_without_mark(data: bytes) -> str:
    """Return the byte order of UTF-16 that has no mark; empty for other text."""
    if b"\x00" not in data[:4096]:
        return ""
    # Letters, delimiters and line ends have a nought in their upper half.
    upper_last, upper_first = data[1::2].count(0), data[::2].count(0)
    return "utf-16-le" if upper_last > upper_first else "utf-16-be"


def _is_western(data: bytes) -> bool:
    """Whether the accents of a text stand alone among its letters, as those of Western languages do; Japanese has two or more signs in a row."""
    high = [at for at, byte in enumerate(data[:_LOOKED_AT]) if byte >= 0x80]
    if set(data[:_LOOKED_AT]) & _NOT_WESTERN:
        return False
    near = sum(
        (number > 0 and at - high[number - 1] <= 2) or (number + 1 < len(high) and high[number + 1] - at <= 2)
        for number, at in enumerate(high)
    )
    return near < len(high) * _MOST_NEAR


def _is_misread(text: str) -> bool:
    wide = len(_WIDE.findall(text))
    return bool(wide) and len(_HALF_WIDTH.findall(text)) >= _MOST_HALF_WIDTH * wide


def _delimiter(text: str) -> str:
    """Return the sign that parts most rows into the same number of cells, and into most of them."""
    head = "".join(io.StringIO(text, newline="").readlines(_SAMPLED_ROWS * 2_000)[: _SAMPLED_ROWS * 4])
    return max(_DELIMITERS, key=lambda sign: _fit(head, sign))


def _fit(head: str, sign: str) -> tuple[int, int]:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(head, newline=""), delimiter=sign) if row]
    except csv.Error:
        return (0, 0)
    parted = [width for width in widths[:_SAMPLED_ROWS] if width > 1]
    usual = max(parted, key=parted.count, default=0)
    return (parted.count(usual) * (usual > 1), usual)
