"""The least effort that makes a gate pass."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from orgaudit.compare.plan.choice import least_for
from orgaudit.compare.plan.course import Course
from orgaudit.compare.plan.gatekeeper import Gatekeeper
from orgaudit.compare.plan.options import closure
from orgaudit.compare.plan.pieces import Piece, Pieces
from orgaudit.engine.score import COMPANY_SCALE
from orgaudit.model.dataclass import dataclass
from orgaudit.results.gate import Gate, Part
from orgaudit.results.plan import Method
from orgaudit.settings import Budget

MOST_TRIED: Final = 8
"""Pieces up to which every choice is tried out on the company."""

MOST_WALKED: Final = 40
"""How often the next choice by weight is tried out where one does not reach the score."""

MOST_RAISED: Final = 6
"""How often more weight is asked for at once after that, and of very many pieces from the start."""

MOST_DROPPED: Final = 80
"""Pieces up to which it is tried whether one of them can be dropped; each try is an audit."""

MOST_EXCHANGED: Final = 24
"""Pieces up to which several choices are held against each other, and whether one more piece makes others unnecessary."""

MARGIN: Final = 0.5
"""Weight asked for beyond what is lacking, so that rounding does not fall short."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The pieces that make the gate pass, and how they were found; ``None`` where none do."""

    pieces: frozenset[int] | None
    method: Method


def least_to_pass(before: Gate, choice: Pieces, keeper: Gatekeeper, course: Course) -> Passing:
    """Find the least effort. Small plans are searched in full, larger ones by the weights of the findings, then tried out."""
    pieces = choice.pieces
    if before.passed:
        return Passing(frozenset(), "exact")

    def passes(chosen: frozenset[int]) -> bool:
        return keeper.passes(course.after(chosen))

    if len(pieces) <= MOST_TRIED:
        return Passing(next((chosen for chosen in _by_effort(pieces) if passes(chosen)), None), "exact")
    must = closure(_forced(choice, before), pieces)
    found: list[tuple[frozenset[int], Method]] = []
    for tried, method in _tried(choice, keeper, must, course):
        less = _exchanged(_trimmed(tried, pieces, course, keeper), pieces, course, keeper)
        passing = next((chosen for chosen in (less, tried) if passes(chosen)), None)
        if passing is not None:
            found.append((passing, _as_found(tried, method)))
            if len(pieces) > MOST_EXCHANGED:  # to hold so many against each other takes too long
                break
    if not found:
        return Passing(None, "trimmed")
    return Passing(*min(found, key=lambda item: (_effort(item[0], pieces), len(item[0]), sorted(item[0]))))


def _tried(
    choice: Pieces, keeper: Gatekeeper, must: frozenset[int], course: Course
) -> Iterator[tuple[frozenset[int], Method]]:
    """Yield choices to start from: one by the weights of the findings, and each that passes when carried out at once."""
    weighed = _by_weight(choice, keeper, must, course)
    if weighed is not None:
        yield weighed, "by_weight"
    for enough in _enough(choice, keeper, must, course):
        yield enough, "trimmed"


def _as_found(tried: frozenset[int], method: Method) -> Method:
    """Return how a choice was found: of very many pieces none was tried to be dropped."""
    return method if len(tried) <= MOST_DROPPED else "untrimmed"


def _enough(
    choice: Pieces, keeper: Gatekeeper, must: frozenset[int], course: Course
) -> Iterator[frozenset[int]]:
    """Yield choices that pass: what must be, everything, everything that does no harm by its score or by a grave finding."""
    everything = frozenset(range(len(choice.pieces)))
    for chosen in (must, everything):
        if keeper.passes(course.at_once(chosen)):
            yield chosen
    if len(everything) <= MOST_DROPPED:
        unharmed = _unharmed(everything, choice.pieces, course)
        if keeper.passes(course.after(unharmed)):
            yield unharmed
    harmless = frozenset(
        piece.number
        for piece in choice.pieces
        if piece.number in must or not keeper.is_grave(course.at_once(must | {piece.number}))
    )
    chosen = closure(harmless, choice.pieces)
    if keeper.passes(course.at_once(chosen)):
        yield chosen


def _by_effort(pieces: Sequence[Piece]) -> Iterator[frozenset[int]]:
    """Yield every choice in which nothing goes without what it needs, the least effort first."""
    numbers = range(len(pieces))
    every = (frozenset(group) for size in range(len(pieces) + 1) for group in combinations(numbers, size))
    closed = [group for group in every if closure(group, pieces) == group]
    yield from sorted(closed, key=lambda group: (_effort(group, pieces), len(group), sorted(group)))


def _effort(chosen: frozenset[int], pieces: Sequence[Piece]) -> float:
    return sum(pieces[number].move.effort_hours for number in chosen)


def _forced(choice: Pieces, before: Gate) -> Iterator[int]:
    """Yield the pieces that settle a finding which alone fails the gate."""
    for piece in choice.pieces:
        if any(item.finding.fingerprint in before.failing for item in piece.move.items):
            yield piece.number


def _by_weight(
    choice: Pieces, keeper: Gatekeeper, must: frozenset[int], course: Course
) -> frozenset[int] | None:
    """Ask for as much weight as the company's score lacks, and for more where the try-out falls short."""
    request = keeper.request
    if keeper.passes(course.at_once(must)):
        return must
    limits: list[tuple[Part | None, Budget]] = [(None, request.whole)]
    limits += [(("family", name), budget) for name, budget in request.families.items()]
    limits += [(("department", name), budget) for name, budget in request.departments.items()]
    scored = [budget.min_score for _, budget in limits if budget.min_score is not None]
    if len(scored) != 1 or request.whole.min_score is None:
        return None
    allowed = (
        (COMPANY_SCALE * (100.0 / request.whole.min_score - 1.0)) ** 2 if request.whole.min_score else 0.0
    )
    need = choice.squares - sum(choice.pieces[number].squares for number in must) - allowed + MARGIN
    walked = MOST_WALKED if len(choice.pieces) <= MOST_DROPPED else 0
    for turn in range(walked + MOST_RAISED):
        found = least_for(choice.pieces, must, need, _weight)
        if found is None:
            return None
        chosen = found.pieces | must
        standing = course.at_once(chosen)
        if keeper.passes(standing):
            return chosen
        if turn < walked:
            need = sum(_weight(choice.pieces[number]) for number in found.pieces) + 1.0
        else:
            reached = standing.score or 0.0
            need += max((COMPANY_SCALE * (100.0 / max(reached, 0.01) - 1.0)) ** 2 - allowed, 1.0)
    return None


def _weight(piece: Piece) -> int:
    return int(piece.squares)


def _unharmed(chosen: frozenset[int], pieces: Sequence[Piece], course: Course) -> frozenset[int]:
    """Leave out one after the other what brings more along than it settles, for the score is higher without it."""
    for number in sorted(chosen):
        less = chosen - {number}
        if closure(less, pieces) == less and _score(less, course) > _score(chosen, course):
            chosen = less
    return chosen


def _score(chosen: frozenset[int], course: Course) -> float:
    return course.after(chosen).score or 0.0


def _exchanged(
    chosen: frozenset[int], pieces: Sequence[Piece], course: Course, keeper: Gatekeeper
) -> frozenset[int]:
    """Take one more piece where that makes others unnecessary which take more."""
    if len(pieces) > MOST_EXCHANGED:
        return chosen
    for piece in pieces:
        grown = chosen | closure((piece.number,), pieces)
        if grown != chosen:
            less = _trimmed(grown, pieces, course, keeper)
            if _effort(less, pieces) < _effort(chosen, pieces):
                chosen = less
    return chosen


def _trimmed(
    chosen: frozenset[int], pieces: Sequence[Piece], course: Course, keeper: Gatekeeper
) -> frozenset[int]:
    """Drop what is not needed after all, the largest effort first."""
    if len(chosen) > MOST_DROPPED:
        return chosen
    for number in sorted(chosen, key=lambda item: (-pieces[item].move.effort_hours, -item)):
        less = chosen - {number}
        closed = closure(less, pieces) == less
        if closed and keeper.passes(course.at_once(less)):
            chosen = less
    return chosen
