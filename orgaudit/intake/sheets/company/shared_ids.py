"""Ids that the sheets give to several elements: none of these keeps it, since nothing says whose it is, and that is told."""

from collections.abc import Sequence
from typing import Final

from orgaudit.intake.sheets.findings import Account, Doubt
from orgaudit.intake.sheets.records import Record
from orgaudit.intake.values.person_words import key_of
from orgaudit.model.identity import canonical

NAMED_BY_OTHERS: Final = frozenset(("department", "person"))
"""Kinds that other tables may name by their ids."""

INSIDE: Final = frozenset(("duty", "goal", "handoff"))
"""Kinds that stand in a department, or between two."""

_Called = tuple[str, ...]


def leave_shared_ids(records: Sequence[Record], kinds: frozenset[str], account: Account) -> None:
    """Take the id from all records of some kinds that have it in common and are called differently."""
    by_id: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        if record.kind in kinds and called(record) and "id" in record.facts:
            own = canonical(str(record.facts["id"].value))
            by_id.setdefault((record.kind, *home_of(record), own), []).append(record)
    _add_called_so(records, kinds, by_id)
    for sharing in by_id.values():
        if len(sharing) > 1 and _differ([called(record) for record in sharing]):
            _leave(sharing, account)


def _add_called_so(
    records: Sequence[Record], kinds: frozenset[str], by_id: dict[tuple[str, ...], list[Record]]
) -> None:
    """Add what has no id and is called like the id of another row of its table: that would be its id. In another table it names that one."""
    for record in records:
        if record.kind in kinds and record.kind in ("duty", "goal", "person") and "id" not in record.facts:
            sharing = by_id.get((record.kind, *home_of(record), *called(record)), ())
            if sharing and _sheet(sharing[0]) == _sheet(record):
                by_id[record.kind, *home_of(record), *called(record)].append(record)


def _sheet(record: Record) -> tuple[str, str]:
    return (record.cell.path, record.cell.sheet)


def _leave(sharing: Sequence[Record], account: Account) -> None:
    # One that is only called so has no id to lose; it is what the others are told to collide with.
    bare = next((record for record in sharing if "id" not in record.facts), sharing[0])
    first = (bare.facts.get("id") or bare.facts.get("name") or bare.facts["text"]).cell
    for record in sharing:
        fact = record.facts.pop("id", None)
        if fact is not None and fact.cell != first:
            account.doubts.append(
                Doubt(fact.cell, "id_of_several", "id", str(fact.value), {"first": first.told})
            )


def home_of(record: Record) -> tuple[str, ...]:
    """Return where the id of a record is to be the only one."""
    return tuple(map(canonical, record.home.path)) if record.kind in ("duty", "goal") else ()


def called(record: Record) -> _Called:
    """Return what tells a record from others of its kind, in the form that two spellings have in common; nothing for one that its id alone names."""
    if record.kind == "handoff":
        return tuple(canonical(record.said(key)) for key in ("from", "to", "what"))
    name = record.said("name") or record.said("text")
    alike = key_of(name) if record.kind == "person" else canonical(name)
    return (alike,) if alike else ()


def _differ(called: Sequence[_Called]) -> bool:
    """Whether records are of several elements: what one of them does not say differs from nothing."""
    return any(len({one for one in column if one}) > 1 for column in zip(*called, strict=True))
