"""What to call a move: the action, where, and which elements it settles."""

from typing import Final

from orgaudit.audit.result import ImprovementMove
from orgaudit.reporters.telling import Telling

NAMED: Final = 3
"""Elements that a move's title names before it says how many more there are."""


def move_title(move: ImprovementMove, telling: Telling) -> str:
    """Return the title of a move, the same in every format."""
    names = list(dict.fromkeys(telling.subject_name(item.finding.subject) for item in move.items))
    title = telling.say(
        f"moves/{move.move.value}.title",
        department=telling.department(move.department) if move.department else None,
        count=len(names),
        subjects=_first(names, telling),
    )
    return title if move.department else title[:1].upper() + title[1:]


def _first(names: list[str], telling: Telling) -> tuple[str, ...]:
    if len(names) <= NAMED + 1:
        return tuple(names)
    return (*names[:NAMED], telling.say("people.more", count=len(names) - NAMED))
