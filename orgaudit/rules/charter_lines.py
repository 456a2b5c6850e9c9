"""What the lines of a department's charter (業務分掌) name: shared by the rules that ask whether a duty is written down.

A line names a duty where one contains the other, or where both read as the same function. What is contained must be the
whole of the other, at least two kanji or one word: 請求 is in 請求書の発行, "it" is not in "audits".
Charters speak of areas, so a line that shares a telling word with a duty may well mean it (栄養マネジメント, 栄養ケア計画の作成): a guess, no more.
Words that stand in half of all charters (管理, 作成, "handling" …) tell nothing.
"""

import unicodedata
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Final

from orgaudit.knowledge.common_words import share_a_word, telling_words
from orgaudit.knowledge.functions import Function
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.duty import Duty
from orgaudit.model.identity import canonical
from orgaudit.model.organization import Organization
from orgaudit.model.pattern import pattern
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions

LIKELY: Final = 0.5
"""From this score on a function that a charter line may mean is taken as named; house default."""

_PARTS: Final = pattern(r"[、,;・]")
_KANJI: Final = pattern(r"[一-鿿々]")


@dataclass(frozen=True)
class Charter:
    """The ``lines`` of a charter as they are written. Not slotted: what is made of them is made when it is first asked for."""

    lines: tuple[str, ...]
    functions: DutyFunctions = field(repr=False, compare=False)

    def names(self, duty: Duty) -> bool:
        """Whether a line names a duty by the words of its own name."""
        own = _plain(duty.name)
        return any(part in own and _is_within(part, own) for part in self._parts) or self._hold(own)

    def names_function(self, function: Function | None) -> bool:
        """Whether a line names this function by its words."""
        return function is not None and (self._hold(_plain(function.ja)) or self._hold(_plain(function.en)))

    def means(self, function: Function | None) -> bool:
        """Whether a line may well be read as this function."""
        return function is not None and function.id in self._meant

    def shares_a_word_with(self, duty: Duty) -> bool:
        """Whether the duty's name shares a telling word with a line."""
        return share_a_word(telling_words(duty.name), self._words)

    def _hold(self, name: str) -> bool:
        return any(name in line and _is_within(name, line) for line in self._plain_lines)

    @cached_property
    def _plain_lines(self) -> tuple[str, ...]:
        return tuple([_plain(line) for line in self.lines])

    @cached_property
    def _parts(self) -> tuple[str, ...]:
        """The lines and what stands in them between commas."""
        parts = [part.strip() for line in self._plain_lines for part in (line, *_PARTS.split(line))]
        return tuple(dict.fromkeys(part for part in parts if part))

    @cached_property
    def _meant(self) -> frozenset[str]:
        """The functions that the lines may well be read as."""
        candidates = [item for line in self.lines for item in self.functions.reading(line).candidates]
        return frozenset([item.function for item in candidates if item.score >= LIKELY])

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset[str]().union(*map(telling_words, self.lines))


def charters(org: Organization) -> Mapping[str, Charter]:
    """Return the charters of a company, by department; one that is empty or unknown is missing."""
    return org.derived("charters", ("department.charter",), _charters)


def _charters(org: Organization) -> Mapping[str, Charter]:
    functions = duty_functions(org)
    return {item.id: Charter(item.charter, functions) for item in org.departments if item.charter}


@lru_cache(maxsize=4_096)  # names of functions stand beside every duty that has one
def _plain(name: str) -> str:
    """Return a name as it is compared: 請求書の発行 is 請求書発行."""
    return canonical(name).replace("の", "")


def _is_within(short: str, long: str) -> bool:
    if short not in long:
        return False
    if short == long or len(_KANJI.findall(short)) > 1:
        return True
    starts = (at for at in range(len(long)) if long.startswith(short, at))
    return len(short) > 1 and any(_stands_alone(long, at, at + len(short)) for at in starts)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word begins and ends here: what stands beside it is of another script or none."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return _script(before) != _script(text[start]) and _script(after) != _script(text[end - 1])


def _script(character: str) -> str:
    """Return the script of a letter, such as LATIN or KATAKANA; empty for anything else or nothing."""
    if not character.isalnum() and character != "ー":
        return ""
    return unicodedata.name(character, "").replace("-", " ").partition(" ")[0]
