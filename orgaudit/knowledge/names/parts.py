"""The things that a name puts side by side, each with its words in the order in which they decide."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from orgaudit.knowledge.names.segmentation import Segment
from orgaudit.knowledge.names.tokens import BREAK, CLOSE, HEADING, JOIN, LINK, OPEN
from orgaudit.model.dataclass import dataclass

_APART: Final = frozenset((JOIN, OPEN, CLOSE, HEADING))


_OBJECTIVE: Final = frozenset((f"{LINK}of", f"{LINK}about", f"{LINK}regarding"))
"""Prepositions behind which the object of an act stands: handling of complaints."""

_ALL: Final = 1_000_000
"""More than any name has segments."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the things that a name puts side by side: its segments, the one that decides first.

    ``aside`` where only what stands in brackets or before a colon says something: 月次報告(営業). ``near`` is how many of the
    segments stand before the first English preposition of place, time or person: in "sorting post at the front desk" one stands behind.
    """

    segments: tuple[Segment, ...]
    aside: bool = False
    near: int = _ALL


def parts_of(segments: Sequence[Segment | str], *, japanese: bool) -> tuple[Part, ...]:
    """Return the parts of a name. A part that only says what is done belongs to its neighbour.

    Words in brackets and headings come last in every part, as far modifiers.
    """
    if _APART.isdisjoint([segment for segment in segments if isinstance(segment, str)]):
        return (_part(segments, (), aside=False, japanese=japanese),)
    main, aside = _main_and_aside(segments, japanese=japanese)
    only_aside = bool(aside) and not any(
        isinstance(segment, Segment) and segment.has_content for segment in main
    )
    if only_aside:
        main, aside = [*aside, *main] if japanese else [*main, *aside], []
    runs: list[list[Segment | str]] = [[]]
    for segment in main:
        if segment == JOIN:
            runs.append([])
        else:
            runs[-1].append(segment)
    merged: list[list[Segment | str]] = []
    for run in runs:
        says = any(isinstance(segment, Segment) and segment.has_content for segment in run)
        before_says = bool(merged) and any(
            isinstance(segment, Segment) and segment.has_content for segment in merged[-1]
        )
        if merged and not (says and before_says and not (japanese and _does_the_same(run, merged[-1]))):
            merged[-1] += run
        else:
            merged.append(run)
    far = tuple(segment for segment in reversed(aside) if isinstance(segment, Segment))
    return tuple(_part(run, far, aside=only_aside, japanese=japanese) for run in merged)


def _part(run: Sequence[Segment | str], far: tuple[Segment, ...], *, aside: bool, japanese: bool) -> Part:
    """Return a part, its segments in the order of weight: Japanese from the end; English the same, but before each preposition first."""
    if japanese:
        return Part(
            (*[segment for segment in reversed(run) if isinstance(segment, Segment)], *far), aside, _ALL
        )
    ordered: list[Segment] = []
    phrase: list[Segment] = []
    near = _ALL
    for segment in run:
        if isinstance(segment, Segment):
            phrase.append(segment)
        elif segment.startswith(LINK):
            ordered += reversed(phrase)
            phrase = []
            if near == _ALL and segment not in _OBJECTIVE:
                near = len(ordered)
    return Part((*ordered, *reversed(phrase), *far), aside, near)


def _does_the_same(run: Sequence[Segment | str], before: Sequence[Segment | str]) -> bool:
    """Whether a part is one bare verb that the thing named before it, or its beginning, takes too: レセプト点検・請求."""
    words = [segment.word for segment in run if isinstance(segment, Segment)]
    verbs_of = words[0] if len(words) == 1 else None
    if verbs_of is None or not verbs_of.phrases:
        return False
    things = (segment.word for segment in before if isinstance(segment, Segment) and segment.word is not None)
    return any(
        start in verbs_of.phrases for thing in things for start in accumulate(thing.key.split(" "), _longer)
    )


def _longer(start: str, token: str) -> str:
    return f"{start} {token}"


def _main_and_aside(
    segments: Sequence[Segment | str], *, japanese: bool
) -> tuple[list[Segment | str], list[Segment | str]]:
    main: list[Segment | str] = []
    aside: list[Segment | str] = []
    depth = 0
    for segment in segments:
        if segment == OPEN:
            depth += 1
        elif segment == CLOSE:
            depth = max(depth - 1, 0)
        elif segment == HEADING:
            if not depth and not japanese:
                aside, main = aside + main, []
            elif not depth:
                main.append(BREAK)
        else:
            (aside if depth else main).append(segment)
    return main, aside
