"""From the text of a cell to the value of a field, by the one reader of values. What it refuses becomes a doubt, never a value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from orgaudit.intake.answers.values import value_of
from orgaudit.intake.draft import BROKEN
from orgaudit.intake.editing.edits import Value
from orgaudit.intake.elements import read_field
from orgaudit.intake.fields import Field, table
from orgaudit.intake.report import Report, TooManyProblems
from orgaudit.intake.sheets.amounts import NO_HINT, Hint
from orgaudit.intake.sheets.headings import is_listed
from orgaudit.intake.sheets.notations import (
    day_of,
    is_month,
    is_open_day,
    next_day_of,
    period_in_year,
    problem_of_figure,
    with_half_day,
    with_month_numbers,
    with_point,
)
from orgaudit.intake.spelling import folded, is_japanese, narrowed
from orgaudit.intake.values.choices import vocabulary
from orgaudit.intake.values.person_words import LONGEST_NONE, meaning_of, names_in, says_none
from orgaudit.intake.values.plain_values import date_of, day_of_serial, number_of
from orgaudit.intake.values.reading import reading_of
from orgaudit.intake.yaml.nodes import Items, Node, Pairs
from orgaudit.model.goal import Period
from orgaudit.model.vocabulary import NONE

PERSONS: Final = frozenset(("person", "persons", "checker", "count_or_persons", "person_or_text"))
_LISTS: Final = frozenset(("texts", "choices", "months", "departments", "consumers"))
_TEXTS: Final = frozenset(("text", "id", "person_or_text", "text_or_false", "number_or_text"))

_BETWEEN: Final = re.compile(
    r"\s*(?:[、，､,;；|｜／\n\r]|→|⇒|・(?![ァ-ヴ])|(?<!\w)/|/(?!\w)|(?<=[^\x00-\x7f])/|/(?=[^\x00-\x7f])|(?<=\w\w\w)/(?=\w\w\w))\s*"
)
"""What parts the items of a list in a cell."""

_YEAR_LAST: Final = re.compile(r"^\s*([QH][1-4])\s*[/-]?\s*((?:19|20|21)\d\d)\s*$", re.IGNORECASE)
"""Q4 2026 for 2026-Q4."""

_MAN_POWER: Final = re.compile(r"^\s*([\d.]+)\s*(?:人工|人役|人)\s*$")
_BY_NAME: Final = frozenset(("primary", "backups"))
"""Fields that take persons by name: a post alone is as many people as there are departments."""

_ALSO: Final = re.compile(r"[(（]\s*兼務?\s*[)）]\s*")
"""Beside a name: somebody who holds another post too."""

_AUTOMATIC: Final = re.compile(
    r"\s*[(（]?\s*(?:自動|システム|自動処理|automatic|automated|system|auto)\s*[)）]?\s*", re.IGNORECASE
)

_PLACE: Final = re.compile(
    r"\\\\|[a-z]:\\|https?://|\.(?:docx?|xlsx?|xlsm|pptx?|pdf|md|txt|html?)\b|.*(?:サーバ|フォルダ|キャビネット|ファイル|ドライブ|共有|イントラ|sharepoint|wiki|confluence|notion|teams).*",
    re.IGNORECASE,
)
"""Where a manual is kept, which says that there is one."""

_BULLET: Final = re.compile(r"^(?:[・\-*•●○]\s*|\d{1,2}[.)．]\s*)(?=\S)")
_ERROR: Final = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME\?|NULL|NUM|SPILL|CALC)!?")


@dataclass(frozen=True, slots=True)
class Read:
    """What became of a text: a value to be written, or the problem that it has; neither where it says nothing.

    ``decided`` names the sentence that tells how it was read, where a reader may want to know.
    """

    value: "Value | None" = None
    problem: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)
    about: bool = False
    placed: bool = False
    decided: str = ""


NOTHING: Final = Read()


@dataclass(slots=True)
class CellReader:
    """Reads texts for one table of a sheet, each distinct one once. ``legend`` says what marks mean, by word list.

    A deadline without a year is the next one from ``today`` on, a period without one lies in the fiscal ``year`` that the sheet names;
    ``commas`` says that a comma may stand before decimals.
    """

    legend: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    today: date | None = None
    year: int | None = None
    commas: bool = False
    _read: dict[tuple[str, str, str, str], Read] = field(default_factory=dict)

    def read(self, item: Field, text: str, hint: Hint = NO_HINT) -> Read:
        """Return what a text means for a field."""
        if item.type == "text" and len(text) > LONGEST_NONE and not _ERROR.match(text):
            return Read(text.strip())  # nothing else can be meant, and hardly a second cell says the same
        key = (item.section, item.key, text, hint.unit)
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = self._fresh(item, text.strip(), hint)
        return known

    def _fresh(self, item: Field, text: str, hint: Hint) -> Read:
        if not text:
            return NOTHING
        if _ERROR.fullmatch(text):
            return Read(problem="cell_error", facts={"found": text})
        if set(text) <= {"*", "＊"}:
            return NOTHING if len(text) == 1 else self._none(item)
        if item.key == "manual" and _is_place(text):
            return Read("ok", facts={"found": text}, placed=True)
        written, decided = self._as_written_elsewhere(item, text, hint)
        if decided:
            read = self._by_table(item, self._node(item, written), written)
            return read if read.problem else replace(read, decided=decided)
        text = written
        if item.type in PERSONS:
            return self._persons(item, _ALSO.sub("", text))
        if item.is_map:
            return self._map(item, text)
        return self._by_table(item, self._node(item, text), text)

    def _as_written_elsewhere(self, item: Field, text: str, hint: Hint) -> tuple[str, str]:
        """Return a text as the reader of values knows it, and the name of the decision that this took."""
        if item.key == "next_due_on" and self.today and (day := next_day_of(text, self.today)):
            return day.isoformat(), "next_day"
        if item.type == "period" and self.year and (period := period_in_year(text, self.year)):
            return period, "year_of_sheet"
        if item.key == "frequency" and is_month(text):
            return f"毎年{folded(text)}", "month_as_yearly"
        if self.commas and item.type in ("number", "integer") and (point := with_point(text)) != text:
            return _as_written_elsewhere(item, point, hint), "decimal_comma"
        return _as_written_elsewhere(item, text, hint), ""

    def _map(self, item: Field, text: str) -> Read:
        """Read ``name: value`` pairs, as answers to questions are read."""
        value = value_of(item, text)
        if not isinstance(value, dict):
            return self._by_table(item, _scalar(text), text)
        read = self._by_table(
            item, Pairs([(_scalar(str(key)), _scalar(str(one))) for key, one in value.items()], _SPAN), text
        )
        return read if read.problem else Read(value)

    def _none(self, item: Field) -> Read:
        return Read("none") if item.accepts_none else NOTHING

    def _persons(self, item: Field, text: str) -> Read:
        if item.type == "count_or_persons" and number_of(text) is not None:
            return self._by_table(item, _scalar(text), text)
        meaning = "group" if _AUTOMATIC.fullmatch(text) else meaning_of(text)
        if meaning == "group" and item.type != "person_or_text":
            return Read(problem="group", facts={"found": text})
        names = (text,) if meaning else names_in(text)
        if item.key in _BY_NAME and any(is_listed(name, "posts") for name in names):
            return Read(problem="post", facts={"found": text})
        if meaning in ("none", "nobody"):
            return self._none(item)
        node: Node = _scalar(text) if len(names) == 1 else Items([_scalar(name) for name in names], _SPAN)
        if item.type in ("person", "person_or_text", "checker"):
            node = _scalar(text)
        return self._by_table(item, node, text)

    def _node(self, item: Field, text: str) -> Node:
        if item.type in _LISTS and not (item.accepts_none and says_none(text)):
            parts = [_BULLET.sub("", part).strip() for part in _BETWEEN.split(narrowed(text))]
            parts = [part for part in parts if part]
            if len(parts) > 1:
                return Items([_scalar(part) for part in parts], _SPAN)
        return _scalar(" ".join(text.split("\n")) if item.type in _TEXTS and item.type != "text" else text)

    def _by_table(self, item: Field, node: Node, text: str) -> Read:
        report = Report(limit=1)
        reading = reading_of(table(), "", report)
        reading.legend.update({name: dict(marks) for name, marks in self.legend.items()})
        try:
            value = read_field(reading, item, node, item.key)
        except TooManyProblems:
            value = BROKEN
        if value is BROKEN or report.problems:
            problem = report.problems[0]
            return Read(problem=_sharper(problem.code, text), facts=problem.facts)
        about = any(note.code == "read_as_about" for note in report.notes())
        return Read(_told(item, value), about=about, facts={"found": text})


def _sharper(code: str, text: str) -> str:
    """Return the problem of a text as exactly as spreadsheets let it be told."""
    if code in ("not_a_date", "not_a_period") and is_open_day(text):
        return "day_or_month"
    return problem_of_figure(text) if code == "not_a_number" else code


def _as_written_elsewhere(item: Field, text: str, hint: Hint) -> str:
    """Return a text as the reader of values knows it: with the unit of its heading, days of spreadsheets as days."""
    if item.type in ("date", "period") and (day := day_of_serial(text) or day_of(text)):
        return day.isoformat()
    if item.type == "months" and not is_japanese(text):
        return with_month_numbers(text)
    if item.unit in ("days", "hours"):
        text = with_half_day(text)
    if item.type == "period":
        return _YEAR_LAST.sub(r"\2-\1", text)
    if item.unit == "people" or item.key == "fte":
        text = _MAN_POWER.sub(r"\1", text)
    if item.unit == "share" and hint.unit == "%" and re.fullmatch(r"[\d.]+", folded(text)):
        return text + "%"
    is_time = item.unit in ("days", "hours", "minutes") and hint.unit in ("時間", "分")
    return text + hint.unit if is_time and re.fullmatch(r"[\d.,]+", folded(text)) else text


def _is_place(text: str) -> bool:
    return _PLACE.search(text) is not None and not says_none(text)


def _told(item: Field, value: Any) -> Value:
    """Return what to write for a value that was read."""
    if value is NONE or value == () or value == {}:
        return "none"
    if isinstance(value, Period):
        return value.text if date_of(value.text) is None else value.last_day
    if item.type in ("department", "place", "checker", "goal_address", "waiver_owner") and isinstance(
        value, tuple
    ):
        return str(value[0]).strip()
    if isinstance(value, tuple):
        listed = [_item(one) for one in value]
        return listed[0] if len(listed) == 1 else listed
    if isinstance(value, Mapping):
        return {str(key): _item(one) for key, one in value.items()}
    return _item(value)


def _item(value: Any) -> Value:
    if isinstance(value, tuple):  # a reference, kept with its place
        return str(value[0]).strip()
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 6)
    if isinstance(value, str | int | bool | date):
        return value
    return str(value)


def worded(item: Field, value: Value, language: str) -> Value:
    """Return a value in the words of a language: codes of enumerated fields, and "none"."""
    if language == "en":
        return value
    if value == "none" and item.accepts_none:
        return "なし"
    if item.values and isinstance(value, str) and value in vocabulary(item).words:
        return table().value_label(item.key, value, "ja")
    if isinstance(value, list):
        return [worded(item, one, language) for one in value]
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    return value


_SPAN: Final = (1, 1, 1, 2)


def _scalar(text: str) -> Node:
    return (text, False, _SPAN)
