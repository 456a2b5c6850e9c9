"""ANA004 rekeying: data already recorded are keyed again (転記・二重入力).

Evidence, from firm to weak: ``rekey`` of 1 or more; a handoff marked ``rekeyed`` that burdens the duty (``burdens``); while ``rekey`` is unknown, a
word of the lexicon ``rekey_words`` in its name or note, at low confidence. ``rekey: 0`` or none outweighs the name. ``rekey_purpose: control``
silences all of it: keying twice to compare is wanted. So stated evidence is of high confidence with ``habit``, of medium while the purpose is
unknown. A handoff between departments that burdens no duty is judged by itself, at medium confidence; not judged while ``rekeyed`` is
unknown. ``rekey: 0`` is clean at medium confidence while a handoff does not say. Not judged without evidence while ``rekey`` is unknown.

Medium; high from 10 hours a month of the duty (house), or where amounts or legal data are keyed: ``payments`` or a ``function`` of that kind.
Hours (``keyed_records.py``): cases of the duty, else of the handoffs, else what a quarter of its hours holds (house), by its minutes, else 3
(house); what is not stated marks them as defaulted. Error share 1.4 % (ERR14); that sheets go wrong is usual (PANKO).
"""

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Handoff, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import quantity
from orgaudit.rules.analog.burdens import Burden, burdens, is_declared_rekeyed, rekeying_words
from orgaudit.rules.analog.fixes import entered_once
from orgaudit.rules.analog.keyed_records import handed_records, keyed_records
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions
from orgaudit.rules.gates import automation_gate, monthly_hours
from orgaudit.rules.spec import Family, Gain, Move, Options, Origin, Rule, threshold

AMOUNT_OR_LEGAL = frozenset(
    (
        *("accounting", "billing", "bookkeeping", "cash", "claims", "closing", "collections"),
        *("cost_accounting", "expenses", "fixed_assets", "payables", "payroll", "settlement", "tax"),
        *("treasury", "care_records", "contract_admin", "contract_closing", "contract_review", "legal"),
        "social_insurance",
    )
)
"""Functions whose data are amounts or have legal effect; house."""


@dataclass(frozen=True, slots=True)
class RekeyingOptions(Options):
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


def check(org: Organization, options: RekeyingOptions) -> Outcomes:
    """Judge every duty, then every handoff between departments that burdens none."""
    found, functions = burdens(org), duty_functions(org)
    for duty in org.duties:
        outcome = _judge(duty, found.of(duty))
        if isinstance(outcome, Hit):
            outcome = outcome._replace(severity=_severity(functions, duty, options.high_hours))
        yield outcome
    for handoff in found.unclaimed:
        if handoff.rekeyed is None:
            yield NotJudged(handoff, ("handoff.rekeyed",))
        else:
            yield _handoff_hit(handoff) if handoff.rekeyed else Clean(handoff)


def _judge(duty: Duty, burden: Burden) -> Outcome:
    if duty.rekey_purpose == "control":
        return Clean(duty)
    if is_declared_rekeyed(duty) or burden.handoffs:
        firm = duty.rekey_purpose == "habit"
        return _hit(duty, burden.handoffs, (), Confidence.HIGH if firm else Confidence.MEDIUM)
    if duty.rekey is not None:
        return Clean(duty, Confidence.MEDIUM if burden.is_open else Confidence.HIGH)
    words = rekeying_words(duty)
    return _hit(duty, (), words, Confidence.LOW) if words else NotJudged(duty, ("duty.rekey",))


def _hit(duty: Duty, handoffs: tuple[Handoff, ...], words: tuple[str, ...], sure: Confidence) -> Hit:
    keyed = keyed_records(duty, handoffs)
    counted = keyed is not None and keyed.are_counted
    gate = automation_gate(duty)
    addresses = tuple(handoff.address for handoff in handoffs)
    return Hit(
        duty,
        RekeyingFacts(
            words=words,
            handoffs=addresses,
            systems=duty.systems or (),
            records_per_month=keyed.per_year / 12 if keyed and counted else None,
            hours_per_month=monthly_hours(duty),
            errors_per_year=keyed.errors if keyed and counted else None,
            gate_verdict=gate.verdict,
            gate_action=gate.next_action,
        ),
        confidence=sure,
        related=Related.each("handoff", addresses, "rekeyed_handoff"),
        field="rekey" if duty.rekey is not None else None,
        hours=keyed.hours_saved if keyed else None,
        hours_defaulted=keyed is None or not keyed.is_stated,
    )


def _handoff_hit(handoff: Handoff) -> Hit:
    volume = quantity(handoff.volume_per_month)
    keyed = handed_records(volume)
    return Hit(
        handoff,
        RekeyingFacts(records_per_month=volume, errors_per_year=keyed.errors if keyed else None),
        confidence=Confidence.MEDIUM,
        field="rekeyed",
        hours=keyed.hours_saved if keyed else None,
        hours_defaulted=True,
    )


def _severity(functions: DutyFunctions, duty: Duty, high_hours: float) -> Severity:
    function = functions.stated(duty)
    grave = bool(duty.payments) or (function is not None and function.id in AMOUNT_OR_LEGAL)
    return Severity.HIGH if grave or (monthly_hours(duty) or 0.0) >= high_hours else Severity.MEDIUM


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
