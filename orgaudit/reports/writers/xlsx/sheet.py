"""The blocks of one sheet, from top to bottom."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from orgaudit.reports import document as doc
from orgaudit.reports import text as told
from orgaudit.reports.document import On
from orgaudit.reports.text import Look
from orgaudit.reports.writers.xlsx import style
from orgaudit.reports.writers.xlsx.columns import Columns, columns_for, tables
from orgaudit.reports.writers.xlsx.figures import number_of
from orgaudit.reports.writers.xlsx.pages import Pages
from orgaudit.workbook.book import Book, put, put_runs
from orgaudit.workbook.cell_text import lines
from orgaudit.workbook.choice_lists import ChoiceLists

INDENT: Final = "   "
A3, A4 = 8, 9
"""Paper by its number in the format."""

WITH_HEADING: Final = 8
"""Lines of one paper that a heading stands above at least, itself among them; house default."""

WIDEST_PRINTED: Final = 1_400.0
"""Points of a list at full size that A3 across (1,118 points between its margins) prints at four fifths; house default."""

_TALLEST: Final = 400
"""Points of a row; the format ends at 409."""


class SheetWriter:
    """Writes blocks below each other and remembers which row comes next."""

    def __init__(self, book: Book, sheet: doc.Sheet, lists: ChoiceLists) -> None:
        self.book = book
        self.lists = lists
        self.page = book.sheet(sheet.name)
        self.columns: Columns = columns_for(sheet.blocks, WIDEST_PRINTED if sheet.filtered else 0.0)
        self.row = 0
        self.folded = 0
        self.pages = Pages(self.columns.printed)
        listed = tuple(tables(sheet.blocks))
        self.filtered = listed[-1] if sheet.filtered and listed else None
        for at, width in enumerate(self.columns.widths):
            self.page.set_column(at, at, width)

    def title(self, title: str, subtitle: str) -> None:
        """Write what stands above everything."""
        self._line([(title, style.TITLE)], {})
        if subtitle:
            self._line([(subtitle, style.RUN[Look.QUIET])], {})
        self.row += 1

    def add(self, blocks: Iterable[doc.Block], depth: int = 0) -> None:
        """Write the blocks that a page tells; ``depth`` counts the groups around them."""
        for block in blocks:
            if On.TEXT not in block.on:
                continue
            match block:
                case doc.Heading(text, level):
                    self._heading(text, style.SECTION if level == 2 else style.PART)
                case doc.Group(title, inner, aside):
                    self._heading(title, style.PART, aside)
                    self.add(inner, depth + 1)
                case doc.Fold(title, inner):
                    self._heading(title, style.PART)
                    self.folded += 1
                    self.add(inner, depth + 1)
                    self.folded -= 1
                case _:
                    self._single(block)

    def finish(self) -> None:
        """Set the sheet up for print."""
        if self.filtered or self.pages.is_across:
            self.page.set_landscape()
        self.page.set_paper(A3 if self.filtered else A4)
        self.page.fit_to_pages(1, 0)
        self.page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        if not self.filtered:
            self.page.set_h_pagebreaks(list(self.pages.breaks))
        self.page.set_footer("&C&P / &N")
        self.page.hide_gridlines(2)

    def _single(self, block: doc.Block) -> None:
        """Write a block that holds no other; a gap and a line to be filled in by hand are none here."""
        match block:
            case doc.Paragraph(text):
                self._text(text)
            case doc.Facts(rows):
                self._facts(rows)
            case doc.Items(items):
                self._items(items)
            case doc.Table():
                self._table(block)
            case doc.Form():
                self._form(block)
            case doc.Sample(content):
                self._sample(content)
            case doc.Picture(alternative=text) if text:
                self._text(text)

    def _facts(self, rows: Iterable[tuple[str, tuple[told.Text, ...]]]) -> None:
        for label, texts in rows:
            head = (f"{label}  ", dict(style.RUN[Look.STRONG]))
            for number, text in enumerate(texts):
                self._line([(INDENT, {}) if number else head, *_runs(text)], style.WRAPPED)

    def _sample(self, content: str) -> None:
        for line in content.rstrip("\n").split("\n"):
            self._line([(line, {})], style.SAMPLE)

    def _heading(self, text: str, look: dict[str, Any], aside: told.Text = ()) -> None:
        if self.row:
            self._next(None)
        self.pages.keep(self.row, WITH_HEADING * self.book.line_height)
        height = self.book.line_height * (1.5 if look is style.SECTION else 1.2)
        self._line([(text, look), *_runs(aside)], look, height)

    def _text(self, text: told.Text) -> None:
        self._line(_runs(text), style.WRAPPED)

    def _items(self, items: Iterable[doc.Item]) -> None:
        for item in items:
            if On.TEXT not in item.on:
                continue
            more = [line for line in item.lines if On.TEXT in line.on and line.text]
            self.pages.keep(self.row, (1 + len(more)) * self.book.line_height)
            first = "・ " if item.number is None else f"{item.number}. "
            badge = [(f"[{item.badge.text}] ", dict(style.RUN[item.badge.look]))] if item.badge else []
            self._line([(first, {}), *badge, *_runs(item.text)], style.WRAPPED)
            for line in more:
                self._line(_runs(line.text), style.SET_IN)

    def _line(
        self, runs: Sequence[tuple[str, Any]], look: dict[str, Any], height: float | None = None
    ) -> None:
        """Write a text across the sheet, on as many lines as it takes: a joined cell does not grow by itself."""
        base = self.book.format(look, runs[0][1] if len(runs) == 1 else {})
        if height is None:
            size = max((run.get("font_size", 11) for _text, run in runs), default=11)
            count = lines("".join(text for text, _run in runs), self.columns.room - 2 * look.get("indent", 0))
            height = min(count * self.book.line_height * size / 11, _TALLEST)
        if self.columns.last:
            self.page.merge_range(self.row, 0, self.row, self.columns.last, "", base)
        put_runs(self.page, self.row, 0, [(text, self._font(look, run)) for text, run in runs], base)
        self._next(height)

    def _font(self, look: dict[str, Any], run: dict[str, Any]) -> Any:
        return self.book.format({key: look[key] for key in ("font_name", "font_size") if key in look}, run)

    def _table(self, table: doc.Table) -> None:
        if not table.rows:
            return
        head = self.row
        self._head((column.title, column.figures) for column in table.columns)
        forms: dict[tuple[Look, bool], Any] = {}
        for row in table.rows:
            for at, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
                self._cell(at, cell, column, forms)
            self._next(self._height(row))
        self._warm(table, head + 1)
        if table is self.filtered:
            self._keep_in_view(head, len(table.columns))

    def _cell(
        self, at: int, cell: told.Text, column: doc.Column, forms: dict[tuple[Look, bool], Any]
    ) -> None:
        looks = {span.look for span in cell}
        look = looks.pop() if len(looks) == 1 else Look.PLAIN
        text = told.words_of(cell)
        if column.figures and text == told.ZERO:
            text = "0"
        key = (look, column.figures)
        if key not in forms:
            figure = style.FIGURE if column.figures else {}
            forms[key] = self.book.format(style.CELL, style.RUN[look], style.FILL.get(look, {}), figure)
        number = number_of(text) if column.figures else None
        if number is None:
            put(self.page, self.row, at, text, forms[key])
        else:
            value, pattern = number
            form = self.book.format(
                style.CELL, style.RUN[look], style.FILL.get(look, {}), style.FIGURE, {"num_format": pattern}
            )
            self.page.write_number(self.row, at, value, form)

    def _form(self, block: doc.Form) -> None:
        head = self.row
        titles = ((column.title, column.figures) for column in block.columns)
        self._head((*titles, (block.answer, False), (block.key, False)))
        forms: dict[tuple[Look, bool], Any] = {}
        last = len(block.columns)
        key = self.book.format(style.CELL, style.RUN[Look.SMALL])
        for row in block.rows:
            choices = row.choices
            for at, (column, cell) in enumerate(zip(block.columns, row.cells, strict=True)):
                self._cell(at, cell, column, forms)
            look = self.book.format(style.CELL, style.ANSWER, style.PROPOSED if choices.proposed else {})
            put(self.page, self.row, last, choices.proposed, look)
            if choices.words:
                rule = self.lists.rule(choices.words, free=choices.free)
                self.page.data_validation(self.row, last, self.row, last, rule)
            put(self.page, self.row, last + 1, row.key, key)
            self._next(self._height((*row.cells, told.plain(choices.proposed))))
        if block is self.filtered:
            self._keep_in_view(head, last + 2)

    def _height(self, row: Sequence[told.Text]) -> float:
        """Return the height that a row of a table needs: not every program fits it when it opens the sheet."""
        room = self.columns.widths
        tallest = max(lines(told.words_of(cell), room[at]) for at, cell in enumerate(row))
        return min(tallest * self.book.line_height, _TALLEST)

    def _head(self, titles: Iterable[tuple[str, bool]]) -> None:
        """Write the heads of columns; that of figures stands to the right, as they do."""
        tallest = 1
        for at, (title, figures) in enumerate(titles):
            form = self.book.format(style.HEAD, style.FIGURE if figures else {})
            put(self.page, self.row, at, title, form)
            tallest = max(tallest, lines(title, self.columns.widths[at]))
        self._next(tallest * self.book.line_height + 3)

    def _keep_in_view(self, head: int, width: int) -> None:
        self.page.freeze_panes(head + 1, 0)
        self.page.autofilter(head, 0, self.row - 1, width - 1)
        self.page.repeat_rows(head)

    def _warm(self, table: doc.Table, first: int) -> None:
        """Colour figures by their size, those of neighbouring columns by one measure."""
        for kind, scale in (("heat", style.HOT), ("cold", style.COLD)):
            marked = [at for at, column in enumerate(table.columns) if getattr(column, kind)]
            starts = [at for at in marked if at - 1 not in marked]
            for start in starts:
                end = start
                while end + 1 in marked:
                    end += 1
                self.page.conditional_format(first, start, self.row - 1, end, dict(scale))

    def _next(self, height: float | None) -> None:
        """Go to the next row; without a height it has that of one line."""
        if height is not None or self.folded:
            self.page.set_row(self.row, height, None, {"level": min(self.folded, 7)} if self.folded else {})
        self.pages.add(self.row, self.book.line_height if height is None else height)
        self.row += 1


def _runs(text: told.Text) -> list[tuple[str, dict[str, Any]]]:
    return [(span.text, dict(style.RUN[span.look])) for span in text]
