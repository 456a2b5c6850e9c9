"""The measures of the handoff graph against figures worked out by hand and by trying everything."""

from collections import deque
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.rules.handoffs import trail
from orgaudit.rules.handoffs.flow import activity_ratio, rolled_accuracy
from orgaudit.rules.handoffs.hubs import Edge, betweenness, degrees
from orgaudit.rules.handoffs.long_approval_chain import approval_hours
from orgaudit.rules.handoffs.trail import Stretch, back_and_forth, longest_trail

PLACES = st.sampled_from("abcde")
PAIRS = st.tuples(PLACES, PLACES)


def evenly(*stretches: str) -> dict[Stretch, float]:
    """Stretches of length 1, each written as two letters."""
    return {(pair[0], pair[1]): 1.0 for pair in stretches}


def every_trail_length(lengths: dict[Stretch, float]) -> float:
    """Try every way there is."""

    def ahead(place: str, left: frozenset[Stretch]) -> float:
        return max(
            (lengths[step] + ahead(step[1], left - {step}) for step in left if step[0] == place), default=0.0
        )

    return max((ahead(start, frozenset(lengths)) for start, _ in lengths), default=0.0)


def is_a_trail(steps: tuple[Stretch, ...]) -> bool:
    joined = all(before[1] == after[0] for before, after in pairwise(steps))
    return joined and len(set(steps)) == len(steps)


@pytest.mark.parametrize(
    ("stretches", "crossings"),
    [
        ((), 0),
        (("ab",), 1),
        (("cd", "ab", "bc"), 3),  # the order of the lines does not matter
        (("ab", "ac", "ad"), 1),  # alternatives are no way
        (("ax", "bx", "xy"), 2),
        (("ab", "bc", "cb", "bd"), 4),  # back to b, then on
        (("ab", "ba"), 2),
        (("ab", "cd"), 1),
        (("ab", "bc", "ca"), 3),
    ],
)
def test_the_way_through_a_process(stretches: tuple[str, ...], crossings: int) -> None:
    assert len(longest_trail(evenly(*stretches))) == crossings


def test_a_case_comes_by_the_departments_in_their_order() -> None:
    found = longest_trail(evenly("db", "bc", "cb", "ba"))
    assert found == (("d", "b"), ("b", "c"), ("c", "b"), ("b", "a"))


@given(st.dictionaries(PAIRS, st.sampled_from((0.0, 0.5, 1.0, 2.0)), max_size=7), st.data())
def test_no_way_is_longer_whatever_the_order(lengths: dict[Stretch, float], data: st.DataObject) -> None:
    found = longest_trail(lengths)
    assert is_a_trail(found)
    assert sum(lengths[step] for step in found) == every_trail_length(lengths)
    mixed = dict(data.draw(st.permutations(list(lengths.items()))))
    assert longest_trail(mixed) == found


def test_a_tangle_ends_in_time_with_a_real_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "MOST_STATES", 300)
    tangle = {(one, other): 1.0 for one in "abcdefgh" for other in "abcdefgh" if one != other}
    found = longest_trail(tangle)
    assert is_a_trail(found)
    assert len(found) >= 20


def test_an_endless_chain_does_not_overflow() -> None:
    chain = {(f"d{number:04}", f"d{number + 1:04}"): 1.0 for number in range(3_000)}
    assert len(longest_trail(chain)) == trail.MOST_STRETCHES


def test_back_and_forth() -> None:
    assert back_and_forth(evenly("ab", "bc", "ca")) == ()
    assert back_and_forth(evenly("ba", "cb", "ab", "bc", "cd")) == (("a", "b"), ("b", "c"))


def shortest_ways(edges: set[Edge], start: str, end: str) -> list[tuple[str, ...]]:
    """Return every shortest way between two places, by trying all."""
    found: list[tuple[str, ...]] = []
    waiting: deque[tuple[str, ...]] = deque([(start,)])
    while waiting:
        way = waiting.popleft()
        if found and len(way) > len(found[0]):
            break
        if way[-1] == end:
            found.append(way)
            continue
        steps = {b for a, b in edges if a == way[-1]} | {a for a, b in edges if b == way[-1]}
        waiting.extend((*way, step) for step in sorted(steps) if step not in way)
    return found


def tried_betweenness(edges: set[Edge]) -> dict[str, Fraction]:
    places = sorted({place for edge in edges for place in edge if edge[0] != edge[1]})
    pairs = (len(places) - 1) * (len(places) - 2) // 2
    passed = dict.fromkeys(places, Fraction(0))
    for start, end in combinations(places, 2):
        ways = shortest_ways(edges, start, end)
        for place in places:
            if place not in (start, end) and ways:
                passed[place] += Fraction(sum(place in way for way in ways), len(ways))
    return {place: count / pairs if pairs else Fraction(0) for place, count in passed.items()}


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ("ha hb hc hd", {"h": 1.0, "a": 0.0, "b": 0.0, "c": 0.0, "d": 0.0}),
        ("ab bc cd", {"a": 0.0, "b": 2 / 3, "c": 2 / 3, "d": 0.0}),
        ("ab bc cd da", {"a": 1 / 6, "b": 1 / 6, "c": 1 / 6, "d": 1 / 6}),  # each opposite pair has two ways
        ("ab bc ca", {"a": 0.0, "b": 0.0, "c": 0.0}),
        ("ab", {"a": 0.0, "b": 0.0}),
    ],
)
def test_betweenness_by_hand(edges: str, expected: dict[str, float]) -> None:
    assert betweenness((pair[0], pair[1]) for pair in edges.split()) == pytest.approx(expected)


@given(st.sets(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=12))
def test_betweenness_by_trying_every_way(edges: set[Edge]) -> None:
    expected = {place: float(share) for place, share in tried_betweenness(edges).items()}
    assert betweenness(edges) == pytest.approx(expected)


def test_several_handoffs_and_directions_of_a_pair_are_one_link() -> None:
    once = betweenness([("a", "b"), ("b", "c")])
    assert betweenness([("a", "b"), ("b", "a"), ("a", "b"), ("c", "b")]) == once


def test_every_handoff_touches_its_two_ends() -> None:
    assert degrees([("a", "b"), ("a", "b"), ("c", "a")]) == {"a": 3, "b": 2, "c": 1}


def test_rolled_accuracy_is_a_product() -> None:
    assert rolled_accuracy([0.1] * 5) == pytest.approx(0.59049)
    assert rolled_accuracy([0.2, 0.5, 0.0]) == pytest.approx(0.4)
    assert rolled_accuracy([1.0, 0.1]) == 0
    assert rolled_accuracy([]) == 1


def test_activity_ratio_divides_sums_of_eight_hour_days() -> None:
    assert activity_ratio([(0.4, 0.95)]) == pytest.approx(0.05)
    # 2 hours of work in 2 + 8 x (1 + 3.75) = 40 hours, not the mean of the two ratios.
    assert activity_ratio([(1.0, 1.0), (1.0, 3.75)]) == pytest.approx(0.05)
    assert activity_ratio([(3.0, 0.0)]) == 1
    assert activity_ratio([(0.0, 2.0)]) == 0
    assert activity_ratio([(0.0, 0.0)]) is None


def test_the_worked_example_of_the_method() -> None:
    # Five steps brought down to three, 300 cases a year, five minutes a step.
    assert approval_hours(2, 300) == pytest.approx(50.0)
