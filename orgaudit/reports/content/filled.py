"""Tables without the columns in which nothing is told of anybody."""

from typing import Final

from orgaudit.model.dataclass import replace
from orgaudit.reports.document import Table
from orgaudit.reports.text import ZERO, words_of

NOTHING: Final = frozenset(("", ZERO, "—"))
"""What stands in a cell of which nothing is to be said, in every language."""


def filled(table: Table) -> Table:
    """Return a table without its empty columns, such as the standing among too few of one industry; the first one stays."""
    kept = [
        at
        for at in range(len(table.columns))
        if not at or any(words_of(row[at]) not in NOTHING for row in table.rows)
    ]
    return replace(
        table,
        columns=tuple(table.columns[at] for at in kept),
        rows=tuple(tuple(row[at] for at in kept) for row in table.rows),
    )
