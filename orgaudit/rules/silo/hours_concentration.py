"""SIL005 hours-concentration: one person carries most of a department's recurring hours.

Hit where the busiest person's share reaches 50 % (CHAOSS) in a team of three or more, or where the normalised index of
concentration HHI* = (H - 1/n) / (1 - 1/n) reaches 0.15 (house default). H is the sum of squared shares and n the number
of people, so an even team has HHI* 0 whatever its size; the antitrust line of 1,800 is not used, as it hits every team
of five. Primaries share a duty's hours equally, backups carry none.

- n is the headcount, else the number of people assigned to the department or primary there. A stated
  team of one is no subject; where nobody or one is known without a headcount it is not judged. Up to three people the
  finding is info.
- Hours are compared only where they are those of the department: the duties name at least all of its people but one, as primary or
  backup, and fill at least half of the time it has (house). Else it is not judged: who else does this, and what do they do?
- A person who would need more than 120 % of their time for this department alone (house) cannot be the only one who carries
  these hours. That is a gap in the file and no finding: not judged.
- Where the fte of everybody is stated, hours are divided by fte, so that part-timers are measured by the hours they
  have; else everybody counts as full-time. High confidence needs that and a stated headcount; else medium.
- Duties without hours are left out and hours without a primary count as evenly spread over others. Then a hit needs
  60 % of the duties that state hours or a criticality to have hours (house default), is of medium confidence, and no hit means not judged.
- Where the person may be two of the same name the finding is of low confidence and says so.
- High where the person's own recurring hours in the whole company reach 85 % of the time they have (UTIL; 160 h a month
  times the stated fte, or times 1, the most there can be). Peaks of single months are left to the family workload.
"""

from collections.abc import Mapping
from typing import Final

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.model.department import Department
from orgaudit.model.organization import Organization
from orgaudit.rules.silence import unlisted
from orgaudit.rules.silo.sharing import hours_shared
from orgaudit.rules.silo.spread import (
    Concentration,
    Spread,
    concentration,
    is_described,
    people_are_stated,
    people_of,
    spread_of,
    time_of,
)
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class HoursConcentrationOptions(Options):
    """Thresholds of SIL005."""

    top_share: float = threshold(0.5, Origin.SOURCED)
    concentration: float = threshold(0.15, Origin.HOUSE)
    least_people: int = threshold(3, Origin.HOUSE, "people")
    small_team: int = threshold(3, Origin.HOUSE, "people")
    known_share: float = threshold(0.6, Origin.HOUSE)
    full_load: float = threshold(0.85, Origin.SOURCED)
    described_share: float = threshold(0.5, Origin.HOUSE)
    most_load: float = threshold(1.2, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursConcentrationFacts(Facts):
    """What SIL005 tells. Shares are percent.

    ``concentration`` is HHI* in percent, 0 for an even spread and 100 for all on one.
    ``equal_percent`` is the share of each in an even team, ``load_percent`` the person's hours against the time they
    have, told only where it is too much. ``namesake`` is True where two people may share the name.
    """

    person: str = of("person")
    share_percent: float
    equal_percent: float
    people: float
    concentration: float
    hours_per_month: float
    load_percent: float | None
    namesake: bool | None = internal()


_LOAD: Final = (
    *("duty.primary", "duty.duty_kind", "duty.hours_per_month", "duty.monthly_hours"),
    *("duty.minutes_per_case", "duty.volume_per_month"),
)
"""What the hours of a person depend on."""


def check(org: Organization, options: HoursConcentrationOptions) -> Outcomes:
    """Judge every department of two or more people that has recurring duties."""
    load = org.derived("hours_by_person", _LOAD, lambda whole: spread_of(whole.recurring_duties).hours)
    yield from unlisted(org, "duties")
    for department in org.departments:
        if recurring := department.recurring_duties:
            yield from _judge(org, department, spread_of(recurring), load, options)


def _judge(
    org: Organization,
    department: Department,
    spread: Spread,
    load: Mapping[str, float],
    options: HoursConcentrationOptions,
) -> Outcomes:
    people = people_of(org, department)
    if people < 2:
        if not people_are_stated(department):
            yield NotJudged(department, (*spread.missing, "department.headcount"))
        return
    found = concentration(org, department, spread, people)
    if found is None:
        if not spread.is_complete:
            yield NotJudged(department, spread.missing)
        return
    if not is_described(org, department, spread, people, options.described_share):
        yield NotJudged(
            department, spread.missing or ("duty.primary", "duty.backups", "duty.hours_per_month")
        )
    elif not _fires(found, people, options):
        sure = Confidence.HIGH if people_are_stated(department) else Confidence.MEDIUM
        yield Clean(department, sure) if spread.is_complete else NotJudged(department, spread.missing)
    elif spread.with_hours < options.known_share * spread.weighty:
        yield NotJudged(department, spread.missing)
    else:
        # Of several who carry as much in this department, the one with the least time left is told.
        burdens = {person: load[person] / time_of(org, person) for person in found.leaders}
        person = max(found.leaders, key=lambda leader: burdens[leader])
        if spread.hours[person] > options.most_load * time_of(org, person):
            yield NotJudged(department, ("duty.primary",))
            return
        namesake = org.may_be_several(person)
        yield _hit(department, spread, found, people, (person, burdens[person], namesake), options)


def _fires(found: Concentration, people: float, options: HoursConcentrationOptions) -> bool:
    top_heavy = people >= options.least_people and found.share >= options.top_share
    return top_heavy or found.index >= options.concentration


def _hit(
    department: Department,
    spread: Spread,
    found: Concentration,
    people: float,
    held: tuple[str, float, bool],
    options: HoursConcentrationOptions,
) -> Hit:
    person, burden, namesake = held
    sure = Confidence.HIGH if _is_settled(department, spread, found) else Confidence.MEDIUM
    overloaded = burden >= options.full_load
    level = Severity.HIGH if overloaded else Severity.MEDIUM
    return Hit(
        department,
        HoursConcentrationFacts(
            person=person,
            share_percent=round(100 * found.share, 1),
            equal_percent=round(100 / people, 1),
            people=people,
            concentration=round(100 * found.index, 1),
            hours_per_month=round(spread.hours[person], 1),
            load_percent=round(100 * burden, 1) if overloaded else None,
            namesake=True if namesake else None,
        ),
        severity=Severity.INFO if people <= options.small_team else level,
        confidence=Confidence.LOW if namesake else sure,
        related=(Related("person", person, "holder"),),
    )


def _is_settled(department: Department, spread: Spread, found: Concentration) -> bool:
    return found.by_time and spread.is_complete and people_are_stated(department)


RULE = Rule(
    id="SIL005",
    name="hours-concentration",
    family=Family.SILO,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    facts=HoursConcentrationFacts,
    options=HoursConcentrationOptions,
    effort_hours=40,
    move=Move.SPREAD_HOURS,
    fix=hours_shared,
    sources=("CHAOSS", "UTIL"),
)
