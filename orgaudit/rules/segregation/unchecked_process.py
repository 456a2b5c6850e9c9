"""SOD006 unchecked-process: nobody else checks what is done (チェックのない工程).

On the process: hit where each of its duties has a ``step``, some act (initiate, execute, custody, record) and no ``authorise`` or ``reconcile``
stands among them, or one person holds all of it (``checks.py``, also for what else is a check). Only where it matters: money passes in it
(``matter.py``), personal or secret data, a criticality of high or more, or a regulated company. High confidence only where it is stated of every
duty that nothing checks it, or of one of high criticality that nobody does; else medium; low where only names say that it matters. The middle
office arose for such checks (S0); four duties: SOD4.

On a duty: ``checked_by: none`` fires where criticality is high or more, or money passes. Where only names speak of money that is asked, at low
confidence, once for a department: of the first such duty, which names the others; so is what one person does and approves by the names of the
duties (``checks.py``). A duty that names a process is told there, unless something in the process stands as a check. A department is not
judged, once, while a recurring duty of it names neither a process nor a checker, it is not known that none is needed, and nothing is asked of
it: an answer puts a question in the place of a gap and opens no other.

High; critical where money passes or the company is regulated (gate 0). Not judged: nothing silences it and a ``step`` is unknown, or it is
unknown whether it matters. A process is clean in a company of one person (house; a duty said to have no checker is told there too), and clean at
medium confidence where a check stands whose holder is unknown. On a process SOD001 and SOD002 absorb it.
"""

from collections.abc import Sequence
from typing import Any

from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged, Outcome, Outcomes, Related, internal, of
from orgaudit.findings.severity import Confidence, Severity, weakest
from orgaudit.model import NONE, Duty, Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.known import YES, both, negated, without_hit
from orgaudit.rules.segregation.checks import in_one_hand, standing_of
from orgaudit.rules.segregation.firm import LONE_FIRM, TINY_FIRM, is_tiny, size_confidence
from orgaudit.rules.segregation.fixes import check_added
from orgaudit.rules.segregation.importance import GRAVE, GUARDED, importance_of, unguarded
from orgaudit.rules.segregation.matter import Matter, MatterCode, money_in, money_of
from orgaudit.rules.segregation.steps import ORDER, held_steps
from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold


@dataclass(frozen=True, slots=True)
class UncheckedProcessOptions(Options):
    lone_firm: int = threshold(LONE_FIRM, Origin.HOUSE, "people")


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedProcessFacts(Facts):
    """What SOD006 tells. ``lone_holder`` holds all steps, checks included; ``stated``: of all of it it is said that nobody checks.

    ``unchecked``: else those of which it is said. ``by_name`` is the duty's name where only that speaks of money; then others are asked of too,
    as ``unchecked``. ``approvals``: by which the same person seems to approve it.
    """

    persons: tuple[str, ...] = of("person")
    held_steps: tuple[str, ...] = of("step")
    lacking: tuple[str, ...] = of("step", default=())
    lone_holder: str | None = of("person", default=None)
    stated: bool = internal()
    unchecked: tuple[str, ...] = of("duty")
    matter: str | None = of("matter")
    payments: tuple[str, ...] = of("payments")
    data_class: tuple[str, ...] = of("data_class")
    criticality: str | None = of("criticality")
    by_name: str | None = internal(default=None)
    approvals: tuple[str, ...] = of("duty", default=())


def check(org: Organization, options: UncheckedProcessOptions) -> Outcomes:
    """Judge every process that has a duty, and every duty without one of which it is said whether somebody checks it."""
    lone, size = is_tiny(org, options.lone_firm), size_confidence(org, options.lone_firm)
    for process in org.processes:
        if process.duties:
            yield from _of_process(org, process, size, lone=lone)
    yield from _of_duties(org, small=is_tiny(org, TINY_FIRM))


def _of_duties(org: Organization, *, small: bool) -> Outcomes:
    """Judge every duty without a process; what of a department cannot be judged is asked or left open once."""
    gaps: dict[str, list[tuple[Duty, tuple[str, ...]]]] = {}
    named: dict[str, list[Duty]] = {}
    for duty in org.duties:
        if isinstance(duty.process, str):
            continue
        known = unguarded(org, duty)
        if known.holds is not None:
            yield without_hit(duty, known) or _duty_hit(org, duty, money_in(org, duty))
        elif duty.is_recurring:
            gaps.setdefault(duty.home, []).append((duty, known.missing))
            if duty.checked_by is NONE and money_in(org, duty).code:
                named.setdefault(duty.home, []).append(duty)
    for item in org.departments:
        lacking = gaps.get(item.id, ())
        if item.id in named:
            yield _question(org, named[item.id])
        elif not small and (hand := in_one_hand(org, (duty for duty, _ in lacking))):
            yield _question(org, hand.done, hand.approvals)
        elif lacking:
            yield NotJudged(item, tuple(dict.fromkeys(name for _, missing in lacking for name in missing)))


def _of_process(org: Organization, process: Process, size: Confidence, *, lone: bool) -> Outcomes:
    """Judge a process. A duty that is said to have no checker is told by itself only where the process is clean."""
    unchecked = [duty for duty in process.duties if duty.checked_by is NONE and duty.criticality in GRAVE]
    outcome = Clean(process) if lone else _judge(org, process, unchecked, size)
    if isinstance(outcome, Clean):
        yield from (_duty_hit(org, duty, money_of(org, process)) for duty in unchecked)
    yield outcome


def _judge(org: Organization, process: Process, unchecked: list[Duty], size: Confidence) -> Outcome:
    standing, importance = standing_of(process), importance_of(org, process)
    absent = negated(standing.known) if standing.known.holds is not None or not unchecked else YES
    # A duty that nobody checks is certain, whatever else may turn out to be written of its process.
    sure = importance.sure if unchecked else weakest(absent.sure, importance.sure, size)
    if outcome := without_hit(process, both(absent, importance)):
        return outcome
    held, lone = tuple(held_steps(process)), standing.lone_holder
    lacking = () if lone or standing.known.holds is None else ("authorise", "reconcile")
    own = {"persons": () if lone else held, "lacking": lacking, "lone_holder": lone}
    return _hit(org, process, process.duties, money_of(org, process).code, sure, held, **own)


def _duty_hit(org: Organization, duty: Duty, money: Matter) -> Hit:
    told = money.code if money.is_stated else None
    return _hit(org, duty, (duty,), told, Confidence.HIGH, duty.primary or ())


def _question(org: Organization, named: Sequence[Duty], approvals: Sequence[Duty] = ()) -> Hit:
    """Ask of the duties of a department that only their names speak of: whether money passes that nobody checks, or is approved in the same hand."""
    first, *others = sorted(named, key=lambda duty: org.identity("duty", duty.address))
    beside, role = (
        tuple([duty.address for duty in approvals or others]),
        "approval" if approvals else "unchecked",
    )
    own = {"approvals": beside} if approvals else {"unchecked": beside, "by_name": first.name}
    hit = _hit(org, first, (first,), money_in(org, first).code, Confidence.LOW, first.primary or (), **own)
    return hit._replace(related=hit.related + Related.each("duty", beside, role))


def _hit(
    org: Organization,
    subject: Process | Duty,
    duties: tuple[Duty, ...],
    money: MatterCode | None,
    sure: Confidence,
    holders: tuple[str, ...],
    **own: Any,
) -> Hit:
    """Return the hit of a process or of one of its duties; ``own`` are facts that these duties do not tell."""
    unchecked = tuple(duty.address for duty in duties if duty.checked_by is NONE)
    told = {"persons": holders, "unchecked": unchecked if len(unchecked) < len(duties) else (), **own}
    written, levels = {duty.step for duty in duties}, {duty.criticality for duty in duties}
    return Hit(
        subject,
        UncheckedProcessFacts(
            held_steps=tuple(step for step in ORDER if step in written),
            stated=len(unchecked) == len(duties),
            matter=money,
            payments=tuple(sorted({kind for duty in duties for kind in duty.payments or ()})),
            data_class=tuple(kind for kind in GUARDED if any(duty.data_class == kind for duty in duties)),
            criticality=next((level for level in reversed(GRAVE) if level in levels), None),
            **told,
        ),
        severity=Severity.CRITICAL if money or org.company.is_regulated else Severity.HIGH,
        confidence=sure,
        related=Related.each("person", holders, "holder"),
        field="checked_by" if isinstance(subject, Duty) else None,
    )


RULE = Rule(
    id="SOD006",
    name="unchecked-process",
    family=Family.SEGREGATION,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="process",
    check=check,
    passing=("holder",),
    facts=UncheckedProcessFacts,
    options=UncheckedProcessOptions,
    effort_hours=24,
    move=Move.ADD_CHECK,
    fix=check_added,
    gate0=True,
    sources=("SOD4", "S0"),
)
