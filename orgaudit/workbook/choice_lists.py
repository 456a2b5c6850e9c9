"""Lists to choose from, on a sheet of their own that stays out of sight: a cell can only hold 255 characters of them."""

from typing import Any, Final

from xlsxwriter.utility import xl_col_to_name

from orgaudit.workbook.book import Book, put

SHEET: Final = "lists"


class ChoiceLists:
    """Collects the lists of a workbook; each different one is written once."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self._names: dict[tuple[str, ...], str] = {}

    def rule(self, words: tuple[str, ...], *, free: bool) -> dict[str, Any]:
        """Return what a cell has to hold to offer these words; where it is ``free``, other words are taken too."""
        name = self._names.setdefault(words, f"list_{len(self._names) + 1}")
        rule: dict[str, Any] = {"validate": "list", "source": f"={name}", "ignore_blank": True}
        if free:
            rule["show_error"] = False
        else:
            rule["error_type"] = "warning"
        return rule

    def write(self) -> None:
        """Write the sheet, where there is any list."""
        if not self._names:
            return
        sheet = self.book.sheet(SHEET)
        plain = self.book.format()
        for column, (words, name) in enumerate(self._names.items()):
            for row, word in enumerate(words):
                put(sheet, row, column, word, plain)
            letter = xl_col_to_name(column)
            self.book.name_range(name, f"'{SHEET}'!${letter}$1:${letter}${len(words)}")
        sheet.hide()
