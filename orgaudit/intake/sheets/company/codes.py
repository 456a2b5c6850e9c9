"""Departments and persons that tables name by the code that another table explains."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.company.shared_ids import called
from orgaudit.intake.sheets.headings.person_keys import OF_DUTIES, OF_OTHERS
from orgaudit.intake.sheets.records import Fact, Home, Record, listed
from orgaudit.intake.values.person_words import key_of
from orgaudit.model.identity import canonical

_NAMING: Final = ("department", "parent", "from", "to")
"""Keys of records whose value is a department."""

_PERSONS: Final = OF_DUTIES | OF_OTHERS | {"escalation"}


def names_by_code(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return code -> name. Of several of one name each keeps its code, which alone tells them apart."""
    found = {code: " ".join(name.split()) for code, name in pairs if code and name}
    uses = Counter(canonical(name) for name in found.values())
    return {code: name for code, name in found.items() if uses[canonical(name)] == 1}


def with_names_for_codes(records: list[Record]) -> list[Record]:
    """Return records with the name of each department and person in place of its code, where a list has both.

    Of several of one name each keeps its code, which alone tells them apart.
    """
    shared = _shared_names(records)
    names: dict[str, str] = {}
    named: set[str] = set()
    for record in records:
        if record.kind == "department":
            name = str(record.facts["name"].value)
            named.add(canonical(name))
            alone = (record.kind, *called(record)) not in shared
            for code in (record.code, record.said("id")) if alone else ():
                if code:
                    names.setdefault(canonical(code), name)
    names = {code: name for code, name in names.items() if code not in named}
    if names:
        records = [_named(record, names) for record in records]
    people = {
        key_of(record.said("id")): record.said("name")
        for record in records
        if record.kind == "person"
        and record.facts.keys() >= {"id", "name"}
        and (record.kind, *called(record)) not in shared
    }
    for record in records if people else ():
        if record.kind != "person":
            _name_persons(record, people)
    return records


def _shared_names(records: list[Record]) -> set[tuple[str, ...]]:
    """Return the kinds and names of departments and people that several ids go with."""
    ids: dict[tuple[str, ...], set[str]] = {}
    for record in records:
        if record.kind in ("department", "person") and record.facts.keys() >= {"id", "name"}:
            ids.setdefault((record.kind, *called(record)), set()).add(canonical(record.said("id")))
    return {key for key, found in ids.items() if len(found) > 1}


def _name_persons(record: Record, people: dict[str, str]) -> None:
    for key in _PERSONS:
        fact = record.facts.get(key)
        if fact is None:
            continue
        held = listed(fact.value)
        told = [people.get(key_of(str(name)), name) for name in held]
        if told != held:
            record.facts[key] = Fact(told if isinstance(fact.value, list) else told[0], fact.cell)


def _named(record: Record, names: dict[str, str]) -> Record:
    home = record.home
    if any(canonical(part) in names for part in home.path):
        path = tuple(names.get(canonical(part), part) for part in home.path)
        record = replace(record, home=Home(path, home.cell, home.claimed, home.certain))
    for key in _NAMING if record.kind in ("person", "department", "handoff") else ():
        fact = record.facts.get(key)
        if fact is not None and isinstance(fact.value, str) and (name := names.get(canonical(fact.value))):
            record.facts[key] = Fact(name, fact.cell)
    return record
