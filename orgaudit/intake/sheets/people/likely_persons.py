"""Whether a text that stands below an unknown heading may name persons, or surely does; by its form, as most names are in no list."""

import re
from functools import cache, lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.values.person_names import names_in, without_title
from orgaudit.intake.values.person_words import key_of, meaning_of, words

_BRACKETED: Final = re.compile(r"[(（\[［][^()（）\[\]［］]*[)）\]］]")
_CAPITAL: Final = re.compile(r"[A-Z][a-z'’-]+|[A-Z]\.?|(?:de|van|von|der|bin|al|la|del|da)")
_FULL: Final = re.compile(
    r"[A-Z][a-z'’-]+(?: [A-Z]\.)? (?:(?:de|van|von|der|bin|al|la|del|da) )?[A-Z][\w'’-]*[a-z]"
)
_JAPANESE: Final = re.compile(r"[一-龠々ヶヵァ-ヴーぁ-ん]{1,6}(?:[ \u3000][一-龠々ヶァ-ヴーぁ-ん]{1,5})?")
_NO_NAME: Final = re.compile(
    r"[をがにへで]|(?:する|した|して|ない|ます|です|か|中|済み?|可|要|別|型|式|性|的|化|度|率|数|量|額|日|月|年|週|時|回|件|紙|書|表|票|帳|簿|印)$"
)
_LONGEST: Final = 40
_LONGEST_WORDS: Final = 4


@lru_cache(maxsize=5_000)
def may_name_persons(text: str) -> bool:
    """Whether a text may name persons, or say that there are none."""
    if meaning_of(text):
        return True
    if len(text) > _LONGEST or is_answer(text) or any(map(str.isdecimal, text)):
        return False
    return all(map(_may_be_name, _names(text)))


def _names(text: str) -> tuple[str, ...]:
    return names_in(_BRACKETED.sub("", text).strip() or text)


def _may_be_name(name: str) -> bool:
    if name.isascii():
        parts = name.split()
        return 0 < len(parts) <= _LONGEST_WORDS and all(map(_CAPITAL.fullmatch, _bare(parts)))
    rest = without_title(key_of(name)) or name
    return _JAPANESE.fullmatch(rest) is not None and not _NO_NAME.search(rest)


def _bare(parts: list[str]) -> list[str]:
    return [bare for part in parts if (bare := part.rstrip(".,"))]


@lru_cache(maxsize=5_000)
def surely_named(text: str) -> bool:
    """Whether a text names somebody by a form that little else has: a title, a common surname, a given name and a surname."""
    if len(text) > _LONGEST or meaning_of(text) or not may_name_persons(text):
        return False
    return any(map(_is_sure, _names(text)))


def _is_sure(name: str) -> bool:
    if name.isascii():
        return _FULL.fullmatch(name) is not None or without_title(key_of(name)) is not None or _before(name)
    return (
        without_title(key_of(name)) is not None
        or name.startswith(_surnames())
        or " " in name
        or "\u3000" in name
    )


def _before(name: str) -> bool:
    """Whether a form of address stands before a name: Ms Bell, Dr. Vogel."""
    first, _, rest = name.partition(" ")
    return bool(rest) and f"{first.casefold().rstrip('.')}." in words()["forms_of_address"]


@cache
def _surnames() -> tuple[str, ...]:
    return tuple(words()["common_surnames"])
