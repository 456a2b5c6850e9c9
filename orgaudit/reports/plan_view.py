"""A plan told: steps in order with what each costs and returns, what waits and what is left out."""

from dataclasses import dataclass
from typing import Final

from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.hours import defaults_of, returned_cell, returned_told
from orgaudit.reports.words.localizer import HOURS_PER_DAY, Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.results.audit_result import AuditResult, ImprovementMove, Weighed
from orgaudit.results.plan import HeldBack, Plan, PlanStep

MOST_OPENED: Final = 5
"""Findings that come with a step and are named; the rest are counted."""

MOST_LEFT_OUT: Final = 10


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step. ``cells`` are effort, hours returned, points gained and the score after it; ``notes`` say what goes with it."""

    number: int
    title: str
    who: str
    ladder: str
    quarter: int | None
    cells: tuple[str, str, str, str]
    start: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything that a person reads of a plan, in reading order. ``nothing`` stands where there are no steps."""

    title: str
    summary: tuple[str, ...]
    nothing: str
    steps: tuple[StepRow, ...]
    held_back: tuple[str, ...]
    left_out: tuple[str, ...]
    remarks: tuple[str, ...]


def plan_view(plan: Plan, words: Localizer, after: Localizer) -> PlanView:
    """Word a plan; ``after`` tells what stands only in the company that the plan leaves behind."""
    return PlanView(
        title=words.say("plan/title", company=words.user(plan.present.organization.company.name)),
        summary=tuple(_summary(plan, words)),
        steps=tuple(_step(step, words, after) for step in plan.steps),
        held_back=() if plan.is_impossible else tuple(_held(item, words) for item in plan.held_back),
        nothing=words.say("plan/nothing_helps" if plan.is_impossible else "plan/nothing"),
        left_out=() if plan.is_impossible else _left_out(plan, words),
        remarks=() if plan.is_impossible else _remarks(plan, words),
    )


def _summary(plan: Plan, words: Localizer) -> list[str]:
    used = defaults_of(item.priority for step in plan.steps for item in step.move.items)
    lines = [
        words.say(
            "plan/summary.score",
            before=_score(plan.present, words),
            after=_score(plan.result, words),
            count=len(plan.steps),
        ),
        words.say(
            "plan/summary.hours",
            effort=words.hours(plan.effort_hours),
            returned=returned_told(plan.steps[-1].returned, used, words) or None if plan.steps else None,
        ),
    ]
    if plan.request.budget_hours is not None:
        left = plan.request.budget_hours - plan.effort_hours
        lines.append(
            words.say(
                "plan/summary.budget",
                budget=words.hours(plan.request.budget_hours),
                left=words.hours(max(left, 0)),
            )
        )
    if plan.quarter_hours and plan.request.quarters:
        lines.append(
            words.say(
                "plan/summary.quarters",
                count=plan.request.quarters,
                hours=words.hours(round(plan.quarter_hours, 1)),
            )
        )
    if plan.before.asked:
        lines += _gate(plan, words)
    return lines


def _gate(plan: Plan, words: Localizer) -> list[str]:
    if plan.before.passed and not plan.steps:
        return [words.say("plan/gate.passes_now")]
    if plan.after.passed:
        return [words.say("plan/gate.will_pass")]
    key = "impossible" if plan.is_impossible else "will_fail"
    return [words.say(f"plan/gate.{key}"), *gate_reasons(plan.after, words)]


def _score(result: AuditResult, words: Localizer) -> str:
    value = result.score.overall.value
    return words.say("people.dash") if value is None else f"{value:.1f}"


def _step(step: PlanStep, words: Localizer, after: Localizer) -> StepRow:
    move = step.move
    return StepRow(
        number=step.number,
        title=move_title(move, words),
        who=_who(step, words),
        ladder=words.say(f"plan/ladder.{step.ladder}"),
        quarter=step.quarter,
        cells=(
            words.hours(move.effort_hours),
            returned_cell(move.hours_returned, defaults_of(item.priority for item in move.items), words),
            f"{step.points + 0.0:+.1f}" if round(step.points, 1) else "±0",
            words.say("people.dash") if step.score is None else f"{step.score:.1f}",
        ),
        start=words.say(f"moves/{move.move.value}.start"),
        notes=tuple(_notes(step, words, after)),
    )


def _who(step: PlanStep, words: Localizer) -> str:
    department = step.move.department
    if department is None:
        return words.say("plan/who.company")
    name = words.department(department)
    if step.head is None:
        return words.say("plan/who.department", department=name)
    return words.say("plan/who.head", department=name, person=words.person(step.head))


def _notes(step: PlanStep, words: Localizer, after: Localizer) -> list[str]:
    notes = []
    if step.move.gate0:
        notes.append(words.say("plan/note.gate0"))
    for reason in dict.fromkeys(item.reason for item in step.after):
        numbers = tuple(str(item.step) for item in step.after if item.reason == reason)
        notes.append(words.say("plan/note.after", steps=numbers, because=words.say(f"plan/because.{reason}")))
    if step.along:
        notes.append(words.say("plan/note.along", count=step.along))
    if step.opened:
        named = tuple(_finding(item, after) for item in step.opened[:MOST_OPENED])
        more = max(len(step.opened) - MOST_OPENED, 0)
        notes.append(words.say("plan/note.opened", count=len(step.opened), findings=named, more=more or None))
    return notes


def _finding(item: Weighed, words: Localizer) -> str:
    finding = item.finding
    return words.say(
        "plan/finding",
        title=words.catalogue.rule(finding.rule, finding.family).title,
        subject=words.subject_name(finding.subject),
        rule=finding.rule,
    )


def _held(item: HeldBack, words: Localizer) -> str:
    return words.say(
        "plan/held",
        title=move_title(item.move, words),
        first=opening(item, words),
        steps=tuple(str(number) for number in item.steps) or None,
    )


def opening(item: HeldBack, words: Localizer) -> str:
    """Return what opens the barrier before a move, in words."""
    match item.barrier:
        case "automation":
            return words.say(f"gates/action.{item.state}")
        case "paper":
            return words.say(f"gates/paper.{item.state}")
        case "outsourcing":
            return words.say(f"outsource_gate/{item.state}")


def _left_out(plan: Plan, words: Localizer) -> tuple[str, ...]:
    listed = [_brief(move, words) for move in plan.left_out[:MOST_LEFT_OUT]]
    if len(plan.left_out) > MOST_LEFT_OUT:
        listed.append(words.say("plan/more", count=len(plan.left_out) - MOST_LEFT_OUT))
    return tuple(listed)


def _brief(move: ImprovementMove, words: Localizer) -> str:
    return words.say("plan/brief", title=move_title(move, words), effort=words.hours(move.effort_hours))


def _remarks(plan: Plan, words: Localizer) -> tuple[str, ...]:
    told = "passing" if plan.request.to_pass else plan.request.aim
    bound = f"{plan.bound:.1%}"
    keys = [f"plan/method.{plan.method}"]
    if plan.request.budget_hours is not None and plan.method != "everything":
        keys.append(f"plan/method.aim_{told}")
    keys += ["plan/method.tried", "plan/method.assumed", "plan/method.order"]
    count = len(plan.steps)
    total = count + len(plan.left_out)
    return tuple(
        words.say(key, bound=bound, hours=f"{HOURS_PER_DAY:g}", count=count, total=total) for key in keys
    )
