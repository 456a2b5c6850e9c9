"""What a company of an industry is expected to cover, with the functions that cover it and the reason.

The lists are short and house choices; a law is only ever named as something to be checked.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.lazy_table import LazyTable
from orgaudit.model.dataclass import dataclass
from orgaudit.model.vocabulary import Industry

_FILE = Path(__file__).with_name("industry_profiles.yaml")

NO_INDUSTRY: Final[Industry] = "general"
"""The profile of a company whose industry is unknown."""


@dataclass(frozen=True, slots=True)
class ExpectedFunction:
    """One thing that is expected. ``functions`` are taxonomy ids of which any covers it.

    ``legal_in`` holds the countries (two letters) where a law may ask for it; ``employees`` is the number from which
    it is expected, 0 for every company. ``only_in`` holds the countries where it is usual, none for all; ``beside`` the functions of which
    a company has one where it is expected, none for all; ``words`` what names it in English, in lower case. Reasons are clauses without a full stop.
    """

    id: str
    name_ja: str
    name_en: str
    reason_ja: str
    reason_en: str
    functions: frozenset[str]
    legal_in: frozenset[str] = frozenset()
    employees: int = 0
    sources: tuple[str, ...] = ()
    only_in: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


def _read_expected() -> Mapping[str, ExpectedFunction]:
    entries: Mapping[str, Mapping[str, Any]] = read_data(_FILE)["expected"]
    return {entry_id: _expected(entry_id, entry) for entry_id, entry in entries.items()}


def _expected(entry_id: str, entry: Mapping[str, Any]) -> ExpectedFunction:
    return ExpectedFunction(
        id=entry_id,
        name_ja=entry["ja"]["name"],
        name_en=entry["en"]["name"],
        reason_ja=entry["ja"]["reason"],
        reason_en=entry["en"]["reason"],
        functions=frozenset(entry["functions"]),
        legal_in=frozenset(entry.get("legal_in", ())),
        employees=entry.get("employees", 0),
        sources=tuple(entry.get("sources", ())),
        only_in=frozenset(entry.get("only_in", ())),
        beside=frozenset(entry.get("beside", ())),
        words=tuple(entry.get("words", ())),
    )


def _read_profiles() -> Mapping[str, tuple[ExpectedFunction, ...]]:
    lists: Mapping[str, list[str]] = read_data(_FILE)["profiles"]
    return {industry: tuple(EXPECTED[entry_id] for entry_id in ids) for industry, ids in lists.items()}


EXPECTED: Final[Mapping[str, ExpectedFunction]] = LazyTable(_read_expected)
"""Everything that is expected anywhere, by id; read on first use."""

_PROFILES: Final[Mapping[str, tuple[ExpectedFunction, ...]]] = LazyTable(_read_profiles)


def profile(industry: Industry | None, employees: int | None) -> tuple[ExpectedFunction, ...]:
    """Return what a company of this industry and size is expected to cover, in the order in which it is told.

    Without an industry the general list holds; without a size only what is expected of every company.
    """
    expected = _PROFILES[industry or NO_INDUSTRY]
    return tuple(item for item in expected if item.employees <= (employees or 0))


def grows_with_size(industry: Industry | None, employees: int) -> bool:
    """Whether more employees than these would bring further expectations."""
    return any(item.employees > employees for item in _PROFILES[industry or NO_INDUSTRY])
