"""LOD005 rare-specialist-work: rare work for specialists that at most one person can do (低頻度×専門の内製).

Hit where the frequency is quarterly, yearly or ad hoc, ``specialist`` is stated and at most one person is able
to run the duty alone. What is done so rarely is hard to keep in practice; a professional does it every week
(S3, BPO). Low; the engine's step for a legal deadline makes it medium.

It is about nothing else: duties known to be frequent or to need no specialist are no subjects, nor those that
two people can do or a vendor or the group performs, unless both conditions are stated; then they are clean.
While one of the conditions is unknown and none is known not to hold, it is not judged. ``performed_by`` may
still show that it is outsourced; ``provided_by`` of the department speaks for its duties where they say nothing
themselves, at medium confidence, as they may still say so.

The remedy carries the verdict of the outsourcing gate (``outsource_gate.py``) with the action that opens it. It
is no part of the level: a closed gate says that outsourcing is not yet the answer, not that all is well.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Related, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_facts import done_outside
from orgaudit.rules.known import unwritten
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold
from orgaudit.rules.workload.fixes import given_away
from orgaudit.rules.workload.outsource_gate import outsource_gate

RARE = ("quarterly", "yearly", "adhoc")


@dataclass(frozen=True, slots=True)
class RareSpecialistOptions(Options):
    most_keepers: int = threshold(1, Origin.HOUSE, "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class RareSpecialistFacts(Facts):
    """What LOD005 tells. ``keepers`` holds person ids; ``gate`` is the verdict of the outsourcing gate."""

    frequency: str | None = of("frequency")
    keepers: tuple[str, ...] = of("person")
    licence: str | None
    hours_per_year: float | None
    deadline: str | None = of("deadline")
    gate: str = of("outsource_gate")


def check(org: Organization, options: RareSpecialistOptions) -> Outcomes:
    """Judge every recurring duty that is rare specialist work, or may be."""
    for duty in org.recurring_duties:
        if duty.specialist is False or (duty.frequency is not None and duty.frequency not in RARE):
            continue
        unknown = unwritten(duty, "frequency", "specialist")
        keepers = org.able(duty)
        outside = done_outside(org, duty)
        if len(keepers) > options.most_keepers or (outside.holds and outside.sure is Confidence.HIGH):
            if not unknown:
                yield Clean(duty)
        elif outside.holds:
            yield Clean(duty, outside.sure)
        else:
            unknown += unwritten(duty, "primary", "backups")
            yield NotJudged(duty, unknown) if unknown else _hit(duty, tuple(sorted(keepers)))


def _hit(duty: Duty, keepers: tuple[str, ...]) -> Hit:
    hours = duty.monthly_effort
    return Hit(
        duty,
        RareSpecialistFacts(
            frequency=duty.frequency,
            keepers=keepers,
            licence=duty.licence if isinstance(duty.licence, str) else None,
            hours_per_year=None if hours is None else round(hours * 12, 1),
            deadline=duty.deadline,
            gate=outsource_gate(duty),
        ),
        severity=Severity.LOW,
        related=Related.each("person", keepers, "keeper"),
        field="specialist",
    )


RULE = Rule(
    id="LOD005",
    name="rare-specialist-work",
    family=Family.WORKLOAD,
    severity=Severity.LOW,
    ceiling=Severity.LOW,
    subject="duty",
    check=check,
    helping=("keeper",),
    facts=RareSpecialistFacts,
    options=RareSpecialistOptions,
    softened_by=("performed_by",),
    effort_hours=40,
    move=Move.GIVE_TO_SPECIALIST,
    fix=given_away,
    sources=("S3", "BPO", "GISO", "SAITAKU"),
)
