"""Moves told: what to do on Monday, what it costs, what it returns."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Final

from orgaudit.audit.result import AuditResult, ImprovementMove
from orgaudit.audit.stability import Stability, stability
from orgaudit.reporters.hours_told import defaults_of, returned_cell, returned_told
from orgaudit.reporters.move_words import move_title
from orgaudit.reporters.rows import MoveRow
from orgaudit.reporters.telling import Telling

FIRST: Final = 3
"""Moves to start with; more at once get stuck."""

MOST_LATER: Final = 12
"""Moves listed after the first ones."""


def ranking(result: AuditResult) -> tuple[ImprovementMove, ...]:
    """Return the moves that are ranked for people. What gate 0 asks for stands in the critical block above, unless it is all."""
    ordinary = tuple(move for move in result.moves if not move.gate0)
    return ordinary or result.moves


def move_rows(moves: tuple[ImprovementMove, ...], telling: Telling) -> tuple[MoveRow, ...]:
    """Tell the moves that are listed, with their places in the ranking."""
    listed = zip(moves[: FIRST + MOST_LATER], stability(moves), strict=False)
    return tuple(_row(move, rank, sure, telling) for rank, (move, sure) in enumerate(listed, start=1))


def first_moves(rows: Iterable[MoveRow]) -> tuple[MoveRow, ...]:
    """Return the moves to start with. How to start is said once, where moves of the same kind follow each other."""
    told: list[MoveRow] = []
    for row in islice(rows, FIRST):
        told.append(replace(row, start="") if any(row.start == other.start for other in told) else row)
    return tuple(told)


def _row(move: ImprovementMove, rank: int, sure: Stability | None, telling: Telling) -> MoveRow:
    defaults = defaults_of(item.priority for item in move.items)
    points = round(move.points, 1)
    return MoveRow(
        rank=rank,
        title=move_title(move, telling),
        start=telling.say(f"moves/{move.move.value}.start"),
        effort=telling.hours(move.effort_hours),
        returned=returned_told(move.hours_returned, defaults, telling),
        points=telling.say("moves.points", points=points) if points else "",
        sure=telling.say("moves.sure", mark=sure.mark) if sure else "",
        settles=_settles(move, telling),
        cells=(
            telling.hours(move.effort_hours),
            returned_cell(move.hours_returned, defaults, telling),
            f"{points}" if points else "",
            sure.mark if sure else "",
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
