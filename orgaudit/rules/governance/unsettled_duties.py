"""Departments of whose duties it is not settled who answers: an aggravating fact for their charter, not a finding.

BND001 and BND002 judge such duties; families do not import each other, so this asks for the plain facts only: a duty
that states nobody as accountable, or that two departments or two accountable persons claim without a scope.
"""

from orgaudit.model import Duty, Organization


def departments_with_unsettled_duties(org: Organization) -> frozenset[str]:
    """Return the ids of the departments concerned; a disputed duty concerns each that claims it."""
    unsettled: set[str] = set()
    for duty in org.duties:
        claimants = (*((duty.home,) if duty.departments is None else duty.departments), *(duty.also_in or ()))
        if _nobody_answers(duty) or (_is_claimed_twice(duty, claimants) and not isinstance(duty.scope, str)):
            unsettled.update(claimants)
    return frozenset(unsettled & org.department_by_id.keys())


def _nobody_answers(duty: Duty) -> bool:
    return duty.is_recurring and duty.accountable == ()


def _is_claimed_twice(duty: Duty, claimants: tuple[str, ...]) -> bool:
    return len(set(claimants)) > 1 or len(set(duty.accountable or ())) > 1
