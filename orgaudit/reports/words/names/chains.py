"""Several names that are written as one word: メアリースミス, SmithMary."""

from collections.abc import Callable, Iterable
from typing import Final

from orgaudit.reports.words.names.forms import CLASSES, Form
from orgaudit.reports.words.names.places import Text, script

_LONGEST: Final = 60
"""Signs of such a word; house default."""

_SHORTEST: Final = 3
"""Signs of each name in it: two short names make many a word, such as マリアナ."""

_SCRIPTS: Final = ("letters", CLASSES[1].pattern)

Named = tuple[Form, str]


def chained(text: Text, at: int, forms: Callable[[int], Iterable[Named]]) -> tuple[Named, ...]:
    """Return the names that a whole word from a folded sign on is made of; nothing where it is not made of names.

    Latin names make a word where one person has them all: two persons' names are as likely another word.
    """
    kind = script(text.key[at])
    if kind not in _SCRIPTS or script(text.before(at)) == kind:
        return ()
    behind = at
    while behind < len(text.key) and script(text.key[behind]) == kind:
        behind += 1
        if behind - at > _LONGEST or script(text.behind(behind - 1)) != kind:
            break
    if behind - at > _LONGEST:
        return ()
    ways: dict[int, tuple[Named, ...]] = {at: ()}
    for place in range(at, behind):
        if place in ways:
            for item in forms(place):
                _go_on(ways, place, item, one=kind == _SCRIPTS[0])
    found = ways.get(behind, ())
    return found if len(found) > 1 else ()


def _go_on(ways: dict[int, tuple[Named, ...]], place: int, item: Named, *, one: bool) -> None:
    before = ways[place]
    if len(item[0].key) >= _SHORTEST and not (one and before and before[-1][1] != item[1]):
        ways.setdefault(place + len(item[0].key), (*before, item))
