"""From the text of a cell to the value of a field, by the one reader of values. What it refuses becomes a doubt, never a value."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from orgaudit.intake.answers.values import value_of
from orgaudit.intake.draft import BROKEN
from orgaudit.intake.editing.edits import Value
from orgaudit.intake.elements import read_field
from orgaudit.intake.fields import Field, table
from orgaudit.intake.report import Report, TooManyProblems
from orgaudit.intake.sheets.cells.amounts import NO_HINT, Hint
from orgaudit.intake.sheets.cells.cell_texts import EVERY_OTHER, as_written_elsewhere
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.code_tables import Codes, decoded
from orgaudit.intake.sheets.cells.loose_frequency import on_weekdays
from orgaudit.intake.sheets.cells.loose_words import loosely, media_in
from orgaudit.intake.sheets.cells.manual_places import is_place
from orgaudit.intake.sheets.cells.notations import (
    Order,
    day_by_order,
    is_month,
    is_open_day,
    next_day_of,
    period_in_year,
    problem_of_figure,
    with_point,
)
from orgaudit.intake.sheets.cells.remarks import REMARKED, TAKES_BACK, TAKES_BACK_NO, says_learning, says_old
from orgaudit.intake.sheets.cells.told_values import told
from orgaudit.intake.sheets.headings.heading_days import month_of_heading, with_figures
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.people.person_slips import slip_in, tidied
from orgaudit.intake.sheets.people.person_texts import (
    either_as_list,
    problem_of_persons,
    says_post_of_another,
    without_calling,
    without_post,
)
from orgaudit.intake.sheets.people.signed_names import signed_names
from orgaudit.intake.spelling import folded, narrowed
from orgaudit.intake.values.person_names import names_in
from orgaudit.intake.values.person_words import LONGEST_NONE, meaning_of, says_none
from orgaudit.intake.values.plain_values import number_of
from orgaudit.intake.values.reading import Reading, reading_of
from orgaudit.intake.yaml.nodes import Items, Node, Pairs
from orgaudit.knowledge.functions import find_function

PERSONS: Final = frozenset(("person", "persons", "checker", "count_or_persons", "person_or_text"))
_LISTS: Final = frozenset(("texts", "choices", "months", "departments", "consumers"))
_TEXTS: Final = frozenset(("text", "id", "person_or_text", "text_or_false", "number_or_text"))

_BETWEEN: Final = re.compile(
    r"\s*(?:[、，､,;；|｜／\n\r]|→|⇒|[・･](?![ァ-ヴｦ-ﾝ])|(?<!\w)/|/(?!\w)|(?<=[^\x00-\x7f])/|/(?=[^\x00-\x7f])|(?<=\w\w\w)/(?=\w\w\w))\s*"
)
"""What parts the items of a list in a cell."""


_BY_NAME: Final = frozenset(("primary", "backups"))
"""Fields that take persons by name: a post alone is as many people as there are departments."""

_ALSO: Final = re.compile(r"[(（]\s*兼務?\s*[)）]\s*|(?:^|(?<=[\s、,]))兼務?\s*[)）・:：]\s*")
"""Beside a name: somebody who holds another post too."""

_AT: Final = re.compile(r"(?:(?<=^)|(?<=[\s,;、]))@(?=[^\W\d_])")
"""Before names in the export of a tool that links them: @Lena Fischer."""

_AUTOMATIC: Final = re.compile(
    r"\s*+(?:[(（]\s*+)?(?:自動|システム|自動処理|automatic|automated|system|auto)\s*+(?:[)）]\s*+)?",
    re.IGNORECASE,
)


_BULLET: Final = re.compile(r"^(?:[・\-*•●○]\s*|\d{1,2}[.)．]\s*)(?=\S)")
_SIGNS: Final = frozenset("?？◎○〇◯△▲●◇◆□■✓✔☑☐★☆")
"""Signs that are nobody's name."""

_NEGATIVE: Final = frozenset(("no", "n", "なし", "無し", "無", "いいえ", "×", "none"))
_ANSWER: Final = re.compile(
    r"(yes|no|y|n|あり|なし|有り?|無し?|はい|いいえ|[○×])(?: ?[–—:：、,，;] ?| - )(.{1,60})", re.IGNORECASE
)
"""An answer with more said behind it: Yes – folder on desk, あり：共有フォルダ."""

_NOT_APPLICABLE: Final = frozenset(("na", "n.a", "n / a", "n-a", "not applicable"))
"""Ways to write n/a, of which one is a name where persons stand."""

_RANKED_FIELDS: Final = frozenset(("criticality", "data_class", "judgement", "frequency", "manual"))
_RANKED: Final = re.compile(r"(?:p|sev|tier|level|l)? ?[0-5] ?[-–—.:)=] ?([A-Za-z].{1,30})", re.IGNORECASE)
"""A step of a scale by its number and its word: 1 - Critical, P2: High."""

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
    """Reads texts for one table of a sheet, each distinct one once.

    ``legend`` says what marks mean, by word list; ``codes`` what codes stand for, by field. A deadline without a year is the next one from ``today`` on, a period without one lies in the fiscal ``year`` that the sheet names;
    ``commas`` says that a comma may stand before decimals, ``order`` what comes first in the days of the table, ``in_japanese`` that the month does where no year is told.
    """

    legend: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    codes: Codes = field(default_factory=dict)
    today: date | None = None
    year: int | None = None
    commas: bool = False
    order: Order = ""
    in_japanese: bool = False
    _read: dict[tuple[str, str, str, str], Read] = field(default_factory=dict)
    _first: Reading | None = None
    _marks: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, item: Field, text: str, hint: Hint = NO_HINT) -> Read:
        """Return what a text means for a field."""
        if (
            item.type == "text"
            and item.key != "function"
            and len(text) > LONGEST_NONE
            and not _ERROR.match(text)
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
        if _ERROR.fullmatch(text):
            return Read(problem="cell_error", facts={"found": text})
        if item.section == "duty" and (codes := self.codes.get(item.key)):
            text = decoded(item, text, codes)
        if set(text) <= {"*", "＊"}:
            return NOTHING if len(text) == 1 else self._none(item)
        if known := _known_word(item, text):
            return Read(known)
        if item.key == "manual" and is_place(text) and not _is_told_old(item, text):
            return Read("ok", facts={"found": text}, placed=True)
        written, decided = self._as_written_elsewhere(item, text, hint)
        if decided:
            read = self._by_table(item, self._node(item, written), written)
            return read if read.problem else replace(read, decided=decided)
        text = written
        if item.type in PERSONS:
            return self._persons(item, _AT.sub("", _ALSO.sub("", text)))
        if item.is_map:
            return self._map(item, text)
        return self._worded(item, text)

    def _worded(self, item: Field, text: str) -> Read:
        """Read a text by the vocabulary of its field, with more said around it."""
        if item.key == "frequency" and on_weekdays(text):
            return replace(
                self._by_table(item, _scalar(on_weekdays(text)), text), about=True, facts={"found": text}
            )
        read = self._by_table(item, self._node(item, text), text)
        if read.problem and item.type in ("bool", "flag_or_count"):
            answer = REMARKED.fullmatch(text) or _ANSWER.fullmatch(text)
            return self._before(item, answer, text, read) if answer else read
        return self._loosely(item, text, read) if read.problem == "unknown_value" else read

    def _loosely(self, item: Field, text: str, refused: Read) -> Read:
        """Read a text that says more than one word of a vocabulary does."""
        if item.key in _RANKED_FIELDS and (ranked := _RANKED.fullmatch(text)):
            read = self._by_table(item, self._node(item, ranked[1]), ranked[1])
            return refused if read.problem else read
        codes = media_in(item, text) if item.key == "media" else []
        read = self._without_remark(item, text, refused)
        if not read.problem and len(codes) < 2:
            return read
        if codes:
            return Read(codes[0] if len(codes) == 1 else [*codes], about=True, facts={"found": text})
        told = loosely(item.key, text)
        if told:
            return replace(self._by_table(item, self._node(item, told), told), about=True)
        answer = _ANSWER.fullmatch(text)
        return self._before(item, answer, text, read) if answer else read

    def _without_remark(self, item: Field, text: str, refused: Read) -> Read:
        """Read a word without the remark in brackets behind it, unless that may take it back: あり(2023年改訂), not あり(古い)."""
        found = REMARKED.fullmatch(text)
        if found is not None and item.key == "manual" and says_old(item, found[2]):
            before = self._by_table(item, self._node(item, found[1].strip()), found[1].strip())
            is_there = before.value in ("ok", "outdated") or is_place(found[1])
            return Read("outdated", about=True, facts={"found": text}) if is_there else refused
        return self._before(item, found, text, refused) if found is not None else refused

    def _before(self, item: Field, found: re.Match[str], text: str, refused: Read) -> Read:
        """Read what stands before a remark, unless that may take it back."""
        if item.key == "manual" and says_old(item, found[2]) and folded(found[1]) not in _NEGATIVE:
            return Read("outdated", about=True, facts={"found": text})
        takes_back = TAKES_BACK_NO if folded(found[1]) in _NEGATIVE else TAKES_BACK
        if takes_back.search(folded(found[2])):
            before = self._by_table(item, self._node(item, found[1].strip()), found[1].strip())
            return before if item.key == "manual" and before.value == "outdated" else refused
        bare = found[1].strip()
        if item.key == "manual" and is_place(bare):
            return Read("ok", facts={"found": text}, placed=True)
        read = self._by_table(item, self._node(item, bare), bare)
        return refused if read.problem else replace(read, decided="remark_left", facts={"found": text})

    def _as_written_elsewhere(self, item: Field, text: str, hint: Hint) -> tuple[str, str]:
        """Return a text as the reader of values knows it, and the name of the decision that this took."""
        if item.type in ("date", "period", "months") or item.key == "frequency":
            text = with_figures(text)
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
        if set(text) <= _SIGNS or (item.key in _BY_NAME and signed_names(text)):
            return Read(problem="mark_unclear", facts={"found": text})
        if item.key == "backups" and says_learning(text):
            return Read(problem="not_yet_alone", facts={"found": text})
        if item.key in _BY_NAME:
            slip = "" if meaning_of(text) else slip_in(text, stands_in=item.key == "backups")
            if slip:
                return Read(problem=slip, facts={"found": text})
            bare = tidied(either_as_list(text))
            read = self._named(item, bare)
            is_told = "(" in text and bare != either_as_list(text) and not read.problem
            return replace(read, decided="remark_left", facts={"found": text}) if is_told else read
        return self._named(item, text)

    def _named(self, item: Field, text: str) -> Read:
        """Read a text of persons as it is left of what stands around them."""
        meaning = "group" if _AUTOMATIC.fullmatch(text) else meaning_of(text)
        problem = problem_of_persons(text) if item.key in _BY_NAME and not meaning else ""
        if problem:
            return Read(problem=problem, facts={"found": text})
        if says_post_of_another(text):
            return Read(problem="post", facts={"found": text})
        if meaning == "group" and item.type != "person_or_text":
            return Read(problem="group", facts={"found": text})
        names = (text,) if meaning else tuple(map(without_post, without_calling(text, names_in(text))))
        if item.key in _BY_NAME and any(is_listed(name, "posts") for name in names):
            return Read(problem="post", facts={"found": text})
        if meaning in ("none", "nobody"):
            return self._none(item)
        whole = _scalar(without_post(text))
        node: Node = whole if len(names) == 1 else Items([_scalar(name) for name in names], _SPAN)
        if item.type in ("person", "person_or_text", "checker"):
            node = whole
        return self._by_table(item, node, text)

    def _node(self, item: Field, text: str) -> Node:
        if item.type in _LISTS and not (item.accepts_none and says_none(text)):
            parts = [_BULLET.sub("", part).strip() for part in _BETWEEN.split(narrowed(text))]
            parts = [part for part in parts if part]
            if len(parts) > 1:
                return Items([_scalar(part) for part in parts], _SPAN)
            if parts and text[-1] in ";；、,":  # forms tools end each choice so
                text = parts[0]
        return _scalar(" ".join(text.split("\n")) if item.type in _TEXTS and item.type != "text" else text)

    def _by_table(self, item: Field, node: Node, text: str) -> Read:
        report = Report(limit=1)
        if self._first is None:
            self._first = reading_of(table(), "", report)
            self._marks = {name: dict(marks) for name, marks in self.legend.items()}
        reading = replace(self._first, report=report, legend=self._marks)
        try:
            value = read_field(reading, item, node, item.key)
        except TooManyProblems:
            value = BROKEN
        if value is BROKEN or report.problems:
            problem = report.problems[0]
            return Read(problem=_sharper(problem.code, text), facts=problem.facts)
        about = any(note.code in ("read_as_about", "read_as_rarer") for note in report.notes())
        return Read(told(item, value), about=about, facts={"found": text})


def _known_word(item: Field, text: str) -> str:
    """Return what a word of sheets stands for where a field takes any text as well: a function, or that nothing is measured yet."""
    if item.key == "function" and (named := find_function(text)):
        return str(named.id)
    if item.type == "number_or_text" and item.values is not None:
        return cell_words().get(item.values.name, {}).get(folded(text), "")
    return ""


def _applicable(item: Field, text: str) -> str:
    """Return a text with n/a as the reader of values knows it; in a field of persons it may be a name."""
    return "n/a" if item.type not in PERSONS and folded(text) in _NOT_APPLICABLE else text


def _is_told_old(item: Field, text: str) -> bool:
    """Whether a remark behind where a manual is says that it is out of date: VA-12 (being revised)."""
    found = REMARKED.fullmatch(text)
    return found is not None and says_old(item, found[2])


def _sharper(code: str, text: str) -> str:
    """Return the problem of a text as exactly as spreadsheets let it be told."""
    if code in ("not_a_date", "not_a_period") and is_open_day(text):
        return "day_or_month"
    return problem_of_figure(text) if code == "not_a_number" else code


_SPAN: Final = (1, 1, 1, 2)


def _scalar(text: str) -> Node:
    return (text, False, _SPAN)
