"""How a record of each kind is taken into the company."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.company.handoff_ends import in_full, is_outside, may_be_new
from orgaudit.intake.sheets.company.joined_company import Joined, Unit, is_unit, key_of_unit, unit_of
from orgaudit.intake.sheets.company.merging import merge, put
from orgaudit.intake.sheets.findings import Account, Doubt, Note
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.values.person_words import key_of, says_none
from orgaudit.model import UNOWNED
from orgaudit.model.identity import canonical

_BETWEEN_NAMES: Final = re.compile(r"[、，,;；]")
"""What parts names of departments that may hold an "and" themselves."""

_BETWEEN: Final = re.compile(r"[、，,;；・/／&＆]|\sand\s")


def _add_company(company: Joined, record: Record, account: Account) -> None:
    merge(company.company, record, account)


def add_goal(company: Joined, record: Record, account: Account) -> None:
    """Take a goal into its department; one without any waits for it."""
    text = str(record.facts["text"].value)
    record = _claimed_by_known(company, record)
    unit = unit_of(company, record.home, record.cell)
    if unit is None:
        company.homeless_goals.append(record)
    elif says_none(text):
        unit.facts["goals"] = Fact(text, record.cell)
    else:
        put(
            unit.goals,
            canonical(str(record.facts["id"].value) if "id" in record.facts else text),
            record,
            account,
        )


def _add_person(company: Joined, record: Record, account: Account) -> None:
    put(company.people, _key_of_person(company.people, record), record, account)


def _key_of_person(people: dict[str, Record], record: Record) -> str:
    """Return the key of a person: the name; of several people of one name the later ones go by their ids."""
    identity = record.facts.get("name") or record.facts["id"]
    key = key_of(str(identity.value))
    known = people.get(key)
    if known is None or not _other_id(known.facts, record.facts):
        return key
    own, other = (key_of(str(one["id"].value)) for one in (record.facts, known.facts))
    if (
        own == key and other not in people
    ):  # the name of the first is the id of the second, and an id goes before a name
        people[other] = people.pop(key)
        return key
    holder = people.get(own)
    is_another = own == key or (
        holder is not None and ("id" not in holder.facts or key_of(str(holder.facts["id"].value)) != own)
    )
    return f"{key}\n{own}" if is_another else own


def _other_id(known: Mapping[str, Fact], facts: Mapping[str, Fact]) -> bool:
    """Whether two elements of one name have different ids."""
    ids = [canonical(str(one["id"].value)) for one in (known, facts) if "id" in one]
    return len(ids) == 2 and ids[0] != ids[1]


def _add_department(company: Joined, record: Record, account: Account) -> None:
    name = str(record.facts["name"].value)
    own = canonical(str(record.facts["id"].value)) if "id" in record.facts else ""
    known = company.units.get(canonical(name))
    unit: Unit | None
    if known is not None and not record.home.path and _other_id(known.facts, record.facts):
        known.id = known.id or str(known.facts["id"].value)  # what names one of them names it by its id
        unit = company.units.setdefault(own, Unit(name, record.cell, own))
    elif known is None and own and not record.home.path and company.ids.get(canonical(name)) is not None:
        # Its name is the id of another one, which has its own: these are two.
        unit = company.units.setdefault(canonical(name), Unit(name, record.cell, own))
    else:
        unit = unit_of(company, Home((*record.home.path, name), record.cell), record.cell)
    if unit is not None:
        if own:
            company.ids.setdefault(
                own, next(key for key, one in reversed(company.units.items()) if one is unit)
            )
        kept = {key: fact for key, fact in record.facts.items() if key not in ("name",)}
        if canonical(str(kept.get("id", Fact(name, record.cell)).value)) == canonical(name):
            kept.pop("id", None)
        merge(unit.facts, Record("department", record.cell, kept), account)


def add_duty(company: Joined, record: Record, account: Account) -> None:
    """Take a duty into its department, or among those that several claim or none has."""
    if record.follows or (not record.home.path and record.home.claimed is None):
        record = _settled(company, record)
    record = _claimed_by_known(company, record)
    name = canonical(str((record.facts.get("id") or record.facts["name"]).value))
    claimed = record.home.claimed
    if claimed is not None:
        where = record.home.cell or record.cell
        units = [unit_of(company, Home((one,), where), record.cell) for one in claimed]
        record.facts["departments"] = Fact([unit.id or unit.name for unit in units if unit], where)
        put(company.unowned, name, record, account)
        return
    unit = unit_of(company, record.home, record.cell)
    if unit is None:
        put(company.unowned, name, record, account)
        return
    known = unit.duties.get(name)
    if known is not None and record.tags and known.tags and record.tags != known.tags:
        # The same words under two headings are two duties; the second is told apart by its heading.
        name = canonical(f"{record.tags[-1]} {name}")
        if name not in unit.duties:
            record.facts["id"] = Fact(name, record.cell)
    put(unit.duties, name, record, account)


def _claimed_by_known(company: Joined, record: Record) -> Record:
    """Return a duty at several departments where its cell names several known ones, such as ``A, B``; at one of the whole name."""
    home = record.home
    if home.claimed and home.path:
        whole = home.path[0]
        parts = [part.strip() for part in _BETWEEN_NAMES.split(whole) if part.strip()]
        known = all(is_unit(company, part) for part in parts)
        if known and len(parts) == 1:
            return replace(record, home=Home((whole,), home.cell))
        return replace(record, home=Home((), home.cell, claimed=tuple(parts) if known else home.claimed))
    if len(record.home.path) == 1 and not is_unit(company, record.home.path[0]):
        parts = [part.strip() for part in _BETWEEN.split(record.home.path[0]) if part.strip()]
        if len(parts) > 1 and all(is_unit(company, part) for part in parts):
            return replace(record, home=Home((), record.home.cell, claimed=tuple(parts)))
    return record


def _settled(company: Joined, record: Record) -> Record:
    """Return a duty without a department at the only one of its name, where another table has it."""
    name = canonical(str(record.facts["name"].value))
    homes = [key for key, unit in company.units.items() if name in unit.duties]
    if len(homes) == 1 and homes[0] != key_of_unit(company, (record.home.path or ("",))[-1]):
        return replace(record, home=Home((homes[0],), record.cell))
    return record


def link_handoffs(company: Joined, records: Sequence[Record]) -> None:
    """Take note of which sheets of handoffs speak of departments that other tables have."""
    company.is_listed = bool(company.units or company.registry.departments.by_id)
    company.ends = frozenset(
        canonical(str(record.facts[key].value)) for record in records for key in ("from", "to")
    )
    company.linked = frozenset(
        (record.cell.path, record.cell.sheet)
        for record in records
        if any(_leads_somewhere(company, str(record.facts[key].value)) for key in ("from", "to"))
    )


def _add_handoff(company: Joined, record: Record, account: Account) -> None:
    for key in ("from", "to"):
        fact = record.facts[key]
        if whole := in_full(company, str(fact.value)):
            record.facts[key] = Fact(whole, fact.cell)
            account.notes.append(Note(fact.cell, "about", {"found": str(fact.value), "made": whole}))
    ends = {key: str(record.facts[key].value) for key in ("from", "to")}
    new = {key: text for key, text in ends.items() if not _leads_somewhere(company, text)}
    speaks = not company.is_listed or (record.cell.path, record.cell.sheet) in company.linked
    others = 0
    for key, text in new.items():
        cell = record.facts[key].cell
        if _is_inside_known(company, text):
            account.doubts.append(Doubt(cell, "dangling_place", key, text))
            others += 1
            continue
        if not (speaks or is_department(text)) or not may_be_new(company, text):
            account.doubts.append(Doubt(cell, "no_such_department", key, text))
            others += 1
            continue
        unit_of(company, Home((text,), cell), record.cell)
        if not is_department(text) and (company.is_listed or is_outside(text)):
            account.notes.append(Note(cell, "department_of_handoff", {"made": text}))
    if others:
        return
    what = record.facts.get("what")
    key = "->".join(canonical(str(record.facts[end].value)) for end in ("from", "to"))
    # An id of its own tells a handoff from another one between the same ends.
    own = record.facts.get("id")
    told = str(own.value) if own else f"{key}:{canonical(str(what.value)) if what else ''}"
    put(company.handoffs, told, record, account)


def _leads_somewhere(company: Joined, text: str) -> bool:
    head, slash, rest = text.partition("/")
    unit = company.units.get(key_of_unit(company, head))
    if is_unit(company, text) or (head == UNOWNED and canonical(rest) in company.unowned):
        return True
    if company.registry.place(text):
        return True
    return unit is not None and (not slash or canonical(rest) in unit.duties)


def _is_inside_known(company: Joined, text: str) -> bool:
    """Whether a text is the address of a duty, which is not there, in a department that is."""
    head, slash, rest = text.partition("/")
    return bool(slash and rest.strip()) and is_unit(company, head)


TAKEN: Final[Mapping[str, Callable[[Joined, Record, Account], None]]] = {
    "company": _add_company,
    "department": _add_department,
    "duty": add_duty,
    "goal": add_goal,
    "person": _add_person,
    "handoff": _add_handoff,
}
"""How a record of each kind is taken into the company."""
