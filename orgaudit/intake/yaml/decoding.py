"""From bytes to text: UTF-8 and UTF-16 by their marks, cp932 where it is no UTF-8, else a problem."""

import re
from typing import Final

from orgaudit.intake.problems import InputProblem, Weight
from orgaudit.intake.report import Report
from orgaudit.intake.yaml.file_kinds import foreign_kind, is_eucjp
from orgaudit.intake.yaml.limits import Limits
from orgaudit.model import Place
from orgaudit.model.place import NOWHERE

_UTF8_MARK: Final = b"\xef\xbb\xbf"
_UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")

MARKS: Final = ((_UTF8_MARK, "utf-8"), *zip(_UTF16_MARKS, ("utf-16-le", "utf-16-be"), strict=True))
"""What a text may begin with to say its encoding."""

_UTF32_MARKS: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")
_UTF32_ASCII: Final = re.compile(rb"[^\x00]\x00{3}[^\x00]..\x00|\x00{3}[^\x00]\x00..[^\x00]", re.DOTALL)
"""Two letters in UTF-32 without a mark."""

_NEVER_TYPED: Final = re.compile("[\x80\xa0\uf8f0-\uf8f3]")
"""What Python's cp932 makes of bytes that stand for nothing in Shift_JIS; they mark a file of another encoding."""


def decoded(data: bytes, path: str, limits: Limits, report: Report) -> str | None:
    """Return the text of a file, or None where it is too large, in no encoding that we read, or left in the middle of a merge."""
    text = _text(data, path, limits, report)
    if text is None or "<<<<<<< " not in text:
        return text
    # Hardly any file holds as much as the beginning of one.
    from orgaudit.intake.merge_marks import merge_mark

    line = merge_mark(text)
    if line is None:
        return text
    report.add(InputProblem("merge_mark", Place(path, line, 1, line, 8)))
    return None


def _text(data: bytes, path: str, limits: Limits, report: Report) -> str | None:
    start = Place(path, *NOWHERE)
    if len(data) > limits.size:
        report.add(InputProblem("too_large", start, {"limit": limits.size // (1024 * 1024)}))
        return None
    if data.startswith(_UTF32_MARKS) or _UTF32_ASCII.match(data):
        report.add(InputProblem("utf32", start))
        return None
    foreign = foreign_kind(data, path)
    if foreign:
        report.add(foreign)
        return None
    if data.startswith(_UTF16_MARKS):
        return _strictly(data, "utf-16", path, report)
    if data.startswith(_UTF8_MARK):
        return _strictly(data, "utf-8", path, report)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        first_bad = error
    text = cp932_text(data)
    if is_eucjp(data, certainly=text is None):
        report.add(InputProblem("other_encoding", start, {"found": "EUC-JP"}))
        return None
    if text is None:
        _tell(first_bad, data, path, report)
        return None
    report.add(InputProblem("read_as_cp932", start, {}, Weight.NOTE))
    return text


def cp932_text(data: bytes) -> str | None:
    """Return the text of a Japanese Windows file; None for bytes that no such file holds."""
    try:
        text = data.decode("cp932")
    except UnicodeDecodeError:
        return None
    return None if _NEVER_TYPED.search(text) else text


def _strictly(data: bytes, encoding: str, path: str, report: Report) -> str | None:
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        _tell(error, data, path, report)
        return None


def _tell(error: UnicodeDecodeError, data: bytes, path: str, report: Report) -> None:
    before = data[: error.start].decode(error.encoding, errors="replace").removeprefix("\ufeff")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    place = Place(path, line, column, line, column + 1)
    found = f"0x{data[error.start]:02X}"
    report.add(InputProblem("unknown_encoding", place, {"byte": error.start + 1, "found": found}))
