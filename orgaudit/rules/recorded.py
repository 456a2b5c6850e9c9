"""When a gap in the file is a statement: the fact is recorded for most others of its kind."""

from collections.abc import Iterable

from orgaudit.findings.hit import Subject
from orgaudit.model import NONE, Organization
from orgaudit.rules.duty_facts import OUTSIDE
from orgaudit.rules.known import INFERRED, NO, YES, Known, unknown

RECORDED_SHARE = 0.5
"""Share of comparable subjects that must have the fact before a gap counts; house default."""


def missing_means_none(subjects: Iterable[object], name: str, share: float = RECORDED_SHARE) -> bool:
    """Whether enough of the comparable subjects write a field for a gap in it to be a statement."""
    return recorded_elsewhere((getattr(subject, name) is not None for subject in subjects), share)


def lacks(subject: Subject, name: str, *, missing_means_none: bool) -> Known:
    """Return whether a subject is stated to be without what a field asks for; a gap where it counts, at low confidence."""
    value = getattr(subject, name)
    if value is None:
        return INFERRED if missing_means_none else unknown(f"{subject.kind}.{name}")
    return YES if value is NONE or value is False else NO


def recorded_elsewhere(known: Iterable[bool], share: float = RECORDED_SHARE) -> bool:
    """Whether at least ``share`` of the comparable subjects have the fact. False where there are none."""
    flags = list(known)
    return bool(flags) and sum(flags) / len(flags) >= share


def recurring_missing_means_none(
    org: Organization, name: str, share: float = RECORDED_SHARE, among: str = "duty_kind"
) -> bool:
    """Whether enough of the company's recurring duties, ``among`` those with this field, write another for a gap to be a statement.

    What a vendor or the group performs is not compared: its people and papers are not this company's to write down.
    """
    return org.derived(
        f"recorded:{name}:{share}",
        (f"duty.{name}", f"duty.{among}", "duty.duty_kind", "duty.performed_by"),
        lambda whole: missing_means_none(
            [
                item
                for item in whole.recurring_duties
                if getattr(item, among) and item.performed_by not in OUTSIDE
            ],
            name,
            share,
        ),
    )
