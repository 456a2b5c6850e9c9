"""BND004 mixed-offices: much of a department's work belongs to another office than its own.

Hit where 30 % or more of the hours of its recurring duties belong to another office (house; the view by duty is needed because the same
department holds both kinds, KCSF): medium, high from 50 % (house), one more in finance (separation of duties, YUTANI). The office of a duty
is the declared one, else the usual one of its stated function. Where these do not reach the share, what the names tell may: then at
low confidence and medium at most. How sure it is otherwise: ``share_hit``.

- A department declared ``mixed`` is measured against the office that has most of its work. A duty declared ``mixed`` counts as another's.
- A written ``office_reason`` of the department speaks for its duties too, and a department that the group or a vendor provides is not ours
  to divide: clean.
- Where no duty has hours, duties are counted, at low confidence and medium at most. Where some have, the others weigh nothing.
- Duties of unknown office count as the department's own; where they, or unknown hours, could lift the share to the threshold, it is not
  judged. A name never makes it clean, nor does it stand against a written contact or purpose; where these speak for the department's own
  office, the duty is its own, as is what only the department itself uses (roster, training) or some sources put there (``office_mix.py``).
- Never above info in companies of up to ten people (DEXI) or teams of up to three (house), unless the trade is regulated.
"""

from functools import partial

from orgaudit.findings.hit import Facts, Hit, Outcomes, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Department, Office, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.best_home import NO_SHARED_HOME, HomeFinder, home_finder
from orgaudit.rules.boundary.department_mix import Share, judged_by_share, share_hit
from orgaudit.rules.boundary.fixes import work_regrouped
from orgaudit.rules.boundary.office_mix import Mix
from orgaudit.rules.sister_questions import SHOWN
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


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
    share = Share(
        options.off_share,
        lambda department, mix: mix.surely_off(_own_office(department, mix)),
        lambda department, mix: mix.perhaps_off(_own_office(department, mix)),
        lambda _: True,
    )
    return judged_by_share(org, share, partial(_hit, home_finder(org), options))


def _own_office(department: Department, mix: Mix) -> Office:
    return mix.largest_office() if department.office in (None, "mixed") else department.office


def _hit(
    homes: HomeFinder, options: MixedOfficesOptions, department: Department, mix: Mix, before: Mix | None
) -> Hit:
    office = _own_office(department, mix)
    share = mix.surely_off(office)
    level = Severity.HIGH if share >= options.high_share else Severity.MEDIUM
    best = mix.largest_other(office)
    home = homes.shared_home(mix.of_office(best)[:SHOWN], best, unfit=office) if best else NO_SHARED_HOME
    front, middle, back = (round(100 * mix.share_of(item), 1) for item in ("front", "middle", "back"))
    return share_hit(
        homes.org,
        department,
        mix,
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
        level.moved(1) if homes.org.company.industry == "finance" else level,
        small=(options.small_company, options.small_team),
        declared=mix.surely_off(office, declared_only=True) >= options.off_share,
        inferred=before is not None,
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
    softened_by=("office_reason", "provided_by"),
    effort_hours=40,
    move=Move.REGROUP_DUTIES,
    fix=work_regrouped,
    sources=("KCSF", "DEXI", "YUTANI"),
)
