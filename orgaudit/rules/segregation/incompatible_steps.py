"""SOD002 incompatible-steps: custody, booking and matching lie in one hand (記帳・保管・照合の兼務).

Hit where one person holds custody and record in a process, or three of authorise, custody, record and reconcile: at most two a person, and
never custody with record (MCKIN; ideally one each, SOD4). A step is held by the duty's ``primary``: whoever only answers for it or stands in
holds none, and a vendor's work is held outside, which can itself be the separation.

High; critical where custody and record meet and money passes in the process (gate 0), at medium confidence where only names say so
(``matter.py``). Medium too while the company may prove to have at most 3 employees (house); stated to be so small it is clean here, and
SOD005 asks for a control instead. Judged for processes of at least two duties. Clean where the steps known and unknown cannot come to it;
else not judged while a ``step`` is unknown or one of these duties has no ``primary``. Absorbed by SOD001; absorbs SOD006.
"""

from functools import partial
from typing import Final

from orgaudit.findings.hit import Facts, Hit, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.model.vocabulary import Step
from orgaudit.rules.segregation.controls import fitting_controls
from orgaudit.rules.segregation.firm import StepOptions, size_confidence
from orgaudit.rules.segregation.fixes import steps_parted
from orgaudit.rules.segregation.homonyms import named
from orgaudit.rules.segregation.matter import money_of
from orgaudit.rules.segregation.steps import held_steps, holder_is_unknown, missing, with_step
from orgaudit.rules.segregation.verdict import SEPARATE, SEPARATE_AS_WRITTEN, Verdict, judged, undecided
from orgaudit.rules.spec import Family, Move, Rule

KEPT_APART: Final[tuple[Step, ...]] = ("authorise", "custody", "record", "reconcile")
NEVER_TOGETHER: Final[frozenset[Step]] = frozenset(("custody", "record"))


@dataclass(frozen=True, slots=True, kw_only=True)
class IncompatibleStepsFacts(Facts):
    """What SOD002 tells: the person with most steps, and ``also`` the others of whom it holds too."""

    person: str = of("person")
    held_steps: tuple[str, ...] = of("step")
    duties: tuple[str, ...] = of("duty")
    also: tuple[str, ...] = of("person")
    matter: str | None = of("matter")
    controls: tuple[str, ...] = of("control")
    homonyms: tuple[str, ...] = internal("person")


def check(org: Organization, options: StepOptions) -> Outcomes:
    """Judge every process of at least two duties."""
    tiny = options.tiny_firm
    return judged(
        org, tiny, lambda process: judge(org, process, options.most_steps, tiny), partial(_hit, org)
    )


def judge(org: Organization, process: Process, most_steps: int, tiny_firm: int) -> Verdict:
    """Return whether too many steps of a process lie in one hand, whatever the size of the company."""
    found = named(org, process, overloaded(process, most_steps), lambda part: overloaded(part, most_steps))
    if found.known.holds:
        held = held_steps(process)
        money = money_of(org, process)
        joined = any(NEVER_TOGETHER.issubset(held[person]) for person in found.persons)
        read = Confidence.HIGH if money.is_stated else Confidence.MEDIUM
        severity = Severity.CRITICAL if joined and money.code else Severity.HIGH
        return found.graded(severity, read, size_confidence(org, tiny_firm))
    if not _can_come_together(process, most_steps):
        return SEPARATE
    concerned = with_step(process, *KEPT_APART)
    gaps = missing(
        (any(duty.step is None for duty in process.duties), "duty.step"),
        (any(map(holder_is_unknown, concerned)), "duty.primary"),
    )
    if gaps:
        return undecided(*gaps)
    return SEPARATE_AS_WRITTEN if any(duty.primary is None for duty in concerned) else SEPARATE


def overloaded(process: Process, most_steps: int) -> tuple[str, ...]:
    """Return the persons with more than ``most_steps`` of the four steps or with the two that never go together."""
    held = held_steps(process)
    found = [person for person, steps in held.items() if _is_too_much(frozenset(steps), most_steps)]
    return tuple(sorted(found, key=lambda person: (-len(held[person]), person)))


def _is_too_much(steps: frozenset[Step], most_steps: int) -> bool:
    return steps >= NEVER_TOGETHER or len(steps.intersection(KEPT_APART)) > most_steps


def _can_come_together(process: Process, most_steps: int) -> bool:
    """Whether the steps of a process, the unknown ones taken as they may be, could be too much for one hand."""
    known = {duty.step for duty in process.duties}
    unknown_steps = sum(duty.step is None for duty in process.duties)
    lacking = len(NEVER_TOGETHER - known)
    return lacking <= unknown_steps or len(known.intersection(KEPT_APART)) + unknown_steps > most_steps


def _hit(org: Organization, process: Process, verdict: Verdict) -> Hit:
    first, *others = verdict.persons
    own = tuple(duty.address for duty in process.duties if duty.step and first in (duty.primary or ()))
    return verdict.hit(
        process,
        IncompatibleStepsFacts(
            person=first,
            held_steps=held_steps(process)[first],
            duties=own,
            also=tuple(others),
            matter=money_of(org, process).code,
            controls=fitting_controls(org, process),
            homonyms=verdict.homonyms,
        ),
        "holder",
        held=own,
    )


RULE = Rule(
    id="SOD002",
    name="incompatible-steps",
    family=Family.SEGREGATION,
    severity=Severity.HIGH,
    ceiling=Severity.CRITICAL,
    subject="process",
    check=check,
    facts=IncompatibleStepsFacts,
    options=StepOptions,
    absorbs=("SOD006",),
    effort_hours=24,
    move=Move.SEPARATE_STEPS,
    fix=steps_parted,
    gate0=True,
    sources=("SOD4", "MCKIN", "BONADIO"),
)
