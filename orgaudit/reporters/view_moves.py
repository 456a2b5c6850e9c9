"""Moves told: what to do on Monday, what it costs, what it returns."""

from collections import Counter
from dataclasses import replace
from typing import Final

from orgaudit.audit.result import AuditResult, ImprovementMove
from orgaudit.reporters.hours_told import defaults_of, returned_cell, returned_told
from orgaudit.reporters.move_words import move_title
from orgaudit.reporters.rows import MoveRow
from orgaudit.reporters.telling import Telling

FIRST: Final = 3
"""Moves to start with; more at once get stuck."""

MOST_LATER: Final = 12
"""Moves listed after the first ones."""


def first_moves(result: AuditResult, telling: Telling) -> tuple[MoveRow, ...]:
    """Tell the moves to start with. How to start is said once, where moves of the same kind follow each other."""
    rows: list[MoveRow] = []
    for move in result.moves[:FIRST]:
        row = move_row(move, telling)
        rows.append(replace(row, start="") if any(row.start == other.start for other in rows) else row)
    return tuple(rows)


def move_row(move: ImprovementMove, telling: Telling) -> MoveRow:
    """Tell one move."""
    defaults = defaults_of(item.priority for item in move.items)
    points = round(move.points, 1)
    return MoveRow(
        rank=move.rank,
        title=move_title(move, telling),
        start=telling.say(f"moves/{move.move.value}.start"),
        effort=telling.hours(move.effort_hours),
        returned=returned_told(move.hours_returned, defaults, telling),
        points=telling.say("moves.points", points=points) if points else "",
        settles=_settles(move, telling),
        cells=(
            telling.hours(move.effort_hours),
            returned_cell(move.hours_returned, defaults, telling),
            f"{points}" if points else "",
        ),
    )


def _settles(move: ImprovementMove, telling: Telling) -> str:
    """Return the titles of the rules whose findings the move ends, with how many of each."""
    titles = Counter(
        telling.catalogue.rule(item.finding.rule, item.finding.family).title for item in move.items
    )
    return telling.say("people.comma").join(
        telling.say("people.times", name=title, count=count) for title, count in titles.items()
    )
