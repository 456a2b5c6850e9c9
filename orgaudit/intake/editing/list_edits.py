"""Edits of lists: items added, and carried from one list to another."""

from orgaudit.intake.editing.edits import AddItem, Edit, EditRefused, MoveItem, Value
from orgaudit.intake.editing.fields_set import Wanted, set_fields
from orgaudit.intake.editing.file_map import FileMap
from orgaudit.intake.editing.items import item_added, item_carried, item_removed, remarks_carried
from orgaudit.intake.editing.layout import (
    Alias,
    Entries,
    Leaf,
    Listing,
    Tree,
    column,
    data_of,
    line_break,
    line_end,
)
from orgaudit.intake.editing.map_entries import entry_added, entry_of
from orgaudit.intake.editing.patches import Patch
from orgaudit.intake.editing.places import Spot
from orgaudit.intake.editing.remarks import in_lines
from orgaudit.intake.editing.work import Work, at, expect_field, key_of
from orgaudit.intake.editing.writing import said
from orgaudit.intake.fields import Field


def added(
    work: Work, files: FileMap, edit: AddItem, place: tuple[str, Spot], patches: dict[str, list[Patch]]
) -> None:
    """Make the patches that add an item to a list field of an element."""
    _path, spot = place
    field = files.field(spot, edit.field, edit)
    written = spot.fields.get(field.key)
    if written is not None and isinstance(written[1], Listing | Entries):
        put_last(work, files, edit, place, patches)
        return
    value = files.worded_item(spot, field, edit.value)
    begin_list(work, files, place, field, [*first(files, written, edit), value], patches)


def put_last(
    work: Work, files: FileMap, edit: AddItem, place: tuple[str, Spot], patches: dict[str, list[Patch]]
) -> None:
    """Make the patches that add an item to a list that is there, or an entry to a map: people may be written as either."""
    path, spot = place
    field = files.field(spot, edit.field, edit)
    tree = spot.fields[field.key][1]
    told = at(work.expected[path], (*spot.path, key_of(spot, field.key)))
    if isinstance(tree, Listing):
        value = files.worded_item(spot, field, edit.value)
        patches.setdefault(path, []).extend(item_added(work.texts[path], tree, value))
        told.append(said(value))
    elif isinstance(tree, Entries):
        name, rest = entry_of(edit)
        value = files.worded_item(spot, field, rest)
        if name in told:
            raise EditRefused("not_kept", edit)
        patches.setdefault(path, []).extend(entry_added(work.texts[path], tree, name, value))
        told[name] = said(value)


def first(files: FileMap, written: tuple[Tree, Tree] | None, edit: AddItem) -> list[Value]:
    """Return what stands where a list is to be: the one value that becomes its first item. Raises EditRefused for what stands elsewhere too."""
    old = written[1] if written else None
    if isinstance(old, Alias):
        raise EditRefused("shared", edit)
    return [old.text] if isinstance(old, Leaf) and not files.is_nothing(old.text) else []


def begin_list(
    work: Work,
    files: FileMap,
    place: tuple[str, Spot],
    field: Field,
    values: list[Value],
    patches: dict[str, list[Patch]],
) -> None:
    """Make the patches that give an element a list it has not yet."""
    path, spot = place
    wanted: Wanted = (None, field, files.word(spot, field), values)
    expect_field(work.expected[path], spot, files, wanted)
    name_word = files.word(spot, files.bare_field(spot))
    patches.setdefault(path, []).extend(set_fields(work.texts[path], spot, [wanted], name_word))


def moved(
    work: Work, files: FileMap, edit: MoveItem, place: tuple[str, Spot], patches: dict[str, list[Patch]]
) -> None:
    """Make the patches that take an element out of its list and add it to the end of another one, with its remarks. Raises EditRefused."""
    path, spot = place
    target_path, target = files.find(edit.to, edit)
    field = files.field(target, edit.field, edit)
    written = target.fields.get(field.key)
    data = data_of(spot.tree)
    if written is not None and isinstance(written[1], Listing):
        patches[target_path] = list(item_carried(work.texts[target_path], written[1], work.texts[path], spot))
        at(work.expected[target_path], (*target.path, key_of(target, field.key))).append(data)
    else:
        wanted: Wanted = (None, field, files.word(target, field), [data])
        expect_field(work.expected[target_path], target, files, wanted)
        name_word = files.word(target, files.bare_field(target))
        patches[target_path] = list(set_fields(work.texts[target_path], target, [wanted], name_word))
        if left := remarks_carried(work.texts[path], spot):
            patches[target_path].append(_remarks_below(work.texts[target_path], target, left, edit))
    patches.setdefault(path, []).extend(item_removed(work.texts[path], spot))
    del at(work.expected[path], spot.path[:-1])[spot.path[-1]]


def _remarks_below(text: str, target: Spot, remarks: list[str], edit: Edit) -> Patch:
    """Return the patch that puts remarks below an element whose list they go to. Raises EditRefused for one in brackets."""
    tree = target.tree
    if isinstance(tree, Entries) and not tree.is_flow:
        indent = column(text, tree.pairs[0][0].start)
    elif isinstance(tree, Leaf) and isinstance(target.listing, Listing) and not target.listing.is_flow:
        indent = column(text, tree.start)  # of a bare name, which becomes a key
    else:
        raise EditRefused("not_kept", edit)
    at = line_end(text, tree.end)
    newline = line_break(text, at)
    return Patch(at, at, newline + in_lines(remarks, indent, newline).removesuffix(newline), depth=-1)
