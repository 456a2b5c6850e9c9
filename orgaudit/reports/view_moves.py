"""Moves told: what to do on Monday, what it costs, what it returns."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from typing import Final

from orgaudit.engine.stability import Stability, stability
from orgaudit.reports.rows import MoveRow
from orgaudit.reports.words.hours import defaults_of, returned_cell, returned_told
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.results.audit_result import AuditResult, ImprovementMove

FIRST: Final = 3
"""Moves to start with; more at once get stuck."""

MOST_LATER: Final = 12
"""Moves listed after the first ones."""


def ranking(result: AuditResult) -> tuple[ImprovementMove, ...]:
    """Return the moves that are ranked for people. What gate 0 asks for stands in the critical block above, unless it is all."""
    ordinary = tuple(move for move in result.moves if not move.gate0)
    return ordinary or result.moves


def move_rows(moves: tuple[ImprovementMove, ...], words: Localizer) -> tuple[MoveRow, ...]:
    """Tell the moves that are listed, with their places in the ranking."""
    listed = zip(moves[: FIRST + MOST_LATER], stability(moves), strict=False)
    return tuple(_row(move, rank, sure, words) for rank, (move, sure) in enumerate(listed, start=1))


def first_moves(rows: Iterable[MoveRow]) -> tuple[MoveRow, ...]:
    """Return the moves to start with. How to start is said once, where moves of the same kind follow each other."""
    told: list[MoveRow] = []
    for row in islice(rows, FIRST):
        told.append(replace(row, start="") if any(row.start == other.start for other in told) else row)
    return tuple(told)


def _row(move: ImprovementMove, rank: int, sure: Stability | None, words: Localizer) -> MoveRow:
    defaults = defaults_of(item.priority for item in move.items)
    points = round(move.points, 1)
    return MoveRow(
        rank=rank,
        title=move_title(move, words),
        start=words.say(f"moves/{move.move.value}.start"),
        effort=words.hours(move.effort_hours),
        returned=returned_told(move.hours_returned, defaults, words),
        points=words.say("moves.points", points=points) if points else "",
        sure=words.say("moves.sure", mark=sure.mark) if sure else "",
        settles=_settles(move, words),
        cells=(
            words.hours(move.effort_hours),
            returned_cell(move.hours_returned, defaults, words),
            f"{points}" if points else "",
            sure.mark if sure else "",
        ),
    )


def _settles(move: ImprovementMove, words: Localizer) -> str:
    """Return the titles of the rules whose findings the move ends, with how many of each."""
    titles = Counter(
        words.catalogue.rule(item.finding.rule, item.finding.family).title for item in move.items
    )
    return words.say("people.comma").join(
        words.say("people.times", name=title, count=count) for title, count in titles.items()
    )
