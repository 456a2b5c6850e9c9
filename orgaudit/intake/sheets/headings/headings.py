"""What a heading means: by the names of the field table, by looser ones kept as data, and by the units and marks that it carries."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from orgaudit.intake.fields import Field, table
from orgaudit.intake.sheets.headings.heading_days import names_day, names_part_of_year
from orgaudit.intake.sheets.headings.heading_duties import says_what_one_does
from orgaudit.intake.sheets.headings.heading_grammar import composed, composed_in_brackets
from orgaudit.intake.sheets.headings.heading_media import lists_media
from orgaudit.intake.sheets.headings.heading_seasons import season_of_hours, uncounted
from orgaudit.intake.sheets.headings.heading_shapes import (
    ENUMERATED,
    bared,
    loose,
    may_be_bare,
    says_again,
    shaped,
    uncoded,
)
from orgaudit.intake.sheets.headings.known_headings import (
    BRACKETS,
    inside,
    known_headings,
    loosely_known,
    plain,
    plain_words,
    unbracketed,
    words,
)
from orgaudit.intake.sheets.headings.listed_choices import joined_asides, without_choices
from orgaudit.intake.sheets.headings.questions import asked
from orgaudit.intake.spelling import is_japanese, narrowed

_TWO_LANGUAGES: Final = re.compile(r"\s*[/／|｜]\s*(?=[A-Za-z])|(?<=[A-Za-z])\s*[/／|｜]\s*|\n")

_PARTS: Final = re.compile(
    r"(?:(?<!\s)\s+)?[/／・＼\\|｜×&＆、,]\s*|(?<!\s)\s+(?:or|and)\s+|または|及び", re.IGNORECASE
)
"""What parts a heading that names two things at once: 業務＼部署, Systems / Tools, 頻度・期限."""

_YEAR: Final = re.compile(
    r"(?:fy\s*)?(?:19|20)\d\d(?:\s?[/-]\s?(?:20)?\d\d)?\s*(?:年度?|fy)?(?:[上下]期|[上下]半期)?|fy\s*'?\d\d|(?:令和|r)\s*(?:元|\d{1,2})\s*年度?|(?<![^\W_])r\d{1,2}(?=[一-龠])|[今本来当]年度|[今来当]期",
    re.IGNORECASE,
)
"""The year that a heading is of, which says nothing of what stands below: 2026年度目標, FY27 target."""

_OWN: Final = re.compile(r"\w[_＿:：]\s*([^\s_＿:：][^_＿:：]*)$")
"""The heading of a column behind the name of the table or group that it is of."""

_OF_A_TOOL: Final = re.compile(r"custom field\s*+\(\s*+(.*\S)\s*\)", re.IGNORECASE)
"""What the export of a tracker writes around the name of a field."""

_ESTIMATED: Final = re.compile(
    r"^\s*(?:(?:estimated|est|approximate|approx|average|avg|mean|typical|usual)\b\.?|概算|推定|想定|平均|現状の?|現行の?|現在の|今の)\s*(?=\S)",
    re.IGNORECASE,
)
"""How a figure was found, which says nothing of what it counts."""

EXACT: Final = 4

PART: Final = 3

COMPOSED: Final = 2

LIKELY: Final = 1
"""How sure a match is: the whole heading, the heading without what stands in brackets or in later lines, all its words together, a part of it."""


@dataclass(frozen=True, slots=True)
class Match:
    """One meaning of a heading: the kind of record, its key, and how sure that is."""

    kind: str
    key: str
    strength: int


@lru_cache(maxsize=20_000)
def matches(text: str) -> tuple[Match, ...]:
    """Return what a heading can mean, the surest first; nothing where no known one is near."""
    found = strong_matches(text)
    if (found and found[0].strength == EXACT) or not plain(text):
        return found
    if whole := composed_in_brackets(text):  # which may say whose it is: 担当(サブ)
        return tuple(Match(kind, key, PART if found else COMPOSED) for kind, key in whole)
    if not found and says_again(text):
        return Match("duty", "rekey", COMPOSED), Match("handoff", "rekeyed", COMPOSED)
    if not found and says_what_one_does(text):
        return Match("duty", "duties_of_person", PART), Match("person", "duties", PART)
    return (
        found
        or tuple(Match(kind, key, COMPOSED) for kind, key in composed(text))
        or tuple(Match(kind, key, LIKELY) for kind, key in shaped(text) or inside(text))
    )


@lru_cache(maxsize=20_000)
def strong_matches(text: str) -> tuple[Match, ...]:
    """Return what a heading means by all of it, or by what stands outside brackets or in its first line."""
    found: dict[tuple[str, str], Match] = {}
    forms: dict[str, int] = {}
    for form, strength in _forms(text):
        forms.setdefault(form, strength)
    for form, strength in forms.items():
        for kind, key in known_headings().get(form, ()):
            found.setdefault((kind, key), Match(kind, key, strength))
    if not found and is_japanese(text):
        for form in forms:
            for kind, key in loosely_known().get(loose(form), ()):
                found.setdefault((kind, key), Match(kind, key, PART))
    if not found:
        for kind, key, strength in _of_parts(text) or _in_other_number(text):
            found[kind, key] = Match(kind, key, strength)
    for kind, key in _coded(text, forms) if not found else ():
        found[kind, key] = Match(kind, key, PART)
    return _by_what_is_listed(text, tuple(sorted(found.values(), key=lambda item: -item.strength)))


def _by_what_is_listed(text: str, found: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return media for a heading of tools, or of nothing known, that lists media in brackets; else what was found."""
    is_open = all((item.kind, item.key) in _TOOLS for item in found)
    return (Match("duty", "media", PART),) if is_open and lists_media(text) else found


_TOOLS: Final = frozenset((("duty", "systems"),))


def _in_other_number(text: str) -> tuple[tuple[str, str, int], ...]:
    """Return what a heading in English means with its last word in the plural, or without one: Instruction."""
    word = " ".join(text.strip(" ?:").casefold().split())
    is_worded = word.isascii() and word.replace(" ", "").isalpha()
    if not is_worded or len(word) < _SHORTEST_WITH_NUMBER or word.endswith(("ss", "us", "is")):
        return ()
    other = word.removesuffix("s") if word.endswith("s") else f"{word}s"
    return tuple((kind, key, PART) for kind, key in known_headings().get(plain(other), ()))


_SHORTEST_WITH_NUMBER: Final = 6


@cache
def field_of(kind: str, key: str) -> Field | None:
    """Return the field of the table that a key names; None for a key of the importer's own."""
    section = table().sections["unowned" if kind == "duty" and key == "departments" else kind]
    return next((item for item in section.fields if item.key == key), None)


def titled(text: str) -> str | None:
    """Return the kind of records that a sheet or table of this title holds; None where the title says nothing of it."""
    form = plain(text)
    for kind, names in words()["titles"].items():
        if form in map(plain, names):
            return str(kind)
    hits = [
        (len(name), kind)
        for kind, names in words()["titles"].items()
        for name in map(plain, names)
        if len(name) > 1 and name in form
    ]
    return max(hits)[1] if hits else None


def is_listed(text: str, group: str) -> bool:
    """Whether a text is one of a group of words, such as ``totals``."""
    return plain(text) in _group(group)


def is_no_person(text: str) -> bool:
    """Whether the heading of a column of marks names no person: a sum, a wish, a day, a week."""
    word = unicodedata.normalize("NFKC", text).strip().casefold()
    return (
        is_listed(word, "not_persons")
        or names_day(word)
        or names_part_of_year(word)
        or _ASKS.search(word) is not None
        or COUNTED.search(word) is not None
    )


COUNTED: Final = re.compile(
    r"(?:人数|件数|名数|合計|平均|充足|過不足|割合)(?:[(（][^()（）]*[)）])?$|^(?:number|no\.?|count|#|total|sum|share|average) of\b|^how many\b"
    r"|^(?:(?:no\.?|#|number|staff|people|team|total|min(?:imum|\.)?|target|headcount) ?)?(?:trained|needed|required|competent|target|gap|shortfall|depth|coverage|cover level|cover|count|average|avg\.?|mean|score|level)(?: ?[(:].*|:)?$",
    re.IGNORECASE,
)
"""What figures beside or below those of persons count or ask for: 2以上の人数, Number of independents, How many at 2+, Min. required."""


_ASKS: Final = re.compile(
    r"^(?:充足|過不足|達成|習得|習熟|保有)(?:状況|状態|度|率|数|判定|人数)?$|(?:[^\s]{4}[るたいすくきう]か|[一-龠][^\s]{0,6}[るたいすくきう]か|可否|要否|有無|能否|の別|\?)$"
)
"""At the end of a heading that asks something: 使われているか, still needed?"""


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(map(plain, words()[name]))


def _forms(text: str) -> Iterator[tuple[str, int]]:
    text = joined_asides(text)
    yield plain(text), EXACT
    if (asked_first := without_choices(text)) != text:
        yield plain(asked_first), PART
    if own := _OF_A_TOOL.fullmatch(text.strip()):
        yield plain(own[1]), EXACT
    yield from _of_season_or_one(text)
    without = unbracketed(text)
    if plain(without):
        yield plain(without), PART
    first = next((line for line in text.splitlines() if line.strip()), "")
    yield plain(first), PART
    yield plain(unbracketed(first)), PART
    if (own := _OWN.search(without)) and len(own[1]) > 1:
        yield plain(own[1]), PART  # 業務テーブル_業務名
    bare = _ESTIMATED.sub("", without)
    if bare != without and plain(bare):
        yield plain(bare), PART
    undated = _YEAR.sub("", unicodedata.normalize("NFKC", without), count=1)
    if undated != without and plain(undated):
        yield plain(undated), PART
    if is_japanese(text):
        for part in _TWO_LANGUAGES.split(narrowed(text)):
            if part.isascii() or is_japanese(part):
                yield plain(part), PART


def _of_season_or_one(text: str) -> Iterator[tuple[str, int]]:
    if season := season_of_hours(text):
        yield plain(season), EXACT
    if single := uncounted(text):
        yield plain(single), PART


def _of_parts(text: str) -> tuple[tuple[str, str, int], ...]:
    """Return what a heading of several known ones means: what all of them do, such as one in two languages, else the first, which the rest goes with."""
    parts = _PARTS.split(unbracketed(text).strip())
    if len(parts) > 1 and plain(parts[-1]) in _PERIODS:
        return ()  # so many in each
    meanings = [known_headings().get(plain(part), ()) for part in parts if part]
    if len(meanings) == _TWO and not all(meanings) and any(_A_DUTY in found for found in meanings):
        return ((*_A_DUTY, PART),)  # Station / task
    if len(meanings) < _TWO or not all(meanings):
        return ()
    if len(meanings) == _TWO and _SECOND in meanings[1] and _FIRSTS & set(meanings[0]):
        return (("duty", "pair", EXACT),)  # Who / cover
    common = tuple(item for item in meanings[0] if all(item in others for others in meanings[1:]))
    return tuple((*item, EXACT) for item in common) or tuple((*item, PART) for item in meanings[0])


_PERIODS: Final = frozenset(
    ("month", "mth", "mo", "week", "wk", "year", "yr", "annum", "day", "月", "週", "年", "日")
)

_TWO: Final = 2

_A_DUTY: Final = ("duty", "name")
_SECOND: Final = ("duty", "backups")
_FIRSTS: Final = frozenset((("duty", "primary"), ("duty", "person_or_department")))


def _coded(text: str, forms: Iterable[str]) -> list[tuple[str, str]]:
    """Return what a heading of codes means by the field that they are of, such as 頻度コード, else what a question asks for."""
    found = [
        item
        for form in map(uncoded, forms)
        for item in known_headings().get(form, ())
        if item[1] in ENUMERATED
    ]
    if found:
        return found
    if told := asked(text):
        return [told]
    for rest in bared(BRACKETS.sub("", text)):
        listed = [item for item in known_headings().get(plain(rest), ()) if may_be_bare(*item)]
        if listed:
            return listed
    return []


def matches_of(heading: str) -> tuple[Match, ...]:
    """Return the meanings of a heading of one or several rows: of all of it, else of its last row, else of its first; none of what is to be, or was."""
    if is_of_another_time(heading):
        return ()
    heading = joined_asides(heading)
    whole = matches(heading)
    if whole and whole[0].strength == EXACT:
        return whole
    lines = heading.splitlines()
    if len(lines) > 1 and plain(lines[-1]) in plain_words("states_of_documents") and _is_manual(lines[0]):
        return (Match("duty", "manual_state", PART),)
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


def _is_manual(group: str) -> bool:
    """Whether what stands above several columns is a kind of manual: Desk procedure above Status."""
    return any((item.kind, item.key) == ("duty", "manual") for item in strong_matches(group))


def is_of_another_time(heading: str) -> bool:
    """Whether a heading says that what stands below it is to be, or was: 頻度（変更後）, 見直し後 above 時間."""
    return _ANOTHER_TIME.search(unicodedata.normalize("NFKC", heading)) is not None


_ANOTHER_TIME: Final = re.compile(
    r"(?:変更|見直し?|改善|削減|移行|導入|再編|[^\W\d_a-z]化|rpa化|it化|ai化|dx化)後(?=\s|[^一-龠]|$)|化(?:でき|出来|され|し|すれ|した)(?:たら|れば|場合|ば|とき|時)|[(\[【](?:来期|次年度|改善|変更|将来)?(?:案|構想|変更後|改善後|見直し後|導入後|移行後|参考)[)\]】]|\((?:after|future|proposed|planned|to be|old|previous|former|until)(?: [a-z0-9]+)*\)|\b(?:after|before) (?:automation|reorgani[sz]ation|improvement|redesign|the change|rpa)\b"
    r"|\bto-be\b|\b(?:once|if|when|after|were) (?:it |this |the task )?(?:is |was |were |has been |gets )?(?:automated|digiti[sz]ed|computeri[sz]ed)\b|\b(?:we|you|they|it|one)(?:['\u2019]d| would| could| might| may) (?:save|gain|cut)\b|\b(?:to be|could be|would be|can be) saved\b|\b(?:wished|hoped)[- ]for\b|\bwould be (?:enough|ideal|better)\b|\b(?:pre-covid|for reference)\b|^(?:planned|proposed|desired|ideal|future) (?:frequency|cycle|hours|time|volume|medium|channel|system)",
    re.IGNORECASE,
)


def is_of_money(heading: str) -> bool:
    """Whether what stands below a heading is an amount of money, whatever else it speaks of: 委託費（千円）, Outsourcing fee."""
    return _MONEY.search(unicodedata.normalize("NFKC", heading)) is not None


_MONEY: Final = re.compile(
    r"[千万億]?円(?!滑|グラフ)|(?<![経消会学旅])費(?!用対|目|やす)|金額|単価|[$£€₹¥]|\b(?:cost|fees?|price|salary|wage|spend|yen|usd|eur|gbp|inr)\b(?! cent(?:er|re))",
    re.IGNORECASE,
)
