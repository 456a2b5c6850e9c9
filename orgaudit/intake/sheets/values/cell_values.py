"""From the text of a cell to the value of a field, by the one reader of values. What it refuses becomes a doubt, never a value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from orgaudit.intake.answers.values import value_of
from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.amounts import NO_HINT, Hint
from orgaudit.intake.sheets.cells.cell_texts import EVERY_OTHER, as_written_elsewhere
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.code_tables import Codes, decoded
from orgaudit.intake.sheets.cells.days_in_english import day_alone_in
from orgaudit.intake.sheets.cells.manual_places import is_place
from orgaudit.intake.sheets.cells.none_in_english import says_there_is_none, systems_apart
from orgaudit.intake.sheets.cells.notations import (
    Order,
    day_by_order,
    is_month,
    is_open_day,
    next_day_of,
    period_in_year,
    with_point,
)
from orgaudit.intake.sheets.cells.open_texts import ASKED, problem_of_text
from orgaudit.intake.sheets.cells.titled_years import TitledYear, month_in_titled
from orgaudit.intake.sheets.headings.heading_days import month_of_heading, with_figures
from orgaudit.intake.sheets.values.person_values import read_persons
from orgaudit.intake.sheets.values.table_reader import NOTHING, SPAN, Read, TableReader, none_read, scalar
from orgaudit.intake.sheets.values.word_values import NEGATIVE, is_told_old, read_words
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import LONGEST_NONE
from orgaudit.intake.yaml.nodes import Pairs
from orgaudit.knowledge.functions import find_function

PERSONS: Final = frozenset(("person", "persons", "checker", "count_or_persons", "person_or_text"))

_WORDED_TEXTS: Final = ("function", "licence")
"""Fields of any text of which some words say something else."""

_NOT_APPLICABLE: Final = frozenset(("na", "n.a", "n / a", "n-a", "not applicable"))
"""Ways to write n/a, of which one is a name where persons stand."""

_OF_THE_PAST: Final = frozenset(("manual_reviewed_on", "vendor_review_on", "changed_on", "charter_reviewed_on", "created_on"))  # fmt: skip
_TO_COME: Final = re.compile(r"(?:over)?due\b|next\b|by\b|until\b|before\b", re.IGNORECASE)
"""Before a day of the past, that it is one to come."""

_STALE: Final = re.compile(
    r"\b(?:stale|outdated|out of date|out-of-date|obsolete|superseded|incomplete|unfinished)\b", re.IGNORECASE
)
"""Beside where a manual is, that it does not hold any more."""

_ERROR: Final = re.compile(r"#(?:REF|N/A|VALUE|DIV/0|NAME\?|NULL|NUM|SPILL|CALC)!?")


@dataclass(slots=True)
class CellReader:
    """Reads texts for one table of a sheet, each distinct one once.

    ``legend`` says what marks mean, by word list; ``codes`` what codes stand for, by field. A deadline without a year is the next one from ``today`` on, a period without one lies in the fiscal ``year`` that the sheet names;
    ``commas`` says that a comma may stand before decimals, ``order`` what comes first in the days of the table, ``in_japanese`` that the month does where no year is told.
    """

    legend: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    today: date | None = None
    year: int | None = None
    titled: TitledYear | None = None
    """The part of a year that a title in English names, for months without one."""
    commas: bool = False
    order: Order = ""
    in_japanese: bool = False
    _read: dict[tuple[str, str, str, str], Read] = field(default_factory=dict)
    _table: TableReader = field(init=False)

    def __post_init__(self) -> None:
        self._table = TableReader(self.legend)

    def read(self, item: Field, text: str, hint: Hint = NO_HINT) -> Read:
        """Return what a text means for a field."""
        if (
            item.type == "text"
            and item.key not in _WORDED_TEXTS
            and len(text) > LONGEST_NONE
            and not _ERROR.match(text)
            and item.key not in ASKED
        ):
            return Read(text.strip())  # nothing else can be meant, and hardly a second cell says the same
        key = (item.section, item.key, text, hint.unit)
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = self._fresh(item, _applicable(item, text.strip()), hint)
        return known

    def _fresh(self, item: Field, text: str, hint: Hint) -> Read:
        if not text:
            return NOTHING
        if problem := _problem_of(item, text):
            return Read(problem=problem, facts={"found": text})
        if item.section == "duty" and (codes := self.codes.get(item.key)):
            text = decoded(item, text, codes)
        if set(text) <= {"*", "＊"}:
            return NOTHING if len(text) == 1 else none_read(item)
        if known := _known_word(item, text):
            return Read(known)
        if item.key == "manual" and is_place(text) and not is_told_old(item, text):
            is_stale = _STALE.search(text) is not None
            return Read(
                "outdated" if is_stale else "ok", about=is_stale, facts={"found": text}, placed=not is_stale
            )
        written, decided = self._as_written_elsewhere(item, text, hint)
        if decided:
            read = self._table.of(item, written)
            return read if read.problem else replace(read, decided=decided)
        text = written
        if item.type in PERSONS:
            return read_persons(self._table, item, text)
        if item.is_map:
            return self._map(item, text)
        return read_words(self._table, item, text)

    def _as_written_elsewhere(self, item: Field, text: str, hint: Hint) -> tuple[str, str]:
        """Return a text as the reader of values knows it, and the name of the decision that this took."""
        text = _bare(item, text)
        if (
            item.key == "next_due_on"
            and self.today
            and (day := next_day_of(text, self.today, month_first=self.in_japanese))
        ):
            return day.isoformat(), "next_day"
        if item.type in ("date", "period") and is_open_day(text) and (day := day_by_order(text, self.order)):
            return day.isoformat(), "order_of_days"
        if item.type == "period" and self.year and (period := period_in_year(text, self.year)):
            return period, "year_of_sheet"
        if item.type == "period" and self.titled and (period := month_in_titled(text, self.titled)):
            return period, "year_of_sheet"
        if item.type == "months" and (found := EVERY_OTHER.get(folded(text))):
            return found, ""
        if item.key == "frequency" and is_month(text):
            return f"毎年{folded(text)}", "month_as_yearly"
        if item.key == "frequency" and text.isascii() and (month := month_of_heading(text)):
            return f"毎年{month}月", "month_as_yearly"
        if self.commas and item.type in ("number", "integer") and (point := with_point(text)) != text:
            return as_written_elsewhere(item, point, hint), "decimal_comma"
        return as_written_elsewhere(item, text, hint), ""

    def _map(self, item: Field, text: str) -> Read:
        """Read ``name: value`` pairs, as answers to questions are read."""
        value = value_of(item, text)
        if not isinstance(value, dict):
            return self._table.scalar(item, text, text)
        read = self._table.by_table(
            item, Pairs([(scalar(str(key)), scalar(str(one))) for key, one in value.items()], SPAN), text
        )
        return read if read.problem else Read(value)


def _bare(item: Field, text: str) -> str:
    """Return a text without what only stands around its days, months or systems."""
    if item.key == "systems":
        return systems_apart(text)
    if item.type in ("date", "period", "months") or item.key == "frequency":
        text = with_figures(text)
    return day_alone_in(text) if item.type == "date" else text


def _problem_of(item: Field, text: str) -> str:
    """Return the problem of a text that answers nothing, whatever marks and codes mean; empty for others."""
    if _ERROR.fullmatch(text):
        return "cell_error"
    if item.key in _OF_THE_PAST and _TO_COME.match(text):
        return "not_a_date"
    problem = problem_of_text(item, text)
    is_word = problem and (_known_word(item, text) or (item.values is not None and item.values.code_of(text)))
    return "" if is_word else problem


def _known_word(item: Field, text: str) -> str:
    """Return what a word of sheets stands for where a field takes any text as well: a function, or that nothing is measured yet."""
    is_free = item.key == "licence" and (folded(text) in NEGATIVE or _NOT_NEEDED.fullmatch(text))
    if is_free or says_there_is_none(item.key, text):
        return "none"
    if item.key == "function" and (named := find_function(text)):
        return str(named.id)
    if item.type == "number_or_text" and item.values is not None:
        return cell_words().get(item.values.name, {}).get(folded(text), "")
    return ""


_NOT_NEEDED: Final = re.compile(
    r"(?:資格|免許|特に|特段)?(?:は|の必要)?(?:不要|要らない|いらない|必要なし|必要ない|無資格可|問わない|不問|なし|無し)(?:です)?"
)
"""That work needs no licence."""


def _applicable(item: Field, text: str) -> str:
    """Return a text with n/a as the reader of values knows it; in a field of persons it may be a name."""
    return "n/a" if item.type not in PERSONS and folded(text) in _NOT_APPLICABLE else text
