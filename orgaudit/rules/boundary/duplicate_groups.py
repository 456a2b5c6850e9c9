"""Duties of different departments that seem to be the same: equal function, nearly equal name.

A note in brackets that only names the duty's own department, as in 月次報告(営業), is left out before names are compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from orgaudit.knowledge.functions import Function
from orgaudit.knowledge.names.general import general_names
from orgaudit.model import UNOWNED, Duty, Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.rules.boundary.owners import is_claimed_twice, owner_departments
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.similar_names import NameKey, Rooted, clusters, name_key, similarity
from orgaudit.rules.sister_units import SisterUnits, name_without_department, sister_units


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Duties that seem to be one. ``spokesman`` is the subject of the finding, ``others`` stand beside it.

    ``function`` is set where at least two departments state it; ``similarity`` is that of the least alike to the spokesman.
    ``told_apart`` is True where the whole names, with the departments in them, are not alike enough. ``shared_names`` counts the names where
    sister units have several in common, which are one group then.
    """

    spokesman: Duty
    others: tuple[Duty, ...]
    function: Function | None
    similarity: float
    told_apart: bool
    shared_names: int | None = None

    @property
    def duties(self) -> tuple[Duty, ...]:
        """All of them, the spokesman first."""
        return (self.spokesman, *self.others)

    @property
    def departments(self) -> tuple[str, ...]:
        """Where they are done, each once."""
        return tuple(dict.fromkeys(place for duty in self.duties for place in places_of(duty)))

    @property
    def hours_per_month(self) -> float | None:
        """What is known of their hours, added."""
        efforts = [duty.monthly_effort for duty in self.duties if duty.monthly_effort is not None]
        return sum(efforts) if efforts else None

    @property
    def is_general(self) -> bool:
        """Whether all their names are such as many departments rightly share."""
        return all(name_key(duty.name) in _general_keys() for duty in self.duties)


@cache
def _general_keys() -> frozenset[NameKey]:
    return frozenset(name_key(name) for name in general_names())


def told_groups(org: Organization, duties: Iterable[Duty], least: float) -> Iterator[DuplicateGroup]:
    """Yield the groups of duties that have an owner, as they are told: one for all that the same sister units do alike."""
    groups, units = list(_duplicate_groups(org, duties, least)), sister_units(org)
    yield from (group for group in groups if not units.hold(group.duties))
    yield from _by_units(org, groups, units)


def _duplicate_groups(org: Organization, duties: Iterable[Duty], least: float) -> Iterator[DuplicateGroup]:
    """Yield every group of two or more departments among duties that have an owner."""
    functions = duty_functions(org)
    by_name: dict[str, list[Duty]] = {}
    for duty in duties:
        by_name.setdefault(name_without_department(org, duty), []).append(duty)
    rooted = org.derived("similar_names", (), lambda _: Rooted())
    for names in clusters(by_name, least, rooted):
        members = [duty for name in names for duty in by_name[name]]
        if len(members) > 1:
            for alike in _by_function(functions, members):
                if _is_duplicate(alike):
                    yield _group(org, functions, alike, least)


def _by_units(
    org: Organization, groups: Iterable[DuplicateGroup], units: SisterUnits
) -> Iterator[DuplicateGroup]:
    """Yield one group for all that the same sister units do alike: groups that have a department in common."""
    parts: list[tuple[set[str], list[DuplicateGroup]]] = []
    for group in filter(lambda group: units.hold(group.duties), groups):
        homes, alike = {duty.home for duty in group.duties}, [group]
        for part in [part for part in parts if not part[0].isdisjoint(homes)]:
            parts.remove(part)
            homes, alike = homes | part[0], part[1] + alike
        parts.append((homes, alike))
    for _, alike in parts:
        every = (duty for group in alike for duty in group.duties)
        spokesman, *others = sorted(every, key=lambda duty: org.identity("duty", duty.address))
        yield replace(
            alike[0], spokesman=spokesman, others=tuple(others), function=None, shared_names=len(alike)
        )


def _by_function(functions: DutyFunctions, members: Sequence[Duty]) -> list[list[Duty]]:
    """Part duties that state different functions. Those without one go with the first, by id."""
    parts: dict[str, list[Duty]] = {}
    unknown: list[Duty] = []
    for duty in members:
        function = functions.stated(duty)
        (parts.setdefault(function.id, []) if function else unknown).append(duty)
    if not parts:
        return [unknown]
    parts[min(parts)].extend(unknown)
    return list(parts.values())


def _is_duplicate(members: Sequence[Duty]) -> bool:
    """Whether two of them stand in different departments without each having a scope, its own or that of one that names its department."""
    scoped = [duty for duty in members if isinstance(duty.scope, str)]
    named = {home for duty in scoped for home in duty.also_in or ()}
    unscoped = [duty for duty in members if not isinstance(duty.scope, str) and duty.home not in named]
    departments = {duty.home for duty in members}
    return len(departments) > 1 and bool(unscoped)


def _group(
    org: Organization, functions: DutyFunctions, members: Sequence[Duty], least: float
) -> DuplicateGroup:
    # By the first address: a rename must not make another duty of the group the one that the finding is about.
    spokesman, *others = sorted(
        members, key=lambda duty: (not is_claimed_twice(duty), org.identity("duty", duty.address))
    )
    key, whole = name_key(name_without_department(org, spokesman)), name_key(spokesman.name)
    return DuplicateGroup(
        spokesman,
        tuple(others),
        function=_shared_function(functions, members),
        similarity=min(similarity(key, name_key(name_without_department(org, duty))) for duty in others),
        told_apart=all(similarity(whole, name_key(duty.name)) < least for duty in others),
    )


def _shared_function(functions: DutyFunctions, members: Sequence[Duty]) -> Function | None:
    """Return the function that duties of two departments or more state; the others state none or the same."""
    stated = [(duty.home, function) for duty in members if (function := functions.stated(duty))]
    return stated[0][1] if len({home for home, _ in stated}) > 1 else None


def has_owner(duty: Duty) -> bool:
    """Whether a department answers for the duty, so that another can double its work."""
    return bool(owner_departments(duty))


def places_of(duty: Duty) -> tuple[str, ...]:
    """Return the departments where the duty is written to be done, without those that only join in."""
    return (duty.home,) if duty.home != UNOWNED else owner_departments(duty) or ()
