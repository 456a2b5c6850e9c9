"""Whether a duty has a manual: lacking, out of date, or only not written down in this file. Shared by this family."""

from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import NONE, Duty, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.duty_facts import OUTSIDE, gravity, is_unused
from orgaudit.rules.known import INFERRED, NO, NO_AS_WRITTEN, YES, YES_AS_WRITTEN, Known, unknown
from orgaudit.rules.months import months_after
from orgaudit.rules.recorded import RECORDED_SHARE, recurring_missing_means_none
from orgaudit.rules.silo.spread import is_beyond_its_holders

LEAST_HOURS: Final = 8.0
"""Hours a month below which nobody misses the manual of a duty that is neither important nor due; house default."""

LEAST_OTHERS: Final = 2
"""Other duties of a department from which they tell whether it writes its manuals down; house default."""

_OF_MANUALS: Final = ("duty.manual", "duty.duty_kind", "duty.performed_by")

REVIEW_MONTHS = 12
"""Months after which a manual counts as outdated; a convention, sources differ on the length (MANUAL)."""


class ManualDefect(NamedTuple):
    """Whether a manual is lacking or out of date; ``state`` says which, or that it only is not written down."""

    known: Known
    state: Literal["none", "outdated", "unwritten"] | None = None

    @property
    def stated(self) -> str | None:
        """What is stated of the manual, or follows from its dates; ``None`` where it only is not written down."""
        return None if self.state == "unwritten" else self.state

    @property
    def unwritten(self) -> tuple[str, ...]:
        """The field that only is not written down, if it is."""
        return ("duty.manual",) if self.state == "unwritten" else ()


_STATED: Final = {state: ManualDefect(YES, state) for state in ("none", "outdated")}
_USABLE, _USABLE_AS_WRITTEN = ManualDefect(NO), ManualDefect(NO_AS_WRITTEN)
_OLD_REVIEW, _UNWRITTEN = ManualDefect(YES_AS_WRITTEN, "outdated"), ManualDefect(INFERRED, "unwritten")
_UNKNOWN: Final = ManualDefect(unknown("duty.manual"))


def manual_defects(
    org: Organization, review_months: int, recorded_share: float
) -> Callable[[Duty], ManualDefect]:
    """Return what says what the manual of any duty lacks, where one that is not written counts as far as most others are and it is worth a question."""
    recorded = recurring_missing_means_none(org, "manual", recorded_share)
    few_manuals = _departments_with_few_manuals(org)

    def defect_of(duty: Duty) -> ManualDefect:
        asked = recorded and duty.manual is None and _is_asked(org, duty, few_manuals)
        return manual_defect(duty, org.as_of, review_months, missing_means_none=asked)

    return defect_of


def manual_defect(duty: Duty, as_of: date, review_months: int, *, missing_means_none: bool) -> ManualDefect:
    """Read whether a duty has no manual, or one that is out of date.

    A stated ``none`` or ``outdated`` holds. ``ok`` holds no longer where the review is older than
    ``review_months``, stated never to have taken place, or older than the last change of the duty; an unwritten
    review date leaves the stated ``ok`` as it is; that it does not hold is sure only where both dates are written.
    Without a stated manual an old review date shows that there is one and that it is out of date, at medium confidence.
    """
    if duty.manual in ("none", "outdated"):
        return _STATED[duty.manual]
    outdated = _review_is_old(duty, as_of, review_months)
    if duty.manual == "ok":
        dated = duty.manual_reviewed_on is not None and duty.changed_on is not None
        return _STATED["outdated"] if outdated else _USABLE if dated else _USABLE_AS_WRITTEN
    if isinstance(duty.manual_reviewed_on, date) and outdated:
        return _OLD_REVIEW
    inside = duty.performed_by not in OUTSIDE  # how a vendor works stands in its own house, not in this file
    if (
        missing_means_none
        and inside
        and not is_unused(duty)
        and not isinstance(duty.manual_reviewed_on, date)
    ):
        return _UNWRITTEN
    return _UNKNOWN


def _review_is_old(duty: Duty, as_of: date, review_months: int) -> bool:
    reviewed = duty.manual_reviewed_on
    if reviewed is None or reviewed is NONE:
        return reviewed is NONE
    changed = duty.changed_on
    overtaken = isinstance(changed, date) and reviewed < changed <= as_of
    return overtaken or months_after(reviewed, review_months) < as_of


def _is_asked(org: Organization, duty: Duty, few_manuals: frozenset[str]) -> bool:
    """Whether an unwritten manual is worth a question where most others of the company are written.

    It is where somebody is named who does the duty and one department answers for it, of whose other duties at least half have theirs
    written: of a bare name, of what everybody does in turn, or of what nobody answers for a gap says nothing. Nor does it of an
    approval, which is a decision and no way of doing something, of selling, advising and expert judgement, whose way is that of the one who
    does it, or of what is stated to be used by nobody: that is to be given up and not to be written down. A few
    hours a month of what is neither important nor due are not worth the question.
    """
    department = org.department_of(duty)
    if not duty.primary or department is None or is_beyond_its_holders(org, duty):
        return False
    is_judgement = duty.judgement == "expert"
    is_in_person = is_judgement or duty.customer_contact == "regular" or duty.purpose == "revenue"
    if is_unused(duty) or is_in_person or duty.step == "authorise":
        return False
    effort = duty.monthly_effort
    if effort is not None and effort < LEAST_HOURS and not gravity(duty).holds:
        return False
    if department.id in few_manuals:
        return False
    return not lexicon("approval_words").find(duty.name)


def _departments_with_few_manuals(org: Organization) -> frozenset[str]:
    """Return the departments in which less than half of the duties beside one without a manual have theirs written.

    A rule asks for it whatever it judges: what a part of a company did not ask for is not known to be as it was (engine/reach.py).
    """
    return org.derived("departments_with_few_manuals", _OF_MANUALS, _find_few_manuals)


def _find_few_manuals(org: Organization) -> frozenset[str]:
    found = set()
    for department in org.departments:
        own = [duty for duty in department.recurring_duties if duty.performed_by not in OUTSIDE]
        written, others = sum(duty.manual is not None for duty in own), len(own) - 1
        if others >= LEAST_OTHERS and written < RECORDED_SHARE * others:
            found.add(department.id)
    return frozenset(found)
