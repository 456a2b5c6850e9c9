"""Lists of handoffs whose ends have headings that nobody knows: shown by what else they say, and by departments that stand at both ends."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.names import may_be_department
from orgaudit.intake.sheets.headings.headings import EXACT, PART, matches, matches_of
from orgaudit.intake.sheets.headings.passing import says_of_passing
from orgaudit.intake.sheets.people.likely_persons import surely_named
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import MOST, samples, share
from orgaudit.intake.values.plain_values import number_of


def ends_by_shape(area: Area) -> tuple[int, int] | None:
    """Return the only two columns without a known heading that share texts which may be departments, where other headings speak of handoffs; None where there are none or more."""
    headings = area.headings
    if not says_of_passing([*headings.values()]):
        return None
    texts = {
        column: found
        for column, heading in headings.items()
        if not matches_of(heading) and (found := set(samples(area, column))) and all(map(_may_be_end, found))
    }
    pairs = [
        (first, second)
        for first in texts
        for second in texts
        if first < second and texts[first] & texts[second]
    ]
    return pairs[0] if len(pairs) == 1 else None


def _may_be_end(text: str) -> bool:
    return (
        number_of(text) is None and len(text) <= _LONGEST and (may_be_department(text) or text[:1].isalpha())
    )


_LONGEST: Final = 30


def route_of(area: Area) -> int | None:
    """Return the column in which both ends of handoffs stand, an arrow between them, where another heading says what passes; None where there is none."""
    if not any(
        item.kind == "handoff" and item.key == "what" and item.strength == EXACT
        for heading in area.headings.values()
        for item in matches_of(heading)
    ):
        return None
    for column in area.headings:
        texts = samples(area, column)
        if len(texts) > 1 and share(texts, ends_in) > MOST:
            return column
    return None


@lru_cache(maxsize=5_000)
def ends_in(text: str) -> tuple[str, str] | None:
    """Return the two ends that a text names: 営業課→製造課, Sales -> Works; None where it is no such text, or one of more steps."""
    found = _ROUTE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return (found[1].strip(), found[2].strip()) if found else None


_NO_ARROW: Final = r"[^→⇒➡➔>=]{1,30}"
_ROUTE: Final = re.compile(
    rf"({_NO_ARROW})(?:→|⇒|➡|➔|[-=]?>)({_NO_ARROW})",
)


def moves_between(area: Area) -> bool:
    """Whether a table says what goes from one to another, and some that are no persons stand at both ends: From, To, What."""
    texts = _texts_by_key(area)
    both = set(texts.get("from", ())) & set(texts.get("to", ()))
    return texts.keys() == _MOVES and not all(map(surely_named, both))


_MOVES: Final = frozenset(("from", "to", "what"))


def _texts_by_key(area: Area) -> dict[str, list[str]]:
    """Return what stands below headings of what passes and of both ends, by what these say."""
    found: dict[str, list[str]] = {}
    for column, heading in area.headings.items():
        for item in matches_of(heading):
            if item.kind == "handoff" and item.key in _MOVES and item.strength == EXACT:
                found.setdefault(item.key, []).extend(samples(area, column))
    return found


def ends_by_groups(area: Area) -> dict[int, str]:
    """Return what the columns are that stand below a heading of either end: the departments its end, others nothing; none where not both ends are so headed: From over Team, Contact."""
    groups: dict[str, list[int]] = {"from": [], "to": []}
    for column, heading in area.headings.items():
        head, line, own = heading.partition("\n")
        keys = {item.key for item in matches(head) if item.kind == "handoff" and item.strength >= PART}
        for key in keys & groups.keys() if line and own else ():
            groups[key].append(column)
    found: dict[int, str] = {}
    for key, columns in groups.items():
        units = [column for column in columns if _is_of_units(area.headings[column])]
        if len(columns) <= len(units) or len(units) != 1:
            return {}
        found |= dict.fromkeys(columns, "") | {units[0]: key}
    return found


def _is_of_units(heading: str) -> bool:
    own = heading.rpartition("\n")[2]
    return any(
        (item.kind, item.key) == ("department", "name") and item.strength >= PART for item in matches(own)
    )


def are_persons_at_ends(area: Area) -> bool:
    """Whether nothing but persons stands below headings of both ends: who hands work over to whom, and no department."""
    texts = _texts_by_key(area)
    return all(share(texts.get(key, []), surely_named) > MOST for key in ("from", "to"))
