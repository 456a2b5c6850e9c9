"""What a workbook says about its sheets beside their values: hidden and struck parts, comments, formats with units, formulas without values.

Read from the unpacked members by patterns: these texts are written by machines, and a look at them must stay cheaper than the reading.
No pattern looks at a part of a hostile text again and again: each ends where the next element begins.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from posixpath import dirname, join, normpath
from typing import Final

from orgaudit.intake.sheets.files.extent import refuse_far_cell
from orgaudit.intake.sheets.files.grid import MOST_SHEETS, SheetsError, place_of
from orgaudit.intake.sheets.files.struck import struck_in_part, struck_texts

_TAG: Final = r"<(?:\w+:)?{}\b([^<>]*?)/?>"
_ATTRIBUTE: Final = re.compile(r"(?<![\w:])([\w:]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
_HIDDEN_ROW: Final = re.compile(rb"<(?:\w+:)?row\b(?=[^<>]*>)[^<>]*?\bhidden=\"(?:1|true)\"[^<>]*>")
_COLUMNS: Final = re.compile(r"<(?:\w+:)?col\b([^<>]*)>")
_FORMULA: Final = re.compile(
    rb"<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b([^<>]*?)(?:/>|>([^<]*)</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v>([^<]*)</(?:\w+:)?v>|<(?:\w+:)?v\s*/>)?"
)
_STYLED: Final = re.compile(rb"<(?:\w+:)?c\b(?=[^<>]*>)([^<>]*?\bs=\"(\d+)\"[^<>]*)>")
_UNIT: Final = re.compile(r'"([^"]+)"|\\([^\sA-Za-z0-9])|(%)')
_BUILT_IN_PERCENT: Final = frozenset(("9", "10"))


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One sheet of a workbook as its parts tell of it. ``units`` are signs that the format of a cell shows behind its number."""

    name: str
    hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    comments: Mapping[tuple[int, int], str]
    indents: Mapping[tuple[int, int], int]
    units: Mapping[tuple[int, int], str]
    unstored: Mapping[tuple[int, int], str]
    struck: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Styles:
    units: Mapping[bytes, str] = field(default_factory=dict)
    indents: Mapping[bytes, int] = field(default_factory=dict)
    struck: frozenset[bytes] = frozenset()


def sheet_parts(members: Mapping[str, bytes], path: str) -> list[SheetPart]:
    """Return what is told of each sheet, in order. Raises SheetsError for a cell too far from the others, ValueError for an address or a number that is none."""
    book = _text(members, "xl/workbook.xml")
    targets = _relations(members, "xl/workbook.xml")
    styles = _styles(_text(members, "xl/styles.xml"))
    texts = struck_texts(members.get("xl/sharedStrings.xml", b""))
    reckoned = any(
        _attributes(found).get("fullCalcOnLoad") in ("1", "true") for found in _tags(book, "calcPr")
    )
    parts: list[SheetPart] = []
    known: set[str] = set()
    for found in _tags(book, "sheet"):
        facts = _attributes(found)
        member = targets.get(next((facts[key] for key in facts if key.endswith(":id")), ""), ("", ""))[1]
        content = members.get(member, b"")
        if member in known or len(parts) >= MOST_SHEETS:
            _refuse(path, of_one_part=member in known)
        if content:
            known.add(member)
        name = facts.get("name", "")
        refuse_far_cell(content, path, name)
        head = content[: content.find(b"sheetData")].decode("utf-8", "replace")
        units, indents = _formats(content, styles)
        parts.append(
            SheetPart(
                name=name,
                hidden=facts.get("state", "visible") != "visible",
                hidden_rows=frozenset(_hidden_rows(content)),
                hidden_columns=frozenset(_hidden_columns(head)),
                comments=dict(_comments(members, member)),
                indents=indents,
                units=units,
                unstored=dict(_unstored(content, reckoned=reckoned)),
                struck=frozenset(_struck(content, styles, texts)),
            )
        )
    return parts


def _struck(content: bytes, styles: _Styles, texts: frozenset[bytes]) -> Iterator[tuple[int, int]]:
    styled = _styled(content, set(styles.struck)) if styles.struck else ()
    yield from (place_of(reference) for reference, _ in styled)
    yield from map(place_of, struck_in_part(content, texts))


def _refuse(path: str, *, of_one_part: bool) -> None:
    """Refuse two sheets of one part, which no program writes and which would cost as much as two, and more sheets than are read."""
    if of_one_part:
        raise SheetsError("broken", path=path)
    raise SheetsError("too_many_sheets", path=path, limit=MOST_SHEETS)


def _hidden_rows(content: bytes) -> Iterator[int]:
    if b"hidden" not in content:  # most sheets: a look at every row takes a tenth of reading a large one
        return
    for found in _HIDDEN_ROW.finditer(content):
        number = _attributes(found[0].decode("utf-8", "replace")).get("r")
        if number:
            yield max(1, int(number)) - 1


def _hidden_columns(head: str) -> Iterator[int]:
    for found in _COLUMNS.finditer(head):
        facts = _attributes(found[1])
        if facts.get("hidden") in ("1", "true"):
            first, last = max(1, int(facts.get("min", 1))), int(facts.get("max", 0))
            yield from range(first - 1, min(last, first + 1_000))


def _unstored(content: bytes, *, reckoned: bool) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield formulas without a value. Programs that leave the reckoning to the reader write nought for it (``reckoned``)."""
    if b"<f" not in content and b":f" not in content:
        return
    for found in _FORMULA.finditer(content):
        value = found[4]
        if value and not (reckoned and value == b"0"):
            continue
        reference = _attributes(found[1].decode("utf-8", "replace")).get("r")
        if reference:
            yield place_of(reference), unescape((found[3] or b"").decode("utf-8", "replace"))


def _comments(members: Mapping[str, bytes], member: str) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, target in _relations(members, member).values():
        if kind.endswith("/comments"):
            text = _text(members, target)
            for comment in re.split(r"<(?:\w+:)?comment\b", text)[1:]:
                head, _, rest = comment.partition(">")
                reference = _attributes(head).get("ref")
                told = "".join(re.findall(r"<(?:\w+:)?t\b[^<>]*>([^<]*)</", rest))
                if reference:
                    yield place_of(reference), unescape(told).strip()


def _formats(
    content: bytes, styles: _Styles
) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], int]]:
    units: dict[tuple[int, int], str] = {}
    indents: dict[tuple[int, int], int] = {}
    if not styles.units and not styles.indents:
        return units, indents
    for reference, style in _styled(content, {*styles.units, *styles.indents}):
        place = place_of(reference)
        if style in styles.units:
            units[place] = styles.units[style]
        if style in styles.indents:
            indents[place] = styles.indents[style]
    return units, indents


def _styled(content: bytes, numbers: set[bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the addresses of cells of some styles, with the style."""
    if len(numbers) <= _FEW_STYLES:
        # As programs write cells, of which only those are looked at; where others have such a style, all are.
        said = sum(content.count(b's="%b"' % number) for number in numbers)
        wanted = b"|".join(sorted(numbers)).decode()
        plain = re.compile(f'<c r="([A-Z]+[0-9]+)" s="({wanted})"'.encode())
        listed = plain.findall(content) if said else []
        if len(listed) == said:
            yield from ((reference.decode(), style) for reference, style in listed)
            return
    for found in _STYLED.finditer(content):
        if found[2] in numbers:
            reference = _attributes(found[1].decode("utf-8", "replace")).get("r")
            if reference:
                yield reference, found[2]


_FEW_STYLES: Final = 12


def _styles(text: str) -> _Styles:
    """Return what each style of cells shows behind a number, and how far in it stands."""
    own = {
        facts.get("numFmtId", ""): facts.get("formatCode", "")
        for facts in map(_attributes, _tags(text, "numFmt"))
    }
    units: dict[bytes, str] = {}
    indents: dict[bytes, int] = {}
    struck: set[bytes] = set()
    fonts = frozenset(_struck_fonts(text))
    listed = re.search(r"<(?:\w+:)?cellXfs\b", text)
    inside = text[listed.end() :].partition("cellXfs>")[0] if listed else ""
    entries = re.split(r"<(?:\w+:)?xf\b", inside)[1:]
    for number, entry in enumerate(entries):
        facts = _attributes(entry.partition(">")[0])
        shown = facts.get("numFmtId", "")
        unit = "%" if shown in _BUILT_IN_PERCENT else _unit(unescape(own.get(shown, "")))
        indent = re.search(r"\bindent=\"(\d+)\"", entry)
        if facts.get("fontId", "") in fonts:
            struck.add(str(number).encode())
        if unit:
            units[str(number).encode()] = unit
        if indent and int(indent[1]):
            indents[str(number).encode()] = int(indent[1])
    return _Styles(units, indents, frozenset(struck))


def _struck_fonts(text: str) -> Iterator[str]:
    """Yield the numbers of the fonts whose letters are struck through."""
    if "strike" not in text:
        return
    inside = text.partition("fonts>")[0]
    for number, font in enumerate(re.split(r"<(?:\w+:)?font\b", inside)[1:]):
        said = re.search(r"<(?:\w+:)?strike\b([^<>]*)>", font)
        if said and _attributes(said[1]).get("val") not in ("0", "false"):
            yield str(number)


def _unit(code: str) -> str:
    """Return the signs that a number format shows behind the number: ``時間`` of ``0"時間"``, ``%`` of ``0.0%``."""
    first = code.split(";")[0]
    digits = max(first.rfind(sign) for sign in "0#?")
    if digits < 0:  # a day or a time, whose signs stand between its parts
        return ""
    return "".join(
        text or sign or percent for text, sign, percent in _UNIT.findall(first[digits + 1 :])
    ).strip()


def _tags(text: str, name: str) -> Iterator[str]:
    return (found[1] for found in re.finditer(_TAG.format(name), text))


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(double or single) for name, double, single in _ATTRIBUTE.findall(text)}


def _relations(members: Mapping[str, bytes], member: str) -> dict[str, tuple[str, str]]:
    """Return kind and target of what a member is related to, by id. What lies outside the file is left out."""
    folder, _, name = member.rpartition("/")
    text = _text(members, f"{folder}/_rels/{name}.rels")
    found = {}
    for facts in map(_attributes, _tags(text, "Relationship")):
        if facts.get("TargetMode") != "External":
            target = facts.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else normpath(join(dirname(member), target))
            found[facts.get("Id", "")] = (facts.get("Type", ""), whole)
    return found


def _text(members: Mapping[str, bytes], name: str) -> str:
    return members.get(name, b"").decode("utf-8", "replace")
