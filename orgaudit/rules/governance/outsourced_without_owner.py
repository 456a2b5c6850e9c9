"""GOV003 outsourced-without-owner: work given to a vendor that nobody inside steers (委託業務の丸投げ).

The subject is every duty that states ``performed_by: vendor``, and every one without such a statement in a department that
a vendor provides (medium confidence). Hit where one of three is known to be lacking: an owner inside, an agreed service
level, a review within 12 months (to watch over a vendor is the client's duty).

- An owner inside is a stated ``accountable``, or a primary whose own department is one of this file; ``accountable: none``
  says that there is none. ``sla: none`` and ``vendor_review_on: none`` say so of the others.
- Recorded elsewhere: where at least half of the vendors' duties of the file have the fact, a gap counts as a statement, at
  low confidence. Otherwise a gap leaves the duty not judged, unless something else is known to be lacking.
- A stated ``licence`` spares service level and review, because licensed professionals have statutory duties of their own
  (SAITAKU); never an owner inside, and nothing where personal data is handled. Clean at medium confidence while it is
  unknown whether there is any.
- Where no duty states who performs it the company is not judged, once: there may be vendors.
- Medium; high with personal data. Absorbs BND001 of the same duty: that nobody inside answers for it is said here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from orgaudit.rules.edits import facts_of
from orgaudit.rules.governance.fixes import vendor_owned
from orgaudit.rules.months import months_after
from orgaudit.rules.recorded import RECORDED_SHARE, recorded_elsewhere
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

FIELDS = ("accountable", "sla", "vendor_review_on")
"""What each duty of a vendor needs, by the field in which it is written."""


@dataclass(frozen=True, slots=True)
class OutsourcedWithoutOwnerOptions(Options):
    """Thresholds of GOV003."""

    review_months: int = threshold(12, Origin.HOUSE, "months")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsourcedWithoutOwnerFacts(Facts):
    """What GOV003 tells. ``lacking`` holds owner, service level and review as fields, those that are not there or too old.

    ``stated``: the file says so; else they are only not written, while others' are.
    """

    lacking: tuple[str, ...] = of("field")
    stated: bool = internal()
    vendor_review_on: date | None
    data_class: str | None = of("data_class")
    hours_per_month: float | None


def check(org: Organization, options: OutsourcedWithoutOwnerOptions) -> Iterator[Outcome]:
    """Judge every duty that a vendor does; the company where nothing tells of any duty who performs it."""
    if org.duties and _nobody_says_who_performs(org):
        yield NotJudged(org.company, ("duty.performed_by",))
        return
    outsourced = [duty for duty in org.duties if _is_outsourced(org, duty)]
    readings = [_read(org, duty, options.review_months) for duty in outsourced]
    counts = {
        name: recorded_elsewhere((has[name] is not None for has in readings), options.recorded_share)
        for name in FIELDS
    }
    for duty, has in zip(outsourced, readings, strict=True):
        yield _judge(duty, has, counts)


def _nobody_says_who_performs(org: Organization) -> bool:
    unknown = all(duty.performed_by is None for duty in org.duties)
    return unknown and all(department.provided_by is None for department in org.departments)


def _is_outsourced(org: Organization, duty: Duty) -> bool:
    if duty.performed_by is not None:
        return duty.performed_by == "vendor"
    department = org.department_of(duty)
    return department is not None and department.provided_by == "vendor"


def _read(org: Organization, duty: Duty, review_months: int) -> Mapping[str, bool | None]:
    """Return for each of the three whether it is there; ``None`` where the file does not say."""
    return {
        "accountable": _has_owner(org, duty),
        "sla": None if duty.sla is None else duty.sla is not NONE,
        "vendor_review_on": _is_reviewed(duty, org.as_of, review_months),
    }


def _has_owner(org: Organization, duty: Duty) -> bool | None:
    if duty.accountable is not None:
        return bool(duty.accountable)
    people = (org.person_by_id.get(person) for person in duty.primary or ())
    inside = any(person and person.department in org.department_by_id for person in people)
    return True if inside else None


def _is_reviewed(duty: Duty, as_of: date, review_months: int) -> bool | None:
    reviewed = duty.vendor_review_on
    if isinstance(reviewed, date):
        return months_after(reviewed, review_months) >= as_of
    return None if reviewed is None else False


def _judge(duty: Duty, has: Mapping[str, bool | None], gap_counts: Mapping[str, bool]) -> Outcome:
    is_spared = isinstance(duty.licence, str) and duty.data_class != "personal"
    needed = FIELDS[:1] if is_spared else FIELDS
    lacking = [name for name in needed if has[name] is False]
    unknown = [name for name in needed if has[name] is None]
    if lacking:
        sure = Confidence.HIGH if duty.performed_by == "vendor" else Confidence.MEDIUM
        return _hit(duty, lacking, sure)
    if not unknown:
        settled = not is_spared or duty.data_class is not None or all(has.values())
        return Clean(duty, Confidence.HIGH if settled else Confidence.MEDIUM)
    gaps = [name for name in unknown if gap_counts[name]]
    if gaps:
        return _hit(duty, gaps, Confidence.LOW)
    return NotJudged(duty, tuple(f"duty.{name}" for name in unknown))


def _hit(duty: Duty, lacking: list[str], confidence: Confidence) -> Hit:
    reviewed = duty.vendor_review_on
    return Hit(
        duty,
        OutsourcedWithoutOwnerFacts(
            lacking=tuple(f"duty.{name}" for name in lacking),
            stated=confidence is not Confidence.LOW,
            vendor_review_on=reviewed if isinstance(reviewed, date) else None,
            data_class=duty.data_class,
            hours_per_month=duty.monthly_effort,
        ),
        severity=Severity.HIGH if duty.data_class == "personal" else Severity.MEDIUM,
        confidence=confidence,
        field="performed_by",
    )


def _fix(org: Organization, finding: Finding) -> Organization:
    return vendor_owned(org, finding, facts_of(finding, OutsourcedWithoutOwnerFacts).lacking)


RULE = Rule(
    id="GOV003",
    name="outsourced-without-owner",
    family=Family.GOVERNANCE,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    since="0.1",
    subject="duty",
    check=check,
    facts=OutsourcedWithoutOwnerFacts,
    options=OutsourcedWithoutOwnerOptions,
    softened_by=("licence",),
    absorbs=("BND001",),
    effort_hours=8,
    move=Move.OWN_OUTSOURCED,
    fix=_fix,
    sources=("COMIT", "SAITAKU", "GISO"),
)
