"""What a workbook cannot hold of a company: told by reading it back, so that nothing is lost unsaid.

A list in a cell is parted by commas, and a cell that says "none" says that there is none: a text that holds the one or reads as
the other comes back as something else. Former names have no column. No list of such cases is kept here; what differs is told.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.intake.fields import Language
from orgaudit.intake.normal_form import facts_of, key_word, unambiguous
from orgaudit.intake.sheets.files.grid import SheetsError
from orgaudit.intake.sheets.importing import read_parts
from orgaudit.intake.sheets.options import Options
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass

Facts = Mapping[tuple[str, str], Mapping[str, Any]]
"""What elements say, by kind and address."""

_NEARLY: Final = 1e-9
"""By how much a figure may differ, as a share; a cell holds fifteen digits."""


@dataclass(frozen=True, slots=True)
class Loss:
    """An element and the fields of it, as the reader writes them, that come back otherwise; none where it does not come back at all."""

    name: str
    fields: tuple[str, ...]


def losses(content: bytes, org: Organization, language: Language, today: date) -> tuple[Loss, ...]:
    """Return what of a company its workbook does not give back, in the order of the company."""
    before = _facts(org, language)
    try:
        _text, report = read_parts((("", content),), Options(language=language), today=today)
        after: Facts = _facts(report.organization, language) if report.organization else {}
    except SheetsError:
        after = {}
    names = dict(_names(org))
    return tuple(_losses(before, after, names))


def _losses(before: Facts, after: Facts, names: Mapping[tuple[str, str], str]) -> Iterator[Loss]:
    for where, facts in before.items():
        now = after.get(where)
        if now is None:
            yield Loss(names[where], ())
            continue
        differing = tuple(key for key in facts if not _same(facts[key], now.get(key)))
        added = tuple(key for key in now if key not in facts)
        if differing or added:
            yield Loss(names[where], (*differing, *added))


def _facts(org: Organization, language: Language) -> Facts:
    told = unambiguous(org, language)
    found: dict[tuple[str, str], dict[str, Any]] = {
        ("company", ""): facts_of("company", told.company, told, language)
    }
    for department in org.departments:
        facts = facts_of("department", department, told, language)
        for key in ("duties", "goals"):
            if getattr(department, key) == ():
                facts[key_word("department", key, language)] = ()
        found["department", department.id] = facts
    for duty in told.duties:
        found["duty", duty.address] = facts_of("unowned", duty, told, language)
    for goal in told.goals:
        found["goal", goal.address] = facts_of("goal", goal, told, language)
    for handoff in told.handoffs:
        found["handoff", handoff.id] = facts_of("handoff", handoff, told, language)
    for person in org.people:
        if person.listed:
            found["person", person.id] = facts_of("person", person, told, language)
    return found


def _names(org: Organization) -> Iterator[tuple[tuple[str, str], str]]:
    yield ("company", ""), org.company.name
    for department in org.departments:
        yield ("department", department.id), department.name
    for duty in org.duties:
        home = org.department_by_id.get(duty.home)
        yield ("duty", duty.address), f"{home.name}/{duty.name}" if home else duty.name
    for goal in org.goals:
        yield ("goal", goal.address), goal.text
    for handoff in org.handoffs:
        yield ("handoff", handoff.id), handoff.id
    for person in org.people:
        yield ("person", person.id), person.name


def _same(was: Any, now: Any) -> bool:
    if isinstance(was, int | float) and isinstance(now, int | float):
        return bool(was == now) or abs(was - now) <= _NEARLY * max(abs(was), abs(now))
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        return was.keys() == now.keys() and all(_same(was[key], now[key]) for key in was)
    return bool(was == now)
