"""LOD004 unused-duty: nobody uses what a recurring duty yields, and it has no stated purpose (使い手・目的不明).

Hit where ``purpose`` is blank and ``consumer`` is

- stated as none: high confidence, for it is said that nobody uses it; or
- blank too, while at least half of the recurring duties fill one of the two: low confidence ('recorded elsewhere').

Below that half, blanks are not judged. Blanks are only a question ('who uses it?'), and it is never asked where the answer lies in
the work itself (``is_plainly_used``: clean as written, at medium confidence), nor of a duty that no department has: first somebody
has to answer for it. A purpose or a consumer makes it clean. So does a legal or contractual
deadline: the authority or the other party is a user who stands in no list, which also takes the engine's step
for legal deadlines away. A blank consumer is no gap where a handoff leaves the duty or it is a step of a
process: what comes next uses it, as far as is written (medium).

Medium from 10 hours a month, else low (settled). All hours of the duty come back, because it ends; the effort
is that of asking and of stopping it for two months. ECRS starts with this question.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcomes, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import UNOWNED, Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.duty_functions import is_plainly_used
from orgaudit.rules.recorded import RECORDED_SHARE, recorded_elsewhere
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold
from orgaudit.rules.workload.fixes import stopped


@dataclass(frozen=True, slots=True)
class UnusedDutyOptions(Options):
    medium_hours: float = threshold(10, Origin.HOUSE, "hours")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnusedDutyFacts(Facts):
    """What LOD004 tells. ``evidence`` is ``stated``, or ``blank``, which only asks; ``hours_per_year`` what ending it gives back."""

    evidence: str = of("unused_evidence")
    frequency: str | None = of("frequency")
    hours_per_month: float | None
    hours_per_year: float | None


def check(org: Organization, options: UnusedDutyOptions) -> Outcomes:
    """Judge every recurring duty."""
    recurring = org.recurring_duties
    missing_means_none = recorded_elsewhere(
        (duty.consumer is not None or duty.purpose is not None for duty in recurring), options.recorded_share
    )
    handed_on = {handoff.source for handoff in org.handoffs}
    for duty in recurring:
        if duty.purpose is not None or duty.consumer or duty.deadline in ("legal", "contract"):
            yield Clean(duty)
        elif duty.consumer is not None:
            yield _hit(duty, "stated", options.medium_hours)
        elif duty.process or duty.step or duty.address in handed_on or is_plainly_used(org, duty):
            yield Clean(duty, Confidence.MEDIUM)
        elif missing_means_none and duty.home != UNOWNED:
            yield _hit(duty, "blank", options.medium_hours)
        else:
            yield NotJudged(duty, ("duty.consumer", "duty.purpose"))


def _hit(duty: Duty, evidence: str, medium_hours: float) -> Hit:
    hours = duty.monthly_effort
    return Hit(
        duty,
        UnusedDutyFacts(
            evidence=evidence,
            frequency=duty.frequency,
            hours_per_month=hours,
            hours_per_year=None if hours is None else round(hours * 12, 1),
        ),
        severity=Severity.MEDIUM if (hours or 0.0) >= medium_hours else Severity.LOW,
        confidence=Confidence.HIGH if evidence == "stated" else Confidence.LOW,
        field="consumer" if duty.consumer is not None else None,
    )


RULE = Rule(
    id="LOD004",
    name="unused-duty",
    family=Family.WORKLOAD,
    severity=Severity.LOW,
    ceiling=Severity.MEDIUM,
    subject="duty",
    check=check,
    facts=UnusedDutyFacts,
    options=UnusedDutyOptions,
    softened_by=("purpose", "deadline"),
    legal_step=False,
    effort_hours=4,
    move=Move.STOP_UNUSED,
    fix=stopped,
    gain=Gain.ELIMINATED,
    sources=("ECRS",),
)
