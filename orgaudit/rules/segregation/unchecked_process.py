"""SOD006 unchecked-process: nobody else checks what is done (チェックのない工程).

On the process: hit where each of its duties has a ``step``, some act (initiate, execute, custody, record) and no ``authorise`` or
``reconcile`` stands among them, or one person holds all of it, checks included. Only where it matters: money passes in it
(``payments`` or a ``function``, see ``matter.py``), personal or secret data, a criticality of high or more, or a regulated company.
Named ``compensating`` or ``checked_by`` on any of its duties, approvals by somebody else and checks done by a vendor or the group
silence it. High confidence only where it is stated of every duty that there are none of these, else medium; low where only names
say that it matters. The middle office arose for such checks (S0); four duties: SOD4.

On the duty: ``checked_by: none`` at a criticality of high or more fires, whatever ``compensating`` says elsewhere. Only there
are both facts stated, so a duty without them is no subject. Where such a duty is told, at the same level or a graver one, its
process is not told again and counts as clean, unless SOD001 or SOD002 takes it in.

High; critical where money passes or the company is regulated (gate 0); where only names tell of money, at medium
confidence. Not judged: nothing silences it and a ``step`` is unknown, or it is unknown whether it matters. A process is clean
in a company of one person (house; a duty said to have no checker is told there too), and clean at medium confidence where a
check stands whose holder is unknown.
Absorbed on a process by SOD001 and SOD002: who checks their own work is told there. No supporting fields.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Related, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.model.process import Process
from orgaudit.model.vocabulary import NONE
from orgaudit.rules.segregation.checks import STANDS, Standing, standing_of
from orgaudit.rules.segregation.firm import LONE_FIRM, is_tiny, size_confidence
from orgaudit.rules.segregation.fixes import check_added
from orgaudit.rules.segregation.importance import GRAVE, GUARDED, Importance, importance_of
from orgaudit.rules.segregation.incompatible_steps import MOST_STEPS, overloaded
from orgaudit.rules.segregation.matter import MatterCode, money_in, money_of
from orgaudit.rules.segregation.self_approval import self_approvers
from orgaudit.rules.segregation.steps import ORDER, held_steps
from orgaudit.rules.segregation.verdict import lowest
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class UncheckedProcessOptions(Options):
    """Thresholds of SOD006."""

    lone_firm: int = threshold(LONE_FIRM, Origin.HOUSE, "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedProcessFacts(Facts):
    """What SOD006 tells: who holds which steps, which are lacking, and why it matters.

    ``lone_holder`` holds all steps, checks included. Of a duty only its own facts are told.
    """

    persons: tuple[str, ...] = of("person")
    held_steps: tuple[str, ...] = of("step")
    lacking: tuple[str, ...] = of("step")
    lone_holder: str | None = of("person")
    matter: str | None = of("matter")
    payments: tuple[str, ...] = of("payments")
    data_class: tuple[str, ...] = of("data_class")
    criticality: str | None = of("criticality")


def check(org: Organization, options: UncheckedProcessOptions) -> Iterator[Outcome]:
    """Judge every process that has a duty, and every important duty of which it is said who checks it."""
    lone = is_tiny(org, options.lone_firm)
    sure = size_confidence(org, options.lone_firm)
    told: dict[str, Severity] = {}
    for duty, money in _duties_that_tell(org):
        if duty.checked_by is NONE:
            severity = _severity(org, money)
            told[duty.address] = severity
            yield Hit(
                duty,
                _facts((duty,), money=money, persons=duty.primary or ()),
                severity=severity,
                related=tuple(Related("person", person, "holder") for person in duty.primary or ()),
                field="checked_by",
            )
        else:
            yield Clean(duty)
    for process in org.processes:
        if process.duties:
            yield Clean(process) if lone else _judge(org, process, told, sure)


def _duties_that_tell(org: Organization) -> Iterator[tuple[Duty, MatterCode | None]]:
    """Yield the important duties of which a checker, or the lack of one, is stated; and the money stated to pass there."""
    telling = [duty for duty in org.duties if duty.checked_by is not None and duty.criticality in GRAVE]
    if not telling:
        return
    paying = {
        duty.address: money.code
        for process in org.processes
        if (money := money_of(process)).is_stated
        for duty in process.duties
    }
    for duty in telling:
        yield duty, money_in(duty) or paying.get(duty.address)


def _judge(org: Organization, process: Process, told: Mapping[str, Severity], size: Confidence) -> Outcome:
    standing = standing_of(process)
    if standing == STANDS:
        return Clean(process)
    importance = importance_of(org, process)
    severity = _severity(org, importance.money.code)
    if _is_told(process, told, severity) and not (self_approvers(process) or overloaded(process, MOST_STEPS)):
        return Clean(process)
    if standing.check == "stands":
        return Clean(process, standing.confidence)
    if importance.holds is False:
        return Clean(process, importance.confidence)
    if standing.check == "unknown":
        return NotJudged(process, ("duty.step",))
    if importance.holds is None:
        return NotJudged(process, importance.missing)
    sure = lowest(standing.confidence, importance.confidence, size)
    return _hit(process, standing, importance, severity, sure)


def _is_told(process: Process, told: Mapping[str, Severity], severity: Severity) -> bool:
    """Whether a duty of the process is told at this level or a graver one."""
    return any(told[duty.address].at_least(severity) for duty in process.duties if duty.address in told)


def _severity(org: Organization, money: MatterCode | None) -> Severity:
    return Severity.CRITICAL if money or org.company.is_regulated else Severity.HIGH


def _hit(
    process: Process, standing: Standing, importance: Importance, severity: Severity, sure: Confidence
) -> Hit:
    held = held_steps(process)
    lone = standing.lone_holder
    return Hit(
        process,
        _facts(
            process.duties,
            money=importance.money.code,
            persons=() if lone else tuple(held),
            lacking=() if lone else ("authorise", "reconcile"),
            lone_holder=lone,
        ),
        severity=severity,
        confidence=sure,
        related=tuple(Related("person", person, "holder") for person in held),
    )


def _facts(
    duties: tuple[Duty, ...],
    *,
    money: MatterCode | None,
    persons: tuple[str, ...],
    lacking: tuple[str, ...] = (),
    lone_holder: str | None = None,
) -> UncheckedProcessFacts:
    written = {duty.step for duty in duties}
    levels = {duty.criticality for duty in duties}
    return UncheckedProcessFacts(
        persons=persons,
        held_steps=tuple(step for step in ORDER if step in written),
        lacking=lacking,
        lone_holder=lone_holder,
        matter=money,
        payments=tuple(sorted({kind for duty in duties for kind in duty.payments or ()})),
        data_class=tuple(kind for kind in GUARDED if any(duty.data_class == kind for duty in duties)),
        criticality=next((level for level in reversed(GRAVE) if level in levels), None),
    )


RULE = Rule(
    id="SOD006",
    name="unchecked-process",
    family=Family.SEGREGATION,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    since="0.1",
    subject="process",
    check=check,
    facts=UncheckedProcessFacts,
    options=UncheckedProcessOptions,
    effort_hours=24,
    move=Move.ADD_CHECK,
    fix=check_added,
    gate0=True,
    sources=("SOD4", "S0"),
)
