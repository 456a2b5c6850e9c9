"""The least effort that makes a gate pass."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from orgaudit.compare.plan.choice import closure, least_for
from orgaudit.compare.plan.course import Course
from orgaudit.compare.plan.pieces import Piece, Pieces
from orgaudit.engine.gate import judge
from orgaudit.engine.score import COMPANY_SCALE
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.gate import Part
from orgaudit.results.plan import Method
from orgaudit.settings import Budget, GateRequest

MOST_TRIED: Final = 8
"""Pieces up to which every choice is tried out on the company."""

MOST_RAISED: Final = 6
"""How often more weight is asked for where a choice, tried out, does not reach the score."""

MOST_DROPPED: Final = 80
"""Pieces up to which it is tried whether one of them can be dropped; each try is an audit."""

MARGIN: Final = 0.5
"""Weight asked for beyond what is lacking, so that rounding does not fall short."""


@dataclass(frozen=True, slots=True)
class Passing:
    """The pieces that make the gate pass, and how they were found; ``None`` where none do."""

    pieces: frozenset[int] | None
    method: Method


def least_to_pass(present: AuditResult, choice: Pieces, request: GateRequest, course: Course) -> Passing:
    """Find the least effort. Small plans are searched in full, larger ones by the weights of the findings, then tried out."""
    pieces = choice.pieces
    if judge(request, present).passed:
        return Passing(frozenset(), "exact")

    def passes(chosen: frozenset[int]) -> bool:
        return judge(request, course.result(chosen)).passed

    if len(pieces) <= MOST_TRIED:
        return Passing(next((chosen for chosen in _by_effort(pieces) if passes(chosen)), None), "exact")
    must = closure(_forced(choice, request, present), pieces)
    weighed = _by_weight(choice, request, must, course)
    if weighed is not None:
        for chosen in (_trimmed(weighed, pieces, course, request), weighed):
            if passes(chosen):
                return Passing(chosen, "by_weight")
    for enough in _enough(choice, request, must, course):
        less = _trimmed(enough, pieces, course, request)
        for chosen in (less, enough):
            if passes(chosen):
                return Passing(chosen, "trimmed")
    return Passing(None, "trimmed")


def _enough(
    choice: Pieces, request: GateRequest, must: frozenset[int], course: Course
) -> Iterator[frozenset[int]]:
    """Yield choices that pass when carried out at once: what must be, everything, everything that does no harm."""
    everything = frozenset(range(len(choice.pieces)))
    harmless = frozenset(
        piece.number
        for piece in choice.pieces
        if piece.number in must or not judge(request, course.at_once(must | {piece.number})).failing
    )
    for chosen in (must, everything, closure(harmless, choice.pieces)):
        if judge(request, course.at_once(chosen)).passed:
            yield chosen


def _by_effort(pieces: Sequence[Piece]) -> Iterator[frozenset[int]]:
    """Yield every choice in which nothing goes without what it needs, the least effort first."""
    numbers = range(len(pieces))
    every = (frozenset(group) for size in range(len(pieces) + 1) for group in combinations(numbers, size))
    closed = [group for group in every if closure(group, pieces) == group]
    yield from sorted(closed, key=lambda group: (_effort(group, pieces), len(group), sorted(group)))


def _effort(chosen: frozenset[int], pieces: Sequence[Piece]) -> float:
    return sum(pieces[number].move.effort_hours for number in chosen)


def _forced(choice: Pieces, request: GateRequest, present: AuditResult) -> Iterator[int]:
    """Yield the pieces that settle a finding which alone fails the gate."""
    failing = judge(request, present).failing
    for piece in choice.pieces:
        if any(item.finding.fingerprint in failing for item in piece.move.items):
            yield piece.number


def _by_weight(
    choice: Pieces, request: GateRequest, must: frozenset[int], course: Course
) -> frozenset[int] | None:
    """Ask for as much weight as the company's score lacks, and for more where the try-out falls short."""
    if judge(request, course.at_once(must)).passed:
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
    for _ in range(MOST_RAISED):
        found = least_for(choice.pieces, must, need, lambda piece: int(piece.squares))
        if found is None:
            return None
        chosen = found.pieces | must
        result = course.at_once(chosen)
        if judge(request, result).passed:
            return chosen
        reached = result.score.overall.value or 0.0
        need += max((COMPANY_SCALE * (100.0 / max(reached, 0.01) - 1.0)) ** 2 - allowed, 1.0)
    return None


def _trimmed(
    chosen: frozenset[int], pieces: Sequence[Piece], course: Course, request: GateRequest
) -> frozenset[int]:
    """Drop what is not needed after all, the largest effort first."""
    if len(chosen) > MOST_DROPPED:
        return chosen
    for number in sorted(chosen, key=lambda item: (-pieces[item].move.effort_hours, -item)):
        less = chosen - {number}
        closed = closure(less, pieces) == less
        if closed and judge(request, course.at_once(less)).passed:
            chosen = less
    return chosen
