"""BND006 declared-office-contradicted: a duty is declared as one office and works like another.

Measured by the two tests of S0, customer contact and purpose, and by who it works with:

- ``back``, with regular customer contact; ``front``, without any and for another purpose than revenue;
- ``middle``, while every handoff that names the duty goes to one side only, of at least two (house), other middle offices aside; medium
  confidence, as an unwritten one may go to the other. A partner counts by its office or stated function, else by its department. Handoffs that name only the duty's department show at most that both sides are reached.

A middle office whose department-to-department handoffs all go to one side is judged the same way, unless one of a duty clears it, or its work
passes the test of purpose: at least half of its recurring duties state one, each support or control (house). Where it hands on to another
department what it receives from one, it stands between two, and is only asked about. A contact or purpose that could decide and is not written: not judged. So is a duty without an office of its own, except in a back department of which
at least half of the duties state regular customer contact (house): there it is asked about, unless its function tells another office or it is
a desk at the door or telephone. Work without contact inside a front department is no contradiction (KCSF); BND007 weighs the share.

The tests can disagree, as for a line reading that makes production front (EW). So a written ``office_reason`` is a decision, and clean: of the
duty, or of its department for duties of that very office that do not state that they have none. Where at least half of those (house) state
contact and purpose, and both say otherwise, that is one low finding for the department. ``mixed`` is clean.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Department, Duty, Office, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.best_home import NO_HOME, HomeFinder, home_finder
from orgaudit.rules.boundary.fixes import office_declared
from orgaudit.rules.boundary.handoff_sides import Sides, sides_of_middle_offices
from orgaudit.rules.boundary.offices import (
    better_office,
    contradicts,
    despite_reason,
    is_reasoned,
    meets_callers,
    meets_customers,
    serves_others,
    undecided,
)
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.sister_questions import SHOWN, more_than_shown
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class DeclaredOfficeContradictedOptions(Options):
    least_handoffs: int = threshold(2, Origin.HOUSE)
    contact_share: float = threshold(0.5, Origin.HOUSE)
    most_otherwise: float = threshold(0.5, Origin.HOUSE)
    purpose_share: float = threshold(0.5, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclaredOfficeContradictedFacts(Facts):
    """What BND006 tells. Of contact, purpose and partners only those that contradict are set.

    ``otherwise`` holds at most five duties of a department that gave a reason, which say otherwise; ``otherwise_more`` counts the others.
    ``asked``: it is only a question. ``through`` is the department whose office it is, where the duty declares none. ``side`` is the office of all ``partners``.
    """

    asked: bool = internal(default=False)
    office: str = of("office")
    through: str | None = of("department")
    customer_contact: str | None = of("customer_contact")
    purpose: str | None = of("purpose")
    side: str | None = of("office")
    partners: tuple[str, ...] = of("department")
    best_office: str | None = of("office")
    best_department: str | None = of("department")
    best_reasons: tuple[str, ...] = of("fit_reason")
    otherwise: tuple[str, ...] = of("duty", default=())
    otherwise_more: int | None = internal(default=None)


def check(org: Organization, options: DeclaredOfficeContradictedOptions) -> Outcomes:
    """Judge every duty, and the departments that are, or may be, a middle office and that handoffs name."""
    homes = home_finder(org)
    middle = sides_of_middle_offices(org)
    meeting = frozenset(item.id for item in org.departments if meets_customers(item, options.contact_share))
    for duty in org.duties:
        if is_reasoned(duty, org.department_of(duty)):
            # An office of its own, once declared, may be another than the one that has a reason.
            yield Clean(duty, Confidence.MEDIUM if duty.office is None else Confidence.HIGH)
            continue
        match duty.office:
            case None:
                yield _by_department(homes, duty, meeting)
            case "middle":
                yield _by_handoffs(homes, duty, middle[duty.address], options.least_handoffs)
            case "mixed":
                yield Clean(duty)
            case office:
                yield _by_contact(homes, duty, office)
    for department in org.departments:
        otherwise = despite_reason(department, options.most_otherwise)
        if otherwise and department.office:
            yield _hit(homes, department, department.office, otherwise=otherwise)
        if department.id in middle:
            yield from _of_department(homes, department, middle[department.id], options)


def _by_contact(homes: HomeFinder, duty: Duty, office: Office) -> Outcome:
    if contradicts(duty, office):
        return _hit(homes, duty, office)
    missing = undecided(duty, office)
    return NotJudged(duty, missing) if missing else Clean(duty)


def _by_department(homes: HomeFinder, duty: Duty, meeting: frozenset[str]) -> Outcome:
    if duty.department_id not in meeting or not contradicts(duty, "back"):
        return NotJudged(duty, ("duty.office",))
    functions = duty_functions(homes.org)
    is_desk = meets_callers(functions, duty) or functions.usual_office_of(duty) not in (None, "back")
    return NotJudged(duty, ("duty.office",)) if is_desk else _hit(homes, duty, "back")


def _of_department(
    homes: HomeFinder, department: Department, sides: Sides, options: DeclaredOfficeContradictedOptions
) -> Outcomes:
    if isinstance(department.office_reason, str):
        yield Clean(department)
    elif department.office == "middle":
        outcome = _by_handoffs(homes, department, sides, options.least_handoffs)
        by_purpose = isinstance(outcome, Hit) and serves_others(department, options.purpose_share)
        yield Clean(department, Confidence.MEDIUM) if by_purpose else outcome
    elif not sides.surely_both:
        yield NotJudged(department, ("department.office",))


def _by_handoffs(homes: HomeFinder, subject: Duty | Department, sides: Sides, least: int) -> Outcome:
    if sides.both_reached:
        return Clean(subject, Confidence.HIGH if sides.surely_both else Confidence.MEDIUM)
    if sides.perhaps_both:
        return Clean(subject, Confidence.LOW)
    if sides.unknown:
        return NotJudged(subject, ("department.office",))
    if sides.side is None or sides.count < least:
        return NotJudged(subject, ("handoff.from", "handoff.to"))
    return _hit(homes, subject, "middle", sides)


def _hit(
    homes: HomeFinder,
    subject: Duty | Department,
    office: Office,
    sides: Sides | None = None,
    otherwise: tuple[Duty, ...] = (),
) -> Hit:
    duty = subject if isinstance(subject, Duty) else None
    through = duty.department_id if duty and duty.office is None else None
    asked = through is not None or (sides is not None and sides.between)
    best_office = (
        sides.side if sides else better_office(duty_functions(homes.org), duty, office) if duty else None
    )
    home = homes.best_home(duty, best_office, unfit=office) if duty and best_office else NO_HOME
    return Hit(
        subject,
        DeclaredOfficeContradictedFacts(
            asked=asked,
            office=office,
            through=through,
            customer_contact=None if sides or duty is None else duty.customer_contact,
            purpose=duty.purpose if duty and office == "front" else None,
            side=sides.side if sides else None,
            partners=sides.partners if sides else (),
            best_office=best_office,
            best_department=home.department,
            best_reasons=home.reasons,
            otherwise=tuple(item.address for item in otherwise[:SHOWN]),
            otherwise_more=more_than_shown(otherwise),
        ),
        severity=Severity.LOW if through or otherwise else Severity.MEDIUM,
        confidence=Confidence.LOW if asked else Confidence.MEDIUM if sides else Confidence.HIGH,
        field="customer_contact" if through else "office",
    )


RULE = Rule(
    id="BND006",
    name="declared-office-contradicted",
    family=Family.BOUNDARY,
    severity=Severity.MEDIUM,
    ceiling=Severity.MEDIUM,
    subject="duty",
    check=check,
    facts=DeclaredOfficeContradictedFacts,
    options=DeclaredOfficeContradictedOptions,
    softened_by=("office_reason",),
    effort_hours=8,
    move=Move.WRITE_BOUNDARY,
    fix=office_declared,
    sources=("S0", "EW", "EW2", "KCSF"),
)
