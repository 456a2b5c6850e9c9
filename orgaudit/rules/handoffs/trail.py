"""The longest way through a process: from department to department, each handoff direction walked once.

A description says which handoffs belong to a process, not in which order a case takes them, and the order of the lines
must not matter. So the way is worked out: handoffs follow each other where one ends in the department in which the next
begins, a department may come again, but the same pair in the same direction is walked once. Of all such ways the longest
counts; several handoffs of one pair and direction are one stretch, since they may be alternatives.

The search is exact while it stays within ``MOST_STATES`` half-walked ways, which processes of a dozen stretches always do;
beyond, the longest way found by then stands, so a number is never too high.
"""

from collections.abc import Iterable, Mapping

Stretch = tuple[str, str]
"""A pair of departments in one direction: who hands over, who receives."""

MOST_STATES = 5_000
"""Half-walked ways that are looked at for one process."""

MOST_STRETCHES = 200
"""A way is followed no further than this."""


def longest_trail(lengths: Mapping[Stretch, float]) -> tuple[Stretch, ...]:
    """Return the way of the greatest total length, each stretch walked once at most; of equals the first by name.

    Lengths are 0 or more. Stretches of no length are walked only to reach others.
    """
    stretches = sorted(lengths, key=lambda stretch: (-lengths[stretch], stretch))
    leaving: dict[str, list[int]] = {}
    for number, (start, _) in enumerate(stretches):
        leaving.setdefault(start, []).append(number)
    # From a department, with a set of stretches already walked (as bits): the length still ahead, and the next stretch.
    ahead: dict[tuple[str, int], tuple[float, int | None]] = {}

    def look(place: str, walked: int) -> float:
        known = ahead.get((place, walked))
        if known is not None:
            return known[0]
        if len(ahead) >= MOST_STATES or walked.bit_count() >= MOST_STRETCHES:
            return 0.0
        best, following = 0.0, None
        for number in leaving.get(place, ()):
            if walked >> number & 1:
                continue
            stretch = stretches[number]
            length = lengths[stretch] + look(stretch[1], walked | 1 << number)
            if length > best:
                best, following = length, number
        ahead[place, walked] = best, following
        return best

    place: str | None = max(sorted(leaving), key=lambda start: look(start, 0), default=None)
    trail: list[Stretch] = []
    walked = 0
    while place is not None:
        _, following = ahead.get((place, walked), (0.0, None))
        if following is None:
            break
        trail.append(stretches[following])
        place, walked = stretches[following][1], walked | 1 << following
    return tuple(trail)


def back_and_forth(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return the pairs of departments that hand over to each other in both directions, each once, sorted."""
    walked = set(stretches)
    return tuple(sorted((a, b) for a, b in walked if a < b and (b, a) in walked))
