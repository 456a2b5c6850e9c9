"""ANA003 seal-approval: seals (ハンコ) in a duty.

Hit where ``seals`` is at least 1 or ``media`` holds seal. A contract needs no seal to be valid unless a rule says so (OUIN), so
most seals are habit. A written list of media is complete: without seal in it, or with ``seals: 0`` alone, the duty is clean. Where the
two contradict each other, it fires at medium confidence. Low; medium from 100 seals a year (house): seals per case, 1 where unknown, by the
cases stated. Each seal saves 5 minutes a case (house), none where law requires the paper or the cases are unknown.
Absorbs HND007 of the same duty where each case takes as many seals as approvals: then these are the same, and no hour is counted twice.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, Subject, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.analog.caseload import caseload
from orgaudit.rules.analog.fixes import seals_abolished
from orgaudit.rules.duty_facts import approval_steps
from orgaudit.rules.gates import paperless_gate
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

MINUTES_PER_SEAL = 5.0  # fetch, wait, stamp, return; house default


@dataclass(frozen=True, slots=True)
class SealApprovalOptions(Options):
    medium_seals: float = threshold(100, Origin.HOUSE, "seals")


@dataclass(frozen=True, slots=True, kw_only=True)
class SealApprovalFacts(Facts):
    """What ANA003 tells. ``seals`` is what is stated for one case; ``reason`` tells inside habit from outside demand.

    ``least_seals_per_year`` stands in for ``seals_per_year`` where the cases are only those that the frequency implies.
    """

    seals: float | None
    cases_per_year: float | None
    seals_per_year: float | None
    least_seals_per_year: float | None = internal()
    reason: str | None = of("paper_required_by")
    paper_gate: str = internal("gates.paper")


def check(org: Organization, options: SealApprovalOptions) -> Outcomes:
    """Judge every duty."""
    for duty in org.duties:
        seals = quantity(duty.seals)
        if seals or (duty.media and "seal" in duty.media):
            yield _hit(duty, seals, options.medium_seals)
        elif seals is None and duty.media is None:
            yield NotJudged(duty, ("duty.media", "duty.seals"))
        else:
            yield Clean(duty)


def _hit(duty: Duty, seals: float | None, medium_seals: float) -> Hit:
    cases = caseload(duty)
    per_year = (seals or 1.0) * cases.per_year if cases else None
    counted = per_year if cases and cases.is_stated else None
    saved = None if per_year is None else per_year * MINUTES_PER_SEAL / 60
    return Hit(
        duty,
        SealApprovalFacts(
            seals=seals or None,
            cases_per_year=cases.per_year if cases and cases.is_stated else None,
            seals_per_year=counted,
            least_seals_per_year=per_year if counted is None else None,
            reason=duty.paper_required_by,
            paper_gate=paperless_gate(duty),
        ),
        severity=Severity.MEDIUM if (counted or 0.0) >= medium_seals else Severity.LOW,
        confidence=Confidence.MEDIUM if seals == 0 else Confidence.HIGH,
        field="seals" if seals else "media",
        hours=0.0 if duty.paper_required_by == "law" else saved,
        hours_defaulted=True,
    )


def _seals_are_the_approvals(subject: Subject) -> bool:
    return isinstance(subject, Duty) and quantity(subject.seals) == (approval_steps(subject) or -1)


RULE = Rule(
    id="ANA003",
    name="seal-approval",
    family=Family.ANALOG,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="duty",
    check=check,
    facts=SealApprovalFacts,
    options=SealApprovalOptions,
    absorbs=("HND007",),
    absorbs_if=_seals_are_the_approvals,
    effort_hours=24,
    move=Move.ABOLISH_SEALS,
    fix=seals_abolished,
    gain=Gain.MEASURED,
    sources=("OUIN",),
)
