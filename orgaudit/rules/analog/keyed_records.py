"""What it costs to key records again, and what ends with it."""

from orgaudit.model import Duty, Handoff
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.analog.caseload import caseload
from orgaudit.rules.gates import monthly_hours

ERROR_RATE = 0.014
"""Errors per record keyed: 277 of about 20,000 pension records; source ERR14 (secondary)."""

HOURS_PER_FIX = 0.5
"""Hours to find and mend one error; house default."""

SAVED_SHARE = 0.8
"""Share of the keying and fixing that ends with the re-keying; house default."""

DEFAULT_MINUTES = 3.0
"""Minutes to key one record where none are stated; house default."""

REKEYED_SHARE = 0.25
"""Share of a duty's hours that goes into keying again where no number of records is stated; house default."""


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

    @property
    def errors(self) -> int:
        """Records keyed wrong in a year."""
        return round(expected_errors(self.per_year))

    @property
    def hours_saved(self) -> float:
        """Hours a year that come back."""
        return rekeying_hours(self.per_year, self.minutes)


def rekeying_hours(records_per_year: float, minutes_per_record: float) -> float:
    """Return the hours a year that come back: keying saved plus fixing saved.

    4,800 records at 3 minutes: 4,800 x 3/60 x 0.8 = 192.0, and 4,800 x 1.4 % x 0.5 x 0.8 = 26.9, together 218.9.
    """
    keying = records_per_year * minutes_per_record / 60
    fixing = expected_errors(records_per_year) * HOURS_PER_FIX
    return (keying + fixing) * SAVED_SHARE


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


def handed_records(volume: float | None) -> KeyedRecords | None:
    """Return the records of a handoff of so many cases a month that burdens no duty, whose minutes are never stated."""
    if volume is None:
        return None
    return KeyedRecords(volume * 12, DEFAULT_MINUTES, are_counted=True, has_stated_minutes=False)


def _counted(duty: Duty, handoffs: tuple[Handoff, ...]) -> float | None:
    cases = caseload(duty)
    if cases and cases.is_stated:
        return cases.per_month
    volumes = [quantity(handoff.volume_per_month) for handoff in handoffs]
    known = [volume for volume in volumes if volume is not None]
    return sum(known) if known else None
