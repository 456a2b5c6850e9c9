"""Two records of one element as one: what they say alike is said once, what they say differently is a doubt."""

from typing import Final

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.sheets.company.shares import add_share
from orgaudit.intake.sheets.findings import Account, Doubt
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Record, listed, shown
from orgaudit.model.identity import canonical

_LISTS: Final = frozenset(("texts", "choices", "persons", "consumers", "months", "departments"))


_NAMING: Final = frozenset(("name", "text", "id", "from", "to"))
"""What tells an element from others: two records are of one because it is the same, in whatever spelling."""


def put(known_ones: dict[str, Record], key: str, record: Record, account: Account) -> None:
    """Keep a record under a key; one that is there already takes what the new one says."""
    known = known_ones.setdefault(key, record)
    if known is not record:
        if known.is_share and record.is_share:
            add_share(known, record, account)
        merge(known.facts, record, account)
        known.skills += record.skills
        if (
            record.cell != known.cell
            and record.cell.sheet == known.cell.sheet
            and record.cell.path == known.cell.path
            and not _are_of_one_heading(known, record)
        ):
            account.tell(
                record.cell,
                "same_element",
                found=str(record.facts.get("name", record.facts.get("text", Fact("", record.cell))).value),
                first=known.cell.address,
            )


def _are_of_one_heading(first: Record, second: Record) -> bool:
    """Whether two records take their name from the same cell, as the duty of a column does in every row."""
    names = [record.facts.get("name") for record in (first, second)]
    return names[0] is not None and names[1] is not None and names[0].cell == names[1].cell


def merge(facts: dict[str, Fact], record: Record, account: Account) -> None:
    """Add the facts of a record to those that are known of its element; where they differ neither is kept, and that is told."""
    for key, fact in record.facts.items():
        known = facts.get(key)
        if known is None:
            facts[key] = fact
            continue
        if _plain(known.value) == _plain(fact.value) or key in _NAMING:
            continue
        item = field_of(record.kind if record.kind != "unowned" else "duty", key)
        if item is not None and item.type in _LISTS and "none" not in (known.value, fact.value):
            values = [*listed(known.value), *listed(fact.value)]
            facts[key] = Fact(list(dict.fromkeys(values)), known.cell)
        elif key == "note":
            facts[key] = Fact(f"{known.value}\n{fact.value}", known.cell)
        elif key == "parent":
            continue
        else:
            found = f"{shown(known.value)} / {shown(fact.value)}"
            first = known.cell.told
            account.doubts.append(Doubt(fact.cell, "said_twice", key, found, facts={"first": first}))
            facts[key] = Fact("", known.cell)  # nothing is written for it, and a third value changes nothing


def _plain(value: Value) -> object:
    if isinstance(value, list):
        return [_plain(item) for item in value] if len(value) != 1 else _plain(value[0])
    return canonical(value) if isinstance(value, str) else value
