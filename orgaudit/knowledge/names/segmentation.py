"""The tokens of a name cut into known words and the rest, in the order in which they decide."""

from collections.abc import Container, Iterator, Sequence
from typing import Any, Final

from orgaudit.knowledge.names.lexicon import Lexicon, Word, word_made
from orgaudit.knowledge.names.tokens import BREAK, FIRST_LETTER, JOIN, LINK, SIGNS, Tokens
from orgaudit.model.named_tuple import NamedTuple

_WORD_COST: Final = 1.0
_UNKNOWN_COST: Final = 1.6
"""A letter or English word that no entry covers; above 1, so that known words win, below 2, so that long ones do."""

_OWN_COST: Final = 0.4
_SHORT_KATAKANA: Final = 3
"""A katakana word up to this length is only taken where it fills its run: オンライン is no ライン, マスタード no マスタ; so is a
word of one kanji."""

_SCRAP: Final = 2
"""Katakana letters that are no word by themselves; house default."""

_KATAKANA: Final = frozenset(map(chr, range(ord("ァ"), ord("ヺ") + 1)))
_FIRST_JAPANESE: Final = "ぁ"
_FAR: Final = float("inf")


class _Kanji:
    """All kanji. A set of them would take longer to make than most companies take to audit."""

    def __contains__(self, token: object) -> bool:
        return isinstance(token, str) and len(token) == 1 and ("㐀" <= token <= "䶿" or "一" <= token <= "龯")


_KANJI: Final = _Kanji()


class Segment(NamedTuple):
    """One word of a name, or an uncovered stretch (``word`` is ``None``); ``start`` and ``end`` count tokens.

    ``made_of_shared`` where it is a compound of words that other functions use too (see ``compounds``).

    A tuple, because a name makes a dozen of them and they are compared with signs.
    """

    word: Word | None
    start: int
    end: int
    made_of_shared: bool = False

    @property
    def has_content(self) -> bool:
        """Whether the segment names a thing, known or not, rather than only what is done with it."""
        return self.word is None or self.word.has_content


def segmented(tokens: Tokens, lexicons: Sequence[Lexicon]) -> tuple[Segment | str, ...]:
    """Return the cheapest cut into words, with the signs between them, from left to right.

    ``lexicons`` are our words last, a company's own before them; its own are preferred.
    """
    return tuple(_cheapest(tokens.keys, lexicons, 0, len(tokens.keys), longest=len(tokens.keys)))


def segmented_inside(keys: tuple[str, ...], segment: Segment, lexicon: Lexicon) -> tuple[Segment, ...]:
    """Return the shorter words inside a segment, from left to right: 伝票処理 is also 伝票 and 処理."""
    cut = _cheapest(keys, (lexicon,), segment.start, segment.end, longest=segment.end - segment.start - 1)
    return tuple(inner for inner in cut if isinstance(inner, Segment))


def _cheapest(
    keys: tuple[str, ...], lexicons: Sequence[Lexicon], first: int, after: int, *, longest: int
) -> Iterator[Segment | str]:
    cost = [0.0] * (first + 1) + [_FAR] * (after - first)
    last: list[tuple[int, Word | None]] = [(0, None)] * (after + 1)
    priced = [
        (lexicon.starting, _WORD_COST if lexicon is lexicons[-1] else _OWN_COST) for lexicon in lexicons
    ]
    for at in range(first, after):
        key = keys[at]
        step = cost[at] + (_UNKNOWN_COST if key >= FIRST_LETTER or not _costs_nothing(key) else 0.0)
        if step < cost[at + 1]:
            cost[at + 1], last[at + 1] = step, (at, None)
        inside = at > first and last[at][1] is None
        for starting, price in priced:
            table = starting[key]
            if table is None:
                continue
            step = cost[at] + price
            for end, word in _words_from(table, keys, at, min(after, at + longest)):
                if step > cost[end]:
                    continue
                if key >= _FIRST_JAPANESE and (
                    (inside and _behind_scrap(keys, at, first, last))
                    or (
                        end - at <= _SHORT_KATAKANA
                        and _is_torn(keys, at, end, word, lexicons, after, inside=inside)
                    )
                ):
                    continue
                cost[end], last[end] = step, (at, word)
    return _backwards(keys, last, first)


def _costs_nothing(key: str) -> bool:
    return key in SIGNS or key[0] == LINK or key.isdigit()


def _behind_scrap(
    keys: tuple[str, ...], at: int, first: int, last: Sequence[tuple[int, Word | None]]
) -> bool:
    """Whether a katakana word would leave too little of its run uncovered before it to be a word: アロケーション."""
    start = at
    while start > first and keys[start - 1] in _KATAKANA and last[start][1] is None:
        start -= 1
    return keys[at] in _KATAKANA and 0 < at - start <= _SCRAP


def _is_torn(
    keys: tuple[str, ...],
    at: int,
    end: int,
    word: Word,
    lexicons: Sequence[Lexicon],
    after: int,
    *,
    inside: bool,
) -> bool:
    """Whether a short word would be torn out of a longer run of its letters."""
    letters = _torn_letters(keys, at, end, word)
    return letters is not None and (
        (inside and keys[at - 1] in letters) or _torn(keys, end, after, lexicons, letters)
    )


def _torn_letters(keys: tuple[str, ...], at: int, end: int, word: Word) -> Container[str] | None:
    """Return the letters that must not stand on either side of a short word uncovered, if any."""
    if keys[end - 1] in _KATAKANA:
        return _KATAKANA
    return _KANJI if end - at == 1 and word.senses and keys[at] in _KANJI else None


def _torn(
    keys: tuple[str, ...], end: int, after: int, lexicons: Sequence[Lexicon], letters: Container[str]
) -> bool:
    """Whether the run of letters goes on behind a word that ends here, and with nothing that we know."""
    if end >= after or keys[end] not in letters:
        return False
    tables = (lexicon.starting[keys[end]] for lexicon in lexicons)
    return not any(table is not None and _words_from(table, keys, end, after) for table in tables)


def _words_from(
    table: dict[str, Any], keys: tuple[str, ...], start: int, after: int
) -> list[tuple[int, Word]]:
    """Return the words that begin at a token, the shortest first, each with its end (exclusive).

    ``table`` is what begins with the token.

    A break inside a word is passed over, 人事の評価 is 人事評価; so is the dot of foreign words, アセット・アロケーション.
    """
    found: list[tuple[int, Word]] = []
    prefix = keys[start]
    made = table[prefix]
    if made is not None:
        found.append((start + 1, made if made.__class__ is Word else word_made(table, prefix)))
    for at in range(start + 1, after):
        token = keys[at]
        longer = f"{prefix} {token}"
        if longer not in table:
            if token == BREAK or (token == JOIN and keys[at - 1] in _KATAKANA):
                continue
            break
        prefix = longer
        made = table[prefix]
        if made is not None:
            found.append((at + 1, made if made.__class__ is Word else word_made(table, prefix)))
    return found


def _backwards(
    keys: tuple[str, ...], last: Sequence[tuple[int, Word | None]], first: int
) -> Iterator[Segment | str]:
    """Return the segments from left to right; neighbouring uncovered letters are one."""
    at = len(last) - 1
    found: list[Segment | str] = []
    loose = at + 1
    """Where the uncovered stretch begins that was found last."""
    while at > first:
        start, word = last[at]
        key = keys[start]
        if word is not None:
            found.append(Segment(word, start, at))
        elif key in SIGNS or key[0] == LINK:
            found.append(key)
        elif not key.isdigit():
            end = at
            if loose == at:
                joined = found.pop()
                end = joined.end if isinstance(joined, Segment) else at
            found.append(Segment(None, start, end))
            loose = start
        at = start
    return reversed(found)
