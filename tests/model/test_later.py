"""A list that is made when it is first looked at is just like its tuple, and what is made of names is made once while there is room."""

import pickle
from collections.abc import Iterator

import pytest

from orgaudit.model.identity import LEAST, make_room, remembered
from orgaudit.model.later import Later


def test_it_is_made_once_and_only_when_it_is_looked_at() -> None:
    made: list[int] = []

    def make() -> tuple[int, ...]:
        made.append(1)
        return 1, 2, 3

    later = Later(make)
    assert made == []
    assert [*later, *later] == [1, 2, 3, 1, 2, 3]
    assert made == [1]


def test_it_is_like_its_tuple() -> None:
    later = Later(lambda: (1, 2, 3))
    assert later == (1, 2, 3)
    assert later == Later(lambda: (1, 2, 3))
    assert later != (1, 2)
    assert later != [1, 2, 3]
    assert hash(later) == hash((1, 2, 3))
    assert repr(later) == "(1, 2, 3)"
    assert later[-1] == 3
    assert later[:2] == (1, 2)
    assert len(later) == 3
    assert 2 in later


def test_an_empty_one_is_false() -> None:
    assert not Later(tuple)


def test_it_travels_as_its_tuple() -> None:
    assert pickle.loads(pickle.dumps(Later(lambda: (1, 2)))) == (1, 2)  # noqa: S301 - our own bytes


@pytest.fixture(autouse=True)
def room() -> Iterator[None]:
    yield
    make_room(0)


def test_a_text_is_looked_at_once() -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [length("a"), length("bc"), length("a")] == [1, 2, 1]
    assert asked == ["a", "bc"]


@pytest.mark.parametrize(("duties", "again"), [(LEAST, 0), (LEAST // 4, LEAST + 1)])
def test_the_names_of_the_company_at_hand_are_remembered_and_no_more(duties: int, again: int) -> None:
    asked: list[str] = []

    @remembered
    def length(text: str) -> int:
        asked.append(text)
        return len(text)

    make_room(duties)
    names = [str(number) for number in range(LEAST + 1)]
    for name in (*names, *names):
        length(name)
    assert len(asked) == len(names) + again
