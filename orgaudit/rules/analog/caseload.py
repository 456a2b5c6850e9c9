"""How many cases a duty has, and how its levels are read by hours; shared by the rules of this family."""

from collections.abc import Mapping

from orgaudit.model import Duty
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.vocabulary import Frequency
from orgaudit.rules.duty_facts import stated_cases
from orgaudit.rules.gates import monthly_hours

LEAST_CASES: Mapping[Frequency, float] = {
    "daily": 20.0,
    "weekly": 4.0,
    "monthly": 1.0,
    "quarterly": 1 / 3,
    "yearly": 1 / 12,
}
"""Cases a month where none are stated: at least one each time the duty is done, 20 working days a month. House."""


class Caseload(NamedTuple):
    """Cases a month. ``is_stated`` is False where the count is only the least that the frequency implies."""

    per_month: float
    is_stated: bool

    @property
    def per_year(self) -> float:
        """Cases a year."""
        return self.per_month * 12


def caseload(duty: Duty) -> Caseload | None:
    """Return a duty's cases: as stated, from hours and minutes, else the least by frequency; ``None`` if unknown."""
    stated = stated_cases(duty, monthly_hours(duty))
    if stated is not None:
        return Caseload(stated, is_stated=True)
    least = LEAST_CASES.get(duty.frequency) if duty.frequency else None
    return None if least is None else Caseload(least, is_stated=False)
