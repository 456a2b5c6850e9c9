"""Takes what sheets know into the files of a company that is there already: only that changes, all else stays as it is written."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from orgaudit.intake.editing.edits import (
    TOP,
    AddItem,
    EditRefused,
    Element,
    Kind,
    SetField,
    Value,
)
from orgaudit.intake.editing.file_map import company_of
from orgaudit.intake.registry import Registry
from orgaudit.intake.sheets.cells.serialising import worded
from orgaudit.intake.sheets.company.differing import Known, as_it_is, differing, elements_of, known_of
from orgaudit.intake.sheets.company.joined_company import Joined, Unit
from orgaudit.intake.sheets.company.meeting import Met, met
from orgaudit.intake.sheets.company.taking_in import Change, State, taken_in
from orgaudit.intake.sheets.findings import Account, Cell, Doubt
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.values.person_words import says_none
from orgaudit.model import Organization
from orgaudit.model.identity import canonical

_NAMES: Final = frozenset(("id", "name", "text", "from", "to", "what"))
"""What a new element begins with."""

_LATER: Final[Mapping[str, frozenset[str]]] = {
    "person": frozenset(("skills",)),
    "department": frozenset(("goals", "duties")),
}
"""What is written of a new element when all others are there."""


def updated(
    texts: Mapping[str, str],
    org: Organization,
    registry: Registry,
    company: Joined,
    account: Account,
    today: date,
) -> State:
    """Return the texts of a company with what the sheets know, and the company that they describe then. New elements are added at the end of their lists.

    What nothing says where to put, or cannot be read back, is a doubt. Raises EditRefused.
    """
    words = _Words(org.language or "en")
    found = met(org, registry, company, account)
    now = taken_in(State(texts, company_of(texts, today)), _new_elements(found, words), today, account)
    now = taken_in(now, _new_inside(now.org, found, account, words), today, account)
    before, known = now, known_of(now.org)
    changes = [*_changes(now.org, known, found, words)]
    now = taken_in(before, changes, today, account)
    then = elements_of(now.org)
    kept = [change for change in changes if not as_it_is(known.elements, then, change.edit)]
    if len(kept) < len(changes):  # what only says the same in other words stays as it is written
        now = taken_in(before, kept, today, Account())
    _refuse_loss(org, now.org)
    return now


def _refuse_loss(before: Organization, after: Organization) -> None:
    """Raise EditRefused where an element is no longer there: nothing is removed."""
    if _there(before) - _there(after):
        raise EditRefused("not_kept")


def _there(org: Organization) -> set[tuple[str, str]]:
    found = {("person", one.id) for one in org.people if one.listed}
    for items in (org.departments, org.duties, org.goals):
        found |= {(one.kind, one.address) for one in items}
    return found | {("handoff", f"{one.source}->{one.target}") for one in org.handoffs}


class _Words:
    """Writes facts as a file of one language has them."""

    def __init__(self, language: str) -> None:
        self.language = language

    def element(self, kind: str, facts: Mapping[str, Fact]) -> dict[str, Value]:
        """Return a new element: what it is called first, then the rest."""
        ordered = sorted(facts.items(), key=lambda item: item[0] not in _NAMES)
        later = _LATER.get(kind, ())
        return {
            key: self.value(kind, key, fact) for key, fact in ordered if key not in later and fact.value != ""
        }

    def value(self, kind: str, key: str, fact: Fact) -> Value:
        """Return one value."""
        item = field_of(kind, key)
        return fact.value if item is None else worded(item, fact.value, self.language)


def _new_elements(found: Met, words: _Words) -> Iterator[Change]:
    """Yield the departments and people that are not there yet."""
    for unit in found.units:
        yield _addition("departments", "department", unit.all_facts, unit.cell, words)
    for person in found.people:
        yield _addition("people", "person", person.facts, person.cell, words)


def _addition(
    field: str, kind: str, facts: Mapping[str, Fact], cell: Cell, words: _Words, home: Element = TOP
) -> Change:
    return Change(AddItem(home, field, words.element(kind, facts)), facts, cell)


def _home(found: Met, unit: Unit) -> str:
    """Return the id of the department of a unit, which is there or was just added."""
    return found.homes.get(id(unit)) or canonical(unit.own_id or unit.name)


def _new_inside(org: Organization, found: Met, account: Account, words: _Words) -> Iterator[Change]:
    """Yield the goals, duties and handoffs that are not there yet: goals of all departments first, since items of lists of one name are added at once."""
    for kind, key in (("goal", "goals"), ("duty", "duties")):
        for one, unit, record in found.inside:
            home = _home(found, unit)
            if one == kind and home in org.department_by_id:
                yield _addition(key, kind, record.facts, record.cell, words, Element("department", home))
    for duty in found.unowned:
        if duty.home.claimed is None:
            name = str(duty.facts["name"].value)
            account.doubts.append(Doubt(duty.cell, "department_missing", "department", name))
        else:
            yield _addition("duties", "duty", duty.facts, duty.cell, words)
    for handoff in found.handoffs:
        yield _addition("handoffs", "handoff", handoff.facts, handoff.cell, words)


def _changes(org: Organization, known: Known, found: Met, words: _Words) -> Iterator[Change]:
    """Yield every field that the sheets say otherwise than the files."""
    for (kind, address), record in found.known.items():
        yield from _of_element(kind, address, record, known, words)
    for person in found.people:
        named = canonical(str((person.facts.get("id") or person.facts["name"]).value))
        if "skills" in person.facts and named in org.person_by_id:
            skills = Record("person", person.cell, {"skills": person.facts["skills"]})
            yield from _of_element("person", named, skills, known, words)
    for unit in found.units:
        if _home(found, unit) in org.department_by_id:
            nothing = Record("department", unit.cell, _nothing_inside(unit.facts))
            yield from _of_element("department", _home(found, unit), nothing, known, words)


def _nothing_inside(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return what says of a department that it has no goal or duty."""
    later = _LATER["department"]
    return {key: fact for key, fact in facts.items() if key in later and says_none(str(fact.value))}


def _of_element(kind: Kind, address: str, record: Record, known: Known, words: _Words) -> Iterable[Change]:
    for key, fact in differing(kind, address, record, known):
        yield Change(
            SetField(Element(kind, address), key, words.value(kind, key, fact)), {key: fact}, fact.cell
        )
