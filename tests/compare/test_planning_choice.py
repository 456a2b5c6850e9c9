"""The choice of moves, held against every choice there is."""

from collections.abc import Iterable, Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.compare.plan import choice, options
from orgaudit.compare.plan.choice import best_within, least_for, share_reached
from orgaudit.compare.plan.options import closure
from orgaudit.compare.plan.pieces import Link, Piece
from orgaudit.results.audit_result import ImprovementMove
from orgaudit.rules.spec import Move


def piece(number: int, effort: float, worth: int, before: Iterable[int]) -> Piece:
    move = ImprovementMove(
        rank=number + 1,
        move=Move.WRITE_MANUAL,
        department=None,
        effort_hours=float(effort),
        recoverable_hours=float(worth),
        risk_hours=0.0,
        points=0.0,
        gate0=False,
        score=1.0,
        items=(),
    )
    return Piece(number, move, float(worth), tuple(Link(first, "may_end", needed=True) for first in before))


def weight(item: Piece) -> int:
    return int(item.squares)


@st.composite
def piece_lists(draw: st.DrawFn) -> list[Piece]:
    """A rule of another pack may take any time, so some efforts are no whole hours."""
    count = draw(st.integers(1, 9))
    efforts = draw(st.sampled_from(((4, 8, 16, 24, 40), (4, 8, 16, 24, 40), (2.5, 0.75, 8, 0.1))))
    return [
        piece(
            number,
            draw(st.sampled_from(efforts)),
            draw(st.integers(0, 30)),
            draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else (),
        )
        for number in range(count)
    ]


def every_choice(pieces: Sequence[Piece]) -> list[frozenset[int]]:
    numbers = range(len(pieces))
    chosen = (frozenset(group) for size in range(len(pieces) + 1) for group in combinations(numbers, size))
    return [group for group in chosen if closure(group, pieces) == group]


def effort_of(chosen: Iterable[int], pieces: Sequence[Piece]) -> float:
    return sum(pieces[number].move.effort_hours for number in chosen)


@given(piece_lists(), st.integers(0, 160))
def test_no_other_choice_is_worth_more(pieces: list[Piece], hours: int) -> None:
    found = best_within(pieces, hours, weight)
    assert found.is_exact
    assert closure(found.pieces, pieces) == found.pieces
    assert effort_of(found.pieces, pieces) <= hours
    fitting = [group for group in every_choice(pieces) if effort_of(group, pieces) <= hours]
    best = max(sum(weight(pieces[number]) for number in group) for group in fitting)
    assert sum(weight(pieces[number]) for number in found.pieces) == best


@given(piece_lists(), st.integers(0, 150))
def test_no_other_choice_reaches_the_weight_with_less(pieces: list[Piece], need: int) -> None:
    found = least_for(pieces, (), need, weight)
    enough = [
        group for group in every_choice(pieces) if sum(weight(pieces[number]) for number in group) >= need
    ]
    if not enough:
        assert found is None
        return
    assert found is not None
    assert closure(found.pieces, pieces) == found.pieces
    assert effort_of(found.pieces, pieces) == min(effort_of(group, pieces) for group in enough)


def test_too_many_dependencies_are_chosen_well_and_it_is_said_how_well() -> None:
    pieces = [
        piece(0, 4, 1, ()),
        *(piece(number, 4 + 4 * (number % 3), number, (0,)) for number in range(1, 40)),
    ]
    found = best_within(pieces, 80, weight)
    assert not found.is_exact
    assert 0.9 <= share_reached(pieces, found.pieces, 80, weight) <= 1
    assert effort_of(found.pieces, pieces) <= 80


@given(piece_lists(), st.integers(0, 160), st.integers(0, 60))
def test_more_hours_never_bring_less(pieces: list[Piece], hours: int, more: int) -> None:
    less, larger = (best_within(pieces, budget, weight).pieces for budget in (hours, hours + more))
    assert worth_of(larger, pieces) >= worth_of(less, pieces)


@given(st.integers(2, 30), st.integers(0, 400), st.integers(0, 100))
def test_more_hours_never_bring_less_where_the_choice_is_no_longer_exact(
    count: int, hours: int, more: int
) -> None:
    hub = [piece(0, 4, 1, ())]
    hub += [piece(number, 4 + 4 * (number % 3), number * 7 % 11, (0,)) for number in range(1, count)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(options, "MOST_CHOICES", 20)
        patch.setattr(choice, "MOST_UNITS", 12)
        less, larger = (best_within(hub, budget, weight) for budget in (hours, hours + more))
    assert worth_of(larger.pieces, hub) >= worth_of(less.pieces, hub)
    assert effort_of(larger.pieces, hub) <= hours + more
    assert closure(larger.pieces, hub) == larger.pieces


def worth_of(chosen: Iterable[int], pieces: Sequence[Piece]) -> int:
    return sum(weight(pieces[number]) for number in chosen)
