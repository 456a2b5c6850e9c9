"""Marks in a table with persons or departments as columns: what they mean by the sheet's own legend, else by custom."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final, Literal

from orgaudit.intake.sheets.headings.known_headings import words
from orgaudit.intake.sheets.word_lists import word_list, word_lists
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import says_none

Role = Literal[
    "primary",
    "backup",
    "skill",
    "accountable",
    "approver",
    "checker",
    "other",
    "full",
    "nothing",
    "skill0",
    "skill1",
    "skill2",
    "skill3",
    "skill4",
]

_SIGNS: Final = "◎○〇◯△▲●◇◆□■×✓✔☑★☆レ"
_LEVEL: Final = re.compile(r"[0-5]")
_BETWEEN: Final = re.compile(r"[/,、・＋+&\s]+")
_LETTERS: Final = re.compile(r"[raci]{2,3}")

_ROMAN: Final = re.compile(r"i{2,3}|iv|vi?")
"""Numbers of a scale, which are no letters beside each other."""

_LEGEND: Final = re.compile(
    rf"(?:^|[\s(（\[】〕、,，;；/・|:：])([{_SIGNS}★☆]+|III|[A-Za-z]{{1,2}}|[0-5]|大|中|小|正|副|主|補|[一-龠](?=\s*[:：=＝])|[-―ー—](?=\s*[:：=＝]))\s*+(?:[:：=＝→…‥]|\.\.\.|は|[-–]\s|(?<=\s)(?=[^\s{_SIGNS}]))\s*+([^\s、,，;；/|◎○△●×★☆:：=＝()（）]+(?:[ ](?![A-Za-z0-9]{{1,3}}\s*[:=])[A-Za-z]+)*)"
)

_LEGEND_BARE: Final = re.compile(
    rf"(?:^|[\s(（\[、,，;；/・|:：])([{_SIGNS}])([^\s、,，;；/|:：=＝()（）{_SIGNS}]{{2,}})"
)
"""Marks with their words right behind them: ◎決裁 ○審議."""


_STEPS: Final = re.compile(
    r"(?<![\w.])((?:tier|level|class|grade|category|cat|rank|priority|band|p) ?[0-9A-E]|\d{1,3}%)\s*[:=]\s*([^,;/|:=()\n]{2,40}?)(?=\s*(?:[,;/|()\n]|$))",
    re.IGNORECASE,
)
"""Steps of a scale that are called so, with their words: Tier 1 = Critical."""


def is_answer(text: str) -> bool:
    """Whether a text is a mark, or answers yes or no."""
    return folded(text) in word_list("answers") or (is_mark(text) and not text.isdigit())


@lru_cache(maxsize=5_000)
def is_mark(text: str) -> bool:
    """Whether a text is a mark, several, or a level."""
    return bool(_LEVEL.fullmatch(text)) or all(_role(part) is not None for part in parts_of(text))


def is_tick(text: str) -> bool:
    """Whether a text ticks what heads its column, or says that it is not so: a sign, a letter for yes; no other letter and no level."""
    return (is_mark(text) and not text[0].isalnum()) or says_none(text) or folded(text) in _LETTER_TICKS


_LETTER_TICKS: Final = frozenset(("x", "y", "yes"))


@lru_cache(maxsize=5_000)
def parts_of(text: str) -> tuple[str, ...]:
    """Return the marks in a cell: ``A/R``, ``R,A`` and ``RA`` are two."""
    word = folded(text)
    if _role(word) or _ROMAN.fullmatch(word):
        return (word,)
    parts = [part for part in _BETWEEN.split(word) if part]
    return tuple(sign for part in parts for sign in (part if _LETTERS.fullmatch(part) else (part,))) or (
        word,
    )


def roles_in(text: str, legend: Mapping[str, Role], *, lesser: bool) -> list[Role | None]:
    """Return what the marks of a cell mean; None for one that nobody explains.

    ``lesser`` says whether ◎ occurs beside ○: then ○ is who stands in, else who does it.
    """
    if (own := legend.get(text.strip())) is not None and own != "full":
        return [own]  # a capital that means something else than its small letter
    found: list[Role | None] = []
    for part in parts_of(text):
        role = legend.get(part) or _role(part)
        if role == "full":
            role = "backup" if lesser and part not in legend else "primary"
        found.append(role)
    return found


def legend_in(texts: Iterable[str]) -> dict[str, str]:
    """Return what the texts around a table say of marks: mark, folded -> its words as written; of two texts, what the one says that explains more."""
    listed = sorted(map(_explained_in, texts), key=len, reverse=True)
    found: dict[str, str] = {}
    for marks in listed:
        for mark, told in marks.items():
            found.setdefault(mark, told)
    return _in_one_case(found)


def _in_one_case(found: dict[str, str]) -> dict[str, str]:
    """Return marks folded, but for a capital that means something else than its small letter does: X = does it, x = can cover."""
    return {
        (mark if found.get(small := folded(mark), told) != told else small): told
        for mark, told in found.items()
    }


def _explained_in(text: str) -> dict[str, str]:
    found = _listed_steps(text)
    for mark, told in _STEPS.findall(text):
        found.setdefault(folded(mark), told.strip("。. "))
    for one in _LEGEND.finditer(unicodedata.normalize("NFKC", text)):
        mark, told = one.groups()
        is_word = mark.casefold() in _SMALL_WORDS and not one.string[one.end(1) : one.start(2)].strip()
        key = mark if len(mark) == 1 and "A" <= mark <= "Z" else folded(mark)
        found.setdefault(key, "" if is_word else told.strip("。."))
    bare = _LEGEND_BARE.findall(unicodedata.normalize("NFKC", text))
    for mark, told in bare if len(bare) > 1 else ():
        found.setdefault(folded(mark), told.strip("。."))
    return found


_SMALL_WORDS: Final = frozenset(
    ("am", "an", "as", "at", "be", "by", "do", "go", "he", "if", "in", "is", "it", "me", "my", "no", "of", "on", "or", "so", "to", "up", "us", "we")
)  # fmt: skip
"""What is a mark only where a sign stands between it and its words: “does it as a rule” says nothing of a mark IT."""


def _listed_steps(text: str) -> dict[str, str]:
    """Return the words of a scale that a text lists from one end to the other: Expert / Competent / Basic / None."""
    listed = _LISTED_STEPS.search(text)
    words = [part.strip() for part in _PARTED.split(listed[0])] if listed else []
    steps = [word for word in words if _first(word, "skill_words")]
    none = [word for word in words if _first(word, "role_words") == "nothing"]
    if len(steps) < _LEAST_STEPS or len(steps) + len(none) < len(words):
        return {}
    return {folded(word): word for word in (*steps, *none)}


_LISTED_STEPS: Final = re.compile(r"[A-Za-z]{4,14}(?: ?[/,>|] ?[A-Za-z]{4,14}){2,4}")
_PARTED: Final = re.compile(r" ?[/,>|] ?")
_LEAST_STEPS: Final = 3


def is_legend(text: str) -> bool:
    """Whether a text does nothing but explain marks: ○：一人でできる　△：指導が要る."""
    word = unicodedata.normalize("NFKC", text).strip()
    return len(legend_in((text,))) > 1 and word[:1] in f"{_SIGNS}-(["


def legend_beside(rows: Iterable[list[str]]) -> dict[str, str]:
    """Return the same of rows of nothing else, in which each mark has a cell of its own, with its words in the next one: two of a row at least, or several rows of one each."""
    found: dict[str, str] = {}
    alone: dict[str, str] = {}
    for row in rows:
        texts = [text for text in row if text]
        pairs = {
            folded(mark): told
            for mark, told in pairwise(texts)
            if _MARK_ALONE.fullmatch(mark)
            and len(told) > _SHORTEST_WORDS
            and (_first(told, "skill_words") or _first(told, "role_words"))
        }
        if len(pairs) > 1 and 2 * len(pairs) >= len(texts) - 1:
            found = {**pairs, **found}
        elif pairs and len(texts) == _MARK_AND_WORDS:
            alone = {**pairs, **alone}
    return {**alone, **found} if len(alone) > 1 else found


_MARK_ALONE: Final = re.compile(rf"[A-Za-z0-9]{{1,2}}|[{_SIGNS}-]")
_SHORTEST_WORDS: Final = 3
_MARK_AND_WORDS: Final = 2


def roles_of_legend(legend: Mapping[str, str]) -> dict[str, Role]:
    """Return the roles that a legend gives to its marks; marks of other things have none."""
    found: dict[str, Role] = {}
    told_skills = {mark: role for mark, told in legend.items() if (role := _first(told, "skill_words"))}
    roles = {_first(told, "role_words") for mark, told in legend.items() if mark not in told_skills}
    if len(told_skills) > 1 and "primary" not in roles:
        others = {
            mark: _first(told, "role_words") for mark, told in legend.items() if mark not in told_skills
        }
        lesser: dict[str, Role] = {
            mark: "skill1" if role == "skill" else "skill0"
            for mark, role in others.items()
            if role in ("skill", "nothing")
        }
        return _with_steps_between(told_skills | lesser, legend)
    for mark, told in legend.items():
        role = _first(told, "role_words")
        if role is not None:
            found[mark] = role
    return found


def _with_steps_between(found: dict[str, Role], legend: Mapping[str, str]) -> dict[str, Role]:
    """Add the figures of a legend from 0 to 4 whose words nobody knows, where all that are known are the steps of the scale that they are called after."""
    figures = {mark for mark in legend if mark in _OF_SCALE}
    known = {mark: role for mark, role in found.items() if mark in figures}
    if figures < set(_OF_SCALE[1:]) or len(known) < _LEAST_KNOWN:
        return found
    if any(role != f"skill{mark}" for mark, role in known.items()):
        return found
    between = {mark for mark in figures if mark == "0" or min(known) < mark < max(known)}
    return {**{mark: _SKILLS[mark] for mark in between}, **found}


_OF_SCALE: Final = ("0", "1", "2", "3", "4")
_SKILLS: Final[Mapping[str, Role]] = {
    "0": "skill0",
    "1": "skill1",
    "2": "skill2",
    "3": "skill3",
    "4": "skill4",
}
_LEAST_KNOWN: Final = 2


def _first(told: str, listed: str) -> Role | None:
    """Return the role of the first word of a list that is in a text."""
    word_of_legend = folded(told)
    return next((role for word, role in _words_of_roles(listed) if word in word_of_legend), None)


@cache
def _words_of_roles(listed: str) -> tuple[tuple[str, Role], ...]:
    groups: Sequence[Mapping[Role, Sequence[str]]] = word_lists()[listed]
    return tuple((word, role) for group in groups for role, told in group.items() for word in told)


@lru_cache(maxsize=1_000)
def _role(text: str) -> Role | None:
    return _roles().get(folded(text))


@cache
def _roles() -> Mapping[str, Role]:
    found: dict[str, Role] = {}
    for role, marks in words()["roles"].items():
        for mark in marks:
            found.setdefault(folded(mark), role)
    return found
