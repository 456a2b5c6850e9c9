"""One field of one element: written where it belongs, replaced, or taken out."""

from collections.abc import Iterator, Mapping

from orgaudit.intake.editing.brackets import INDENT
from orgaudit.intake.editing.edits import Value
from orgaudit.intake.editing.layout import (
    Alias,
    Entries,
    Leaf,
    Listing,
    Tree,
    after_line,
    column,
    line_break,
    line_end,
    line_start,
)
from orgaudit.intake.editing.patches import Patch
from orgaudit.intake.editing.places import Spot
from orgaudit.intake.editing.remarks import remarks_between, remarks_within
from orgaudit.intake.editing.writing import block, flow, said, scalar
from orgaudit.intake.fields import Field

Wanted = tuple[int | None, Field, str, Value]
"""A number, the field, the word of its key, its value."""


def set_fields(text: str, spot: Spot, wanted: list[Wanted], name_word: str) -> Iterator[Patch]:
    """Yield the patches that give one element its fields. ``name_word`` is the key of what a bare text says."""
    depth = len(spot.path)
    order = order_of(spot)
    new = sorted(
        (item for item in wanted if item[1].key not in spot.fields), key=lambda item: order[item[1].key]
    )
    for item in wanted:
        if item[1].key in spot.fields:
            key, old = spot.fields[item[1].key]
            yield from _entry_by_entry(old, item, depth) or [_replaced(text, key, old, item, depth, spot)]
    if not new:
        return
    if isinstance(spot.tree, Entries):
        for index, item in enumerate(new):
            yield _inserted(text, spot, spot.tree, item, depth, behind=index > 0)
    elif isinstance(spot.tree, Leaf):
        yield from _opened(text, spot, spot.tree, new, name_word)


def _entry_by_entry(old: Tree, item: Wanted, depth: int) -> list[Patch]:
    """Return the patches of a map that keeps its keys: only the values, so that every remark stays. Empty where it does not."""
    number, _field, _word, value = item
    if not isinstance(old, Entries) or not isinstance(value, Mapping):
        return []
    leaves = {key.text: leaf for key, leaf in old.pairs if isinstance(key, Leaf) and isinstance(leaf, Leaf)}
    plain = all(isinstance(told, str | int | float) for told in value.values())
    if not plain or leaves.keys() != value.keys() or len(leaves) < len(old.pairs):
        return []
    if any(leaf.is_block or leaf.start == leaf.end for leaf in leaves.values()):
        return []
    patches = []
    for key, leaf in leaves.items():
        told = flow_item(value[key])
        if said(value[key]) != leaf.text:
            patches.append(Patch(leaf.start, leaf.end, told, depth + 1, number, (0, len(told))))
    return patches


class RemarkLost(Exception):  # noqa: N818
    """A field cannot be taken out without a remark that stands in it."""


def remove_field(text: str, spot: Spot, field: Field) -> Iterator[Patch]:
    """Yield the patch that takes a field out; its remarks stay in its place. Raises RemarkLost where they cannot."""
    if not isinstance(spot.tree, Entries) or field.key not in spot.fields:
        return
    key, value = spot.fields[field.key]
    number = next(index for index, pair in enumerate(spot.tree.pairs) if pair[0] is key)
    patch = removed(text, [(pair[0].start, pair[1].end) for pair in spot.tree.pairs], number, spot.tree)
    in_lines = patch.end == after_line(text, value.end) and not spot.tree.is_flow
    remarks = remarks_within(text, key, value, to_line_end=in_lines)
    if remarks and not in_lines:
        raise RemarkLost
    indent, newline = " " * column(text, key.start), line_break(text, key.start)
    yield Patch(patch.start, patch.end, "".join(f"{indent}{remark}{newline}" for remark in remarks))


def removed(text: str, parts: list[tuple[int, int]], number: int, around: Entries | Listing) -> Patch:
    """Return the patch that takes one part out of a list or map of several, or of one in brackets."""
    start, end = parts[number]
    if around.is_flow:
        if number:
            return Patch(parts[number - 1][1], end, "")
        return Patch(start, parts[1][0] if len(parts) > 1 else end, "")
    begin = line_start(text, start)
    if number == 0 and text[begin:start].strip() and len(parts) > 1:  # behind the dash of a list
        return Patch(start, parts[1][0], "")
    return Patch(begin, after_line(text, end), "")


def order_of(spot: Spot) -> dict[str, tuple[bool, int]]:
    """Return where each key belongs: as in the table, but whole lists of elements last."""
    return {item.key: (item.type == "objects", index) for index, item in enumerate(spot.section.fields)}


def _inserted(text: str, spot: Spot, tree: Entries, item: Wanted, depth: int, *, behind: bool) -> Patch:
    """Return the patch that writes a key after the last one before it in the table; ``behind`` where another new one comes before it."""
    number, field, word, value = item
    order = order_of(spot)
    before = [pair[1] for key, pair in spot.fields.items() if order[key] < order[field.key]]
    if tree.is_flow or not tree.pairs:
        return _in_brackets(tree, before, item, depth, behind=behind)
    indent = column(text, tree.pairs[0][0].start)
    if not before:
        at = tree.pairs[0][0].start
        written, range_ = _line(word, field, value, indent, line_break(text, at))
        return Patch(at, at, written + line_break(text, at) + " " * indent, depth, number, range_)
    at = line_end(text, max(value_.end for value_ in before))
    newline = line_break(text, at)
    written, (start, end) = _line(word, field, value, indent, newline)
    lead = newline + " " * indent
    if at and text[at - 1] in "\n\r":  # below a text with kept line ends
        return Patch(at, at, " " * indent + written + newline, depth, number, (indent + start, indent + end))
    return Patch(at, at, lead + written, depth, number, (len(lead) + start, len(lead) + end))


def _in_brackets(tree: Entries, before: list[Tree], item: Wanted, depth: int, *, behind: bool) -> Patch:
    number, _field, word, value = item
    key, told = f"{scalar(word, flow=True)}: ", flow_item(value)
    if before:
        at, lead, tail = max(value_.end for value_ in before), ", ", ""
    elif tree.pairs:
        at, lead, tail = tree.pairs[0][0].start, "", ", "
    else:
        at, lead, tail = tree.start + 1, ", " if behind else "", ""
    start = len(lead) + len(key)
    return Patch(at, at, lead + key + told + tail, depth, number, (start, start + len(told)))


def flow_item(value: Value) -> str:
    """Return a value as it stands between brackets."""
    return flow([value])[1:-1]


def _line(word: str, field: Field, value: Value, indent: int, newline: str) -> tuple[str, tuple[int, int]]:
    """Return ``key: value`` for a block map, and where the value stands in it."""
    key = f"{scalar(word, flow=False)}:"
    told = _told(field, value, indent, newline)
    start = len(key) + len(told) - len(told.lstrip())
    return key + told, (start, len(key) + len(told))


def _told(field: Field, value: Value, indent: int, newline: str) -> str:
    """Return a value as it stands behind the colon of a block map; a list of elements stands below it."""
    if field.type == "objects" and isinstance(value, list | tuple) and value:
        dash = newline + " " * (indent + INDENT) + "- "
        return "".join(dash + block(item, indent + 2 * INDENT, newline) for item in value)
    return " " + flow(value)


def _replaced(text: str, key: Tree, old: Tree, item: Wanted, depth: int, spot: Spot) -> Patch:
    number, _field, _word, value = item
    in_block = isinstance(spot.tree, Entries) and not spot.tree.is_flow
    told = flow(value) if in_block else flow_item(value)
    if isinstance(old, Leaf) and old.start == old.end:  # nothing is written there
        return _filled(text, key, old, told, depth, number, in_block=in_block)
    # Remarks between the parts of the old value come behind the new one.
    between = "".join(f"   {remark}" for remark in remarks_between(text, old.start, old.end, old))
    if isinstance(old, Alias | Leaf) or old.is_flow:
        behind = text[old.end : line_end(text, old.end)].strip()
        between = between if in_block and (not behind or behind.startswith("#")) else ""
        return Patch(old.start, old.end, told + between, depth + 1, number, (0, len(told)))
    colon_end = text.index(":", key.end) + 1
    beside = line_end(text, colon_end)
    if line_start(text, old.start) == line_start(text, colon_end):
        beside = colon_end
    kept = text[colon_end:beside].rstrip()
    return Patch(colon_end, old.end, f" {told}{kept}{between}", depth + 1, number, (1, 1 + len(told)))


def _filled(
    text: str, key: Tree, old: Leaf, told: str, depth: int, number: int | None, *, in_block: bool
) -> Patch:
    """Return the patch that writes a value where there is none behind the key."""
    at, colon = old.start, "" if ":" in text[key.end : old.start] else ":"
    if (
        not in_block and not colon and text[at : at + 1] == " "
    ):  # one parser stops before the space, one behind it
        at += 1
    lead = colon + ("" if not colon and text[at - 1] == " " else " ")
    return Patch(at, at, lead + told, depth + 1, number, (len(lead), len(lead) + len(told)))


def _opened(text: str, spot: Spot, leaf: Leaf, new: list[Wanted], name_word: str) -> Iterator[Patch]:
    """Yield the patches that make an element of a bare text."""
    depth, nothing = len(spot.path), leaf.start == leaf.end
    in_brackets = isinstance(spot.listing, Listing | Entries) and spot.listing.is_flow
    if spot.holder is not None and isinstance(spot.holder.tree, Entries) and spot.holder.tree.is_flow:
        in_brackets = True
    raw = text[leaf.start : leaf.end]
    name = scalar(leaf.text, flow=in_brackets) if leaf.is_block or "\n" in raw or "\r" in raw else raw
    if in_brackets:
        yield from _opened_in_brackets(
            text, leaf, new, "" if nothing else f"{scalar(name_word, flow=True)}: {name}", depth
        )
        return
    behind_key = isinstance(spot.listing, Entries) or spot.listing is None
    indent = column(text, leaf.start)
    at, newline = line_end(text, leaf.end), line_break(text, leaf.end)
    lead = f"{scalar(name_word, flow=False)}: "
    if behind_key and spot.key is not None:
        indent = column(text, spot.key.start) + INDENT
        colon_end = text.index(":", spot.key.end) + 1
        if not nothing:
            yield Patch(colon_end, leaf.end, newline + " " * indent + lead + name, depth)
    else:
        yield Patch(leaf.start, leaf.end, lead + name, depth)
    start = newline + " " * indent
    for number, field, word, value in new:
        written, (first, last) = _line(word, field, value, indent, newline)
        yield Patch(at, at, start + written, depth, number, (len(start) + first, len(start) + last))


def _opened_in_brackets(text: str, leaf: Leaf, new: list[Wanted], head: str, depth: int) -> Iterator[Patch]:
    gap = " " if leaf.start == leaf.end and text[leaf.start - 1] != " " else ""
    yield Patch(leaf.start, leaf.end, gap + "{" + head, depth + 2)
    for index, (number, _field, word, value) in enumerate(new):
        lead = (", " if head or index else "") + f"{scalar(word, flow=True)}: "
        told = flow_item(value)
        yield Patch(leaf.end, leaf.end, lead + told, depth + 1, number, (len(lead), len(lead) + len(told)))
    yield Patch(leaf.end, leaf.end, "}", depth)
