"""The records of all tables joined into one company: what two tables say of one element is said once, what they say differently is a doubt."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.sheets.findings import Account, Cell, Doubt, Note
from orgaudit.intake.sheets.headings import field_of
from orgaudit.intake.sheets.names import is_department
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.shares import add_share
from orgaudit.intake.values.person_words import key_of
from orgaudit.model.duty import UNOWNED
from orgaudit.model.identity import canonical

_BETWEEN_NAMES: Final = re.compile(r"[、，,;；]")
"""What parts names of departments that may hold an "and" themselves."""

_BETWEEN: Final = re.compile(r"[、，,;；・/／&＆]|\sand\s")
_OF_PERSONS: Final = frozenset(("name", "primary", "backups", "accountable", "tags"))
_LISTS: Final = frozenset(("texts", "choices", "persons", "consumers", "months", "departments"))


_DEFAULT_SHEET: Final = re.compile(r"(?:sheet|シート|工作表|tabelle|feuil)\s*\d*", re.IGNORECASE)
"""What a sheet is called that nobody named."""


@dataclass(slots=True)
class Unit:
    """A department with what stands in it. Duties and goals are by their canonical names."""

    name: str
    id: str = ""
    facts: dict[str, Fact] = field(default_factory=dict)
    duties: dict[str, Record] = field(default_factory=dict)
    goals: dict[str, Record] = field(default_factory=dict)
    cell: Cell | None = None


@dataclass(slots=True)
class Joined:
    """One company, ready to be written. ``unowned`` are duties that no department or more than one answers for."""

    company: dict[str, Fact] = field(default_factory=dict)
    people: dict[str, Record] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    unowned: dict[str, Record] = field(default_factory=dict)
    handoffs: dict[str, Record] = field(default_factory=dict)


def joined(records: Iterable[Record], account: Account, *, housed: bool = True) -> Joined:
    """Return the company of all records. Doubts are taken where records of one element differ.

    ``housed`` says whether duties without a department get one where there is none at all.
    """
    company = Joined()
    listed = sorted(records, key=_turn)
    for record in listed:
        _TAKEN[record.kind](company, record, account)
    if housed:
        _house(company, account)
    _add_skills(company)
    _follow(company, account)
    return company


def _turn(record: Record) -> int:
    """Return when a record is taken: departments before what stands in them, duties with a home before those that look for one."""
    homeless = record.kind == "duty" and not record.home.path and record.home.claimed is None
    return ("company", "department", "duty", "", "goal", "person", "handoff").index(record.kind) + homeless


def _add_company(company: Joined, record: Record, account: Account) -> None:
    _merge(company.company, record, account)


def _add_goal(company: Joined, record: Record, account: Account) -> None:
    text = str(record.facts["text"].value)
    record = _claimed_by_known(company, record)
    unit = _unit_of(company, record.home, record.cell)
    if unit is None:
        account.doubts.append(Doubt(record.cell, "department_missing", "department", text))
    else:
        _put(
            unit.goals,
            canonical(str(record.facts["id"].value) if "id" in record.facts else text),
            record,
            account,
        )


def _add_person(company: Joined, record: Record, account: Account) -> None:
    identity = record.facts.get("name") or record.facts["id"]
    _put(company.people, key_of(str(identity.value)), record, account)


def _unit_of(company: Joined, home: Home, cell: Cell) -> Unit | None:
    """Return the department at the end of a path, made with all above it where it is new."""
    unit: Unit | None = None
    for name in home.path:
        key = canonical(name)
        above = unit
        unit = company.units.get(key)
        if unit is not None and above is not None and _parent(unit) not in ("", canonical(above.name)):
            key = canonical(f"{above.name} {name}")  # two units of one name below different ones
            unit = company.units.get(key)
        if unit is None:
            own = "" if key == canonical(name) else key
            unit = company.units[key] = Unit(name, id=own, cell=home.cell or cell)
        if above is not None and "parent" not in unit.facts and above is not unit:
            unit.facts["parent"] = Fact(above.id or above.name, home.cell or cell)
    return unit


def _parent(unit: Unit) -> str:
    fact = unit.facts.get("parent")
    return canonical(str(fact.value)) if fact else ""


def _add_department(company: Joined, record: Record, account: Account) -> None:
    name = str(record.facts["name"].value)
    unit = _unit_of(company, Home((*record.home.path, name), record.cell), record.cell)
    if unit is not None:
        kept = {key: fact for key, fact in record.facts.items() if key not in ("name",)}
        if canonical(str(kept.get("id", Fact(name, record.cell)).value)) == canonical(name):
            kept.pop("id", None)
        _merge(unit.facts, Record("department", record.cell, kept), account)


def _add_duty(company: Joined, record: Record, account: Account) -> None:
    if not record.home.path and record.home.claimed is None:
        record = _settled(company, record)
    record = _claimed_by_known(company, record)
    name = canonical(str((record.facts.get("id") or record.facts["name"]).value))
    claimed = record.home.claimed
    if claimed is not None:
        where = record.home.cell or record.cell
        units = [_unit_of(company, Home((one,), where), record.cell) for one in claimed]
        record.facts["departments"] = Fact([unit.id or unit.name for unit in units if unit], where)
        _put(company.unowned, name, record, account)
        return
    unit = _unit_of(company, record.home, record.cell)
    if unit is None:
        _put(company.unowned, name, record, account)
        return
    known = unit.duties.get(name)
    if known is not None and record.tags and known.tags and record.tags != known.tags:
        # The same words under two headings are two duties; the second is told apart by its heading.
        name = canonical(f"{record.tags[-1]} {name}")
        if name not in unit.duties:
            record.facts["id"] = Fact(name, record.cell)
    _put(unit.duties, name, record, account)


def _claimed_by_known(company: Joined, record: Record) -> Record:
    """Return a duty at several departments where its cell names several known ones, such as ``A, B``; at one of the whole name."""
    home = record.home
    if home.claimed and home.path:
        whole = home.path[0]
        parts = [part.strip() for part in _BETWEEN_NAMES.split(whole) if part.strip()]
        known = all(canonical(part) in company.units for part in parts)
        if known and len(parts) == 1:
            return replace(record, home=Home((whole,), home.cell))
        return replace(record, home=Home((), home.cell, claimed=tuple(parts) if known else home.claimed))
    if len(record.home.path) == 1 and canonical(record.home.path[0]) not in company.units:
        parts = [part.strip() for part in _BETWEEN.split(record.home.path[0]) if part.strip()]
        if len(parts) > 1 and all(canonical(part) in company.units for part in parts):
            return replace(record, home=Home((), record.home.cell, claimed=tuple(parts)))
    return record


def _settled(company: Joined, record: Record) -> Record:
    """Return a duty without a department at the only one of its name, where another table has it."""
    name = canonical(str(record.facts["name"].value))
    homes = [unit for unit in company.units.values() if name in unit.duties]
    if len(homes) == 1:
        return replace(record, home=Home((homes[0].name,), record.cell))
    return record


def _put(listed: dict[str, Record], key: str, record: Record, account: Account) -> None:
    known = listed.setdefault(key, record)
    if known is not record:
        if known.is_share and record.is_share:
            add_share(known, record, account)
        _merge(known.facts, record, account)
        known.skills += record.skills
        if (
            record.cell != known.cell
            and record.cell.sheet == known.cell.sheet
            and record.cell.path == known.cell.path
        ):
            account.notes.append(
                Note(
                    record.cell,
                    "same_element",
                    {
                        "found": str(
                            record.facts.get("name", record.facts.get("text", Fact("", record.cell))).value
                        ),
                        "first": known.cell.address,
                    },
                )
            )


def _merge(facts: dict[str, Fact], record: Record, account: Account) -> None:
    for key, fact in record.facts.items():
        known = facts.get(key)
        if known is None:
            facts[key] = fact
            continue
        if _plain(known.value) == _plain(fact.value) or key in ("name", "text", "id"):
            continue
        item = field_of(record.kind if record.kind != "unowned" else "duty", key)
        if item is not None and item.type in _LISTS and "none" not in (known.value, fact.value):
            values = [*_listed(known.value), *_listed(fact.value)]
            facts[key] = Fact(list(dict.fromkeys(values)), known.cell)
        elif key == "note":
            facts[key] = Fact(f"{known.value}\n{fact.value}", known.cell)
        elif key == "parent":
            continue
        else:
            found = f"{_shown(known.value)} / {_shown(fact.value)}"
            first = f"{known.cell.sheet}!{known.cell.address}"
            account.doubts.append(Doubt(fact.cell, "said_twice", key, found, facts={"first": first}))
            facts[key] = Fact("", known.cell)  # nothing is written for it, and a third value changes nothing


def _plain(value: Value) -> object:
    if isinstance(value, list):
        return [_plain(item) for item in value] if len(value) != 1 else _plain(value[0])
    return canonical(value) if isinstance(value, str) else value


def _listed(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list) else [value]


def _shown(value: Value) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _house(company: Joined, account: Account) -> None:
    """Give duties a department where no sheet names any: a company has one at least. Else tell each that has none."""
    without = {key: record for key, record in company.unowned.items() if record.home.claimed is None}
    homeless = list(without.values())
    if homeless and not company.units:
        first = homeless[0].cell
        name = first.sheet if not _DEFAULT_SHEET.fullmatch(first.sheet) else Path(first.path).stem
        for key, record in without.items():
            del company.unowned[key]
            _add_duty(company, replace(record, home=Home((name,), first)), account)
        account.notes.append(Note(Cell(first.path, first.sheet), "department_unnamed", {"made": name}))
        return
    for record in homeless:
        if record.home.cell is None:  # a blank below the heading of departments was told there
            account.doubts.append(
                Doubt(record.cell, "department_missing", "department", str(record.facts["name"].value))
            )


def _add_skills(company: Joined) -> None:
    """Write what persons can do of a duty under the persons."""
    homes = {id(duty): unit for unit in company.units.values() for duty in unit.duties.values()}
    for duty in [duty for unit in company.units.values() for duty in unit.duties.values()] + list(
        company.unowned.values()
    ):
        unit = homes.get(id(duty))
        name = str(duty.facts["id"].value if "id" in duty.facts else duty.facts["name"].value).replace(
            "/", "・"
        )
        address = f"{(unit.id or unit.name) if unit else '-'}/{name}"
        for person, level, cell in duty.skills:
            record = company.people.get(key_of(person))
            if record is None:
                record = company.people[key_of(person)] = Record("person", cell, {"name": Fact(person, cell)})
            fact = record.facts.get("skills")
            levels = dict(fact.value) if fact and isinstance(fact.value, dict) else {}
            levels.setdefault(address, level)
            record.facts["skills"] = Fact(levels, cell)


def _add_handoff(company: Joined, record: Record, account: Account) -> None:
    for key in ("from", "to"):
        text = str(record.facts[key].value)
        if not _leads_somewhere(company, text):
            if company.units and not is_department(text):
                account.doubts.append(Doubt(record.facts[key].cell, "no_such_department", key, text))
                return
            _unit_of(company, Home((text,), record.facts[key].cell), record.cell)
    what = record.facts.get("what")
    key = "->".join(canonical(str(record.facts[end].value)) for end in ("from", "to"))
    # An id of its own tells a handoff from another one between the same ends.
    own = record.facts.get("id")
    told = str(own.value) if own else f"{key}:{canonical(str(what.value)) if what else ''}"
    _put(company.handoffs, told, record, account)


def _leads_somewhere(company: Joined, text: str) -> bool:
    head, slash, rest = text.partition("/")
    unit = company.units.get(canonical(head))
    if canonical(text) in company.units or (head == UNOWNED and canonical(rest) in company.unowned):
        return True
    return unit is not None and (not slash or canonical(rest) in unit.duties)


def _follow(company: Joined, account: Account) -> None:
    """Make the departments that are only named, as where somebody works or what is above another; leave out what leads nowhere."""
    for record in company.people.values():
        fact = record.facts.get("department")
        if fact is not None and fact.value != "none" and canonical(str(fact.value)) not in company.units:
            _unit_of(company, Home((str(fact.value),), fact.cell), record.cell)
    _follow_parents(company, account)
    for duty in _duties(company):
        fact = duty.facts.get("also_in")
        for name in _listed(fact.value) if fact is not None else ():
            if name != "none" and canonical(str(name)) not in company.units:
                _unit_of(company, Home((str(name),), duty.cell), duty.cell)


def _follow_parents(company: Joined, account: Account) -> None:
    for unit in list(company.units.values()):
        fact = unit.facts.get("parent")
        if fact is None or fact.value in ("none", ""):
            continue
        if canonical(str(fact.value)) == canonical(unit.name):
            del unit.facts["parent"]
            account.doubts.append(Doubt(fact.cell, "own_parent", "parent", str(fact.value)))
        elif canonical(str(fact.value)) not in company.units:
            if str(fact.value).isdecimal():  # a code that no row explains
                del unit.facts["parent"]
                account.doubts.append(Doubt(fact.cell, "no_such_department", "parent", str(fact.value)))
            else:
                _unit_of(company, Home((str(fact.value),), fact.cell), fact.cell)


def _duties(company: Joined) -> Iterator[Record]:
    for unit in list(company.units.values()):
        yield from unit.duties.values()
    yield from company.unowned.values()


_TAKEN: Final[Mapping[str, Callable[[Joined, Record, Account], None]]] = {
    "company": _add_company,
    "department": _add_department,
    "duty": _add_duty,
    "goal": _add_goal,
    "person": _add_person,
    "handoff": _add_handoff,
}
"""How a record of each kind is taken into the company."""
