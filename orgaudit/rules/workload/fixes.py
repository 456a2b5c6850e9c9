"""Fixes for workload: peaks are levelled, what nobody uses ends, rare specialist work goes to a professional."""

from typing import Any, Final

from orgaudit.model import Department, Duty, Organization
from orgaudit.model.load import MONTHS, hours_by_month, mean_of
from orgaudit.rules.edits import duty_of, with_duties, with_duty, without_duty
from orgaudit.rules.fix import of_department, of_duty
from orgaudit.rules.fix_means import able_to, head_or_newcomer, known, newcomer, vendor_terms
from orgaudit.rules.workload.lines import FULL_LOAD, PEAK_LINE
from orgaudit.rules.workload.team_load import team_load

DIGITS: Final = 6
UNDER: Final = 0.98
"""A line is undercut by a fiftieth, so that rounding does not hit it again."""

PEAK_FACTOR: Final = 1.5


@of_department()
def load_lifted(org: Organization, department: Department) -> Organization:
    """LOD001: peaks are levelled to the line; where the whole year is too full, hours are given up or given away."""
    capacity = org.capacity(department)
    if not capacity:
        return org
    load = team_load(department.duties or (), PEAK_FACTOR)
    factor = min(1.0, UNDER * FULL_LOAD * capacity / load.mean)
    highest = UNDER * PEAK_LINE * capacity / (load.mean * factor)
    return with_duties(org, load.own, lambda duty: _reshaped(duty, _kept_swing(load.swing, highest), factor))


@of_department()
def peaks_levelled(org: Organization, department: Department) -> Organization:
    """LOD002: work of the peak is done in quiet months, until the peak no longer stands out. The hours stay."""
    load = team_load(department.recurring_duties, PEAK_FACTOR)
    return with_duties(
        org, load.own, lambda duty: _reshaped(duty, _kept_swing(load.swing, UNDER * PEAK_LINE), 1.0)
    )


def _kept_swing(swing: float, highest: float) -> float:
    """Return the share of each month's distance from the mean that may stay (0-1)."""
    return 1.0 if swing <= highest or swing <= 1 else max(highest - 1.0, 0.0) / (swing - 1.0)


def _reshaped(duty: Duty, kept: float, factor: float) -> dict[str, Any]:
    """Return the changes that flatten a duty's year and scale its hours."""
    year = hours_by_month(duty, PEAK_FACTOR)
    if year is None or (kept == 1.0 and factor == 1.0):
        return {}
    mean = mean_of(year)
    hours = round(mean * factor, DIGITS)
    if duty.monthly_hours is None and not duty.peak_months:
        return {"hours_per_month": hours} if factor != 1.0 else {}
    months = {
        month: round(factor * (mean + kept * (own - mean)), DIGITS)
        for month, own in zip(MONTHS, year, strict=True)
    }
    changed: dict[str, Any] = {"monthly_hours": months, "peak_months": None}
    return changed if factor == 1.0 else changed | {"hours_per_month": hours}


@of_duty()
def backup_changed(org: Organization, duty: Duty) -> Organization:
    """LOD003: somebody whose months are free learns the duty too."""
    person = newcomer({*org.able(duty), *(duty.backups or ()), *(duty.primary or ())})
    org = able_to(org, duty, person)
    return with_duty(org, duty_of(org, duty), backups=(*(duty.backups or ()), person))


@of_duty()
def stopped(org: Organization, duty: Duty) -> Organization:
    """LOD004: the duty ends."""
    return without_duty(org, duty)


@of_duty()
def given_away(org: Organization, duty: Duty) -> Organization:
    """LOD005: a professional does it, and somebody inside answers for it, by agreed terms that are reviewed."""
    owner = (duty.accountable or (head_or_newcomer(org.department_of(duty)),))[0]
    return with_duty(known(org, owner), duty, performed_by="vendor", **vendor_terms(org, owner))
