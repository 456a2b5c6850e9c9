"""A plan as GitHub-flavoured Markdown, with a Gantt chart that Mermaid draws."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from orgaudit.reports.plan_view import PlanView, StepRow
from orgaudit.reports.writers.markdown.escape import inline, table
from orgaudit.results.plan import Plan
from orgaudit.wording.catalogue import Catalogue

COLUMNS: Final = ("step", "who", "ladder", "effort", "returned", "points", "score")

_NOT_IN_A_TASK: Final = re.compile(r"[:;#,%{}<>&`\"\\\s]+")
"""What Mermaid reads as syntax in the name of a task or section: separators, comments, directives, entities."""

MOST_OF_A_NAME: Final = 60


def render_plan_markdown(plan: Plan, view: PlanView, catalogue: Catalogue) -> str:
    """Return the plan as Markdown, ending with a newline."""
    sections = (
        (f"# {inline(view.title)}", "", *(f"- {inline(line)}" for line in view.summary)),
        tuple(_steps(view, catalogue)),
        tuple(_gantt(plan, view, catalogue)),
        tuple(_details(view, catalogue)),
        _listed(catalogue.ui("plan.heading.held"), view.held_back),
        _listed(catalogue.ui("plan.heading.left_out"), view.left_out),
        _listed(catalogue.ui("plan.heading.method"), view.remarks),
    )
    return "\n\n".join("\n".join(lines) for lines in sections if lines) + "\n"


def _listed(heading: str, lines: tuple[str, ...]) -> tuple[str, ...]:
    return (f"## {heading}", "", *(f"- {inline(line)}" for line in lines)) if lines else ()


def _steps(view: PlanView, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {catalogue.ui('plan.heading.steps')}"
    yield ""
    if not view.steps:
        yield view.nothing
        return
    by_quarter = view.steps[0].quarter is not None
    columns = ("quarter", *COLUMNS) if by_quarter else COLUMNS
    head = tuple(catalogue.ui(f"plan.column.{name}") for name in columns)
    rows = [
        (
            *((catalogue.ui("plan.quarter", number=row.quarter),) if by_quarter else ()),
            f"{row.number}. {inline(row.title)}",
            *map(inline, (row.who, row.ladder, *row.cells)),
        )
        for row in view.steps
    ]
    right = frozenset(range(len(columns) - 2, len(columns)))
    yield from table(head, rows, right)


def _gantt(plan: Plan, view: PlanView, catalogue: Catalogue) -> Iterator[str]:
    """Yield a chart in which every step is a bar; ends are exclusive, and the shortest bar is a day."""
    if not plan.steps:
        return
    yield "```mermaid"
    yield "gantt"
    yield f"    title {task_name(view.title)}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    axisFormat %Y-%m-%d"
    section = ""
    for step, row in zip(plan.steps, view.steps, strict=True):
        heading = _section(row, catalogue)
        if heading != section:
            section = heading
            yield f"    section {task_name(heading)}"
        ends = max(step.ends, step.starts + timedelta(days=1))
        mark = "crit, " if step.move.gate0 else ""
        yield f"    {row.number} {task_name(row.title)} :{mark}s{row.number}, {step.starts}, {ends}"
    yield "```"


def _section(row: StepRow, catalogue: Catalogue) -> str:
    return row.who if row.quarter is None else catalogue.ui("plan.quarter", number=row.quarter)


def task_name(text: str) -> str:
    """Return a text as the name of a Mermaid task or section: nothing in it is syntax, and it is never empty."""
    name = _NOT_IN_A_TASK.sub(" ", text).strip()
    short = name if len(name) <= MOST_OF_A_NAME else f"{name[: MOST_OF_A_NAME - 1]}…"
    return short or "–"


def _details(view: PlanView, catalogue: Catalogue) -> Iterator[str]:
    if not view.steps:
        return
    yield f"## {catalogue.ui('plan.heading.details')}"
    yield ""
    for row in view.steps:
        yield f"{row.number}. **{inline(row.title)}**<br>"
        yield f"   {inline(catalogue.ui('report.moves.start', text=row.start))}" + (
            "<br>" if row.notes else ""
        )
        for number, note in enumerate(row.notes, start=1):
            yield f"   {inline(note)}" + ("<br>" if number < len(row.notes) else "")
