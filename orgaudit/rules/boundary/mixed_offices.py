"""BND004 mixed-offices: much of a department's work belongs to another office than its own.

Hit where 30 % or more of the hours of its recurring duties belong to another office (house default; the view by duty
is needed because the same department holds both kinds, KCSF). The office of a duty is the declared one, else the usual
one of its stated function. Where these do not reach the share, what the names tell may: then at low confidence.

- A department declared ``mixed`` is measured against the office that has most of its work. A duty declared ``mixed``
  is of no single office and counts as another's.
- A written ``office_reason`` of the department speaks for its duties too: clean.
- Where no duty has hours, duties are counted and the finding is medium at most and of low confidence, for an empty duty
  counts as much as a heavy one. Where some have hours, the share is of the stated hours and the others weigh nothing in it.
- Duties of unknown office count as the department's own; where they, or unknown hours, could lift the share to the
  threshold, the department is not judged, never clean. A name never makes it clean, nor does it stand against a
  contact or purpose that is written; where these speak for the department's own office, the duty is its own. So is the roster or
  the training that only the department itself uses, and by its name alone what some sources put in that office too.
- High confidence needs all hours, enough work of *declared* other offices and the numbers that the guard below asks for;
  medium where some are missing.
- Never above info in companies of up to ten people (DEXI) or teams of up to three, unless the trade is regulated.
- What is only asked is asked once of sister units (sister_questions.py).
- Medium, high from 50 %; one more in finance (separation of duties, YUTANI). What rests on names is medium at most.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Department, Office, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.best_home import NO_SHARED_HOME, HomeFinder, home_finder
from orgaudit.rules.boundary.department_mix import judged_by_mix, missing_of, share_confidence, share_severity
from orgaudit.rules.boundary.fixes import work_regrouped
from orgaudit.rules.boundary.office_mix import Mix, read_by_name
from orgaudit.rules.charter_lines import charters
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.sister_questions import asked_once
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

SHOWN = 5


@dataclass(frozen=True, slots=True)
class MixedOfficesOptions(Options):
    off_share: float = threshold(0.3, Origin.HOUSE)
    high_share: float = threshold(0.5, Origin.HOUSE)
    small_company: int = threshold(10, Origin.HOUSE, "people")
    small_team: int = threshold(3, Origin.HOUSE, "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedOfficesFacts(Facts):
    """What BND004 tells. ``office`` is the one measured against; ``duties`` the up to five largest of another office.

    ``hours_per_month`` is the weight of all, ``None`` where duties were counted. ``best_office`` is the other office with
    most of the work; of its duties ``best_duties`` fit ``best_department`` best. ``read_duties`` counts those of another
    office of which only the name tells it; ``None`` where names were not needed.
    """

    office: str = of("office")
    off_percent: float
    front_percent: float
    middle_percent: float
    back_percent: float
    hours_per_month: float | None
    duty_count: int
    duties: tuple[str, ...] = of("duty")
    best_office: str | None = of("office")
    best_department: str | None = of("department")
    best_duties: tuple[str, ...] = of("duty")
    best_reasons: tuple[str, ...] = of("fit_reason")
    read_duties: int | None = None
    sisters: tuple[str, ...] = internal("department", default=())
    sisters_more: int | None = internal(default=None)


def check(org: Organization, options: MixedOfficesOptions) -> Outcomes:
    """Judge every department that has recurring duties."""
    homes = home_finder(org)
    return asked_once(
        org, judged_by_mix(org, lambda department, mix: _judge(homes, department, mix, options))
    )


def _judge(homes: HomeFinder, department: Department, mix: Mix, options: MixedOfficesOptions) -> Outcome:
    office = department.office
    if office is None or office == "mixed":
        office = mix.largest_office()
    if mix.perhaps_off(office) < options.off_share:
        return Clean(department, mix.sureness)
    if mix.surely_off(office) >= options.off_share:
        return _hit(homes, department, mix, office, options)
    charter = charters(homes.org).get(department.id)
    named = read_by_name(mix, duty_functions(homes.org), department, charter)
    if department.office == "mixed":
        office = named.largest_office()
    if named.surely_off(office) >= options.off_share:
        return _hit(homes, department, named, office, options, before=mix)
    return NotJudged(department, missing_of(mix.pieces))


def _hit(
    homes: HomeFinder,
    department: Department,
    mix: Mix,
    office: Office,
    options: MixedOfficesOptions,
    before: Mix | None = None,
) -> Hit:
    """Return the hit; ``before`` is the mix without what names tell, where they were needed."""
    org, inferred = homes.org, before is not None
    share = mix.surely_off(office)
    declared = mix.surely_off(office, declared_only=True) >= options.off_share
    level = Severity.HIGH if share >= options.high_share else Severity.MEDIUM
    level = level.moved(1) if org.company.industry == "finance" else level
    guard = options.small_company, options.small_team
    best = mix.largest_other(office)
    home = homes.shared_home(mix.of_office(best)[:SHOWN], best, unfit=office) if best else NO_SHARED_HOME
    front, middle, back = (round(100 * mix.share_of(item), 1) for item in ("front", "middle", "back"))
    return Hit(
        department,
        MixedOfficesFacts(
            office=office,
            off_percent=round(100 * share, 1),
            front_percent=front,
            middle_percent=middle,
            back_percent=back,
            hours_per_month=None if mix.is_counted else mix.total,
            duty_count=len(mix.pieces),
            duties=tuple(duty.address for duty in mix.off_office(office)[:SHOWN]),
            best_office=best,
            best_department=home.department,
            best_duties=tuple(duty.address for duty in home.duties),
            best_reasons=home.reasons,
            read_duties=len(mix.off_office(office)) - len(before.off_office(office)) if before else None,
        ),
        severity=share_severity(org, department, mix, level, guard=guard, inferred=inferred),
        confidence=share_confidence(org, department, mix, declared=declared, inferred=inferred),
        field="office",
    )


RULE = Rule(
    id="BND004",
    name="mixed-offices",
    family=Family.BOUNDARY,
    severity=Severity.MEDIUM,
    ceiling=Severity.CRITICAL,
    subject="department",
    check=check,
    spared_at=(Severity.INFO,),
    facts=MixedOfficesFacts,
    options=MixedOfficesOptions,
    softened_by=("office_reason",),
    effort_hours=40,
    move=Move.REGROUP_DUTIES,
    fix=work_regrouped,
    sources=("KCSF", "DEXI", "YUTANI"),
)
