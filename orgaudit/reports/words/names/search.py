"""Where a text names persons, in whatever spelling, and the same text with pseudonyms in their place."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from orgaudit.model.dataclass import dataclass
from orgaudit.reports.words.folding import folded, folded_in_place
from orgaudit.reports.words.names.chains import chained
from orgaudit.reports.words.names.forms import Form
from orgaudit.reports.words.names.places import Text, stands
from orgaudit.reports.words.skeleton import seen, seen_as_latin
from orgaudit.reports.words.written_signs import marks, without_marks

Look = Callable[[str], str | None]

_LOOKS: Final[tuple[tuple[Look, int], ...]] = ((seen, 3), (seen_as_latin, 4))
"""Ways to look at a folded text, and signs of a name from which it is seen so in signs of another script alone, such as Он for Oh: with
one of its own, a shorter one is. Fewer words of other scripts look like a longer one."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a redactor looks for (see there)."""

    written: Mapping[str, tuple[Form, str]]
    lengths: Mapping[str, tuple[int, ...]]
    heads: re.Pattern[str]

    def replaced(self, text: str) -> str:
        """Return a text with every known person in it replaced.

        A name may be set in bold in part. The marks themselves may hold another, so they are looked at first.
        """
        told = self._put_looking(text, unmarked=False)
        return self._put_looking(told, unmarked=True) if marks(told) else told

    def _put_looking(self, text: str, *, unmarked: bool) -> str:
        for look, least in _LOOKS:
            key = look(folded(without_marks(text) if unmarked else text))
            if key is not None and self._may_name(key):
                text = self._put(text, marks(text) if unmarked else (), look, least)
        return text

    def _may_name(self, key: str) -> bool:
        return any(True for at in self._candidates(key) for _ in self._forms(key, at))

    def _candidates(self, key: str) -> Iterator[int]:
        return (head.start() for head in self.heads.finditer(key))

    def _forms(self, key: str, at: int) -> Iterator[tuple[Form, str]]:
        found = (self.written.get(key[at : at + length]) for length in self.lengths.get(key[at], ()))
        return (item for item in found if item is not None)

    def _put(self, text: str, gone: Sequence[tuple[int, int]], look: Look, least: int) -> str:
        found = Text(text, *folded_in_place(text, gone))
        key = look(found.key) or found.key
        pieces: list[str] = []
        done = 0
        for at in self._candidates(key):
            start = found.places[at][0]
            if start < done:
                continue
            for form, pseudonym in self._named(found, key, at, least):
                end = found.places[at + len(form.key) - 1][1]
                pieces += (text[done:start], pseudonym)
                start = done = end
                at += len(form.key)
        return "".join((*pieces, text[done:]))

    def _named(self, found: Text, key: str, at: int, least: int) -> Sequence[tuple[Form, str]]:
        """Return who is meant at a place of a text: a name, or several that are written as one word."""
        for item in self._forms(key, at):
            if stands(item[0], found, at, least):
                return (item,)
        return chained(found, at, lambda place: self._forms(key, place))
