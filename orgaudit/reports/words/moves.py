"""What to call a move: the action, where, and which elements it settles."""

from typing import Final

from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import ImprovementMove

NAMED: Final = 3
"""Elements that a move's title names before it says how many more there are."""


def move_title(move: ImprovementMove, words: Localizer) -> str:
    """Return the title of a move, the same in every format."""
    names = list(dict.fromkeys(words.subject_name(item.finding.subject) for item in move.items))
    title = words.say(
        f"moves/{move.move.value}.title",
        department=words.department(move.department) if move.department else None,
        count=len(names),
        subjects=_first(names, words),
    )
    if move.more:
        title = words.say("moves.more", title=title, count=move.more)
    if not move.pays_back:
        title = words.say("moves.no_return", title=title)
    return title if move.department else title[:1].upper() + title[1:]


def _first(names: list[str], words: Localizer) -> tuple[str, ...]:
    if len(names) <= NAMED + 1:
        return tuple(names)
    return (*names[:NAMED], words.say("people.more", count=len(names) - NAMED))
