"""What the lines of a department's charter (業務分掌) name: shared by the rules that ask whether a duty is written down.

A line names a duty where one contains the other, or where both read as the same function. What is contained must be the
whole of the other, at least two kanji or one word: 請求 is in 請求書の発行, "it" is not in "audits".
Charters speak of areas, so a line that shares a content word with a duty may well mean it (栄養マネジメント, 栄養ケア計画の作成): a guess, no more.
Words that stand in half of all charters (管理, 作成, "handling" …) tell nothing. So may a line that names a whole area: under 人事 stands payroll,
under 経理 stand invoices. A line that names no duty and reads as no function may mean anything.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from orgaudit.knowledge.common_words import content_words, share_a_word
from orgaudit.knowledge.functions import FUNCTIONS, Function
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.identity import canonical, remembered
from orgaudit.model.pattern import pattern
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions

LIKELY: Final = 0.5
"""From this score on a function that a charter line may mean is taken as named; house default."""

_WHOLE_AREAS: Final[Mapping[str, tuple[str, ...]]] = {
    "accounting": ("billing", "collections"),
    "bookkeeping": ("billing", "collections"),
    "hr": (),
    "labor": (),
    "general_affairs": ("reception", "bcp"),
    "it": (),
    "legal": (),
    "marketing": (),
}
"""Functions whose name stands for all of their area in a charter, and what else is commonly meant by it; house choice."""

_PARTS: Final = pattern(r"[、,;・]")
_JOINED: Final = pattern(r"[、,;・]|\band\b|及び|並びに")
_KANJI: Final = pattern(r"[一-鿿々]")


@dataclass(frozen=True)
class Charter:
    """The ``lines`` of a charter as they are written. Not slotted: what is made of them is made when it is first asked for."""

    lines: tuple[str, ...]
    functions: DutyFunctions = field(repr=False, compare=False)
    _known: dict[str, "Charter"] = field(default_factory=dict, repr=False, compare=False)
    """Single lines as charters: branches and sections write the same ones."""

    def names(self, duty: Duty) -> bool:
        """Whether a line names a duty by the words of its own name."""
        return self.holds_or_stands_in(_plain(duty.name))

    def names_function(self, function: Function | None) -> bool:
        """Whether a line names this function by its words."""
        return function is not None and (self.holds(_plain(function.ja)) or self.holds(_plain(function.en)))

    def reads_as(self, function: Function | None) -> bool:
        """Whether a line may well be read as this very function."""
        return function is not None and function.id in self.meant

    def means(self, function: Function | None) -> bool:
        """Whether a line may well be read as this function, or as the area that it belongs to."""
        return function is not None and (self.reads_as(function) or self._covers(function))

    def may_mean(self, duty: Duty) -> bool:
        """Whether a function that the duty's name may well tell, clearly or not, is one that a line may be read as."""
        if duty.function is not None:
            return False
        candidates = self.functions.reading(duty.name).candidates
        return any(self.means(FUNCTIONS[item.function]) for item in candidates if item.score >= LIKELY)

    def shares_a_word_with(self, duty: Duty) -> bool:
        """Whether the duty's name shares a content word with a line."""
        return share_a_word(content_words(duty.name), self._words)

    def words_shared_with(self, duty: Duty) -> int:
        """Count the content words that the duty's name and the lines have in common."""
        return len(content_words(duty.name) & self._words)

    def has_opaque_line(self, duties: Iterable[Duty]) -> bool:
        """Whether a line reads as no function and shares no word with any of these duties: it may mean whatever else they are."""
        unread = [line for line in self.lines if not self._alone(line).meant]
        if not unread:
            return False
        listed = tuple(duties)
        said = frozenset[str]().union(*(content_words(duty.name) for duty in listed))
        names = [_plain(duty.name) for duty in listed]
        for line in unread:
            holds = self._alone(line).holds_or_stands_in
            if not share_a_word(content_words(line), said) and not any(map(holds, names)):
                return True
        return False

    def has_free_line(self, duties: Iterable[Duty]) -> bool:
        """Whether a line fits none of these duties best: it may mean whatever no other line names."""
        alone = [self._alone(line) for line in self.lines]
        parts = [(part, at) for at, line in enumerate(alone) for part in line.parts]
        taken: set[int | None] = set()
        for duty in duties:
            at = self._naming(_plain(duty.name), alone, parts)
            taken.add(_fitting_best(duty, alone) if at is None else at)
        return len(taken - {None}) < len(alone)

    def holds_or_stands_in(self, name: str) -> bool:
        """Whether a line contains a name, or stands in it, both as they are compared."""
        # A loop, since few of many names are held in any way.
        for part in self.parts:
            if part in name and _is_within(part, name):
                return True
        return self.holds(name)

    def _naming(self, name: str, alone: Sequence["Charter"], parts: Iterable[tuple[str, int]]) -> int | None:
        """Return the place of the first line that contains a name or stands in it; ``parts`` are those of all lines, each with the place of its own."""
        found = [at for part, at in parts if part in name and _is_within(part, name)][:1]
        if name in self._all_lines:
            found += [at for at, line in enumerate(alone) if line.holds(name)][:1]
        return min(found, default=None)

    def _covers(self, function: Function) -> bool:
        if function.votes_from in self.meant:
            return True
        for head in self.meant & _WHOLE_AREAS.keys():
            if FUNCTIONS[head].area == function.area or function.id in _WHOLE_AREAS[head]:
                return True
        return False

    def _alone(self, line: str) -> "Charter":
        known = self._known.get(line)
        if known is None:
            known = self._known[line] = Charter((line,), self.functions, self._known)
        return known

    def _functions_of(self, line: str) -> list[str]:
        parts = [part.strip() for part in _JOINED.split(line)]
        read = [self.functions.reading(part).candidates for part in dict.fromkeys((line, *parts)) if part]
        return [item.function for candidates in read for item in candidates if item.score >= LIKELY]

    def holds(self, name: str) -> bool:
        """Whether a line contains a name, as they are compared."""
        if name not in self._all_lines:
            return False
        return any(name in line and _is_within(name, line) for line in self._plain_lines)

    @cached_property
    def _plain_lines(self) -> tuple[str, ...]:
        return tuple([_plain(line) for line in self.lines])

    @cached_property
    def _all_lines(self) -> str:
        return "\n".join(self._plain_lines)

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The lines and what stands in them between commas."""
        parts = [part.strip() for line in self._plain_lines for part in (line, *_PARTS.split(line))]
        return tuple(dict.fromkeys(part for part in parts if part))

    @cached_property
    def meant(self) -> frozenset[str]:
        """The functions that the lines may well be read as."""
        if len(self.lines) == 1:
            return frozenset(self._functions_of(self.lines[0]))
        return frozenset[str]().union(*(self._alone(line).meant for line in self.lines))

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset[str]().union(*map(content_words, self.lines))


def _fitting_best(duty: Duty, alone: Sequence[Charter]) -> int | None:
    """Return the place of the line that fits a duty best which none names, the first of several; ``None`` where none fits at all.

    Best is one that shares words with it, the more the better, then one that may mean it.
    """
    shared = [line.words_shared_with(duty) for line in alone]
    if any(shared):
        return shared.index(max(shared))
    function = alone[0].functions.of(duty)
    for at, line in enumerate(alone):
        if line.means(function) or line.names_function(function) or line.shares_a_word_with(duty):
            return at
    return None


def charters(org: Organization) -> Mapping[str, Charter]:
    """Return the charters of a company, by department; one that is empty or unknown is missing."""
    return org.derived("charters", ("department.charter",), _charters)


def _charters(org: Organization) -> Mapping[str, Charter]:
    functions, lines = duty_functions(org), dict[str, Charter]()
    return {item.id: Charter(item.charter, functions, lines) for item in org.departments if item.charter}


@remembered
def _plain(name: str) -> str:
    """Return a name as it is compared: 請求書の発行 is 請求書発行."""
    return canonical(name).replace("の", "")


@remembered
def _has_kanji(text: str) -> bool:
    """Whether a text has two kanji or more."""
    return len(_KANJI.findall(text)) > 1


def _is_within(short: str, long: str) -> bool:
    if short not in long:
        return False
    if short == long or _has_kanji(short):
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
