"""Records without an id that another sheet, or another row, has with one: they are of the same element, or of one of several, which is a doubt."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from orgaudit.intake.sheets.company.shared_ids import called, home_of
from orgaudit.intake.sheets.findings import Account, Doubt
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.model.identity import canonical

_LENT: Final = frozenset(("duty", "handoff", "person"))
"""Kinds whose records say by their names which is meant; goals of one text may differ in what they are measured by."""

_MOST_NAMED: Final = 10
"""Ids that a doubt names; there may be thousands of one name."""

_Key = tuple[str, ...]
_Owners = dict[_Key, dict[str, Fact]]
"""The ids of a name, by themselves; and those of the people of a name in one department."""


def with_lent_ids(records: Iterable[Record], account: Account) -> list[Record]:
    """Return records of which those without an id have that of the only one of their name; where several have the name, one is told and left out."""
    found = list(records)
    owners: _Owners = {}
    for record in found:
        if record.kind in _LENT and "id" in record.facts and called(record):
            fact = record.facts["id"]
            for key in (_key(record), _key_there(record)):
                owners.setdefault(key, {}).setdefault(canonical(str(fact.value)), fact)
    return list(_lent(found, owners, account)) if owners else found


def _key(record: Record) -> _Key:
    return (record.kind, *home_of(record), "", *called(record))


def _key_there(record: Record) -> _Key:
    """Return the key of a record in the department that it names."""
    department = record.facts.get("department")
    return (*_key(record), "", canonical(str(department.value)) if department is not None else "")


def _lent(records: Iterable[Record], owners: _Owners, account: Account) -> Iterator[Record]:
    for record in records:
        held = owners.get(_key(record)) if record.kind in _LENT and "id" not in record.facts else None
        # The same words under two headings are two duties, whatever ids they have.
        if not held or record.tags:
            yield record
            continue
        if len(held) > 1 and "department" in record.facts:
            there = owners.get(_key_there(record), {})
            held = there if len(there) == 1 else held
        if len(held) == 1:
            record.facts["id"] = next(iter(held.values()))
            yield record
        elif record.facts.keys() != {"name"}:
            _tell(record, held.values(), account)


def _tell(record: Record, meant: Iterable[Fact], account: Account) -> None:
    naming = record.facts.get("name") or record.facts.get("text") or record.facts.get("from")
    if naming is not None:
        choices = {"choices": tuple(str(fact.value) for fact in islice(meant, _MOST_NAMED))}
        account.doubts.append(Doubt(naming.cell, "ambiguous_reference", "name", str(naming.value), choices))
