"""The report of a plan: steps in order with what each costs and returns, what waits and what is left out."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar, Final

from orgaudit.reports.document import (
    Bar,
    Block,
    Column,
    Document,
    Heading,
    Item,
    Items,
    Line,
    On,
    Paragraph,
    Picture,
    Table,
    Text,
    Timeline,
    joined,
    plain,
    quiet,
    strong,
)
from orgaudit.reports.report import Report
from orgaudit.reports.words.gate_reasons import gate_reasons
from orgaudit.reports.words.hours import defaults_of, returned_cell, returned_told
from orgaudit.reports.words.localizer import HOURS_PER_DAY, Localizer, localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.reports.words.redaction import Redactor
from orgaudit.results.audit_result import AuditResult, ImprovementMove, Weighed
from orgaudit.results.plan import HeldBack, Plan, PlanStep

MOST_OPENED: Final = 5
"""Findings that come with a step and are named; the rest are counted."""

MOST_LEFT_OUT: Final = 10

FIGURES: Final = ("points", "score")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReport(Report):
    """Everything a report of a plan is made from; ``paths`` and ``sha256`` are those of the input."""

    kind: ClassVar[str] = "plan"

    plan: Plan
    paths: tuple[str, ...]
    sha256: str

    def words(self) -> Localizer:
        """Return the words of the company as it is."""
        return localizer(self.plan.present.organization, self.catalogue, redact=self.redact)

    def words_after(self) -> Localizer:
        """Return the words of the company that the plan leaves behind."""
        return localizer(self.plan.result.organization, self.catalogue, redact=self.redact)

    @property
    def redactor(self) -> Redactor:
        """Return what hides the people of the company."""
        return self.words().redactor

    def document(self) -> Document:
        """Return the whole report."""
        words = self.words()
        title = words.say("plan/title", company=words.user(self.plan.present.organization.company.name))
        return Document(title, tuple(_blocks(self.plan, title, words, self.words_after())))


def _blocks(plan: Plan, title: str, words: Localizer, after: Localizer) -> Iterator[Block]:
    yield _points(_summary(plan, words))
    steps = [_step(step, words) for step in plan.steps]
    if steps:
        yield Heading(words.say("plan/heading.steps"), on=On.PAGE)
        yield _table(steps, words, by_quarter=plan.steps[0].quarter is not None)
        yield Picture(_timeline(plan, steps, title), on=On.PAGE)
        yield Heading(words.say("plan/heading.details"), on=On.PAGE)
    else:
        yield Heading(words.say("plan/heading.steps"))
        yield Paragraph(plain(words.say("plan/nothing_helps" if plan.is_impossible else "plan/nothing")))
    yield from _details(plan, steps, words, after)
    if plan.is_impossible:
        return
    held = tuple(_held(item, words) for item in plan.held_back)
    for key, lines in (
        ("held", held),
        ("left_out", _left_out(plan, words)),
        ("method", _remarks(plan, words)),
    ):
        if lines:
            yield Heading(words.say(f"plan/heading.{key}"))
            yield _points(lines)


def _points(lines: tuple[str, ...] | list[str]) -> Items:
    return Items(tuple(Item(plain(line)) for line in lines))


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
            returned=returned_told(plan.returned, used, words) or None if plan.steps else None,
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


@dataclass(frozen=True, slots=True)
class _Step:
    """One step in words. ``cells`` are effort, hours returned, points gained and the score after it."""

    number: int
    title: str
    who: str
    ladder: str
    section: str
    cells: tuple[str, str, str, str]


def _step(step: PlanStep, words: Localizer) -> _Step:
    move = step.move
    who = _who(step, words)
    return _Step(
        number=step.number,
        title=move_title(move, words),
        who=who,
        ladder=words.say(f"plan/ladder.{step.ladder}"),
        section=who if step.quarter is None else words.say("plan/quarter", number=step.quarter),
        cells=(
            words.hours(move.effort_hours),
            returned_cell(move.hours_returned, defaults_of(item.priority for item in move.items), words),
            f"{step.points + 0.0:+.1f}" if round(step.points, 1) else "±0",
            words.say("people.dash") if step.score is None else f"{step.score:.1f}",
        ),
    )


def _table(steps: list[_Step], words: Localizer, *, by_quarter: bool) -> Table:
    """Return the steps side by side. A screen has no room for that and tells them one by one."""
    names = ("step", "who", "ladder", "effort", "returned", *FIGURES)
    return Table(
        tuple(
            Column(words.say(f"plan/column.{name}"), figures=name in FIGURES)
            for name in (("quarter", *names) if by_quarter else names)
        ),
        tuple(
            tuple(
                map(
                    plain,
                    (
                        *((row.section,) if by_quarter else ()),
                        f"{row.number}. {row.title}",
                        row.who,
                        row.ladder,
                        *row.cells,
                    ),
                )
            )
            for row in steps
        ),
        on=On.PAGE,
    )


def _timeline(plan: Plan, steps: list[_Step], title: str) -> Timeline:
    return Timeline(
        title,
        tuple(
            Bar(row.number, row.title, row.section, step.starts, step.ends, urgent=step.move.gate0)
            for step, row in zip(plan.steps, steps, strict=True)
        ),
    )


def _details(plan: Plan, steps: list[_Step], words: Localizer, after: Localizer) -> Iterator[Block]:
    """Yield every step with what goes with it; a screen tells the quarters as sections."""
    for quarter, pairs in groupby(zip(plan.steps, steps, strict=True), key=lambda pair: pair[0].quarter):
        listed = tuple(pairs)
        heading = words.say("plan/heading.steps") if quarter is None else listed[0][1].section
        yield Heading(heading, on=On.SCREEN)
        yield Items(tuple(_item(step, row, words, after) for step, row in listed))


def _item(step: PlanStep, row: _Step, words: Localizer, after: Localizer) -> Item:
    start = words.say("moves.start", text=words.say(f"moves/{step.move.move.value}.start"))
    lines = (
        Line(_figures(row, words), On.SCREEN),
        Line(plain(start), On.PAGE),
        *(Line(quiet(note)) for note in _notes(step, words, after)),
    )
    return Item(strong(row.title), lines, number=row.number)


def _figures(row: _Step, words: Localizer) -> Text:
    effort, returned, points, score = row.cells
    figures = (
        row.who,
        row.ladder,
        words.say("plan/figure.effort", effort=effort),
        words.say("plan/figure.returned", returned=returned) if returned else "",
        words.say("plan/figure.points", points=points, score=score),
    )
    return joined(map(plain, figures), words.say("people.dot"))


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
