"""BND008 middle-office-undefined: a middle office of which nothing written says what it is for (定義のないミドルオフィス).

Hit where a department's office is middle and mission, charter and office_reason are all empty: what a middle office is differs from
company to company (S1), so its work has to be put into concrete words (S0). What is merely unwritten counts, at medium confidence, because
this file is where it would stand; high with all three stated as none. Not judged where the office is unknown too. Departments known to be
younger than 90 days at ``as_of`` are spared. Medium; high where nothing else shows what it is for either: it states that it has no goals, or it was handed the front's sales target
(``copied_target.py``; a finding of high confidence is lifted only by a copy that no unknown fact could deny).
Absorbs GOV002 of the same department: the charter asked for here is the one that is missing there.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import NONE, Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.boundary.copied_target import Copy, copied_sales_targets
from orgaudit.rules.boundary.fixes import middle_defined
from orgaudit.rules.known import YES
from orgaudit.rules.months import SETTLING_DAYS, settled_departments
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class MiddleOfficeUndefinedOptions(Options):
    settling_days: int = threshold(SETTLING_DAYS, Origin.HOUSE, "days")


@dataclass(frozen=True, slots=True, kw_only=True)
class MiddleOfficeUndefinedFacts(Facts):
    """What BND008 tells: what is ``lacking``, goals too where there are stated to be none, and what duties and handoffs show instead."""

    lacking: tuple[str, ...] = of("field")
    copied_goal: str | None = of("goal")
    duty_count: int
    purposes: tuple[str, ...] = of("purpose")
    contacts: tuple[str, ...] = of("customer_contact")
    receives_from: tuple[str, ...] = of("department")
    hands_to: tuple[str, ...] = of("department")


def check(org: Organization, options: MiddleOfficeUndefinedOptions) -> Outcomes:
    """Judge every department that is, or could be, a settled middle office."""
    copied = copied_sales_targets(org)
    for department in settled_departments(org, options.settling_days):
        if department.office not in ("middle", None):
            continue
        texts = department.mission, department.office_reason
        if department.charter or any(isinstance(text, str) for text in texts):
            if department.office:
                yield Clean(department)
        elif department.office:
            yield _hit(org, department, copied.get(department.id))
        else:
            yield NotJudged(department, ("department.office",))


def _hit(org: Organization, department: Department, copy: Copy | None) -> Hit:
    goalless = department.goals == ()
    lacking = "department.mission", "department.charter", "department.office_reason"
    stated = department.mission is NONE and department.charter == () and department.office_reason is NONE
    copied_goal = copy.goal if copy and (copy.known is YES or not stated) else None
    duties = department.duties or ()
    before = {item.source_department for item in org.handoffs if item.target_department == department.id}
    after = {item.target_department for item in org.handoffs if item.source_department == department.id}
    return Hit(
        department,
        MiddleOfficeUndefinedFacts(
            lacking=lacking + ("department.goals",) * goalless,
            copied_goal=copied_goal,
            duty_count=len(duties),
            purposes=tuple(sorted({duty.purpose for duty in duties if duty.purpose})),
            contacts=tuple(sorted({duty.customer_contact for duty in duties if duty.customer_contact})),
            receives_from=tuple(sorted(before - {department.id})),
            hands_to=tuple(sorted(after - {department.id})),
        ),
        severity=Severity.HIGH if goalless or copied_goal else Severity.MEDIUM,
        confidence=Confidence.HIGH if stated else Confidence.MEDIUM,
        field="office",
    )


RULE = Rule(
    id="BND008",
    name="middle-office-undefined",
    family=Family.BOUNDARY,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    facts=MiddleOfficeUndefinedFacts,
    options=MiddleOfficeUndefinedOptions,
    softened_by=("created_on",),
    absorbs=("GOV002",),
    effort_hours=8,
    move=Move.WRITE_BOUNDARY,
    fix=middle_defined,
    sources=("S0", "S1", "BUNSHO"),
)
