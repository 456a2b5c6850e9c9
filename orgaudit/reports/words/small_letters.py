"""Words of a company that name somebody by their capitals alone, in small letters as its ids have them: satos, satodb."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from orgaudit.model import Organization
from orgaudit.model.pattern import pattern

_WORD: Final = pattern("[^\\W\\d_]+")


def words_in_small_letters(
    states: Iterable[Organization], hidden: Callable[[str], str], pseudonyms: Iterable[str]
) -> Mapping[str, str]:
    """Return such words in small letters with what is told in their place.

    An ending and a capital within a word tell a name only where it is written with capitals; an id of ours has none.
    """
    keep = re.compile("|".join(map(re.escape, sorted(pseudonyms))))
    found: dict[str, str] = {}
    for word in {word for org in states for text in _texts(org) for word in _WORD.findall(text)}:
        small = word.casefold()
        told = hidden(word) if word != small else word
        if told != word and hidden(small) == small:
            found[small] = _folded_around(told, keep)
    return found


def replaced(text: str, words: Mapping[str, str]) -> str:
    """Return a text with what is told in place of each of these words."""
    return _WORD.sub(lambda found: words.get(found[0], found[0]), text)


def _folded_around(told: str, keep: re.Pattern[str]) -> str:
    pieces: list[str] = []
    at = 0
    for pseudonym in keep.finditer(told):
        pieces += (told[at : pseudonym.start()].casefold(), pseudonym.group())
        at = pseudonym.end()
    return "".join((*pieces, told[at:].casefold()))


def _texts(org: Organization) -> Iterator[str]:
    """Yield the names that ids are made of."""
    yield from (item.name for item in org.departments)
    yield from (item.name for item in org.duties)
    yield from (item.name for item in org.processes)
    yield from (item.text for item in org.goals)
    yield from (item.what for item in org.handoffs if isinstance(item.what, str))
