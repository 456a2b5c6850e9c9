"""What the lines of a department's charter (業務分掌) name: shared by the rules that ask whether a duty is written down.

A line names a duty where one contains the other, or where both read as the same function. What is contained must be the
whole of the other, at least two kanji or one word: 請求 is in 請求書の発行, "it" is not in "audits".
Charters speak of areas, so a line that shares a telling word with a duty may well mean it (栄養マネジメント, 栄養ケア計画の作成): a guess, no more.
Words that stand in half of all charters (管理, 作成, "handling" …) tell nothing.
"""

import unicodedata
from typing import Final

from orgaudit.knowledge.common_words import share_a_word, telling_words
from orgaudit.knowledge.functions import Function
from orgaudit.model.dataclass import dataclass
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.identity import canonical
from orgaudit.model.pattern import pattern
from orgaudit.rules.duty_functions import DutyFunctions

LIKELY: Final = 0.5
"""From this score on a function that a charter line may mean is taken as named; house default."""

_PARTS: Final = pattern(r"[、,;・]")
_KANJI: Final = pattern(r"[一-鿿々]")


@dataclass(frozen=True, slots=True)
class Charter:
    """The lines of a charter in the form in which names are looked for, and the functions that they mean."""

    lines: tuple[str, ...]
    parts: tuple[str, ...]
    functions: frozenset[str]
    words: frozenset[str] = frozenset()

    def names(self, duty: Duty, function: Function | None) -> bool:
        """Whether a line names a duty by its words: its own name or that of this function."""
        own = _plain(duty.name)
        if any(_is_within(part, own) for part in self.parts):
            return True
        names = (own,) if function is None else (own, _plain(function.ja), _plain(function.en))
        return any(_is_within(name, line) for line in self.lines for name in names)

    def means(self, function: Function | None) -> bool:
        """Whether a line may well be read as this function."""
        return function is not None and function.id in self.functions

    def shares_a_word_with(self, duty: Duty) -> bool:
        """Whether the duty's name shares a telling word with a line."""
        return share_a_word(telling_words(duty.name), self.words)


def charter_of(department: Department, functions: DutyFunctions) -> Charter:
    """Read the charter of a department; without one nothing is named."""
    lines = tuple(_plain(line) for line in department.charter or ())
    parts = (part.strip() for line in lines for part in (line, *_PARTS.split(line)))
    candidates = (
        candidate for line in department.charter or () for candidate in functions.reading(line).candidates
    )
    return Charter(
        lines,
        tuple(dict.fromkeys(part for part in parts if part)),
        frozenset(candidate.function for candidate in candidates if candidate.score >= LIKELY),
        frozenset[str]().union(*map(telling_words, department.charter or ())),
    )


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
