"""Hours that mending returns in the first year: recoverable (W) and saved from stopping (R).

Formulas and their constants are those of the rule catalogue, section 3.2. A constant without a source is a house
default, and each use of a default is named, so that the report can say so.
"""

from collections.abc import Mapping

from orgaudit.findings.finding import Finding
from orgaudit.knowledge.weights import CRITICALITY_WEIGHT, UNKNOWN_CRITICALITY
from orgaudit.model import Department, Duty, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.vocabulary import Frequency, Manual
from orgaudit.rules.spec import Gain, Rule

SEPARATION_RATE = 0.115
"""Share of regular employees who leave in a year; source TURNOVER (2024). The company's own rate replaces it."""

RELEARN_MONTHS: Mapping[Manual, float] = {"ok": 0.75, "outdated": 1.5, "none": 3.0}
"""Months until a successor runs the duty, by the state of its manual; house default."""

TYPICAL_HOURS: Mapping[Frequency, float] = {
    "daily": 20.0,
    "weekly": 8.0,
    "monthly": 6.0,
    "quarterly": 2.0,
    "yearly": 1.0,
    "adhoc": 4.0,
}
"""Hours a month where none are stated, by frequency; house default, used only to rank."""

HOURS_UNKNOWN = 4.0
"""Hours a month where neither hours nor frequency are stated; house default, used only to rank."""

TEAM_HOURS = 1800.0
"""Hours a person works in a year, as in the worked example (3 people, 5,400 hours); house default."""

SAVEABLE_SHARE = 0.8
"""The most of a duty's hours that all its findings together can return, unless it is eliminated; house default."""


class Hours(NamedTuple):
    """Hours a year by kind, with the names of the house defaults that went into them."""

    recoverable: float = 0.0
    risk: float = 0.0
    defaults: tuple[str, ...] = ()


def stop_loss(rate: float, hours_per_month: float, relearn_months: float, weight: float) -> float:
    """Return R, the hours a year expected to be lost by a stop: p x hours x months to relearn x weight."""
    return rate * hours_per_month * relearn_months * weight


def gain(finding: Finding, rule: Rule, org: Organization) -> Hours:
    """Estimate what mending one finding returns, before any cap."""
    match rule.gain:
        case Gain.STOP_LOSS if isinstance(finding.subject, Duty):
            return _stop_loss_of(finding.subject, org)
        case Gain.SHARE_OF_DUTY if isinstance(finding.subject, Duty):
            hours, defaults = duty_hours(finding.subject)
            return Hours(recoverable=hours * 12 * rule.gain_share, defaults=defaults)
        case Gain.ELIMINATED if isinstance(finding.subject, Duty):
            hours, defaults = duty_hours(finding.subject)
            return Hours(recoverable=hours * 12, defaults=defaults)
        case Gain.SHARE_OF_DEPARTMENT:
            return _share_of_department(finding, rule.gain_share, org)
        case Gain.MEASURED:
            defaults = ("measured_hours",) if finding.hours_defaulted else ()
            return Hours(recoverable=finding.hours or 0.0, defaults=defaults)
    return Hours()


def duty_hours(duty: Duty) -> tuple[float, tuple[str, ...]]:
    """Return the hours of a mean month, stated or typical for the frequency, and the default used, if any."""
    effort = duty.monthly_effort
    if effort is not None:
        return effort, ()
    typical = TYPICAL_HOURS[duty.frequency] if duty.frequency else HOURS_UNKNOWN
    return typical, ("typical_hours",)


def _stop_loss_of(duty: Duty, org: Organization) -> Hours:
    hours, defaults = duty_hours(duty)
    stated = org.company.turnover_rate
    rate = float(stated) if isinstance(stated, int | float) else SEPARATION_RATE
    if duty.manual is None:
        defaults = (*defaults, "relearn_months")
    if duty.criticality is None:
        defaults = (*defaults, "criticality")
    months = RELEARN_MONTHS[duty.manual or "outdated"]
    weight = CRITICALITY_WEIGHT[duty.criticality or UNKNOWN_CRITICALITY]
    return Hours(risk=stop_loss(rate, hours, months, weight), defaults=defaults)


def _share_of_department(finding: Finding, share: float, org: Organization) -> Hours:
    department = _department(finding, org)
    if department is None:
        return Hours()
    # The share itself is a house default, so these hours are never more than roughly known.
    size = org.team_size(department)
    if size:
        return Hours(recoverable=size * TEAM_HOURS * share, defaults=("share_of_department",))
    known = org.monthly_hours(department) * 12
    return Hours(recoverable=known * share, defaults=("share_of_department", "department_hours"))


def _department(finding: Finding, org: Organization) -> Department | None:
    department_id = finding.subject.department_id
    return org.department_by_id.get(department_id) if department_id else None
