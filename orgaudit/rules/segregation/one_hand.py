"""Who does and who approves the same, by the names of duties, where no process and no step says so: a question, never a statement.

In one department, of duties without a process that pay or are paid for one purpose, some approve (``step``, else the lexicon
``approval_words``) and others do not, and one person alone does both. Whoever else is named to approve, to answer for or to check one
settles it. House, after SOD4: a payment and its approval never lie in one hand.
"""

from collections.abc import Iterable
from typing import Final

from orgaudit.knowledge.lexicon import lexicon
from orgaudit.model import Duty, Organization
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.segregation.matter import money_in
from orgaudit.rules.segregation.steps import CHECKING, approvers_named

_TO_SUPPLIERS: Final = frozenset(("payables", "cash", "bills", "corporate_card"))
"""Functions by which suppliers are paid: an approval of one is an approval of the other."""


class OneHand(NamedTuple):
    """One person's duties in a department that pay for one purpose: those that only do it, and those that approve it."""

    done: tuple[Duty, ...]
    approvals: tuple[Duty, ...]


def in_one_hand(org: Organization, duties: Iterable[Duty]) -> OneHand | None:
    """Return what one person does and approves among a department's duties without a process; None where nobody does."""
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
