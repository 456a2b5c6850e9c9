"""One table on its way to records: what every layout needs, and how a cell is read and what is doubtful about it told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.amounts import NO_HINT, Hint
from orgaudit.intake.sheets.cells.dittos import LONGEST_DITTO, is_ditto
from orgaudit.intake.sheets.cells.figure_customs import OPEN, Custom, by_custom, custom_of
from orgaudit.intake.sheets.cells.marks import Role
from orgaudit.intake.sheets.cells.names import is_post, without_number
from orgaudit.intake.sheets.cells.two_languages import halves
from orgaudit.intake.sheets.findings import Account, Cell, Doubt, LeftOut, Note
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.people.initials import with_names
from orgaudit.intake.sheets.people.person_texts import below_post
from orgaudit.intake.sheets.records import Fact, Home, Row
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import Column, texts_in
from orgaudit.intake.sheets.tables.surnames_first import KEYS as PERSON_KEYS
from orgaudit.intake.sheets.tables.surnames_first import is_turned, turned
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.person_words import meaning_of

_EMPTY: Final = frozenset(("[]", "{}"))

_SLASH: Final = re.compile(r"[/／\n]")

_LINK: Final = re.compile(r"\s?\(https?://[^()\s]{1,2000}\)")
"""The address that exports of tools write behind the name of a linked page."""

_KEEP_LINKS: Final = frozenset(("manual", "note", "detail"))


@dataclass(slots=True)
class TableWork:
    """One table with its columns. ``home`` is the department that holds where no row says another, ``person`` whose work the whole table lists."""

    area: Area
    kind: str
    columns: list[Column]
    reader: CellReader
    account: Account
    options: Options
    home: Home = field(default_factory=Home)
    legend: dict[str, str] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    person: Fact | None = None
    of_duties: Mapping[str, Fact] = field(default_factory=dict)
    """What labels above the table say of all its duties, by the key of the field."""
    handing: tuple[Fact | None, Fact | None] | None = None
    """Who hands the duties of the table over and who takes them, where each row says how far that is."""
    skilled: bool = False
    unit: Hint = NO_HINT
    """In what the times of the whole table count, where a line above it says so."""
    readiness: tuple[Column, ...] | None = None
    """Columns that say how far who stands in is, once they are looked up."""
    has_better: bool | None = None
    has_media_in_tools: bool | None = None
    """Whether media stand in a column of tools, once that is looked up."""
    lists: dict[int, bool] = field(default_factory=dict)
    """Whether most cells of a column of names hold several lines."""
    told_heads: set[tuple[int, str, str]] = field(default_factory=set)
    """Columns, departments and heads that were told already."""
    titles_told: set[str] = field(default_factory=set)
    """Titles whose word for how often was told already."""
    left_marks: set[str] = field(default_factory=set)
    """Marks that were told not to be kept."""
    signed_better: dict[int, bool] = field(default_factory=dict)
    """Whether a name in a column of persons has a sign that stands above ○."""
    alone: dict[int, frozenset[str]] = field(default_factory=dict)
    """What stands alone in the cells of a column of departments, folded, once that is looked up."""
    doubted: dict[int, int] = field(default_factory=dict)
    customs: dict[int, Custom] = field(default_factory=dict)
    """What stands before decimals, by column, once that is looked up."""
    posts: set[int] = field(default_factory=set)
    sections: frozenset[int] = frozenset()
    """Rows with one text only, among rows that are filled in, which head those below them."""
    sections_are_departments: bool = False
    heading_persons: frozenset[int] = frozenset()
    """Rows in which nothing but a person stands, whose duties follow."""
    filled: frozenset[int] = frozenset()
    """Columns whose blanks stand for what is above them."""
    initials: Mapping[str, str] = field(default_factory=dict)
    holders: Mapping[str, str] = field(default_factory=dict)
    """Who holds a post, folded, as a table of the workbook says; empty where it names nobody in particular."""
    """Initials of persons that the sheet explains, with their names."""
    orders: dict[int, str] = field(default_factory=dict)
    """How persons are written, by column: ``surname`` first, or ``open`` where a comma may as well part two."""
    step: tuple[int, int] | None = None
    """Which of the duties that one cell lists is being read, and how many these are."""
    in_step: set[int] = field(default_factory=set)
    """Columns whose cells hold a line for each of them."""
    _having: dict[tuple[str, ...] | frozenset[str], list[Column]] = field(default_factory=dict)
    _row: Row = ("", "", -1)
    _plain: list[Column] | None = None
    _last: dict[int, str] = field(default_factory=dict)
    _plainly: set[str] = field(default_factory=set)
    _told: set[tuple[int, int]] = field(default_factory=set)

    def cell(self, row: int, column: int) -> Cell:
        """Return a place as it is told."""
        return self.area.sheet.cell(row, column)

    def by_key(self, key: str) -> Column | None:
        """Return the first column of a key."""
        found = self.having((key,))
        return found[0] if found else None

    def having(self, keys: tuple[str, ...] | frozenset[str]) -> list[Column]:
        """Return the columns of some keys; asked for every row, looked up once."""
        found = self._having.get(keys)
        if found is None:
            found = self._having[keys] = [column for column in self.columns if column.key in keys]
        return found

    def read_as_fields(self, others: frozenset[str]) -> list[Column]:
        """Return the columns that are simply read as their fields; ``others`` are the keys that are not."""
        if self._plain is None:
            self._plain = [
                column for column in self.columns if column.field is not None and column.key not in others
            ]
        return self._plain

    def column_at(self, index: int) -> Column | None:
        """Return the column of an index; None for one without a heading."""
        return next((column for column in self.columns if column.index == index), None)

    def columns_with(self, keys: frozenset[str], index: int) -> bool:
        """Whether the column of an index is one of some keys."""
        column = self.column_at(index)
        return column is not None and column.key in keys

    def text(self, row: int, column: int) -> str:
        """Return what holds for a row of a column: with joined cells and signs for "as above" filled in, of several lines the one of the duty."""
        text = self._whole(row, column)
        if self.initials and text and self._is_of_persons(column):
            text = with_names(text, self.initials)
        if self.holders and text and self._is_of_persons(column):
            text = self.holder(row, column, text)
        if self.orders and text and column in self.orders:
            text = self._in_order(row, column, text)
        if self.step is None or "\n" not in text or below_post(text) != text:
            return text
        number, count = self.step
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        if len(lines) != count:
            return text
        self.in_step.add(column)
        return without_number(lines[number])

    def _is_of_persons(self, index: int) -> bool:
        """Whether persons stand in a column; what its name says depends on what the table lists."""
        column = self.column_at(index)
        return (
            column is not None
            and column.key in PERSON_KEYS
            and (column.key != "name" or self.kind == "person")
        )

    def _in_order(self, row: int, column: int, text: str) -> str:
        """Return persons with their surnames last, in two languages without a sign between; nothing where nobody can tell whether they are one or two, which is told."""
        order = self.orders[column]
        two = halves(text) if order in ("both", "either") and is_japanese(text) else None
        if order == "both" and two:
            return two[0] if meaning_of(two[0]) else " ".join(two)
        if (not two or not _SLASH.search(text)) and ("," not in text or not is_turned(text)):
            return text
        if order == "surname":
            return turned(text)
        if (row, column) not in self._told:
            self._told.add((row, column))
            self.doubt(row, column, "one_or_two", self.columns_key(column), text)
        return ""

    def holder(self, row: int, column: int, text: str) -> str:
        """Return who holds the post that a text names, which is told; the text as it is where no table says so."""
        name = self.holders.get(folded(text)) if self.holders else None
        if name and (row, column) not in self._told:
            self._told.add((row, column))
            self.account.notes.append(
                Note(self.cell(row, column), "post_held", {"found": text, "made": name})
            )
        return name or text

    def columns_key(self, index: int) -> str:
        """Return the key of the column of an index."""
        column = self.column_at(index)
        return column.key if column is not None else ""

    def _whole(self, row: int, column: int) -> str:
        """Return the whole text that holds for a row of a column."""
        text, _joined = self.area.sheet.below(row, column)
        if "(http" in text and not self.columns_with(_KEEP_LINKS, column):
            text = _LINK.sub("", text).strip() or text
        if not text:
            return self._last.get(column, "") if column in self.filled else text
        if text in self._plainly:
            self._last[column] = text
            return text
        if len(text) <= LONGEST_DITTO and is_ditto(text):
            if text == "同左":
                return self._whole(row, column - 1) if column else ""
            text = self._last.get(column, "")
        if text[:1] in "*＊" and not text.strip("*＊"):
            return ""  # asterisks fill what is not stated
        if text[:1] in "[{" and text in _EMPTY:
            return ""  # an empty list, as tools write it
        if text:
            self._last[column] = text
            self._plainly.add(text)
        return text

    def read(self, row: int, column: int, item: Field, text: str, hint: Hint = NO_HINT) -> Fact | None:
        """Return the value of a cell for a field; what cannot be read is a doubt."""
        found = self.reader.read(item, text, hint)
        sheet = self.area.sheet
        if found.problem:
            self.doubt(row, column, found.problem, item.key, text, **found.facts)
            return None
        if found.placed:
            self.account.tell(self.cell(row, column), "manual_placed", found=text)
        if found.decided:
            decided = {"found": text, "made": found.value}
            self.account.tell(self.cell(row, column), found.decided, **decided)
        if found.about:
            about = {"found": text, "made": found.value}
            self.account.tell(self.cell(row, column), "about", **about)
        if found.value is None:
            return None
        at, column = sheet.place(row, column)
        if self._row[2] != at:
            self._row = (sheet.grid.path, sheet.grid.name, at)
        return Fact.at(found.value, self._row, column)

    def doubt(self, row: int, column: int, code: str, key: str, text: str, **facts: object) -> None:
        """Take a doubt about a cell."""
        self.doubted[column] = self.doubted.get(column, 0) + 1
        self.account.doubts.append(Doubt(self.cell(row, column), code, key, text, facts))

    def figure(self, row: int, column: int, text: str) -> str:
        """Return a figure with a point before its decimals and nothing within its thousands; what stood otherwise is told."""
        if not self.reader.commas or not ("," in text or "." in text):
            return text
        custom = self.customs.get(column)
        if custom is None:
            custom = self.customs[column] = custom_of(texts_in(self.area, column))
        told = by_custom(text, custom)
        if told in (text, OPEN):
            return told
        self.account.tell(self.cell(row, column), "decimal_comma", found=text, made=told)
        return told

    def tell_left(self, row: int, column: int, mark: str) -> None:
        """Tell once a table that a mark is read and says nothing that is kept."""
        if mark not in self.left_marks:
            self.left_marks.add(mark)
            self.account.tell(self.cell(row, column), "mark_left", found=mark)

    def tell_helping(self, row: int, column: int, mark: str) -> None:
        """Tell once a table that a mark of who supports was taken for who can stand in."""
        if mark not in self.left_marks:
            self.left_marks.add(mark)
            self.account.tell(self.cell(row, column), "supports_stand_in", found=mark)

    def is_post(self, column: Column) -> bool:
        """Whether a column of a person is headed by a post only, which is told once."""
        name = column.own
        if not is_post(name) and self.holders.get(folded(name)) != "":
            return False
        if column.index not in self.posts:
            self.posts.add(column.index)
            self.doubt(self.area.first - 1, column.index, "post", "primary", name)
        return True

    def tell_group(self, column: Column, key: str, name: str) -> None:
        """Tell once of a column of marks that its heading names nobody in particular."""
        if column.index not in self.posts:
            self.posts.add(column.index)
            self.doubt(self.area.first - 1, column.index, "group", key, name)

    def leave_out(self, row: int, reason: str) -> None:
        """Take note of a row that is no record."""
        sheet = self.area.sheet
        columns = sheet.filled(row)
        texts = [sheet.text(row, column) for column in columns[:4]]
        cell = self.cell(row, columns[0] if columns else 0)
        self.account.left_out.append(LeftOut(cell, reason, " ".join(texts)[:80]))

    def fact(self, row: int, column: int, key: str, value: Value) -> Fact:
        """Return a value that was worked out for a field of the table; the field must exist."""
        if field_of(self.kind, key) is None:
            raise KeyError(key)
        return Fact(value, self.cell(row, column))
