"""Draws the sheets of a template: headings with notes, cells with lists, examples, folds, and the set-up for print."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from orgaudit.forms import style
from orgaudit.forms.choices import DEPARTMENTS, PERSONS, note_of, words_of
from orgaudit.forms.layouts import Column, Kind, Layout
from orgaudit.forms.records import Cell, Record
from orgaudit.intake.fields import STRICT
from orgaudit.model.dataclass import dataclass
from orgaudit.wording.catalogue import Catalogue
from orgaudit.workbook.book import Book, put
from orgaudit.workbook.cell_text import harmless, lines, width
from orgaudit.workbook.choice_lists import ChoiceLists

A3: Final = 8
HEAD_ROW: Final = 2
FIRST_ROW: Final = 3
SPARE_ROWS: Final = {"department": 20, "duty": 60, "goal": 20, "handoff": 20, "person": 30}
"""Empty rows with borders below what is there; house default. Lists and formats reach further."""

CHOSEN_ROWS: Final = 1_000
"""Rows below the headings that offer lists; house default."""

NARROWEST: Final = 9
WIDEST: Final = 34
NUMBER_WIDTH: Final = 8
FORM_WIDTH: Final = 48
HOW_WIDTH: Final = 100
SPARE_WIDTH: Final = 8.43
"""The width of columns that nobody sets, a limit of the format."""
FIRST_YEAR: Final = 1901
"""Excel counts days from 1900, and that year with one day too many."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One sheet with what stands in it; ``asked`` marks cells by the address of the element and the key."""

    layout: Layout
    columns: tuple[Column, ...]
    records: tuple[Record, ...]
    asked: Mapping[str, frozenset[str]]


class Drawing:
    """A workbook being drawn, sheet by sheet."""

    def __init__(self, words: Catalogue, company: str, *, examples: bool) -> None:
        self.words = words
        self.examples = examples
        self.japanese = words.language == "ja"
        title = words.ui("template.title", company=company or None)
        self.book = Book(japanese=self.japanese, title=title)
        self.title = title
        self.lists = ChoiceLists(self.book)
        self.names: dict[Kind, str] = {}

    def content(self) -> bytes:
        """Return the whole workbook."""
        self.lists.write()
        return self.book.content()

    def add(self, filled: Filled) -> None:
        """Draw a sheet."""
        kind = filled.layout.kind
        name = self.words.ui(f"template.sheet.{kind}")
        page = self.book.sheet(name)
        put(page, 0, 0, f"{self.title} — {name}", self.book.format(style.TITLE))
        page.set_row(0, self.book.line_height * 1.6)
        (self._form if kind == "company" else self._rows)(page, filled)
        page.set_landscape()
        page.set_paper(A3)
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        page.set_footer("&L&A&C&P / &N")

    def _form(self, page: Any, filled: Filled) -> None:
        """Draw the company: labels to the left, one line each."""
        record = filled.records[0] if filled.records else Record("company", {})
        widest = max(width(column.heading) for column in filled.columns) + 4
        page.set_column(0, 0, widest)
        page.set_column(1, 1, FORM_WIDTH)
        self._how(page, "form", [widest, FORM_WIDTH])
        for at, column in enumerate(filled.columns):
            row = HEAD_ROW + at
            put(
                page,
                row,
                0,
                column.heading,
                self.book.format(style.HEAD, {"align": "left"}, style.NEED[column.need]),
            )
            self._note(page, row, 0, column)
            self._cell(page, row, 1, record.cells.get(column.key, ""), self._looks(filled, record, column))
            self._choices(page, (row, 1, row, 1), column)
        page.freeze_panes(HEAD_ROW, 1)

    def _rows(self, page: Any, filled: Filled) -> None:
        examples = self._examples(filled) if self.examples else ()
        rooms = self._columns(page, filled, examples)
        last = self._how(page, "asked" if filled.asked else "rows", (NUMBER_WIDTH, *rooms.values()))
        tallest = max(lines(column.heading, NARROWEST + 2) for column in filled.columns)
        page.set_row(HEAD_ROW, max(tallest, 2) * self.book.line_height + 4)
        put(
            page,
            HEAD_ROW,
            0,
            self.words.ui("template.number"),
            self.book.format(style.HEAD, style.NEED["rest"]),
        )
        for at, column in enumerate(filled.columns, start=1):
            put(page, HEAD_ROW, at, column.heading, self.book.format(style.HEAD, style.NEED[column.need]))
            self._note(page, HEAD_ROW, at, column)
            self._choices(page, (FIRST_ROW, at, FIRST_ROW + CHOSEN_ROWS, at), column)
        row = FIRST_ROW
        for cells in examples:
            self._row(page, row, self.words.ui("template.example"), cells, filled, rooms, style.EXAMPLE)
            row += 1
        for number, record in enumerate(filled.records, start=1):
            self._row(page, row, number, record.cells, filled, rooms, {}, record)
            row += 1
        if not filled.asked:
            for _ in range(SPARE_ROWS[filled.layout.kind]):
                self._row(page, row, "", {}, filled, rooms, {})
                row += 1
        page.freeze_panes(HEAD_ROW + 1, 1 + len(filled.layout.needed))
        page.repeat_rows(HEAD_ROW)
        page.print_area(0, 0, row - 1, max(last, len(filled.columns)))

    def _columns(
        self, page: Any, filled: Filled, examples: tuple[Mapping[str, Cell], ...]
    ) -> dict[str, float]:
        """Set widths, and fold away what is neither needed nor usual nor said of most; return the widths of those in sight."""
        rooms: dict[str, float] = {}
        page.set_column(0, 0, NUMBER_WIDTH)
        held = Counter(key for record in filled.records for key in record.cells)
        for at, column in enumerate(filled.columns, start=1):
            shown = [record.cells.get(column.key, "") for record in filled.records]
            shown += [cells.get(column.key, "") for cells in examples]
            longest = max((width(str(cell)) for cell in shown), default=0)
            least = NARROWEST if column.month else max(NARROWEST, min(width(column.heading) + 2, 16))
            room = max(least, min(longest + 2, WIDEST))
            folds = column.need == "rest" and not filled.asked
            options = {"level": 1, "hidden": 2 * held[column.key] < max(len(shown), 1)} if folds else {}
            page.set_column(at, at, room, None, options)
            if not options.get("hidden"):
                rooms[column.key] = room
        page.outline_settings(symbols_right=False)
        return rooms

    def _how(self, page: Any, key: str, known: Sequence[float]) -> int:
        """Say how to fill the sheet in, across the first columns and on as many lines as that takes; return the last column."""
        widths = [*known, *([SPARE_WIDTH] * HOW_WIDTH)]
        last = next(at for at in range(len(widths)) if sum(widths[: at + 1]) >= HOW_WIDTH)
        text = self.words.ui(f"template.how.{key}")
        form = self.book.format(style.NOTE)
        page.merge_range(1, 0, 1, last, "", form)
        put(page, 1, 0, text, form)
        page.set_row(1, lines(text, sum(widths[: last + 1])) * self.book.line_height + 4)
        return last

    def _row(
        self,
        page: Any,
        row: int,
        number: int | str,
        cells: Mapping[str, Cell],
        filled: Filled,
        rooms: Mapping[str, float],
        look: Mapping[str, Any],
        record: Record | None = None,
    ) -> None:
        put(page, row, 0, str(number), self.book.format(style.CELL, {"align": "center"}, look))
        for at, column in enumerate(filled.columns, start=1):
            looks = (*self._looks(filled, record, column), look)
            self._cell(page, row, at, cells.get(column.key, ""), looks)
        tallest = max(
            (lines(str(cells[key]), room) for key, room in rooms.items() if key in cells), default=1
        )
        page.set_row(row, tallest * self.book.line_height)

    def _looks(self, filled: Filled, record: Record | None, column: Column) -> tuple[Mapping[str, Any], ...]:
        day = style.DAY if column.field and column.field.type == "date" else {}
        if record is None or not filled.asked:
            return (style.CELL, day)
        asked = column.key in filled.asked.get(record.address, ())
        return (style.CELL, day, style.ASKED if asked else style.KNOWN)

    def _cell(self, page: Any, row: int, at: int, cell: Cell, looks: tuple[Mapping[str, Any], ...]) -> None:
        form = self.book.format(*looks)
        if isinstance(cell, date) and cell.year >= FIRST_YEAR:
            page.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), form)
        elif isinstance(cell, int | float):
            page.write_number(row, at, cell, self.book.format(*looks, style.NUMBER))
        else:
            put(page, row, at, str(cell), form)

    def _note(self, page: Any, row: int, at: int, column: Column) -> None:
        text = harmless(note_of(column, self.words))
        tall = lines(text, 36) * (18 if self.japanese else 15) + 12
        options = {
            "author": "orgaudit",
            "width": 300,
            "height": tall,
            "font_size": 9,
            "font_name": self.book.font,
        }
        page.write_comment(row, at, text, options)

    def _choices(self, page: Any, area: tuple[int, int, int, int], column: Column) -> None:
        """Offer the words of a field, or the names on the sheets of departments and people."""
        field = column.field
        words = words_of(field, self.words.language) if field else ()
        if words and field:
            page.data_validation(*area, self.lists.rule(words, free=field.type not in STRICT))
            return
        kind: Kind | None = None
        if field is None or field.type in DEPARTMENTS or column.key == "department":
            kind = "department"
        elif field.type in PERSONS:
            kind = "person"
        if kind is not None:
            sheet = self.words.ui(f"template.sheet.{kind}")
            first = FIRST_ROW + 1 + (2 if self.examples else 0)
            source = f"='{sheet}'!$B${first}:$B${FIRST_ROW + CHOSEN_ROWS}"
            page.data_validation(*area, {"validate": "list", "source": source, "show_error": False})

    def _examples(self, filled: Filled) -> tuple[Mapping[str, Cell], ...]:
        kind = filled.layout.kind
        found = []
        for number in (1, 2):
            cells: dict[str, Cell] = {}
            for column in filled.columns:
                key = f"template.example_rows.{kind}.row{number}.{column.key}"
                if self.words.has_ui(key):
                    cells[column.key] = self.words.ui(key)
            found.append(cells)
        return tuple(found)
