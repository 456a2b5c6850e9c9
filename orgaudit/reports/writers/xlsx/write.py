"""Any document as an Excel workbook; the same document gives the same bytes."""

from orgaudit.reports import document as doc
from orgaudit.reports.document import On
from orgaudit.reports.writers.xlsx.sheet import SheetWriter
from orgaudit.workbook.book import Book
from orgaudit.workbook.cell_text import is_wide
from orgaudit.workbook.choice_lists import ChoiceLists


def write(document: doc.Document) -> bytes:
    """Return the document as a workbook."""
    sheets = [block for block in document.blocks if isinstance(block, doc.Sheet)]
    if not sheets:
        sheets = [doc.Sheet(document.kind or document.title, document.blocks)]
    title = f"{document.kind}: {document.title}" if document.kind else document.title
    # The names of sheets are ours, so they tell the language of the report.
    japanese = is_wide(f"{document.kind}{document.subtitle}{''.join(sheet.name for sheet in sheets)}")
    book = Book(japanese=japanese, title=title)
    lists = ChoiceLists(book)
    for number, sheet in enumerate(sheets):
        writer = SheetWriter(book, sheet, lists)
        if number == 0:
            writer.title(title, document.subtitle)
        writer.add(sheet.blocks)
        if number == 0:
            for part in document.footer:
                if On.TEXT in part.on:
                    writer.add((part,))
        writer.finish()
    lists.write()
    return book.content()
