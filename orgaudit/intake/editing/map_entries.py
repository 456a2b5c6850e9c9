"""Entries of maps of elements: people may be written as a map from what they go by to the rest, and a new one gets a key there."""

from collections.abc import Iterator, Mapping

from orgaudit.intake.editing.brackets import INDENT
from orgaudit.intake.editing.edits import AddItem, EditRefused, Value
from orgaudit.intake.editing.fields_set import flow_item
from orgaudit.intake.editing.layout import Entries, Leaf, column, line_break, line_end
from orgaudit.intake.editing.patches import Patch
from orgaudit.intake.editing.writing import block, scalar
from orgaudit.model.identity import canonical


def entry_of(edit: AddItem) -> tuple[str, Mapping[str, Value]]:
    """Return the key of a new element in a map, and the rest of it. Raises EditRefused for what has neither id nor name."""
    value = edit.value if isinstance(edit.value, Mapping) else {"name": edit.value}
    name = str(value.get("name", ""))
    key = str(value.get("id", "")) or name.replace("/", "・")
    if not key.strip():
        raise EditRefused("not_kept", edit)
    is_said = "/" not in name and canonical(name) in ("", canonical(key))
    gone = ("id", "name") if is_said else ("id",)
    return (name if is_said and name else key), {one: told for one, told in value.items() if one not in gone}


def entry_added(text: str, entries: Entries, key: str, value: Value) -> Iterator[Patch]:
    """Yield the patch that adds an entry to the end of a map, laid out as the last one is."""
    if entries.is_flow or not entries.pairs:
        told = f"{scalar(key, flow=True)}: {flow_item(value)}"
        at = entries.pairs[-1][1].end if entries.pairs else entries.start + 1
        yield Patch(at, at, f", {told}" if entries.pairs else told)
        return
    last = entries.pairs[-1]
    indent = column(text, entries.pairs[0][0].start)
    at = line_end(text, max(last[0].end, last[1].end))
    newline = line_break(text, at)
    below = isinstance(last[1], Entries) and not last[1].is_flow
    told = f" {flow_item(value)}"
    if below and isinstance(value, Mapping) and value:
        told = f"{newline}{' ' * (indent + INDENT)}{block(value, indent + INDENT, newline)}"
    written = f"{' ' * indent}{scalar(key, flow=False)}:{told}"
    if isinstance(last[1], Leaf) and at and text[at - 1] in "\n\r":  # below a text with kept line ends
        yield Patch(at, at, written + newline)
    else:
        yield Patch(at, at, newline + written)
