"""What to call a move: the action, where, and which elements it settles."""

from collections.abc import Sequence
from typing import Final

from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import ImprovementMove
from orgaudit.wording.catalogue import Catalogue

NAMED: Final = 3
"""Elements that a move's title names before it says how many more there are."""


def move_title(move: ImprovementMove, words: Localizer) -> str:
    """Return the title of a move, the same in every format."""
    names = settled_names(move, words)
    department = words.department(move.department) if move.department else None
    title = action_title(move.move.value, department, named(names), len(names), words.catalogue)
    if move.more:
        title = words.say("moves.more", title=title, count=move.more)
    if not move.pays_back:
        title = words.say("moves.no_return", title=title)
    return title


def settled_names(move: ImprovementMove, words: Localizer) -> tuple[str, ...]:
    """Return the names of the elements that a move settles, each once."""
    return tuple(dict.fromkeys(words.subject_name(item.finding.subject) for item in move.items))


def named(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return those names that a title gives: never all but one."""
    return names if len(names) <= NAMED + 1 else names[:NAMED]


def action_title(
    action: str, department: str | None, names: Sequence[str], count: int, catalogue: Catalogue
) -> str:
    """Return what to do, where, and with which of ``count`` elements; a title without a department begins as a sentence does."""
    more = count - len(names)
    subjects = tuple(names) if more <= 0 else (*names, catalogue.ui("report.people.more", count=more))
    title = catalogue.ui(f"moves.{action}.title", department=department, count=count, subjects=subjects)
    return title if department else title[:1].upper() + title[1:]
