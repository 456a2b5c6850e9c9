"""What the caller decides: which rules run, with which thresholds. Frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one run.

    ``select`` and ``ignore`` hold rule ids, family names, family prefixes or rule names; an empty ``select``
    means all. ``options`` maps a rule id to its changed thresholds. ``today`` is the day from which ages are
    counted where the file states no ``as_of``; it must be given by the caller, so that a run is repeatable.
    """

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    redact_people: bool = False
