"""Who holds which step of a process.

A step is held by the duty's primaries, and by nobody else: backups hold none, and whoever answers for a duty holds it only
where approving is meant (SOD001). What a vendor or the group does without a person of this company being named is held
outside.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.model import NONE, Duty, Process
from orgaudit.model.vocabulary import Step
from orgaudit.rules.duty_facts import OUTSIDE

ACTING: Final[frozenset[Step]] = frozenset(("initiate", "execute", "custody", "record"))
CHECKING: Final[frozenset[Step]] = frozenset(("authorise", "reconcile"))

ORDER: Final[tuple[Step, ...]] = ("initiate", "authorise", "execute", "custody", "record", "reconcile")
"""The steps as a transaction runs through them."""


def held_steps(process: Process) -> Mapping[str, tuple[Step, ...]]:
    """Return the steps that each person holds, in the order of the transaction; persons in the order of their ids."""
    held: dict[str, set[Step]] = {}
    for duty in process.duties:
        if duty.step is not None:
            for person in duty.primary or ():
                held.setdefault(person, set()).add(duty.step)
    return {person: tuple(step for step in ORDER if step in held[person]) for person in sorted(held)}


def with_step(process: Process, *steps: Step) -> tuple[Duty, ...]:
    """Return the duties of a process that are one of these steps."""
    return tuple(duty for duty in process.duties if duty.step in steps)


def lacks_a_step(process: Process) -> bool:
    """Whether the step of a duty is unknown, so that the duty may be any of them."""
    return any(duty.step is None for duty in process.duties)


def is_done_outside(duty: Duty) -> bool:
    """Whether a vendor or the group does a duty and nobody of the company is named for it."""
    return duty.performed_by in OUTSIDE and not duty.primary


def may_be_done_outside(duty: Duty) -> bool:
    """Whether it may turn out that a vendor or the group does a duty."""
    return duty.performed_by is None and not duty.primary


def holder_is_unknown(duty: Duty) -> bool:
    """Whether nobody is named for a duty: nothing is said, or the seat is empty and whoever fills it may be anybody."""
    return not duty.primary and not is_done_outside(duty)


def checkers_of(duty: Duty) -> tuple[str, ...]:
    """Return who holds the check that a duty is; the accountable of an approval approves too."""
    return (*(duty.primary or ()), *((duty.accountable or ()) if duty.step == "authorise" else ()))


def approvers_named(duty: Duty) -> tuple[str, ...]:
    """Return the persons who are written to approve a duty; empty where none are, or only their number is."""
    return duty.approvals if isinstance(duty.approvals, tuple) else ()


def has_no_approval(duty: Duty) -> bool:
    """Whether it is stated that nobody approves a duty."""
    return duty.approvals in (0, (), NONE)


def missing(*facts: tuple[bool, str]) -> tuple[str, ...]:
    """Return the names of the facts that are marked as unknown."""
    return tuple(dict.fromkeys(_marked(facts)))


def _marked(facts: tuple[tuple[bool, str], ...]) -> Iterator[str]:
    return (name for unknown, name in facts if unknown)
