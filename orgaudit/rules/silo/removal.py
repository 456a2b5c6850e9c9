"""Which people a department cannot do without: the smallest group whose leaving takes most of its work with it.

A stake is a set of people who are able to do some duties, with the weight those duties have if nobody of the set
stays (lost) and if somebody does (kept); the two differ only where a weight is not known for sure.
"""

from collections.abc import Iterable
from itertools import combinations

from orgaudit.model.dataclass import dataclass

EXACT_PEOPLE = 15
"""Up to so many people every group is tried; above, people are added one by one, which may find a larger group."""

People = frozenset[str]


Stake = tuple[People, float, float]
"""Some duties that hang on the same people: who is able, and what they weigh if nobody of these stays and if somebody does."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A group of people, the share of the weight that goes with them and whether every group was tried."""

    people: tuple[str, ...]
    share: float
    exact: bool


class Stakes:
    """The stakes of one department, gathered by who is able, for many questions.

    ``safe`` is the weight of duties that stay whoever leaves.
    """

    def __init__(self, stakes: Iterable[Stake], safe: float = 0.0) -> None:
        self._lost: dict[People, float] = {}
        self._kept: dict[People, float] = {}
        for able, lost, kept in stakes:
            self._lost[able] = self._lost.get(able, 0.0) + lost
            self._kept[able] = self._kept.get(able, 0.0) + kept
        self._all_kept = sum(self._kept.values()) + safe
        self._within: dict[int, list[People]] = {}

    def share_lost(self, gone: People) -> float:
        """Return the share of the weight that nobody can do once ``gone`` have left."""
        hit = [able for able in self._touched(len(gone)) if able <= gone]
        lost = sum(self._lost[able] for able in hit)
        rest = self._all_kept - sum(self._kept[able] for able in hit)
        return lost / (lost + rest) if lost + rest > 0 else 0.0

    def largest_removal(self, size: int) -> Removal:
        """Return the group of ``size`` people whose leaving costs most; of equals the first by id."""
        people = sorted({person for able in self._touched(size) for person in able})
        if size == 1 or len(people) <= EXACT_PEOPLE:
            groups = (frozenset(group) for group in combinations(people, min(size, len(people))))
            best = max(groups, key=self.share_lost, default=frozenset[str]())
            return Removal(tuple(sorted(best)), self.share_lost(best), exact=True)
        best = frozenset[str]()
        for _ in range(min(size, len(people))):
            best = max((best | {person} for person in people if person not in best), key=self.share_lost)
        return Removal(tuple(sorted(best)), self.share_lost(best), exact=False)

    def _touched(self, size: int) -> list[People]:
        """Return the sets that a group of this size could contain."""
        if size not in self._within:
            self._within[size] = [able for able in self._lost if len(able) <= size]
        return self._within[size]


def smallest_removal(stakes: Stakes, up_to: int, lost_share: float) -> Removal | None:
    """Return the smallest group, of at most ``up_to`` people, whose leaving costs more than ``lost_share``."""
    for size in range(1, up_to + 1):
        removal = stakes.largest_removal(size)
        if removal.share > lost_share:
            return removal
    return None
