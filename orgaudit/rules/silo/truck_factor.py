"""SIL004 truck-factor: one person's leaving takes more than half of a department's work with it.

The truck factor is the size of the smallest group whose leaving orphans more than 50 % of the recurring duties, weighted by criticality
(AVELINO, FERREIRA; 1, 2, 4 and 8 are house). Hit where it is 1: high from three people on (headcount, else the known team), medium with two, info
with one. Every group is tried up to 15 people; above, and only with ``least_factor`` over 2, people are added one by one (``exact``).

- A duty that nobody is able to do is lost already and counts on neither side; an empty seat with a backup, as unknown who is able.
- An unwritten criticality weighs as medium. The hit is of high confidence only where it would stand with every unwritten criticality at its
  least favourable and every unwritten backup named; else medium.
- Duties of which it is not known who else is able count as safe for a hit. Where they, or an unwritten criticality, could make one
  person's leaving cost more than half, the department is not judged. It sums up SIL001, so it costs no points of its own.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity, level_of
from orgaudit.knowledge.weights import CRITICALITY_WEIGHT
from orgaudit.model import Department, Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.known import YES, Known, unknown, unwritten
from orgaudit.rules.silence import unlisted
from orgaudit.rules.silo.fixes import knowledge_spread
from orgaudit.rules.silo.keepers import knowledge_of_able
from orgaudit.rules.silo.removal import People, Removal, Stakes, smallest_removal
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

LEAST, TYPICAL, MOST = (CRITICALITY_WEIGHT[level] for level in ("low", "medium", "critical"))

SHOWN_DUTIES = 3


@dataclass(frozen=True, slots=True)
class TruckFactorOptions(Options):
    """Thresholds of SIL004. A department fires below ``least_factor``."""

    least_factor: int = threshold(2, Origin.SOURCED, "people")
    lost_share: float = threshold(0.5, Origin.SOURCED)


@dataclass(frozen=True, slots=True, kw_only=True)
class TruckFactorFacts(Facts):
    """What SIL004 tells. ``other_percent`` is the most that anybody else's leaving would cost alone.

    ``duties`` are up to three addresses that would be orphaned, the weightiest first.
    """

    keepers: tuple[str, ...] = of("person")
    lost_percent: float
    lost_duties: int
    duty_count: int
    other_percent: float
    people: float
    exact: bool = internal()
    duties: tuple[str, ...] = of("duty")


class _Held(NamedTuple):
    """One duty with who is able; ``known`` whether these are all. Weights are by criticality."""

    duty: Duty
    able: People
    known: Known
    weight: float
    least: float
    most: float


def check(org: Organization, options: TruckFactorOptions) -> Outcomes:
    """Judge every department that has recurring duties somebody can do."""
    yield from unlisted(org, "duties")
    for department in org.departments:
        recurring = department.recurring_duties
        every = (_held(org, duty) for duty in recurring)
        held = [item for item in every if item.able or item.known.holds is None]
        if held:
            yield _judge(org, department, held, options)
        elif any(duty.primary == () for duty in recurring):
            yield NotJudged(department, ("duty.primary",))


def _held(org: Organization, duty: Duty) -> _Held:
    able = org.able(duty)
    known = knowledge_of_able(org, duty)
    if duty.primary == () and able:
        known = unknown(*(unwritten(duty, "primary", "backups") or ("duty.primary",)))
    if duty.criticality is None:
        return _Held(duty, able, known, TYPICAL, LEAST, MOST)
    weight = CRITICALITY_WEIGHT[duty.criticality]
    return _Held(duty, able, known, weight, weight, weight)


def _judge(
    org: Organization, department: Department, held: list[_Held], options: TruckFactorOptions
) -> Outcome:
    sure = Stakes(
        ((item.able, item.weight, item.weight) for item in held if item.known.holds),
        safe=sum(item.weight for item in held if not item.known.holds),
    )
    up_to = options.least_factor - 1
    removal = smallest_removal(sure, up_to, options.lost_share)
    if removal is not None:
        return _hit(org, department, held, removal, options)
    if all(item.known.holds and item.least == item.most for item in held):
        return Clean(department)  # nothing is unknown, so the worst case is the one just weighed
    worst = Stakes((item.able, item.most, item.least) for item in held)
    if smallest_removal(worst, up_to, options.lost_share) is None:
        return Clean(department)
    return NotJudged(department, _missing(held))


def _missing(held: list[_Held]) -> tuple[str, ...]:
    people = {name for item in held for name in item.known.missing}
    weights = {"duty.criticality" for item in held if item.duty.criticality is None}
    return tuple(sorted(people | weights))


def _hit(
    org: Organization,
    department: Department,
    held: list[_Held],
    removal: Removal,
    options: TruckFactorOptions,
) -> Hit:
    gone = frozenset(removal.people)
    stated = [item for item in held if item.known == YES]
    least_sure = Stakes(
        ((item.able, item.least, item.most) for item in stated),
        safe=sum(item.most for item in held if item.known != YES),
    )
    certain = least_sure.share_lost(gone) > options.lost_share
    lost = [item for item in held if item.known.holds and item.able <= gone]
    lost.sort(key=lambda item: (-item.weight, -(item.duty.monthly_effort or 0.0), item.duty.address))
    size = org.team_size(department) or float(len(gone))
    return Hit(
        department,
        TruckFactorFacts(
            keepers=removal.people,
            lost_percent=round(100 * removal.share, 1),
            lost_duties=len(lost),
            duty_count=len(held),
            other_percent=round(100 * _others(held, gone), 1),
            people=size,
            exact=removal.exact,
            duties=tuple(item.duty.address for item in lost[:SHOWN_DUTIES]),
        ),
        severity=level_of(size, (3, Severity.HIGH), (2, Severity.MEDIUM), below=Severity.INFO),
        confidence=Confidence.HIGH if certain else Confidence.MEDIUM,
        related=Related.each("person", removal.people, "keeper"),
    )


def _others(held: list[_Held], gone: People) -> float:
    """Return the largest share that one person outside the group would take along."""
    others = [item for item in held if item.known.holds and not item.able <= gone]
    total = sum(item.weight for item in held)
    stakes = Stakes(
        ((item.able, item.weight, item.weight) for item in others),
        safe=total - sum(item.weight for item in others),
    )
    return stakes.largest_removal(1).share


RULE = Rule(
    id="SIL004",
    name="truck-factor",
    family=Family.SILO,
    severity=Severity.HIGH,
    ceiling=Severity.HIGH,
    subject="department",
    check=check,
    spared_at=(Severity.INFO, Severity.MEDIUM),
    passing=("keeper",),
    facts=TruckFactorFacts,
    options=TruckFactorOptions,
    effort_hours=40,
    move=Move.SPREAD_KNOWLEDGE,
    fix=knowledge_spread,
    counted=False,
    sums_up=("SIL001",),
    sources=("AVELINO", "FERREIRA", "JBPRACT", "COSENTINO"),
)
