"""Any document for a terminal: headings, indented paragraphs, aligned tables, nothing wider than the window."""

from collections.abc import Iterable
from typing import Final

from orgaudit.reports import document as doc
from orgaudit.reports import text as told
from orgaudit.reports.document import On
from orgaudit.reports.pictures.data import ScoreBar
from orgaudit.reports.text import Look
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.reports.writers.terminal.page import Page, Row, page_for
from orgaudit.reports.writers.terminal.score_bar import score_legend, score_line
from orgaudit.reports.writers.terminal.style import STYLE
from orgaudit.reports.writers.terminal.wrap import Span, cells

INDENT: Final = 2
"""Cells by which the blocks of a section, and those of each group within it, are set in."""

_LENGTH: Final = {"brief": On.BRIEF, "full": On.FULL, "verbose": On.VERBOSE}

_WHOLE: Final = frozenset({Look.CODE, Look.LINK})


def write(document: doc.Document, options: PageOptions) -> str:
    """Return the document as text, in colour where the options ask for it."""
    writer = _Writer(page_for(options.width), _LENGTH[options.detail])
    page = writer.page
    page.paragraph([Span(document.title, STYLE[Look.STRONG])], first="")
    if document.subtitle:
        page.paragraph([Span(document.subtitle, STYLE[Look.QUIET])], first="")
        page.blank()
    writer.add(document.blocks, INDENT)
    if document.footer:
        page.blank()
    for paragraph in document.footer:
        if writer.on in paragraph.on:
            page.paragraph(_whole_words(paragraph.text), first="")
    return page.text(color=options.color)


class _Writer:
    """Adds blocks to a page, leaving out what this screen does not tell."""

    def __init__(self, page: Page, on: On) -> None:
        self.page = page
        self.on = on

    def add(self, blocks: Iterable[doc.Block], indent: int) -> None:
        """Add blocks, set in by so many cells."""
        for block in blocks:
            if self.on not in block.on:
                continue
            if isinstance(block, doc.Group):
                self._group(block, indent)
            elif isinstance(block, doc.Fold):
                # Within a group the fold's title says nothing that its blocks do not.
                if indent == INDENT:
                    self.page.heading(block.title)
                self.add(block.blocks, indent)
            else:
                self._add(block, indent)

    def _add(self, block: doc.Block, indent: int) -> None:
        """Add a block that holds no other. An answer is none: a screen is nothing to be filled in."""
        page, blank = self.page, " " * indent
        match block:
            case doc.Gap():
                page.blank()
            case doc.Heading(text):
                page.heading(text)
            case doc.Paragraph(text):
                page.paragraph(spans(text), first=blank)
            case doc.Facts(rows):
                self._facts(rows, blank)
            case doc.Items(items):
                self._items(items, indent)
            case doc.Table():
                self._table(block, blank)
            case doc.Sample(text):
                page.verbatim(text.splitlines(), blank)
            case doc.Picture(ScoreBar() as data):
                page.paragraph(score_line(data, page.width - indent), first=blank)
                page.paragraph(score_legend(data), first=blank)
            case doc.Picture(alternative=text) if text:
                page.paragraph(spans(text), first=blank)

    def _group(self, group: doc.Group, indent: int) -> None:
        if not self.page.under_heading:
            self.page.blank()
        title = Span(group.title, STYLE[Look.STRONG])
        self.page.paragraph([title, *spans(group.aside)], first=" " * indent)
        self.add(group.blocks, indent + INDENT)

    def _facts(self, rows: Iterable[tuple[str, tuple[told.Text, ...]]], blank: str) -> None:
        listed = tuple(rows)
        column = max(cells(label) for label, _texts in listed)
        hang = blank + " " * (column + 2)
        for label, texts in listed:
            pad = Span(" " * (column - cells(label) + 2), whole=True)
            head = [Span(label, STYLE[Look.QUIET]), pad]
            for number, text in enumerate(texts):
                if number:
                    self.page.paragraph(spans(text), first=hang)
                else:
                    self.page.paragraph([*head, *spans(text)], first=blank, rest=hang)

    def _items(self, items: tuple[doc.Item, ...], indent: int) -> None:
        entries = any(item.badge or item.lines for item in items)
        for item in items:
            if self.on not in item.on:
                continue
            if item.number is not None:
                first = f"{item.number}. ".rjust(indent + 3)
            else:
                first = " " * indent + ("" if entries else "- ")
            rest = " " * (indent + (3 if item.number is not None else INDENT))
            badge = [_badge(item.badge), Span(" ")] if item.badge else []
            self.page.paragraph([*badge, *spans(item.text)], first=first, rest=rest)
            for line in item.lines:
                if self.on in line.on:
                    self.page.paragraph(spans(line.text), first=rest)

    def _table(self, table: doc.Table, blank: str) -> None:
        last = next((at for at, column in enumerate(table.columns) if column.grows), None)
        order = [at for at in range(len(table.columns)) if at != last]
        shown = table.rows if table.brief is None or self.on is On.VERBOSE else table.rows[: table.brief]
        rows = [
            Row(tuple(_cell(row[at]) for at in order), _cell(row[last]) if last is not None else Span(""))
            for row in shown
        ]
        titles = [table.columns[at].title for at in (*order, *(() if last is None else (last,)))]
        right = frozenset(place for place, at in enumerate(order) if table.columns[at].figures)
        self.page.table(titles, rows, right=right)
        if len(shown) < len(table.rows) and table.more:
            self.page.paragraph([Span(table.more, STYLE[Look.QUIET])], first=blank)


def spans(text: told.Text) -> list[Span]:
    """Return a text in the styles of the terminal."""
    return [Span(part.text, STYLE[part.look], whole=part.look in _WHOLE) for part in text]


def _badge(badge: told.Span) -> Span:
    return Span(f"[{badge.text}]", STYLE[badge.look], whole=True)


def _cell(text: told.Text) -> Span:
    """Return a cell, which has one style."""
    return Span(told.words_of(text), STYLE[text[0].look] if text else "")


def _whole_words(text: told.Text) -> list[Span]:
    """Split small print at spaces and keep them, so that a path in it stays whole."""
    words: list[Span] = []
    for part in text:
        style = STYLE[part.look]
        if part.look is not Look.SMALL:
            words.append(Span(part.text, style))
            continue
        words += [Span(piece, style, whole=True) for word in part.text.split(" ") for piece in (" ", word)][
            1:
        ]
    return words
