"""The steps of a plan as rows of a sheet."""

from orgaudit.reports.content.plan_steps import step_gains, step_notes, step_who
from orgaudit.reports.content.sheets import sheet_table
from orgaudit.reports.document import Table, cells
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.reports.words.scores import score_told
from orgaudit.results.plan import Plan


def step_rows(plan: Plan, words: Localizer, after: Localizer) -> Table:
    """Return the steps with everything that a page tells of them, figures as numbers; ``after`` words the company they leave."""
    by_quarter = plan.steps[0].quarter is not None
    rows = [
        cells(
            str(step.number),
            *((str(step.quarter),) if by_quarter else ()),
            move_title(step.move, words),
            step_who(step, words),
            words.say(f"plan/ladder.{step.ladder}"),
            step.starts.isoformat(),
            step.ends.isoformat(),
            f"{step.move.effort_hours:g}",
            f"{step.move.hours_returned:,.0f}",
            gain.lstrip("+±"),
            words.say("people.dash") if step.score is None else score_told(step.score),
            words.say(f"moves/{step.move.move.value}.start"),
            " ".join(step_notes(step, words, after)),
        )
        for step, gain in zip(plan.steps, step_gains(plan), strict=True)
    ]
    figures = ("number", "quarter", "effort", "returned", "points", "score")
    names = (
        "number", *(("quarter",) if by_quarter else ()), "move", "who", "ladder", "starts", "ends",
        "effort", "returned", "points", "score", "start", "notes",
    )  # fmt: skip
    return sheet_table(names, rows, words, figures, ("move", "start", "notes"))
