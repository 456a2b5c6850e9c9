"""Plain text in columns, by display width: a Japanese character takes two cells."""

from collections.abc import Iterable, Sequence

from orgaudit.reports.writers.terminal.wrap import Span, cells
from orgaudit.reports.writers.terminal.wrap import wrap as wrap_spans


def pad(text: str, width: int) -> str:
    """Return the text with blanks up to a width."""
    return text + " " * (width - cells(text))


def wrap(text: str, width: int, *, indent: str = "") -> list[str]:
    """Break a paragraph into lines of at most so many cells, as the terminal report does; all but the first indented."""
    lines = wrap_spans([Span(text)], width, rest=indent)
    return ["".join(span.text for span in line) for line in lines]


def table(rows: Iterable[Sequence[str]], *, last_width: int | None = None) -> str:
    """Return rows as columns two blanks apart; the last column wraps at ``last_width`` where given."""
    listed = [tuple(row) for row in rows]
    if not listed:
        return ""
    widths = [max(cells(row[column]) for row in listed) for column in range(len(listed[0]) - 1)]
    indent = sum(widths) + 2 * len(widths)
    lines = []
    for row in listed:
        head = "".join(pad(cell, width) + "  " for cell, width in zip(row, widths, strict=False))
        tail = wrap(row[-1], last_width) if last_width else [row[-1]]
        lines.append((head + tail[0]).rstrip())
        lines.extend(" " * indent + rest for rest in tail[1:])
    return "\n".join(lines)
