"""A file becomes grids, whatever kind it is: the kind is told by its first bytes, not by its name."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from orgaudit.intake.sheets.files.delimited import grid_of_text, text_of
from orgaudit.intake.sheets.files.grid import Grid, SheetsError
from orgaudit.intake.sheets.files.opendocument import grids_of_document
from orgaudit.intake.sheets.files.package import unpacked
from orgaudit.intake.sheets.files.workbook import grids_of_workbook
from orgaudit.intake.yaml.file_kinds import OLE

MOST_BYTES: Final = 64 * 1024 * 1024
"""Bytes of one file."""

SUFFIXES: Final = (".xlsx", ".xlsm", ".ods", ".csv", ".tsv", ".txt")

_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf")


def grids_of(data: bytes, path: str) -> Iterable[Grid]:
    """Return the sheets of a file. Raises SheetsError, whose code says what to do."""
    if len(data) > MOST_BYTES:
        raise SheetsError("too_large", path=path, limit=MOST_BYTES // 1024 // 1024)
    if data.startswith(OLE):
        if _ENCRYPTED in data:
            raise SheetsError("encrypted", path=path)
        raise SheetsError("old_workbook", path=path)
    if data.startswith(b"PK"):
        members = unpacked(data, path)
        if "content.xml" in members:
            return grids_of_document(members, path)
        if "xl/workbook.xml" in members:
            return grids_of_workbook(members, path)
        raise SheetsError("not_a_sheet", path=path)
    if data.startswith(_OTHERS):
        raise SheetsError("not_a_sheet", path=path)
    return [grid_of_text(text_of(data, path), path, Path(path).stem)]
