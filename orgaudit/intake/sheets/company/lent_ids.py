"""Records without an id that another sheet, or another row, has with one: they are of the same element, or of one of several, which is a doubt."""

from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.intake.sheets.company.shared_ids import called, home_of
from orgaudit.intake.sheets.findings import Account, Doubt
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.model.identity import canonical

_LENT: Final = frozenset(("duty", "handoff", "person"))
"""Kinds whose records say by their names which is meant; goals of one text may differ in what they are measured by."""

_Owners = dict[str, Record]
"""The first record of each id, by that."""


def with_lent_ids(records: Iterable[Record], account: Account) -> list[Record]:
    """Return records of which those without an id have that of the only one of their name; where several have the name, one is told and left out."""
    found = list(records)
    owners: dict[tuple[str, ...], _Owners] = {}
    for record in found:
        if record.kind in _LENT and "id" in record.facts and called(record):
            own = canonical(str(record.facts["id"].value))
            owners.setdefault(_key(record), {}).setdefault(own, record)
    return list(_lent(found, owners, account)) if owners else found


def _key(record: Record) -> tuple[str, ...]:
    return (record.kind, *home_of(record), "", *called(record))


def _lent(
    records: Iterable[Record], owners: dict[tuple[str, ...], _Owners], account: Account
) -> Iterator[Record]:
    for record in records:
        held = owners.get(_key(record)) if record.kind in _LENT and "id" not in record.facts else None
        # The same words under two headings are two duties, whatever ids they have.
        if not held or record.tags:
            yield record
            continue
        meant = _meant(record, held)
        if len(meant) == 1:
            record.facts["id"] = meant[0]
            yield record
        elif record.facts.keys() != {"name"}:
            _tell(record, meant, account)


def _meant(record: Record, held: _Owners) -> list[Fact]:
    """Return the ids that are meant: of several people of one name that of the one in the same department."""
    department = record.facts.get("department")
    if len(held) > 1 and department is not None:
        there = [one for one in held.values() if _is_in(one, department)]
        if len(there) == 1:
            return [there[0].facts["id"]]
    return [one.facts["id"] for one in held.values()]


def _is_in(record: Record, department: Fact) -> bool:
    own = record.facts.get("department")
    return own is not None and canonical(str(own.value)) == canonical(str(department.value))


def _tell(record: Record, meant: list[Fact], account: Account) -> None:
    naming = record.facts.get("name") or record.facts.get("text") or record.facts.get("from")
    if naming is not None:
        choices = {"choices": tuple(str(fact.value) for fact in meant)}
        account.doubts.append(Doubt(naming.cell, "ambiguous_reference", "name", str(naming.value), choices))
