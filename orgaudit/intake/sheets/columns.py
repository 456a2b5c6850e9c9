"""What the columns of a table are: by the call, by their headings, and where that is open by what stands below."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.amounts import NO_HINT, Hint, amount_of, hint_of
from orgaudit.intake.sheets.areas import IDENTIFYING, Area, is_marks
from orgaudit.intake.sheets.cell_values import CellReader
from orgaudit.intake.sheets.findings import Certainty
from orgaudit.intake.sheets.headings import (
    EXACT,
    KINDS,
    LIKELY,
    Match,
    field_of,
    matches,
    month_of_heading,
    titled,
)
from orgaudit.intake.sheets.names import is_department, without_marks
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.values.plain_values import date_of, months_of, number_of

SAMPLED: Final = 200
_NOT_FOR_LISTS: Final = frozenset(("primary", "backups", "accountable"))
_APPENDED: Final = frozenset(("texts", "choices", "departments", "consumers"))
_STRENGTHS: Final[Mapping[int, Certainty]] = {3: "exact", 2: "part", 1: "likely"}

MANY: Final = 5
"""Matches of one heading that are no stronger than a part of it: it says nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``key`` is a key of the field table or of the importer; ``person`` and ``month`` for those of a matrix.

    An empty key is a column that is not used; ``choices`` are then what it could be.
    """

    index: int
    heading: str
    key: str = ""
    field: Field | None = None
    certainty: Certainty = "exact"
    hint: Hint = NO_HINT
    month: int = 0
    choices: tuple[str, ...] = ()


def kind_of(area: Area, options: Options, hints: Iterable[str]) -> str | None:
    """Return the kind of records of a table: what its headings speak of most, and what its title or sheet is called."""
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
    titles = [kind for hint in hints if hint and (kind := titled(without_marks(hint)))]
    for weight, kind in zip((4.0, 3.0), titles, strict=False):
        scores[kind] += weight
    if not area.is_form:
        scores["company"] -= 3
    if keys & {"name", "duties_of_person"} and set(titles) <= {"duty"}:
        scores["duty"] += 2
    elif not keys & _OF_DUTIES and any(_is_of_people(matches_of(text)) for text in area.headings.values()):
        scores["person"] += 6  # whatever the sheet around such a list is called
    if len(keys & _OF_DUTIES) > 1:
        named.add("duty")
    possible = [kind for kind in KINDS if kind in named and scores[kind] > 0]
    return max(possible, key=lambda kind: scores[kind], default=None)


_OF_DUTIES: Final = frozenset(
    ("primary", "backups", "frequency", "manual", "media", "systems", "hours_per_month", "minutes_per_case", "volume_per_month", "time", "rekey", "criticality")
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
        scores[kind] += best / 3 * (2 if len(kinds) == 1 else 1)
    named |= {item.kind for item in found if item.key in IDENTIFYING[item.kind] and item.strength > LIKELY}


def _is_of_people(found: tuple[Match, ...]) -> bool:
    """Whether a heading speaks of people only: their title, number or superior."""
    return bool(found) and {item.kind for item in found} <= {"person"} | (
        {"duty"} if found[0].key.startswith("person_") else set()
    )


def _is_of_duties(found: tuple[Match, ...]) -> bool:
    """Whether a heading names duties, and not whatever a table lists, as ``name`` does."""
    return not {item.kind for item in found} >= {"duty", "person", "department"}


def matches_of(heading: str) -> tuple[Match, ...]:
    """Return the meanings of a heading of one or several rows: of all of it, else of its last row, else of its first."""
    whole = matches(heading)
    if whole and whole[0].strength == EXACT:
        return whole
    lines = heading.splitlines()
    if len(lines) > 1:
        joined = matches("".join(lines))
        last = matches(lines[-1])
        for found in (joined, last, whole):
            if found and found[0].strength == EXACT:
                return found
        first = matches(lines[0])
        for found in (last, joined, whole, first):
            if found:
                return found
    return whole


def columns_of(area: Area, kind: str, options: Options, reader: CellReader) -> list[Column]:
    """Return what each column with a heading is."""
    columns = [_column(area, index, heading, kind, options) for index, heading in area.headings.items()]
    columns = _marks_settled([_by_contents(area, column, columns, reader) for column in columns])
    if kind == "duty":
        columns = _one_name(area, _some_name(area, columns))
    return _each_once(columns)


def _is_medium(heading: str) -> bool:
    """Whether the last row of a heading is one of the media."""
    item = field_of("duty", "media")
    return (
        item is not None
        and item.values is not None
        and item.values.code_of(heading.splitlines()[-1]) is not None
    )


def _marks_settled(columns: list[Column]) -> list[Column]:
    """Settle what columns of marks are: media where they are called so; persons where there are several; else they stay open."""
    marked = [column for column in columns if column.key == "mark"]
    media = field_of("duty", "media")
    words = media.values if media else None
    listed = {column.index for column in marked if words and words.code_of(column.heading.splitlines()[-1])}
    several = len(marked) - len(listed) > 1
    settled = []
    for column in columns:
        if column.key == "mark" and column.index in listed and media is not None:
            settled.append(replace(column, key="media_mark", field=media))
        elif column.key == "mark" and not several:
            settled.append(replace(column, key="", field=None))
        else:
            settled.append(column)
    return settled


def samples(area: Area, index: int) -> list[str]:
    """Return texts that stand in a column, from the top."""
    found = []
    for row in range(area.first, area.last):
        text = area.sheet.text(row, index)
        if text:
            found.append(text)
            if len(found) >= SAMPLED:
                break
    return found


def _column(area: Area, index: int, heading: str, kind: str, options: Options) -> Column:
    hint = hint_of(heading)
    told = options.told(heading)
    if told:
        key = told.rpartition(".")[2]
        if key == "-":
            return Column(index, heading, certainty="told")
        return Column(index, heading, key, field_of(kind, key), "told", hint)
    found = [item for item in matches_of(heading) if item.kind == kind]
    month = month_of_heading(heading.splitlines()[-1])
    if month and kind == "duty":
        return Column(index, heading, "month", None, "exact", hint, month)
    is_person = (
        kind in ("duty", "person")
        and (not found or found[0].strength == LIKELY)
        and is_marks(area.sheet, area.first, index, area.last)
    )
    if is_person or (
        kind == "duty"
        and "\n" in heading
        and _is_medium(heading)
        and is_marks(area.sheet, area.first, index, area.last)
    ):
        return Column(index, heading, "mark", None, "contents")
    if not found:
        return Column(index, heading)
    best = found[0]
    return Column(index, heading, best.key, field_of(kind, best.key), _STRENGTHS[best.strength], hint)


def _share(texts: list[str], fits: Callable[[str], object]) -> float:
    return sum(bool(fits(text)) for text in texts) / len(texts) if texts else 0.0


def _by_contents(area: Area, column: Column, columns: list[Column], reader: CellReader) -> Column:
    """Settle what a heading leaves open by what stands below it."""
    if column.certainty == "told" or not column.key:
        return column
    texts = samples(area, column.index)
    if column.key == "monthly_hours" and texts and _share(texts, amount_of) > 0.5:
        return _as(column, "hours_per_month")  # one figure a row is that of a month, not of each
    words = column.field.values if column.field else None
    if column.key == "step" and words is not None and texts and _share(texts, words.code_of) < 0.5:
        return _as(column, "name" if "name" not in {item.key for item in columns} else "detail")
    settle = _SETTLED.get(column.key)
    if settle is not None and column.field is None:
        return settle(column, texts, {item.key for item in columns if item is not column})
    if column.key in ("primary", "accountable") and texts and _share(texts, is_department) > 0.5:
        others = {item.key for item in columns}
        if "department" not in others:
            return replace(column, key="department", field=None, certainty="contents")
    if column.key == "manual" and texts and _share(texts, date_of) > 0.5:
        return _as(column, "manual_reviewed_on")
    if column.field is not None and column.field.type in ("choice", "number", "date", "bool", "integer"):
        readable = [reader.read(column.field, text, column.hint) for text in texts]
        hopeless = texts and all(
            item.problem and item.problem not in ("unclear_grade", "between_values", "group")
            for item in readable
        )
        if (
            hopeless
            and not all(number_of(text) is not None for text in texts)
            and _share(texts, lambda text: len(text) > 6) > 0.5
        ):
            return replace(column, key="", field=None, choices=(column.key,))
    return column


def _as(column: Column, key: str, certainty: Certainty = "contents") -> Column:
    return replace(column, key=key, field=field_of("duty", key), certainty=certainty)


def _person_or_department(column: Column, texts: list[str], others: set[str]) -> Column:
    if _share(texts, is_department) > 0.5 and "department" not in others:
        return replace(column, key="department", field=None, certainty="contents")
    if "primary" in others:
        return (
            _as(column, "accountable", "likely")
            if "accountable" not in others
            else replace(column, key="", choices=("primary", "accountable"))
        )
    return _as(column, "primary")


def _due(column: Column, texts: list[str], _others: set[str]) -> Column:
    item = field_of("duty", "deadline")
    if item is not None and item.values is not None and _share(texts, item.values.code_of) > 0.5:
        return _as(column, "deadline")
    if _share(texts, date_of) > 0.5:
        return _as(column, "next_due_on")
    return replace(column, key="", choices=("deadline", "next_due_on"))


def _busy(column: Column, texts: list[str], _others: set[str]) -> Column:
    if _share(texts, lambda text: "月" in text and months_of(text)) > 0.5 or (
        column.hint.unit == "" and _share(texts, lambda text: "月" in text) > 0.5
    ):
        return _as(column, {"busy": "peak_months", "slack": "slack_months"}.get(column.key, column.key))
    return column


def _maybe_criticality(column: Column, _texts: list[str], _others: set[str]) -> Column:
    return replace(column, key="", choices=("criticality",))


_SETTLED: Final[Mapping[str, Callable[[Column, list[str], set[str]], Column]]] = {
    "person_or_department": _person_or_department,
    "due": _due,
    "busy": _busy,
    "slack": _busy,
    "maybe_criticality": _maybe_criticality,
}


def _some_name(area: Area, columns: list[Column]) -> list[Column]:
    """Where no heading says what the duties are called, take the column of texts that differ most from row to row."""
    keys = {column.key for column in columns}
    if keys & {"name", "duties_of_person"} or any(key.startswith("level") for key in keys):
        return columns
    open_ones = [
        column for column in columns if not column.key and not column.choices and column.certainty != "told"
    ]
    texts = {column.index: samples(area, column.index) for column in open_ones}
    worded = [
        column for column in open_ones if texts[column.index] and _share(texts[column.index], number_of) < 0.5
    ]
    if not worded:
        return columns
    best = max(worded, key=lambda column: (len(set(texts[column.index])), -column.index))
    named = replace(best, key="name", field=field_of("duty", "name"), certainty="contents")
    return [named if column is best else column for column in columns]


def _one_name(area: Area, columns: list[Column]) -> list[Column]:
    """Of several columns that could hold the name the one with most different texts does; the others group or explain it."""
    named = [column for column in columns if column.key == "name"]
    if len(named) < 2 and not (named and any(column.key == "duties_of_person" for column in columns)):
        return columns
    listed = {column.index: samples(area, column.index) for column in named}
    told = [column for column in named if column.certainty == "told"]
    fields = [column for column in named if column.field and column.heading in column.field.spellings]

    def varied(column: Column) -> tuple[int, int]:
        texts = listed[column.index]
        return (len(set(texts)), -sum(map(len, texts)))

    best = (told or [max(fields or named, key=varied)])[0]
    if not told and fields and len(fields) < len(named):
        wider = max(named, key=varied)
        if len(set(listed[best.index])) * 2 <= len(set(listed[wider.index])):
            best = wider
    changed = {}
    for column in named:
        if column is not best:
            texts = listed[column.index]
            repeats = len(set(texts)) < len(listed[best.index]) * 0.8
            groups = column.index < best.index and repeats
            changed[column.index] = replace(
                column, key="level1" if groups else "detail", field=None, certainty="contents"
            )
    return [changed.get(column.index, column) for column in columns]


def _each_once(columns: list[Column]) -> list[Column]:
    """Leave each field to its surest column; fields that are lists take all of theirs."""
    order: dict[Certainty, int] = {"told": 0, "exact": 1, "contents": 2, "part": 3, "likely": 4}
    first: dict[str, Column] = {}
    for column in sorted(columns, key=lambda item: (order[item.certainty], item.index)):
        if column.key:
            first.setdefault(column.key, column)
    kept = []
    for column in columns:
        many = (
            column.key in ("mark", "media_mark", "month", "detail", "note", "number", "not_used", "tags")
            or column.key.startswith(("level", "unit"))
            or (column.field is not None and column.field.type in _APPENDED)
        )
        if column.key and not many and first[column.key] is not column:
            kept.append(replace(column, key="", field=None, choices=(column.key,)))
        else:
            kept.append(column)
    return kept
