"""Goals of which no sheet says whose they are: they stand in the department in which whoever answers for them works."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.company.joined_company import Joined, Unit, is_unit, key_of_unit, parent
from orgaudit.intake.sheets.company.taking import add_goal
from orgaudit.intake.sheets.findings import Account
from orgaudit.intake.sheets.records import Fact, Home, listed, shown
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_names import names_in, short_forms, without_title
from orgaudit.intake.values.person_words import key_of, meaning_of

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
        key = units.copy().pop() if len(units) == 1 else _above_all(company, fact, units)
        if fact is None or not key:
            company.homeless_goals.append(record)
            continue
        add_goal(company, replace(record, home=Home((key,), fact.cell)), account)
        code = "goal_of_owner" if len(units) == 1 else "goal_of_several"
        account.tell(fact.cell, code, found=shown(fact.value), made=company.units[key].name)


def house_by_named_owner(company: Joined, account: Account) -> None:
    """Give each goal without a department the one that its owner is, the first of several; that is told."""
    goals, company.homeless_goals = company.homeless_goals, []
    for record in goals:
        fact = record.facts.get("owner")
        units = (
            _named_units(company, shown(fact.value)) if fact is not None and record.home.cell is None else []
        )
        if fact is None or not units:
            company.homeless_goals.append(record)
            continue
        add_goal(company, replace(record, home=Home((units[0],), fact.cell)), account)
        account.tell(fact.cell, "goal_of_owner", found=shown(fact.value), made=units[0])


def _named_units(company: Joined, owner: str) -> list[str]:
    """Return the departments that the owner of a goal is; empty where a part of the text is none."""
    parts = [owner] if is_unit(company, owner) else [part.strip() for part in _BETWEEN.split(owner)]
    are_units = all(
        is_unit(company, part) or (is_department(part) and not _OF_MANY.match(part)) for part in parts
    )
    return parts if are_units else []


_OF_MANY: Final = re.compile(
    r"各|全|関係|関連|担当|当該|当課|本課|自|他|複数|所管|主管|all\b|every|each|own\b|any\b|other|both",
    re.IGNORECASE,
)
"""Before departments, that none of them is named."""

_BETWEEN: Final = re.compile(r"[、，,;；・/／&＆\n]")


def _above_all(company: Joined, owner: Fact | None, units: set[str]) -> str:
    """Return the lowest department that all those of several owners are or stand under, or the one at the top where all departments answer; empty where there is none."""
    if owner is None:
        return ""
    if _OF_EACH_UNIT.fullmatch(folded(shown(owner.value))):
        tops = [key for key, unit in company.units.items() if not parent(unit)]
        return tops[0] if len(tops) == 1 and len(company.units) > 1 else ""
    lines = [_line_up(company, key) for key in sorted(units)]
    return next((key for key in lines[0] if all(key in line for line in lines)), "") if lines else ""


_OF_EACH_UNIT: Final = re.compile(
    r"(?:各|全)(?:部署|部門|部|課|係|室|班|局|グループ|チーム|事業所|拠点|部課|部課室|課室|課係)|(?:all|every|each) (?:teams?|departments?|sections?|units?|offices?|desks?|divisions?)"
)
"""Every department at once, which only what stands above them is."""


def _line_up(company: Joined, key: str) -> list[str]:
    """Return a department and those above it, the nearest first."""
    line: list[str] = []
    while key in company.units and key not in line:
        line.append(key)
        key = (
            key_of_unit(company, str(fact.value)) if (fact := company.units[key].facts.get("parent")) else ""
        )
    return line


def _units_of(owner: Fact, at: dict[str, set[str]]) -> set[str]:
    """Return the departments in which all owners of a goal work; none where one of them is not known."""
    found: set[str] = set()
    for text in map(str, listed(owner.value)):
        for name in (text,) if _places(text, at) else names_in(text):
            places = _places(name, at)
            if not places:
                return set()
            found |= places
    return found


def _places(name: str, at: dict[str, set[str]]) -> set[str]:
    key = key_of(name)
    return at.get(key) or at.get(without_title(key) or "") or set()


def _workplaces(company: Joined) -> dict[str, set[str]]:
    """Return the departments in which each person works, by the keys of all that they are called."""
    known: dict[str, set[str]] = {}
    for record in company.people.values():
        key = key_of_unit(company, record.said("department"))
        for called in filter(None, (record.said("id"), record.said("name"))):
            if key in company.units:
                _put(known, called, key)
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
