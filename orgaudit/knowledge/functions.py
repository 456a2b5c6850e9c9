"""The functions of a company, with the office that each source gives them.

Sources disagree about the office of many functions; that disagreement is kept, because it says where a written
boundary is worth having. ``office`` is only a fallback for files that declare none, and ``criterion`` says which test
gives it: customer contact (front), purpose (revenue, support of revenue, running the company) or control (middle).
Where banks use the words otherwise than companies in general, ``finance_office`` holds the bank's usage.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.knowledge.compiled.tables import compiled
from orgaudit.knowledge.data_file import parsed_data
from orgaudit.knowledge.lazy_table import LazyRows
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical
from orgaudit.model.vocabulary import Industry

FunctionOffice = Literal["front", "middle", "back"]
Criterion = Literal["customer_contact", "purpose", "control"]

PRONE_DISAGREEMENT: Final = 0.15
"""From this disagreement on, with at least two offices named, the boundary of a function easily blurs; house default."""

SPLIT_DISAGREEMENT: Final = 0.5
"""From this disagreement on no office is named by more than half of the sources; house default."""

AREAS: Final = (
    "sales",
    "customer",
    "marketing",
    "product",
    "operations",
    "planning",
    "accounting",
    "people",
    "office",
    "legal",
    "it",
    "finance",
    "healthcare",
    "government",
)
"""The data files of the taxonomy, in the order of its functions."""

_FOLDER = Path(__file__).with_name("functions")


@dataclass(frozen=True, slots=True)
class Function:
    """One function. ``votes_front`` and its like hold source keys; ``votes_from`` names the parent they come from.

    ``votes_from`` is ``self`` where the sources name this very function, ``none`` where no source does.
    ``line`` is 1, 2 or 3 of the three lines model. ``office`` is ``None`` where no office should be assumed.
    ``industry`` is the only kind of company that has the function, or ``general``. ``area`` is the data file that it stands in.
    """

    id: str
    ja: str
    en: str
    synonyms_ja: tuple[str, ...]
    synonyms_en: tuple[str, ...]
    office: FunctionOffice | None
    criterion: Criterion
    line: int
    industry: Industry = "general"
    finance_office: FunctionOffice | None = None
    votes_front: tuple[str, ...] = ()
    votes_middle: tuple[str, ...] = ()
    votes_back: tuple[str, ...] = ()
    votes_from: str = "none"
    area: str = ""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """Other names in both languages."""
        return (*self.synonyms_ja, *self.synonyms_en)

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

    @property
    def split(self) -> bool:
        """Whether the sources that name this very function fit two or more offices about equally.

        No office has more than half of the votes then. Votes taken over from a parent are not about this function.
        """
        return self.votes_from == "self" and (self.disagreement or 0.0) >= SPLIT_DISAGREEMENT

    def named_in(self, language: str) -> str:
        """Return its name in one of the two languages."""
        return self.ja if language == "ja" else self.en

    def office_in(self, industry: Industry | None) -> FunctionOffice | None:
        """Return the office to fall back on in a company of this industry."""
        return (self.finance_office if industry == "finance" else None) or self.office


TABLE: Final = "functions"
"""The name under which the compiled form of all functions is kept."""


def function_sources() -> tuple[str, ...]:
    """Return all that the table is made from: the data, and the code that makes it."""
    areas = (str(_FOLDER / f"{area}.yaml") for area in AREAS)
    return (__file__, str(Path(__file__).parent.parent / "model" / "identity.py"), *areas)


def parsed_functions() -> dict[str, dict[str, Any]]:
    """Make the table from the data: the entries by id, and the id by each name in its canonical form."""
    entries: dict[str, Mapping[str, Any]] = {}
    for area in AREAS:
        rows = parsed_data(_FOLDER / f"{area}.yaml")
        entries.update({key: {**entry, "area": area} for key, entry in rows.items()})
    named = {
        canonical(name): key for key, entry in entries.items() for name in (key, entry["ja"], entry["en"])
    }
    claims: dict[str, set[str]] = {}
    for key, entry in entries.items():
        for synonym in (*entry["synonyms"], *entry["synonyms_en"]):
            claims.setdefault(canonical(synonym), set()).add(key)
    clear = {name: min(ids) for name, ids in claims.items() if len(ids) == 1}
    return {"entries": entries, "named": {**clear, **named}}


@cache
def _table() -> Mapping[str, Mapping[str, Any]]:
    table: Mapping[str, Mapping[str, Any]] = compiled(TABLE, function_sources(), parsed_functions)
    return table


def _function(
    function_id: str, entry: Mapping[str, Any], entries: Mapping[str, Mapping[str, Any]]
) -> Function:
    votes = entries.get(entry["votes_from"], entry)
    return Function(
        id=function_id,
        ja=entry["ja"],
        en=entry["en"],
        synonyms_ja=tuple(entry["synonyms"]),
        synonyms_en=tuple(entry["synonyms_en"]),
        office=_office(entry["office"]),
        criterion=entry["by"],
        line=entry["line"],
        industry=entry.get("industry", "general"),
        finance_office=_office(entry.get("finance_office", "none")),
        votes_front=tuple(votes.get("front", ())),
        votes_middle=tuple(votes.get("middle", ())),
        votes_back=tuple(votes.get("back", ())),
        votes_from=entry["votes_from"],
        area=entry["area"],
    )


def _office(written: Literal["front", "middle", "back", "none"]) -> FunctionOffice | None:
    return None if written == "none" else written


FUNCTIONS: Final[Mapping[str, Function]] = LazyRows(lambda: _table()["entries"], _function)
"""Every function by id, in the order of the files; read on first use."""


def function(function_id: str) -> Function | None:
    """Return the function with exactly this id, if there is one."""
    return FUNCTIONS.get(function_id)


def find_function(text: str) -> Function | None:
    """Return the function that a user names by id, by name in either language or by a synonym.

    Width and case do not matter. A name wins over a synonym; a synonym of several functions names none of them.
    """
    function_id = _table()["named"].get(canonical(text))
    return FUNCTIONS[function_id] if function_id else None
