"""Goals of which no sheet says whose they are: they stand in the department in which whoever answers for them works."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.company.joined_company import Joined, Unit
from orgaudit.intake.sheets.company.taking import add_goal
from orgaudit.intake.sheets.findings import Account
from orgaudit.intake.sheets.records import Fact, Home, listed
from orgaudit.intake.values.person_names import short_forms, without_title
from orgaudit.intake.values.person_words import key_of, meaning_of
from orgaudit.model.identity import canonical

_WORKING: Final = (("head", "primary"), ("backups",))
"""Who leads a department or does its duties works in it; who only stands in, where nothing more is known. Who answers for duties may stand above several."""


def house_by_owner(company: Joined, account: Account) -> None:
    """Give each goal without a department the only one in which its owner works, which is told; the others stay without."""
    if not company.homeless_goals:
        return
    at = _workplaces(company)
    goals, company.homeless_goals = company.homeless_goals, []
    for record in goals:
        fact = record.facts.get("owner")
        units = _units_of(fact, at) if fact is not None and record.home.cell is None else set()
        if fact is None or len(units) != 1:
            company.homeless_goals.append(record)
            continue
        unit = company.units[units.pop()]
        add_goal(company, replace(record, home=Home((unit.name,), fact.cell)), account)
        account.tell(fact.cell, "goal_of_owner", found=str(fact.value), made=unit.name)


def _units_of(owner: Fact, at: dict[str, set[str]]) -> set[str]:
    """Return the departments in which all owners of a goal work; none where one of them is not known."""
    found: set[str] = set()
    for name in listed(owner.value):
        key = key_of(str(name))
        places = at.get(key) or at.get(without_title(key) or "") or set()
        if not places:
            return set()
        found |= places
    return found


def _workplaces(company: Joined) -> dict[str, set[str]]:
    """Return the departments in which each person works, by the keys of all that they are called."""
    known: dict[str, set[str]] = {}
    for record in company.people.values():
        at, called = record.facts.get("department"), record.facts.get("name")
        if at is not None and called is not None and canonical(str(at.value)) in company.units:
            _put(known, str(called.value), canonical(str(at.value)))
    for keys in _WORKING:
        found: dict[str, set[str]] = {}
        for key, unit in company.units.items():
            for name in _working(unit, keys):
                if key_of(name) not in known:
                    _put(found, name, key)
        for name, places in found.items():
            known.setdefault(name, places)
    return known


def _put(found: dict[str, set[str]], name: str, unit: str) -> None:
    for form in {key_of(name), *map(key_of, short_forms(name))}:
        found.setdefault(form, set()).add(unit)


def _working(unit: Unit, keys: tuple[str, ...]) -> Iterator[str]:
    """Yield the persons whom some keys of a department or of its duties name."""
    for record in (unit.facts, *(duty.facts for duty in unit.duties.values())):
        for fact in (record[key] for key in keys if key in record):
            for name in listed(fact.value):
                if isinstance(name, str) and not meaning_of(name):
                    yield name
