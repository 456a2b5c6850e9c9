"""GOL008 conflicting-goals: work passes between two departments whose goals pull against each other (板挟み).

Hit where the giving department is after revenue, volume, output or speed, the receiving one after risk, accuracy, quality or cost, they share
no KPI, and nothing written says what is accepted (``handoff.acceptance``). How goals are read: ``goal_conflict.py``. Most accounting managers feel
caught in between (NTTBB). Tension with a control function is intended (FSA): the remedy is a rule for the handoff, never less control.

- ``acceptance: none`` is a statement. A gap is one, at low confidence, where at least half of the handoffs between departments write theirs;
  else the handoff is not judged.
- Medium; high where two or more such pairs of departments meet in one middle office (house). Only conflicts at least as sure as this one
  count there. Certain needs stated types of two goals that are both ``use: target`` and ``shared: false`` on every goal of one side.
"""

from collections.abc import Mapping

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Handoff, Organization, StatedNone
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import number
from orgaudit.rules.goal_conflict import (
    Edge,
    Pull,
    conflicts,
    edges,
    meeting,
    missing_acceptance_means_none,
    unsettled,
)
from orgaudit.rules.goals.fixes import conflict_settled
from orgaudit.rules.known import unwritten
from orgaudit.rules.recorded import RECORDED_SHARE
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class ConflictingGoalsOptions(Options):
    high_pairs: int = threshold(2, Origin.HOUSE)
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictingGoalsFacts(Facts):
    """What GOL008 tells: the two goals with what they want, the volume, and who decides when it stalls.

    ``escalation_to`` is a person, ``escalation`` a text or the statement that there is nobody. ``middle`` is the middle
    office in which ``meeting`` conflicts meet, where they make it high.
    """

    giving_department: str = of("department")
    giving_goal: str = of("goal")
    giving_type: str = of("type")
    receiving_department: str = of("department")
    receiving_goal: str = of("goal")
    receiving_type: str = of("type")
    volume_per_month: float | None
    escalation_to: str | None = of("person")
    escalation: str | StatedNone | None
    middle: str | None = of("department")
    meeting: int = internal()


def check(org: Organization, options: ConflictingGoalsOptions) -> Outcomes:
    """Judge every handoff between two departments."""
    met = meeting(conflicts(org, options.recorded_share), org)
    missing_means_none = missing_acceptance_means_none(org, options.recorded_share)
    for edge in edges(org):
        yield _judge(org, edge, met, options.high_pairs, missing_means_none=missing_means_none)


def _judge(
    org: Organization,
    edge: Edge,
    met: Mapping[str, tuple[Edge, ...]],
    high_pairs: int,
    *,
    missing_means_none: bool,
) -> Outcome:
    told = unsettled(edge, missing_means_none=missing_means_none)
    if told.holds and edge.pull:
        return _hit(org, edge._replace(known=told), edge.pull, met, high_pairs)
    # A gap is named among what is missing even where it would count as a statement.
    named = dict.fromkeys((*edge.known.missing, *unwritten(edge.handoff, "acceptance")))
    return NotJudged(edge.handoff, tuple(named)) if told.holds is None else Clean(edge.handoff, told.sure)


def _hit(
    org: Organization, conflict: Edge, pull: Pull, met: Mapping[str, tuple[Edge, ...]], high_pairs: int
) -> Hit:
    handoff = conflict.handoff
    middle, count = _crowd(conflict, met)
    caught = count >= high_pairs
    person, text = _escalation(org, handoff)
    return Hit(
        handoff,
        ConflictingGoalsFacts(
            giving_department=handoff.source_department,
            giving_goal=pull.giving.address,
            giving_type=pull.giving_type,
            receiving_department=handoff.target_department,
            receiving_goal=pull.receiving.address,
            receiving_type=pull.receiving_type,
            volume_per_month=number(handoff.volume_per_month),
            escalation_to=person,
            escalation=text,
            middle=middle if caught else None,
            meeting=count,
        ),
        severity=Severity.HIGH if caught else Severity.MEDIUM,
        confidence=conflict.known.sure,
        field="acceptance" if handoff.acceptance is not None else None,
    )


def _crowd(conflict: Edge, met: Mapping[str, tuple[Edge, ...]]) -> tuple[str | None, int]:
    """Return the middle office of this handoff in which most conflicts at least as sure meet, and how many."""
    ends = conflict.handoff.source_department, conflict.handoff.target_department
    counts = {
        end: sum(other.known.sure.at_least(conflict.known.sure) for other in met[end])
        for end in sorted(ends)
        if end in met
    }
    middle = max(counts, key=lambda end: counts[end], default=None)
    return middle, counts[middle] if middle is not None else 1


def _escalation(org: Organization, handoff: Handoff) -> tuple[str | None, str | StatedNone | None]:
    named = handoff.escalation
    if isinstance(named, str) and named in org.person_by_id:
        return named, None
    return None, named


RULE = Rule(
    id="GOL008",
    name="conflicting-goals",
    family=Family.GOALS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="handoff",
    check=check,
    facts=ConflictingGoalsFacts,
    options=ConflictingGoalsOptions,
    effort_hours=16,
    move=Move.SETTLE_CONFLICT,
    fix=conflict_settled,
    gain=Gain.SHARE_OF_DEPARTMENT,
    gain_share=0.01,
    sources=("S1", "NTTBB", "FSA"),
)
