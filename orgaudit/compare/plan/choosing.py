"""What a plan takes: everything, what a budget brings most with, or the least that passes the gate."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Final

from orgaudit.compare.plan.choice import best_at_each, best_within, share_reached
from orgaudit.compare.plan.course import Course, in_order
from orgaudit.compare.plan.gate_pieces import least_to_pass
from orgaudit.compare.plan.gatekeeper import Gatekeeper
from orgaudit.compare.plan.options import Worth, closure
from orgaudit.compare.plan.pieces import Piece, Pieces
from orgaudit.engine.urgency import SOON_DAYS, next_date
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.results.gate import Gate
from orgaudit.results.plan import Method, PlanRequest

MOST_STEPS: Final = 200
"""Steps of a plan without a limit: each is an audit, and nobody carries out more of them without looking again."""

MOST_COMPARED: Final = 120
"""Moves up to which the choices for all smaller budgets are tried out where the score is aimed at; house default."""

_HOURS_SCALE, _WEIGHT_SCALE = 100, 10**9


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a plan takes, how it was chosen, and whether nothing makes the gate pass."""

    pieces: frozenset[int]
    method: Method
    bound: float = 1.0
    fails: bool = False


def chosen_by(
    choice: Pieces,
    request: PlanRequest,
    before: Gate,
    keeper: Gatekeeper,
    course: Course,
) -> Chosen:
    """Choose what is asked for."""
    everything = frozenset(piece.number for piece in choice.pieces)
    if request.to_pass:
        found = least_to_pass(before, choice, keeper, course)
        return Chosen(found.pieces or frozenset(), found.method, fails=found.pieces is None)
    if request.budget_hours is None:
        return _foremost(choice.pieces, everything)
    if request.aim == "score" and len(choice.pieces) <= MOST_COMPARED:
        return _highest(choice.pieces, request.budget_hours, request, course)
    effort = sum(piece.move.effort_hours for piece in choice.pieces)
    if effort <= request.budget_hours:
        return Chosen(everything, "everything")
    return chosen_within(choice.pieces, request.budget_hours, request, course.present.org)


def _foremost(pieces: Sequence[Piece], everything: frozenset[int]) -> Chosen:
    """Choose everything, or of very many moves the first, with what they need."""
    if len(pieces) <= MOST_STEPS:
        return Chosen(everything, "everything")
    foremost = in_order(everything, pieces)[:MOST_STEPS]
    return Chosen(closure((piece.number for piece in foremost), pieces), "foremost")


def chosen_within(pieces: Sequence[Piece], budget: float, request: PlanRequest, org: Organization) -> Chosen:
    """Choose within a budget: obligations that are due as far as they fit, and of such choices the one that is worth most."""
    found = best_within(pieces, budget, _obligations_first(pieces, request, org))
    if found.is_exact:
        return Chosen(found.pieces, "exact")
    share = share_reached(pieces, found.pieces, budget, lambda piece: _worth(piece, request))
    return Chosen(found.pieces, "bounded", share)


def _highest(pieces: Sequence[Piece], budget: float, request: PlanRequest, course: Course) -> Chosen:
    """Choose what ends at the highest score, of the choices of most weight for this budget and for each smaller one.

    A move may bring findings along that cost more than it settles, so the most weight is not always the highest score.
    """
    org = course.present.org
    best: tuple[tuple[int, float, float], frozenset[int]] | None = None
    for chosen in best_at_each(pieces, budget, _obligations_first(pieces, request, org)):
        returned = sum(pieces[number].move.hours_returned for number in chosen)
        reached = due_among(pieces, chosen, org), course.after(chosen).score or 0.0, returned
        if best is None or reached > best[0]:
            best = reached, chosen
    return Chosen(best[1] if best else frozenset(), "compared")


def _obligations_first(pieces: Sequence[Piece], request: PlanRequest, org: Organization) -> Worth:
    """Weigh pieces so that one due obligation counts more than all the rest together, and both are one choice."""
    above_all = sum(_worth(piece, request) for piece in pieces) + 1
    return lambda piece: _worth(piece, request) + above_all * due_obligations(piece, org)


def due_obligations(piece: Piece, org: Organization) -> int:
    """Count the obligations of a piece that have a date within 90 days, or past."""
    last = org.as_of + timedelta(days=SOON_DAYS)
    dates = (next_date(item.finding.subject, org) for item in piece.move.items if item.priority.gate0)
    return sum(day is not None and day <= last for day in dates)


def due_among(pieces: Sequence[Piece], chosen: Iterable[int], org: Organization) -> int:
    """Count the due obligations of several pieces."""
    return sum(due_obligations(pieces[number], org) for number in chosen)


def _worth(piece: Piece, request: PlanRequest) -> int:
    """Weigh a piece in one number: hours returned before the weight of its findings, or the other way round."""
    hours = round(piece.move.hours_returned * _HOURS_SCALE)
    weight = round(piece.squares)
    first, second = (hours, weight) if request.aim == "hours" else (weight, hours)
    return first * _WEIGHT_SCALE + second
