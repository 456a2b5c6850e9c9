"""Company files made from the table of fields: values without a language, strategies for them, and how to write them.

A value is a number, flag, date, text, ``Word`` (a code of a vocabulary), ``NONE``, a list, or a map. ``written``
writes it in the words of one language, as flow YAML with quoted texts.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from orgaudit.intake.fields import Field, Language, table
from orgaudit.model.goal import Period
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE

DEPARTMENTS = ("営業部", "Accounts")
PEOPLE = ("佐藤", "Suzuki", "田中 太郎")
PERIODS = ("2026-11-20", "2027-Q1", "2026年度", "2026-H2", "2026年11月", "2026")
TEXTS = st.text("あ業ｶaＺ/:#'\"\\ -,[]{}*&!|>%@`1０\n\t?=~", max_size=12).map(lambda text: f"x{text}y")

_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")


@dataclass(frozen=True)
class Word:
    vocabulary: str
    code: str


def written(value: Any, language: Language) -> str:
    """Write a value as one line of YAML."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {written(item, language)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(item, language) for item in value) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return _fact(value, language)


def _fact(value: Any, language: Language) -> str:
    japanese = language == "ja"
    if value is NONE:
        return "なし" if japanese else "none"
    if isinstance(value, Word):
        words = table().vocabularies[value.vocabulary].words[value.code]
        return json.dumps(words[1] if japanese and len(words) > 1 else words[0], ensure_ascii=False)
    if isinstance(value, bool):
        return ("はい" if value else "いいえ") if japanese else str(value).lower()
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日" if japanese else value.isoformat()
    number = f"{value:.4f}".rstrip("0").rstrip(".")
    return number.translate(_WIDE) if japanese else number


def _key(key: Any) -> str:
    return json.dumps(str(key), ensure_ascii=False)


def in_language(section: str, values: Mapping[str, Any], language: Language) -> dict[str, Any]:
    """Return an element with its keys, and those of what stands in it, in one language."""
    found = {}
    for key, value in values.items():
        field = field_of(section, key)
        word = field.aliases[0] if language == "ja" else field.key
        found[word] = _inner(field, value, language)
    return found


def _inner(field: Field, value: Any, language: Language) -> Any:
    section = field.of or ""
    if isinstance(value, Mapping) and field.type in ("object", "people"):
        if field.type == "people":
            return {key: in_language("person", item, language) for key, item in value.items()}
        return in_language(section, value, language)
    if isinstance(value, list | tuple) and field.type in ("objects", "people"):
        return [in_language(section, item, language) if isinstance(item, Mapping) else item for item in value]
    return value


def field_of(section: str, key: str) -> Field:
    return next(field for field in table().sections[section].fields if field.key == key)


def values_of(field: Field) -> st.SearchStrategy[Any]:
    """Return the strategy of right values of a field that is no list of elements."""
    words = [Word(field.values.name, code) for code in field.values.words] if field.values else []
    high = field.maximum if field.maximum is not None else 9_999
    numbers = st.integers(0, int(high * 100)).map(lambda hundredths: hundredths / 100)
    whole = st.integers(0, int(high))
    days = st.dates(date(1990, 1, 1), date(2100, 12, 31))
    people = st.sampled_from(PEOPLE)
    departments = st.sampled_from(DEPARTMENTS)
    duties = st.sampled_from([f"{department}/見積" for department in DEPARTMENTS])
    by_type: dict[str, st.SearchStrategy[Any]] = {
        "text": TEXTS,
        "number": numbers,
        "integer": whole,
        "count": whole,
        "date": days,
        "period": st.sampled_from(PERIODS),
        "number_or_text": st.one_of(numbers, TEXTS, st.sampled_from(words) if words else TEXTS),
        "bool": st.booleans(),
        "choice": st.sampled_from(words) if words else st.nothing(),
        "choices": st.lists(st.sampled_from(words), unique=True) if words else st.nothing(),
        "text_or_false": st.one_of(TEXTS, st.just(value=False)),
        "flag_or_count": st.one_of(st.booleans(), whole),
        "country": st.sampled_from(("JP", "NO", "us")),
        "texts": st.lists(TEXTS),
        "addresses": st.lists(TEXTS),
        "months": st.lists(st.integers(1, 12)),
        "persons": st.one_of(people, st.lists(people)),
        "person": people,
        "person_or_text": st.one_of(people, TEXTS),
        "checker": st.one_of(people, departments),
        "count_or_persons": st.one_of(whole, st.lists(people)),
        "department": departments,
        "departments": st.lists(departments),
        "consumers": st.lists(st.one_of(departments, TEXTS)),
        "place": st.one_of(departments, duties),
        "goal_address": departments.map(lambda department: f"{department}/売上"),
        "address": TEXTS,
        "waiver_owner": departments,
        "hours_by_month": st.one_of(
            st.dictionaries(st.integers(1, 12), numbers), st.lists(numbers, min_size=12, max_size=12)
        ),
        "dates_by_person": st.dictionaries(people, days),
        "skills": st.dictionaries(duties, st.integers(0, 4)),
    }
    right = by_type[field.type]
    return st.one_of(right, st.just(NONE)) if field.accepts_none else right


@st.composite
def elements(draw: st.DrawFn, section: str, fixed: Mapping[str, Any]) -> dict[str, Any]:
    """Draw an element with some of its fields; ``fixed`` fields are given."""
    skipped = {"id", "name", "text", *fixed}
    fields = [
        field
        for field in table().sections[section].fields
        if field.key not in skipped and field.type not in ("object", "objects", "people")
    ]
    required = [field for field in fields if field.required]
    chosen = draw(st.lists(st.sampled_from(fields), unique_by=lambda field: field.key, max_size=6))
    return dict(fixed) | {
        field.key: draw(values_of(field)) for field in (*required, *(f for f in chosen if f not in required))
    }


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a whole company file without problems."""
    departments = []
    for name in DEPARTMENTS:
        duties = [draw(elements("duty", {"name": "見積"})), draw(elements("duty", {"name": "請求/入金"}))]
        duties[0] |= draw(st.sampled_from([{}, {"waive": [draw(elements("waive", {}))]}]))
        goals = [draw(elements("goal", {"text": "売上", "id": "G1"})), "bare goal"]
        departments.append(draw(elements("department", {"name": name, "duties": duties, "goals": goals})))
    people = {"P1": draw(elements("person", {"name": PEOPLE[0]}))}
    return {
        "company": draw(elements("company", {"name": "北斗商事"})),
        "people": people,
        "departments": departments,
        "duties": [draw(elements("unowned", {"name": "備品"}))],
        "handoffs": [draw(elements("handoff", {"id": "h"}))],
        "waivers": draw(st.lists(elements("waiver", {}), max_size=1)),
    }


def document_of(org: Organization) -> dict[str, Any]:
    """Return the file of a company: what ``documents`` draws, read back from the model."""
    return {
        "company": _element("company", org.company),
        "people": [_element("person", person) for person in org.people],
        "departments": [
            _element("department", department)
            | _listed("goals", department.goals, lambda goal: _element("goal", goal))
            | _listed("duties", department.duties, lambda duty: _element("duty", duty))
            for department in org.departments
        ],
        "duties": [_element("unowned", duty) for duty in org.unowned],
        "handoffs": [_element("handoff", handoff) for handoff in org.handoffs],
        "waivers": [_element("waiver", waiver) for waiver in org.waivers],
    }


def _listed(key: str, values: Any, write: Any) -> dict[str, Any]:
    return {} if values is None else {key: [write(value) for value in values]}


def _element(section: str, element: Any) -> dict[str, Any]:
    found = {}
    for field in table().sections[section].fields:
        value = getattr(element, field.attribute, None)
        if value is not None and field.type not in ("objects", "object"):
            found[field.key] = _fact_of(field, value)
    return found


def _fact_of(field: Field, value: Any) -> Any:
    if isinstance(value, Period):
        return value.text
    if field.values and value is not NONE and field.type in ("choice", "choices"):
        codes = value if isinstance(value, tuple) else (value,)
        words = [Word(field.values.name, code) for code in codes]
        return words if isinstance(value, tuple) else words[0]
    return value
