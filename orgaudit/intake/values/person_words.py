"""What people write where a person is expected: a name, several, nobody, an empty seat, a group. Pure: text in, value out.

The words stand in words.yaml.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, cast

from orgaudit.intake.spelling import folded
from orgaudit.intake.values.holder_phrases import (
    CALLING,
    CAPITALISED,
    EMPTY_SEAT,
    HEADS,
    HEADS_OF,
    IN_A_GROUP,
    KINDS,
    NOBODY,
    NOT_ONE,
    NOUGHT,
    OPEN_SEAT,
    PLURAL,
    QUESTION,
    UNIT,
    UNIT_IN_SMALL_LETTERS,
    UNNAMED,
)
from orgaudit.intake.yaml.plain import plain_file
from orgaudit.model.pattern import pattern
from orgaudit.model.visible import visible

Meaning = Literal["none", "nobody", "vacancy", "group", "ditto"]

_MEANINGS: Final[tuple[Meaning, ...]] = ("none", "nobody", "vacancy", "group", "ditto")

_MARKS: Final = (
    "[_~\u2010-\u2015\u2212\u2500\u2501\u30fc\u301c/\\\\\u2215\u2044\u00d7\u2613\u2715-\u2718\u2573-]+"
)
"""Dashes, slashes and crosses of every kind."""

_MARK: Final = pattern(_MARKS)

_BRACKETED: Final = pattern("[(\\[{<「『【〔〈《](.*)[)\\]}>」』】〕〉》]", re.DOTALL)
_REMARK: Final = pattern("([^(\\[「【〔]+)[(\\[「【〔][^)\\]」】〕]*[)\\]」】〕]", re.DOTALL)
_LISTED: Final = pattern("[、，,;；\n]")
_PARTED: Final = pattern("[、，,;；\n・/／&＆+＋]")
"""What may part several names."""

_LONGEST_PHRASE: Final = 60
"""Signs of a text that may be a phrase without a name; a longer one is more than that."""

WORDS_FILE: Final = Path(__file__).with_name("words.yaml")


@cache
def words() -> dict[str, Any]:
    """Return the table of words, read once."""
    return cast("dict[str, Any]", plain_file(WORDS_FILE))


_TYPED_FOR: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032`", "'")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
)
_LONG_VOWEL: Final = pattern("(?<=[ぁ-ゖァ-ヺー])-")
"""A dash behind kana, which is often typed where a long vowel is meant."""

_ADDRESS_BEGINS: Final = frozenset("MmDdPpCcRrSs")
_ADDRESS: Final = pattern(r"\A(mrs?|ms|mx|miss|dr|prof|capt|captain|rev|sir|dame)\s+(?=\S)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """Return what two spellings of one name have in common: no width, case or spaces, nothing that nobody sees, and a form of address as with a dot.

    An apostrophe is one and a hyphen is one, whatever a word processor makes of them; behind kana it is a long vowel.
    """
    plain = name.replace("\0", "").replace("`", "'")
    if not plain.isascii() or not plain.isprintable():
        # NFKC would make a space and an accent of an acute accent that stands for an apostrophe.
        plain = unicodedata.normalize("NFKC", visible(plain).replace("\u00b4", "'"))
        plain = _LONG_VOWEL.sub("ー", plain.translate(_TYPED_FOR))
    if plain[:1] in _ADDRESS_BEGINS:
        plain = _ADDRESS.sub(r"\1.", plain)
    key = "".join(plain.split()).casefold()
    # An accent that stood alone joins the letter before it where the space between them goes.
    return key if key.isascii() else unicodedata.normalize("NFKC", key)


_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwyz")
"""By which people are called where nobody is to be named; but for the one that is a cross as well."""

LONGEST_NONE: Final = 7
"""A text of more signs than this never says "none" in a field of another kind than persons."""


@lru_cache(maxsize=20_000)
def says_none(text: str) -> bool:
    """Whether a text says that there is none, in any field."""
    if len(text) > LONGEST_NONE and len(text := visible(text)) > LONGEST_NONE:
        return False
    word = _unbracketed(_word_of(text))
    known = _known(word)
    # What else a text may mean takes expressions that are long to compile, and is never "none".
    return known == "none" if known else _MARK.fullmatch(word.replace(" ", "")) is not None


def none_pattern() -> str:
    """Return a pattern, for other readers than ours, of what says that there is none; as the table writes it."""
    names = "|".join(word.replace(".", r"\.") for word in words()["none"])
    wide = _MARKS.replace("~", "").replace("-]", "\uff0d\uff0f\uff3c\uff70\uff5e-]")
    return rf"^\s*[(（\[［【「]?\s*(?:{names}|{wide})\s*[)）\]］】」]?\s*$"


@lru_cache(maxsize=20_000)
def meaning_of(text: str) -> Meaning | None:
    """Return what a text says that is no name; None for a name."""
    text = visible(text)
    word = _unbracketed(_word_of(text)).rstrip("。!※*")
    found = _meaning(word)
    if found is None and (remark := _REMARK.fullmatch(word)):
        found = _meaning(remark[1].strip())  # 空席(4月採用予定)
    return found if found and found != "group" else _unnamed(text) or found


def is_cross(text: str) -> bool:
    """Whether a text is an x alone, which is ticked or struck with; or somebody, where other people are called by a letter too."""
    return _unbracketed(_word_of(text)) == "x"


def have_letters(names: Iterable[str]) -> bool:
    """Whether anybody is called by a letter, which is no cross."""
    return any(key_of(name).rstrip(".") in _LETTERS for name in names)


def meaning_by_words(text: str) -> Meaning | None:
    """Return what a text says by its words alone, where small letters do not tell what a name is: Internal audit, a department."""
    return _meaning(_unbracketed(_word_of(text)).rstrip("。!※*"))


def _unnamed(text: str) -> Meaning | None:
    """Return what English words in small letters say; a name has capitals, or is one word or two in small letters throughout."""
    plain = " ".join(text.split())
    first, *others = plain.split(" ")
    if others and plain.isascii() and not plain.isupper() and len(plain) <= _LONGEST_PHRASE:
        small = f"{first.lower()} {' '.join(others)}"
        if NOT_ONE.fullmatch(small):
            return "nobody"
        if not any(map(CAPITALISED.match, others)) and not _PARTED.search(plain):
            if OPEN_SEAT.fullmatch(small):
                return "vacancy"
            if UNNAMED.fullmatch(small):
                return "group"
    return "group" if is_plural(text) else None


def is_plural(text: str) -> bool:
    """Whether a text names a calling in the plural, which a person is not and a department may be."""
    match = PLURAL.fullmatch(" ".join(visible(text).split()))
    return match is not None and (match[1] or match[2] or match[3]) not in _plural_surnames()


@cache
def _plural_surnames() -> frozenset[str]:
    return frozenset(words()["plural_surnames"])


def is_calling(text: str) -> bool:
    """Whether a text is a calling in Japanese, as 仲居 or 看護師, which a team may be called by; not a word for all or any."""
    word = _word_of(text)
    return not word.isascii() and _known(word) is None and _meaning(word) == "group"


def _known(word: str) -> Meaning | None:
    table = _meanings()
    return table.get(word) or table.get(word.replace(" ", "")) or table.get(word.replace(".", ""))


def _meaning(word: str) -> Meaning | None:
    key = word.replace(" ", "")
    known = _known(word)
    if known:
        return known
    if _MARK.fullmatch(key):
        return "none"
    if NOUGHT.fullmatch(key):
        return "nobody"
    if QUESTION.fullmatch(key):
        return "vacancy"
    if len(word) > _LONGEST_PHRASE or _LISTED.search(word):
        return None  # its parts are looked at one by one
    if EMPTY_SEAT.fullmatch(word):
        return "vacancy"
    if NOBODY.fullmatch(word):
        return "nobody"
    if HEADS.fullmatch(key):
        return "group"
    if KINDS.fullmatch(word) and not _PARTED.search(word):
        return None if _surname_and_calling().fullmatch(key) else "group"
    group = HEADS_OF.fullmatch(key) or IN_A_GROUP.fullmatch(key)
    return "group" if group and _meaning(group[1]) == "group" else None


@lru_cache(maxsize=20_000)
def names_a_unit(text: str) -> bool:
    """Whether a text names a department, a place or a firm, where a person is expected; such a text may well name a department of the file."""
    plain = " ".join(visible(text).split())
    if len(plain) > _LONGEST_PHRASE or _PARTED.search(plain):
        return False
    word = folded(plain)
    small = plain.isascii() and not any(map(CAPITALISED.match, plain.split(" ")[1:]))
    return (
        word in _units()
        or UNIT.fullmatch(word) is not None
        or (small and UNIT_IN_SMALL_LETTERS.fullmatch(word) is not None)
    )


@cache
def _units() -> frozenset[str]:
    return frozenset(map(folded, words()["bare_units"]))


@cache
def _surname_and_calling() -> re.Pattern[str]:
    """Return the pattern of a person named by surname and calling: 山田看護師, 滝看護師, not 病棟看護師 or 東看護師, nor 森林組合員."""
    short = (name for name in words()["short_names"] if name not in _PLACES)
    return re.compile(
        f"(?:{'|'.join(words()['common_surnames'])})(?:{CALLING})|(?:{'|'.join(short)})(?:{CALLING})(?<!員)"
    )


_PLACES: Final = "東西南北奥城宮"
"""Surnames of one sign that tell as well where somebody works."""


def _word_of(text: str) -> str:
    """Return a text as the words of the table are compared: folded, one space between words, without what nobody sees."""
    return " ".join(folded(visible(text)).split())


def _unbracketed(word: str) -> str:
    while match := _BRACKETED.fullmatch(word):
        word = match[1].strip()
    return word


@cache
def _meanings() -> dict[str, Meaning]:
    table = words()
    found = {folded(word): meaning for meaning in _MEANINGS for word in table[meaning]}
    return found | dict.fromkeys(_selves(), "group")


@cache
def _selves() -> frozenset[str]:
    return frozenset(map(folded, words()["self"]))


@lru_cache(maxsize=20_000)
def says_self(text: str) -> bool:
    """Whether a text says whoever does the duty, which is nobody else: 本人のみ, same person."""
    return _unbracketed(_word_of(text)) in _selves()
