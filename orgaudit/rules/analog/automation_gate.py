"""ANA008 automation-gate: what is ready to be automated, what must be standardised first, and robots nobody keeps (自動化適性ゲート・野良ロボット).

Without a robot the six gates of ``gates`` are read. The first five known and open, and the last not shut: a candidate, info, for it is a
chance and no defect. Enough hours and work by rules, but too many exceptions or no manual: standardise first, info too. Anything else is no
finding. Criteria: DELPHI, WELLMANN, RPAEQ; against them RPADISSENT. The figures are house defaults.

With a robot (``bot``) only its keeping is judged: medium where ``bot_owner`` is none or has left, or the manual is none. An unwritten owner is
not judged, unless at least half of the robots have theirs recorded: then low confidence; nor is an unwritten manual. A duty said to have no
robot is clean; where it is unknown only a chance is told. A department of which no duty says whether it has a robot, nor what judgement it
takes, is not judged, once. Months until it pays back: 40 hours by what comes back a month, four fifths of the regular cases; house.
"""

from typing import Final

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import NONE, Duty, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import number
from orgaudit.rules.analog.fixes import robot_kept
from orgaudit.rules.duty_facts import has_left
from orgaudit.rules.gates import AutomationLimits, GateReading, automation_gate, monthly_hours
from orgaudit.rules.known import unwritten
from orgaudit.rules.recorded import RECORDED_SHARE, recurring_missing_means_none
from orgaudit.rules.silence import silent_departments
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold

BUILD_HOURS: Final = 40.0
"""Hours to automate one duty; house default, effort M."""

SAVED_SHARE: Final = 0.8
"""Share of the regular cases' hours that a robot takes over; house default."""


@dataclass(frozen=True, slots=True)
class AutomationGateOptions(Options):
    most_exceptions: float = threshold(0.1, Origin.HOUSE)
    most_changes: float = threshold(2, Origin.HOUSE, "changes a year")
    least_hours: float = threshold(10, Origin.HOUSE, "hours a month")
    worth_hours: float = threshold(2, Origin.HOUSE, "hours a month")
    recorded_share: float = threshold(RECORDED_SHARE, Origin.HOUSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AutomationGateFacts(Facts):
    """What ANA008 tells: ``lacks`` or ``unwritten`` of a robot, all the rest of a duty that has none. ``verdict`` is ``None`` for a robot."""

    verdict: str | None = of("gates.verdict", default=None)
    passed: tuple[str, ...] = of("gates.gate", default=())
    failed: tuple[str, ...] = of("gates.gate", default=())
    not_known: tuple[str, ...] = of("gates.gate", default=())
    action: str | None = of("gates.action", default=None)
    hours_per_month: float | None
    months_to_pay_back: float | None = None
    lacks: tuple[str, ...] = of("gates.lacks", default=())
    unwritten: tuple[str, ...] = of("field", default=())


def check(org: Organization, options: AutomationGateOptions) -> Outcomes:
    """Judge every recurring duty that has a robot or whose kind of judgement is known."""
    limits = AutomationLimits(
        options.most_exceptions, options.most_changes, options.least_hours, options.worth_hours
    )
    recorded = recurring_missing_means_none(org, "bot_owner", options.recorded_share, among="bot")
    for duty in org.recurring_duties:
        if duty.bot:
            yield _judge_bot(org, duty, recorded=recorded)
        elif duty.bot is False or duty.judgement is not None:
            reading = automation_gate(duty, limits)
            if _is_told(reading):
                yield _chance(duty, reading)
            elif duty.bot is False:
                yield Clean(duty)
    yield from silent_departments(org, ("duty.bot",), _speaks)


def _speaks(duty: Duty) -> bool:
    return duty.bot is not None or duty.judgement is not None


def _is_told(reading: GateReading) -> bool:
    if reading.verdict == "candidate":
        return True
    if reading.verdict != "standardise_first":
        return False
    shut = reading.that_are(is_open=False)
    return {"rules", "volume"} <= {*reading.that_are(is_open=True)} and {*shut} <= {"exceptions", "kept"}


def _chance(duty: Duty, reading: GateReading) -> Hit:
    return Hit(
        duty,
        AutomationGateFacts(
            verdict=reading.verdict,
            passed=reading.that_are(is_open=True),
            failed=reading.that_are(is_open=False),
            not_known=reading.that_are(is_open=None),
            action=reading.next_action,
            hours_per_month=monthly_hours(duty),
            months_to_pay_back=_months_to_pay_back(duty) if reading.verdict == "candidate" else None,
        ),
        severity=Severity.INFO,
        field="judgement",
    )


def _months_to_pay_back(duty: Duty) -> float | None:
    exceptions = number(duty.exception_rate) or 0.0
    saved = (monthly_hours(duty) or 0.0) * (1 - exceptions) * SAVED_SHARE
    return round(BUILD_HOURS / saved, 1) if saved else None


def _judge_bot(org: Organization, duty: Duty, *, recorded: bool) -> Outcome:
    ownerless = duty.bot_owner is NONE or has_left(org, duty.bot_owner)
    no_manual = duty.manual == "none"
    if ownerless or no_manual:
        return _bot_hit(duty, ("owner",) * ownerless + ("manual",) * no_manual, Confidence.HIGH)
    if duty.bot_owner is None and recorded:
        return _bot_hit(duty, (), Confidence.LOW)
    missing = unwritten(duty, "bot_owner", "manual")
    return NotJudged(duty, missing) if missing else Clean(duty)


def _bot_hit(duty: Duty, lacks: tuple[str, ...], confidence: Confidence) -> Hit:
    gone = isinstance(duty.bot_owner, str) and "owner" in lacks
    return Hit(
        duty,
        AutomationGateFacts(
            hours_per_month=monthly_hours(duty), lacks=lacks, unwritten=() if lacks else ("duty.bot_owner",)
        ),
        confidence=confidence,
        related=(Related("person", str(duty.bot_owner), "bot_owner"),) if gone else (),
        field="bot_owner" if "owner" in lacks and duty.bot_owner is not None else "bot",
    )


RULE = Rule(
    id="ANA008",
    name="automation-gate",
    family=Family.ANALOG,
    severity=Severity.MEDIUM,
    ceiling=Severity.MEDIUM,
    subject="duty",
    check=check,
    facts=AutomationGateFacts,
    options=AutomationGateOptions,
    effort_hours=16,
    move=Move.TAKE_OVER_BOT,
    fix=robot_kept,
    sources=("DELPHI", "WELLMANN", "RPAEQ", "RPADISSENT"),
)
