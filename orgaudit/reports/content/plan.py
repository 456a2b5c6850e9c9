"""The report of a plan: steps in order with what each costs and returns, what waits and what is left out."""

from collections.abc import Iterator
from typing import ClassVar, Final

from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.number import floored
from orgaudit.reports.content.audit.head import described
from orgaudit.reports.content.plan_sheet import step_rows
from orgaudit.reports.content.plan_steps import step_blocks
from orgaudit.reports.content.score_pictures import course_picture
from orgaudit.reports.content.sheets import sheet
from orgaudit.reports.document import Block, Document, Facts, Fold, Heading, On, points
from orgaudit.reports.report import Report
from orgaudit.reports.text import plain, strong
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.hours import defaults_of, returned_told
from orgaudit.reports.words.localizer import HOURS_PER_DAY, Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.reports.words.scores import score_told
from orgaudit.results.audit_result import AuditResult, ImprovementMove
from orgaudit.results.plan import HeldBack, Plan

MOST_LEFT_OUT: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport(Report):
    """Everything a report of a plan is made from; ``paths`` and ``sha256`` are those of the input."""

    kind: ClassVar[str] = "plan"

    plan: Plan
    paths: tuple[str, ...]
    sha256: str

    def words(self) -> Localizer:
        """Return the words of the company as it is."""
        return self.words_of(self.plan.present.organization)

    def words_after(self) -> Localizer:
        """Return the words of the company that the plan leaves behind."""
        return self.words_of(self.plan.result.organization)

    def states(self) -> tuple[Organization, ...]:
        """Return the company as it is and as the plan leaves it behind."""
        return self.plan.present.organization, self.plan.result.organization

    def document(self) -> Document:
        """Return the whole report."""
        words = self.words()
        title = words.say("plan/title", company=words.user(self.plan.present.organization.company.name))
        return Document(title, tuple(_blocks(self.plan, title, words, self.words_after())))

    def workbook(self) -> Document:
        """Return the same as sheets, the steps as rows."""
        words = self.words()
        title = words.say("plan/title", company=words.user(self.plan.present.organization.company.name))
        told = described(self.plan.present.organization, words)
        summary = (told, points(_summary(self.plan, words)), *_beside(self.plan, words))
        sheets = [sheet("summary", summary, words)]
        if self.plan.steps:
            table = step_rows(self.plan, words, self.words_after())
            sheets.append(sheet("steps", (table,), words, filtered=True))
        return Document(title, tuple(sheets))


def _blocks(plan: Plan, title: str, words: Localizer, after: Localizer) -> Iterator[Block]:
    yield described(plan.present.organization, words)
    yield from _head(plan, words)
    yield from _course(plan, words)
    yield from step_blocks(plan, title, words, after)
    yield from _beside(plan, words)


def _beside(plan: Plan, words: Localizer) -> Iterator[Block]:
    """Yield what waits, what is left out and how the plan was made."""
    if plan.is_impossible:
        return
    held = tuple(_held(item, words) for item in plan.held_back)
    if held:
        yield Heading(words.say("plan/heading.held"))
        yield points(held)
    yield from _left_out(plan, words)
    remarks = _remarks(plan, words)
    if remarks:
        yield Heading(words.say("plan/heading.method"))
        yield points(remarks)


def _course(plan: Plan, words: Localizer) -> Iterator[Block]:
    scores = (plan.present.score.overall.value, *(step.score for step in plan.steps))
    known = tuple(score for score in scores if score is not None)
    if plan.steps and len(known) == len(scores):
        yield from course_picture(known, (0.0, *(step.returned for step in plan.steps)), words)


def _summary(plan: Plan, words: Localizer) -> list[str]:
    """Return what the plan comes to, line by line."""
    lines = [
        words.say("plan/labelled", label=words.say(f"plan/label.{key}"), text=text)
        for key, text in _facts(plan, words)
    ]
    return [*lines, *_gate(plan, words)]


def _head(plan: Plan, words: Localizer) -> Iterator[Block]:
    """Yield what the plan comes to: figures that a browser sets side by side, and a list elsewhere."""
    rows = [(words.say(f"plan/label.{key}"), (strong(text),)) for key, text in _facts(plan, words)]
    gate = tuple(map(plain, _gate(plan, words)))
    yield Facts((*rows, *([(words.say("gate.label"), gate)] if gate else ())), on=On.WEB)
    yield replace(points(_summary(plan, words)), on=On.ALL & ~On.WEB)


def _facts(plan: Plan, words: Localizer) -> Iterator[tuple[str, str]]:
    """Yield what is to be said of a plan under the keys of its labels."""
    used = defaults_of(item.priority for step in plan.steps for item in step.move.items)
    yield (
        "score",
        words.say(
            "plan/summary.score" if plan.steps else "plan/summary.score_now",
            before=_score(plan.present, words),
            after=_score(plan.result, words),
            count=len(plan.steps),
        ),
    )
    if plan.steps:
        returned = returned_told(plan.returned, used, words) or None
        told = words.say("plan/summary.hours", effort=words.hours(plan.effort_hours), returned=returned)
        yield "hours", told
    if plan.due_of and plan.request.budget_hours is not None:
        yield "due", words.say("plan/summary.due", settled=plan.due, total=plan.due_of)
    if plan.request.budget_hours is not None:
        left = max(plan.request.budget_hours - plan.effort_hours, 0)
        budget = words.hours(plan.request.budget_hours)
        yield "budget", words.say("plan/summary.budget", budget=budget, left=words.hours(left))
    if plan.quarter_hours and plan.request.quarters:
        each = words.hours(round(plan.quarter_hours, 1))
        yield "quarters", words.say("plan/summary.quarters", count=plan.request.quarters, hours=each)


def _gate(plan: Plan, words: Localizer) -> list[str]:
    """Return how the gate stands, where one was asked for."""
    if not plan.before.asked:
        return []
    if plan.before.passed and not plan.steps:
        return [words.say("plan/gate.passes_now")]
    if plan.after.passed:
        return [words.say("plan/gate.will_pass")]
    key = "will_fail"
    if plan.is_impossible:
        key = "impossible" if plan.method == "exact" else "impossible_as_tried"
    return [words.say(f"plan/gate.{key}"), *gate_reasons(plan.after, words)]


def _score(result: AuditResult, words: Localizer) -> str:
    value = result.score.overall.value
    return words.say("people.dash") if value is None else score_told(value)


def _held(item: HeldBack, words: Localizer) -> str:
    return words.say(
        "plan/held",
        title=move_title(item.move, words),
        first=unblocked_by(item, words),
        steps=tuple(str(number) for number in item.steps) or None,
    )


def unblocked_by(item: HeldBack, words: Localizer) -> str:
    """Return what opens the barrier before a move, in words."""
    match item.barrier:
        case "automation":
            return words.say(f"gates/action.{item.state}")
        case "paper":
            return words.say(f"gates/paper.{item.state}")
        case "outsourcing":
            return words.say(f"outsource_gate/{item.state}")


def _left_out(plan: Plan, words: Localizer) -> Iterator[Block]:
    """Yield the moves that have no place in the plan; a browser folds away those that others only count."""
    if not plan.left_out:
        return
    yield Heading(words.say("plan/heading.left_out"))
    yield points(_brief(move, words) for move in plan.left_out[:MOST_LEFT_OUT])
    rest = plan.left_out[MOST_LEFT_OUT:]
    if rest:
        folded = replace(points(_brief(move, words) for move in rest), on=On.WEB)
        yield Fold(words.say("layout.more_rows", count=len(rest)), (folded,), on=On.WEB)
        more = words.say("plan/more", count=len(rest))
        yield replace(points((more,)), on=On.ALL & ~On.WEB)


def _brief(move: ImprovementMove, words: Localizer) -> str:
    return words.say("plan/brief", title=move_title(move, words), effort=words.hours(move.effort_hours))


def _remarks(plan: Plan, words: Localizer) -> tuple[str, ...]:
    if not plan.steps and not plan.left_out:
        return ()
    told = "passing" if plan.request.to_pass else plan.request.aim
    maximised = "compared" if plan.method == "compared" else told
    bound = f"{floored(plan.bound, 3):.1%}"
    keys = [f"plan/method.{plan.method}"]
    if plan.request.budget_hours is not None and plan.method != "everything":
        keys.append(f"plan/method.aim_{maximised}")
    keys.append("plan/method.tried")
    if plan.alone < len(plan.steps):
        keys.append("plan/method.grouped")
    keys += ["plan/method.assumed", "plan/method.order"]
    count = len(plan.steps)
    total = count + len(plan.left_out)
    return tuple(
        words.say(key, bound=bound, hours=f"{HOURS_PER_DAY:g}", count=count, total=total, alone=plan.alone)
        for key in keys
    )
