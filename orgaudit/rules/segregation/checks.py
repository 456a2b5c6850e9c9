"""Whether somebody else checks what is done: in a process, as far as it is written, or by the names of a department's duties."""

from collections.abc import Iterable
from typing import Final

from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import Duty, Organization, Process
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.known import YES, YES_AS_WRITTEN, Known, unknown
from orgaudit.rules.segregation.matter import money_in
from orgaudit.rules.segregation.steps import (
    ACTING,
    CHECKING,
    approvers_named,
    checkers_of,
    has_no_approval,
    holder_is_unknown,
    is_done_outside,
    lacks_a_step,
    may_be_done_outside,
    with_step,
)


class Standing(NamedTuple):
    """Whether a check stands; unknown where it is hidden by duties without a step, or by an empty seat.

    ``lone_holder`` holds every step where that is why a written check is none.
    """

    known: Known
    lone_holder: str | None = None


STANDS = Standing(YES)
STANDS_AS_WRITTEN = Standing(YES_AS_WRITTEN)


def standing_of(process: Process) -> Standing:
    """Judge the check of a process."""
    if any(duty.compensating or isinstance(duty.checked_by, str) for duty in process.duties):
        return STANDS
    acting, checking = with_step(process, *ACTING), with_step(process, *CHECKING)
    doers = {person for duty in acting for person in duty.primary or ()}
    checkers = {person for duty in checking for person in checkers_of(duty)}
    if checkers and doers and len(checkers | doers) > 1:
        return STANDS
    if not acting and not lacks_a_step(process):
        return STANDS
    outside = [duty for duty in checking if is_done_outside(duty)]
    approval = _approval(acting)
    if approval == STANDS or any(duty.primary is not None for duty in outside):
        return STANDS
    if approval is not None or outside:
        return STANDS_AS_WRITTEN
    if lacks_a_step(process):
        return Standing(unknown("duty.step"))
    absent = Known(holds=False, sure=_sureness(process))
    if not checking:
        return Standing(absent)
    if all(duty.primary == () and holder_is_unknown(duty) for duty in checking):
        return Standing(unknown("duty.primary"))
    if any(map(holder_is_unknown, (*acting, *checking))) or len(checkers | doers) != 1 or not checkers:
        return STANDS_AS_WRITTEN
    (lone,) = checkers
    return Standing(absent, lone)


def _approval(acting: tuple[Duty, ...]) -> Standing | None:
    """Return what approvals written on the initiating duties say; ``None`` where somebody else approves none of them."""
    found: Standing | None = None
    for duty in acting:
        if duty.step != "initiate" or duty.approvals is None or has_no_approval(duty):
            continue
        named = approvers_named(duty)
        if named and duty.primary is not None:
            if not set(named) <= set(duty.primary):
                return STANDS
        else:
            # Only their number is known, or not who raises: one of them may be the same person.
            found = STANDS_AS_WRITTEN
    return found


def _sureness(process: Process) -> Confidence:
    """Return high where it is stated of every duty that nothing else checks it, else medium."""
    stated = all(
        duty.checked_by is not None
        and duty.compensating is not None
        and (duty.step != "initiate" or duty.approvals is not None)
        and (duty.step != "authorise" or duty.accountable is not None)
        and not (duty.step in CHECKING and may_be_done_outside(duty))
        for duty in process.duties
    )
    return Confidence.HIGH if stated else Confidence.MEDIUM


_TO_SUPPLIERS: Final = frozenset(("payables", "cash", "bills", "corporate_card"))
"""Functions by which suppliers are paid: an approval of one is an approval of the other."""


class OneHand(NamedTuple):
    """One person's duties in a department that pay for one purpose: those that only do it, and those that approve it."""

    done: tuple[Duty, ...]
    approvals: tuple[Duty, ...]


def in_one_hand(org: Organization, duties: Iterable[Duty]) -> OneHand | None:
    """Return what one person does and approves among a department's duties without a process, by their names; None where nobody does.

    What pays or is paid for one purpose is partly approvals (``step``, else the lexicon ``approval_words``) and partly not, and one person
    alone does both. Whoever else is named to approve, to answer for or to check one settles it. House, after SOD4: never in one hand.
    """
    groups: dict[tuple[str, str], list[Duty]] = {}
    for duty in duties:
        if duty.primary is not None and len(duty.primary) == 1 and (purpose := _purpose(org, duty)):
            groups.setdefault((duty.primary[0], purpose), []).append(duty)
    for (person, _), group in groups.items():
        alone = [duty for duty in group if not _is_seen_by_another(duty, person)]
        approvals = tuple(duty for duty in alone if _approves(duty))
        done = tuple(duty for duty in alone if duty not in approvals and duty.step not in CHECKING)
        if approvals and done:
            return OneHand(done, approvals)
    return None


def _purpose(org: Organization, duty: Duty) -> str | None:
    """Return what for money passes in a duty; None where none does, or nobody can tell."""
    if not money_in(org, duty).code:
        return None
    function = duty_functions(org).of(duty)
    return "suppliers" if function is None or function.id in _TO_SUPPLIERS else function.id


def _approves(duty: Duty) -> bool:
    if duty.step is not None:
        return duty.step == "authorise"
    found = lexicon("approval_words").find(duty.name)
    return bool(found) and all(match.category == "approval" for match in found)


def _is_seen_by_another(duty: Duty, person: str) -> bool:
    """Whether somebody else is named to check, to approve or to answer for a duty, or a number says that several approve."""
    named = (*approvers_named(duty), *(duty.accountable or ()))
    is_counted = isinstance(duty.approvals, int) and duty.approvals > 0
    return isinstance(duty.checked_by, str) or is_counted or any(other != person for other in named)
