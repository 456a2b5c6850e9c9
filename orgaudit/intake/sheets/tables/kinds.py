"""What kind of records a table holds, by its headings, its title and the name of its sheet."""

import re
from collections.abc import Iterable
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_mark
from orgaudit.intake.sheets.cells.names import without_marks
from orgaudit.intake.sheets.headings.headings import (
    COMPOSED,
    EXACT,
    LIKELY,
    PART,
    Match,
    field_of,
    matches_of,
    titled,
)
from orgaudit.intake.sheets.headings.known_headings import KINDS
from orgaudit.intake.sheets.headings.passing import says_what_is_above
from orgaudit.intake.sheets.headings.person_keys import HOLDERS, OF_LISTS
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.people.likely_persons import surely_named
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import MOST, samples, share
from orgaudit.intake.sheets.tables.contacts import lists_contacts
from orgaudit.intake.sheets.tables.handoff_shape import (
    are_persons_at_ends,
    ends_by_groups,
    ends_by_shape,
    moves_between,
    route_of,
)
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING
from orgaudit.intake.sheets.tables.marks_below import is_marks
from orgaudit.intake.sheets.tables.possible_kinds import is_of_people, possible_kinds
from orgaudit.intake.sheets.tables.rated_skills import lists_skills, rates_skills
from orgaudit.intake.sheets.tables.unit_stairs import unit_stairs


def kind_of(area: Area, options: Options, hints: Iterable[str]) -> str | None:
    """Return the kind of records of a table: what its headings speak of most, and what its title or sheet is called."""
    hints = tuple(hints)
    scores = dict.fromkeys(KINDS, 0.0)
    named: set[str] = set()
    for heading in area.headings.values():
        _score(heading, options.told(heading), scores, named)
    keys = {
        item.key
        for found in map(matches_of, area.headings.values())
        for item in found
        if item.kind == "duty" and (item.key != "name" or _is_of_duties(found))
    }
    titles = _by_title(area, hints, scores)
    if _lists_people(area, keys):
        scores["person"] += 10  # whatever its title says that they do
    if _names_people(area) or lists_contacts(area):
        scores["department"] -= 6
        scores["person"] += 2
    scores["duty"] += 8 * (
        _says_more_of_duties(area, keys) and not moves_between(area)
    )  # whatever it is called
    if keys & {"name", "duties_of_person"} and set(titles) <= {"duty"}:
        scores["duty"] += 2
    elif not keys & _OF_DUTIES and any(is_of_people(matches_of(text)) for text in area.headings.values()):
        scores["person"] += 6  # whatever the sheet around such a list is called
    if (
        _names_work(area)
        or area.is_cornerless
        or ("process" in keys and keys & _SAID_OF_WORK)
        or (_begins_with_function(area) and keys & _WHO)
    ):  # or a list of processes, each with its owner
        named.add("duty")
        scores["duty"] += 3
    if len(keys & _OF_DUTIES) > 1 or (keys & {"process", "manual"} and _has_marks(area)):
        named.add("duty")
    if rates_skills(area) or lists_skills(area):
        scores["person"] += _SURE_BY_SHAPE
    _score_handoffs(area, titles, scores, named)
    if area.is_form and any(_HANDOVER.search(hint.casefold()) for hint in (*hints, *_titles(area))):
        named.discard("handoff")  # from and to are who hands over and who takes, not departments
    named |= _by_stairs(area, scores) | _by_parents(area, keys, scores)
    possible = possible_kinds(area, named, scores, set(titles))
    return max(possible, key=lambda kind: scores[kind], default=None)


_ONLY_OF_PEOPLE: Final = frozenset(("fte", "leaving_on", "reports_to"))

_ONLY_OF_DUTIES: Final = frozenset(("backups", "frequency", "manual", "minutes_per_case", "hours_per_month"))


def _says_more_of_duties(area: Area, keys: set[str]) -> bool:
    """Whether a table says of duties what no list of people does: who stands in, how often, how long."""
    found = [matches_of(text) for text in area.headings.values()]
    of_people = any(item.kind == "person" and item.key in _ONLY_OF_PEOPLE for one in found for item in one)
    named = any(map(_may_name_duties, area.headings.values()))
    return bool(keys & _ONLY_OF_DUTIES) and named and not of_people


def _may_name_duties(heading: str) -> bool:
    """Whether a heading may stand above duties, of a person or by themselves."""
    return any(
        item.kind == "duty" and item.key in ("name", "duties_of_person") and item.strength > LIKELY
        for item in matches_of(heading)
    )


def _begins_with_function(area: Area) -> bool:
    """Whether the first column lists functions, as some call what is done."""
    first = matches_of(next(iter(area.headings.values()), ""))
    return any((item.kind, item.key, item.strength) == ("duty", "function", EXACT) for item in first)


_WHO: Final = OF_LISTS | {"manual"}

_SAID_OF_WORK: Final = _WHO | {"frequency", "handed_over", "successor", "predecessor", "hours_per_month"}

_HANDOVER: Final = re.compile(r"引継|引き継|hand-?\s?over|transition")


def _by_stairs(area: Area, scores: dict[str, float]) -> set[str]:
    """Say of a chart of an organisation that it is one, even where its levels are headed as duties are: Service."""
    if not unit_stairs(area):
        return set()
    scores["department"] += _SURE_BY_SHAPE
    return {"department"}


_SURE_BY_SHAPE: Final = 10.0


def _by_parents(area: Area, keys: set[str], scores: dict[str, float]) -> set[str]:
    """Say of a list that it is one of departments where it says what each is a part of, and nothing of what is done: Service, Part of, Manager."""
    if not says_what_is_above(area.headings.values()) or keys & _OF_DUTIES - {"primary", "accountable"}:
        return set()
    column, heading = next(iter(area.headings.items()))
    may_be_people = any((item.kind, item.key) == ("person", "name") for item in matches_of(heading))
    if may_be_people and share(samples(area, column), surely_named) > MOST:
        scores["person"] += 6  # where people work, and under whom
        return {"person"}
    scores["department"] += 3
    return {"department"}


def _names_work(area: Area) -> bool:
    """Whether a heading is a kind of work that nobody knows, such as 病棟業務, above texts that differ, and no other one names anything else."""
    for column, text in area.headings.items():
        found = matches_of(text)
        if [(item.kind, item.key, item.strength) for item in found] == [("duty", "name", LIKELY)]:
            texts = samples(area, column)
            return len(set(texts)) > len(texts) / 2 and not all(map(is_mark, texts))
    return False


def _titles(area: Area) -> list[str]:
    """Return the texts in the first rows of a form's sheet, and the name of its file."""
    grid = area.sheet.grid
    return [grid.file_name, *(text for row in grid.rows[:3] for text in row if text)]


def _handed_over(area: Area) -> set[str]:
    """Return what the headings say of handoffs that nothing else has, where departments have a column."""
    found = [matches_of(text) for text in area.headings.values()]
    if not any(item.key in ("department", "partner") for one in found for item in one):
        return set()
    return {
        item.key
        for one in found
        for item in one
        if item.kind == "handoff" and item.key in _OF_HANDOFFS and item.strength > LIKELY
    }


def _score_handoffs(area: Area, titles: list[str], scores: dict[str, float], named: set[str]) -> None:
    """Add what the headings and the ends of what is handed on say for handoffs."""
    handed = _handed_over(area)
    if handed and ("handoff" in titles or len(handed) >= _SURELY):
        named.add("handoff")
        scores["handoff"] += 2 * len(handed)
    if moves_between(area) or ends_by_shape(area) is not None or route_of(area) is not None:
        named.add("handoff")
        scores["handoff"] += 6
    if are_persons_at_ends(area):
        scores["handoff"] -= 6
    if ends_by_groups(area):
        named.add("handoff")
        scores["handoff"] += 2 * _SURE_BY_SHAPE


_OF_HANDOFFS: Final = frozenset(
    ("what", "wait_days", "sla_days", "return_rate", "rekeyed", "shared_system", "acceptance", "escalation")
)

_SURELY: Final = 3
"""Facts of handoffs in the columns of a table that surely lists them."""


def _by_title(area: Area, hints: Iterable[str], scores: dict[str, float]) -> list[str]:
    """Add what title and sheet say to the scores, and return the kinds that they name."""
    titles = [kind for hint in hints if hint and (kind := titled(without_marks(hint)))]
    for weight, kind in zip((4.0, 3.0), titles, strict=False):
        scores[kind] += weight
    if not area.is_form:
        scores["company"] -= 3
    return titles


def _has_marks(area: Area) -> bool:
    """Whether several columns that nothing else is known of hold marks: persons or departments."""
    return (
        sum(
            _is_marked(area, column, text)
            or (not matches_of(text) and is_marks(area.sheet, area.first, column, area.last))
            for column, text in area.headings.items()
        )
        > 1
    )


def _lists_people(area: Area, keys: set[str]) -> bool:
    """Whether the first words of the rows are called nothing but names, beside columns of marks: persons, whose duties are the columns."""
    first = matches_of(next(iter(area.headings.values()), ""))
    listed = {(item.kind, item.key) for item in first}
    sure = {
        item.key
        for column, text in area.headings.items()
        for item in matches_of(text)
        if item.kind == "duty" and item.strength >= PART and not _is_marked(area, column, text)
    }
    is_open = ("person", "name") in listed and (("duty", "name") in listed or not sure & _NAMES_OF_DUTIES)
    of_duties = sure if ("duty", "name") not in listed else keys
    return is_open and not (of_duties - {"primary"}) & _OF_DUTIES and _has_marks(area)


def _is_marked(area: Area, column: int, heading: str) -> bool:
    """Whether marks stand below a heading of several rows, so that its first row says what all of them are: 業務 over 朝の予報, 花粉の推定."""
    return "\n" in heading and is_marks(area.sheet, area.first, column, area.last)


def _names_people(area: Area) -> bool:
    """Whether a table has a column of names beside one of departments, and nothing of duties: a department is not in a department of another word."""
    found = [matches_of(text) for text in area.headings.values()]
    has_department = any(
        {(one.kind, one.key) for one in item} >= {("person", "department")} for item in found
    )
    is_named = any(
        {("person", "name"), ("department", "name")} <= {(one.kind, one.key) for one in item}
        for item in found
    )
    return has_department and is_named


_NAMES_OF_DUTIES: Final = frozenset(("name", "duties_of_person", "process", "step", "level1", "level2"))

_OF_DUTIES: Final = HOLDERS.union(
    ("successor", "predecessor", "frequency", "manual", "media", "systems", "hours_per_month", "minutes_per_case", "volume_per_month", "time", "rekey", "criticality")
)  # fmt: skip
"""Keys that speak of duties, whatever else a table lists."""


def _score(heading: str, told: str | None, scores: dict[str, float], named: set[str]) -> None:
    """Add what one heading says to the scores of the kinds, and the kinds that it could be the name of."""
    kind = (told or "").rpartition(".")[0]
    if told is not None:
        kind = (
            kind if kind in KINDS else "duty" if field_of("duty", told) or told in IDENTIFYING["duty"] else ""
        )
        if kind:
            scores[kind] += 3
            named.add(kind)
        return
    found = matches_of(heading)
    kinds = {item.kind for item in found}
    for kind in kinds:
        best = max(item.strength for item in found if item.kind == kind)
        scores[kind] += _WEIGHTS[best] * (2 if len(kinds) == 1 else 1)
    named |= {item.kind for item in found if item.key in IDENTIFYING[item.kind] and item.strength > LIKELY}


_WEIGHTS: Final = {EXACT: 1, PART: 2 / 3, COMPOSED: 2 / 3, LIKELY: 1 / 3}
"""What a heading says for a kind, by how sure it is."""


def _is_of_duties(found: tuple[Match, ...]) -> bool:
    """Whether a heading names duties, and not whatever a table lists, as ``name`` does."""
    return not {item.kind for item in found} >= {"duty", "person", "department"}
