"""A text without what two spellings of one name differ by, and where each sign of it stood in the text as written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Final

from orgaudit.intake.values.person_words import words
from orgaudit.knowledge.kanji_forms import one_form
from orgaudit.model.pattern import pattern
from orgaudit.model.visible import RADICALS, UNSEEN
from orgaudit.reports.words.written_signs import CODED, decoded

_UNSEEN: Final = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4"
    "\u06e7\u06e8\u06ea-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    f"{UNSEEN}"
)
"""Accents, vowels above and below Hebrew and Arabic letters, selectors of a variant and signs without a width: no spelling is another for them."""

_DROPPED: Final = pattern(f"[{_UNSEEN}]+")
_MELTING: Final = f"[{_UNSEEN}\u1160-\u11ff\u3099\u309a\uff9e\uff9f]*"
_CLUSTER: Final = pattern(f"(?:(?P<code>{CODED})|.){_MELTING}", re.DOTALL)
_PLAIN_CLUSTER: Final = pattern(f".{_MELTING}", re.DOTALL)
"""A sign with whatever melts into it: accents, sounding marks of half-width kana, the parts of a Korean syllable."""

_WIDE: Final = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff"
_SPACE: Final = pattern(f"(?<=[{_WIDE}])\\s+|\\s+(?=[{_WIDE}])|(?<=\\s)\\s+")
KANJI: Final = "\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_RUBY: Final = pattern(
    f"(?<=[{KANJI}])\\s?[(\\[《〈](?P<kana>[\u3041-\u3096\u30fb\\s]+|[\u30a1-\u30fb\\s]+)[)\\]》〉]"
    "|\ufffa[^\ufffa\ufffb]*\ufffb|[\ufffa\ufffb]"
)
"""How kanji are read, in brackets behind them; or anything as Unicode marks it, and such a mark alone."""

_SAME: Final = str.maketrans(
    {
        "ı": "i",
        "\u2800": " ",
        "\0": "",
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\t": " ",
        "\n": " ",
        "\r": " ",
    }
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
    | {chr(sign): chr(kanji) for sign, kanji in RADICALS.items()}
    | {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Signs that are typed for each other; those with a stroke and joined ones as keyboards without them have it."""


@lru_cache(maxsize=20_000)  # the names of many people share their parts
def folded(text: str) -> str:
    """Return a text without width, case, accents, ruby, and spaces next to Japanese; other spaces are one.

    Kanji stand in the form of today, signs that are written by others (``%20``) as themselves.
    """
    text = decoded(text)
    if text.isascii() and text.isprintable():
        return " ".join(text.split()).lower()
    signs = _signs(text)
    if _RUBY.search(signs):
        signs = _RUBY.sub(lambda found: "" if _is_reading(found) else found.group(), signs)
    return _SPACE.sub("", signs).strip()


def any_of(words: Iterable[str], behind: str = "") -> re.Pattern[str]:
    """Return what matches any of these words in a folded text, the longest first, and what stands ``behind`` it."""
    listed = sorted(set(map(folded, words)), key=lambda word: (-len(word), word))
    return re.compile(f"(?:{'|'.join(map(re.escape, listed))}){behind}")


def folded_in_place(text: str, gone: Iterable[tuple[int, int]] = ()) -> tuple[str, list[tuple[int, int]]]:
    """Return the same, untrimmed, with the part of ``text`` that each sign comes from; ruby belongs to the sign before it.

    ``gone`` are parts in their order that are passed over.
    """
    signs: list[str] = []
    places: list[tuple[int, int]] = []
    for cluster in _clusters(text, gone):
        folded_cluster = _of_one(cluster.group())
        signs += folded_cluster
        places += [cluster.span()] * len(folded_cluster)
    ruby = [found.span() for found in _RUBY.finditer("".join(signs)) if _is_reading(found)]
    for start, end in ruby if not ruby or ruby[0][0] else ruby[1:]:
        places[start - 1] = places[start - 1][0], places[end - 1][1]
    signs, places = _without(ruby, signs, places)
    return _joined(*_without([found.span() for found in _SPACE.finditer("".join(signs))], signs, places))


def _clusters(text: str, gone: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    start = 0
    for end, behind in (*gone, (len(text), 0)):
        for cluster in _CLUSTER.finditer(text, start, end):
            if cluster["code"] and decoded(cluster["code"]) == cluster["code"]:
                yield from _PLAIN_CLUSTER.finditer(text, *cluster.span())
            else:
                yield cluster
        start = behind


def _joined(signs: list[str], places: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    return "".join(signs), places


def _without(
    spans: list[tuple[int, int]], signs: list[str], places: list[tuple[int, int]]
) -> tuple[list[str], list[tuple[int, int]]]:
    gone = {at for span in spans for at in range(*span)}
    kept = [at for at in range(len(signs)) if at not in gone]
    return [signs[at] for at in kept], [places[at] for at in kept]


def _is_reading(found: re.Match[str]) -> bool:
    """Whether brackets hold a reading, and no remark such as (なし) or (リーダー)."""
    kana = found["kana"]
    return kana is None or not ("ー" in kana or "".join(kana.split()) in _remarks())


@cache
def _remarks() -> frozenset[str]:
    return frozenset(words()["remarks_in_kana"])


@lru_cache(maxsize=4_096)
def _of_one(cluster: str) -> str:
    return _signs(decoded(cluster))


def _signs(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold()
    return unicodedata.normalize("NFC", _DROPPED.sub("", apart)).translate(_SAME).translate(one_form())
