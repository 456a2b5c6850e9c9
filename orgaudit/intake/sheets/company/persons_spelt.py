"""Whether a text may be somebody: one of the persons of a company in another spelling, or a common name by itself.

Of a handoff it is asked before its end becomes a department: as a department, a name would stand in reports that hide people. In doubt it
is somebody, which is told as a doubt; a word that is no name by itself (Front of Front Desk) is none.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, is_post
from orgaudit.intake.sheets.people.no_person import is_firm
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import is_japanese
from orgaudit.intake.values.person_names import is_common_surname, is_short_surname, without_title
from orgaudit.intake.values.person_words import key_of, meaning_of, words
from orgaudit.knowledge.names.lexicon import name_lexicon

_BRACKETED: Final = re.compile(r"[(（\[［][^()（）\[\]［］]*+[)）\]］]?")
_SEVERAL: Final = re.compile(r"[/／&＆+＋、]|\band\b|と")
_BETWEEN: Final = re.compile(r"[\s.,・'’-]+")
_LONGEST: Final = 60
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "ß": "ss"})
_SHORTEST: Final = 2
"""Letters of a part of a name that calls somebody; a single one is an initial."""

_MOST_WORDS: Final = 4


Spelt = Mapping[str, Collection[frozenset[str]]]
"""A part of names, folded -> the names that have it, each as its parts."""


def spelt(names: Iterable[str]) -> Spelt:
    """Return the names of persons by their parts; a name that is a department, a post or no name at all has none."""
    named = (name for name in names if len(name) <= _LONGEST and meaning_of(name) is None)
    found: dict[str, set[frozenset[str]]] = {}
    for name in named:
        if not is_department(name) and not is_post(name):
            for parts in _both_ways(name):
                for part in parts:
                    found.setdefault(part, set()).add(parts)
    return found


def may_be_somebody(text: str, persons: Spelt) -> bool:
    """Whether a text, or one of several that it joins, may be one of the persons or is a common name."""
    if len(text) > _LONGEST:
        return False
    bare = _BRACKETED.sub(" ", text).strip()
    return any(
        _is_one_of(piece, persons) or _is_common(piece)
        for piece in (bare, *_SEVERAL.split(bare))
        if piece.strip()
    )


def _is_one_of(text: str, persons: Spelt) -> bool:
    return any(_calls(parts, persons) for parts in _both_ways(text))


def _calls(parts: frozenset[str], persons: Spelt) -> bool:
    """Whether all parts of a text are those of one person, or their initials, and one of them is a name by itself."""
    whole = [part for part in parts if _tells(part)]
    if not whole:
        return False
    firsts = {part for part in parts if len(part) == 1 and part.isascii()}
    rest = parts - firsts
    return any(
        rest <= person and firsts <= person | {part[0] for part in person - rest}
        for person in min((persons.get(part, ()) for part in whole), key=len)
    )


def _tells(part: str) -> bool:
    if not part.isascii():
        return len(part) >= _SHORTEST or is_short_surname(part)
    return len(part) >= _SHORTEST and part.isalpha() and name_lexicon(japanese=False).find(part) is None


def _both_ways(name: str) -> Iterator[frozenset[str]]:
    """Yield the parts of a name, its accents left out and in two letters."""
    key = unicodedata.normalize("NFKC", without_title(key_of(name)) or name).strip().casefold()
    for way in dict.fromkeys((key, key.translate(_UMLAUTS))):
        yield frozenset(part for piece in _BETWEEN.split(_plain(way)) for part in _asunder(piece) if part)


def _plain(text: str) -> str:
    """Return a text without accents on its Latin letters."""
    if text.isascii() or is_japanese(text):
        return text
    apart = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))


def _asunder(part: str) -> tuple[str, ...]:
    """Return the surname and the given name of a part in kanji without a space between them."""
    if part.isascii() or not is_japanese(part):
        return (part,)
    surname = next((part[:length] for length in (3, 2) if is_common_surname(part[:length])), "")
    given = part[len(surname) :]
    return (surname, given) if surname and given else (part,)


@lru_cache(maxsize=5_000)
def _is_common(text: str) -> bool:
    """Whether a text is a common given name, or begins with one before words with capitals, or is a common surname with one behind it."""
    if is_firm(text) or is_department(text):
        return False
    if is_japanese(text):
        parts = [part for piece in _BETWEEN.split(key_of(text)) for part in _asunder(piece) if part]
        given = any(part in word_list("given_names") for part in parts)
        known = all(part in word_list("given_names") or is_common_surname(part) for part in parts)
        return (given and known) or "".join(parts) in words()["surnames_in_katakana"]
    parts = [part for part in _BETWEEN.split(_plain(text)) if part]
    if not 0 < len(parts) <= _MOST_WORDS or not all(part[:1].isupper() for part in parts):
        return False
    if parts[0].casefold() not in word_list("given_names"):
        return False
    return all(name_lexicon(japanese=False).find(part.casefold()) is None for part in parts[1:])
