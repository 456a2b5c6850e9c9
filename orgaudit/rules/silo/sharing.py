"""Hours that pile up on one person are shared out: duties pass from the busiest to those with fewest, one after the other."""

from bisect import bisect_left, insort
from heapq import heapify, heappop, heappush
from itertools import islice

from orgaudit.model import Department, Duty, Organization
from orgaudit.model.dataclass import dataclass, field, replace
from orgaudit.model.number import number
from orgaudit.rules.edits import with_department
from orgaudit.rules.fix import of_department
from orgaudit.rules.fix_means import known, newcomers, skills_with

NEAR_ENOUGH = 0.2
"""Nobody stands out once the busiest and the idlest differ by no more than this share of the mean; house default."""


@of_department()
def hours_shared(org: Organization, department: Department) -> Organization:
    """SIL005: duties of the busiest pass to those with fewest hours, one after the other, until nobody stands out."""
    duties = [duty for duty in department.recurring_duties if duty.primary]
    team, heads = _team(org, department, at_most=2 * len(duties))
    table = _Table(team)
    for duty in duties:
        table.lay(duty)
    mean = sum(table.load.values()) / max(heads, len(table.load))
    learned: list[tuple[str, str]] = []
    for _ in range(2 * len(duties)):
        busiest, idlest = table.busiest(), table.idlest()
        gap = table.load[busiest] - table.load[idlest]
        own = table.held.get(busiest)
        if not own or gap <= NEAR_ENOUGH * mean:
            break
        fitting = bisect_left(own, (gap, ""))
        duty = table.duties[own[fitting - 1 if fitting else -1][1]]
        doing = duty.primary or ()
        # What is too large to be handed over is done by both.
        doers = tuple(idlest if name == busiest else name for name in doing) if fitting else (*doing, idlest)
        doers = tuple(dict.fromkeys(doers))
        if doers == doing:
            break
        table.lift(duty)
        table.lay(_handed_over(org, duty, doers, idlest))
        learned.append((duty.address, idlest))
    return _with_learners(org, department, table.duties, learned)


@dataclass(slots=True)
class _Table:
    """Who carries which hours. ``held`` lists a person's duties by the hours that they take of this person, the fewest first."""

    team: tuple[str, ...]
    load: dict[str, float] = field(default_factory=dict)
    held: dict[str, list[tuple[float, str]]] = field(default_factory=dict)
    duties: dict[str, Duty] = field(default_factory=dict)
    _receives: frozenset[str] = frozenset()
    _most: list[tuple[float, str]] = field(default_factory=list)
    _least: list[tuple[float, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.load = dict.fromkeys(self.team, 0.0)
        self._least = [(0.0, person) for person in self.team]
        heapify(self._least)
        self._most = list(self._least)
        self._receives = frozenset(self.team)

    def lay(self, duty: Duty) -> None:
        """Let everyone who does a duty carry an equal part of its hours."""
        self.duties[duty.address] = duty
        self._carry(duty, 1)

    def lift(self, duty: Duty) -> None:
        """Take a duty from everyone who does it."""
        self._carry(duty, -1)

    def busiest(self) -> str:
        """Return who carries most; of several the first by id."""
        while self.load[self._most[0][1]] != -self._most[0][0]:
            heappop(self._most)
        return self._most[0][1]

    def idlest(self) -> str:
        """Return who of the team carries least; of several the first by id."""
        while self.load[self._least[0][1]] != self._least[0][0]:
            heappop(self._least)
        return self._least[0][1]

    def _carry(self, duty: Duty, sign: int) -> None:
        doers = duty.primary or ()
        part = (duty.monthly_effort or 0.0) / len(doers)
        for person in doers if part else ():
            own = self.held.setdefault(person, [])
            if sign > 0:
                insort(own, (part, duty.address))
            else:
                del own[bisect_left(own, (part, duty.address))]
            load = self.load[person] = self.load.get(person, 0.0) + sign * part
            heappush(self._most, (-load, person))
            if person in self._receives:
                heappush(self._least, (load, person))


def _team(org: Organization, department: Department, at_most: int) -> tuple[tuple[str, ...], int]:
    """Return who can take hours on, and how many could: the staff, filled up to the stated number of heads.

    No more than ``at_most`` are filled in: there is nothing to hand over to more.
    """
    people = org.person_by_id
    staff = sorted(
        name for name in org.staff(department) if name not in people or people[name].leaving_on is None
    )
    heads = max(int(number(department.headcount) or 0), len(staff), 2)
    more = islice(newcomers(staff), min(heads - len(staff), max(at_most, 2)))
    return (*staff, *more), heads


def _handed_over(org: Organization, duty: Duty, doers: tuple[str, ...], learner: str) -> Duty:
    # Whoever hands a duty over still knows it, so where backups are recorded they are one now.
    backups = None if duty.backups is None else (*duty.backups, *(duty.primary or ()))
    stand_by = backups and tuple(name for name in dict.fromkeys(backups) if name not in doers)
    done = None if duty.last_done is None else {**duty.last_done, learner: org.as_of}
    return replace(duty, primary=doers, backups=stand_by, last_done=done)


def _with_learners(
    org: Organization, department: Department, new: dict[str, Duty], learned: list[tuple[str, str]]
) -> Organization:
    """Return the company with the duties as they are done now, by people who are known and able to."""
    org = known(org, *dict.fromkeys(person for _, person in learned))
    people = dict(org.person_by_id)
    for address, person in learned:
        people[person] = replace(people[person], skills=skills_with(people[person], address))
    duties = tuple(new.get(duty.address, duty) for duty in department.duties or ())
    org = replace(org, people=tuple(people[person.id] for person in org.people))
    return with_department(org, department, duties=duties)
