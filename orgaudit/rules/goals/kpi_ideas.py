"""Which figures of the KPI library fit a department, as ideas for a goal. None has a target: that needs a baseline first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, zip_longest
from typing import Final

from orgaudit.knowledge.functions import Function, find_function
from orgaudit.knowledge.kpi_library import Kpi, kpis_for
from orgaudit.model.department import Department
from orgaudit.model.vocabulary import GoalType

IDEAS: Final = 3
"""So many ideas at most, as a department should have one to three goals."""

COUNTER: Final[frozenset[GoalType]] = frozenset({"quality", "accuracy", "speed", "outcome"})
"""What balances a count of activity."""

OWN_WORK: Final[frozenset[GoalType]] = frozenset({"speed", "quality", "accuracy", "outcome", "risk"})
"""What a department contributes by its own work."""

_UNIT_ENDINGS: Final = (
    "部門",
    "本部",
    "部",
    "課",
    "室",
    "係",
    "グループ",
    "チーム",
    " department",
    " dept",
    " team",
    " office",
    " group",
)
_MOST_AREAS: Final = 2


def kpi_ideas(
    department: Department,
    types: frozenset[GoalType] = OWN_WORK,
    most: int = IDEAS,
) -> tuple[str, ...]:
    """Return ids of KPIs of these types, or that move before the result does, which fit a department; the most useful first.

    They are those of its areas of work, taken in turn: of the stated functions of its duties, the most frequent first,
    else of what its own name or the names of its duties say; without any, those that suit every department of its
    office. Only what it can move at least in part and may be a target.
    """
    duties = department.duties or ()
    functions = tuple(duty.function for duty in duties if isinstance(duty.function, str))
    names = tuple(duty.name for duty in duties)
    spare = "any_front" if department.office == "front" else "any_inside"
    return _ideas(department.name, functions, names, spare, types)[:most]


@lru_cache(maxsize=1_024)  # every goal of a department asks for the same
def _ideas(
    name: str, functions: tuple[str, ...], duties: tuple[str, ...], spare: str, types: frozenset[GoalType]
) -> tuple[str, ...]:
    areas = _areas(name, functions, duties)[:_MOST_AREAS]
    fitting = tuple(tuple(kpi for kpi in kpis if _may_be_goal(kpi, types)) for kpis in areas)
    found = tuple(_in_turn(fitting)) or tuple(kpi for kpi in kpis_for(spare) if _may_be_goal(kpi, types))
    return tuple(kpi.id for kpi in found)


def _may_be_goal(kpi: Kpi, types: frozenset[GoalType]) -> bool:
    return kpi.use == "target" and kpi.controllable != "no" and (kpi.leading or kpi.type in types)


def _areas(name: str, functions: tuple[str, ...], duties: tuple[str, ...]) -> list[tuple[Kpi, ...]]:
    return (
        _most_frequent(find_function(function) for function in functions)
        or _most_frequent([_function_named(name)])
        or _most_frequent(find_function(duty) for duty in duties)
    )


def _most_frequent(functions: Iterable[Function | None]) -> list[tuple[Kpi, ...]]:
    counts = Counter(kpis for item in functions if item is not None and (kpis := kpis_for(item.id)))
    return [kpis for kpis, _ in counts.most_common()]


def _function_named(name: str) -> Function | None:
    """Return the function that a department is named after, with or without the word for a unit behind it."""
    plain = name.strip()
    stems = (plain[: -len(ending)] for ending in _UNIT_ENDINGS if plain.casefold().endswith(ending))
    return next((found for stem in (plain, *stems) if (found := find_function(stem))), None)


def _in_turn(areas: tuple[tuple[Kpi, ...], ...]) -> Iterator[Kpi]:
    return (kpi for kpi in chain.from_iterable(zip_longest(*areas)) if kpi is not None)
