"""HND001 too-many-crossings: one process passes from department to department again and again.

The subject is a process that reaches, or may reach, two departments or more by its handoffs or duties. Hit where its longest way
(``trail.py``) crosses between departments at least 4 times: medium; from 6 times: high; or where two departments hand over to each other
in both directions: medium. 4 and 6 are house; that each handoff loses half of what was known is a rule of thumb (HANDOFF).
More handoffs only add to the way, so a hit stands whatever is still unknown. Not judged where the way is short and may be longer: a
department does a duty of the process but no handoff of it is written, or an end is a duty that no one department answers for.
Steps of control are crossings too; they are needed, so the remedy is never to drop them.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, of
from orgaudit.findings.severity import Severity
from orgaudit.model import Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.handoffs.ends import Ends, departments_of
from orgaudit.rules.handoffs.fixes import path_shortened
from orgaudit.rules.handoffs.trail import Stretch, back_and_forth, longest_trail
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

Waits = dict[Stretch, float | None]


@dataclass(frozen=True, slots=True)
class TooManyCrossingsOptions(Options):
    medium_crossings: int = threshold(4, Origin.HOUSE, "crossings")
    high_crossings: int = threshold(6, Origin.HOUSE, "crossings")


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyCrossingsFacts(Facts):
    """What HND001 tells. ``way`` lists the departments as a case comes by; ``waits`` sums the days waited on it, where each is known."""

    crossings: int
    way: tuple[str, ...] = of("department")
    back_and_forth: tuple[str, ...] = of("department")
    waits: float | None


def check(org: Organization, options: TooManyCrossingsOptions) -> Outcomes:
    """Judge every process that reaches two departments or more."""
    for process in org.processes:
        ends = [departments_of(handoff, org) for handoff in process.handoffs]
        waits = _longest_waits(process, ends)
        handed = {department for stretch in waits for department in stretch}
        homes = {duty.department_id for duty in process.duties}
        reached = homes.union(*ends)
        is_unclear = None in reached
        if len((homes | handed) - {None}) > 1 or (is_unclear and process.handoffs and len(reached) > 1):
            missing = ("duty.departments",) if is_unclear else ("handoff.process",) * bool(homes - handed)
            yield _judge(process, waits, missing, options)


def _judge(
    process: Process, waits: Waits, missing: tuple[str, ...], options: TooManyCrossingsOptions
) -> Outcome:
    trail = longest_trail(dict.fromkeys(waits, 1.0))
    pairs = back_and_forth(waits)
    if len(trail) < options.medium_crossings and not pairs:
        return NotJudged(process, missing) if missing else Clean(process)
    known = [days for stretch in trail if (days := waits[stretch]) is not None]
    return Hit(
        process,
        TooManyCrossingsFacts(
            crossings=len(trail),
            way=(trail[0][0], *(stretch[1] for stretch in trail)),
            back_and_forth=tuple(dict.fromkeys(department for pair in pairs for department in pair)),
            waits=sum(known) if len(known) == len(trail) else None,
        ),
        severity=Severity.HIGH if len(trail) >= options.high_crossings else Severity.MEDIUM,
    )


def _longest_waits(process: Process, ends: list[Ends]) -> Waits:
    """Return the longest wait between two departments in one direction; ``None`` where one of them is unknown."""
    waits: Waits = {}
    for handoff, (source, target) in zip(process.handoffs, ends, strict=True):
        if source is not None and target is not None and source != target:
            wait, known = quantity(handoff.wait_days), waits.get((source, target), 0.0)
            waits[source, target] = None if wait is None or known is None else max(wait, known)
    return waits


RULE = Rule(
    id="HND001",
    name="too-many-crossings",
    family=Family.HANDOFFS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="process",
    check=check,
    leads_to=("HND004",),
    facts=TooManyCrossingsFacts,
    options=TooManyCrossingsOptions,
    effort_hours=40,
    move=Move.SHORTEN_PATH,
    fix=path_shortened,
    sources=("HANDOFF",),
)
