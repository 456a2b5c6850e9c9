"""GOV002 charter-missing: a department without a charter, or with one that no longer fits its work (分掌の未整備・陳腐化).

Hit where the charter is empty, its last review lies more than 12 months back (house) or never took place, or at least 20 % of the work of
its recurring duties is not in it (house; what a charter holds: BUNSHO). A duty is in it where a line contains its name or that of its function, or
means the same function (``charter_coverage.py``, also for lines that may mean it). Low; medium where the department has a duty for which
nobody or more than one answers (``unsettled_duties.py``); info below 30 employees: growing firms do well with loose charters (OURLY; house).

- Who provides a department from outside has a charter of it there: that none is written here is clean, at medium confidence.
- An unwritten charter counts as not written, at medium confidence; not judged where the number of employees is unknown too.
- The share is of the stated hours; where only the median hours for duties that state none, or duties without a function, make it reach the
  line, it is only asked, at low confidence, and not beside what is sure.
- High confidence for what is stated; medium at most while the number of employees is unknown, and for clean where a date of review, hours
  or functions are. What is only asked is asked once of sister units.
"""

from collections.abc import Mapping
from datetime import date

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity, weakest
from orgaudit.model import NONE, Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.charter_lines import charters
from orgaudit.rules.duty_facts import OUTSIDE
from orgaudit.rules.governance.charter_coverage import CharterCoverage, coverage_of
from orgaudit.rules.governance.fixes import charter_written
from orgaudit.rules.governance.unsettled_duties import departments_with_unsettled_duties
from orgaudit.rules.months import day, months_after
from orgaudit.rules.sister_questions import asked_once
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

SHOWN = 10
"""Duties named at most in the evidence."""

_NO_WORK = CharterCoverage((), (), ())

Gaps = Mapping[str, Confidence]
"""What is wrong with a charter, each with how sure it is."""


@dataclass(frozen=True, slots=True)
class CharterMissingOptions(Options):
    review_months: int = threshold(12, Origin.HOUSE, "months")
    unlisted_share: float = threshold(0.2, Origin.HOUSE)
    least_employees: int = threshold(30, Origin.HOUSE, "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterMissingFacts(Facts):
    """What GOV002 tells. ``gaps`` holds all that is wrong with the charter.

    ``inferred``: what is not in it is only asked. ``unlisted`` holds up to ten of the ``unlisted_count`` duties that are not in it, the largest first, where they are a gap.
    """

    inferred: bool = internal()
    gaps: tuple[str, ...] = of("charter_gap")
    charter_reviewed_on: date | None
    duty_count: int
    unlisted_count: int | None = internal()
    unlisted: tuple[str, ...] = of("duty")
    sisters: tuple[str, ...] = internal("department", default=())
    sisters_more: int | None = internal(default=None)


def check(org: Organization, options: CharterMissingOptions) -> Outcomes:
    """Judge every department."""
    return asked_once(org, _judged(org, options))


def _judged(org: Organization, options: CharterMissingOptions) -> Outcomes:
    known = charters(org)
    unsettled = departments_with_unsettled_duties(org)
    sized = Confidence.MEDIUM if org.company.employees is None else Confidence.HIGH
    for department in org.departments:
        if department.provided_by in OUTSIDE and not department.charter:
            yield Clean(department, Confidence.MEDIUM)
            continue
        if department.charter is None and org.company.employees is None:
            yield NotJudged(department, ("department.charter", "company.employees"))
            continue
        coverage = coverage_of(org, department, known[department.id]) if department.charter else _NO_WORK
        gaps = _missing_parts(department, coverage, org.as_of, options)
        if gaps:
            severity = _severity(org, options, unsettled=department.id in unsettled)
            yield _hit(department, coverage, gaps, severity, sized)
        elif coverage.is_open(options.unlisted_share):
            yield NotJudged(department, ("duty.function",))
        else:
            settled = department.duties is not None and coverage.stays_below(options.unlisted_share)
            dated = department.charter_reviewed_on is not None
            yield Clean(department, Confidence.HIGH if dated and settled else Confidence.MEDIUM)


def _missing_parts(
    department: Department, coverage: CharterCoverage, as_of: date, options: CharterMissingOptions
) -> Gaps:
    if not department.charter:
        return {"missing": Confidence.MEDIUM if department.charter is None else Confidence.HIGH}
    gaps, reviewed = dict[str, Confidence](), department.charter_reviewed_on
    if reviewed is NONE:
        gaps["never_reviewed"] = Confidence.HIGH
    elif isinstance(reviewed, date) and months_after(reviewed, options.review_months) < as_of:
        gaps["stale"] = Confidence.HIGH
    unlisted = coverage.reaches(options.unlisted_share)
    if unlisted is Confidence.LOW:
        return gaps or {"perhaps_unlisted": unlisted}
    return {**gaps, "unlisted": unlisted} if unlisted else gaps


def _severity(org: Organization, options: CharterMissingOptions, *, unsettled: bool) -> Severity:
    employees = org.company.employees
    if employees is NONE or (isinstance(employees, int) and employees < options.least_employees):
        return Severity.INFO
    return Severity.MEDIUM if unsettled else Severity.LOW


def _hit(
    department: Department, coverage: CharterCoverage, gaps: Gaps, severity: Severity, sized: Confidence
) -> Hit:
    left_out = coverage.unlisted if gaps.keys() & {"unlisted", "perhaps_unlisted"} else ()
    return Hit(
        department,
        CharterMissingFacts(
            inferred="perhaps_unlisted" in gaps,
            gaps=tuple(gaps),
            charter_reviewed_on=day(department.charter_reviewed_on),
            duty_count=len(department.duties or ()),
            unlisted_count=len(left_out) or None,
            unlisted=tuple(duty.address for duty in left_out[:SHOWN]),
        ),
        severity=severity,
        confidence=weakest(max(gaps.values(), key=lambda sure: sure.rank), sized),
        field="charter",
    )


RULE = Rule(
    id="GOV002",
    name="charter-missing",
    family=Family.GOVERNANCE,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="department",
    check=check,
    facts=CharterMissingFacts,
    options=CharterMissingOptions,
    effort_hours=8,
    move=Move.UPDATE_CHARTER,
    fix=charter_written,
    sources=("BUNSHO", "OURLY"),
)
