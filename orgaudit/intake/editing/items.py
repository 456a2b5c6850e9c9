"""Items of lists: added at the end, taken out, carried over as they are written."""

from collections.abc import Iterator
from functools import partial

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.editing.fields_set import INDENT, flow_item, removed
from orgaudit.intake.editing.layout import (
    Entries,
    Leaf,
    Listing,
    Tree,
    after_line,
    column,
    data_of,
    line_break,
    line_end,
    line_start,
)
from orgaudit.intake.editing.patches import Patch
from orgaudit.intake.editing.places import Spot
from orgaudit.intake.editing.writing import block


def item_added(text: str, listing: Listing, value: Value) -> Patch:
    """Return the patch that adds an item to the end of a list."""
    if listing.is_flow or not listing.items:
        return _behind(listing, flow_item(value))
    at, newline, indent = _below(text, listing)
    return Patch(at, at, f"{newline}{' ' * indent}- {block(value, indent + INDENT, newline)}")


def item_carried(text: str, listing: Listing, source: str, spot: Spot) -> Patch:
    """Return the patch that adds an item of the text ``source`` to the end of a list, as it is written there."""
    item = spot.tree
    in_block = isinstance(item, Entries | Listing) and not item.is_flow
    if listing.is_flow or not listing.items:
        told = (
            flow_item(_value(item)) if in_block or _is_long(item, source) else source[item.start : item.end]
        )
        return _behind(listing, told)
    at, newline, indent = _below(text, listing)
    in_brackets = spot.listing is not None and spot.listing.is_flow
    last = item.end if in_brackets else line_end(source, item.end)  # a remark behind it goes with it
    told = carried(source, item.start, last, indent + INDENT, newline)
    return Patch(at, at, f"{newline}{' ' * indent}- {told}")


def carried(source: str, start: int, end: int, indent: int, newline: str) -> str:
    """Return a part of a text, its later lines moved as its first one is that comes to stand at an indent."""
    lines = source[start:end].splitlines()
    was = column(source, start)
    moved = [_moved(line, indent - was) for line in lines[1:]]
    return newline.join([lines[0].rstrip(), *moved])


def item_removed(text: str, spot: Spot) -> Iterator[Patch]:
    """Yield the patch that takes an element out of its list; a list of one becomes an empty one."""
    listing = spot.listing
    if isinstance(listing, Entries):
        number = next(index for index, pair in enumerate(listing.pairs) if pair[0] is spot.key)
        parts = [(pair[0].start, pair[1].end) for pair in listing.pairs]
    elif isinstance(listing, Listing):
        number = int(spot.path[-1])
        # Only an item of a block list has a dash before it.
        start = int if listing.is_flow else partial(_dash, text)
        parts = [(start(item.start), item.end) for item in listing.items]
    else:
        return
    if listing.is_flow or len(parts) > 1:
        yield removed(text, parts, number, listing)
        return
    empty = "[]" if isinstance(listing, Listing) else "{}"
    begin = line_start(text, parts[0][0])
    key = spot.list_key
    if key is None:
        return
    colon_end = text.index(":", key.end) + 1
    yield Patch(colon_end, colon_end, f" {empty}")
    yield Patch(begin, after_line(text, parts[0][1]), "", depth=-1)


def _behind(listing: Listing, told: str) -> Patch:
    if listing.items:
        at = listing.items[-1].end
        return Patch(at, at, f", {told}")
    return Patch(listing.start, listing.end, f"[{told}]")


def _below(text: str, listing: Listing) -> tuple[int, str, int]:
    """Return where an item goes below the last one, the line break, and the column of its dash."""
    last = listing.items[-1]
    at = line_end(text, last.end)
    return at, line_break(text, at), column(text, _dash(text, last.start))


def _dash(text: str, start: int) -> int:
    """Return where the dash before an item of a block list stands."""
    return text.rindex("-", 0, start)


def _moved(line: str, by: int) -> str:
    if not line.strip():
        return ""
    return " " * by + line if by >= 0 else line[min(-by, len(line) - len(line.lstrip(" "))) :]


def _is_long(item: Tree, source: str) -> bool:
    return isinstance(item, Leaf) and (item.is_block or "\n" in source[item.start : item.end])


def _value(item: Tree) -> Value:
    return data_of(item)
