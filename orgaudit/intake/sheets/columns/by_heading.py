"""What a column is by its heading, and by whether marks or names stand below."""

import re
from collections.abc import Mapping
from typing import Final

from orgaudit.intake.sheets.cells.amounts import NO_HINT, Hint, hint_of
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.marks import is_answer, is_mark
from orgaudit.intake.sheets.cells.names import is_department
from orgaudit.intake.sheets.columns.by_choices import by_choices, lists_choices
from orgaudit.intake.sheets.columns.person_columns import counts, is_medium
from orgaudit.intake.sheets.findings import Certainty
from orgaudit.intake.sheets.headings.heading_duties import names_works
from orgaudit.intake.sheets.headings.heading_grammar import composed
from orgaudit.intake.sheets.headings.headings import (
    COMPOSED,
    LIKELY,
    PART,
    Match,
    field_of,
    is_no_person,
    is_of_another_time,
    is_of_money,
    matches,
    matches_of,
    strong_matches,
)
from orgaudit.intake.sheets.headings.listed_choices import choices_in
from orgaudit.intake.sheets.headings.person_keys import OF_PERSONS
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.calendars import is_called_like_a_month, months_of
from orgaudit.intake.sheets.tables.column import MOST, Column, share
from orgaudit.intake.sheets.tables.column import samples as samples_at
from orgaudit.intake.sheets.tables.head_depth import IDENTIFYING
from orgaudit.intake.sheets.tables.marks_below import is_marks
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import number_of

_STRENGTHS: Final[Mapping[int, Certainty]] = {4: "exact", 3: "part", 2: "part", 1: "likely"}

_OF_VENDORS: Final = frozenset(("outsourced", "vendor_name", "performed_by"))
_MAY_BE: Final = re.compile(
    r"可否|可能|候補|検討|余地|適否|適性|希望|予定|could|candidate|potential|possible", re.IGNORECASE
)
"""In a heading, that something is thought of."""

_OF_UNITS: Final = frozenset(("vendor_name", "department", "unit1", "unit2", "unit3", "unit4"))

_BY_NAME: Final = OF_PERSONS - {"approvals"}


def _is_sign(text: str) -> bool:
    """Whether a text is a mark that can be nobody's name."""
    return is_mark(text) and not text[0].isalnum()


def _is_part(text: str) -> bool:
    """Whether a text says which part somebody has in a decision, and names nobody: 起案, 決裁. Letters may be a name: Ria."""
    return is_mark(text) and len(text) > 1 and not text.isascii()


def column_of(area: Area, index: int, heading: str, kind: str, options: Options, letter: str) -> Column:
    """Return what a column is by the call, by its heading, or by the marks below that; ``letter`` is that of RACI which it heads."""
    hint = hint_of(heading)
    if (sure := _without_asking(index, heading, kind, options, letter, hint)) is not None:
        return sure
    found = _meanings(heading, kind)
    if kind == "duty" and choices_in(heading):
        found = by_choices(heading, found)
        if lists_choices(heading, found):
            return _by_heading(area, index, heading, found[0], hint)
    own = heading.splitlines()[-1]
    if kind == "duty" and own != heading and _OF_CODES.search(folded(own)) and not strong_matches(own):
        return Column(index, heading, "number", None, "part")
    month = months_of(area).get(index)
    if month and kind == "duty" and not is_called_like_a_month(area, own):
        bare = NO_HINT if len(own) == 1 else hint  # S is September here, and no second
        return Column(index, heading, "month", None, "exact", bare, month)
    is_person = (
        kind in ("duty", "person")
        and (
            not found
            or found[0].strength == LIKELY
            or _is_of_group(heading)
            or (_may_be_a_person(area, found[0]) and not is_no_person(own))
        )
        and is_marks(area.sheet, area.first, index, area.last)
    )
    if (
        is_person
        and (is_no_person(own) or (kind != "person" and counts(area, index, own)))
        and not is_medium(heading)
    ):
        return Column(index, heading, certainty="contents")
    if (
        kind == "duty"
        and ("\n" in heading or not found or found[0].key == "media")
        and is_medium(heading)
        and (is_person or share(samples_at(area, index), is_answer) > 0.6)
    ):
        return Column(index, heading, "mark", None, "contents")
    if is_person:
        return Column(index, heading, "mark", None, "contents")
    if not found:
        lists_media = kind == "duty" and _lists_media(heading)
        field = field_of(kind, "media") if lists_media else None
        return Column(index, heading, "media" if field else "", field, "likely" if field else "exact")
    return _by_heading(area, index, heading, found[0], hint)


def _without_asking(
    index: int, heading: str, kind: str, options: Options, letter: str, hint: Hint
) -> Column | None:
    """Return a column that is told by the call, by the letter that it heads, or by not being of today; None for others."""
    told = options.told(heading)
    if told:
        key = told.rpartition(".")[2]
        if key == "-":
            return Column(index, heading, certainty="told")
        return Column(index, heading, key, field_of(kind, key), "told", hint)
    if letter:
        key = _OF_LETTERS[letter]
        return Column(index, heading, key, field_of(kind, key), "part", hint)
    is_other = (kind == "duty" and is_of_another_time(heading)) or (
        kind == "person" and any(item.key == "duties_as_backup" for item in strong_matches(heading))
    )  # what was or is to be, or is done for others
    return Column(index, heading, certainty="contents") if is_other else None


def _meanings(heading: str, kind: str) -> list[Match]:
    """Return what a heading means for a kind of records, the surest first."""
    found = [item for item in matches_of(heading) if item.kind == kind] or _as_elsewhere(heading, kind)
    if not found and not (kind == "duty" and _is_of_person(heading)):
        found = [Match(kind, key, COMPOSED) for one, key in composed(heading) if one == kind]
    if kind == "duty" and found and found[0].strength == LIKELY and is_department(heading.splitlines()[-1]):
        return []  # a department that is called so, and no heading of departments
    if found and found[0].strength == LIKELY and is_of_money(heading):
        return []  # what it costs, and not that
    if kind == "duty" and found and found[0].key == "backups" and _WORK_OF_OTHERS.search(heading):
        return [Match(kind, "duties_as_backup", found[0].strength)]
    if kind == "duty" and _OF_A_CHECKER.match(heading.replace("\n", " ")):
        return [item for item in found if item.key != "backups"]  # who stands in for who looks at it
    if kind == "duty" and _DIRECTION.match(heading):
        return [item for item in found if item.key != "department"]  # where work moves, not whose it is
    return found


_WORK_OF_OTHERS: Final = re.compile(r"(?:する|やる|できる|持つ|行う)(?:業務|仕事|作業|事務)$")
"""At the end of a heading that speaks of standing in: what somebody does then, and not who: 休んだ人の代わりにやる業務."""

_OF_CODES: Final = re.compile(r"(?:cd|コード|番号|no\.?|№)$")

_OF_A_CHECKER: Final = re.compile(
    r"(?:checked|check|reviewed|review|approved|approval|verified|verification|authori[sz]ed|signed[ -]?off|checker|reviewer|approver)\b.*\b(?:relief|back-?up|deputy|stand-?in|cover|alternate|second|secondary)\b",
    re.IGNORECASE,
)

_DIRECTION: Final = re.compile(r"(?:to|from)\b", re.IGNORECASE)


def _is_of_person(heading: str) -> bool:
    """Whether a heading is known, and says something of people only: their superior, their number."""
    found = strong_matches(heading)
    return bool(found) and all(item.kind == "person" for item in found)


def _may_be_a_person(area: Area, found: Match) -> bool:
    """Whether a heading may as well head marks, as one of several that nobody knows: 文書管理, a duty or a post; Service, a department among others."""
    if found.strength != COMPOSED and found.key not in IDENTIFYING["duty"]:
        return False
    others = [column for column, text in area.headings.items() if not matches_of(text)]
    return sum(is_marks(area.sheet, area.first, column, area.last) for column in others) > 1


def _is_of_group(heading: str) -> bool:
    """Whether only what stands above several columns is known of a heading: 職位 over 担当, 課長, 社長."""
    lines = heading.splitlines()
    if len(lines) < _TWO_LINES or strong_matches(lines[-1]) or strong_matches("".join(lines)):
        return False
    whole = matches(" ".join(lines)) if heading.isascii() else ()
    return not whole or whole[0].strength == LIKELY  # else one heading that goes on in the next line


_TWO_LINES: Final = 2


def _by_heading(area: Area, index: int, heading: str, best: Match, hint: Hint) -> Column:
    """Return a column of a known heading, unless it holds nothing but signs where names are asked for."""
    texts = samples_at(area, index) if best.key in OF_PERSONS or best.key in _OF_UNITS else []
    signs = max(
        share([text for text in texts if not says_none(text)], _is_sign),
        share(texts, lambda text: folded(text) in area.sheet.marks),
        share([text for text in texts if not says_none(text)], _is_part),
    )
    if best.key in _BY_NAME and share(texts, number_of) > MOST:
        return Column(index, heading, certainty="contents")  # how many they are, and not who
    if signs > MOST:
        return Column(index, heading, "mark", None, "contents")  # a post among others, in a table of signs
    key = best.key
    if key in _OF_VENDORS and _MAY_BE.search(heading):
        return Column(index, heading, choices=("performed_by",))  # that it may be, and not that it is
    if key in ("normal", "busy", "slack") and _COUNTED.search(heading):
        return Column(index, heading, choices=("volume_per_month",))  # cases of a season, and no hours
    if key in ("time", "minutes_per_case") and hint.unit == "人日" and _ELAPSED.search(heading):
        return Column(index, heading, choices=("minutes_per_case",))  # days that pass, not work
    if key == "time" and hint.unit in _OF_TIME:
        key = _BY_PERIOD.get(
            hint.per or "", key
        )  # several times of different periods stand beside each other
    elif key == "count":
        key = {"month": "volume_per_month", "year": "volume_per_year"}.get(hint.per or "", key)
    return Column(index, heading, key, field_of(best.kind, key), _STRENGTHS[best.strength], hint)


_COUNTED: Final = re.compile(r"件数|回数|枚数|人数|台数|volume|count|cases", re.IGNORECASE)

_ELAPSED: Final = re.compile(
    r"cycle|lead|turn-?around|elapsed|throughput|processing time|リードタイム|処理期間|標準処理|処理日数|期間|納期",
    re.IGNORECASE,
)

_OF_TIME: Final = ("時間", "分", "人日", "人月")

_BY_PERIOD: Final = {
    "case": "minutes_per_case",
    "week": "hours_per_week",
    "month": "hours_per_month",
    "year": "hours_per_year",
}


def _as_elsewhere(heading: str, kind: str) -> list[Match]:
    """Return what a heading of duties means for handoffs, which have some of the same facts, and for people, beside whom their duties stand."""
    if kind == "person":
        found = matches_of(heading) if names_works(heading) else ()
        return [
            Match(kind, "duties", item.strength)
            for item in found
            if item.kind == "duty" and item.key in ("name", "duties_of_person") and item.strength >= PART
        ]
    keys = {"volume_per_month": "volume_per_month", "media": "medium", "rekey": "rekeyed", "note": "note"}
    listed = matches_of(heading) if kind == "handoff" else ()
    return [
        Match(kind, keys[item.key], item.strength)
        for item in listed
        if item.kind == "duty" and item.key in keys
    ]


def _lists_media(heading: str) -> bool:
    """Whether a heading is nothing but the media to choose from, such as “Paper, e-mail or system?”."""
    parts = [part for part in _OR.split(heading.strip(" ?？")) if part]
    field = field_of("duty", "media")
    words = cell_words().get("Medium", {})
    return (
        len(parts) > 1
        and field is not None
        and field.values is not None
        and all(field.values.code_of(part) or words.get(folded(part)) for part in parts)
    )


_OR: Final = re.compile(r"(?<!\s)\s*(?:[,、/／・|]|\bor\b|または|or|か)\s*")

_LETTERED: Final = re.compile(r"(?:.*(?:[(（:：/／-]|(?<!\s)\s)\s*)?([RACI])(?:\s*[)）])?\s*")

_OF_LETTERS: Final = {"R": "primary", "A": "accountable", "C": "not_used", "I": "not_used"}
"""What the letters of a RACI table head where each has a column of names."""


def letters_of(area: Area) -> Mapping[str, str]:
    """Return the letters of headings such as R or 実行責任(R), by heading, where R and A are among them; none of those above marks."""
    found = {text: one[1] for text in area.headings.values() if (one := _LETTERED.fullmatch(text.strip()))}
    if not {"R", "A"} <= set(found.values()):
        return {}
    matrix = {
        text
        for column, text in area.headings.items()
        if text in found and is_marks(area.sheet, area.first, column, area.last)
    }
    return {text: letter for text, letter in found.items() if text not in matrix}
