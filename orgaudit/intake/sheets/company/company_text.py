"""A joined company as YAML: keys in one language, in the order of the field table, and for a trace the cell of every value."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Final, Literal

from orgaudit.intake.editing.edits import Scalar, Value
from orgaudit.intake.editing.writing import flow, scalar
from orgaudit.intake.fields import Field, table
from orgaudit.intake.sheets.cells.serialising import worded
from orgaudit.intake.sheets.company.joined_company import Joined, Unit
from orgaudit.intake.sheets.records import Fact

_LINES_OF_A_BLOCK: Final = 1_000

_LAST: Final = ("goals", "duties")


@dataclass(slots=True)
class Written:
    """The text of a company, and which fact stands on which line, counted from 1: the facts that hold it, and its key."""

    lines: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    count: int = 0
    facts: dict[int, tuple[dict[str, Fact], str]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join((*self.blocks, *self.lines))

    def add_all(self, lines: list[str]) -> None:
        """Add lines that end already."""
        self.count += len(lines)
        self.lines += lines
        if len(self.lines) >= _LINES_OF_A_BLOCK:
            self.blocks.append("".join(self.lines))
            self.lines.clear()

    def add(self, line: str) -> None:
        """Add a line; many of them are kept as one text, which takes less room."""
        self.count += 1
        self.lines.append(f"{line}\n")
        if len(self.lines) >= _LINES_OF_A_BLOCK:
            self.blocks.append("".join(self.lines))
            self.lines.clear()


def written(
    company: Joined, language: Literal["ja", "en"], *, trace: bool, several: bool, located: bool = False
) -> Written:
    """Return the company as a text. With ``several`` files the trace names the file too; ``located`` keeps which fact is on which line."""
    return _Writer(language, trace=trace, several=several, located=located).all(company)


class _Writer:
    def __init__(self, language: Literal["ja", "en"], *, trace: bool, several: bool, located: bool) -> None:
        self.language, self.trace, self.several, self.located = language, trace, several, located
        self.out = Written()
        self.known: dict[tuple[object, ...], str] = {}
        self.orders: dict[tuple[str, ...], list[Field]] = {}

    def all(self, company: Joined) -> Written:
        """Write everything."""
        top = {item.key: self.word(item) for item in table().sections["top"].fields}
        self._company(top["company"], company)
        if company.people:
            self.line(f"{top['people']}:")
            for person in company.people.values():
                self.element("person", person.facts, 2)
        self.line(f"{top['departments']}:" if company.units else f"{top['departments']}: []")
        for unit in company.units.values():
            self._unit(unit)
        if company.unowned:
            self.line(f"{top['duties']}:")
            for duty in company.unowned.values():
                self.element("unowned", duty.facts, 2)
        if company.handoffs:
            self.line(f"{top['handoffs']}:")
            for handoff in company.handoffs.values():
                self.element("handoff", handoff.facts, 2)
        return self.out

    def _company(self, key: str, company: Joined) -> None:
        facts = company.company
        if set(facts) == {"name"}:
            self.fact(f"{key}: {scalar(str(facts['name'].value), flow=False)}", facts, "name")
            return
        self.line(f"{key}:")
        for item, fact in self._ordered("company", facts):
            self.fact(f"  {self.entry(item, fact)}", facts, item.key)

    def _unit(self, unit: Unit) -> None:
        facts = {key: fact for key, fact in unit.all_facts.items() if key not in _LAST}
        self.element("department", facts, 2, held=unit.facts)
        section = table().sections["department"]
        for key, kind, listed in (("goals", "goal", unit.goals), ("duties", "duty", unit.duties)):
            item = next(one for one in section.fields if one.key == key)
            if not listed and key in unit.facts:
                self.fact(f"    {self.entry(item, unit.facts[key])}", unit.facts, key)
            elif listed:
                self.line(f"    {self.word(item)}:")
                for record in listed.values():
                    self.element(kind, record.facts, 6)

    def element(
        self, kind: str, facts: dict[str, Fact], indent: int, held: dict[str, Fact] | None = None
    ) -> None:
        """Write one item of a list; ``held`` are the facts that may be taken back where they are not those written."""
        lead = " " * indent + "- "
        if not self.trace and not self.located:
            lines = [f"{lead}{self._line(item, fact)}\n" for item, fact in self._ordered(kind, facts)]
            below = " " * (indent + 2)
            self.out.add_all(lines[:1] + [below + line[len(lead) :] for line in lines[1:]])
            return
        for item, fact in self._ordered(kind, facts):
            self.fact(lead + self._line(item, fact), facts if held is None else held, item.key)
            lead = " " * (indent + 2)

    def _ordered(self, kind: str, facts: Mapping[str, Fact]) -> Iterator[tuple[Field, Fact]]:
        keys = (kind, *facts)
        items = self.orders.get(keys)
        if items is None:
            items = self.orders[keys] = [item for item in _fields(kind) if item.key in facts]
        for item in items:
            fact = facts[item.key]
            if fact[0] != "":
                yield item, fact

    def _line(self, item: Field, fact: Fact) -> str:
        """Return one key with its value; what is written often is worded once."""
        value = fact[0]
        if item.type == "text" or not isinstance(value, str | int | float | list):
            return self.entry(item, fact)
        key = (item.key, type(value), tuple(value) if isinstance(value, list) else value)
        known = self.known.get(key)
        if known is None:
            known = self.entry(item, fact)
            if len(self.known) < _MOST_KNOWN:
                self.known[key] = known
        return known

    def entry(self, item: Field, fact: Fact) -> str:
        """Return one key with its value."""
        value = worded(item, fact.value, self.language)
        told = (
            _map(value)
            if isinstance(value, dict)
            else flow(value)
            if isinstance(value, list)
            else scalar(_one(value), flow=False)
        )
        return f"{self.word(item)}: {told}"

    def word(self, item: Field) -> str:
        """Return a key in the language of the file."""
        return item.word(self.language)

    def fact(self, line: str, facts: dict[str, Fact], key: str) -> None:
        """Write the line of a fact."""
        fact = facts.get(key)
        if self.trace and fact is not None and fact.cell.address:
            file = f"{fact.cell.path} " if self.several and fact.cell.sheet else ""
            line += "  # " + f"{file}{fact.cell.told}".replace("\n", " ")
        self.line(line)
        if self.located:
            self.out.facts[self.out.count] = (facts, key)

    def line(self, text: str) -> None:
        """Write a line."""
        self.out.add(text)


@cache
def _fields(kind: str) -> tuple[Field, ...]:
    """Return the fields of a kind of element in the order in which they are written: what it is called comes first."""
    names = ("name", "text", "from", "to")
    return tuple(sorted(table().sections[kind].fields, key=lambda item: item.key not in names))


_MOST_KNOWN: Final = 10_000


def _map(value: Mapping[str, Value]) -> str:
    """Return a map on one line; months stand as figures."""
    pairs = (
        f"{key if key.isdigit() else scalar(key, flow=True)}: {flow([one])[1:-1]}"
        for key, one in value.items()
    )
    return "{" + ", ".join(pairs) + "}"


def _one(value: Value) -> Scalar:
    return value if isinstance(value, str | bool | int | float | date) else str(value)
