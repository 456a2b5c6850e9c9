"""Where a description says that data are keyed again: on the duty, in its words, or at a handoff.

The receiving side types. So a handoff marked ``rekeyed`` belongs to the duty that receives it; where only a department
receives, to the duty there that the handoff's ``what`` names, else to the duty that hands over. A handoff between departments that
burdens no duty is judged by itself; one inside a department is then counted nowhere.
"""

from collections.abc import Mapping
from typing import Final

from orgaudit.knowledge.trigger_words import lexicon
from orgaudit.model import NONE, Duty, Handoff, Organization
from orgaudit.model.identity import canonical
from orgaudit.model.named_tuple import NamedTuple


def is_declared_rekeyed(duty: Duty) -> bool:
    """Whether the duty itself states that its data are keyed again."""
    return isinstance(duty.rekey, int) and duty.rekey >= 1


def rekeying_words(duty: Duty) -> tuple[str, ...]:
    """Return the words in a duty's name or note that speak of re-keying."""
    text = f"{duty.name}\n{duty.note}" if isinstance(duty.note, str) else duty.name
    return tuple(dict.fromkeys([match.word for match in lexicon("rekey_words").find(text)]))


class Burden(NamedTuple):
    """The handoffs marked as re-keyed that burden one duty, and whether others may: ``open`` ones do not say."""

    handoffs: tuple[Handoff, ...] = ()
    is_open: bool = False


_NO_BURDEN: Final = Burden()


class Burdens(NamedTuple):
    """What the handoffs of a company burden: duties by address, and those between two departments that burden none."""

    by_duty: Mapping[str, Burden]
    unclaimed: tuple[Handoff, ...]

    def of(self, duty: Duty) -> Burden:
        """Return what burdens a duty."""
        return self.by_duty.get(duty.address, _NO_BURDEN) if self.by_duty else _NO_BURDEN


def burdens(org: Organization) -> Burdens:
    """Return what the handoffs of a company burden: it depends on all that they say, and on the names of duties."""
    return org.derived("burdens", ("handoff.*", "duty.name"), _burdens)


def _burdens(org: Organization) -> Burdens:
    found: dict[str, Burden] = {}
    unclaimed: list[Handoff] = []
    for handoff in org.handoffs:
        duty = _burdened(handoff, org)
        if duty is None:
            if handoff.source_department != handoff.target_department:
                unclaimed.append(handoff)
        elif handoff.rekeyed is not False:
            before = found.get(duty.address, _NO_BURDEN)
            if handoff.rekeyed is None:
                found[duty.address] = before._replace(is_open=True)
            else:
                found[duty.address] = before._replace(handoffs=(*before.handoffs, handoff))
    return Burdens(found, tuple(unclaimed))


def _burdened(handoff: Handoff, org: Organization) -> Duty | None:
    """Return the duty that a handoff burdens."""
    if handoff.target in org.duty_by_address:
        return org.duty_by_address[handoff.target]
    department = org.department_by_id.get(handoff.target_department)
    receiving = department.duties or () if department else ()
    named = [duty for duty in receiving if _names(handoff, duty)]
    if len(named) == 1:
        return named[0]
    return org.duty_by_address.get(handoff.source)


def _names(handoff: Handoff, duty: Duty) -> bool:
    if handoff.what is None or handoff.what is NONE:
        return False
    what, name = canonical(handoff.what), canonical(duty.name)
    return bool(what) and (what in name or name in what)
