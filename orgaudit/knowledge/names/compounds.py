"""Compounds looked into before anything is scored: verbs without an object of theirs, and nouns made of shared words."""

from collections.abc import Sequence
from functools import lru_cache

from orgaudit.knowledge.names.lexicon import Lexicon, Word
from orgaudit.knowledge.names.parts import Part
from orgaudit.knowledge.names.phrases import phrase_with
from orgaudit.knowledge.names.segmentation import Segment, segmented_inside
from orgaudit.knowledge.names.tokens import Tokens


def compounds_resolved(tokens: Tokens, part: Part, lexicon: Lexicon) -> Part:
    """Return the part with such verbs split into the words inside, and such nouns marked. ``lexicon`` holds our words."""
    segments: Sequence[Segment] = part.segments
    for segment in part.segments:
        if segment.word is not None and segment.word.only_verb:
            segments = _verbs_split(tokens, segments, lexicon)
            break
    for at in range(len(segments) - 1):
        word = segments[at].word
        if word is not None and word.compound and _is_noun_of_shared(word, lexicon):
            segments = [*segments[:at], Segment(*segments[at][:3], made_of_shared=True), *segments[at + 1 :]]
    return part if segments is part.segments else Part(tuple(segments), part.aside, part.near)


def _is_noun_of_shared(word: Word, lexicon: Lexicon) -> bool:
    return word.senses[0].kind == "noun" and _is_made_of_shared(word.key, lexicon)


def _verbs_split(tokens: Tokens, segments: Sequence[Segment], lexicon: Lexicon) -> Sequence[Segment]:
    """Return the segments, compound verbs without an object of theirs opened into the words inside."""
    named = {segment.word.key for segment in segments if segment.word is not None}
    result: list[Segment] = []
    for at, segment in enumerate(segments):
        inner: Sequence[Segment] = ()
        if segment.word is not None and segment.word.only_verb and not named & segment.word.phrases.keys():
            partner = phrase_with(segments, at, japanese=tokens.japanese)
            inner = segmented_inside(tokens.keys, segment, lexicon) if partner is None else ()
        known = inner and all(word.word is not None for word in inner)
        result += reversed(inner) if known else (segment,)
    return result


@lru_cache(maxsize=32768)
def _is_made_of_shared(key: str, lexicon: Lexicon) -> bool:
    tokens = tuple(key.split(" "))
    inner = segmented_inside(tokens, Segment(None, 0, len(tokens)), lexicon)
    return len(inner) > 1 and all(_is_shared(part.word) for part in inner)


def _is_shared(word: Word | None) -> bool:
    return word is not None and not word.broad and (word.is_light or word.yields or word.common)
