"""What stops a duty: too few people can run it, or nothing about it is written down. Shared by this family.

Each reading has three answers: it holds, it does not, or the facts do not tell (``holds`` is None and ``missing``
names the fields that would tell).
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from orgaudit.findings.severity import Confidence
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from orgaudit.rules.months import months_after
from orgaudit.rules.recorded import recorded_elsewhere

REVIEW_MONTHS = 12
"""Months after which a manual counts as outdated; a convention, sources differ on the length (MANUAL)."""


class Reading(NamedTuple):
    """What the facts say about one condition of one duty. ``state`` is set where it is the manual and it holds."""

    holds: bool | None
    confidence: Confidence = Confidence.HIGH
    missing: tuple[str, ...] = ()
    state: Literal["none", "outdated"] | None = None


HOLDS_NOT = Reading(holds=False)
HOLDS_NOT_AS_WRITTEN = Reading(holds=False, confidence=Confidence.MEDIUM)


def backup_gap_counts(recurring: Iterable[Duty], share: float) -> bool:
    """Whether enough duties record their backups for a gap to be a statement."""
    return recorded_elsewhere((duty.backups is not None for duty in recurring), share)


def manual_gap_counts(recurring: Iterable[Duty], share: float) -> bool:
    """Whether enough duties record their manual for a gap to be a statement."""
    return recorded_elsewhere((duty.manual is not None for duty in recurring), share)


def missing_people(duty: Duty) -> tuple[str, ...]:
    """Return the fields that say who can run a duty and are not filled."""
    return tuple(f"duty.{name}" for name in ("primary", "backups") if getattr(duty, name) is None)


def knowledge_of_able(org: Organization, duty: Duty) -> Confidence | None:
    """Return how surely the people able to run a duty are all known; ``None`` where they may not be.

    High where primary and backups are both stated. Medium where as many of the department's staff as its stated
    headcount, at least two, have a level for this duty in the skill maps: somebody from outside could still be a backup.
    Without a headcount nobody knows that these are all; and one more name must not take away what is known.
    """
    if duty.primary is not None and duty.backups is not None:
        return Confidence.HIGH
    levels = org.skills_by_duty.get(duty.address)
    department = org.department_of(duty)
    if not levels or department is None or not isinstance(department.headcount, int | float):
        return None
    everyone = len(org.staff(department) & levels.keys()) >= max(2.0, department.headcount)
    return Confidence.MEDIUM if everyone else None


def few_keepers(org: Organization, duty: Duty, least_keepers: int, *, gap_counts: bool) -> Reading:
    """Read whether fewer than ``least_keepers`` people can run a duty alone."""
    if len(org.able(duty)) >= least_keepers:
        return HOLDS_NOT
    sure = knowledge_of_able(org, duty)
    if sure is not None:
        return Reading(holds=True, confidence=sure)
    if gap_counts and duty.primary is not None:
        return Reading(holds=True, confidence=Confidence.LOW)
    return Reading(holds=None, missing=missing_people(duty))


def manual_gap(duty: Duty, as_of: date, review_months: int, *, gap_counts: bool) -> Reading:
    """Read whether a duty has no manual, or one that is out of date.

    A stated ``none`` or ``outdated`` holds. ``ok`` holds no longer where the review is older than
    ``review_months``, stated never to have taken place, or older than the last change of the duty; an unwritten
    review date leaves the stated ``ok`` as it is; that it does not hold is sure only where both dates are written. Without a stated manual an old review date shows that there is
    one and that it is out of date, at medium confidence.
    """
    if duty.manual in ("none", "outdated"):
        return Reading(holds=True, state=duty.manual)
    outdated = _review_is_old(duty, as_of, review_months)
    if duty.manual == "ok":
        if outdated:
            return Reading(holds=True, state="outdated")
        dated = duty.manual_reviewed_on is not None and duty.changed_on is not None
        return HOLDS_NOT if dated else HOLDS_NOT_AS_WRITTEN
    if isinstance(duty.manual_reviewed_on, date):
        if outdated:
            return Reading(holds=True, confidence=Confidence.MEDIUM, state="outdated")
        return Reading(holds=None, missing=("duty.manual",))
    if gap_counts:
        return Reading(holds=True, confidence=Confidence.LOW, state="none")
    return Reading(holds=None, missing=("duty.manual",))


def _review_is_old(duty: Duty, as_of: date, review_months: int) -> bool:
    reviewed = duty.manual_reviewed_on
    if reviewed is None:
        return False
    if reviewed is NONE:
        return True
    changed = duty.changed_on
    overtaken = isinstance(changed, date) and reviewed < changed <= as_of
    return overtaken or months_after(reviewed, review_months) < as_of
