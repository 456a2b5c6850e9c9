"""A name in the grammar of a language whose endings join it: Müllers, the Joneses, Ивановым, Kowalskiego, Virtasen.

Only endings that hardly ever make another word of a name; what is also a word (Price, Роман) has none. The forms are meant where they stand
alone and begin with a capital.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from orgaudit.intake.values.person_words import words
from orgaudit.knowledge.name_words import name_words
from orgaudit.model.pattern import pattern
from orgaudit.reports.words.folding import folded

_SHORTEST: Final = 4
_LONGEST: Final = 40
_LATIN: Final = pattern("[a-z]+")
_CYRILLIC: Final = pattern("[\u0430-\u045f\u0491]+")
_GREEK: Final = pattern("[\u03b1-\u03ce]+")

_Endings = tuple[tuple[tuple[str, ...], int, tuple[str, ...]], ...]
"""Ends of a name, the most telling first; how many of its letters go; what stands in their place."""

_IN_LATIN: Final[_Endings] = (
    (("ski", "cki"), 0, ("s", "ego", "emu", "m", "ch", "mi")),
    (("ska", "cka"), 1, ("as", "iej", "ej", "a")),
    (("ov", "ev"), 0, ("s", "a", "u", "ym", "e", "oi", "oy", "oj", "y", "ykh", "ymi")),
    (("ova", "eva"), 1, ("as", "oi", "oy", "oj", "u", "ym", "ykh", "y")),
    (("czyk", "ak"), 0, ("a", "owi", "iem", "u", "owa", "owej", "owie", "s", "sche", "schen")),
    (("dottir",), 2, ("irs", "ur", "urs")),
    (("dis",), 0, ("ar", "i", "es", "s")),
    (("nen",), 3, ("nens", "sen", "selle", "selta", "sella", "sesta", "seen")),
    (("s", "x", "z", "ch", "sh"), 0, ("es", "ens", "s", "sche", "schen")),
    (("",), 0, ("s", "sche", "schen", "scher", "sches", "owi", "iem", "ovi")),
)
_IN_CYRILLIC: Final[_Endings] = (
    (
        ("ский", "цкий", "ской", "ый"),
        2,
        ("ого", "ому", "им", "ым", "ом", "ая", "ой", "ую", "ие", "их", "ими"),
    ),
    (("ская", "цкая"), 2, ("ой", "ую", "ий", "ого", "ому", "им", "ом", "ие", "их", "ими")),
    (("ов", "ев", "ин", "ын"), 0, ("а", "у", "ым", "ом", "е", "ой", "ы", "ых", "ыми")),
    (("ова", "ева", "ина", "ына"), 1, ("", "ой", "у", "ы", "ым", "ых", "ыми", "е")),
    (("ия",), 1, ("и", "ю", "ей", "й")),
    (("ко",), 1, ("а", "у", "ом", "ові", "е")),
    (("а",), 1, ("ы", "и", "е", "у", "ой", "ою")),
    (("я",), 1, ("и", "е", "ю", "ей", "ею")),
    (("й", "ь"), 1, ("я", "ю", "ем", "е", "и", "ом")),
    (tuple("бвгдзклмнпрстфхцчшщж"), 0, ("а", "у", "ом", "ем", "е", "ы", "и", "ов", "ам", "ами", "ові")),
)
_IN_GREEK: Final[_Endings] = (
    (("ος",), 2, ("ου", "ο", "ον", "ε")),
    (("ης", "ας"), 1, ("",)),
)


@cache
def _tables() -> tuple[tuple[re.Pattern[str], _Endings], ...]:
    """Return the tables as names are folded, each with the letters that it is for."""
    tables = ((_LATIN, _IN_LATIN), (_CYRILLIC, _IN_CYRILLIC), (_GREEK, _IN_GREEK))
    return tuple(
        (
            letters,
            tuple((tuple(map(folded, ends)), gone, tuple(map(folded, made))) for ends, gone, made in table),
        )
        for letters, table in tables
    )


def inflected(key: str) -> Iterator[str]:
    """Yield the inflected forms of a part of a name, folded; of a short one, or one that is a word too, none."""
    if not _SHORTEST <= len(key) <= _LONGEST or key in name_words("also_words"):
        return
    for letters, table in _tables():
        if letters.fullmatch(key):
            yield from _with_endings(key, table)


def _with_endings(key: str, table: _Endings) -> list[str]:
    for ends, gone, endings in table:
        if key.endswith(ends):
            made = {key[: len(key) - gone] + ending for ending in endings} - {key}
            # Robert makes no Roberts, which is another name.
            return sorted(made.difference(words()["plural_surnames"]))
    return []
