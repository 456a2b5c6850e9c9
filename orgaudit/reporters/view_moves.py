"""Moves told: what to do on Monday, what it costs, what it returns."""

from collections import Counter
from typing import Final

from orgaudit.audit.result import ImprovementMove
from orgaudit.reporters.move_words import move_title
from orgaudit.reporters.rows import MoveRow
from orgaudit.reporters.telling import Telling

FIRST: Final = 3
"""Moves to start with; more at once get stuck."""

MOST_LATER: Final = 12
"""Moves listed after the first ones."""


def move_row(move: ImprovementMove, telling: Telling) -> MoveRow:
    """Tell one move."""
    return MoveRow(
        rank=move.rank,
        title=move_title(move, telling),
        start=telling.say(f"moves/{move.move.value}.start"),
        effort=telling.hours(move.effort_hours),
        returned=telling.say("moves.returned", hours=move.hours_returned) if move.hours_returned else "",
        points=telling.say("moves.points", points=move.points),
        settles=_settles(move, telling),
    )


def _settles(move: ImprovementMove, telling: Telling) -> str:
    """Return the titles of the rules whose findings the move ends, with how many of each."""
    titles = Counter(
        telling.catalogue.rule(item.finding.rule, item.finding.family).title for item in move.items
    )
    return telling.say("people.comma").join(
        telling.say("people.times", name=title, count=count) for title, count in titles.items()
    )
