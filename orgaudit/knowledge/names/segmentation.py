"""The units of a name cut into known words and the rest, in the order in which they decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, NamedTuple

from orgaudit.knowledge.names.lexicon import Word, WordTree
from orgaudit.knowledge.names.tokens import ASIDE, BACK, BREAK, JOIN, LINK, SIGNS, TITLE, Units

_WORD_COST: Final = 1.0
_UNKNOWN_COST: Final = 1.6
"""A letter or English word that no entry covers; above 1, so that known words win, below 2, so that long ones do."""

_OWN_COST: Final = 0.4
_SHORT_KATAKANA: Final = 3
"""A katakana word up to this length is only taken where it fills its run: オンライン is no ライン, マスタード no マスタ; so is a
word of one kanji."""

_KANJI: Final = frozenset(map(chr, (*range(0x3400, 0x4DC0), *range(0x4E00, 0x9FB0))))
_KATAKANA: Final = frozenset(map(chr, range(ord("ァ"), ord("ヺ") + 1)))
_NONE: Final[frozenset[str]] = frozenset()
_APART: Final = (JOIN, ASIDE, BACK, TITLE)
_FAR: Final = float("inf")


class Piece(NamedTuple):
    """One word of a name, or an uncovered stretch (``word`` is ``None``); ``start`` and ``end`` count units.

    A tuple, because a name makes a dozen of them and they are compared with signs.
    """

    word: Word | None
    start: int
    end: int

    @property
    def says_something(self) -> bool:
        """Whether the piece names a thing, known or not, rather than only what is done with it."""
        return self.word is None or self.word.says_something


def pieces_of(units: Units, trees: Sequence[WordTree]) -> tuple[Piece | str, ...]:
    """Return the cheapest cut into words, with the signs between them, from left to right.

    ``trees`` are our words last, a company's own before them; its own are preferred.
    """
    return tuple(_cut(units.keys, trees, 0, len(units.keys), longest=len(units.keys)))


def opened(keys: tuple[str, ...], piece: Piece, tree: WordTree) -> tuple[Piece, ...]:
    """Return the shorter words inside a piece, from left to right: 伝票処理 is also 伝票 and 処理."""
    cut = _cut(keys, (tree,), piece.start, piece.end, longest=piece.end - piece.start - 1)
    return tuple(inner for inner in cut if isinstance(inner, Piece))


def _cut(
    keys: tuple[str, ...], trees: Sequence[WordTree], first: int, after: int, *, longest: int
) -> Iterator[Piece | str]:
    own, ours = trees[:-1], trees[-1].table
    cost = [0.0] * (first + 1) + [_FAR] * (after - first)
    last: list[tuple[int, Word | None]] = [(0, None)] * (after + 1)
    for at in range(first, after):
        key = keys[at]
        step = cost[at] + (0.0 if key in SIGNS or key.isdigit() else _UNKNOWN_COST)
        if step < cost[at + 1]:
            cost[at + 1], last[at + 1] = step, (at, None)
        inside = at > first and last[at][1] is None
        if key not in ours and not own:
            continue
        for tree in trees:
            if key not in tree.table:
                continue
            step = cost[at] + (_WORD_COST if tree is trees[-1] else _OWN_COST)
            for end, word in _beginning(tree, keys, at, min(after, at + longest)):
                if step > cost[end]:
                    continue
                if end - at <= _SHORT_KATAKANA:
                    letters = _torn_letters(keys, at, end, word)
                    if letters and (
                        (inside and keys[at - 1] in letters) or _torn(keys, end, after, trees, letters)
                    ):
                        continue
                cost[end], last[end] = step, (at, word)
    return _backwards(keys, last, first)


def _torn_letters(keys: tuple[str, ...], at: int, end: int, word: Word) -> frozenset[str]:
    """Return the letters that must not stand on either side of a short word uncovered, if any."""
    if keys[end - 1] in _KATAKANA:
        return _KATAKANA
    return _KANJI if end - at == 1 and word.claims and keys[at] in _KANJI else _NONE


def _torn(
    keys: tuple[str, ...], end: int, after: int, trees: Sequence[WordTree], letters: frozenset[str]
) -> bool:
    """Whether the run of letters goes on behind a word that ends here, and with nothing that we know."""
    if end >= after or keys[end] not in letters:
        return False
    return not any(_beginning(tree, keys, end, after) for tree in trees)


def _beginning(tree: WordTree, keys: tuple[str, ...], start: int, after: int) -> list[tuple[int, Word]]:
    """Return the words that begin at a unit, the shortest first, each with its end (exclusive).

    A break inside a word is passed over: 人事の評価 is 人事評価.
    """
    table = tree.table
    found: list[tuple[int, Word]] = []
    prefix = keys[start]
    if prefix not in table:
        return found
    word = table[prefix]
    if word is not None:
        found.append((start + 1, word))
    for at in range(start + 1, after):
        unit = keys[at]
        longer = f"{prefix} {unit}"
        if longer not in table:
            if unit == BREAK:
                continue
            break
        prefix = longer
        word = table[prefix]
        if word is not None:
            found.append((at + 1, word))
    return found


def _backwards(
    keys: tuple[str, ...], last: Sequence[tuple[int, Word | None]], first: int
) -> Iterator[Piece | str]:
    """Return the pieces from left to right; neighbouring uncovered letters are one."""
    at = len(last) - 1
    found: list[Piece | str] = []
    loose = at + 1
    """Where the uncovered stretch begins that was found last."""
    while at > first:
        start, word = last[at]
        key = keys[start]
        if word is not None:
            found.append(Piece(word, start, at))
        elif key in SIGNS:
            found.append(key)
        elif not key.isdigit():
            end = at
            if loose == at:
                joined = found.pop()
                end = joined.end if isinstance(joined, Piece) else at
            found.append(Piece(None, start, end))
            loose = start
        at = start
    return reversed(found)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a name puts side by side: its pieces, the one that decides first.

    ``aside`` where only what stands in brackets or before a colon says something: 月次報告(営業).
    """

    pieces: tuple[Piece, ...]
    aside: bool = False


def parts_of(pieces: Sequence[Piece | str], *, japanese: bool) -> tuple[Part, ...]:
    """Return the parts of a name. A part that only says what is done belongs to its neighbour.

    Words in brackets and headings come last in every part, as far modifiers.
    """
    if not any(sign in pieces for sign in _APART):
        return (Part(tuple(_head_first(pieces, japanese=japanese))),)
    main, aside = _main_and_aside(pieces, japanese=japanese)
    only_aside = bool(aside) and not any(isinstance(piece, Piece) and piece.says_something for piece in main)
    if only_aside:
        main, aside = [*aside, *main] if japanese else [*main, *aside], []
    runs: list[list[Piece | str]] = [[]]
    for piece in main:
        if piece == JOIN:
            runs.append([])
        else:
            runs[-1].append(piece)
    merged: list[list[Piece | str]] = []
    for run in runs:
        says = any(isinstance(piece, Piece) and piece.says_something for piece in run)
        before_says = bool(merged) and any(
            isinstance(piece, Piece) and piece.says_something for piece in merged[-1]
        )
        if merged and not (says and before_says and not (japanese and _does_the_same(run, merged[-1]))):
            merged[-1] += run
        else:
            merged.append(run)
    far = tuple(piece for piece in reversed(aside) if isinstance(piece, Piece))
    return tuple(Part((*_head_first(run, japanese=japanese), *far), only_aside) for run in merged)


def _does_the_same(run: Sequence[Piece | str], before: Sequence[Piece | str]) -> bool:
    """Whether a part is one bare verb that the thing named before it, or its beginning, takes too: レセプト点検・請求."""
    words = [piece.word for piece in run if isinstance(piece, Piece)]
    doing = words[0] if len(words) == 1 else None
    if doing is None or not doing.does:
        return False
    things = (piece.word for piece in before if isinstance(piece, Piece) and piece.word is not None)
    return any(start in doing.does for thing in things for start in accumulate(thing.key.split(" "), _longer))


def _longer(start: str, unit: str) -> str:
    return f"{start} {unit}"


def _main_and_aside(
    pieces: Sequence[Piece | str], *, japanese: bool
) -> tuple[list[Piece | str], list[Piece | str]]:
    main: list[Piece | str] = []
    aside: list[Piece | str] = []
    depth = 0
    for piece in pieces:
        if piece == ASIDE:
            depth += 1
        elif piece == BACK:
            depth = max(depth - 1, 0)
        elif piece == TITLE:
            if not depth and not japanese:
                aside, main = aside + main, []
            elif not depth:
                main.append(BREAK)
        else:
            (aside if depth else main).append(piece)
    return main, aside


def _head_first(run: Sequence[Piece | str], *, japanese: bool) -> Iterator[Piece]:
    """Yield the pieces in the order of weight: Japanese from the end; English the same, but before each preposition first."""
    if japanese:
        yield from (piece for piece in reversed(run) if isinstance(piece, Piece))
        return
    phrase: list[Piece] = []
    for piece in (*run, LINK):
        if isinstance(piece, Piece):
            phrase.append(piece)
        elif piece == LINK:
            yield from reversed(phrase)
            phrase = []
