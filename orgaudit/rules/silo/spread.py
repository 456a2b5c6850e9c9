"""How the hours of duties lie on people, and how concentrated that is."""

from collections.abc import Iterable, Mapping
from typing import Final

from orgaudit.model import Department, Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.load import DIGITS
from orgaudit.model.number import number
from orgaudit.model.organization import HOURS_PER_FTE
from orgaudit.rules.duty_facts import EFFORT
from orgaudit.rules.similar_names import NameKey, name_key
from orgaudit.rules.sister_units import OF_UNITS, name_without_department, sister_units

_READS: Final = ("duty.primary", "duty.duty_kind", *EFFORT)
"""What the hours of a person depend on."""

MOST_OF_ONE: Final = 1.2
"""Share of one person's time beyond which nobody does a duty alone; house default."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Hours a month by person. ``floating`` hours have no primary; ``missing`` names the unknown fields.

    ``named`` are all primaries. ``with_hours`` and ``weighty`` count duties with hours, and those with hours or a criticality.
    """

    hours: Mapping[str, float]
    floating: float
    with_hours: int
    weighty: int
    missing: tuple[str, ...]
    named: frozenset[str]

    @property
    def total(self) -> float:
        """All hours, whoever carries them."""
        return sum(self.hours.values()) + self.floating

    @property
    def is_complete(self) -> bool:
        """Whether the hours and the primary of every duty are known."""
        return not self.missing


@dataclass(frozen=True, slots=True)
class Concentration:
    """Who carries most, several where they are level, with their share (0-1), HHI* (0-1) and whether hours were divided by fte."""

    leaders: tuple[str, ...]
    share: float
    index: float
    by_time: bool


def spread_of(duties: Iterable[Duty]) -> Spread:
    """Lay the hours of duties on their primaries, who share them equally."""
    hours: dict[str, float] = {}
    floating, with_hours, weighty = 0.0, 0, 0
    missing: set[str] = set()
    named: set[str] = set()
    for duty in duties:
        effort = duty.monthly_effort
        # Who only stands in tells nothing of what they do all day.
        named.update(duty.primary or ())
        # An empty duty, without hours and criticality, must not decide whether enough is known.
        weighty += effort is not None or duty.criticality is not None
        if not duty.primary:  # an empty seat says as little of who carries the hours as an unwritten one
            missing.add("duty.primary")
            floating += effort or 0.0
        if effort is None:
            missing.add("duty.hours_per_month")
            continue
        with_hours += 1
        for person in duty.primary or ():
            hours[person] = hours.get(person, 0.0) + effort / len(duty.primary or ())
    return Spread(hours, floating, with_hours, weighty, tuple(sorted(missing)), frozenset(named))


@dataclass(frozen=True, slots=True)
class Team:
    """A department with its hours and how many ``people`` could carry them: as stated, else those who work there.

    Backups carry none, so naming one does not make the rest look more concentrated, nor the team better described.
    """

    org: Organization
    department: Department
    people: float
    are_stated: bool
    spread: Spread

    def is_described(self, share: float) -> bool:
        """Whether the people and hours named are those of the department: all but one, and ``share`` of their time."""
        capacity = self.org.capacity(self.department) or self.people * HOURS_PER_FTE
        return len(self.spread.named) >= self.people - 1 and self.spread.total >= share * capacity

    def concentration(self) -> Concentration | None:
        """Measure how concentrated the hours are among two or more people; ``None`` where there are no hours."""
        hours, by_time = self._by_time()
        total = sum(hours.values()) + self.spread.floating
        if total <= 0 or not hours:
            return None
        shares = {person: round(value / total, DIGITS) for person, value in sorted(hours.items())}
        most = max(shares.values())
        even = 1 / self.people
        index = (sum(share * share for share in shares.values()) - even) / (1 - even)
        leaders = tuple(person for person, share in shares.items() if share == most)
        return Concentration(leaders, most, round(index, DIGITS), by_time)

    def _by_time(self) -> tuple[Mapping[str, float], bool]:
        """Return hours by person, divided by fte where everybody's is stated, and whether they were divided."""
        spread, staff = self.spread, self.org.staff(self.department)
        stated = {person: fte for person in staff if (fte := self.org.fte(person))}
        if len(stated) < self.people or spread.floating or not spread.hours.keys() <= stated.keys():
            return spread.hours, False
        return {person: hours / stated[person] for person, hours in spread.hours.items()}, True


def team_of(org: Organization, department: Department, recurring: tuple[Duty, ...]) -> Team:
    """Return the team that carries the hours of these duties of a department."""
    heads = number(department.headcount)
    people = float(len(org.staff(department))) if heads is None else heads
    return Team(org, department, people, heads is not None, spread_of(recurring))


def hours_by_person(org: Organization) -> Mapping[str, float]:
    """Return the recurring hours a month that each person carries in the whole company."""
    return org.derived("hours_by_person", _READS, lambda whole: spread_of(whole.recurring_duties).hours)


def time_of(org: Organization, person_id: str) -> float:
    """Return the hours a month a person has: 160 times their fte, which is at most 1 and taken for 1 if unknown."""
    return (org.fte(person_id) or 1.0) * HOURS_PER_FTE


def is_beyond_its_holders(org: Organization, duty: Duty) -> bool:
    """Whether those named for a duty cannot be all who do it: it takes too many hours for them, or a name among them is that of more than one.

    So the word for a group that no table holds (LA, 外商) is not taken for one person, whom an absence would stop.
    """
    return _is_too_long(duty) or not _names_of_several(org).isdisjoint(duty.primary or ())


def _is_too_long(duty: Duty) -> bool:
    effort = duty.monthly_effort
    return effort is not None and effort > MOST_OF_ONE * HOURS_PER_FTE * len(duty.primary or (None,))


def _names_of_several(org: Organization) -> frozenset[str]:
    """Return the names that stand alone for a duty of more hours than one person has, or for the same duty in several sister units.

    教室長 of the one school and 教室長 of the other are two people under one word.
    """
    return org.derived("names_of_several", (*_READS, *OF_UNITS), _several)


def _several(org: Organization) -> frozenset[str]:
    alone = [duty for duty in org.recurring_duties if duty.primary and len(duty.primary) == 1]
    found = {duty.primary[0] for duty in alone if duty.primary and _is_too_long(duty)}
    kinds = sister_units(org).kinds
    homes: dict[tuple[str, str, NameKey], set[str]] = {}
    for duty in alone:
        if duty.primary and duty.home in kinds:
            key = (duty.primary[0], kinds[duty.home], name_key(name_without_department(org, duty)))
            homes.setdefault(key, set()).add(duty.home)
    return frozenset(found | {name for (name, *_), units in homes.items() if len(units) > 1})
