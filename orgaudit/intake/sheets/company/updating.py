"""Takes what sheets know into the files of a company that is there already: only that changes, all else stays as it is written."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import TOP, AddItem, Edit, Element, Kind, SetField, Value
from orgaudit.intake.reading import load_texts
from orgaudit.intake.sheets.cells.told_values import worded
from orgaudit.intake.sheets.company.joined_company import Joined, Unit
from orgaudit.intake.sheets.findings import Account, Cell, Doubt
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.model import Duty, Organization
from orgaudit.model.identity import canonical, canonical_address

_NAMES: Final = frozenset(("id", "name", "text", "from", "to", "what"))
_NESTED: Final = frozenset(("goals", "duties"))


def updated(
    texts: Mapping[str, str], org: Organization, company: Joined, account: Account, today: date
) -> Mapping[str, str]:
    """Return the texts of a company with what the sheets know. New elements are added at the end of their lists.

    A duty without a department is looked for by its name; one that is not there and has none is a doubt. Raises EditRefused.
    """
    words = _Words(org.language or "en")
    now = apply(texts, list(_new_elements(org, company, words)), today).texts
    with_units = _read(now, today)
    now = apply(now, list(_new_duties(with_units, company, account, words)), today).texts
    return apply(now, list(_changes(_read(now, today), company, words)), today).texts


class _Words:
    """Writes facts as a file of one language has them."""

    def __init__(self, language: str) -> None:
        self.language = language

    def element(self, kind: str, facts: Mapping[str, Fact]) -> dict[str, Value]:
        """Return a new element: what it is called first, then the rest."""
        ordered = sorted(facts.items(), key=lambda item: item[0] not in _NAMES)
        return {
            key: self.value(kind, key, fact)
            for key, fact in ordered
            if key not in _NESTED and fact.value != ""
        }

    def value(self, kind: str, key: str, fact: Fact) -> Value:
        """Return one value."""
        item = field_of(kind, key)
        return fact.value if item is None else worded(item, fact.value, self.language)


def _read(texts: Mapping[str, str], today: date) -> Organization:
    return load_texts(list(texts.items()), today=today).valid()


def _unit_id(org: Organization, unit: Unit) -> str:
    """Return the id of a department in the company: its own, or that of the one called so."""
    key = canonical(unit.id or unit.name)
    if key in org.department_by_id:
        return key
    named = [one.id for one in org.departments if canonical(one.name) == canonical(unit.name)]
    return named[0] if len(named) == 1 else key


def _new_elements(org: Organization, company: Joined, words: _Words) -> Iterator[Edit]:
    """Yield the departments and people that are not there yet."""
    for unit in company.units.values():
        if _unit_id(org, unit) not in org.department_by_id:
            own = {
                "name": Fact(unit.name, _cell(unit)),
                **({"id": Fact(unit.id, _cell(unit))} if unit.id else {}),
            }
            yield AddItem(TOP, "departments", words.element("department", {**own, **unit.facts}))
    for key, person in company.people.items():
        if _person_id(org, key, person) is None:
            facts = {name: fact for name, fact in person.facts.items() if name != "skills"}
            yield AddItem(TOP, "people", words.element("person", facts))


def _cell(unit: Unit) -> Cell:
    return unit.cell or Cell("", "")


def _person_id(org: Organization, key: str, person: Record) -> str | None:
    named = person.facts.get("name") or person.facts.get("id")
    wanted = canonical(str(named.value)) if named else key
    found = [one.id for one in org.people if one.listed and wanted in (one.id, canonical(one.name))]
    return found[0] if len(found) == 1 else None


def _new_duties(org: Organization, company: Joined, account: Account, words: _Words) -> Iterator[Edit]:
    """Yield the duties, goals and handoffs that are not there yet."""
    known = {("duty", duty.address) for duty in org.duties} | {("goal", goal.address) for goal in org.goals}
    homes = [(unit, _unit_id(org, unit)) for unit in company.units.values()]
    # Goals of all departments, then duties of all: items of lists of one name are added at once.
    kinds: tuple[tuple[Kind, str], ...] = (("goal", "goals"), ("duty", "duties"))
    for kind, key in kinds:
        for unit, home in homes:
            for record in (unit.goals if kind == "goal" else unit.duties).values():
                if (kind, f"{home}/{_id_of(record)}") not in known:
                    yield AddItem(Element("department", home), key, words.element(kind, record.facts))
    yield from _new_unowned(org, company, account, words)
    handoffs = {handoff.id for handoff in org.handoffs}
    for handoff in company.handoffs.values():
        if _handoff_id(org, handoff) not in handoffs:
            yield AddItem(TOP, "handoffs", words.element("handoff", handoff.facts))


def _new_unowned(org: Organization, company: Joined, account: Account, words: _Words) -> Iterator[Edit]:
    for duty in company.unowned.values():
        if _found(org, duty) is not None:
            continue
        if duty.home.claimed is None:
            name = str(duty.facts["name"].value)
            account.doubts.append(Doubt(duty.cell, "department_missing", "department", name))
        else:
            yield AddItem(TOP, "duties", words.element("duty", duty.facts))


def _id_of(record: Record) -> str:
    fact = record.facts.get("id") or record.facts.get("name") or record.facts["text"]
    return canonical(str(fact.value))


def _found(org: Organization, duty: Record) -> Duty | None:
    """Return the duty that a record without one department speaks of: the only one of its name."""
    name = canonical(str(duty.facts["name"].value))
    named = [one for one in org.duties if canonical(one.name) == name]
    return named[0] if len(named) == 1 else None


def _handoff_id(org: Organization, handoff: Record) -> str:
    ends = []
    for key in ("from", "to"):
        head, slash, rest = str(handoff.facts[key].value).partition("/")
        named = [one.id for one in org.departments if canonical(one.name) == canonical(head)]
        ends.append(canonical_address((named[0] if len(named) == 1 else head) + slash + rest))
    what = handoff.facts.get("what")
    return "->".join(ends) + (f":{canonical(str(what.value))}" if what else "")


def _changes(org: Organization, company: Joined, words: _Words) -> Iterator[SetField]:
    """Yield every field that the sheets say otherwise than the files."""
    yield from _of_element("company", "company", org.company, company.company, words)
    for key, person in company.people.items():
        person_id = _person_id(org, key, person)
        if person_id is not None:
            yield from _of_element("person", person_id, org.person_by_id[person_id], person.facts, words)
    goals = {goal.address: goal for goal in org.goals}
    for unit in company.units.values():
        home = _unit_id(org, unit)
        yield from _of_element("department", home, org.department_by_id[home], unit.facts, words)
        for duty in unit.duties.values():
            address = f"{home}/{_id_of(duty)}"
            yield from _of_element("duty", address, org.duty_by_address[address], duty.facts, words)
        for goal in unit.goals.values():
            address = f"{home}/{_id_of(goal)}"
            yield from _of_element("goal", address, goals[address], goal.facts, words)
    for duty in company.unowned.values():
        found = _found(org, duty)
        if found is not None:
            facts = {key: fact for key, fact in duty.facts.items() if key != "departments"}
            yield from _of_element("duty", found.address, found, facts, words)
    handoffs = {handoff.id: handoff for handoff in org.handoffs}
    for handoff in company.handoffs.values():
        handoff_id = _handoff_id(org, handoff)
        if handoff_id in handoffs:
            yield from _of_element("handoff", handoff_id, handoffs[handoff_id], handoff.facts, words)


def _of_element(
    kind: Kind, address: str, known: Any, facts: Mapping[str, Fact], words: _Words
) -> Iterator[SetField]:
    for key, fact in facts.items():
        item = field_of(kind, key)
        if item is None or key in _NAMES or key in _NESTED or fact.value == "":
            continue
        was = getattr(known, item.attribute, None)
        if not _says(was, fact.value):
            yield SetField(Element(kind, address), key, words.value(kind, key, fact))


def _says(was: object, value: Value) -> bool:
    """Whether a fact of the model is what a sheet says; where that is not plain it is written again, which changes nothing."""
    if was is None:
        return False
    if isinstance(value, list):
        return isinstance(was, tuple) and [_plain(one) for one in was] == [_plain(one) for one in value]
    if isinstance(was, tuple):
        return [_plain(one) for one in was] == ([] if value == "none" else [_plain(value)])
    if isinstance(value, dict):
        return isinstance(was, Mapping) and {_plain(key): _plain(one) for key, one in was.items()} == {
            _plain(key): _plain(one) for key, one in value.items()
        }
    return _plain(was) == _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, int | float):
        return f"{value:g}"
    return canonical(str(getattr(value, "text", value)))
