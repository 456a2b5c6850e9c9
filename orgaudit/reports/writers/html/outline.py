"""What a page needs to know of a document as a whole: its sections, and what its entries may be looked for by."""

from collections.abc import Iterable, Iterator

from orgaudit.model.dataclass import dataclass
from orgaudit.reports import document as doc
from orgaudit.reports.document import On

WEB = On.WEB


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under one heading; what stands before the first heading has no title and no ``anchor``."""

    title: str
    anchor: str
    blocks: tuple[doc.Block, ...]
    beside: bool = False


def sections(document: doc.Document) -> tuple[Section, ...]:
    """Return the sections of a document, in order."""
    parts: list[tuple[str, list[doc.Block], bool]] = [("", [], False)]
    for block in document.blocks:
        if WEB not in block.on:
            continue
        if isinstance(block, doc.Heading) and block.depth == 2:
            parts.append((block.text, [], block.beside))
        else:
            parts[-1][1].append(block)
    return tuple(
        Section(title, f"s{number}" if title else "", tuple(blocks), beside)
        for number, (title, blocks, beside) in enumerate(parts)
        if title or blocks
    )


class Facets:
    """The facets of all entries: each value gets a short code, so that a thousand entries do not repeat its words."""

    def __init__(self, blocks: Iterable[doc.Block]) -> None:
        self.values: dict[str, dict[str, str]] = {}
        for item in _items(blocks):
            for name, value in item.facets:
                known = self.values.setdefault(name, {})
                known.setdefault(value, f"{chr(ord('a') + list(self.values).index(name))}{len(known)}")

    def codes(self, item: doc.Item) -> str:
        """Return the codes of an entry, each a letter and digits."""
        return "".join(self.values[name][value] for name, value in item.facets)


def has_facets(blocks: Iterable[doc.Block]) -> bool:
    """Whether any entry among the blocks can be looked for."""
    return any(item.facets for item in _items(blocks))


def _items(blocks: Iterable[doc.Block]) -> Iterator[doc.Item]:
    for block in blocks:
        if WEB not in block.on:
            continue
        if isinstance(block, doc.Items):
            yield from (item for item in block.items if WEB in item.on)
        elif isinstance(block, doc.Group | doc.Fold):
            yield from _items(block.blocks)
