"""Reading a document as a reader does: section by section, without looks."""

from collections.abc import Iterable, Iterator

from orgaudit.reports.document import (
    Answer,
    Block,
    Document,
    Facts,
    Fold,
    Group,
    Heading,
    Item,
    Items,
    On,
    Paragraph,
    Sample,
    Table,
)
from orgaudit.reports.text import words_of

PAGE = On.TEXT


def section(document: Document, title: str, on: On = PAGE) -> list[Block]:
    """Return what stands under a heading, up to the next, where it is told ``on``."""
    found: list[Block] = []
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = block.text == title and on in block.on
        elif inside and on in block.on:
            found.append(block)
    return found


def headings(document: Document, on: On = PAGE) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and on in block.on]


def every(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with those inside folds and groups."""
    for block in blocks:
        yield block
        if isinstance(block, Fold | Group):
            yield from every(block.blocks)


def items(blocks: Iterable[Block], on: On = PAGE) -> list[Item]:
    listed = [item for block in every(blocks) if isinstance(block, Items) for item in block.items]
    return [item for item in listed if on in item.on]


def rows(blocks: Iterable[Block]) -> list[tuple[str, ...]]:
    tables = [block for block in every(blocks) if isinstance(block, Table)]
    return [tuple(map(words_of, row)) for table in tables for row in table.rows]


def paragraphs(blocks: Iterable[Block], on: On = PAGE) -> list[str]:
    return [words_of(block.text) for block in blocks if isinstance(block, Paragraph) and on in block.on]


def facts(document: Document) -> dict[str, str]:
    """Return the facts at the top."""
    first = next(block for block in document.blocks if isinstance(block, Facts) and On.TEXT in block.on)
    return {label: " ".join(map(words_of, texts)) for label, texts in first.rows}


def flat(item: Item, on: On = PAGE) -> str:
    """Return all that an item says, line by line."""
    return "\n".join([words_of(item.text), *(words_of(line.text) for line in item.lines if on in line.on)])


def texts(blocks: Iterable[Block], on: On = PAGE) -> Iterator[str]:
    """Yield every text that a page tells, block by block."""
    for block in blocks:
        if on in block.on:
            yield from _texts(block, on)


def _texts(block: Block, on: On) -> Iterator[str]:
    match block:
        case Heading(text) | Sample(text) | Answer(text):
            yield text
        case Paragraph(text):
            yield words_of(text)
        case Facts(rows):
            yield from (word for label, paragraphs in rows for word in (label, *map(words_of, paragraphs)))
        case Items():
            yield from (line for item in items([block], on) for line in flat(item, on).splitlines())
        case Table(columns, rows):
            yield from (column.title for column in columns)
            yield from (words_of(cell) for row in rows for cell in row)
        case Fold(title, inner) | Group(title, inner):
            yield title
            yield from texts(inner, on)
        case _:
            pass
