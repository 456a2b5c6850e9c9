"""A list that is made when it is first looked at is just like the tuple that it stands for."""

import pickle

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
