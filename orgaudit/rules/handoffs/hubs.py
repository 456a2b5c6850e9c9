"""How far the handoffs of a company run together in one department."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence

Edge = tuple[str, str]
"""The two departments of one handoff."""


def degrees(edges: Iterable[Edge]) -> Mapping[str, int]:
    """Return how many handoffs touch each department, as giver or receiver."""
    return Counter(department for edge in edges for department in set(edge))


def betweenness(edges: Iterable[Edge]) -> Mapping[str, float]:
    """Return the share (0-1) of the pairs of other departments whose shortest ways lead through each department.

    Undirected and unweighted; a pair with several shortest ways counts by the share of them that do. Exact, by the
    accumulation of Brandes (2001). Departments without an edge do not appear.
    """
    # Sorted, so that sums of fractions come out the same whatever the order of the file.
    neighbours: dict[str, list[str]] = {}
    for one, other in sorted({pair for edge in edges for pair in (edge, edge[::-1])}):
        if one != other:
            neighbours.setdefault(one, []).append(other)
    passed = dict.fromkeys(neighbours, 0.0)
    for start in neighbours:
        _add_ways_from(start, neighbours, passed)
    # Every pair was walked from both sides, and there are (n - 1)(n - 2) ordered pairs of others.
    pairs = (len(neighbours) - 1) * (len(neighbours) - 2)
    return {place: count / pairs if pairs else 0.0 for place, count in passed.items()}


def _add_ways_from(start: str, neighbours: Mapping[str, list[str]], passed: dict[str, float]) -> None:
    distance = {start: 0}
    ways = {start: 1.0}
    before: dict[str, list[str]] = {}
    reached: list[str] = []
    waiting = deque([start])
    while waiting:
        place = waiting.popleft()
        reached.append(place)
        for following in neighbours[place]:
            if following not in distance:
                distance[following] = distance[place] + 1
                ways[following] = 0.0
                waiting.append(following)
            if distance[following] == distance[place] + 1:
                ways[following] += ways[place]
                before.setdefault(following, []).append(place)
    _hand_back(start, reached, ways, before, passed)


def _hand_back(
    start: str,
    reached: Sequence[str],
    ways: Mapping[str, float],
    before: Mapping[str, list[str]],
    passed: dict[str, float],
) -> None:
    """Hand each pair's share back along its shortest ways, from the farthest department inward."""
    beyond = dict.fromkeys(reached, 0.0)
    for place in reversed(reached):
        for previous in before.get(place, ()):
            beyond[previous] += ways[previous] / ways[place] * (1.0 + beyond[place])
        if place != start:
            passed[place] += beyond[place]
