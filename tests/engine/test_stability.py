"""How sure the order of the moves is: the printed shares of the worked example, and that nothing is left to chance."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from orgaudit.engine import stability as stability_room
from orgaudit.engine.priority import weigh
from orgaudit.engine.stability import (
    DRAWS,
    MOST_RANKED,
    Worth,
    mark,
    same_rank_shares,
    stability,
)
from orgaudit.intake.reading import load
from orgaudit.pipeline import audit
from orgaudit.settings import Settings

TODAY = date(2026, 10, 1)
SAMPLES = Path(__file__).parents[2] / "sample_orgs"

REPORT = Worth(weigh(0.8, 1.0, 72.0, 0.0, 4), 0.8)
KEYING = Worth(weigh(0.8, 1.0, 218.9, 0.0, 40), 0.8)
TARGET = Worth(weigh(0.5, 1.5, 54.0, 0.0, 16), 0.5)
PAYROLL = Worth(weigh(0.8, 1.5, 0.0, 41.4, 24), 0.8)
APPROVALS = Worth(weigh(0.5, 1.0, 50.0, 0.0, 30), 0.5)
EXAMPLE = (REPORT, KEYING, TARGET, PAYROLL, APPROVALS)

SAMPLING_ERROR = 0.015
"""Three standard errors of a share of one half in 10,000 draws."""


def shares_at(worths: tuple[Worth, ...], rank: int) -> tuple[float, ...]:
    """For each worth, the highest first, the share of draws in which it took a rank, which counts from 1."""
    drawn = stability_room._drawn(stability_room._shaken(worths), range(DRAWS))
    taken = Counter(numbers.index(sorted(numbers)[-rank]) for numbers in drawn)
    return tuple(taken[number] / DRAWS for number in reversed(range(len(worths))))


def test_the_worked_example_has_the_printed_shares() -> None:
    report, keying, target, _payroll, approvals = same_rank_shares(EXAMPLE)
    assert report == pytest.approx(1.00, abs=SAMPLING_ERROR)
    assert keying == pytest.approx(0.79, abs=SAMPLING_ERROR)
    assert target == pytest.approx(0.46, abs=SAMPLING_ERROR)
    assert approvals == pytest.approx(0.91, abs=SAMPLING_ERROR)
    third = shares_at(EXAMPLE, 3)
    assert third[2] == target
    assert third[3] == pytest.approx(0.34, abs=SAMPLING_ERROR)


def test_the_worked_example_has_first_and_last_firm_and_a_toss_between() -> None:
    assert [mark(share) for share in same_rank_shares(EXAMPLE)] == ["◎", "○", "△", "△", "◎"]


def test_the_shares_are_those_of_independent_draws() -> None:
    """The shared stretch of draws must not favour anyone: held against draws of their own for each move."""
    draw = Random(7)
    worths = tuple(
        sorted((Worth(1 + 9 * draw.random(), draw.choice((0.5, 0.8))) for _ in range(8)), reverse=True)
    )
    kept = [0] * len(worths)
    for _ in range(DRAWS):
        shaken = [
            worth.score
            * (2.0 if worth.confidence <= 0.5 else 1.5) ** draw.uniform(-1, 1)
            * 1.5 ** draw.uniform(-1, 1)
            for worth in worths
        ]
        for place, number in enumerate(sorted(range(len(worths)), key=lambda index: -shaken[index])):
            kept[place] += place == number
    expected = [count / DRAWS for count in kept]
    assert same_rank_shares(worths) == pytest.approx(expected, abs=2 * SAMPLING_ERROR)


def test_every_rank_is_taken_by_somebody() -> None:
    for rank in range(1, len(EXAMPLE) + 1):
        assert sum(shares_at(EXAMPLE, rank)) == pytest.approx(1.0)


@pytest.mark.parametrize(
    "scores", [(3.0, 2.9, 2.9, 2.9, 0.4, 0.4), (5.0, 5.0 - 1e-9, 5.0 - 2e-9), (1e9, 2.0, 1.5, 1e-3)]
)
def test_sorting_many_draws_at_once_finds_what_sorting_each_of_them_does(scores: tuple[float, ...]) -> None:
    worths = tuple(Worth(score, 0.5 if place % 3 else 0.8) for place, score in enumerate(scores))
    by_each = tuple(shares_at(worths, rank)[rank - 1] for rank in range(1, len(worths) + 1))
    assert same_rank_shares(worths) == by_each


def test_far_apart_is_firm_and_alone_is_sure() -> None:
    assert same_rank_shares((Worth(1000.0, 0.8), Worth(1.0, 0.5))) == (1.0, 1.0)
    assert same_rank_shares((Worth(3.0, 0.5),)) == (1.0,)
    assert same_rank_shares(()) == ()


def test_only_what_is_ranked_by_hours_has_a_certainty() -> None:
    loaded = load(str(SAMPLES / "wholesale_ja.yaml"), today=TODAY)
    assert loaded.organization is not None
    moves = audit(loaded.organization, Settings(today=TODAY)).moves
    sure = stability(moves)
    assert len(sure) == len(moves)
    for move, found in zip(moves, sure, strict=True):
        if move.gate0 or not move.score:
            assert found is None
    told = [found for found in sure if found]
    assert told
    assert all(0 <= found.same_rank <= 1 for found in told)
    same_rank_shares.cache_clear()
    assert stability(moves) == sure


def test_only_the_first_hundred_are_held_against_each_other() -> None:
    loaded = load(str(SAMPLES / "wholesale_ja.yaml"), today=TODAY)
    assert loaded.organization is not None
    move = next(
        item
        for item in audit(loaded.organization, Settings(today=TODAY)).moves
        if item.score > 0 and not item.is_critical
    )
    moves = tuple(replace(move, rank=rank, score=1000.0 / rank) for rank in range(1, 3 * MOST_RANKED + 1))
    sure = stability(moves)
    assert None not in sure[:MOST_RANKED]
    assert set(sure[MOST_RANKED:]) == {None}
