"""Each record of the sheets beside the element of a company that it speaks of: what is there already, what is new, and what is not clear, which is a doubt."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from orgaudit.intake.editing.edits import Kind
from orgaudit.intake.registry import Names, Registry
from orgaudit.intake.sheets.company.joined_company import Joined, Unit
from orgaudit.intake.sheets.company.known_elements import (
    Match,
    Unclear,
    department_of,
    ends_of,
    handoff_of,
    inside,
    meanings,
    names_of,
    person_of,
)
from orgaudit.intake.sheets.company.merging import merge
from orgaudit.intake.sheets.findings import Account, Cell, Doubt
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Record, listed
from orgaudit.intake.values.person_words import key_of
from orgaudit.model import UNOWNED, Duty, Organization
from orgaudit.model.identity import canonical

Facts = dict[str, Fact]


@dataclass(slots=True)
class Met:
    """What the sheets say: of elements that are there (``known``, by kind and address), and of those that are not.

    ``inside`` are new goals and duties with the unit that they stand in; ``homes`` the ids of units that are there, by identity.
    """

    known: dict[tuple[Kind, str], Record] = field(default_factory=dict)
    units: list[Unit] = field(default_factory=list)
    people: list[Record] = field(default_factory=list)
    inside: list[tuple[Kind, Unit, Record]] = field(default_factory=list)
    unowned: list[Record] = field(default_factory=list)
    handoffs: list[Record] = field(default_factory=list)
    homes: dict[int, str] = field(default_factory=dict)


def met(org: Organization, registry: Registry, company: Joined, account: Account) -> Met:
    """Return every record beside the element that it speaks of. What can mean several, or names what is not there, is told as a doubt and not taken."""
    found = Met()
    with_doubts = _Doubts(account, found, names_of(org))
    company_record = Record("company", Cell("", ""), company.company)
    found.known["company", "company"] = company_record
    for unit in company.units.values():
        _meet_unit(registry, org, unit, found, with_doubts)
    by_use = {key_of(one.name) for one in org.people if not one.listed}
    for person in company.people.values():
        if person.facts.keys() == {"name"} and key_of(_called(person)) in by_use:
            continue  # who is named somewhere needs no entry that says nothing more
        with_doubts.sort("person", person_of(registry, org, person), person, found.people.append)
    for duty in company.unowned.values():
        match = _unowned(registry, duty)
        with_doubts.sort("duty", match, duty, found.unowned.append)
    between = ends_of(org)
    for handoff in company.handoffs.values():
        match = handoff_of(registry, between, handoff)
        with_doubts.sort("handoff", match, handoff, found.handoffs.append)
    for kind, record in _all(found):
        _part_ids(registry, kind, record.facts)
        _leave_unclear(registry, kind, record.facts, account)
    return found


def _meet_unit(registry: Registry, org: Organization, unit: Unit, found: Met, with_doubts: "_Doubts") -> None:
    """Sort a department and all that stands in it."""
    record = Record("department", unit.cell, unit.facts)
    home = department_of(registry, unit)
    if isinstance(home, Unclear):
        with_doubts.tell(home, record, unit.name)
        return
    if home is None:
        found.units.append(unit)
    else:
        found.homes[id(unit)] = home
        with_doubts.keep("department", home, record, Fact(unit.name, record.cell))
    kinds: tuple[tuple[Kind, dict[str, Record], Mapping[str, Names]], ...] = (
        ("goal", unit.goals, registry.goals),
        ("duty", unit.duties, registry.duties),
    )
    for section, records, names in kinds:
        for one in records.values():
            match = inside(names.get(home), one) if home is not None else None
            is_other = isinstance(match, str) and canonical(one.said("id")) not in ("", match)
            if is_other and (section, f"{home}/{match}") in found.known:
                match = None  # another table has the duty of that name, and this one is told apart from it by its id
            if match is None and section == "duty" and (loose := _at_no_one(registry, home, org, one)):
                if loose.departments == (home,):
                    with_doubts.keep("duty", loose.address, one)
                else:
                    with_doubts.tell_loose(one, unit)
                continue
            with_doubts.sort(section, match, one, _new_inside(found, section, unit), f"{home}/")


def _at_no_one(registry: Registry, home: str | None, org: Organization, record: Record) -> Duty | None:
    """Return the duty of no one department that a record in a department speaks of: one that this claims too, or that none has."""
    own = inside(registry.duties.get(UNOWNED), record)
    known = org.duty_by_address.get(f"{UNOWNED}/{own}") if isinstance(own, str) else None
    return known if known is not None and (not known.departments or home in known.departments) else None


def _new_inside(found: Met, kind: Kind, unit: Unit) -> Callable[[Record], None]:
    return lambda record: found.inside.append((kind, unit, record))


def _unowned(registry: Registry, duty: Record) -> Match:
    """Return the address of the duty that a record without one department speaks of: among those of none or several, else the only one of its name."""
    own = inside(registry.duties.get(UNOWNED), duty)
    if isinstance(own, str):
        return f"{UNOWNED}/{own}"
    if own is not None:
        return own
    name = str((duty.facts.get("id") or duty.facts["name"]).value)
    named = tuple(
        address for home, names in registry.duties.items() for address in _at(home, names.find(name))
    )
    if duty.home.claimed is not None:  # an own duty of one of those that claim it may be called so too
        return None if len(named) != 1 else named[0]
    return named[0] if len(named) == 1 else Unclear(named) if named else None


def _at(home: str, ids: Iterable[str]) -> Iterator[str]:
    return (f"{home}/{one}" for one in ids)


@dataclass(slots=True)
class _Doubts:
    account: Account
    found: Met
    names: Mapping[tuple[Kind, str], str]

    def sort(
        self, kind: Kind, match: Match, record: Record, take: Callable[[Record], None], home: str = ""
    ) -> None:
        """Keep a record as one of a known element or of a new one, or tell why it is neither."""
        if isinstance(match, Unclear):
            self.tell(match, record, _called(record))
        elif match is None:
            take(record)
        else:
            self.keep(kind, home + match, record)

    def keep(self, kind: Kind, address: str, record: Record, called: Fact | None = None) -> None:
        """Keep what is said of a known element; a second record of it adds what it says. ``called`` is its name in the sheets."""
        called = called or record.facts.get("name") or record.facts.get("text")
        self.tell_other_name(self.names.get((kind, address), ""), record, called)
        first = self.found.known.setdefault((kind, address), record)
        if first is not record:
            merge(first.facts, record, self.account)

    def tell_other_name(self, name: str, record: Record, called: Fact | None) -> None:
        """Tell of an element that was found by its id what it is called in the files, where the sheets call it otherwise."""
        if not name or called is None or "id" not in record.facts:
            return
        if key_of(str(called.value)) != key_of(name) and canonical(str(called.value)) != canonical(
            record.said("id")
        ):
            self.account.doubts.append(
                Doubt(called.cell, "id_and_name", "name", str(called.value), {"first": name})
            )

    def tell_loose(self, duty: Record, unit: Unit) -> None:
        """Tell that the files have the duty of a department as one of several or of none: moving it is for who writes them."""
        name = duty.facts["name"]
        facts = {"department": unit.name}
        self.account.doubts.append(Doubt(name.cell, "at_no_one", "name", str(name.value), facts))

    def tell(self, unclear: Unclear, record: Record, called: str) -> None:
        """Tell that nothing says which element is meant, or that id and name are those of two."""
        naming = record.facts.get("id") or record.facts.get("name") or record.facts.get("text")
        cell = naming.cell if naming is not None else record.cell
        if unclear.by_id:
            facts: Mapping[str, object] = {"first": unclear.by_id}
            self.account.doubts.append(Doubt(cell, "id_of_another", "id", called, facts))
        else:
            facts = {"choices": unclear.choices}
            self.account.doubts.append(Doubt(cell, "ambiguous_reference", "id", called, facts))


def _called(record: Record) -> str:
    if record.kind == "handoff":
        return " → ".join(str(record.facts[key].value) for key in ("from", "to"))
    return str((record.facts.get("name") or record.facts.get("text") or record.facts["id"]).value)


def _all(found: Met) -> Iterator[tuple[str, Record]]:
    """Yield every record that will be written, with the section of the field table."""
    yield from ((kind, record) for (kind, _address), record in found.known.items())
    yield from (("department", Record("department", Cell("", ""), unit.facts)) for unit in found.units)
    yield from (("person", record) for record in found.people)
    yield from ((kind, record) for kind, _unit, record in found.inside)
    yield from (("unowned", record) for record in found.unowned)
    yield from (("handoff", record) for record in found.handoffs)


_NEEDED: Final = frozenset(("from", "to"))
"""What a handoff is found by: that it leads to one place was settled before."""


_BETWEEN: Final = re.compile(r"[、，,;；\n]")


def _part_ids(registry: Registry, kind: str, facts: Facts) -> None:
    """Part what lists ids and names of people who are there, where one alone might be taken for an initial: ``b, Kim``."""
    for key, fact in facts.items():
        item = field_of(kind, key)
        if (
            item is None
            or item.type not in ("persons", "count_or_persons")
            or not isinstance(fact.value, str)
        ):
            continue
        parts = [part.strip() for part in _BETWEEN.split(fact.value)]
        if len(parts) > 1 and all(len(registry.people.find(part)) == 1 for part in parts):
            facts[key] = Fact([*parts], fact.cell)


def _leave_unclear(registry: Registry, kind: str, facts: Facts, account: Account) -> None:
    """Take back what may mean several elements, such as the name of two people, and tell the ids."""
    for key, fact in facts.items():
        item = field_of(kind, key)
        if item is None or fact.value == "" or (kind == "handoff" and key in _NEEDED):
            continue
        for text in map(str, fact.value if isinstance(fact.value, dict) else listed(fact.value)):
            choices = meanings(registry, item, text)
            if len(choices) > 1:
                several = {"choices": choices}
                account.doubts.append(Doubt(fact.cell, "ambiguous_reference", key, text, several))
                facts[key] = Fact("", fact.cell)
                break
