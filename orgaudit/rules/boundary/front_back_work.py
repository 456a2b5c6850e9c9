"""BND007 front-doing-back-work: a front department spends much of its time on back-office work.

Hit where 20 % or more of the hours of a front department's recurring duties are back-office work: medium, high from 35 % (house; S4 names
front teams that take on too much). Hours are those of a mean month, so that seasonal help does not decide. Middle-office work does not
count, nor do duties declared ``mixed``. Of an unknown office it is not judged.

How offices are read, what names, counts and reasons tell, how sure it is, and that small teams (house) get info at most, as founders who sell
do their own paperwork, is as in BND004. Duties of unknown office count as front; where they, or unknown hours, could lift the share to the
threshold, the department is not judged.
"""

from functools import partial

from orgaudit.findings.hit import Facts, Hit, Outcomes, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.best_home import HomeFinder, home_finder
from orgaudit.rules.boundary.department_mix import Share, judged_by_share, share_hit
from orgaudit.rules.boundary.fixes import work_regrouped
from orgaudit.rules.boundary.office_mix import Mix
from orgaudit.rules.sister_questions import SHOWN
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class FrontBackWorkOptions(Options):
    back_share: float = threshold(0.2, Origin.HOUSE)
    high_share: float = threshold(0.35, Origin.HOUSE)
    small_company: int = threshold(10, Origin.HOUSE, "people")
    small_team: int = threshold(3, Origin.HOUSE, "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontBackWorkFacts(Facts):
    """What BND007 tells. ``duties`` are the up to five largest back-office duties, ``people`` counts who does them all.

    The hours are ``None`` where duties were counted, ``people`` where nobody is named. ``best_department`` fits the
    ``best_duties`` among them best.
    """

    back_percent: float
    back_hours: float | None
    hours_per_month: float | None
    duty_count: int
    people: int | None
    duties: tuple[str, ...] = of("duty")
    best_office: str = of("office")
    best_department: str | None = of("department")
    best_duties: tuple[str, ...] = of("duty")
    best_reasons: tuple[str, ...] = of("fit_reason")
    read_duties: int | None = None
    sisters: tuple[str, ...] = internal("department", default=())
    sisters_more: int | None = internal(default=None)


def check(org: Organization, options: FrontBackWorkOptions) -> Outcomes:
    """Judge every front department that has recurring duties."""
    share = Share(
        options.back_share,
        lambda _, mix: mix.share_of("back"),
        lambda _, mix: mix.perhaps_of("back"),
        lambda piece: piece.reading.office in (None, "back"),
    )
    return judged_by_share(org, share, partial(_hit, home_finder(org), options), ("front", None))


def _hit(
    homes: HomeFinder, options: FrontBackWorkOptions, department: Department, mix: Mix, before: Mix | None
) -> Hit:
    back, share = mix.of_office("back"), mix.share_of("back")
    people = {person for duty in back for person in duty.primary or ()}
    home = homes.shared_home(back[:SHOWN], "back", unfit="front")
    return share_hit(
        homes.org,
        department,
        mix,
        FrontBackWorkFacts(
            back_percent=round(100 * share, 1),
            back_hours=None if mix.is_counted else sum(duty.monthly_effort or 0.0 for duty in back),
            hours_per_month=None if mix.is_counted else mix.total,
            duty_count=len(back),
            people=len(people) or None,
            duties=tuple(duty.address for duty in back[:SHOWN]),
            best_office="back",
            best_department=home.department,
            best_duties=tuple(duty.address for duty in home.duties),
            best_reasons=home.reasons,
            read_duties=len(back) - len(before.of_office("back")) if before else None,
        ),
        Severity.HIGH if share >= options.high_share else Severity.MEDIUM,
        small=(options.small_company, options.small_team),
        declared=mix.share_of("back", declared_only=True) >= options.back_share,
        inferred=before is not None,
        field="duties",
    )


RULE = Rule(
    id="BND007",
    name="front-doing-back-work",
    family=Family.BOUNDARY,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    spared_at=(Severity.INFO,),
    facts=FrontBackWorkFacts,
    options=FrontBackWorkOptions,
    softened_by=("office_reason", "provided_by"),
    effort_hours=40,
    move=Move.REGROUP_DUTIES,
    fix=work_regrouped,
    sources=("S4", "KCSF"),
)
