"""A verb and its object in one name, and how near they stand. All figures are house defaults."""

from collections.abc import Sequence
from typing import Final

from orgaudit.knowledge.names.lexicon import Sense, Word
from orgaudit.knowledge.names.segmentation import Segment

UNKNOWN_BETWEEN: Final = 0.9
_OTHER_BETWEEN: Final = 0.8
_TAIL_ONLY: Final = 0.9
"""Between verb and object an unknown word, another known one; and only the end of a compound is the object."""


def phrase_with(
    segments: Sequence[Segment], at: int, *, japanese: bool
) -> tuple[int, Sequence[Sense], float] | None:
    """Return the nearest segment that makes a phrase with this one, what the phrase says, and how near it is.

    A Japanese verb has its object before it; in English either may come first.
    """
    word = segments[at].word
    if word is None or not (word.phrases or word.is_object):
        return None
    nearness = 1.0
    for other in range(at + 1, len(segments)):
        partner = segments[other].word
        if partner is None:
            nearness *= UNKNOWN_BETWEEN
            continue
        if partner.filler and partner.empty:
            continue
        senses: Sequence[Sense] | None = word.phrase(partner.key)
        if not senses and not japanese:
            senses = partner.phrase(word.key)
        if senses:
            return other, senses, nearness
        senses = _tail_phrase(partner, word) if japanese and not (word.general and partner.senses) else None
        if senses:
            return other, senses, nearness * _TAIL_ONLY
        if word.phrases and partner.senses and not (partner.vague if word.general else partner.gives_way):
            return None  # the verb is about this thing, even where we do not know the two together
        if not partner.general:
            nearness *= _OTHER_BETWEEN
    return None


def _tail_phrase(target: Word, verbs_of: Word) -> Sequence[Sense] | None:
    """Return what the end of a compound says with a verb: 営業資料の印刷 is 資料の印刷."""
    if not verbs_of.phrases:
        return None
    rest = target.key
    while " " in rest:
        rest = rest.partition(" ")[2]
        if " " in rest and rest in verbs_of.phrases:
            return verbs_of.phrase(rest)
    return None
