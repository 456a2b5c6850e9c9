"""HND005 no-shared-record: the two sides of an office boundary do not look at the same record.

The same data, the same words and the time of the handover are what lets two offices work as one (S4). Hit where a handoff
between departments of different offices (see ``ends.py``) lacks one of them as stated: ``shared_system: none``, ``key: none``,
``timestamp: no``, or the key has another name on each side (compared without width, case and spacing), the trap of homonyms
and synonyms (KOGURES). High confidence.
Where at least half of the handoffs between departments fill one of the three fields, a gap in it counts as a statement, at low
confidence, unless fewer than 20 cases a month are stated (house, as in HND003: a calendar sent twice a month needs no common record); a gap that does not count leaves the handoff not judged, unless something else is stated to be lacking.
Names of the key are optional: without them nothing is lacking, but they may still differ, so such a handoff is clean at
medium confidence only.
Medium; high where the receiver keys it again (``rekeyed``), the usual price of the missing record. Handoffs inside a
department are no subject; offices that are the same are clean. Walls for privacy (personnel, whistle-blowing) are meant to be there.
No supporting fields.
"""

from typing import Final

from orgaudit.findings.hit import Facts, Hit, Outcome, Outcomes, of
from orgaudit.findings.severity import Severity
from orgaudit.model import NONE, Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import canonical
from orgaudit.model.number import quantity
from orgaudit.rules.handoffs.ends import OfficeCrossing, office_crossings
from orgaudit.rules.handoffs.fixes import record_shared
from orgaudit.rules.known import INFERRED, NO, NO_AS_WRITTEN, YES, both, unknown, without_hit
from orgaudit.rules.recorded import RECORDED_SHARE, gap_counts
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

NEEDED: Final = ("shared_system", "key", "timestamp")
"""The fields of a handoff without which its sides do not share a record."""


@dataclass(frozen=True, slots=True)
class NoSharedRecordOptions(Options):
    """Thresholds of HND005."""

    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)
    least_cases: float = threshold(20, Origin.HOUSE, "cases")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoSharedRecordFacts(Facts):
    """What HND005 tells. ``lacking`` names what is stated to be missing, ``unwritten`` what only is not written down; the two names are set only where they differ.

    ``rekeyed`` is None where nothing says that the receiver keys it again.
    """

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
    recorded = {name for name in NEEDED if gap_counts(handoffs, name, options.recorded_share)}
    for handoff, offices in crossing:
        volume = quantity(handoff.volume_per_month)
        few = volume is not None and volume < options.least_cases
        yield _judge(handoff, offices, set() if few else recorded)


def _judge(handoff: Handoff, offices: OfficeCrossing, recorded: set[str]) -> Outcome:
    denied = [name for name in NEEDED if getattr(handoff, name) in (NONE, False)]
    blank = [name for name in NEEDED if getattr(handoff, name) is None]
    counted = [name for name in blank if name in recorded]
    names = _differing_names(handoff)
    is_stated = bool(denied) or names is not None
    if is_stated or counted:
        lacks = YES if is_stated else INFERRED
    elif blank:
        lacks = unknown(*(f"handoff.{name}" for name in blank))
    else:
        lacks = NO if None not in (handoff.key_name_from, handoff.key_name_to) else NO_AS_WRITTEN
    told = both(offices.differ, lacks)
    return without_hit(handoff, told) or Hit(
        handoff,
        NoSharedRecordFacts(
            source_office=offices.source,
            target_office=offices.target,
            lacking=tuple(f"handoff.{name}" for name in denied),
            unwritten=() if is_stated else tuple(f"handoff.{name}" for name in counted),
            key_name_from=names[0] if names else None,
            key_name_to=names[1] if names else None,
            rekeyed=True if handoff.rekeyed else None,
            volume_per_month=quantity(handoff.volume_per_month),
        ),
        severity=Severity.HIGH if handoff.rekeyed else Severity.MEDIUM,
        confidence=told.sure,
        field=(denied or (["key_name_to"] if names else counted))[0],
    )


def _differing_names(handoff: Handoff) -> tuple[str, str] | None:
    ours, theirs = handoff.key_name_from, handoff.key_name_to
    if not isinstance(ours, str) or not isinstance(theirs, str) or canonical(ours) == canonical(theirs):
        return None
    return ours, theirs


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
