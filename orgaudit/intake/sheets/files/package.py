"""A look at the zip of a workbook before anything else opens it: what is in it, counted as it is unpacked, and only what is needed.

What comes out is safe to hand on: no member is larger than it says, none is needed twice, no entity is defined, nothing outside is
named. Macros, links, pictures are left behind, so that nothing can ever run them.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.files.grid import MOST_SHEETS, SheetsError

MOST_UNPACKED: Final = 128 * 1024 * 1024
"""Bytes of all members that are read; 20,000 rows of 30 columns take about 45 million."""

MOST_MEMBERS: Final = 2_000
_METHODS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
"""What spreadsheet programs pack with. Others let a file say how much memory it takes to unpack it."""

_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error),
    *(EOFError, NotImplementedError, OSError, RuntimeError, ValueError),
)
"""What the library raises for a zip that is none, with offsets before its beginning for one."""

_CHUNK: Final = 1 << 20

_NEEDED: Final = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|mimetype|META-INF/manifest\.xml|content\.xml|styles\.xml"
    r"|xl/(?:workbook\.xml|sharedStrings\.xml|styles\.xml|_rels/.*|comments[^/]*\.xml|comments/.*\.xml|worksheets/.*\.xml(?:\.rels)?)",
    re.IGNORECASE,
)
_SHEET: Final = re.compile(r"xl/worksheets/[^/]*\.xml", re.IGNORECASE)
_EMPTY_CELL: Final = re.compile(rb"<(?:\w+:)?c\b[^<>]*/>")
_EMPTY_ROW: Final = re.compile(rb"<(\w+:)?row\b[^<>]*(?:/>|>\s*</(?:\w+:)?row>)")
_LARGE_SHEET: Final = 32 * 1024 * 1024
"""From this size on, cells and rows that are only formatted are left out while the sheet is unpacked."""

MOST_PASSED: Final = 8 * MOST_UNPACKED
"""Bytes that are looked at before a workbook is given up, formatted emptiness included."""


def unpacked(data: bytes, path: str) -> dict[str, bytes]:
    """Return the members of a workbook that are read, by name. Raises SheetsError for what is no workbook or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            listed = package.infolist()
            if len(listed) > MOST_MEMBERS:
                sheets = sum(
                    "/worksheets/" in item.filename and item.filename.endswith(".xml") for item in listed
                )
                if sheets > MOST_SHEETS:
                    raise SheetsError("too_many_sheets", path=path, limit=MOST_SHEETS)
                raise SheetsError("too_large", path=path, limit=MOST_UNPACKED // 1024 // 1024)
            if any(item.flag_bits & 1 for item in listed):
                raise SheetsError("encrypted", path=path)
            if any(item.compress_type not in _METHODS for item in listed):
                raise SheetsError("broken", path=path)
            return _read(package, [item for item in listed if _NEEDED.fullmatch(item.filename)], path)
    except _BROKEN as error:
        raise SheetsError("broken", path=path) from error


def _read(package: zipfile.ZipFile, wanted: list[zipfile.ZipInfo], path: str) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    left, passed = MOST_UNPACKED, MOST_PASSED
    for item in wanted:
        emptied = item.file_size > _LARGE_SHEET and bool(_SHEET.fullmatch(item.filename))
        parts: list[bytes] = []
        with package.open(item) as stream:
            rest = b""
            while part := stream.read(_CHUNK):
                passed -= len(part)
                if emptied:
                    part, rest = _without_empty(rest + part)
                left -= len(part)
                if left < 0 or passed < 0:
                    raise SheetsError("too_large", path=path, limit=MOST_UNPACKED // 1024 // 1024)
                parts.append(part)
            parts.append(rest)
        content = b"".join(parts)
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise SheetsError("entities", path=path)
        members[item.filename] = content
    return members


def _without_empty(text: bytes) -> tuple[bytes, bytes]:
    """Return a piece of a sheet without what is only formatted, and what of it waits for the next piece."""
    end = max(text.rfind(b"<row"), text.rfind(b":row "), 0)
    end = text.rfind(b"<", 0, end + 1) if end > 0 else text.rfind(b"<")
    if end <= 0 or len(text) - end > _CHUNK:
        return text, b""
    return _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", text[:end])), text[end:]


_STRINGS: Final = re.compile(rb"<((?:[^\s<>/:]*:)?sst)(?=[\s/>])(?:[^<>\"'/]|\"[^\"]*\"|'[^']*')*+(/?>)")
"""The start of the list of all texts. The reader sets memory aside for as many as it claims, and ends the process where there is not that much."""

_STILL_CLAIMS: Final = re.compile(rb"<(?:[^\s<>/:]*:)?sst(?=[\s/])(?!/>)")


def packed(members: Mapping[str, bytes]) -> bytes:
    """Return members as a zip again, unpacked within: what was counted is what is read. Raises ValueError for a list of texts that cannot be told to be harmless."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, content in members.items():
            package.writestr(name, _without_claim(content) if "sharedstrings" in name.lower() else content)
    return target.getvalue()


def _without_claim(content: bytes) -> bytes:
    """Return the list of all texts without how many it says that it holds."""
    plain = _STRINGS.sub(rb"<\1\2", content)
    if _STILL_CLAIMS.search(plain):
        raise ValueError
    return plain
