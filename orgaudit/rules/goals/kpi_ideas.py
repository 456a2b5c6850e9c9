"""Which figures of the KPI library fit a department, as ideas for a goal. None has a target: that needs a baseline first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest
from typing import Final

from orgaudit.knowledge.functions import Function
from orgaudit.knowledge.kpi_library import Kpi, kpis_for
from orgaudit.model import Department, Organization
from orgaudit.model.vocabulary import GoalType
from orgaudit.rules.duty_functions import duty_functions

IDEAS: Final = 3
"""So many ideas at most, as a department should have one to three goals."""

COUNTER: Final[frozenset[GoalType]] = frozenset({"quality", "accuracy", "speed", "outcome"})
"""What balances a count of activity."""

OWN_WORK: Final[frozenset[GoalType]] = frozenset({"speed", "quality", "accuracy", "outcome", "risk"})
"""What a department contributes by its own work."""

_MOST_AREAS: Final = 2


def kpi_ideas(
    org: Organization, department: Department, types: frozenset[GoalType] = OWN_WORK, most: int = IDEAS
) -> tuple[str, ...]:
    """Return ids of KPIs of these types, or that move before the result does, which fit a department; the most useful first.

    They are those of its areas of work, taken in turn: of the stated functions of its duties, the most frequent first,
    else of what its own name or the names of its duties say; without any, those that suit every department of its
    office. Only what it can move at least in part and may be a target.
    """
    functions = duty_functions(org)
    duties = department.duties or ()
    areas = (
        _most_frequent(map(functions.stated, duties))
        or _most_frequent([functions.named(department.name)])
        or _most_frequent(map(functions.read, duties))
    )[:_MOST_AREAS]
    spare = kpis_for("any_front" if department.office == "front" else "any_inside")
    fitting = (_goals(kpis, types) for kpis in areas)
    return tuple(kpi.id for kpi in tuple(_in_turn(tuple(fitting))) or _goals(spare, types))[:most]


def _goals(kpis: tuple[Kpi, ...], types: frozenset[GoalType]) -> tuple[Kpi, ...]:
    return tuple(kpi for kpi in kpis if _may_be_goal(kpi, types))


def _may_be_goal(kpi: Kpi, types: frozenset[GoalType]) -> bool:
    return kpi.use == "target" and kpi.controllable != "no" and (kpi.leading or kpi.type in types)


def _most_frequent(functions: Iterable[Function | None]) -> list[tuple[Kpi, ...]]:
    counts: Counter[tuple[Kpi, ...]] = Counter()
    # Counted by function first: KPIs have a dozen fields, all of which would be looked at each time.
    for function, many in Counter([item.id for item in functions if item is not None]).items():
        if kpis := kpis_for(function):
            counts[kpis] += many
    return [kpis for kpis, _ in counts.most_common()]


def _in_turn(areas: tuple[tuple[Kpi, ...], ...]) -> Iterator[Kpi]:
    return (kpi for kpi in chain.from_iterable(zip_longest(*areas)) if kpi is not None)
