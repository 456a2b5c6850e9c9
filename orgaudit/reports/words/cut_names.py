"""Names that a message cuts off: what is left of one before an ellipsis names somebody as well as the whole."""

from bisect import bisect_left
from collections.abc import Collection
from typing import Final

from orgaudit.model.pattern import pattern
from orgaudit.reports.words.folding import folded
from orgaudit.reports.words.skeleton import seen

_CUT: Final = "…"
_LOOKED_AT: Final = 60
"""Signs before an ellipsis that are looked at; house default."""

_REST: Final = 4
"""Signs behind a pseudonym that may be the rest of the name for which it stands."""

_WORD: Final = pattern("[A-Za-z0-9]")
_BETWEEN: Final = frozenset(" \u3000、，,・/（(「“")


def without_cut_names(told: str, forms: Collection[str], pseudonyms: Collection[str]) -> str:
    """Return a text in which people are hidden without what may be the beginning of a name before ``…``.

    ``forms`` are the folded forms of all names, ``pseudonyms`` what stands in the text in their place.
    """
    first, *others = told.split(_CUT)
    if not others:
        return told
    ordered = sorted(forms)
    parts = [_without_beginning(part, ordered, pseudonyms) for part in (first, *others[:-1])]
    return _CUT.join((*parts, others[-1]))


def _without_beginning(text: str, forms: list[str], pseudonyms: Collection[str]) -> str:
    for at in range(max(0, len(text) - _LOOKED_AT), len(text)):
        if _stands(text, at) and _begins_one(text[at:], forms):
            return text[:at]
    for at in range(max(0, len(text) - _REST), len(text)):
        if text[:at].endswith(tuple(pseudonyms)) and not _BETWEEN.intersection(text[at:]):
            return text[:at]
    return text


def _stands(text: str, at: int) -> bool:
    return not (at and _WORD.match(text[at]) and _WORD.match(text[at - 1]))


def _begins_one(text: str, forms: list[str]) -> bool:
    key = seen(folded(text))
    place = bisect_left(forms, key)
    return bool(key) and place < len(forms) and forms[place].startswith(key)
