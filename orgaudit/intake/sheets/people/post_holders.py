"""Who holds the posts that a table of the workbook lists: Registrar, Helen Marsh below Post and Held by."""

from collections.abc import Iterator
from typing import Final

from orgaudit.intake.sheets.files.grid import Grid
from orgaudit.intake.sheets.headings.headings import PART, strong_matches
from orgaudit.intake.sheets.people.person_texts import problem_of_persons
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.person_words import meaning_of

_LOOKED_AT: Final = 200
_MOST_COLUMNS: Final = 12
_LONGEST: Final = 40


def post_holders(grid: Grid) -> dict[str, str]:
    """Return who holds each post, folded, that tables of a sheet name one holder of, empty where they name nobody in particular; none of those that several hold."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for head, row in enumerate(grid.rows[:_LOOKED_AT]):
        columns = _columns(row)
        for post, name in _below(grid, head, *columns) if columns else ():
            if found.setdefault(folded(post), name) != name:
                shared.add(folded(post))
    return {post: name for post, name in found.items() if post not in shared}


def _columns(row: list[str]) -> tuple[int, int] | None:
    """Return where posts and where names stand below a row of headings; None below others."""
    texts = {column: text for column, text in enumerate(row) if text}
    if not 1 < len(texts) <= _MOST_COLUMNS or any(len(text) > _LONGEST for text in texts.values()):
        return None
    keys = {
        column: {(item.kind, item.key) for item in strong_matches(text) if item.strength >= PART}
        for column, text in texts.items()
    }
    posts = [column for column, found in keys.items() if ("person", "person_title") in found]
    names = [column for column, found in keys.items() if ("person", "name") in found]
    return (posts[0], names[0]) if len(posts) == len(names) == 1 and posts != names else None


def _below(grid: Grid, head: int, post: int, name: int) -> Iterator[tuple[str, str]]:
    for row in range(head + 1, len(grid.rows)):
        texts = grid.cell(row, post), grid.cell(row, name)
        if not any(texts):
            return
        if all(texts) and len(texts[0]) <= _LONGEST:
            is_nobody = meaning_of(texts[1].strip("()（）")) or problem_of_persons(texts[1])
            yield texts[0], "" if is_nobody else texts[1]
