"""No other k questions let more be expected: held against every choice there is."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.engine import question_choice
from orgaudit.engine.question_choice import Board, Judgement, choose

FACTS = 8
SHARES = (0.25, 0.5, 0.75, 1.0)


@st.composite
def boards(draw: st.DrawFn) -> Board:
    needs = st.frozensets(st.integers(0, FACTS - 1), min_size=1, max_size=4)
    judgements = []
    for _ in range(draw(st.integers(1, 10))):
        sets = draw(st.dictionaries(needs, st.sampled_from(SHARES), max_size=3))
        facts = frozenset().union(*sets) | draw(needs)
        square = draw(st.sampled_from((0.0, 4.0, 64.0)))
        judgements.append(Judgement(tuple(sets.items()), square, tuple(sorted(facts))))
    return Board(tuple(judgements))


@given(boards(), st.integers(1, 5))
def test_the_choice_is_the_best_of_all(board: Board, count: int) -> None:
    candidates = frozenset(fact for item in board.judgements for fact in item.facts)
    chosen = choose(board, count, candidates)
    size = min(count, len(candidates))
    best = max(board.value(frozenset(other)) for other in combinations(sorted(candidates), size))
    assert abs(chosen.opened - best) < 1e-6
    assert abs(board.value(frozenset(chosen.facts)) - best) < 1e-6
    assert chosen.at_most >= best - 1e-6


@given(boards())
def test_the_next_questions_are_the_best_beside_those_before(board: Board) -> None:
    candidates = frozenset(fact for item in board.judgements for fact in item.facts)
    first = choose(board, 2, candidates)
    before = frozenset(first.facts)
    second = choose(board, 2, candidates - before, before)
    rest = sorted(candidates - before)
    best = (
        max(board.value(before | frozenset(other)) for other in combinations(rest, min(2, len(rest))))
        if rest
        else board.value(before)
    )
    assert abs(board.value(before | frozenset(second.facts)) - best) < 1e-6


def test_two_that_open_together_go_before_one_that_opens_less() -> None:
    # Taken one at a time the single question would win, and the pair would never be asked.
    pair = Judgement(((frozenset((0, 1)), 1.0),), 4.0, (0, 1))
    single = Judgement(((frozenset((2,)), 0.5),), 4.0, (2,))
    board = Board((pair, pair, pair, single))
    assert set(choose(board, 2, frozenset((0, 1, 2))).facts) == {0, 1}


def test_a_search_that_is_cut_off_says_what_the_best_could_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(question_choice, "MOST_STEPS", 0)
    needs = [frozenset(pair) for pair in combinations(range(6), 2)]
    board = Board(tuple(Judgement(((need, 1.0),), 1.0, tuple(sorted(need))) for need in needs))
    chosen = choose(board, 3, frozenset(range(6)))
    assert chosen.opened == 3
    assert chosen.at_most > 3
