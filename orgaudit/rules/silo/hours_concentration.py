"""SIL005 hours-concentration: one person carries most of a department's recurring hours.

Hit where the busiest person's share reaches 50 % (CHAOSS) in a team of three or more, or where HHI* = (H - 1/n) / (1 - 1/n) reaches 0.15 (house).
H is the sum of squared shares and n the number of people, so an even team has HHI* 0 whatever its size; the antitrust line of 1,800 would
hit every team of five. Primaries share a duty's hours equally, backups carry none. High where the person's own recurring hours in the whole
company reach 85 % of the time they have (UTIL; 160 h a month times the stated fte, or 1). Info up to three people.

- n is the headcount, else who is assigned to the department or primary there. A stated team of one is no subject; not judged where
  nobody or one is known without a headcount.
- Not judged unless its duties are done by at least all of its people but one and fill at least half of the time it has (house): else who
  else works there, and on what? Naming a stand-in brings nothing to light. Nor where somebody would need over 120 % of their time (house).
- Duties without hours are left out, hours without a primary count as evenly spread. Then a hit needs 60 % of the duties that state hours or
  a criticality to have hours (house), is of medium confidence, and no hit means not judged.
- Where everybody's fte is stated, hours are divided by it; high confidence needs that and a stated headcount. Low where the person may be two.
"""

from collections.abc import Mapping

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Department, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.silence import unlisted
from orgaudit.rules.silo.sharing import hours_shared
from orgaudit.rules.silo.spread import Concentration, Team, hours_by_person, team_of, time_of
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class HoursConcentrationOptions(Options):
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


def check(org: Organization, options: HoursConcentrationOptions) -> Outcomes:
    """Judge every department of two or more people that has recurring duties."""
    load = hours_by_person(org)
    yield from unlisted(org, "duties")
    for department in org.departments:
        if recurring := department.recurring_duties:
            outcome = _judge(team_of(org, department, recurring), load, options)
            if outcome is not None:
                yield outcome


def _judge(team: Team, load: Mapping[str, float], options: HoursConcentrationOptions) -> Outcome | None:
    org, department, spread = team.org, team.department, team.spread
    if team.people < 2:
        missing = (*spread.missing, "department.headcount")
        return None if team.are_stated else NotJudged(department, missing)
    found = team.concentration()
    if found is None:
        return None if spread.is_complete else NotJudged(department, spread.missing)
    if not team.is_described(options.described_share):
        who_and_what = ("duty.primary", "duty.hours_per_month")
        return NotJudged(department, spread.missing or who_and_what)
    top_heavy = team.people >= options.least_people and found.share >= options.top_share
    if not top_heavy and found.index < options.concentration:
        sure = Confidence.HIGH if team.are_stated else Confidence.MEDIUM
        return Clean(department, sure) if spread.is_complete else NotJudged(department, spread.missing)
    if spread.with_hours < options.known_share * spread.weighty:
        return NotJudged(department, spread.missing)
    # Of several who carry as much in this department, the one with the least time left is told.
    burdens = {person: load[person] / time_of(org, person) for person in found.leaders}
    person = max(found.leaders, key=lambda leader: burdens[leader])
    if spread.hours[person] > options.most_load * time_of(org, person):
        return NotJudged(department, ("duty.primary",))
    return _hit(team, found, person, burdens[person], options)


def _hit(
    team: Team, found: Concentration, person: str, burden: float, options: HoursConcentrationOptions
) -> Hit:
    settled = found.by_time and team.spread.is_complete and team.are_stated
    namesake = team.org.may_be_several(person)
    overloaded = burden >= options.full_load
    level = Severity.HIGH if overloaded else Severity.MEDIUM
    return Hit(
        team.department,
        HoursConcentrationFacts(
            person=person,
            share_percent=round(100 * found.share, 1),
            equal_percent=round(100 / team.people, 1),
            people=team.people,
            concentration=round(100 * found.index, 1),
            hours_per_month=round(team.spread.hours[person], 1),
            load_percent=round(100 * burden, 1) if overloaded else None,
            namesake=True if namesake else None,
        ),
        severity=Severity.INFO if team.people <= options.small_team else level,
        confidence=Confidence.LOW if namesake else Confidence.HIGH if settled else Confidence.MEDIUM,
        related=(Related("person", person, "holder"),),
    )


def _names_everybody(department: Department) -> bool:
    """Whether each duty names who does it, and the names or hours still cannot be all: more of them bring no new burden to light."""
    return all(duty.primary for duty in department.recurring_duties)


RULE = Rule(
    id="SIL005",
    name="hours-concentration",
    family=Family.SILO,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    spared_at=(Severity.INFO,),
    passing=("holder",),
    bare=_names_everybody,
    facts=HoursConcentrationFacts,
    options=HoursConcentrationOptions,
    effort_hours=40,
    move=Move.SPREAD_HOURS,
    fix=hours_shared,
    sources=("CHAOSS", "UTIL"),
)
