"""SOD003 front-and-back-joined: front and back of one transaction are under one person or one head (フロントとバックの兼務・同一指揮).

Front is an ``initiate`` or ``execute`` duty of the front office; back is any ``record`` or ``reconcile`` duty, and ``custody`` in a back office. Offices:
declared on the duty (certain), else of its function (medium), else read from its name (low; ``sides.py``). Hit where

- the same person is primary on both sides, whatever is checked; else
- the same head commands both sides (head of both departments or of the one they share, or above the other's head by ``parent`` or
  ``reports_to``) and nobody outside that line checks (``independent_check.py``), at medium confidence while such a check may be unwritten. Two
  heads with a common superior are separate. An empty seat above both counts as their head, two as one, at medium confidence.

Critical in finance (BARINGS: head of both, seen by internal audit and left; YUTANI, BOJ), high where money passes in the process, else medium.
Money that only names tell of makes it medium confidence, and so does a company that may prove to have at most 3 employees (house); stated to
be so small it is clean here, and SOD005 asks for a control. In a shop where one clerk sells and books a cash count makes up for it.

Judged for processes of at least two duties. Clean where one side is certainly empty. Else not judged while a ``step``, the ``office`` of an
acting duty, a ``primary`` or a ``head`` is unknown; clean at medium confidence while an unwritten line could put one side under the other, or
where only a check parts what one head commands. Its remedy, another line, is not that of SOD001 or SOD002, so none absorbs another.
"""

from functools import partial

from orgaudit.findings.hit import Facts, Hit, Outcomes, internal, of
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization, Process
from orgaudit.model.dataclass import dataclass
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.known import NO, YES, YES_AS_WRITTEN, Known, both, either
from orgaudit.rules.segregation.controls import fitting_controls
from orgaudit.rules.segregation.firm import TinyFirmOptions, size_confidence
from orgaudit.rules.segregation.fixes import sides_parted
from orgaudit.rules.segregation.homonyms import named
from orgaudit.rules.segregation.independent_check import is_checked_outside, may_be_checked
from orgaudit.rules.segregation.matter import money_of
from orgaudit.rules.segregation.reporting_lines import EMPTY_SEAT, ReportingLines
from orgaudit.rules.segregation.sides import Sides, meeting, sides_of
from orgaudit.rules.segregation.steps import holder_is_unknown, lacks_a_step, missing
from orgaudit.rules.segregation.verdict import SEPARATE, SEPARATE_AS_WRITTEN, Verdict, judged, undecided
from orgaudit.rules.spec import Family, Move, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontAndBackJoinedFacts(Facts):
    """What SOD003 tells. Either ``persons`` or ``heads`` is filled, or an empty seat heads both (``vacant``); ``payments`` as stated on the duties."""

    persons: tuple[str, ...] = of("person")
    heads: tuple[str, ...] = of("person")
    vacant: bool = internal()
    front_duties: tuple[str, ...] = of("duty")
    back_duties: tuple[str, ...] = of("duty")
    matter: str | None = of("matter")
    payments: tuple[str, ...] = of("payments")
    controls: tuple[str, ...] = of("control")
    homonyms: tuple[str, ...] = internal("person")


class Meeting(NamedTuple):
    """Who stands on both sides, as doer or as head, and how surely."""

    names: tuple[str, ...]
    as_heads: bool
    known: Known


def check(org: Organization, options: TinyFirmOptions) -> Outcomes:
    """Judge every process of at least two duties."""
    lines = ReportingLines(org)
    tiny = options.tiny_firm
    return judged(org, tiny, lambda process: judge(lines, process, tiny), partial(_hit, lines))


def judge(lines: ReportingLines, process: Process, tiny_firm: int) -> Verdict:
    """Return whether front and back of a process are in one hand, whatever the size of the company."""
    sides = sides_of(lines.org, process)
    if not sides.can_meet:
        return SEPARATE if sides.is_sure else SEPARATE_AS_WRITTEN
    met = _meeting(lines, process, sides)
    if met is not None:
        return _joined(lines.org, process, met, tiny_firm)
    duties = (*sides.front_duties, *sides.back_duties)
    homes = {duty.department_id for duty in duties if duty.department_id}
    gaps = missing(
        (lacks_a_step(process), "duty.step"),
        (not lacks_a_step(process) and (sides.front_is_open or sides.back_is_open), "duty.office"),
        (any(map(holder_is_unknown, duties)), "duty.primary"),
        (any(_lacks_head(lines.org, home) for home in homes), "department.head"),
    )
    if gaps:
        return undecided(*gaps)
    settled = (
        sides.is_sure
        and lines.are_complete
        and all(duty.primary is not None for duty in duties)
        and not _common_heads(lines, sides)
    )
    return SEPARATE if settled else SEPARATE_AS_WRITTEN


def _lacks_head(org: Organization, department_id: str) -> bool:
    department = org.department_by_id.get(department_id)
    return department is not None and department.head is None


def _joined(org: Organization, process: Process, met: Meeting, tiny_firm: int) -> Verdict:
    # That a name heads two departments always rests on its being one person.
    found = named(org, process, met.names, lambda part: () if met.as_heads else _joining(org, part))
    money = money_of(org, process)
    finance = org.company.industry == "finance"
    read = Confidence.HIGH if finance or money.is_stated else Confidence.MEDIUM
    severity = Severity.CRITICAL if finance else Severity.HIGH if money.code else Severity.MEDIUM
    verdict = found.graded(severity, met.known.sure, read, size_confidence(org, tiny_firm))
    return verdict._replace(
        persons=tuple(person for person in verdict.persons if person != EMPTY_SEAT),
        vacant=EMPTY_SEAT in verdict.persons,
    )


def _joining(org: Organization, process: Process) -> tuple[str, ...]:
    met = _persons(sides_of(org, process))
    return met.names if met else ()


def _meeting(lines: ReportingLines, process: Process, sides: Sides) -> Meeting | None:
    """Return who joins the sides, the surest first: a person before a head where both are as sure."""
    found = [item for item in (_persons(sides), _heads(lines, process, sides)) if item is not None]
    return max(found, key=lambda item: item.known.sure.rank, default=None)


def _persons(sides: Sides) -> Meeting | None:
    return _surest(meeting(sides.front_duties, sides.back_duties, sides, _doers, _doers), as_heads=False)


def _heads(lines: ReportingLines, process: Process, sides: Sides) -> Meeting | None:
    unchecked = YES_AS_WRITTEN if may_be_checked(process) else YES
    found = {
        head: both(joins, YES_AS_WRITTEN if head == EMPTY_SEAT else unchecked)
        for head, joins in _common_heads(lines, sides).items()
        if not is_checked_outside(process, head, sides, lines)
    }
    return _surest(found, as_heads=True)


def _common_heads(lines: ReportingLines, sides: Sides) -> dict[str, Known]:
    """Return who heads one side and commands the other: a superior of both alone is no common head."""

    def own(duty: Duty) -> tuple[str, ...]:
        head = lines.head_of(duty.department_id) if duty.department_id else None
        return () if head is None else (head,)

    def above(duty: Duty) -> frozenset[str]:
        return lines.commanders(duty.department_id) if duty.department_id else frozenset()

    below = meeting(sides.front_duties, sides.back_duties, sides, own, above)
    over = meeting(sides.front_duties, sides.back_duties, sides, above, own)
    return {head: either(below.get(head, NO), over.get(head, NO)) for head in {*below, *over}}


def _doers(duty: Duty) -> tuple[str, ...]:
    return duty.primary or ()


def _surest(found: dict[str, Known], *, as_heads: bool) -> Meeting | None:
    best = either(*found.values())
    return (
        Meeting(tuple(sorted(name for name, one in found.items() if one == best)), as_heads, best)
        if found
        else None
    )


def _hit(lines: ReportingLines, process: Process, verdict: Verdict) -> Hit:
    sides = sides_of(lines.org, process)
    met = _meeting(lines, process, sides)
    as_heads = met is not None and met.as_heads
    doers = None if as_heads else verdict.persons
    front, back = _done_by(sides.front_duties, doers), _done_by(sides.back_duties, doers)
    payments = dict.fromkeys(kind for duty in process.duties for kind in duty.payments or ())
    return verdict.hit(
        process,
        FrontAndBackJoinedFacts(
            persons=() if as_heads else verdict.persons,
            heads=verdict.persons if as_heads else (),
            vacant=verdict.vacant,
            front_duties=front,
            back_duties=back,
            matter=money_of(lines.org, process).code,
            payments=tuple(sorted(payments)),
            controls=fitting_controls(lines.org, process, front=True),
            homonyms=verdict.homonyms,
        ),
        "head" if as_heads else "both_sides",
        front=front,
        back=back,
    )


def _done_by(duties: tuple[Duty, ...], persons: tuple[str, ...] | None) -> tuple[str, ...]:
    """Return the addresses of the duties that one of these persons does; of all where nobody in particular is meant."""
    return tuple(
        duty.address for duty in duties if persons is None or not set(persons).isdisjoint(duty.primary or ())
    )


RULE = Rule(
    id="SOD003",
    name="front-and-back-joined",
    family=Family.SEGREGATION,
    severity=Severity.MEDIUM,
    ceiling=Severity.CRITICAL,
    subject="process",
    check=check,
    passing=("head",),
    facts=FrontAndBackJoinedFacts,
    options=TinyFirmOptions,
    effort_hours=40,
    move=Move.SEPARATE_STEPS,
    fix=sides_parted,
    sources=("BARINGS", "YUTANI", "BOJ", "SOD4"),
)
