"""The company that the records of all tables make together: its departments with what stands in them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from orgaudit.intake.registry import Registry
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.model.identity import canonical


@dataclass(slots=True)
class Unit:
    """A department with what stands in it. Duties and goals are by their canonical names."""

    name: str
    cell: Cell
    id: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    duties: dict[str, Record] = field(default_factory=dict)
    goals: dict[str, Record] = field(default_factory=dict)

    @property
    def own_id(self) -> str:
        """The id that the sheets give it, or that tells it from another of its name; empty where there is none."""
        return self.id or (str(self.facts["id"].value) if "id" in self.facts else "")

    @property
    def all_facts(self) -> dict[str, Fact]:
        """All that is said of it, what it is called included."""
        own = {"id": Fact(self.id, self.cell)} if self.id else {}
        return {"name": Fact(self.name, self.cell), **own, **self.facts}


@dataclass(slots=True)
class Joined:
    """One company, ready to be written.

    ``unowned`` are duties that no department or more than one answers for; ``is_listed`` says that departments were known before any handoff named one.
    """

    company: dict[str, Fact] = field(default_factory=dict)
    people: dict[str, Record] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    unowned: dict[str, Record] = field(default_factory=dict)
    handoffs: dict[str, Record] = field(default_factory=dict)
    is_listed: bool = False
    ids: dict[str, str] = field(default_factory=dict)
    """The keys of departments by the ids that the sheets give them."""
    registry: Registry = field(default_factory=Registry)
    """What the company has that the sheets are taken into; empty for a new one."""
    homeless_goals: list[Record] = field(default_factory=list)
    """Goals of which nothing says whose they are."""
    named: frozenset[str] | None = None
    """What persons are called, once the ends of handoffs ask for it."""
    spelt: Mapping[str, Collection[frozenset[str]]] | None = None
    """Their names by the parts of them, likewise."""
    linked: frozenset[tuple[str, str]] = frozenset()
    """Files and sheets of handoffs of which one end at least is a department by another table."""
    ends: frozenset[str] = frozenset()
    """What stands at the ends of handoffs, in the form that identifies a department."""


def unit_of(company: Joined, home: Home, cell: Cell) -> Unit | None:
    """Return the department at the end of a path, made with all above it where it is new."""
    unit: Unit | None = None
    for name in home.path:
        key = key_of_unit(company, name)
        above = unit
        unit = company.units.get(key)
        if unit is not None and above is not None and not _may_stand_below(unit, above):
            key = canonical(f"{above.name} {name}")  # two units of one name below different ones
            unit = company.units.get(key)
        if unit is None:
            own = "" if key == canonical(name) else key
            unit = company.units[key] = Unit(name, home.cell or cell, own)
        if above is not None and "parent" not in unit.facts and above is not unit:
            unit.facts["parent"] = Fact(above.id or above.name, home.cell or cell)
    return unit


def _may_stand_below(unit: Unit, above: Unit) -> bool:
    return parent(unit) in ("", canonical(above.name), canonical(above.own_id))


def key_of_unit(company: Joined, text: str) -> str:
    """Return the key of a department by its name, or by the id that a sheet gives it."""
    key = canonical(text)
    return key if key in company.units else company.ids.get(key, key)


def is_unit(company: Joined, text: str) -> bool:
    """Whether a text is a department of the sheets, or of the company that they are taken into."""
    return key_of_unit(company, text) in company.units or bool(company.registry.departments.find(text))


def duties_of(company: Joined) -> Iterator[Record]:
    """Yield the duties of all departments that there are by now, and those of none or several."""
    for unit in list(company.units.values()):
        yield from unit.duties.values()
    yield from company.unowned.values()


def parent(unit: Unit) -> str:
    """Return the canonical name, or id, of the department above a unit; empty where none is known."""
    fact = unit.facts.get("parent")
    return canonical(str(fact.value)) if fact else ""
