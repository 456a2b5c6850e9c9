"""A duty in the sheets of several persons, each of which tells that person's part of it: parts are added up, not held against each other."""

from fractions import Fraction
from typing import Final

from orgaudit.intake.sheets.cells.amounts import shown_number
from orgaudit.intake.sheets.findings import Account
from orgaudit.intake.sheets.records import Fact, Record

_MEASURES: Final = ("hours_per_month", "minutes_per_case", "volume_per_month")


def add_share(known: Record, record: Record, account: Account) -> None:
    """Add the hours and cases of another person to those that are known, and take them out of the record.

    Minutes a case that differ are not kept: the hours say it. Where either has no hours, the sum is unknown.
    """
    hours = [_hours(one) for one in (known, record)]
    cases = [_figure(one, "volume_per_month") for one in (known, record)]
    minutes = [_figure(one, "minutes_per_case") for one in (known, record)]
    at = known.facts.get("hours_per_month", known.facts["name"]).cell
    for key in _MEASURES:
        record.facts.pop(key, None)
    if minutes[0] != minutes[1]:
        known.facts.pop("minutes_per_case", None)
    _settle(known, "volume_per_month", cases)
    _settle(known, "hours_per_month", hours)
    if "hours_per_month" in known.facts:
        made = known.facts["hours_per_month"].value
        account.tell(record.cell, "hours_added", made=made, first=f"{at.sheet}!{at.address}")


def _settle(known: Record, key: str, figures: list[float | None]) -> None:
    first, second = figures
    if first is None or second is None:
        known.facts.pop(key, None)
        return
    known.facts[key] = Fact(_shown(first + second), known.facts.get(key, known.facts["name"]).cell)


def _hours(record: Record) -> float | None:
    stated = _figure(record, "hours_per_month")
    minutes, cases = _figure(record, "minutes_per_case"), _figure(record, "volume_per_month")
    if stated is None and minutes is not None and cases is not None:
        return minutes * cases / 60
    return stated


def _figure(record: Record, key: str) -> float | None:
    fact = record.facts.get(key)
    value = fact.value if fact is not None else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _shown(value: float) -> int | float:
    return shown_number(Fraction(value).limit_denominator(10_000))
