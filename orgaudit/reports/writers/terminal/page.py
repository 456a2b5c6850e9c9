"""A page of styled lines: headings, paragraphs, aligned rows. Knows widths and styles, not what it prints."""

from collections.abc import Iterable, Sequence
from typing import Final

from rich.cells import cell_len

from orgaudit.model.dataclass import dataclass, field
from orgaudit.reports.text import ZERO
from orgaudit.reports.writers.terminal.style import styled
from orgaudit.reports.writers.terminal.wrap import Line, Span, joined, wrap

LEAST_WIDTH: Final = 40
MOST_WIDTH: Final = 110
"""Longer lines are hard to read, however wide the window."""

GAP: Final = "  "
NOTHING: Final = Span("")

LEAST_FIRST: Final = 20
MOST_FIRST: Final = 30
"""A longer name has a line of its own where the table would not fit else."""

LEAST_LAST: Final = 16
"""The last column of a table needs at least this many cells to stand beside the others."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; ``tail`` is a longer text that may wrap."""

    cells: tuple[Span, ...]
    tail: Span = NOTHING


@dataclass(slots=True)
class Page:
    """Lines of one report, each at most ``width`` cells wide."""

    width: int
    lines: list[Line] = field(default_factory=list)
    _headed: int = -1

    def blank(self) -> None:
        """Add an empty line, never two in a row."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def heading(self, text: str) -> None:
        """Start a section."""
        self.blank()
        self.lines += wrap([Span(text, "bold")], self.width)
        self._headed = len(self.lines)

    @property
    def under_heading(self) -> bool:
        """Whether nothing stands below the last heading yet."""
        return self._headed == len(self.lines)

    def verbatim(self, lines: Iterable[str], indent: str) -> None:
        """Add lines as they are, however wide; tabs become spaces."""
        self.lines += [(Span(f"{indent}{line.expandtabs()}".rstrip()),) for line in lines]

    def paragraph(self, spans: Iterable[Span], *, first: str = "  ", rest: str | None = None) -> None:
        """Add text that wraps under its own indent."""
        self.lines += wrap(spans, self.width, first=first, rest=first if rest is None else rest)

    def table(
        self, headings: Sequence[str], rows: Sequence[Row], *, right: frozenset[int] = frozenset()
    ) -> None:
        """Add aligned rows.

        A name in the first column that leaves the others no room has a line of its own. A tail that does not fit beside
        its row goes below it; where the cells do not fit either, each row becomes a name with its labelled cells below.
        Without rows there is no table.
        """
        if not rows:
            return
        widths = [
            max(cell_len(headings[index]), *(cell_len(row.cells[index].text) for row in rows))
            for index in range(len(rows[0].cells))
        ]
        tail = max((cell_len(row.tail.text) for row in rows), default=0)
        taken = 2 + sum(widths) + cell_len(GAP) * (len(widths) - 1)
        over = taken + (cell_len(GAP) + min(tail, LEAST_LAST) if tail else 0) - self.width
        if over > 0 and widths[0] - over >= LEAST_FIRST:
            room = min(widths[0] - over, MOST_FIRST)
            taken -= widths[0] - room
            widths[0] = room
        if taken > self.width:
            self._stacked(headings, rows)
        elif not tail or taken + cell_len(GAP) + min(tail, LEAST_LAST) <= self.width:
            self._aligned(headings, rows, widths, right)
        else:
            self._aligned(headings, rows, widths, right, tails_below=True)

    def _aligned(
        self,
        headings: Sequence[str],
        rows: Sequence[Row],
        widths: list[int],
        right: frozenset[int],
        *,
        tails_below: bool = False,
    ) -> None:
        titles = Row(
            tuple(Span(text, "dim") for text in headings[: len(widths)]),
            Span(headings[len(widths)], "dim") if len(headings) > len(widths) else NOTHING,
        )
        hang = " " * (2 + sum(widths) + cell_len(GAP) * len(widths))
        for row in (titles, *rows):
            cells: list[Span] = []
            first = row.cells[0]
            if cell_len(first.text) > widths[0]:
                self.paragraph([first])
                first = NOTHING
            for index, (cell, width) in enumerate(zip((first, *row.cells[1:]), widths, strict=True)):
                pad = " " * (width - cell_len(cell.text))
                cells += [
                    Span(pad + cell.text if index in right else cell.text + pad, cell.style, whole=True)
                ]
                cells.append(Span(GAP, whole=True))
            if tails_below or not row.tail.text:
                self.lines.append(_stripped((Span("  "), *cells)))
                if row is not titles and row.tail.text:
                    self.paragraph([row.tail], first="    ")
                continue
            beside = wrap([row.tail], self.width - len(hang))
            self.lines.append((Span("  "), *cells, *beside[0]))
            self.lines += [(Span(hang), *line) for line in beside[1:]]

    def _stacked(self, headings: Sequence[str], rows: Sequence[Row]) -> None:
        for row in rows:
            self.paragraph([Span(row.cells[0].text, "bold")])
            told: list[Span] = []
            for heading, cell in zip(headings[1:], row.cells[1:], strict=False):
                if cell.text and cell.text != ZERO:
                    text = f"{heading} {cell.text}"
                    fits = cell_len(text) <= self.width - len("    ")
                    told += [Span("  "), Span(text, cell.style, whole=fits)]
            self.paragraph(told, first="    ")
            if row.tail.text:
                self.paragraph([Span(f"{headings[-1]} ", "dim"), row.tail], first="    ", rest="      ")

    def text(self, *, color: bool) -> str:
        """Return the page as text, with escape sequences for styles where ``color``."""
        if not color:
            return "".join("".join([span.text for span in line]) + "\n" for line in self.lines)
        return "".join(
            "".join([styled(span.text, span.style) for span in joined(line)]) + "\n" for line in self.lines
        )


def _stripped(line: Line) -> Line:
    kept = list(line)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept and not kept[-1].style:
        kept[-1] = Span(kept[-1].text.rstrip(), kept[-1].style)
    return tuple(kept)


def page_for(width: int) -> Page:
    """Return an empty page for a window of ``width`` columns."""
    return Page(min(max(width, LEAST_WIDTH), MOST_WIDTH))
