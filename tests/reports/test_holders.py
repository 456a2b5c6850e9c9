"""How few people must be away: the quick count is the plain one."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from orgaudit.reports.content.audit.holders import _truck_factor


def _plain(held: Mapping[str, frozenset[str]]) -> int:
    away: set[str] = set()
    while 2 * sum(people <= away for people in held.values()) < len(held):
        left = [people - away for people in held.values() if not people <= away]
        fewest = [people for people in left if len(people) == min(map(len, left))]
        counted = {
            person: sum(person in people for people in fewest) for person in frozenset().union(*fewest)
        }
        away.add(min(counted, key=lambda person: (-counted[person], person)))
    return len(away)


PEOPLE = st.frozensets(st.sampled_from("abcdefgh"), min_size=1, max_size=4)


@given(st.dictionaries(st.integers(0, 30).map(str), PEOPLE, min_size=1, max_size=16))
def test_it_is_the_plain_count(held: dict[str, frozenset[str]]) -> None:
    assert _truck_factor(held) == _plain(held)
