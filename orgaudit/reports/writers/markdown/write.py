"""Any document as GitHub-flavoured Markdown, to be read from top to bottom."""

from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.reports import document as doc
from orgaudit.reports import text as told
from orgaudit.reports.document import On
from orgaudit.reports.pictures.data import OfficeMap, Timeline
from orgaudit.reports.text import Look
from orgaudit.reports.writers.markdown.escape import code, inline, table
from orgaudit.reports.writers.markdown.mermaid import flowchart, gantt
from orgaudit.reports.writers.page_options import PageOptions

_BOLD: Final = frozenset({Look.STRONG, Look.CRITICAL, Look.HIGH, Look.MEDIUM, Look.LOW, Look.INFO})


def write(document: doc.Document, options: PageOptions) -> str:
    """Return the document as Markdown, ending with a newline: a short page, or all that there is to tell."""
    on = On.NOTE if options.detail == "brief" else On.TEXT
    kind = f"{inline(document.kind)}: " if document.kind else ""
    head = [f"# {kind}{inline(document.title)}"]
    if document.subtitle:
        head.append(inline(document.subtitle))
    foot = [text(part.text) for part in document.footer if on in part.on]
    return "\n\n".join([*head, *_parts(document.blocks, 3, on), *(["---", *foot] if foot else [])]) + "\n"


def write_blocks(blocks: Iterable[doc.Block], on: On = On.NOTE) -> str:
    """Return blocks without a title, as part of a page that has one; ending with a newline."""
    return "\n\n".join(_parts(blocks, 3, on)) + "\n"


def text(parts: told.Text) -> str:
    """Return a text with its looks."""
    return "".join(map(_span, parts))


def _span(span: told.Span) -> str:
    if span.look is Look.CODE:
        return code(span.text)
    if span.look is Look.LINK:
        return f"<{span.text}>"
    inside = span.text.strip()
    escaped = inline(inside)
    if span.look in _BOLD:
        escaped = f"**{escaped}**"
    elif span.look is Look.SMALL:
        escaped = f"<sub>{escaped}</sub>"
    before, after = (" " if edge.isspace() else "" for edge in (span.text[:1], span.text[-1:]))
    return f"{before}{escaped}{after}" if inside else " "


def _parts(blocks: Iterable[doc.Block], depth: int, on: On) -> Iterator[str]:
    """Yield each block that a page of this length tells; ``depth`` is that of the headings of groups."""
    for block in blocks:
        if on not in block.on:
            continue
        if isinstance(block, doc.Group):
            yield f"{'#' * depth} {inline(block.title)}"
            yield from _parts(block.blocks, depth + 1, on)
        elif isinstance(block, doc.Fold):
            yield f"<details><summary>{inline(block.title)}</summary>"
            yield from _parts(block.blocks, depth + 1, on)
            yield "</details>"
        elif part := _single(block, on):
            yield part


def _single(block: doc.Block, on: On) -> str:
    """Return a block that holds no other; empty where it has nothing to say on a page."""
    match block:
        case doc.Heading(title, level):
            return f"{'#' * level} {inline(title)}"
        case doc.Paragraph(parts):
            return text(parts)
        case doc.Facts(rows):
            return "\n".join(f"- **{inline(label)}**: {_lines(texts, '  ')}" for label, texts in rows)
        case doc.Items(items):
            return "\n".join(_item(item, on) for item in items if on in item.on)
        case doc.Table():
            return _table(block, on)
        case doc.Sample(content, language):
            return _fenced(content, language)
        case doc.Answer(label, key):
            return f"- {label} ({key}): " if key else f"- {label}: "
        case doc.Picture(Timeline() as data):
            return _fenced(gantt(data), "mermaid")
        case doc.Picture(OfficeMap() as office_map):
            return f"{inline(office_map.ways)}\n\n{_fenced(flowchart(office_map), 'mermaid')}"
        case _:
            return ""


def _item(item: doc.Item, on: On) -> str:
    number = "-" if item.number is None else f"{item.number}."
    badge = f"{text((item.badge,))} · " if item.badge else ""
    lines = [line.text for line in item.lines if on in line.on and line.text]
    head = f"{number} {badge}"
    return head + _lines((item.text, *lines), " " * (len(number) + 1))


def _lines(texts: Iterable[told.Text], indent: str) -> str:
    return f"<br>\n{indent}".join(map(text, texts))


def _table(block: doc.Table, on: On) -> str:
    if not block.rows:
        return ""
    cut = block.brief if on is On.NOTE else None
    rows = [tuple(map(_cell, row)) for row in block.rows[:cut]]
    right = frozenset(at for at, column in enumerate(block.columns) if column.figures)
    told = "\n".join(table(tuple(inline(column.title) for column in block.columns), rows, right))
    return f"{told}\n\n{inline(block.more)}" if len(rows) < len(block.rows) else told


def _cell(cell: told.Text) -> str:
    """Return a cell. The look of a whole one is for screens, where a table has no lines."""
    return text(cell) if len(cell) > 1 else inline(told.words_of(cell))


def _fenced(content: str, language: str) -> str:
    fence = "```"
    while fence in content:
        fence += "`"
    return f"{fence}{language}\n{content.rstrip(chr(10))}\n{fence}"
