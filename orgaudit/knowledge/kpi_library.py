"""KPIs to start a goal from, by function or area of work.

They were compiled for this library (rule catalogue, appendix B); some echo a source, which is named. None has a target:
every company needs its own baseline first.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.functions import function
from orgaudit.knowledge.lazy_table import LazyTable
from orgaudit.model.dataclass import dataclass
from orgaudit.model.vocabulary import Controllable, GoalType

KpiUse = Literal["target", "watch", "paired"]

_FILE = Path(__file__).with_name("kpi_library.yaml")


@dataclass(frozen=True, slots=True)
class Kpi:
    """One KPI. ``watch`` is only to be observed, ``paired`` never the only goal of a department.

    ``leading`` figures move before the result does; ``shared`` ones are moved by two departments together.
    """

    id: str
    ja: str
    en: str
    type: GoalType
    controllable: Controllable
    use: KpiUse = "target"
    leading: bool = False
    shared: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KpiArea:
    """An area of work: the ids of its functions and its KPIs, the most useful first."""

    id: str
    functions: tuple[str, ...]
    kpis: tuple[Kpi, ...]


def _read() -> Mapping[str, KpiArea]:
    areas: Mapping[str, Mapping[str, Any]] = read_data(_FILE)["areas"]
    return {
        area_id: KpiArea(
            area_id,
            tuple(entry["functions"]),
            tuple(_kpi(kpi_id, kpi) for kpi_id, kpi in entry["kpis"].items()),
        )
        for area_id, entry in areas.items()
    }


def _kpi(kpi_id: str, entry: Mapping[str, Any]) -> Kpi:
    return Kpi(id=kpi_id, **{**entry, "sources": tuple(entry.get("sources", ()))})


KPI_AREAS: Final[Mapping[str, KpiArea]] = LazyTable(_read)
"""Every area by id, in the order of the file; read on first use."""


def kpis_for(function_or_area: str) -> tuple[Kpi, ...]:
    """Return the KPIs for a function id or an area id; empty where the library has none.

    A function that no area lists takes those of the function whose votes it shares.
    """
    area = KPI_AREAS.get(function_or_area) or _area_of(function_or_area)
    return area.kpis if area else ()


def kpi_named(kpi_id: str) -> Kpi | None:
    """Return the KPI with this id, if there is one."""
    return _by_id().get(kpi_id)


@cache
def _by_id() -> Mapping[str, Kpi]:
    return {kpi.id: kpi for area in KPI_AREAS.values() for kpi in area.kpis}


def _area_of(function_id: str) -> KpiArea | None:
    known = function(function_id)
    parent = known.votes_from if known else ""
    return _by_function().get(function_id) or _by_function().get(parent)


@cache
def _by_function() -> Mapping[str, KpiArea]:
    return {function_id: area for area in KPI_AREAS.values() for function_id in area.functions}
