"""Lists of work that are known by one heading alone: what is done, with others beside it that nobody knows."""

from typing import Final

from orgaudit.intake.sheets.headings.headings import EXACT, PART, matches, strong_matches
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.sheets.headings.person_keys import OF_LISTS
from orgaudit.intake.sheets.tables.lookup import Sheet

_LOOKED_AT: Final = 60

_LEAST_ROWS: Final = 3


def list_of_work_from(sheet: Sheet) -> int | None:
    """Return the row that heads a list of work by its first heading alone, with others beside it that nobody knows; None where there is none."""
    for row in range(min(sheet.height, _LOOKED_AT)):
        columns = sheet.filled(row)
        texts = [sheet.text(row, column) for column in columns]
        if len(columns) < _LEAST_ROWS or len(set(texts)) < len(texts) or max(map(len, texts)) > _LONGEST:
            continue
        named = any(_is_key(text, _OF_WORK, EXACT) for text in texts[:2]) or (
            any(_is_key(text, _OF_GROUPS, EXACT) for text in texts[:2])
            and sum(
                _is_key(text, _OF_WHO, PART) or plain(text) in plain_words("headings_of_trained")
                for text in texts
            )
            > 1
        )
        if not named:
            continue
        below = range(row + 1, sheet.height)
        full = sum(len(sheet.filled(one)) * 2 > len(columns) for one in below)
        labels = any(strong_matches(sheet.text(one, columns[0])) for one in below)
        if not labels and full >= _LEAST_ROWS and full * 2 >= sum(bool(sheet.filled(one)) for one in below):
            return row
    return None


_LONGEST: Final = 40

_OF_WORK: Final = frozenset(("name",))
_OF_GROUPS: Final = frozenset(("function", "process", "level1", "level2", "detail"))
_OF_WHO: Final = OF_LISTS | {"frequency", "handed_over", "manual", "successor"}


def _is_key(text: str, keys: frozenset[str], strength: int) -> bool:
    """Whether a heading surely means one of some facts of duties."""
    return any(
        item.kind == "duty" and item.key in keys and item.strength >= strength for item in matches(text)
    )
