"""BND007 front-doing-back-work: a front department spends much of its time on back-office work.

Hit where 20 % or more of the hours of a front department's recurring duties are back-office work, high from 35 % (house
defaults; S4 names front teams that take on too much). Middle-office work does not count here, nor do duties declared
``mixed``. Only departments declared ``front`` are subjects; of an unknown office it is not judged.

- What rests on names is medium at most.
- The office of a duty is the declared one, else the usual one of its stated function, as in BND004; where
  these do not reach the share, what the names tell may: then at low confidence.
- Hours are those of a mean month of the year, so that seasonal help does not decide.
- Reasons, and contact and purpose beside a name, count as in BND004.
- Where no duty has hours, duties are counted and the finding is medium at most and of low confidence. Where some have hours, the share is of
  the stated hours and the others weigh nothing in it.
- Duties of unknown office count as front; where they, or unknown hours, could lift the share to the threshold, the
  department is not judged, never clean.
- What is only asked is asked once of sister units (sister_questions.py).
- High confidence needs all hours, enough work *declared* as back office and the numbers that the guard below asks for;
  medium where some are missing.
- Founders who sell do their own paperwork: never above info in companies of up to ten people or teams of up to three (small_teams.py),
  unless the trade is regulated, as in BND004.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.best_home import HomeFinder, home_finder
from orgaudit.rules.boundary.department_mix import judged_by_mix, missing_of, share_confidence, share_severity
from orgaudit.rules.boundary.fixes import work_regrouped
from orgaudit.rules.boundary.office_mix import Mix, read_by_name
from orgaudit.rules.charter_lines import charters
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.sister_questions import asked_once
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

SHOWN = 5


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
    homes = home_finder(org)
    judged = judged_by_mix(
        org, lambda department, mix: _judge(homes, department, mix, options), ("front", None)
    )
    return asked_once(org, judged)


def _judge(homes: HomeFinder, department: Department, mix: Mix, options: FrontBackWorkOptions) -> Outcome:
    if mix.perhaps_of("back") < options.back_share:
        return Clean(department, mix.sureness)
    if mix.share_of("back") >= options.back_share:
        return _hit(homes, department, mix, options)
    charter = charters(homes.org).get(department.id)
    named = read_by_name(mix, duty_functions(homes.org), department, charter)
    if named.share_of("back") >= options.back_share:
        return _hit(homes, department, named, options, before=mix)
    possible = [piece for piece in mix.pieces if piece.reading.office in (None, "back")]
    return NotJudged(department, missing_of(possible))


def _hit(
    homes: HomeFinder,
    department: Department,
    mix: Mix,
    options: FrontBackWorkOptions,
    before: Mix | None = None,
) -> Hit:
    """Return the hit; ``before`` is the mix without what names tell, where they were needed."""
    org, inferred = homes.org, before is not None
    back = mix.of_office("back")
    level = Severity.HIGH if mix.share_of("back") >= options.high_share else Severity.MEDIUM
    guard = options.small_company, options.small_team
    declared = mix.share_of("back", declared_only=True) >= options.back_share
    people = {person for duty in back for person in duty.primary or ()}
    home = homes.shared_home(back[:SHOWN], "back", unfit="front")
    return Hit(
        department,
        FrontBackWorkFacts(
            back_percent=round(100 * mix.share_of("back"), 1),
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
        severity=share_severity(org, department, mix, level, guard=guard, inferred=inferred),
        confidence=share_confidence(org, department, mix, declared=declared, inferred=inferred),
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
    softened_by=("office_reason",),
    effort_hours=40,
    move=Move.REGROUP_DUTIES,
    fix=work_regrouped,
    sources=("S4", "KCSF"),
)
