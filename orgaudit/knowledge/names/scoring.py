"""What the words of a name say, weighed by their place: the head speaks, the modifiers hardly.

All figures are house defaults.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from orgaudit.knowledge.names.lexicon import STRENGTH, Claim, Word, WordTree
from orgaudit.knowledge.names.segmentation import Part, Piece, opened
from orgaudit.knowledge.names.tokens import Units

_NOT_ALONE: Final = 0.93
"""A name or noun with modifiers that are not part of it."""

_GENERAL_BEHIND: Final = 0.96
"""Behind the word only a verb that could mean anything."""

_UNKNOWN_BEHIND: Final = 0.5
"""Behind the word something that we do not know, which is the head then."""

_BROAD_BEFORE_UNKNOWN: Final = 0.5
"""A whole department's name before an unknown head says hardly anything, so it counts this much again."""

_COMPOUND: Final = 0.76
"""A noun of ours that is long enough to mean one thing only."""

_MODIFIER: Final = 0.3
"""Before a head that has spoken."""

_WEAK: Final = 0.51
"""The most that a weak word, or a department's name before one, can weigh."""

_WEAK_HEAD: Final = 0.88
"""A weak word as the head of others, so that a weak word before it wins."""

_YIELDING: Final = 0.55
"""A word that other functions use as their head too: a word that it is joined to wins, and before it something unknown
makes it a guess, a verb that could mean anything not even that."""

_YIELDING_NAME: Final = 0.62
"""The same for the name of a function behind something unknown, as in the names of departments."""

_VAGUE: Final = 0.25
"""The most that a vague word can weigh: too little to answer."""

_ASIDE: Final = 0.7
"""Only what stands in brackets or before a colon says something."""

_UNKNOWN_BETWEEN: Final = 0.9
_OTHER_BETWEEN: Final = 0.8
_TAIL_ONLY: Final = 0.9
"""Between verb and object an unknown word, another known one; and only the end of a compound is the object."""


@dataclass(slots=True)
class _Course:
    """How far the name has been heard: what is behind the next word, and whether the head has spoken."""

    factor: float = 1.0
    general_behind: bool = False
    weak_head: bool = False
    decided: bool = False


def heard(units: Units, part: Part, tree: WordTree) -> Iterator[tuple[Claim, float, str]]:
    """Yield what each word of a part says: the claim, its score, and the words as written. ``tree`` holds our words."""
    pieces = _opened_verbs(units, part.pieces, tree)
    alone = sum(piece.says_something for piece in pieces) <= 1
    course = _Course(factor=_ASIDE if part.aside else 1.0)
    used: set[int] = set()
    for at, piece in enumerate(pieces):
        word = piece.word
        if at in used or (word is not None and word.filler and word.mute):
            continue
        if word is None or word.guard:
            course.factor *= _UNKNOWN_BETWEEN if course.weak_head else _UNKNOWN_BEHIND
            continue
        phrase = None if course.decided else _phrase_with(pieces, at, japanese=units.japanese)
        if phrase is None and at and word.general and not (piece.start or units.japanese):
            continue  # an English verb before its object: to order, to review
        if phrase is None:
            bare = not course.decided and _is_modified(pieces, at) and _is_bare(word, tree)
            joined = bare and _is_joined(pieces, at)
            yield from _word_heard(units, piece, word, course, alone=alone, bare=bare, joined=joined)
            continue
        other, claims, nearness = phrase
        start, end = min(piece.start, pieces[other].start), max(piece.end, pieces[other].end)
        slight = word.says_little and _says_little(pieces[other])
        strength = _WEAK if slight else STRENGTH["phrase"]
        for item in claims:
            yield item, strength * course.factor * nearness, units.written(start, end)
        used.add(other)
        course.weak_head = course.weak_head or slight
        course.decided = not slight


def _says_little(piece: Piece) -> bool:
    return piece.word is not None and piece.word.says_little


def _is_bare(word: Word, tree: WordTree) -> bool:
    """Whether other functions use the word as their head too: a shared word or verb, or made of such (故障対応)."""
    if word.yields or word.general:
        return True
    return word.compound and word.claims[0].kind == "noun" and _is_made_of_shared(word.key, tree)


@lru_cache(maxsize=32768)
def _is_made_of_shared(key: str, tree: WordTree) -> bool:
    units = tuple(key.split(" "))
    inner = opened(units, Piece(None, 0, len(units)), tree)
    return len(inner) > 1 and all(_is_shared(part.word) for part in inner)


def _is_shared(word: Word | None) -> bool:
    return word is not None and not word.broad and (word.says_little or word.yields or word.common)


def _is_modified(pieces: Sequence[Piece], at: int) -> bool:
    return any(piece.says_something for piece in pieces[at + 1 :])


def _is_joined(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the word before this one says something by itself and is joined to it, or is long enough to mean one thing."""
    before = pieces[at + 1] if at + 1 < len(pieces) else None
    word = before.word if before is not None else None
    if before is None or word is None or word.gives_way or word.broad or word.guard:
        return False
    if all(item.kind == "object" for item in word.claims):
        return False
    head = pieces[at].word
    return before.end == pieces[at].start or word.compound or (head is not None and head.general)


def _word_heard(
    units: Units, piece: Piece, word: Word, course: _Course, *, alone: bool, bare: bool, joined: bool
) -> Iterator[tuple[Claim, float, str]]:
    matched = units.written(piece.start, piece.end)
    for item in word.claims:
        weight = _claim_weight(word, item, alone=alone) * course.factor
        if bare and item.kind != "own_name":
            weight = min(weight, _most(word, item, joined=joined) * _NOT_ALONE * course.factor)
        if word.broad and course.factor <= _UNKNOWN_BEHIND:
            weight *= _BROAD_BEFORE_UNKNOWN
        if course.decided:
            weight *= _MODIFIER
        elif word.weak and not (alone or course.weak_head):
            weight *= _WEAK_HEAD
        elif course.weak_head and word.broad:
            weight *= _WEAK / STRENGTH[item.kind]
        yield item, weight, matched
    if word.claims:
        gives_way = word.gives_way or joined
        course.decided = course.decided or not gives_way
        course.weak_head = course.weak_head or gives_way
    elif not course.general_behind:
        course.general_behind = True
        course.factor *= _GENERAL_BEHIND


def _most(word: Word, item: Claim, *, joined: bool) -> float:
    """Return the most that a head can weigh that other functions use too."""
    if joined:
        return _YIELDING
    if word.general:
        return _VAGUE
    return _YIELDING if item.kind == "noun" else _YIELDING_NAME


def _claim_weight(word: Word, item: Claim, *, alone: bool) -> float:
    strength = _COMPOUND if item.kind == "noun" and word.compound else STRENGTH[item.kind]
    if item.kind == "own_name":
        return strength
    if word.vague:
        return min(strength, _VAGUE)
    if word.weak:
        return min(strength, _WEAK)
    return strength if alone else strength * _NOT_ALONE


def _opened_verbs(units: Units, pieces: Sequence[Piece], tree: WordTree) -> Sequence[Piece]:
    """Return the pieces, compound verbs without an object of theirs opened into the words inside."""
    if not any(piece.word is not None and piece.word.only_does for piece in pieces):
        return pieces
    named = {piece.word.key for piece in pieces if piece.word is not None}
    result: list[Piece] = []
    for at, piece in enumerate(pieces):
        inner: Sequence[Piece] = ()
        if piece.word is not None and piece.word.only_does and not named & piece.word.does.keys():
            partner = _phrase_with(pieces, at, japanese=units.japanese)
            inner = opened(units.keys, piece, tree) if partner is None else ()
        known = inner and all(word.word is not None for word in inner)
        result += reversed(inner) if known else (piece,)
    return result


def _phrase_with(
    pieces: Sequence[Piece], at: int, *, japanese: bool
) -> tuple[int, Sequence[Claim], float] | None:
    """Return the nearest piece that makes a phrase with this one, what the phrase says, and how near it is.

    A Japanese verb has its object before it; in English either may come first.
    """
    word = pieces[at].word
    if word is None or not (word.does or word.is_object):
        return None
    nearness = 1.0
    for other in range(at + 1, len(pieces)):
        partner = pieces[other].word
        if partner is None:
            nearness *= _UNKNOWN_BETWEEN
            continue
        if partner.filler and partner.mute:
            continue
        claims: Sequence[Claim] | None = word.does.get(partner.key)
        if claims is None and not japanese:
            claims = partner.does.get(word.key)
        if claims:
            return other, claims, nearness
        claims = _tail_phrase(partner, word) if japanese and not (word.general and partner.claims) else None
        if claims:
            return other, claims, nearness * _TAIL_ONLY
        if word.does and partner.claims and not (partner.vague if word.general else partner.gives_way):
            return None  # the verb is about this thing, even where we do not know the two together
        if not partner.general:
            nearness *= _OTHER_BETWEEN
    return None


def _tail_phrase(said_of: Word, doing: Word) -> Sequence[Claim] | None:
    """Return what the end of a compound says with a verb: 営業資料の印刷 is 資料の印刷."""
    if not doing.does:
        return None
    rest = said_of.key
    while " " in rest:
        rest = rest.partition(" ")[2]
        if " " in rest and rest in doing.does:
            return doing.does[rest]
    return None
