"""Files that somebody has worked in since they were written: a report never replaces them.

An older report may be replaced, a question sheet that nobody has answered too. What would be lost otherwise is the work of
people: answers in a sheet, rows in a workbook to be filled in, a workbook that was never ours.
"""

import io
import re
import zipfile
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Final

from orgaudit.cli.input.bounded import read_bounded
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.answers.sheet import Sheet, read_sheet
from orgaudit.intake.fields import table
from orgaudit.intake.report import Report
from orgaudit.intake.yaml.decoding import decoded
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.model.pattern import pattern
from orgaudit.wording.catalogue import LANGUAGES, Catalogue

_ARCHIVES: Final = b"PK"
_LOCKED: Final = bytes.fromhex("d0cf11e0a1b11ae1")
"""What a workbook begins with once somebody has put a password on it, or saved it in the form of old; we write neither."""

_BEGINNING: Final = 1_000
"""Signs in which a text shows of what kind it is; house default."""

_PROPERTIES: Final = "docProps/core.xml"
_LONGEST: Final = 1 << 20
"""Bytes of the properties of a workbook that are read; house default."""

_OURS: Final = b"2000-01-01T00:00:00Z"
"""When all our workbooks say that they were made, and last changed; whatever saves one says so there."""

_KEY: Final = re.compile("[0-9a-f]{10}")
_STAMP: Final = r"<dcterms:%s\b[^<>]*>([^<]*)<"
_CREATED: Final = re.compile((_STAMP % "created").encode())
_MODIFIED: Final = re.compile((_STAMP % "modified").encode())
_TITLE: Final = pattern("<dc:title>([^<]*)</dc:title>")


def refuse_worked_in(paths: Iterable[Path | None], taken_in: Container[str] = ()) -> None:
    """Refuse to replace the work of people. Raises WrongCallError, with the way on; ``None`` is no file.

    ``taken_in`` are the ids of questions that the company answers by now: such answers are not lost with their sheet.
    """
    for path in paths:
        if path is None or not path.is_file():
            continue
        try:
            data = read_bounded(path)
        except OSError:
            continue  # too long for any sheet that is read, or to be told where it is written
        if data.startswith(_LOCKED):
            raise WrongCallError("workbook_there", path=str(path))
        refuse = _refuse_workbook if data.startswith(_ARCHIVES) else _refuse_text
        refuse(data, path, taken_in)


def _refuse_text(data: bytes, path: Path, taken_in: Container[str]) -> None:
    text = decoded(data, str(path), DEFAULT_LIMITS, Report())
    begin = (text or "")[:_BEGINNING].lstrip("\ufeff \t\r\n")[:1]
    if text is None or begin == "<" or (begin in ("{", "[") and '"answer"' not in text):
        return
    if _KEY.search(text) is None:
        return
    sheet = read_sheet(text, str(path))
    if any(answer.id not in taken_in for answer in sheet.answers):
        raise WrongCallError("answers_there", path=str(path))


def _refuse_workbook(data: bytes, path: Path, taken_in: Container[str]) -> None:
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return
    properties = _properties(data)
    untouched = _stamp(_MODIFIED, properties) == _OURS
    sheet = _sheet(data, path)
    if sheet is not None:
        proposals = _proposals() if untouched else frozenset()
        own = (answer for answer in sheet.answers if answer.id not in taken_in)
        if any(not isinstance(answer.content, str) or answer.content not in proposals for answer in own):
            raise WrongCallError("answers_there", path=str(path))
    elif not untouched:
        raise WrongCallError("workbook_there", path=str(path))
    if _stamp(_CREATED, properties) != _OURS or (not untouched and _is_template(properties)):
        raise WrongCallError("workbook_there", path=str(path))


def _sheet(data: bytes, path: Path) -> Sheet | None:
    """Return the answers in a workbook; ``None`` for what is no workbook that can be read."""
    from orgaudit.intake.answers.workbook import read_workbook
    from orgaudit.intake.sheets.files.grid import SheetsError

    try:
        return read_workbook(data, str(path))
    except SheetsError:
        return None


def _properties(data: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(_PROPERTIES) as stream:
            return stream.read(_LONGEST)
    except Exception:  # noqa: BLE001 (a broken archive fails in as many ways as it can be broken)
        return b""


def _stamp(which: re.Pattern[bytes], properties: bytes) -> bytes | None:
    found = which.search(properties)
    return found[1] if found else None


def _is_template(properties: bytes) -> bool:
    title = _TITLE.search(properties.decode("utf-8", errors="replace"))
    words = (Catalogue(language).ui("template.title", company=None) for language in LANGUAGES)
    return title is not None and any(word in title[1] for word in words)


def _proposals() -> frozenset[str]:
    """Return what a sheet may hold as an answer of ours that nobody has looked at: functions and offices."""
    from orgaudit.knowledge.functions import FUNCTIONS

    functions = {item.named_in(language) for item in FUNCTIONS.values() for language in LANGUAGES}
    offices = {
        table().value_label("office", code, language)
        for code in ("front", "middle", "back")
        for language in LANGUAGES
    }
    return frozenset(functions | offices)
