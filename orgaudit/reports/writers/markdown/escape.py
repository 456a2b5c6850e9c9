"""User text as plain text in GitHub-flavoured Markdown."""

import re
from collections.abc import Sequence
from typing import Final

from orgaudit.model.pattern import pattern

BREAK: Final = "\u200b"
"""Zero-width space. GitHub turns @name, #1 and bare addresses into links after unescaping, so only a character
between the parts keeps them text."""

_SPECIAL = pattern(r"[\\`*_\[\]<>|~&$]")
_BLOCK_START = pattern(r"^(?=[#+\-=])|^(\d+)(?=[.)](\s|$))")
_LINKED = pattern(
    r"@(?=\w)|(?<=:)(?=//)|(?i:(?<=www)(?=\.))|#(?=\d)|(?i:(?<=\bgh)(?=-\d))|:(?=[0-9A-Za-z_+-]+:)|(?i:(?<=mailto:)|(?<=xmpp:))"
)


def inline(text: str) -> str:
    """Return one line of plain text that Markdown shows as it is, also inside a table cell.

    Escaped: emphasis, code, links, images, HTML, entities, tables, strike-through, mathematics, and what would
    start a heading, a list or a rule at the start of a block. Mentions, issue numbers, emoji codes and bare
    addresses are kept apart by a zero-width space.
    """
    one_line = " ".join(text.split())
    unlinked = _LINKED.sub(lambda match: match.group() + BREAK, one_line)
    escaped = _SPECIAL.sub(r"\\\g<0>", unlinked)
    return _BLOCK_START.sub(lambda match: f"{match.group(1)}\\" if match.group(1) else "\\", escaped)


def code(text: str) -> str:
    """Return a code span around a path or an id, whatever backticks stand in it. Not for table cells."""
    one_line = " ".join(text.split())
    longest = max((len(run) for run in re.findall(r"`+", one_line)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if one_line.startswith("`") or one_line.endswith("`") else ""
    return f"{fence}{pad}{one_line}{pad}{fence}"


def table(
    headings: tuple[str, ...], rows: Sequence[tuple[str, ...]], right: frozenset[int] = frozenset()
) -> list[str]:
    """Return the lines of a table; the texts must be inline-safe already. ``right`` holds right-aligned columns."""
    rule = ["---:" if index in right else "---" for index in range(len(headings))]
    return [_row(headings), _row(tuple(rule)), *(_row(row) for row in rows)]


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
