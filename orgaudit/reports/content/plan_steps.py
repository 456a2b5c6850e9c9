"""The steps of a plan: side by side with a chart where there is room, and each with what goes with it."""

from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Final

from orgaudit.model.dataclass import dataclass
from orgaudit.reports.document import (
    Block,
    Column,
    Heading,
    Item,
    Items,
    Line,
    On,
    Paragraph,
    Picture,
    Table,
    cells,
)
from orgaudit.reports.pictures.data import Bar, Timeline
from orgaudit.reports.text import Text, joined, plain, quiet, strong
from orgaudit.reports.words.hours import defaults_of, returned_cell, rounded
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.reports.words.scores import gain_told, score_told
from orgaudit.results.audit_result import Weighed
from orgaudit.results.plan import Plan, PlanStep

MOST_OPENED: Final = 5
"""Findings that come with a step and are named; the rest are counted."""

FIGURES: Final = ("points", "score")


def step_blocks(plan: Plan, title: str, words: Localizer, after: Localizer) -> Iterator[Block]:
    """Yield the steps; a screen has no room for the table and tells the quarters as sections."""
    steps = [_step(step, gain, words) for step, gain in zip(plan.steps, step_gains(plan), strict=True)]
    if steps:
        yield Heading(words.say("plan/heading.steps"), on=On.PAGE)
        yield _table(steps, words, by_quarter=plan.steps[0].quarter is not None)
        yield Picture(_timeline(plan, steps, title), on=On.PAGE)
        yield Heading(words.say("plan/heading.details"), on=On.PAGE)
    else:
        yield Heading(words.say("plan/heading.steps"))
        yield Paragraph(plain(words.say("plan/nothing_helps" if plan.is_impossible else "plan/nothing")))
    for quarter, pairs in groupby(zip(plan.steps, steps, strict=True), key=lambda pair: pair[0].quarter):
        listed = tuple(pairs)
        heading = words.say("plan/heading.steps") if quarter is None else listed[0][1].section
        yield Heading(heading, on=On.SCREEN)
        yield Items(tuple(_item(step, row, words, after) for step, row in listed))


@dataclass(frozen=True, slots=True)
class _Step:
    """One step in words. ``cells`` are effort, hours returned, points gained and the score after it."""

    number: int
    title: str
    who: str
    ladder: str
    section: str
    cells: tuple[str, str, str, str]


def step_gains(plan: Plan) -> list[str]:
    """Return for each step how far the score rises from the one that is told before it to the one told after it."""
    scores = [plan.present.score.overall.value, *(step.score for step in plan.steps)]
    return [gain_told(before or 0.0, after or 0.0) for before, after in pairwise(scores)]


def _step(step: PlanStep, gain: str, words: Localizer) -> _Step:
    move = step.move
    who = step_who(step, words)
    return _Step(
        number=step.number,
        title=move_title(move, words),
        who=who,
        ladder=words.say(f"plan/ladder.{step.ladder}"),
        section=who if step.quarter is None else words.say("plan/quarter", number=step.quarter),
        cells=(
            words.hours(move.effort_hours),
            returned_cell(move.hours_returned, defaults_of(item.priority for item in move.items), words),
            gain,
            words.say("people.dash") if step.score is None else score_told(step.score),
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
            cells(
                *((row.section,) if by_quarter else ()),
                f"{row.number}. {row.title}",
                row.who,
                row.ladder,
                *row.cells,
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


def _item(step: PlanStep, row: _Step, words: Localizer, after: Localizer) -> Item:
    start = words.say("moves.start", text=words.say(f"moves/{step.move.move.value}.start"))
    lines = (
        Line(_figures(row, words), On.SCREEN),
        Line(plain(start), On.PAGE),
        *(Line(quiet(note)) for note in step_notes(step, words, after)),
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


def step_who(step: PlanStep, words: Localizer) -> str:
    """Return who carries a step out: the department with its head, where one is written."""
    department = step.move.department
    if department is None:
        return words.say("plan/who.company")
    name = words.department(department)
    if step.head is None:
        return words.say("plan/who.department", department=name)
    return words.say("plan/who.head", department=name, person=words.person(step.head))


def step_notes(step: PlanStep, words: Localizer, after: Localizer) -> list[str]:
    """Return what goes with a step: what obliges to it, what comes before it, and what comes with it."""
    notes = []
    if step.move.gate0:
        notes.append(words.say("plan/note.gate0"))
    for reason in dict.fromkeys(item.reason for item in step.after):
        numbers = tuple(str(item.step) for item in step.after if item.reason == reason)
        notes.append(words.say("plan/note.after", steps=numbers, because=words.say(f"plan/because.{reason}")))
    for item in step.shared_out:
        facts = {
            "department": words.department(item.department),
            "before": item.hours_before,
            "after": item.hours_after,
            "share": f"{item.share_before:.0%}",
            "rest": f"{item.share_after:.0%}",
        }
        notes.append(words.say("plan/note.shared_out", **facts))
    if step.along:
        notes.append(words.say("plan/note.along", count=step.along))
    if rounded(step.returned_along):
        notes.append(words.say("plan/note.returned_along", hours=rounded(step.returned_along)))
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
