"""Whether a form of a name that is found in a text is meant there, or is part of another word."""

import re
from functools import cache
from typing import Final

from orgaudit.intake.values.person_words import words
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.reports.words.folding import any_of, folded
from orgaudit.reports.words.names.address import (
    chinese_address,
    is_hangul,
    korean_address,
    korean_particle,
    may_stand_before_address,
)
from orgaudit.reports.words.names.forms import CLASSES, LATIN_WORD, Form, Found
from orgaudit.reports.words.names.humps import begins_hump, ends_hump

_UNITS: Final = "部課係室局所店社班組科院校室隊署"
"""Signs that a department ends with, behind which a surname and its title may stand: 総務部林課長, but not 小林課長."""

_PARTICLES: Final = "のはがをにとへもやでか"
_WORDS: Final = ("letters", "digits")
"""Scripts in which no part of a run is a word. A number is no part of a word beside it, as in an account such as sato01, unless that is
as short as the letters of a code."""

_LONGEST_TITLE: Final = 40
_BEFORE: Final = "のはをとへがに"
_KANA_NAME: Final = 3
"""Signs of a name in small kana from which it is one behind such a particle: 部のまりこ."""


class Text(NamedTuple):
    """A text as it is written, folded, and the part that each folded sign comes from."""

    written: str
    key: str
    places: list[tuple[int, int]]

    def before(self, at: int) -> str:
        """Return the sign before a folded one; nothing where the text begins."""
        start = self.places[at][0]
        if at and self.places[at - 1][1] == start:
            return self.key[at - 1]
        return self.written[start - 1] if start else ""

    def behind(self, at: int) -> str:
        """Return the sign behind a folded one; nothing where the text ends."""
        end = self.places[at][1]
        if at + 1 < len(self.key) and self.places[at + 1][0] == end:
            return self.key[at + 1]
        return self.written[end : end + 1]


def stands(form: Form, text: Text, at: int, least: int) -> bool:
    """Whether a form that is found at a folded sign of a text is meant there; of fewer signs than ``least`` one has to be its own."""
    last_at = at + len(form.key) - 1
    found, follows = text.key[at : last_at + 1], text.key[last_at + 1 : last_at + _LONGEST_TITLE]
    if len(found) < least and not any(one == own for one, own in zip(found, form.key, strict=True)):
        return False
    left, right = _free_sides(form, text, at, found)
    first, last = script(form.key[0]), script(form.key[-1])
    if (first in _WORDS and not left) or (last in _WORDS and not right):
        return False
    if form.found is Found.ANYWHERE:
        return True
    if form.found is Found.IN_AN_ADDRESS:
        return left and follows.startswith("@")
    if _title().match(follows):
        return left or len(form.key) > 1 or text.before(at) in _UNITS
    if last == CLASSES[0].pattern and _is_addressed(form, text, last_at, follows):
        return left or len(form.key) > 1 or may_stand_before_address(text.before(at))
    if form.found is Found.AT_AN_EDGE:
        return left or right
    written = text.written[text.places[at][0] : text.places[last_at][1]]
    if form.found is Found.WITH_CAPITAL and written.islower():
        return False
    return left and right and form.found is not Found.WITH_TITLE


def _free_sides(form: Form, text: Text, at: int, found: str) -> tuple[bool, bool]:
    """Return whether what stands before a name, and behind it, makes no word with it."""
    last_at = at + len(found) - 1
    left = _free(text.before(at), form.key[0], found[0], form) or (
        script(form.key[0]) == CLASSES[2].pattern and len(found) >= _KANA_NAME and _behind_particle(text, at)
    )
    right = _free(text.behind(last_at), form.key[-1], found[-1], form) or _joins(form, text, last_at)
    return (
        left or begins_hump(form.key, text.written, text.places, at),
        right or ends_hump(form.key, text.written, text.places, last_at),
    )


def _joins(form: Form, text: Text, last_at: int) -> bool:
    """Whether a particle that joins words stands behind a name in hiragana or Hangul."""
    if script(form.key[-1]) == CLASSES[2].pattern:
        return text.key[last_at + 1 : last_at + 2] in _PARTICLES
    return len(form.key) > 1 and _only_particle(text, last_at)


def _is_addressed(form: Form, text: Text, last_at: int, follows: str) -> bool:
    """Whether a Korean or Chinese form of address stands behind a name; a Korean one ends its word but for a particle."""
    if not is_hangul(form.key[-1]):
        return chinese_address(form.key[0], follows) > 0
    length = korean_address(follows)
    return length > 0 and (
        not is_hangul(text.behind(last_at + length)) or _only_particle(text, last_at + length)
    )


def _only_particle(text: Text, last_at: int) -> bool:
    """Whether what stands behind a Korean word, up to the end of that, is a particle."""
    if not is_hangul(text.key[last_at]):
        return False
    length = korean_particle(text.key[last_at + 1 : last_at + _LONGEST_TITLE])
    return length > 0 and not is_hangul(text.behind(last_at + length))


def _behind_particle(text: Text, at: int) -> bool:
    """Whether a kana that joins words stands before a folded sign, and no kana before it that it could make a word with."""
    return at > 1 and text.key[at - 1] in _BEFORE and script(text.key[at - 2]) != CLASSES[2].pattern


def _free(neighbour: str, own: str, found: str, form: Form) -> bool:
    """Whether the sign beside a name makes no word with it; ``found`` is what stands there for its ``own`` sign."""
    kinds = {script(own), script(found)} - {""}
    # No sign can be joined to one that is of no script.
    return not neighbour or not any(script(neighbour) in _joined_to(kind, form) for kind in kinds)


@cache
def _title() -> re.Pattern[str]:
    return any_of(words()["titles"])


def _joined_to(kind: str, form: Form) -> tuple[str, ...]:
    """Return the scripts of signs that make one word with a form that ends in this one."""
    return _WORDS if kind in _WORDS and len(form.key) <= LATIN_WORD else (kind,)


def script(sign: str) -> str:
    """Return the script of a sign; signs of no script are of none that a name could be part of."""
    sign = folded(sign)[:1]
    if not sign:
        return ""
    for kind in CLASSES:
        if kind.match(sign):
            return kind.pattern
    if sign.isalpha():
        return _WORDS[0]
    return _WORDS[1] if sign.isalnum() else ""
