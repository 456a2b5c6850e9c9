"""What labels above a table say, gathered one by one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.sheets.cells.company_names import company_in
from orgaudit.intake.sheets.cells.names import is_department, may_be_department
from orgaudit.intake.sheets.columns.handover_lists import handing_label
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.headings.headings import EXACT, PART, field_of, is_listed, matches
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.layouts.homes import path_of
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import is_japanese
from orgaudit.intake.values.person_words import meaning_of

_DEPARTMENT: Final = frozenset((("company", "department"), ("duty", "department"), ("department", "name")))


_HANDOVER: Final = ("predecessor", "successor", "handed_over")
"""Labels of who hands the duties below over to whom, and when."""


_SIGNED: Final = re.compile(
    r"作成|承認|更新|改訂|発行|提出|宛|審査|立会|author|approved|prepared|issued", re.IGNORECASE
)
"""Labels of who made or saw a sheet, who need not be of the department that it is of."""


@dataclass(slots=True)
class Above:
    """Gathers what is said above a table, label by label."""

    company: Record
    department: tuple[str, ...] = ()
    cell: Cell | None = None
    person: Fact | None = None
    head: Fact | None = None
    above: Fact | None = None
    leaving: Fact | None = None
    unit: dict[str, Fact] = field(default_factory=dict)
    handover: dict[str, Fact] = field(default_factory=dict)
    reader: CellReader = field(default_factory=CellReader)
    hands_over: bool = False
    of_duties: dict[str, Fact] = field(default_factory=dict)
    """What labels say of all duties of the table: the process, the tools."""

    def take(self, label: str, value: str, cell: Cell, *, beside: bool) -> bool:
        """Take a label with its value, which stands ``beside`` it or behind a colon; false where it says nothing that is used."""
        keys = {(item.kind, item.key) for item in matches(label) if item.strength >= PART}
        if ("person", "leaving_on") in keys:
            return self._take_leaving(value, cell)
        handed = next((key for key in _HANDOVER if ("duty", key) in keys), "")
        if self.hands_over and not handed:
            handed = handing_label(label)
            value = _ASIDE.sub("", value).strip() if handed else value
        if handed:
            return self._take_handover(handed, value, cell)
        return self._take_other(label, value, cell, keys, beside=beside)

    def _take_handover(self, key: str, value: str, cell: Cell) -> bool:
        """Take who hands over, who takes or when; false for nobody in particular."""
        if meaning_of(value) == "group":
            return False
        self.handover.setdefault(key, Fact(" ".join(self._named(value, cell)), cell))
        return True

    def _take_other(
        self, label: str, value: str, cell: Cell, keys: set[tuple[str, str]], *, beside: bool
    ) -> bool:
        """Take a label of other things than a hand-over."""
        if (
            (keys & _DEPARTMENT or plain(label) in word_list("department_labels"))
            and not self.department
            and (
                not beside
                or is_department(value.split()[-1])
                or plain(label) in word_list("department_labels")
            )
        ):
            self.department, self.cell = path_of(value), cell
        elif plain(label) in word_list("person_labels") and self.person is None and not meaning_of(value):
            self.person = Fact(" ".join(self._named(value, cell)), cell)
        elif (
            ("person", "reports_to") in keys and ("department", "head") not in keys and not meaning_of(value)
        ):
            if is_listed(value, "posts"):
                return False
            self.above = Fact(value, cell)
        elif ("person", "person_title") in keys:
            return False
        elif (own := _of_unit(keys)) and self._take_unit(own, value, cell):
            return True
        elif ("department", "head") in keys and self.head is None and not meaning_of(value):
            self.head = Fact(value, cell)
        elif beside and not _SIGNED.search(label) and len(value.split()) > 1 and not self.department:
            return len(self._named(value, cell)) < len(value.split())  # 営業第二課 木村
        elif not beside and (own := next((key for key in _OF_DUTIES if ("duty", key) in keys), "")):
            return self._take_of_duties(own, value, cell)
        else:
            return self._take_company(label, value, cell, keys)
        return True

    def _take_of_duties(self, key: str, value: str, cell: Cell) -> bool:
        """Take what a label says of all duties below it; false for what its field cannot hold."""
        item = field_of("duty", key)
        read = self.reader.read(item, value) if item is not None else None
        if read is None or read.value in (None, "none"):
            return False
        self.of_duties.setdefault(key, Fact(read.value, cell))
        return True

    def _take_unit(self, key: str, value: str, cell: Cell) -> bool:
        """Take what a label says of the department itself; false for a value that is none."""
        item = field_of("department", key)
        read = self.reader.read(item, value) if item is not None else None
        if read is None or read.value is None:
            return False
        self.unit.setdefault(key, Fact(read.value, cell))
        return True

    def _take_leaving(self, value: str, cell: Cell) -> bool:
        """Take the day on which the person of the sheet leaves: until then the work is not handed over."""
        item = field_of("person", "leaving_on")
        read = self.reader.read(item, value) if item is not None else None
        if read is None or read.value is None:
            return False
        self.leaving = Fact(read.value, cell)
        self.handover.setdefault("handed_over", Fact(value, cell))
        return True

    def _named(self, value: str, cell: Cell) -> list[str]:
        """Return the parts of a name without the department before it, which is kept."""
        parts = value.split()
        if len(parts) > 1 and not is_japanese(value) and may_be_department(value):
            if not self.department:
                self.department, self.cell = (value,), cell
            return []  # Accounts Payable, of which the first word alone is a department too
        if len(parts) < 2 or not is_department(parts[0]):
            return parts
        if not self.department:
            self.department, self.cell = (parts[0],), cell
        return parts[1:]

    def _take_company(self, label: str, value: str, cell: Cell, keys: set[tuple[str, str]]) -> bool:
        for kind, key in keys:
            item = field_of("company", key) if kind == "company" else None
            if item is not None and matches(label)[0].strength == EXACT:
                read = self.reader.read(item, value)
                if read.value is not None and not (key == "name" and is_department(value)):
                    self.company.facts.setdefault(key, Fact(read.value, cell))
                    return True
        return False

    def named(self, text: str, cell: Cell) -> bool:
        """Take the company that a text names."""
        found = company_in(text)
        if found and "name" not in self.company.facts:
            self.company.facts["name"] = Fact(found, cell)
        return found is not None

    def records(self) -> tuple[Record, ...]:
        """Return what is said of the company, of the department and of the person."""
        found = [self.company] if self.company.facts else []
        if self.head is not None:
            self.unit["head"] = self.head
        if self.unit and self.department:
            cell = next(iter(self.unit.values())).cell
            facts = {"name": Fact(self.department[-1], cell), **self.unit}
            found.append(Record("department", cell, facts, Home(self.department[:-1])))
        found += self._person()
        return tuple(found)

    def _person(self) -> Iterator[Record]:
        """Yield the person of whom the sheet is, where more than the name is said."""
        person = self.handover.get("predecessor", self.person) if self.leaving else self.person
        said = {"reports_to": self.above, "leaving_on": self.leaving}
        facts = {key: fact for key, fact in said.items() if fact is not None}
        if person is None or not facts or meaning_of(str(person.value)):
            return
        if self.department:
            facts["department"] = Fact(self.department[-1], person.cell)
        yield Record("person", person.cell, {"name": person, **facts})


_ASIDE: Final = re.compile(r"(?<!\s)\s*[(（][^()（）]*[)）]")

_OF_UNIT: Final = ("headcount", "mission", "site", "created_on")
"""What labels above a table may say of the department that it is of."""


_OF_DUTIES: Final = ("process", "systems")
"""What labels above a table may say of all its duties."""


def _of_unit(keys: set[tuple[str, str]]) -> str:
    return next((key for key in _OF_UNIT if ("department", key) in keys), "")
