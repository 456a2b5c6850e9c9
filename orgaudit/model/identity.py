"""Canonical ids: one name, one address, whatever its width, case or surrounding space; and a memory for what is made of names.

Rule after rule asks for the names of the same duties, from the first to the last. A memory that holds fewer of them than there are forgets
each name before it is asked for again, and then only costs time; one that is large for every company would never let go of the
names of thousands of small ones. So there is room for as many names as the company at hand has.
"""

import unicodedata
from collections.abc import Callable
from typing import Final, TypeVar

from orgaudit.model.visible import visible

T = TypeVar("T")

LEAST: Final = 65_536
"""Names that are remembered in any case; house default."""

_OF_EACH: Final = 2
"""Names for each duty: its own, and those of what stands around it; house default."""


class _Made(dict[str, T]):
    """Text -> what was made of it. Full, it begins anew."""

    __slots__ = ("_make",)
    most = LEAST

    def __init__(self, make: Callable[[str], T]) -> None:
        dict.__init__(self)
        self._make = make

    def __missing__(self, text: str) -> T:
        if len(self) >= _Made.most:
            self.clear()
        made = self[text] = self._make(text)
        return made


def remembered(make: Callable[[str], T]) -> Callable[[str], T]:
    """Let a function of a text remember what it returned; as quick as a look-up, since it is one."""
    return _Made(make).__getitem__


def make_room(duties: int) -> None:
    """Remember as many names as a company with so many duties needs, from now on."""
    _Made.most = max(LEAST, _OF_EACH * duties)


@remembered
def folded(name: str) -> str:
    """Return a name as names are compared: NFKC, without what nobody sees, trimmed, inner space folded, case-folded."""
    name = visible(name)
    if not name.isascii():
        name = unicodedata.normalize("NFKC", name)
    return " ".join(name.split()).casefold()


@remembered
def canonical(name: str) -> str:
    """Return the id of a name: folded; ``/`` becomes ``・``, and NUL, which parts ids in a fingerprint, ``\ufffd``."""
    return folded(name).replace("\0", "\ufffd").replace("/", "・")


def canonical_address(text: str) -> str:
    """Return an address with each of its parts in canonical form."""
    return "/".join(canonical(part) for part in text.split("/"))
