"""An OpenDocument spreadsheet as grids, read in one pass of the XML parser.

Calamine reads these files too, but tells nothing of merged cells, and repeats a formatted row a million times.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from orgaudit.intake.sheets.files.grid import (
    MOST_CELLS,
    MOST_COLUMNS,
    MOST_ROWS,
    MOST_SHEETS,
    Grid,
    Range,
    SheetsError,
    address,
    stripped,
)
from orgaudit.intake.sheets.files.struck import StruckStyles

_MOST_FILLED: Final = 5_000_000
"""Cells with a value that one file may have."""

_MOST_REPEATED: Final = 200_000
"""Of these, the cells that stand in the file once and say that they are repeated: house default. A few bytes can say so of a million."""

_MOST_HIDDEN: Final = 1_000


@dataclass(slots=True)
class _Cell:
    repeated: int
    value: str | None
    percent: bool
    formula: str
    spanned: tuple[int, int]
    struck: bool = False
    text: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)


class _Reader:
    """Takes the events of ``content.xml`` in."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.grids: list[Grid] = []
        self.filled = self.repeated = self.cells = 0
        self.hidden_styles: set[str] = set()
        self.struck_styles = StruckStyles()
        self._style = ""
        self._reset("", hidden=False)
        self._cell: _Cell | None = None
        self._in_note = self._in_text = 0

    def _reset(self, name: str, *, hidden: bool) -> None:
        self.name, self.hidden = name, hidden
        self.rows: list[list[str]] = []
        self.row = self.column = self.columns = 0
        self.row_repeated = 1
        self.line: dict[int, str] = {}
        self.merged: list[Range] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.comments: dict[tuple[int, int], str] = {}
        self.unstored: dict[tuple[int, int], str] = {}
        self.struck: set[tuple[int, int]] = set()
        self.struck_styles.begin_sheet()

    def start(self, tag: str, facts: dict[str, str]) -> None:
        """Take the start of an element."""
        if tag.startswith(("text:", "office:annotation")):
            self._start_text(tag, facts)
            return
        match tag:
            case "table:table-cell" | "table:covered-table-cell":
                self._cell = _cell(facts)
                self._cell.struck = self.struck_styles.of_cell(self.column, facts)
            case "table:table-row":
                self.line, self.column = {}, 0
                self.struck_styles.row(facts)
                self.row_repeated = _times(facts, "table:number-rows-repeated")
                if _is_hidden(facts):
                    self.hidden_rows.update(range(self.row, self.row + min(self.row_repeated, _MOST_HIDDEN)))
            case "table:table-column":
                repeated = _times(facts, "table:number-columns-repeated")
                if _is_hidden(facts):
                    self.hidden_columns.update(
                        range(self.columns, self.columns + min(repeated, _MOST_HIDDEN))
                    )
                self.struck_styles.column(self.columns, repeated, facts)
                self.columns += repeated
            case "table:table":
                hidden = facts.get("table:style-name", "") in self.hidden_styles
                self._reset(facts.get("table:name", ""), hidden=hidden)
            case _ if tag.startswith("style:"):
                self._start_style(tag, facts)

    def _start_style(self, tag: str, facts: dict[str, str]) -> None:
        if tag in ("style:style", "style:default-style"):
            self._style = facts.get("style:name", "")
        elif tag == "style:table-properties" and facts.get("table:display") == "false":
            self.hidden_styles.add(self._style)
        if tag != "style:default-style":
            self.struck_styles.style(self._style, facts)

    def _start_text(self, tag: str, facts: dict[str, str]) -> None:
        if tag == "office:annotation":
            self._in_note += 1
        elif tag == "text:p" and self._cell is not None:
            kept = self._cell.note if self._in_note else self._cell.text
            if kept:
                kept.append("\n")
            self._in_text += 1
        elif tag == "text:span" and self._cell is not None and not self._in_note:
            self._cell.struck |= self.struck_styles.of_part(facts)
        elif tag == "text:s":
            self.characters(" " * min(int(facts.get("text:c", 1)), 100))
        elif tag == "text:line-break":
            self.characters("\n")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        match tag:
            case "table:table-cell" | "table:covered-table-cell":
                self._end_cell(covered=tag.endswith("covered-table-cell"))
            case "text:p":
                self._in_text = max(0, self._in_text - 1)
            case "office:annotation":
                self._in_note -= 1
            case "table:table-row":
                self._end_row()
            case "table:table":
                if len(self.grids) >= MOST_SHEETS:
                    raise SheetsError("too_many_sheets", path=self.path, limit=MOST_SHEETS)
                self.grids.append(self._grid())

    def characters(self, text: str) -> None:
        """Take text."""
        if self._cell is not None and self._in_text:
            (self._cell.note if self._in_note else self._cell.text).append(text)

    def _end_cell(self, *, covered: bool) -> None:
        cell = self._cell
        self._cell = None
        if cell is None:
            return
        place = (self.row, self.column)
        text = "" if covered else _shown(cell)
        if text:
            self._refuse_too_many(cell.repeated, cell.repeated * self.row_repeated)
            columns = range(self.column, self.column + cell.repeated)
            self.line.update(dict.fromkeys(columns, text))
            if cell.struck:
                self.struck.update((self.row, column) for column in columns)
        if cell.formula and not text:
            self.unstored[place] = cell.formula
        if cell.note:
            self.comments[place] = "".join(cell.note).strip()
        if cell.spanned != (1, 1):
            self.merged.append((*place, self.row + cell.spanned[0] - 1, self.column + cell.spanned[1] - 1))
        self.column += cell.repeated

    def _refuse_too_many(self, across: int, count: int) -> None:
        """Refuse more cells with a value than are read, and a place that no sheet has. Raises SheetsError."""
        self.filled += count
        self.repeated += count - 1
        for found, most in ((self.filled, _MOST_FILLED), (self.repeated, _MOST_REPEATED)):
            if found > most:
                raise SheetsError("too_many_cells", path=self.path, limit=most)
        if self.row + self.row_repeated > MOST_ROWS or self.column + across > MOST_COLUMNS:
            raise SheetsError("broken", path=self.path)

    def _end_row(self) -> None:
        if self.line:
            width = max(self.line) + 1
            self.cells += width * self.row_repeated
            if self.cells > MOST_CELLS:
                raise SheetsError(
                    "far_cell", path=self.path, sheet=self.name, cell=address(self.row, width - 1)
                )
            self.rows.extend([] for _ in range(self.row - len(self.rows)))
            listed = [self.line.get(column, "") for column in range(width)]
            self.rows.extend(list(listed) for _ in range(self.row_repeated))
        self.row += self.row_repeated

    def _grid(self) -> Grid:
        grid = Grid(
            path=self.path,
            name=self.name,
            rows=self.rows,
            merged=tuple(self.merged),
            hidden=self.hidden,
            hidden_rows=frozenset(self.hidden_rows),
            hidden_columns=frozenset(self.hidden_columns),
            comments=self.comments,
            unstored=self.unstored,
            struck=frozenset(self.struck),
        )
        return stripped(grid)


def grids_of_document(members: Mapping[str, bytes], path: str) -> list[Grid]:
    """Return the sheets of a document. Raises SheetsError."""
    manifest = members.get("META-INF/manifest.xml", b"")
    if b"encryption-data" in manifest:
        raise SheetsError("encrypted", path=path)
    reader = _Reader(path)
    # Most documents have no struck letters, and no other style of theirs counts here.
    styles = ["styles.xml"] if b"line-through" in members.get("styles.xml", b"") else []
    try:
        for member in (*styles, "content.xml"):
            parser = ParserCreate()
            parser.StartElementHandler = reader.start
            parser.EndElementHandler = reader.end
            parser.CharacterDataHandler = reader.characters
            parser.Parse(members[member], True)  # noqa: FBT003 - the parser's own sign of the end
    except (KeyError, ValueError, ExpatError) as error:
        raise SheetsError("broken", path=path) from error
    for grid in reader.grids:
        grid.of = len(reader.grids)
    return reader.grids


def _is_hidden(facts: dict[str, str]) -> bool:
    return facts.get("table:visibility", "visible") != "visible"


def _times(facts: dict[str, str], name: str) -> int:
    """Return how often or how far, at least once: less than that no program writes. Raises ValueError for what is no number."""
    return max(1, int(facts.get(name, 1)))


def _cell(facts: dict[str, str]) -> _Cell:
    kind = facts.get("office:value-type", "")
    value = {
        "float": facts.get("office:value"),
        "currency": facts.get("office:value"),
        "percentage": facts.get("office:value"),
        "date": facts.get("office:date-value"),
        "time": facts.get("office:time-value"),
        "boolean": (facts.get("office:boolean-value") or "").upper() or None,
    }.get(kind)
    spanned = (
        _times(facts, "table:number-rows-spanned"),
        _times(facts, "table:number-columns-spanned"),
    )
    formula = facts.get("table:formula", "")
    return _Cell(
        _times(facts, "table:number-columns-repeated"), value, kind == "percentage", formula, spanned
    )


def _shown(cell: _Cell) -> str:
    """Return what a cell holds: the shown text where it carries the number's unit, else the stored value."""
    text = "".join(cell.text)
    if cell.value is None:
        return text
    if cell.percent:
        return f"{float(cell.value) * 100:.10g}%"
    if cell.value.startswith("PT"):
        hours, _, rest = cell.value[2:].partition("H")
        minutes = rest.partition("M")[0]
        return f"{int(hours)}:{int(minutes or 0):02d}"
    if cell.value.endswith("T00:00:00"):
        return cell.value.removesuffix("T00:00:00")
    try:
        number = float(cell.value)
    except ValueError:
        return cell.value
    plain = str(int(number)) if number.is_integer() and abs(number) < 1e15 else f"{number:.10g}"
    unit = text.lstrip("+-0123456789,. \u00a0")
    return plain + unit if unit and not unit[0].isdigit() and text[:1] in "+-0123456789." else plain
