"""HND005 no-shared-record: the two sides of an office boundary do not look at the same record.

Two offices work as one by the same data, the same words and the time of the handover (S4). Hit where a handoff between departments
of different offices (``ends.py``) is stated to lack one: ``shared_system: none``, ``key: none``, ``timestamp: no``, or another name of
the key on each side (width, case and spacing aside), the trap of homonyms and synonyms (KOGURES). Medium; high where it is ``rekeyed``.
Where at least half of the handoffs between departments fill one of the three, a gap in it counts, at low confidence, unless fewer than 20
cases a month are stated (house, as in HND003); else it leaves the handoff not judged, if nothing else is lacking. Clean without the names of
the key is of medium confidence, as they may still differ. The same office is clean.
"""

from orgaudit.findings.hit import Facts, Hit, Outcome, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical
from orgaudit.model.number import quantity
from orgaudit.rules.handoffs.ends import OfficeCrossing, office_crossings
from orgaudit.rules.handoffs.fixes import record_shared
from orgaudit.rules.known import NO, NO_AS_WRITTEN, YES, both, either, without_hit
from orgaudit.rules.recorded import RECORDED_SHARE, lacks, missing_means_none
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

NEEDED = ("shared_system", "key", "timestamp")


@dataclass(frozen=True, slots=True)
class NoSharedRecordOptions(Options):
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)
    least_cases: float = threshold(20, Origin.HOUSE, "cases")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSharedRecordFacts(Facts):
    """What HND005 tells. ``lacking`` is stated, ``unwritten`` only not written down; the names of the key are set where they differ."""

    source_office: str | None = of("office")
    target_office: str | None = of("office")
    lacking: tuple[str, ...] = of("field")
    unwritten: tuple[str, ...] = of("field")
    key_name_from: str | None
    key_name_to: str | None
    rekeyed: bool | None
    volume_per_month: float | None


def check(org: Organization, options: NoSharedRecordOptions) -> Outcomes:
    """Judge every handoff between departments."""
    crossing = list(office_crossings(org))
    handoffs = [handoff for handoff, _ in crossing]
    recorded = [name for name in NEEDED if missing_means_none(handoffs, name, options.recorded_share)]
    return (_judge(handoff, offices, recorded, options.least_cases) for handoff, offices in crossing)


def _judge(handoff: Handoff, offices: OfficeCrossing, recorded: list[str], least_cases: float) -> Outcome:
    volume = quantity(handoff.volume_per_month)
    counted = recorded if volume is None or volume >= least_cases else ()
    parts = {name: lacks(handoff, name, missing_means_none=name in counted) for name in NEEDED}
    ours, theirs = handoff.key_name_from, handoff.key_name_to
    differ = isinstance(ours, str) and isinstance(theirs, str) and canonical(ours) != canonical(theirs)
    named = YES if differ else NO_AS_WRITTEN if None in (ours, theirs) else NO
    told = both(offices.differ, either(*parts.values(), named))
    lacking = [name for name, part in parts.items() if part.holds and part.sure is told.sure]
    fields = tuple(f"handoff.{name}" for name in lacking)
    stated = told.sure is Confidence.HIGH
    return without_hit(handoff, told) or Hit(
        handoff,
        NoSharedRecordFacts(
            source_office=offices.source,
            target_office=offices.target,
            lacking=fields if stated else (),
            unwritten=() if stated else fields,
            key_name_from=str(ours) if differ else None,
            key_name_to=str(theirs) if differ else None,
            rekeyed=True if handoff.rekeyed else None,
            volume_per_month=volume,
        ),
        severity=Severity.HIGH if handoff.rekeyed else Severity.MEDIUM,
        confidence=told.sure,
        field=(lacking or ["key_name_to"])[0],
    )


RULE = Rule(
    id="HND005",
    name="no-shared-record",
    family=Family.HANDOFFS,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="handoff",
    check=check,
    facts=NoSharedRecordFacts,
    options=NoSharedRecordOptions,
    effort_hours=40,
    move=Move.SHARE_RECORDS,
    fix=record_shared,
    sources=("S4", "KOGURES"),
)
