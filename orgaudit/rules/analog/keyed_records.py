"""What re-keying costs, and where a description says that data are keyed again.

The receiving side types. So a handoff marked ``rekeyed`` belongs to the duty that receives it; where only a department
receives, to the duty there that the handoff's ``what`` names, else to the duty that hands over. A handoff between departments that
burdens no duty is judged by itself; one inside a department is then counted nowhere.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from orgaudit.knowledge.lexicon import lexicon
from orgaudit.model.dataclass import dataclass
from orgaudit.model.duty import Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.identity import canonical
from orgaudit.model.number import quantity
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from orgaudit.rules.analog.caseload import caseload
from orgaudit.rules.gates import monthly_hours

ERROR_RATE = 0.014
"""Errors per record keyed: 277 of about 20,000 pension records; source ERR14 (secondary)."""

HOURS_PER_FIX = 0.5
"""Hours to find and mend one error; house default."""

SAVED_SHARE = 0.8
"""Share of the keying and mending that ends with the re-keying; house default."""

DEFAULT_MINUTES = 3.0
"""Minutes to key one record where none are stated; house default."""

REKEYED_SHARE = 0.25
"""Share of a duty's hours that goes into keying again where no number of records is stated; house default."""

_READS: Final = ("handoff.*", "duty.name")
"""What depends on which duty a handoff burdens: all that it says, and the names of duties."""


@dataclass(frozen=True, slots=True)
class KeyedRecords:
    """Records keyed again in a year and minutes for each.

    ``are_counted`` is False where the records are worked out from hours, ``is_stated`` where either is a default.
    """

    per_year: float
    minutes: float
    are_counted: bool
    has_stated_minutes: bool

    @property
    def is_stated(self) -> bool:
        """Whether neither figure is a default."""
        return self.are_counted and self.has_stated_minutes


def rekeying_hours(records_per_year: float, minutes_per_record: float) -> float:
    """Return the hours a year that come back: keying saved plus mending saved.

    4,800 records at 3 minutes: 4,800 x 3/60 x 0.8 = 192.0, and 4,800 x 1.4 % x 0.5 x 0.8 = 26.9, together 218.9.
    """
    keying = records_per_year * minutes_per_record / 60
    mending = expected_errors(records_per_year) * HOURS_PER_FIX
    return (keying + mending) * SAVED_SHARE


def expected_errors(records_per_year: float) -> float:
    """Return how many records a year are keyed wrong."""
    return records_per_year * ERROR_RATE


def keyed_records(duty: Duty, handoffs: tuple[Handoff, ...]) -> KeyedRecords | None:
    """Return the records keyed again: the duty's cases, else the handoffs', else by hours; ``None`` if unknown."""
    stated = quantity(duty.minutes_per_case)
    minutes = stated or DEFAULT_MINUTES
    counted = _counted(duty, handoffs)
    if counted is not None:
        return KeyedRecords(counted * 12, minutes, are_counted=True, has_stated_minutes=bool(stated))
    effort = monthly_hours(duty)
    if effort is None:
        return None
    by_hours = effort * REKEYED_SHARE * 60 / minutes
    return KeyedRecords(by_hours * 12, minutes, are_counted=False, has_stated_minutes=bool(stated))


def _counted(duty: Duty, handoffs: tuple[Handoff, ...]) -> float | None:
    cases = caseload(duty)
    if cases and cases.is_stated:
        return cases.per_month
    volumes = [quantity(handoff.volume_per_month) for handoff in handoffs]
    known = [volume for volume in volumes if volume is not None]
    return sum(known) if known else None


def is_declared_rekeyed(duty: Duty) -> bool:
    """Whether the duty itself states that its data are keyed again."""
    return isinstance(duty.rekey, int) and duty.rekey >= 1


def rekeying_words(duty: Duty) -> tuple[str, ...]:
    """Return the words in a duty's name or note that speak of re-keying."""
    text = f"{duty.name}\n{duty.note}" if isinstance(duty.note, str) else duty.name
    found = lexicon("rekey_words").find(text)
    return tuple(dict.fromkeys(match.word for match in found)) if found else ()


class Burden(NamedTuple):
    """The handoffs marked as re-keyed that burden one duty, and whether others may: ``open`` ones do not say."""

    handoffs: tuple[Handoff, ...] = ()
    is_open: bool = False


NO_BURDEN: Final = Burden()


def burdens_by_duty(org: Organization) -> Mapping[str, Burden]:
    """Return what handoffs say of keying again, by the address of the duty that they would burden."""
    return org.derived("burdens_by_duty", _READS, _burdens_by_duty)


def _burdens_by_duty(org: Organization) -> Mapping[str, Burden]:
    found: dict[str, Burden] = {}
    for handoff in org.handoffs:
        duty = _burdened(handoff, org) if handoff.rekeyed is not False else None
        if duty is None:
            continue
        before = found.get(duty.address, NO_BURDEN)
        if handoff.rekeyed is None:
            found[duty.address] = before._replace(is_open=True)
        else:
            found[duty.address] = before._replace(handoffs=(*before.handoffs, handoff))
    return found


def unclaimed(org: Organization) -> tuple[Handoff, ...]:
    """Return the handoffs between two departments of which no duty would be burdened."""
    return org.derived(
        "unclaimed_handoffs",
        _READS,
        lambda whole: tuple(
            handoff
            for handoff in whole.handoffs
            if handoff.source_department != handoff.target_department and _burdened(handoff, whole) is None
        ),
    )


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
