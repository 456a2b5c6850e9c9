"""A text without what two spellings of one name differ by, and where each sign of it stood in the text as written."""

import re
import unicodedata
from typing import Final

from orgaudit.model.pattern import pattern

_UNSEEN: Final = (
    "\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
"""Accents, selectors of a variant and signs without a width: no spelling is another for them."""

_DROPPED: Final = pattern(f"[{_UNSEEN}]+")
_CLUSTER: Final = pattern(f".[{_UNSEEN}\u1160-\u11ff\u3099\u309a\uff9e\uff9f]*", re.DOTALL)
"""A sign with whatever melts into it: accents, sounding marks of half-width kana, the parts of a Korean syllable."""

_WIDE: Final = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE: Final = pattern(f"(?<=[{_WIDE}])\\s+|\\s+(?=[{_WIDE}])|(?<=\\s)\\s+")
_SAME: Final = str.maketrans(
    {"ı": "i", "\u2019": "'", "\u2010": "-", "\u2011": "-", "\t": " ", "\n": " ", "\r": " "}
)


def folded(text: str) -> str:
    """Return a text without width, case, accents, and spaces next to Japanese; other spaces are one."""
    if text.isascii():
        return " ".join(text.split()).lower()
    return _SPACE.sub("", _signs(text)).strip()


def folded_in_place(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the same, untrimmed, with the part of ``text`` that each sign comes from."""
    signs: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in _CLUSTER.finditer(text):
        folded_cluster = _signs(cluster.group())
        signs += folded_cluster
        places += [cluster.span()] * len(folded_cluster)
    whole = "".join(signs)
    gone = {at for space in _SPACE.finditer(whole) for at in range(*space.span())}
    kept = [at for at in range(len(whole)) if at not in gone]
    return "".join(whole[at] for at in kept), [places[at] for at in kept]


def _signs(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", _DROPPED.sub("", apart)).translate(_SAME)
