"""What the words of a name say, weighed by their place: the head speaks, the modifiers hardly.

All figures are house defaults.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from orgaudit.knowledge.names.lexicon import STRENGTH, Sense, Word
from orgaudit.knowledge.names.parts import Part
from orgaudit.knowledge.names.phrases import UNKNOWN_BETWEEN, phrase_with
from orgaudit.knowledge.names.segmentation import Segment
from orgaudit.knowledge.names.tokens import Tokens
from orgaudit.model.dataclass import dataclass

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

_CIRCUMSTANCE: Final = 0.6
"""Behind something that was done to a thing, where, when or for whom: fitting lamps in the theatre is no work of the theatre."""

_BESIDE_UNKNOWN: Final = 0.51
"""The most that a noun of ours can weigh with something unknown in the same part, which may make it another thing: lost
property at a station is no work of a hotel. Of such nouns two in three were read right."""

_ASIDE: Final = 0.7
"""Only what stands in brackets or before a colon says something."""


@dataclass(slots=True)
class _Context:
    """How far the name has been scored: what is behind the next word, and whether the head has spoken."""

    factor: float = 1.0
    general_behind: bool = False
    weak_head: bool = False
    decided: bool = False
    most_of_noun: float = 1.0


def scores(tokens: Tokens, part: Part) -> Iterator[tuple[Sense, float, str]]:
    """Yield what each word of a part says: the sense, its score, and the words as written."""
    segments = part.segments
    alone, strange = _company(segments, part.near)
    context = _Context(
        factor=_ASIDE if part.aside else 1.0,
        most_of_noun=_BESIDE_UNKNOWN if strange else 1.0,
    )
    used: set[int] = set()
    for at, segment in enumerate(segments):
        word = segment.word
        if at == part.near and (used or any(before.has_content for before in segments[:at])):
            context.factor *= _CIRCUMSTANCE
        if at in used or (word is not None and word.filler and word.empty):
            continue
        if word is None or word.guard:
            context.factor *= UNKNOWN_BETWEEN if context.weak_head else _UNKNOWN_BEHIND
            continue
        said_together = not context.decided and (word.phrases or word.is_object)
        phrase = phrase_with(segments, at, japanese=tokens.japanese) if said_together else None
        if phrase is None and at and word.general and not (segment.start or tokens.japanese):
            continue  # an English verb before its object: to order, to review
        if phrase is None:
            bare = not context.decided and _is_bare(segment, word) and _is_modified(segments, at, word)
            joined = bare and _is_joined(segments, at)
            yield from _word_scores(tokens, segment, word, context, alone=alone, bare=bare, joined=joined)
            continue
        other, senses, nearness = phrase
        start, end = min(segment.start, segments[other].start), max(segment.end, segments[other].end)
        slight = word.is_light and _is_light(segments[other])
        strength = _WEAK if slight else STRENGTH["phrase"]
        for item in senses:
            yield item, strength * context.factor * nearness, tokens.written(start, end)
        used.add(other)
        context.weak_head = context.weak_head or slight
        context.decided = not slight


def _company(segments: Sequence[Segment], near: int) -> tuple[bool, bool]:
    """Return whether no more than one thing is named, and whether one of several is unknown, besides circumstances."""
    known = unknown = 0
    for at, segment in enumerate(segments):
        if segment.word is not None:
            known += segment.word.has_content
        elif at < near:
            unknown += 1
        else:
            known += 1
    several = known + unknown > 1
    return not several, several and unknown > 0


def _is_light(segment: Segment) -> bool:
    return segment.word is not None and segment.word.is_light


def _is_bare(segment: Segment, word: Word) -> bool:
    """Whether other functions use the word as their head too: a shared word or verb, or made of such (故障対応)."""
    return word.yields or word.general or segment.made_of_shared


def _is_modified(segments: Sequence[Segment], at: int, word: Word) -> bool:
    """Whether something stands before the word that says what it is about; for some words the name of an act does too."""
    before = segments[at + 1 :]
    return any(segment.has_content for segment in before) or (
        word.by_object and any(segment.word is not None and segment.word.general for segment in before)
    )


def _is_joined(segments: Sequence[Segment], at: int) -> bool:
    """Whether the word before this one says something by itself and is joined to it, or is long enough to mean one thing."""
    before = segments[at + 1] if at + 1 < len(segments) else None
    word = before.word if before is not None else None
    if before is None or word is None or word.gives_way or word.broad or word.guard:
        return False
    if all(item.kind == "object" for item in word.senses):
        return False
    head = segments[at].word
    return before.end == segments[at].start or word.compound or (head is not None and head.general)


def _word_scores(
    tokens: Tokens, segment: Segment, word: Word, context: _Context, *, alone: bool, bare: bool, joined: bool
) -> Iterator[tuple[Sense, float, str]]:
    matched = tokens.written(segment.start, segment.end)
    for item in word.senses:
        weight = _sense_weight(word, item, alone=alone) * context.factor
        if bare and item.kind != "own_name":
            weight = min(weight, _most(word, item, joined=joined) * _NOT_ALONE * context.factor)
        if word.broad and context.factor <= _UNKNOWN_BEHIND:
            weight *= _BROAD_BEFORE_UNKNOWN
        if item.kind == "noun" and weight > context.most_of_noun:
            weight = context.most_of_noun
        if context.decided:
            weight *= _MODIFIER
        elif word.weak and not (alone or context.weak_head):
            weight *= _WEAK_HEAD
        elif context.weak_head and word.broad:
            weight *= _WEAK / STRENGTH[item.kind]
        yield item, weight, matched
    if word.senses:
        gives_way = word.gives_way or joined
        context.decided = context.decided or not gives_way
        context.weak_head = context.weak_head or gives_way
    elif not context.general_behind:
        context.general_behind = True
        context.factor *= _GENERAL_BEHIND


def _most(word: Word, item: Sense, *, joined: bool) -> float:
    """Return the most that a head can weigh that other functions use too."""
    if joined:
        return _YIELDING
    if word.general:
        return _VAGUE
    return _YIELDING if item.kind == "noun" or word.by_object else _YIELDING_NAME


def _sense_weight(word: Word, item: Sense, *, alone: bool) -> float:
    strength = _COMPOUND if item.kind == "noun" and word.compound else STRENGTH[item.kind]
    if item.kind == "own_name":
        return strength
    if word.vague:
        return min(strength, _VAGUE)
    if word.weak:
        return min(strength, _WEAK)
    return strength if alone else strength * _NOT_ALONE
