"""A company as rows of cells: what every element says, in the words of one language, by the key of its column."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.forms.layouts import MONTHLY, NOT_IN_CELLS, Kind
from orgaudit.intake.editing.serialising import NONE, serialised_value
from orgaudit.intake.fields import Field, Language, table
from orgaudit.intake.normal_form import needs_id, unambiguous
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model import UNOWNED, Duty, Goal, Organization
from orgaudit.model.dataclass import dataclass

Cell = str | int | float | date

BETWEEN: Final[Mapping[Language, str]] = {"ja": "、", "en": ", "}
YES: Final[Mapping[Language, tuple[str, str]]] = {"ja": ("いいえ", "はい"), "en": ("no", "yes")}

_SECTION: Final[Mapping[Kind, str]] = {"duty": "unowned"}


@dataclass(frozen=True, slots=True)
class Record:
    """One element: its address, and its cells by column."""

    address: str
    cells: Mapping[str, Cell]


def records_of(org: Organization, kind: Kind, language: Language) -> tuple[Record, ...]:
    """Return the elements of a kind in the order of the file."""
    told = unambiguous(
        org, language
    )  # by which what names an element is written; each has its own name on its own row
    elements: Mapping[Kind, Any] = {
        "company": (told.company,),
        "department": org.departments,
        "duty": told.duties,
        "goal": told.goals,
        "handoff": told.handoffs,
        "person": org.people,
    }
    fields = table().sections[_SECTION.get(kind, kind)].fields
    records = tuple(
        Record(item.address, dict(_cells(item, fields, told, language))) for item in elements[kind]
    )
    return (*records, *_without_goals(told, language)) if kind == "goal" else records


def _without_goals(org: Organization, language: Language) -> Iterator[Record]:
    """Yield a row for each department of which it is said that it has no goal: without one nothing would be known."""
    for department in org.departments:
        if department.goals == ():
            yield Record(department.id, {"department": department.name, "text": NONE[language]})


def _cells(
    item: Any, fields: tuple[Field, ...], org: Organization, language: Language
) -> Iterator[tuple[str, Cell]]:
    if isinstance(item, Duty | Goal):
        yield "department", _home(item, org, language)
    for field in fields:
        if field.type in NOT_IN_CELLS or field.key == "departments" or not hasattr(item, field.attribute):
            continue
        value = getattr(item, field.attribute)
        is_usual = field.key == "kind" and value == "recurring"
        if value is None or is_usual or (field.key == "id" and not needs_id(item)):
            continue
        vacant = field.attribute in getattr(item, "vacancies", ())
        told = serialised_value(field, value, org, vacant=vacant)
        if field.type == "place" and isinstance(value, str):
            told = _place(value, org)
        elif field.type == "skills" and isinstance(value, Mapping) and value:
            told = {_place(address, org): level for address, level in value.items()}
        if field.key == "function":
            told = _function(str(told), language)
        if field.key == MONTHLY and isinstance(told, Mapping) and told:
            yield from ((f"{MONTHLY}.{month}", _cell(hours, language)) for month, hours in told.items())
        elif field.key == MONTHLY:
            continue
        else:
            # A text may hold any sign, so each stands on a line of its own.
            between = "\n" if field.type == "texts" else BETWEEN[language]
            yield field.key, _cell(told, language, between)


def _function(told: str, language: Language) -> str:
    """Return the name of a function: its code says nothing to who fills in a form."""
    known = FUNCTIONS.get(told)
    return told if known is None else known.named_in(language)


def _home(item: Duty | Goal, org: Organization, language: Language) -> str:
    if isinstance(item, Goal) or item.home != UNOWNED:
        home = item.department_id or ""
        return org.department_by_id[home].name
    if item.departments is None:
        return ""
    names = [org.department_by_id[one].name for one in item.departments if one in org.department_by_id]
    return BETWEEN[language].join(names) or NONE[language]


def _place(address: str, org: Organization) -> str:
    """Return a department or duty as its row is found again: the department by its name, the duty by its own id where it has one."""
    home, slash, duty_id = address.partition("/")
    department, duty = org.department_by_id.get(home), org.duty_by_address.get(address)
    if department is None:
        return address
    if duty is None:
        return department.name if not slash else f"{department.name}/{duty_id}"
    return f"{department.name}/{duty_id if needs_id(duty) or '/' in duty.name else duty.name}"


def _cell(value: Any, language: Language, between: str = "") -> Cell:
    """Return a value as one cell: lists and maps as people write them."""
    if isinstance(value, bool):
        return YES[language][value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str | int | float | date):
        return value
    if isinstance(value, Mapping):
        return BETWEEN[language].join(f"{key}: {_text(item)}" for key, item in value.items())
    return (between or BETWEEN[language]).join(map(_text, value))


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
