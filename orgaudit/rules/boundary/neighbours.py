"""Which departments own a duty, hand work to it or receive it from there, or have a duty of the same function."""

from collections.abc import Mapping

from orgaudit.knowledge.functions import Function
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass, field
from orgaudit.rules.boundary.owners import departments_in_touch, owner_departments
from orgaudit.rules.duty_functions import duty_functions


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The departments of a company that meet in its duties.

    ``handed`` are those in touch by handoffs, by address of a duty; ``stated`` and ``known`` the departments that have a
    function, by what is stated alone and by names too.
    """

    handed: Mapping[str, tuple[str, ...]]
    stated: Mapping[str, set[str]]
    known: Mapping[str, set[str]]
    _listed: dict[tuple[str, bool], tuple[str, ...]] = field(default_factory=dict, compare=False)

    def of(self, duty: Duty, function: Function) -> tuple[str, ...]:
        """Return the departments that meet in a duty of this function, sorted; others by their names only where its own tells it."""
        is_stated = duty.function is not None
        same = (self.stated if is_stated else self.known)[function.id]
        key = (function.id, is_stated)
        # Branches have hundreds of departments with the same function: their list is put together once.
        if key not in self._listed:
            self._listed[key] = tuple(sorted(same))
        others = {*(owner_departments(duty) or ()), *self.handed.get(duty.address, ())} - same
        return tuple(sorted({*others, *same})) if others else self._listed[key]


def neighbours_in(org: Organization) -> Neighbours:
    """Return the neighbours in a company."""
    functions = duty_functions(org)
    stated: dict[str, set[str]] = {}
    known: dict[str, set[str]] = {}
    for duty in org.duties:
        function = functions.of(duty)
        if function is not None:
            owners = owner_departments(duty) or ()
            known.setdefault(function.id, set()).update(owners)
            if duty.function is not None:
                stated.setdefault(function.id, set()).update(owners)
    return Neighbours(departments_in_touch(org), stated, known)
