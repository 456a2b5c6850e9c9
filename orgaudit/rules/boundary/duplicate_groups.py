"""Duties of different departments that seem to be the same: equal function, nearly equal name."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from orgaudit.knowledge.functions import Function
from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.rules.boundary.offices import stated_function
from orgaudit.rules.boundary.owners import is_claimed_twice, owner_departments
from orgaudit.rules.boundary.similar_names import clusters, name_key, similarity


@dataclass(frozen=True, slots=True)
class DuplicateGroup:
    """Duties that seem to be one. ``spokesman`` is the subject of the finding, ``others`` stand beside it.

    ``function`` is set where at least two departments state it; ``similarity`` is that of the least alike to the spokesman.
    """

    spokesman: Duty
    others: tuple[Duty, ...]
    function: Function | None
    similarity: float

    @property
    def duties(self) -> tuple[Duty, ...]:
        """All of them, the spokesman first."""
        return (self.spokesman, *self.others)


def duplicate_groups(duties: Iterable[Duty], least: float) -> Iterator[DuplicateGroup]:
    """Yield every group of two or more departments among duties that have an owner."""
    by_name: dict[str, list[Duty]] = {}
    for duty in duties:
        by_name.setdefault(duty.name, []).append(duty)
    for names in clusters(by_name, least):
        members = [duty for name in names for duty in by_name[name]]
        if len(members) > 1:
            yield from (_group(alike) for alike in _by_function(members) if _is_duplicate(alike))


def _by_function(members: Sequence[Duty]) -> list[list[Duty]]:
    """Part duties that state different functions. Those without one go with the first, by id."""
    parts: dict[str, list[Duty]] = {}
    unknown: list[Duty] = []
    for duty in members:
        function = stated_function(duty)
        (parts.setdefault(function.id, []) if function else unknown).append(duty)
    if not parts:
        return [unknown]
    parts[min(parts)].extend(unknown)
    return list(parts.values())


def _is_duplicate(members: Sequence[Duty]) -> bool:
    """Whether two of them stand in different departments without each having a scope of its own."""
    unscoped = [duty for duty in members if not isinstance(duty.scope, str)]
    departments = {duty.home for duty in members}
    return len(departments) > 1 and bool(unscoped)


def _group(members: Sequence[Duty]) -> DuplicateGroup:
    spokesman, *others = sorted(members, key=lambda duty: (not is_claimed_twice(duty), duty.address))
    key = name_key(spokesman.name)
    return DuplicateGroup(
        spokesman,
        tuple(others),
        function=_shared_function(members),
        similarity=min(similarity(key, name_key(duty.name)) for duty in others),
    )


def _shared_function(members: Sequence[Duty]) -> Function | None:
    """Return the function that duties of two departments or more state; the others state none or the same."""
    stated = [(duty.home, function) for duty in members if (function := stated_function(duty))]
    return stated[0][1] if len({home for home, _ in stated}) > 1 else None


def has_owner(duty: Duty) -> bool:
    """Whether a department answers for the duty, so that another can double its work."""
    return bool(owner_departments(duty))


def places_of(duty: Duty) -> tuple[str, ...]:
    """Return the departments where the duty is written to be done, without those that only join in."""
    return (duty.home,) if duty.home != UNOWNED else owner_departments(duty) or ()
