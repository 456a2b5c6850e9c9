"""Which departments answer for a duty, and which others touch it."""

from collections.abc import Mapping

from orgaudit.model import UNOWNED, Duty, Organization


def owner_departments(duty: Duty) -> tuple[str, ...] | None:
    """Return the ids of the departments that answer for a duty, each once; ``None`` where the file does not say.

    A duty stands in the list of the department that answers for it, with those that do it too in ``also_in``; of a
    duty in the top-level list ``departments`` tells, perhaps that there is none.
    """
    if duty.home != UNOWNED:
        if not duty.also_in:
            return (duty.home,)  # most duties, and every rule asks
        return tuple(dict.fromkeys((duty.home, *(duty.also_in or ()))))
    if duty.departments is None:
        return None
    return tuple(dict.fromkeys((*duty.departments, *(duty.also_in or ()))))


def is_claimed_twice(duty: Duty) -> bool:
    """Whether two departments or two accountable persons are stated for a duty, whatever its scope.

    An empty seat beside somebody who is accountable is a second one: that its holder has left does away with no claim.
    """
    accountable = len(set(duty.accountable or ()))
    return (
        len(owner_departments(duty) or ()) > 1
        or accountable > 1
        or (accountable == 1 and vacant_beside(duty))
    )


def vacant_beside(duty: Duty) -> bool:
    """Whether an empty seat is stated beside somebody who is accountable."""
    return bool(duty.accountable) and "accountable" in duty.vacancies


def departments_in_touch(org: Organization) -> Mapping[str, tuple[str, ...]]:
    """Return, by duty address, the departments that hand work to a duty or receive it from there."""
    touching: dict[str, set[str]] = {}
    for handoff in org.handoffs:
        ends = ((handoff.source, handoff.target_department), (handoff.target, handoff.source_department))
        for address, department in ends:
            if "/" in address and department != UNOWNED and department != address.partition("/")[0]:
                touching.setdefault(address, set()).add(department)
    return {address: tuple(sorted(departments)) for address, departments in touching.items()}
