"""Who should do this? The department of this company that fits a duty best, and the reasons why.

A department scores by the reasons that speak for it (weights are house defaults, used only to choose):

- ``charter``: a charter line names the duty or its function; ``function``: it already has a duty of the same function;
- ``name``: its own name is that function or the one it belongs to; ``related_function``: it has a duty of the same kin;
- ``control``: the function is one of control and so are duties that it has;
- ``system``: it works most with a system of the duty; ``people``: who does the duty or answers for it belongs there or
  heads it; ``neighbour``: it hands work to the duty or receives it from there;
- ``office``: it is declared as the office that fits. The office alone makes no home.

Front-office work goes to no middle or back office and the other way round. Between middle and back, which companies
cut differently, ``charter`` or ``function`` can outweigh the office. Never named is a department of the very office that
the duty should leave, nor one that a vendor provides. Where two fit equally, none is named.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from orgaudit.knowledge.functions import Function
from orgaudit.model import Department, Duty, Office, Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.rules.boundary.home_evidence import HomeEvidence

WEIGHTS: Final[Mapping[str, int]] = {
    "charter": 5,
    "function": 4,
    "name": 3,
    "related_function": 2,
    "control": 2,
    "system": 2,
    "people": 2,
    "office": 2,
    "neighbour": 1,
}
"""Reason codes in the order in which they are told, with their weights; house default."""

STRONG: Final = ("charter", "function")
"""Reasons that outweigh the difference between middle and back; house default."""


_KEY: Final = "home_finder"


@dataclass(frozen=True, slots=True)
class Home:
    """A department that fits, and why: reason codes of ``WEIGHTS``; without one none does."""

    department: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedHome:
    """The department that fits most of several duties, which of them, and why; without one none does."""

    department: str | None = None
    reasons: tuple[str, ...] = ()
    duties: tuple[Duty, ...] = ()


NO_HOME: Final = Home()
NO_SHARED_HOME: Final = SharedHome()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The office that fits, where one is known, and the office that the duty should leave."""

    office: Office | None
    unfit: Office | None


@dataclass(frozen=True, slots=True)
class _Fit:
    """A department that fits, with the weight of its reasons and how often they hold."""

    rank: tuple[int, int]
    home: Home


@dataclass(frozen=True)
class HomeFinder:
    """Finds homes in one company. Not slotted: the evidence is gathered when first asked for and kept."""

    org: Organization
    _rankings: dict[tuple[str, _Wanted], tuple[_Fit, ...]] = field(default_factory=dict, compare=False)

    @cached_property
    def _evidence(self) -> HomeEvidence:
        return HomeEvidence(self.org)

    def best_home(self, duty: Duty, office: Office | None, *, unfit: Office | None = None) -> Home:
        """Return the department that fits a duty of this office best, other than those of the ``unfit`` office."""
        wanted = _Wanted(office, unfit)
        function = self._evidence.function_of(duty)
        shared = self._evidence.for_function(function) if function else {}
        own = self._evidence.for_duty(duty)
        fits = [
            fit
            for department, counted in own.items()
            if (fit := self._fit(department, shared.get(department, Counter()) + counted, wanted))
        ]
        fits += self._by_function_alone(function, wanted, besides=own) if function else ()
        best = max((fit.rank for fit in fits), default=None)
        homes = [fit.home for fit in fits if fit.rank == best]
        return homes[0] if len(homes) == 1 else NO_HOME

    def shared_home(self, duties: Iterable[Duty], office: Office, *, unfit: Office) -> SharedHome:
        """Return the department that fits most hours of these duties, or most of them; the duties keep their order."""
        fitting: dict[str | None, list[tuple[Duty, Home]]] = {}
        for duty in duties:
            home = self.best_home(duty, office, unfit=unfit)
            if home.department not in (None, duty.home):
                fitting.setdefault(home.department, []).append((duty, home))
        if not fitting:
            return NO_SHARED_HOME
        # Equally many hours: the first by id. It is the best for its own duties whichever is told.
        best = min(fitting, key=lambda name: (*_extent(duty for duty, _ in fitting[name]), name or ""))
        reasons = {reason for _, home in fitting[best] for reason in home.reasons}
        return SharedHome(best, _in_order(reasons), tuple(duty for duty, _ in fitting[best]))

    def _by_function_alone(
        self, function: Function, wanted: _Wanted, besides: Mapping[str, object]
    ) -> list[_Fit]:
        """Return the best of the departments for which only the function speaks: one, or those that are equal."""
        best: list[_Fit] = []
        for fit in self._ranking(function, wanted):
            if fit.home.department not in besides:
                if best and fit.rank < best[0].rank:
                    break
                best.append(fit)
        return best

    def _ranking(self, function: Function, wanted: _Wanted) -> tuple[_Fit, ...]:
        """Return what the function alone says, the best first. Thousands of duties can share it, so it is kept."""
        key = (function.id, wanted)
        if key not in self._rankings:
            speaking = self._evidence.for_function(function)
            found = (self._fit(department, counted, wanted) for department, counted in speaking.items())
            ranked = sorted((fit for fit in found if fit), key=lambda fit: fit.rank, reverse=True)
            self._rankings[key] = tuple(ranked)
        return self._rankings[key]

    def _fit(self, department_id: str, counted: Counter[str], wanted: _Wanted) -> _Fit | None:
        department = self.org.department_by_id.get(department_id)
        reasons = {reason for reason, count in counted.items() if count > 0}
        if not reasons or department is None or not _may_hold(department, wanted, reasons):
            return None
        if "function" in reasons:
            reasons.discard("related_function")
        count = sum(counted[reason] for reason in reasons)
        if wanted.office is not None and department.office == wanted.office:
            reasons.add("office")
        points = sum(WEIGHTS[reason] for reason in reasons)
        return _Fit((points, count), Home(department_id, _in_order(reasons)))


def home_finder(org: Organization) -> HomeFinder:
    """Return the finder of a company, put together once for all rules."""
    kept = org.kept.get(_KEY)
    if not isinstance(kept, HomeFinder):
        kept = org.kept[_KEY] = HomeFinder(org)
    return kept


def _in_order(reasons: set[str]) -> tuple[str, ...]:
    return tuple(reason for reason in WEIGHTS if reason in reasons)


def _extent(duties: Iterable[Duty]) -> tuple[float, int]:
    efforts = [duty.monthly_effort or 0.0 for duty in duties]
    return -sum(efforts), -len(efforts)


def _may_hold(department: Department, wanted: _Wanted, reasons: set[str]) -> bool:
    office = department.office
    if department.provided_by == "vendor" or (office is not None and office == wanted.unfit):
        return False
    if wanted.office is None or office in (None, "mixed", wanted.office):
        return True
    inside = "front" not in (wanted.office, office)
    return inside and any(reason in reasons for reason in STRONG)
