"""An improvement plan: what to choose, in which order, and what it is worth as tried out on the company."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import accumulate
from math import floor
from typing import Final

from orgaudit.compare.plan.choosing import chosen_by, due_among
from orgaudit.compare.plan.course import Course, Stage
from orgaudit.compare.plan.gatekeeper import Gatekeeper
from orgaudit.compare.plan.pieces import OPENED_BY, Piece, pieces_of
from orgaudit.compare.simulate.what_if import Judge
from orgaudit.engine.gate import judge
from orgaudit.engine.standing import Standing
from orgaudit.model import Organization
from orgaudit.results.plan import HeldBack, Plan, PlanRequest, PlanStep, Prerequisite, SharedOut
from orgaudit.rules.edits import department_of
from orgaudit.rules.edits import present as present_address
from orgaudit.rules.move_order import LADDER
from orgaudit.rules.silo.spread import spread_of
from orgaudit.rules.spec import Move
from orgaudit.settings import GateRequest

HOURS_PER_DAY: Final = 8.0
QUARTER_DAYS: Final = 91
WORKING_WEEK: Final = 5


def plan(org: Organization, audited: Judge, request: PlanRequest, gate: GateRequest) -> Plan:
    """Plan the improvement of a company, which ``audited`` judges. Every figure of a step comes from an audit of the company it leaves behind."""
    present = audited(org)
    choice = pieces_of(present)
    course = Course(present, choice)
    before = judge(gate, present)
    chosen = chosen_by(choice, request, before, Gatekeeper(gate, audited), course)
    stages = course.stages(chosen.pieces)
    result = audited(stages[-1].after.org) if stages else present
    effort = sum(stage.move.effort_hours for stage in stages)
    quarter_hours = None
    if request.quarters:
        quarter_hours = (effort if request.budget_hours is None else request.budget_hours) / request.quarters
    steps = _steps(stages, _settled_along(course, chosen.pieces, stages), course.present, quarter_hours)
    return Plan(
        request=request,
        present=present,
        result=result,
        steps=steps,
        returned=round(sum(choice.pieces[number].move.hours_returned for number in chosen.pieces), 1),
        due=due_among(choice.pieces, chosen.pieces, present.organization),
        due_of=due_among(choice.pieces, range(len(choice.pieces)), present.organization),
        weight=round(sum(choice.pieces[number].squares for number in chosen.pieces)),
        left_out=tuple(piece.move for piece in choice.pieces if piece.number not in chosen.pieces),
        held_back=tuple(_with_steps(item, steps) for item in choice.held_back),
        method=chosen.method,
        bound=chosen.bound,
        before=before,
        after=judge(gate, audited(course.after(range(len(choice.pieces))).org) if chosen.fails else result),
        quarter_hours=quarter_hours,
        alone=sum(stage.is_alone for stage in stages),
    )


def _settled_along(course: Course, chosen: Collection[int], stages: Sequence[Stage]) -> list[float]:
    """Return for each stage the hours of the moves that it settles as a whole along with its own."""
    hours = [0.0] * len(stages)
    own = {stage.piece.number for stage in stages}
    for piece in course.without_stage(chosen, own):
        hours[course.settled_by(piece, stages)] += piece.move.hours_returned
    return hours


def _steps(
    stages: Sequence[Stage], along: Sequence[float], present: Standing, quarter_hours: float | None
) -> tuple[PlanStep, ...]:
    numbers = {stage.piece.number: number for number, stage in enumerate(stages, start=1)}
    done = list(accumulate((stage.move.effort_hours for stage in stages), initial=0.0))
    returned = list(
        accumulate(stage.move.hours_returned + hours for stage, hours in zip(stages, along, strict=True))
    )
    steps = []
    for index, stage in enumerate(stages):
        before = stages[index - 1].score if index else present.score
        steps.append(
            PlanStep(
                number=index + 1,
                move=stage.move,
                ladder=LADDER[stage.move.move],
                head=_head(present.org, stage.move.department),
                after=_prerequisites(stage.piece, numbers),
                points=round((stage.score or 0.0) - (before or 0.0), 2),
                score=stage.score,
                returned=round(returned[index], 1),
                opened=stage.opened,
                along=stage.along,
                returned_along=round(along[index], 1),
                starts=_day(present.org.as_of, done[index], quarter_hours),
                ends=_day(present.org.as_of, done[index + 1], quarter_hours),
                shared_out=_shared_out(stage),
                quarter=None if not quarter_hours else _quarter(done[index + 1], quarter_hours),
            )
        )
    return tuple(steps)


def _shared_out(stage: Stage) -> tuple[SharedOut, ...]:
    if stage.move.move is not Move.SPREAD_HOURS:
        return ()
    departments = dict.fromkeys(item.finding.subject.address for item in stage.move.items)
    found = []
    for address in departments:
        (hours, share), (left, rest) = (_most(org, address) for org in (stage.before.org, stage.after.org))
        found.append(SharedOut(address, round(hours, 1), round(left, 1), round(share, 3), round(rest, 3)))
    return tuple(found)


def _most(org: Organization, address: str) -> tuple[float, float]:
    """Return the most hours that one person carries in a department, and their share of all."""
    department = department_of(org, present_address(org, "department", address))
    spread = spread_of(
        duty for duty in (department.duties if department else None) or () if duty.is_recurring
    )
    most = max(spread.hours.values(), default=0.0)
    return most, most / spread.total if spread.total else 0.0


def _head(org: Organization, department_id: str | None) -> str | None:
    department = org.department_by_id.get(department_id) if department_id else None
    return department.head if department and isinstance(department.head, str) else None


def _prerequisites(piece: Piece, numbers: dict[int, int]) -> tuple[Prerequisite, ...]:
    found = {numbers[link.piece]: link.reason for link in piece.before if link.piece in numbers}
    own = numbers[piece.number]
    return tuple(Prerequisite(step, reason) for step, reason in sorted(found.items()) if step < own)


def _day(start: date, hours: float, quarter_hours: float | None) -> date:
    """Return the day on which so many hours are done: at the pace of the quarters, else of one person."""
    if quarter_hours:
        return start + timedelta(days=floor(QUARTER_DAYS * hours / quarter_hours))
    return start + timedelta(days=floor(hours / HOURS_PER_DAY * 7 / WORKING_WEEK))


def _quarter(hours: float, quarter_hours: float) -> int:
    """Return the quarter in which a step ends, counted from 1; one that ends with a quarter belongs to it."""
    return max(1, -floor(-round(hours / quarter_hours, 9)))


def _with_steps(held: HeldBack, steps: Collection[PlanStep]) -> HeldBack:
    """Name the steps that open the barrier."""
    wanted = OPENED_BY.get(held.state, ())
    subjects = {item.finding.subject.address for item in held.move.items}
    unblocking = tuple(
        step.number
        for step in steps
        if step.move.move in wanted
        and any(item.finding.subject.address in subjects for item in step.move.items)
    )
    return HeldBack(held.move, held.barrier, held.state, unblocking)
