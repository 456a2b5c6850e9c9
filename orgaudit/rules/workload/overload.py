"""LOD001 overload: a department has more work than time, in its peak month or all year (過負荷).

Its own work, projects included, against the time it has (``Organization.capacity``): medium where the mean month fills 85 % of it (waiting
grows steeply from there, UTIL), high where the largest month takes 128 % and critical (gate 0) where it takes 150 %: the monthly limits of a
Japanese overtime agreement laid over a month of 160 hours (36). They bind persons, not teams, so it is 'to be checked'. Where no month stands
out by 1.28 times the mean the load has no peak: the finding says so, and its remedies speak of less work or more people.

- Without capacity (neither fte nor headcount) not judged; nor where hours are known for under 60 % of the duties (house), unless these already
  overload the team, for unknown hours can only add to that. From 60 % on no hit is clean as written.
- A hit is of high confidence only where headcount and, for every duty, hours, months and performer are stated; clean is where the hours
  and months of all and enough fte are. Hours that a vendor or the group performs load nobody here; a department provided by them is clean.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity, level_of
from orgaudit.model import Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.load import DIGITS, MONTHS, PEAK_FACTOR, peak_months_of
from orgaudit.model.organization import HOURS_PER_FTE
from orgaudit.rules.duty_facts import OUTSIDE
from orgaudit.rules.silence import unlisted
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold
from orgaudit.rules.workload.fixes import load_lifted
from orgaudit.rules.workload.lines import EXTREME_LINE, FULL_LOAD, KNOWN_SHARE, PEAK_LINE
from orgaudit.rules.workload.team_load import TeamLoad, least_capacity, month_names, team_load


@dataclass(frozen=True, slots=True)
class OverloadOptions(Options):
    full_load: float = threshold(FULL_LOAD, Origin.SOURCED)
    peak_line: float = threshold(PEAK_LINE, Origin.DERIVED)
    extreme_line: float = threshold(EXTREME_LINE, Origin.DERIVED)
    swing_line: float = threshold(PEAK_LINE, Origin.DERIVED)
    known_share: float = threshold(KNOWN_SHARE, Origin.HOUSE)
    peak_factor: float = threshold(PEAK_FACTOR, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OverloadFacts(Facts):
    """What LOD001 tells. ``hours_by_month`` runs from January to December and is empty where every month is alike; ``people`` counts full-time people.

    What concerns the peak is empty where no month stands out; ``level`` is True then. ``hours_over`` is what lies over the line of
    ``line_percent``, in the peak month or else in the mean month. ``overtime_hours`` is what the peak month asks of a
    full-time person beyond 160 hours, told where Japanese law applies; ``assumed_factor`` how high a peak is taken to be of which
    only the month is written.
    """

    people: float
    capacity_hours: float
    mean_percent: float
    peak_months: tuple[str, ...] = of("month")
    peak_hours: float | None
    peak_percent: float | None
    level: bool | None = internal()
    line_percent: float
    hours_over: float
    overtime_hours: float | None
    hours_by_month: tuple[float, ...]
    assumed_factor: float | None = internal()
    duties: tuple[str, ...] = of("duty")
    unknown_duties: int | None


def check(org: Organization, options: OverloadOptions) -> Outcomes:
    """Judge every department that has duties."""
    yield from unlisted(org, "duties")
    for department in org.departments:
        if department.duties:
            yield _judge(org, department, team_load(department.duties, options.peak_factor), options)


def _judge(org: Organization, department: Department, load: TeamLoad, options: OverloadOptions) -> Outcome:
    if department.provided_by in OUTSIDE or not load.own:
        return Clean(department)
    capacity = org.capacity(department)
    too_few = load.known < options.known_share * load.duties
    lines = options.full_load, options.peak_line
    if capacity and load.is_over(capacity, *lines):
        return _hit(org, department, load, capacity, options)
    if too_few or not capacity:
        missing = ("duty.hours_per_month",) * too_few + ("department.headcount",) * (not capacity)
        return NotJudged(department, missing)
    least = least_capacity(org, department)
    settled = load.is_exact and (load.peak == 0 or (least > 0 and not load.is_over(least, *lines)))
    return Clean(department, Confidence.HIGH if settled else Confidence.MEDIUM)


def _hit(
    org: Organization,
    department: Department,
    load: TeamLoad,
    capacity: float,
    options: OverloadOptions,
) -> Hit:
    peak = round(load.peak / capacity, DIGITS)
    peaks = peak >= options.peak_line
    stands_out = peaks and load.swing >= options.swing_line
    months = peak_months_of(load.year) if stands_out else ()
    line = options.peak_line if peaks else options.full_load
    overtime = HOURS_PER_FTE * (peak - 1) if peaks and org.country == "JP" else None
    settled = load.is_exact and load.performers_stated and department.headcount is not None
    return Hit(
        department,
        OverloadFacts(
            people=round(capacity / HOURS_PER_FTE, 1),
            capacity_hours=round(capacity, 1),
            mean_percent=round(100 * load.mean / capacity, 1),
            peak_months=month_names(months),
            peak_hours=round(load.peak, 1) if stands_out else None,
            peak_percent=round(100 * peak, 1) if stands_out else None,
            level=None if load.swing >= options.swing_line else True,
            line_percent=round(100 * line, 1),
            hours_over=round((load.peak if peaks else load.mean) - line * capacity, 1),
            overtime_hours=None if overtime is None else round(overtime, 1),
            hours_by_month=load.told_year if len(set(load.told_year)) > 1 else (),
            assumed_factor=load.assumed_factor,
            duties=load.largest_duties(months or MONTHS),
            unknown_duties=load.unknown_duties,
        ),
        severity=level_of(
            peak,
            (options.extreme_line, Severity.CRITICAL),
            (options.peak_line, Severity.HIGH),
            below=Severity.MEDIUM,
        ),
        confidence=Confidence.HIGH if settled else Confidence.MEDIUM,
    )


RULE = Rule(
    id="LOD001",
    name="overload",
    family=Family.WORKLOAD,
    severity=Severity.MEDIUM,
    ceiling=Severity.CRITICAL,
    subject="department",
    check=check,
    facts=OverloadFacts,
    options=OverloadOptions,
    softened_by=("provided_by",),
    gate0=True,
    effort_hours=40,
    move=Move.RELIEVE_TEAM,
    fix=load_lifted,
    sources=("36", "UTIL"),
)
