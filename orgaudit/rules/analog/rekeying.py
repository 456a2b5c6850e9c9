"""ANA004 rekeying: data already recorded are keyed again (転記・二重入力).

Evidence, from firm to weak: ``rekey`` of 1 or more on the duty; a handoff marked ``rekeyed`` that burdens it (see
``keyed_records``); while ``rekey`` is unknown, a word of the lexicon ``rekey_words`` in the duty's name or note, which is low
confidence. ``rekey: 0``, or none, outweighs the name. ``rekey_purpose: control`` silences all of it: keying twice to compare is
wanted. Stated evidence is of high confidence with ``rekey_purpose: habit``, and of medium while the purpose is unknown,
because control would take the finding away. A handoff between departments that burdens no duty is judged by itself: medium, at medium confidence,
as nothing says what for; not judged while ``rekeyed`` is unknown. ``rekey: 0`` is clean at medium confidence while a handoff does not say. Not judged where there is no evidence and ``rekey`` is unknown.

Medium; high from 10 hours a month of the duty, or where amounts or legal data are keyed: ``payments`` stated, or a declared
``function`` of that kind. A legal deadline is left to the engine's step. Names prove no level. No supporting fields.

Hours (see ``rekeying_hours``): records a year by minutes a record. Records are the duty's cases as stated, else the cases of
the handoffs, else what a quarter of the duty's hours holds (house); minutes are those of the duty, else 3 (house). What is
not stated marks the hours as defaulted; where nothing is known none are measured. A count in ``rekey`` does not multiply:
the minutes of a case already hold all its keying. Error share 1.4 % (ERR14); that sheets go wrong is usual (PANKO).
"""

from collections.abc import Iterator

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.model.duty import Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.number import quantity
from orgaudit.model.organization import Organization
from orgaudit.rules.analog.fixes import entered_once
from orgaudit.rules.analog.keyed_records import (
    DEFAULT_MINUTES,
    NO_BURDEN,
    Burden,
    burdens_by_duty,
    expected_errors,
    is_declared_rekeyed,
    keyed_records,
    rekeying_hours,
    rekeying_words,
    unclaimed,
)
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.gates import automation_gate, monthly_hours
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

AMOUNT_OR_LEGAL = frozenset(
    (
        *(
            "accounting",
            "billing",
            "bookkeeping",
            "cash",
            "claims",
            "closing",
            "collections",
            "cost_accounting",
        ),
        *("expenses", "fixed_assets", "payables", "payroll", "settlement", "tax", "treasury", "care_records"),
        *("contract_admin", "contract_closing", "contract_review", "legal", "social_insurance"),
    )
)
"""Functions whose data are amounts or have legal effect; house."""


@dataclass(frozen=True, slots=True)
class RekeyingOptions(Options):
    """Thresholds of ANA004."""

    high_hours: float = threshold(10, Origin.HOUSE, "hours")


@dataclass(frozen=True, slots=True, kw_only=True)
class RekeyingFacts(Facts):
    """What ANA004 tells. ``words`` is filled only where the name or note is the whole evidence.

    Records and errors are told only where records are counted, not where they are worked out from hours.
    """

    words: tuple[str, ...] = ()
    handoffs: tuple[str, ...] = of("handoff", default=())
    systems: tuple[str, ...] = ()
    records_per_month: float | None
    hours_per_month: float | None = None
    errors_per_year: float | None
    gate_verdict: str | None = internal("gates.verdict", default=None)
    gate_action: str | None = internal("gates.action", default=None)


def check(org: Organization, options: RekeyingOptions) -> Iterator[Outcome]:
    """Judge every duty, then every handoff between departments that burdens none."""
    burdens = burdens_by_duty(org)
    functions = duty_functions(org)
    for duty in org.duties:
        yield _judge(functions, duty, burdens.get(duty.address, NO_BURDEN) if burdens else NO_BURDEN, options)
    for handoff in unclaimed(org):
        if handoff.rekeyed:
            yield _handoff_hit(handoff)
        else:
            yield NotJudged(handoff, ("handoff.rekeyed",)) if handoff.rekeyed is None else Clean(handoff)


def _judge(functions: DutyFunctions, duty: Duty, burden: Burden, options: RekeyingOptions) -> Outcome:
    if duty.rekey_purpose == "control":
        return Clean(duty)
    if is_declared_rekeyed(duty) or burden.handoffs:
        firm = duty.rekey_purpose == "habit"
        return _hit(
            functions, duty, burden.handoffs, (), Confidence.HIGH if firm else Confidence.MEDIUM, options
        )
    if duty.rekey is not None:
        return Clean(duty, Confidence.MEDIUM if burden.is_open else Confidence.HIGH)
    words = rekeying_words(duty)
    if words:
        return _hit(functions, duty, (), words, Confidence.LOW, options)
    return NotJudged(duty, ("duty.rekey",))


def _hit(
    functions: DutyFunctions,
    duty: Duty,
    handoffs: tuple[Handoff, ...],
    words: tuple[str, ...],
    confidence: Confidence,
    options: RekeyingOptions,
) -> Hit:
    effort = monthly_hours(duty)
    keyed = keyed_records(duty, handoffs)
    counted = keyed.per_year if keyed and keyed.are_counted else None
    gate = automation_gate(duty)
    return Hit(
        duty,
        RekeyingFacts(
            words=words,
            handoffs=tuple(handoff.address for handoff in handoffs),
            systems=duty.systems or (),
            records_per_month=None if counted is None else counted / 12,
            hours_per_month=effort,
            errors_per_year=None if counted is None else round(expected_errors(counted)),
            gate_verdict=gate.verdict,
            gate_action=gate.next_action,
        ),
        severity=_severity(functions, duty, effort or 0.0, options),
        confidence=confidence,
        related=tuple(Related("handoff", handoff.address, "rekeyed_handoff") for handoff in handoffs),
        field="rekey" if duty.rekey is not None else None,
        hours=rekeying_hours(keyed.per_year, keyed.minutes) if keyed else None,
        hours_defaulted=keyed is None or not keyed.is_stated,
    )


def _handoff_hit(handoff: Handoff) -> Hit:
    volume = quantity(handoff.volume_per_month)
    yearly = None if volume is None else volume * 12
    return Hit(
        handoff,
        RekeyingFacts(
            records_per_month=volume,
            errors_per_year=None if yearly is None else round(expected_errors(yearly)),
        ),
        confidence=Confidence.MEDIUM,
        field="rekeyed",
        hours=None if yearly is None else rekeying_hours(yearly, DEFAULT_MINUTES),
        hours_defaulted=True,
    )


def _severity(functions: DutyFunctions, duty: Duty, effort: float, options: RekeyingOptions) -> Severity:
    function = functions.stated(duty)
    grave = bool(duty.payments) or (function is not None and function.id in AMOUNT_OR_LEGAL)
    return Severity.HIGH if grave or effort >= options.high_hours else Severity.MEDIUM


RULE = Rule(
    id="ANA004",
    name="rekeying",
    family=Family.ANALOG,
    severity=Severity.MEDIUM,
    ceiling=Severity.HIGH,
    subject="duty",
    check=check,
    facts=RekeyingFacts,
    options=RekeyingOptions,
    effort_hours=40,
    move=Move.END_REKEYING,
    fix=entered_once,
    gain=Gain.MEASURED,
    sources=("ERR14", "PANKO"),
)
