"""SOD001 self-approval: the same person raises and approves in one process (申請と承認が同一人).

Hit where a primary of an ``initiate`` duty is among its approvers: the primaries and accountable persons of the ``authorise`` duties of the
process, and the persons in its own ``approvals``. One is enough (SOD4, MARUYAMA). A number of approvals names nobody, a backup holds no step.

High; critical for payments, payroll and master data (gate 0; ``matter.py``), at medium confidence where only names say so. Medium too while the
company may prove to have at most 3 employees (house); stated to be so small it is clean here, and SOD005 asks for a control instead. A name
that two departments use, without an entry under ``people``, may be two people: low confidence, unless one department alone shows the
defect (``homonyms.py``; SOD002 and SOD003 alike).

Not judged where nobody is found and a duty of the process has no ``step``, a duty concerned nobody in its ``primary``, or no ``authorise`` duty
stands and ``approvals`` is unknown. Clean at medium confidence while ``accountable`` or ``approvals`` could still name the person. Clean
where nobody raises or nobody approves: the latter is for SOD006. Absorbs SOD002 and SOD006 of the same process: one hand from request to
record is told once, here, with all steps it holds and whoever else SOD002 names. This rule is never the lesser of the two in level.
"""

from functools import partial

from orgaudit.findings.hit import Facts, Hit, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.segregation.controls import fitting_controls
from orgaudit.rules.segregation.firm import MOST_STEPS, TinyFirmOptions, size_confidence
from orgaudit.rules.segregation.fixes import approved_by_another
from orgaudit.rules.segregation.homonyms import named
from orgaudit.rules.segregation.incompatible_steps import overloaded
from orgaudit.rules.segregation.matter import matter_of
from orgaudit.rules.segregation.steps import (
    ORDER,
    approvers_named,
    checkers_of,
    has_no_approval,
    held_steps,
    holder_is_unknown,
    lacks_a_step,
    missing,
    with_step,
)
from orgaudit.rules.segregation.verdict import SEPARATE, SEPARATE_AS_WRITTEN, Verdict, judged, undecided
from orgaudit.rules.spec import Family, Move, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfApprovalFacts(Facts):
    """What SOD001 tells. ``held_steps`` are all that these persons hold; ``also`` are the others that SOD002 would name."""

    persons: tuple[str, ...] = of("person")
    held_steps: tuple[str, ...] = of("step")
    raised: tuple[str, ...] = of("duty")
    approved: tuple[str, ...] = of("duty")
    matter: str | None = of("matter")
    also: tuple[str, ...] = of("person")
    controls: tuple[str, ...] = of("control")
    homonyms: tuple[str, ...] = internal("person")


def check(org: Organization, options: TinyFirmOptions) -> Outcomes:
    """Judge every process that has a duty."""
    tiny = options.tiny_firm
    return judged(org, tiny, lambda process: judge(org, process, tiny), partial(_hit, org), least_duties=1)


def judge(org: Organization, process: Process, tiny_firm: int) -> Verdict:
    """Return whether somebody raises and approves in a process, whatever the size of the company."""
    raising, approving = with_step(process, "initiate"), with_step(process, "authorise")
    found = named(org, process, self_approvers(process), self_approvers)
    if found.known.holds:
        matter = matter_of(org, process)
        read = Confidence.HIGH if matter.is_stated else Confidence.MEDIUM
        severity = Severity.CRITICAL if matter.code else Severity.HIGH
        return found.graded(severity, read, size_confidence(org, tiny_firm))
    if lacks_a_step(process):
        return undecided("duty.step")
    if not raising:
        return SEPARATE
    gaps = missing(
        (any(map(holder_is_unknown, (*raising, *approving))), "duty.primary"),
        (not approving and any(_approval_is_open(duty) for duty in raising), "duty.approvals"),
    )
    if gaps:
        return undecided(*gaps)
    open_yet = any(duty.accountable is None or duty.primary is None for duty in approving) or any(
        _approval_is_open(duty) or duty.primary is None for duty in raising
    )
    return SEPARATE_AS_WRITTEN if open_yet else SEPARATE


def _approval_is_open(duty: Duty) -> bool:
    """Whether approvers may still be named: nothing is said, or only how many there are."""
    return not (approvers_named(duty) or has_no_approval(duty))


def self_approvers(process: Process) -> tuple[str, ...]:
    """Return who is both among those who raise and those who approve."""
    raising, approving = with_step(process, "initiate"), with_step(process, "authorise")
    approvers = {person for duty in approving for person in checkers_of(duty)}
    found = {
        person
        for duty in raising
        for person in duty.primary or ()
        if person in approvers or person in approvers_named(duty)
    }
    return tuple(sorted(found))


def _hit(org: Organization, process: Process, verdict: Verdict) -> Hit:
    persons = frozenset(verdict.persons)
    held = held_steps(process)
    # Whoever approves only as the accountable one, or on the duty itself, holds no step of that kind.
    steps = {step for person in persons for step in held.get(person, ())} | {"initiate", "authorise"}
    raising = with_step(process, "initiate")
    raised = tuple(duty.address for duty in raising if persons & {*(duty.primary or ())})
    approving = with_step(process, "authorise")
    approved = tuple(duty.address for duty in approving if persons & {*checkers_of(duty)})
    return verdict.hit(
        process,
        SelfApprovalFacts(
            persons=verdict.persons,
            held_steps=tuple(step for step in ORDER if step in steps),
            raised=raised,
            approved=approved or raised,
            matter=matter_of(org, process).code,
            also=tuple(person for person in overloaded(process, MOST_STEPS) if person not in persons),
            controls=fitting_controls(org, process),
            homonyms=verdict.homonyms,
        ),
        "self_approver",
        raised=raised,
        approved=approved,
    )


RULE = Rule(
    id="SOD001",
    name="self-approval",
    family=Family.SEGREGATION,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="process",
    check=check,
    facts=SelfApprovalFacts,
    options=TinyFirmOptions,
    absorbs=("SOD002", "SOD006"),
    effort_hours=8,
    move=Move.SEPARATE_STEPS,
    fix=approved_by_another,
    gate0=True,
    sources=("SOD4", "MARUYAMA", "BONADIO"),
)
