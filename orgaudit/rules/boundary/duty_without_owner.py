"""BND001 duty-without-owner: no department answers for a duty.

Hit where a duty of the top-level list states ``departments: []``, or where ``accountable: none`` is stated: exactly one
has to be accountable (RACI), and gap work grows where departments specialise (SUKIMA). A duty in a department's own
list is owned by it, and an unwritten ``accountable`` changes nothing. In the top-level list an unwritten
``departments`` does not tell whether nobody or several answer, so it is not judged. Projects are no subject.
The remedy names the office and, where one fits, the department of this company (best_home.py).
High; critical where the deadline is legal or the importance critical, so the engine adds no step for the deadline.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.best_home import HomeFinder, home_finder
from orgaudit.rules.boundary.fixes import owner_named
from orgaudit.rules.boundary.offices import fitting_office
from orgaudit.rules.boundary.owners import departments_in_touch, owner_departments
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.spec import Family, Move, NoOptions, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyWithoutOwnerFacts(Facts):
    """What BND001 tells: what is lacking, who does it all the same, which departments hand to it or receive from it."""

    lacking: str = of("field")
    doers: tuple[str, ...] = of("person")
    touching: tuple[str, ...] = of("department")
    hours_per_month: float | None
    deadline: str | None = of("deadline")
    criticality: str | None = of("criticality")
    best_office: str | None = of("office")
    best_department: str | None = of("department")
    best_reasons: tuple[str, ...] = of("fit_reason")


def check(org: Organization, _options: NoOptions) -> Outcomes:
    """Judge every duty that is no project."""
    touching = departments_in_touch(org)
    homes = home_finder(org)
    for duty in org.duties:
        if not duty.is_recurring:
            continue
        owners = owner_departments(duty)
        if owners == () or duty.accountable == ():
            yield _hit(homes, duty, touching.get(duty.address, ()))
        elif owners is None:
            yield NotJudged(duty, ("duty.departments",))
        else:
            yield Clean(duty)


def _hit(homes: HomeFinder, duty: Duty, touching: tuple[str, ...]) -> Hit:
    lacking = "accountable" if duty.accountable == () else "departments"
    grave = duty.deadline == "legal" or duty.criticality == "critical"
    best_office = fitting_office(duty_functions(homes.org), duty)
    home = homes.best_home(duty, best_office)
    return Hit(
        duty,
        DutyWithoutOwnerFacts(
            lacking=f"duty.{lacking}",
            doers=duty.primary or (),
            touching=touching,
            hours_per_month=duty.monthly_effort,
            deadline=duty.deadline,
            criticality=duty.criticality,
            best_office=best_office,
            best_department=home.department,
            best_reasons=home.reasons,
        ),
        severity=Severity.CRITICAL if grave else Severity.HIGH,
        field=lacking,
    )


RULE = Rule(
    id="BND001",
    name="duty-without-owner",
    family=Family.BOUNDARY,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="duty",
    check=check,
    facts=DutyWithoutOwnerFacts,
    supporting=("criticality", "deadline", "frequency"),
    legal_step=False,
    effort_hours=8,
    move=Move.NAME_OWNER,
    fix=owner_named,
    sources=("RACI", "SUKIMA", "BUNSHO"),
)
