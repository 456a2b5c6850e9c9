"""ANA001 paper-in-duty: paper or letters in a recurring duty, in numbers that matter.

Hit where ``media`` holds paper or mail and the duty has at least 20 cases a month or takes at least 4 hours a month (house; PAPER and DX4 only
show how usual paper is). Cases are ``volume_per_month``, or hours by ``minutes_per_case``; a daily duty without a volume counts as 20, at medium
confidence. Not judged: media unknown; neither figure reaches its threshold and one is unknown.

Low; medium from 10 hours a month (house); high where the duty would also stop with its keeper: one person able and backups known (or skills
declared), manual none or outdated, high importance or a contract or legal deadline. A legal deadline lifts the others by one, but not the
paper that a counterparty brings. What it is for (``paper_required_by``): habit counts in full; a counterparty takes one level off; law makes
it info. Unknown counts in full at medium confidence; but a post room or mail desk handles what others send, as a counterparty's.
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.analog.caseload import caseload
from orgaudit.rules.analog.fixes import paper_stopped
from orgaudit.rules.duty_facts import gravity
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.gates import automation_gate, monthly_hours, paperless_gate
from orgaudit.rules.known import YES
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

PAPER_MEDIA = ("paper", "mail")


@dataclass(frozen=True, slots=True)
class PaperInDutyOptions(Options):
    least_cases: float = threshold(20, Origin.HOUSE, "cases")
    least_hours: float = threshold(4, Origin.HOUSE, "hours")
    medium_hours: float = threshold(10, Origin.HOUSE, "hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInDutyFacts(Facts):
    """What ANA001 tells. ``media`` holds only those of paper; ``least_cases_per_month`` is what the frequency implies, where that counts."""

    media: tuple[str, ...] = of("media")
    cases_per_month: float | None
    least_cases_per_month: float | None = internal()
    hours_per_month: float | None
    reason: str | None = of("paper_required_by")
    paper_gate: str = internal("gates.paper")
    gate_verdict: str = internal("gates.verdict")
    gate_action: str | None = internal("gates.action")


def check(org: Organization, options: PaperInDutyOptions) -> Outcomes:
    """Judge every recurring duty."""
    for duty in org.recurring_duties:
        yield _judge(duty, org, options)


def _judge(duty: Duty, org: Organization, options: PaperInDutyOptions) -> Outcome:
    if duty.media is None:
        return NotJudged(duty, ("duty.media",))
    paper = tuple([medium for medium in PAPER_MEDIA if medium in duty.media])
    if not paper:
        return Clean(duty)
    cases, effort = caseload(duty), monthly_hours(duty)
    many = cases is not None and cases.per_month >= options.least_cases
    long = effort is not None and effort >= options.least_hours
    counted = cases is not None and cases.is_stated
    if not many and not long:
        known = {"duty.volume_per_month": counted, "duty.hours_per_month": effort is not None}
        missing = tuple([name for name, is_known in known.items() if not is_known])
        return NotJudged(duty, missing) if missing else Clean(duty)
    sure = (long or counted) and duty.paper_required_by is not None
    gate = automation_gate(duty)
    return Hit(
        duty,
        PaperInDutyFacts(
            media=paper,
            cases_per_month=cases.per_month if cases and counted else None,
            least_cases_per_month=cases.per_month if many and cases and not counted else None,
            hours_per_month=effort,
            reason=duty.paper_required_by,
            paper_gate=paperless_gate(duty),
            gate_verdict=gate.verdict,
            gate_action=gate.next_action,
        ),
        severity=_severity(duty, effort or 0.0, org, options),
        confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        field="media",
    )


def _severity(duty: Duty, effort: float, org: Organization, options: PaperInDutyOptions) -> Severity:
    if duty.paper_required_by == "law":
        return Severity.INFO
    level = Severity.MEDIUM if effort >= options.medium_hours else Severity.LOW
    if _stops_with_keeper(duty, org):
        level = Severity.HIGH
    is_post_room = duty.paper_required_by is None and "mail" in duty_functions(org).of_parts(duty)
    if duty.paper_required_by == "counterparty" or is_post_room:
        return Severity.INFO if level is Severity.LOW else level.moved(-1)
    return level.moved(1) if duty.deadline == "legal" and level is not Severity.HIGH else level


def _stops_with_keeper(duty: Duty, org: Organization) -> bool:
    known = duty.primary is not None and duty.backups is not None
    sole = (known or duty.address in org.skills_by_duty) and len(org.able(duty)) <= 1
    return sole and duty.manual in ("none", "outdated") and gravity(duty) == YES


RULE = Rule(
    id="ANA001",
    name="paper-in-duty",
    family=Family.ANALOG,
    severity=Severity.LOW,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=PaperInDutyFacts,
    options=PaperInDutyOptions,
    legal_step=False,
    effort_hours=40,
    move=Move.GO_PAPERLESS,
    fix=paper_stopped,
    gain=Gain.SHARE_OF_DUTY,
    gain_share=0.1,  # printing, filing and searching end; the work itself stays. House.
    sources=("PAPER", "DX4"),
)
