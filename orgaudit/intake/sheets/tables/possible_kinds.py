"""Which kinds of records a table may hold at all: no goals without an aim, no list of people who come again with other matters."""

import re
from typing import Final

from orgaudit.intake.sheets.headings.headings import Match, matches_of
from orgaudit.intake.sheets.headings.known_headings import KINDS
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import samples


def possible_kinds(area: Area, named: set[str], scores: dict[str, float], titles: set[str]) -> list[str]:
    """Return the kinds that a table may hold: those that something in it names, and whose scores are not against it."""
    possible: list[str] = [kind for kind in KINDS if kind in named and scores[kind] > 0]
    if "goal" in possible and not _aims(area) and "goal" not in titles:
        possible = [kind for kind in possible if kind != "goal"] + ["duty"]
    if "person" in possible and _names_people_again(area):
        return [*(kind for kind in possible if kind != "person"), "duty"]
    return possible


def _aims(area: Area) -> bool:
    """Whether a heading says what is aimed at or how that is measured: a goal is more than a matter with a person and a day."""
    found = [item for text in area.headings.values() for item in matches_of(text) if item.kind == "goal"]
    return any(item.key in _OF_GOALS for item in found) or any(map(_GOAL.search, area.headings.values()))


_OF_GOALS: Final = frozenset(
    (
        "kpi",
        "target",
        "baseline",
        "weight",
        "okr_level",
        "data_source",
        "done_when",
        "type",
        "controllable",
        "from",
    )
)
_GOAL: Final = re.compile(r"目標|ゴール|goal|objective|target|kpi|okr|key result|measure", re.IGNORECASE)


def _names_people_again(area: Area) -> bool:
    """Whether the persons of a table stand in several rows, each beside another matter: what they do, and no list of people."""
    named = [
        column
        for column, text in area.headings.items()
        if any((item.kind, item.key) == ("duty", "primary") for item in matches_of(text))
        or any((item.kind, item.key) == ("duty", "person_or_department") for item in matches_of(text))
    ]
    if not named or any(is_of_people(matches_of(text)) for text in area.headings.values()):
        return False
    people = samples(area, named[0])
    matters = [
        texts
        for column, text in area.headings.items()
        if column not in named and not matches_of(text) and len(texts := samples(area, column)) > 1
    ]
    return len(set(people)) < len(people) and any(
        len(set(texts)) == len(texts) >= len(people) and all(map(_is_worded, texts)) for texts in matters
    )


_SHORTEST_MATTER: Final = 2


def _is_worded(text: str) -> bool:
    return len(text) >= _SHORTEST_MATTER and not any(map(str.isdecimal, text))


def is_of_people(found: tuple[Match, ...]) -> bool:
    """Whether a heading speaks of people only: their title, number or superior."""
    return bool(found) and {item.kind for item in found} <= {"person"} | (
        {"duty"} if found[0].key.startswith("person_") else set()
    )
