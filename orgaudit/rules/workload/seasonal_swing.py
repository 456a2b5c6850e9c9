"""LOD002 seasonal-swing: a department's work piles up in a few months of the year (繁閑差).

Its own recurring work: low where the largest month takes 1.28 times the mean month, medium from 1.5 times (the
lines of LOD001 laid over the mean month instead of the time the team has), high where LOD001 is hit too, its
lines being options here as well. Up to three people it is only a note, and so where nobody is named and no
headcount given: naming people cannot soften it. Projects are left out, as they make one year unlike the next.

- Not judged without a hit where under 60 % of the duties (LOD001) have hours or say how these lie over the
  year. A duty with hours that says nothing of its months is read as level, which can only flatten the curve.
- With a hit 60 % of the duties that state hours or a criticality must have hours, so that empty duties cannot
  silence it.
- A hit or clean department is of high confidence only where hours, months and performer of every duty are
  stated in full, a hit only with the headcount too; else medium. Work that a vendor or the group performs is
  left out, as in LOD001.

The remedy names up to three departments that are quiet in all its peak months and peak where it is quiet, among
those that swing by 1.28 themselves. They are a proposal and no part of the finding's identity.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.load import PEAK_FACTOR, peak_months_of
from orgaudit.model.number import number
from orgaudit.model.organization import Organization
from orgaudit.rules.duty_facts import OUTSIDE
from orgaudit.rules.silence import unlisted
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold
from orgaudit.rules.workload.complements import Seasons, by_quiet_month, complements, season_of
from orgaudit.rules.workload.fixes import peaks_levelled
from orgaudit.rules.workload.team_load import (
    EXTREME_LINE,
    FULL_LOAD,
    KNOWN_SHARE,
    PEAK_LINE,
    TeamLoad,
    assumed_factor,
    is_overloaded,
    largest_duties,
    month_names,
    own_duties,
    team_load,
    told_year,
)


@dataclass(frozen=True, slots=True)
class SeasonalSwingOptions(Options):
    """Thresholds of LOD002; the last two are those of LOD001."""

    low_swing: float = threshold(PEAK_LINE, Origin.DERIVED)
    medium_swing: float = threshold(EXTREME_LINE, Origin.DERIVED)
    small_team: int = threshold(3, Origin.HOUSE, "people")
    known_share: float = threshold(KNOWN_SHARE, Origin.HOUSE)
    peak_factor: float = threshold(PEAK_FACTOR, Origin.HOUSE)
    full_load: float = threshold(FULL_LOAD, Origin.SOURCED)
    peak_line: float = threshold(PEAK_LINE, Origin.DERIVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonalSwingFacts(Facts):
    """What LOD002 tells. ``hours_by_month`` runs from January to December, ``swing`` is peak ÷ mean.

    ``capacity_percent`` is how far the peak fills the team's time, told only where LOD001 is hit too. ``complements`` are
    departments whose peaks lie in this one's quiet months; ``assumed_factor`` how high a peak is taken to be of which only the
    month is written.
    """

    peak_months: tuple[str, ...] = of("month")
    peak_hours: float
    mean_hours: float
    swing: float
    capacity_percent: float | None
    hours_by_month: tuple[float, ...]
    assumed_factor: float | None = internal()
    duties: tuple[str, ...] = of("duty")
    unknown_duties: int | None
    complements: tuple[str, ...] = of("department")


@dataclass(frozen=True, slots=True)
class Yearly:
    """A department with its own recurring duties and their load; ``is_own`` is False for one provided from outside."""

    department: Department
    duties: tuple[Duty, ...]
    load: TeamLoad
    is_own: bool


def check(org: Organization, options: SeasonalSwingOptions) -> Outcomes:
    """Judge every department that has recurring duties."""
    everyone = []
    yield from unlisted(org, "duties")
    for department in org.departments:
        recurring = department.recurring_duties
        if recurring:
            own = own_duties(recurring)
            load = team_load(own, options.peak_factor)
            everyone.append(
                Yearly(department, own, load, department.provided_by not in OUTSIDE and bool(own))
            )
    swinging = [item for item in everyone if item.is_own and item.load.swing >= options.low_swing]
    seasons = by_quiet_month(season_of(item.department.id, item.load.year) for item in swinging)
    for item in everyone:
        yield _judge(org, item, seasons, options)


def _judge(org: Organization, item: Yearly, seasons: Seasons, options: SeasonalSwingOptions) -> Outcome:
    load = item.load
    if not item.is_own:
        return Clean(item.department)
    if load.swing >= options.low_swing and load.known >= options.known_share * load.weighty:
        return _hit(org, item, seasons, options)
    enough = options.known_share * load.duties
    missing = ("duty.hours_per_month",) * (load.known < enough) + ("duty.peak_months",) * (
        load.timed < enough
    )
    if missing:
        return NotJudged(item.department, missing)
    sure = load.is_exact and load.performers_stated
    return Clean(item.department, Confidence.HIGH if sure else Confidence.MEDIUM)


def _hit(org: Organization, item: Yearly, seasons: Seasons, options: SeasonalSwingOptions) -> Hit:
    department, load = item.department, item.load
    capacity = org.capacity(department)
    # What fills the team's time counts projects too, as LOD001 does.
    whole = team_load(own_duties(department.duties or ()), options.peak_factor)
    overloaded = bool(capacity) and is_overloaded(
        whole, capacity or 0.0, options.full_load, options.peak_line
    )
    months = peak_months_of(load.year)
    settled = load.is_exact and load.performers_stated and department.headcount is not None
    return Hit(
        department,
        SeasonalSwingFacts(
            peak_months=month_names(months),
            peak_hours=round(load.peak, 1),
            mean_hours=round(load.mean, 1),
            swing=round(load.swing, 2),
            capacity_percent=round(100 * load.peak / capacity, 1) if overloaded and capacity else None,
            hours_by_month=told_year(load.year),
            assumed_factor=assumed_factor(item.duties, options.peak_factor),
            duties=largest_duties(item.duties, months, options.peak_factor),
            unknown_duties=load.duties - load.known or None,
            complements=complements(season_of(department.id, load.year), seasons),
        ),
        severity=_severity(org, item, options, overloaded=overloaded),
        confidence=Confidence.HIGH if settled else Confidence.MEDIUM,
    )


def _severity(
    org: Organization, item: Yearly, options: SeasonalSwingOptions, *, overloaded: bool
) -> Severity:
    heads = number(item.department.headcount)
    if (len(org.staff(item.department)) if heads is None else heads) <= options.small_team:
        return Severity.INFO
    if overloaded:
        return Severity.HIGH
    return Severity.MEDIUM if item.load.swing >= options.medium_swing else Severity.LOW


RULE = Rule(
    id="LOD002",
    name="seasonal-swing",
    family=Family.WORKLOAD,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    facts=SeasonalSwingFacts,
    options=SeasonalSwingOptions,
    softened_by=("provided_by",),
    effort_hours=40,
    move=Move.LEVEL_LOAD,
    fix=peaks_levelled,
    sources=("36", "UTIL", "SOUMU", "SHIP", "S3"),
)
