"""GOV003 outsourced-without-owner: work given to a vendor that nobody inside steers (委託業務の丸投げ).

The subject is every duty that states ``performed_by: vendor``, and every one without such a statement in a department that a vendor provides
(medium confidence). Hit where an owner inside, an agreed service level or a review within 12 months (house; to watch over a vendor is the client's
duty) is known to be lacking: medium; high with personal data. An owner inside is a stated ``accountable``, or a primary whose own department is
one of this file; ``none`` says of each that there is none.

- Where at least half of the vendors' duties have the fact, a gap counts, at low confidence; else it leaves the duty not judged, unless
  something else is lacking. Where no duty states who performs it the company is not judged, once: there may be vendors.
- A ``licence`` spares service level and review, for licensed professionals have statutory duties (SAITAKU), but never with personal data;
  clean at medium confidence while that is unknown. Absorbs BND001 of the same duty: that nobody inside answers for it is said here.
"""

from collections.abc import Collection, Mapping
from datetime import date

from orgaudit.findings.hit import Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import NONE, Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import done_outside
from orgaudit.rules.governance.fixes import vendor_owned
from orgaudit.rules.known import INFERRED, YES, YES_AS_WRITTEN, Known, both, negated, unknown, without_hit
from orgaudit.rules.months import day, months_after
from orgaudit.rules.recorded import RECORDED_SHARE, recorded_elsewhere
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

VENDOR = ("vendor",)

FIELDS = ("accountable", "sla", "vendor_review_on")
"""What each duty of a vendor needs, by the field in which it is written."""


@dataclass(frozen=True, slots=True)
class OutsourcedWithoutOwnerOptions(Options):
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


def check(org: Organization, options: OutsourcedWithoutOwnerOptions) -> Outcomes:
    """Judge every duty that a vendor does; the company where nothing tells of any duty who performs it."""
    says = [item.performed_by for item in org.duties] + [item.provided_by for item in org.departments]
    if org.duties and not any(says):
        yield NotJudged(org.company, ("duty.performed_by",))
        return
    outsourced = [duty for duty in org.duties if done_outside(org, duty, VENDOR).holds]
    readings = [_read(org, duty, options.review_months) for duty in outsourced]
    counted = {
        name
        for name in FIELDS
        if recorded_elsewhere((has[name].holds is not None for has in readings), options.recorded_share)
    }
    for duty, has in zip(outsourced, readings, strict=True):
        yield _judge(duty, has, counted)


def _read(org: Organization, duty: Duty, review_months: int) -> Mapping[str, Known]:
    """Return for each of the three whether it is there."""
    blank = {name: unknown(f"duty.{name}") for name in FIELDS if getattr(duty, name) is None}
    people = [person for name in duty.primary or () if (person := org.person_by_id.get(name))]
    if duty.accountable is None and any(person.department in org.department_by_id for person in people):
        blank["accountable"] = YES
    reviewed = day(duty.vendor_review_on)
    is_reviewed = reviewed is not None and months_after(reviewed, review_months) >= org.as_of
    stated = {
        "accountable": bool(duty.accountable),
        "sla": duty.sla is not NONE,
        "vendor_review_on": is_reviewed,
    }
    sure = done_outside(org, duty, VENDOR).sure
    return {name: Known(holds, Confidence.HIGH if holds else sure) for name, holds in stated.items()} | blank


def _judge(duty: Duty, has: Mapping[str, Known], counted: Collection[str]) -> Outcome:
    is_spared = isinstance(duty.licence, str) and duty.data_class != "personal"
    needed = {
        name: negated(INFERRED) if has[name].holds is None and name in counted else has[name]
        for name in (FIELDS[:1] if is_spared else FIELDS)
    }
    settled = not is_spared or duty.data_class is not None or all(one.holds for one in has.values())
    lacks = negated(both(*needed.values(), YES if settled else YES_AS_WRITTEN))
    lacking = [name for name, one in needed.items() if one.holds is False and one.sure is lacks.sure]
    return without_hit(duty, lacks) or _hit(duty, lacking, lacks.sure)


def _hit(duty: Duty, lacking: list[str], confidence: Confidence) -> Hit:
    return Hit(
        duty,
        OutsourcedWithoutOwnerFacts(
            lacking=tuple(f"duty.{name}" for name in lacking),
            stated=confidence is not Confidence.LOW,
            vendor_review_on=day(duty.vendor_review_on),
            data_class=duty.data_class,
            hours_per_month=duty.monthly_effort,
        ),
        severity=Severity.HIGH if duty.data_class == "personal" else Severity.MEDIUM,
        confidence=confidence,
        field="performed_by",
    )


RULE = Rule(
    id="GOV003",
    name="outsourced-without-owner",
    family=Family.GOVERNANCE,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=OutsourcedWithoutOwnerFacts,
    options=OutsourcedWithoutOwnerOptions,
    softened_by=("licence",),
    absorbs=("BND001",),
    effort_hours=8,
    move=Move.OWN_OUTSOURCED,
    fix=vendor_owned,
    sources=("COMIT", "SAITAKU", "GISO"),
)
