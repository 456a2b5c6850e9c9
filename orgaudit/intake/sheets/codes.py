"""Departments that tables name by the code that another table explains."""

from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.model.identity import canonical

_NAMING: Final = ("department", "parent", "from", "to")
"""Keys of records whose value is a department."""


def with_names_for_codes(records: list[Record]) -> list[Record]:
    """Return records with the name of each department in place of its code, where a list of departments has both."""
    names: dict[str, str] = {}
    called: set[str] = set()
    for record in records:
        if record.kind == "department":
            name = str(record.facts["name"].value)
            called.add(canonical(name))
            for code in (record.code, str(record.facts["id"].value) if "id" in record.facts else ""):
                if code:
                    names.setdefault(canonical(code), name)
    names = {code: name for code, name in names.items() if code not in called}
    return [_named(record, names) for record in records] if names else records


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
