"""Files that are no YAML at all, told by what they are: spreadsheets, documents, pictures, archives, other encodings."""

import re
from typing import Final

from orgaudit.intake.problems import InputProblem
from orgaudit.model import Place
from orgaudit.model.place import NOWHERE

SPREADSHEETS: Final = (".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".ods")
_ARCHIVE: Final = b"PK\x03\x04"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of older Office versions begin."""

_BEGINNINGS: Final = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "gzip"),
    (b"SQLite format 3\x00", "SQLite"),
    (b"{\\rtf", "RTF"),
)
_INSIDE: Final = ((b"word/", "Word"), (b"ppt/", "PowerPoint"))

_LOOKED_AT: Final = 4_096
"""Bytes of a file that show what it is; house default."""

_MANY_ZEROS: Final = 10
"""One in so many bytes at least is a zero (blanks, colons, line ends), and all zeros stand on one side of the pairs: UTF-16."""

_ESCAPES: Final = re.compile(rb"\x1b(?:\$[@B]|\([BJI])")
_KANA: Final = re.compile("[\u3041-\u3093\u30a1-\u30f6]")


def foreign_kind(data: bytes, path: str) -> InputProblem | None:
    """Return the problem of a file that is no text in an encoding of ours, by its first bytes; None for others."""
    head = data[:_LOOKED_AT]
    start = Place(path, *NOWHERE)
    if head.startswith(_ARCHIVE):
        if b"xl/" in data or b"opendocument.spreadsheet" in head:
            return InputProblem("spreadsheet_given", start, {"found": path})
        inside = next((name for mark, name in _INSIDE if mark in data), "ZIP")
        return InputProblem("no_text_file", start, {"found": inside})
    if head.startswith(OLE):
        if path.lower().endswith(".xls"):
            return InputProblem("spreadsheet_given", start, {"found": path})
        return InputProblem("no_text_file", start, {"found": "Office"})
    for beginning, name in _BEGINNINGS:
        if head.startswith(beginning):
            return InputProblem("no_text_file", start, {"found": name})
    encoding = _encoding(head)
    return InputProblem("other_encoding", start, {"found": encoding}) if encoding else None


def is_eucjp(data: bytes, *, certainly: bool) -> bool:
    """Whether bytes that are no UTF-8 are Japanese in EUC-JP: ``certainly`` where they are no cp932 either, else by kana in them."""
    try:
        text = data.decode("euc_jp")
    except UnicodeDecodeError:
        return False
    return certainly or bool(_KANA.search(text))


def table_given(text: str, path: str) -> InputProblem | None:
    """Return the problem of a text that is a table: by its name, or by as many tabs or commas in its first lines."""
    lines = [line for line in text[:_LOOKED_AT].splitlines() if line.strip()][:3]
    counts = [{line.count(sign) for line in lines} for sign in "\t,"]
    is_table = len(lines) > 1 and any(len(count) == 1 and 0 not in count for count in counts)
    if not (is_table or path.lower().endswith(SPREADSHEETS)):
        return None
    return InputProblem("spreadsheet_given", Place(path, *NOWHERE), {"found": path})


def _encoding(head: bytes) -> str | None:
    if _ESCAPES.search(head):
        return "ISO-2022-JP"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    zeros = [at for at, byte in enumerate(head) if not byte]
    if len(zeros) * _MANY_ZEROS >= len(head) and len({at % 2 for at in zeros}) == 1:
        return "UTF-16 LE" if zeros[0] % 2 else "UTF-16 BE"
    return None
