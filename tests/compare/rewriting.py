"""The same company written in another way: other order, layout, files, words, ids with ``formerly``. Nothing of what it means changes."""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from orgaudit.intake.fields import Section, table
from orgaudit.model.identity import canonical
from tests.compare.edits import Data, departments, duties, text_of
from tests.compare.translation import in_any_words

_ORDERED = {"monthly_hours", "formerly"}
_TO_DEPARTMENTS = {"department", "departments", "consumers", "checker", "waiver_owner"}
_TO_ANYTHING = {"place", "goal_address", "address"}


def texts(data: Data, chance: random.Random) -> list[str]:
    """Return the company as one or several files, in other words, order and layout."""
    spread = split(reordered(data, chance), chance) if chance.random() < 0.7 else [data]
    return [text_of(in_any_words(part, chance), **layout(chance)) for part in spread]


def layout(chance: random.Random) -> dict[str, Any]:
    return {
        "indent": chance.choice((2, 4, 7)),
        "width": chance.choice((40, 80, 10_000)),
        "default_flow_style": chance.choice((None, False, True)),
        "explicit_start": chance.choice((True, False)),
        "line_break": chance.choice(("\n", "\r\n")),
    }


def reordered(value: Any, chance: random.Random, key: str = "") -> Any:
    """Return the same with the keys of maps and the items of lists in another order."""
    if isinstance(value, dict):
        items = [(name, reordered(item, chance, name)) for name, item in value.items()]
        return dict(chance.sample(items, len(items)))
    if isinstance(value, list) and key not in _ORDERED:
        items = [reordered(item, chance) for item in value]
        return chance.sample(items, len(items))
    return value


def split(data: Data, chance: random.Random) -> list[Data]:
    """Return the company in up to three files."""
    parts: list[Data] = [{} for _ in range(chance.randint(1, 3))]
    for key, value in data.items():
        if isinstance(value, list):
            for item in value:
                chance.choice(parts).setdefault(key, []).append(item)
        elif key == "people":
            for name, person in value.items():
                chance.choice(parts).setdefault(key, {})[name] = person
        else:
            chance.choice(parts)[key] = value
    return [part for part in parts if part]


def with_new_ids(data: Data, chance: random.Random) -> tuple[Data, int]:
    """Return the company with new ids for a department and a duty, which say what they were, and how many these are."""
    renamed: Data = deepcopy(data)
    pairs = list(duties(renamed))
    done = 0
    if pairs:
        department, duty = chance.choice(pairs)
        old = id_of(duty)
        if [id_of(item) for item in department["duties"]].count(old) == 1:
            _rename(duty, old, "brand-new-duty")
            for home in {id_of(department), canonical(department["name"])}:
                for word in {old, canonical(duty["name"])}:
                    _refer(renamed, {f"{home}/{word}": f"{home}/brand-new-duty"}, {})
            # A duty is named alone in skills and in waivers under other elements.
            _refer(renamed, {old: "brand-new-duty"}, {})
            done += 1
    department = chance.choice(departments(renamed))
    old, name = id_of(department), canonical(department["name"])
    _rename(department, old, "brand-new-department")
    words = {old: "brand-new-department", name: "brand-new-department"}
    _refer(renamed, {}, words)
    return renamed, done + 1


def id_of(element: Any) -> str:
    return canonical(element if isinstance(element, str) else element.get("id") or element["name"])


def _rename(element: Data, old: str, new: str) -> None:
    former = element.get("formerly") or []
    element["formerly"] = [*(former if isinstance(former, list) else [former]), old]
    element["id"] = new


def _refer(data: Data, addresses: dict[str, str], homes: dict[str, str]) -> None:
    """Write references anew: whole addresses, and the department at the head of one."""

    def follow(kind: str, text: str) -> str:
        head, slash, rest = text.partition("/")
        if kind in _TO_DEPARTMENTS or (kind in _TO_ANYTHING and not slash):
            return homes.get(canonical(text), text)
        if kind not in _TO_ANYTHING and kind != "skills":
            return text
        told = "/".join(canonical(part) for part in text.split("/"))
        if told in addresses:
            return addresses[told]
        return f"{homes.get(canonical(head), head)}/{rest}" if slash else text

    for element, section in _elements(data, table().sections["top"]):
        for key in list(element):
            field = section.find(key)
            assert field is not None
            value = element[key]
            if isinstance(value, str):
                element[key] = follow(field.type, value)
            elif isinstance(value, list) and field.of is None:
                element[key] = [follow(field.type, item) for item in value]
            elif field.type == "skills" and isinstance(value, dict):
                element[key] = {follow("skills", item): level for item, level in value.items()}


def _elements(element: Any, section: Section) -> Iterator[tuple[Data, Section]]:
    if not isinstance(element, dict):
        return
    yield element, section
    for key, value in element.items():
        field = section.find(key)
        if field is not None and field.of is not None:
            inner = value.values() if field.type == "people" and isinstance(value, dict) else value
            for item in inner if not isinstance(inner, dict) else (inner,):
                yield from _elements(item, table().sections[field.of])


Rewrite = Callable[[Data, random.Random], list[str]]
