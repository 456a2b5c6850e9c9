"""Items of lists: added at the end, taken out, carried over as they are written."""

from collections.abc import Iterator
from functools import partial

from orgaudit.intake.editing.brackets import INDENT, own_remark, put_behind, taken_out
from orgaudit.intake.editing.edits import Value
from orgaudit.intake.editing.fields_set import flow_item, removed
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
from orgaudit.intake.editing.remarks import in_lines, remarks_between
from orgaudit.intake.editing.writing import block


def item_added(text: str, listing: Listing, value: Value) -> Iterator[Patch]:
    """Yield the patches that add an item to the end of a list."""
    if listing.is_flow or not listing.items:
        yield from put_behind(text, listing, flow_item(value), [], "")
        return
    at, newline, indent = _below(text, listing)
    yield Patch(at, at, f"{newline}{' ' * indent}- {block(value, indent + INDENT, newline)}")


def item_carried(text: str, listing: Listing, source: str, spot: Spot) -> Iterator[Patch]:
    """Yield the patches that add an item of the text ``source`` to the end of a list, as it is written there, with its remarks."""
    item = spot.tree
    in_brackets = spot.listing is not None and spot.listing.is_flow
    if listing.is_flow or not listing.items:
        in_block = isinstance(item, Entries | Listing) and not item.is_flow
        if in_block or _is_long(item, source):
            told, before, remark = flow_item(_value(item)), remarks_carried(source, spot), ""
        else:
            told, before = source[item.start : item.end], []
            end = source[item.end : line_end(source, item.end)]
            remark = (own_remark(source, item.start, item.end) or "") if in_brackets else end.strip()
        yield from put_behind(text, listing, told, before, remark)
        return
    at, newline, indent = _below(text, listing)
    last = item.end if in_brackets else line_end(source, item.end)  # a remark behind it goes with it
    told = carried(source, item.start, last, indent + INDENT, newline)
    remark = (own_remark(source, item.start, item.end) or "") if in_brackets else ""
    yield Patch(at, at, f"{newline}{' ' * indent}- {told}{remark and '   ' + remark}")


def remarks_carried(source: str, spot: Spot) -> list[str]:
    """Return the remarks that go with an item: those inside it, and the one behind it on a line that it shares with no other."""
    item, trees = spot.tree, [spot.tree]
    if spot.key is not None and isinstance(spot.listing, Entries):
        trees.insert(0, spot.key)
    start, end = trees[0].start, item.end
    if not (spot.listing is not None and spot.listing.is_flow) or own_remark(source, start, end) is not None:
        end = line_end(source, end)
    return remarks_between(source, start, end, *trees)


def carried(source: str, start: int, end: int, indent: int, newline: str) -> str:
    """Return a part of a text, its later lines moved as its first one is that comes to stand at an indent."""
    lines = source[start:end].splitlines()
    was = column(source, start)
    moved = [_moved(line, indent - was) for line in lines[1:]]
    return newline.join([lines[0].rstrip(), *moved])


def item_removed(text: str, spot: Spot, *, keep_remarks: bool = False) -> Iterator[Patch]:
    """Yield the patches that take an element out of its list; a list of one becomes an empty one.

    ``keep_remarks`` leaves the remarks inside the element, and the one behind it, where it stood.
    """
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
    begin = parts[number][0]
    left = remarks_carried(text, spot) if keep_remarks else []
    kept = in_lines(left, column(text, begin), line_break(text, begin))
    if listing.is_flow:
        yield from taken_out(text, parts, number, listing, kept)
        return
    if len(parts) > 1:
        patch = removed(text, parts, number, listing)
        yield Patch(patch.start, patch.end, kept)
        return
    empty = "[]" if isinstance(listing, Listing) else "{}"
    begin = line_start(text, parts[0][0])
    key = spot.list_key
    if key is None:
        return
    colon_end = text.index(":", key.end) + 1
    yield Patch(colon_end, colon_end, f" {empty}")
    yield Patch(begin, after_line(text, parts[0][1]), kept, depth=-1)


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
