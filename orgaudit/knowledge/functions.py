"""The functions of a company, with the office that each source gives them.

Sources disagree about the office of many functions; that disagreement is kept, because it says where a written
boundary is worth having. ``office`` is only a fallback for files that declare none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.lazy_table import LazyTable
from orgaudit.model.identity import canonical

PRONE_DISAGREEMENT: Final = 0.15
"""From this disagreement on, with at least two offices named, the boundary of a function easily blurs; house default."""

_FILE = Path(__file__).with_name("functions.yaml")


@dataclass(frozen=True, slots=True)
class Function:
    """One function. ``votes_front`` and its like hold source keys; ``votes_from`` names the parent they come from.

    ``votes_from`` is ``self`` where the sources name this very function, ``none`` where no source does.
    ``line`` is 1, 2 or 3 of the three lines model. ``office`` is ``None`` where no office should be assumed.
    """

    id: str
    ja: str
    en: str
    synonyms: tuple[str, ...]
    office: Literal["front", "middle", "back"] | None
    line: int
    votes_front: tuple[str, ...] = ()
    votes_middle: tuple[str, ...] = ()
    votes_back: tuple[str, ...] = ()
    votes_from: str = "none"

    @property
    def votes(self) -> tuple[int, int, int]:
        """How many sources say front, middle and back."""
        return len(self.votes_front), len(self.votes_middle), len(self.votes_back)

    @property
    def disagreement(self) -> float | None:
        """Share of the sources that are not with the largest group, 0–1; ``None`` without a vote."""
        total = sum(self.votes)
        return 1 - max(self.votes) / total if total else None

    @property
    def boundary_prone(self) -> bool:
        """Whether the sources put this function in different offices often enough to need a written cut."""
        named = sum(count > 0 for count in self.votes)
        return named > 1 and (self.disagreement or 0.0) >= PRONE_DISAGREEMENT


def _read() -> Mapping[str, Function]:
    entries: Mapping[str, Mapping[str, Any]] = read_data(_FILE)
    return {function_id: _function(function_id, entry) for function_id, entry in entries.items()}


def _function(function_id: str, entry: Mapping[str, Any]) -> Function:
    office = entry["office"]
    return Function(
        id=function_id,
        ja=entry["ja"],
        en=entry["en"],
        synonyms=tuple(entry["synonyms"]),
        office=None if office == "none" else office,
        line=entry["line"],
        votes_front=tuple(entry.get("front", ())),
        votes_middle=tuple(entry.get("middle", ())),
        votes_back=tuple(entry.get("back", ())),
        votes_from=entry["votes_from"],
    )


FUNCTIONS: Final[Mapping[str, Function]] = LazyTable(_read)
"""Every function by id, in the order of the file; read on first use."""


def function(function_id: str) -> Function | None:
    """Return the function with exactly this id, if there is one."""
    return FUNCTIONS.get(function_id)


def find_function(text: str) -> Function | None:
    """Return the function that a user names by id, by name in either language or by a synonym.

    Width and case do not matter. A name wins over a synonym; a synonym of several functions names none of them.
    """
    return _by_name().get(canonical(text))


@cache
def _by_name() -> Mapping[str, Function]:
    named: dict[str, Function] = {}
    for item in FUNCTIONS.values():
        for name in (item.id, item.ja, item.en):
            named[canonical(name)] = item
    claims: dict[str, set[str]] = {}
    for item in FUNCTIONS.values():
        for synonym in item.synonyms:
            claims.setdefault(canonical(synonym), set()).add(item.id)
    clear = {name: FUNCTIONS[min(ids)] for name, ids in claims.items() if len(ids) == 1}
    return {**clear, **named}
