"""Makes edits: finds each element by the normal road, patches the text, and proves that nothing else was changed."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from itertools import groupby
from typing import Any

from orgaudit.intake.editing.edits import (
    AddItem,
    Edit,
    Edited,
    EditRefused,
    MoveItem,
    RemoveField,
    RemoveItem,
    SetField,
    Value,
    Written,
)
from orgaudit.intake.editing.fields_set import RemarkLost, Wanted, remove_field, set_fields
from orgaudit.intake.editing.file_map import FileMap, map_of
from orgaudit.intake.editing.items import item_added, item_carried, item_removed
from orgaudit.intake.editing.layout import Leaf, Listing, Tree, data_of, layout_of
from orgaudit.intake.editing.patches import Patch, put_in
from orgaudit.intake.editing.places import Spot
from orgaudit.intake.editing.writing import said
from orgaudit.intake.fields import Field
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass

Told = dict[str, Any]
"""What each file says, without its layout, by path."""


@dataclass(slots=True)
class _Work:
    """The texts as they are now, what they must say in the end, and the company that was read from them, where that is known."""

    texts: dict[str, str]
    today: date
    expected: Told
    written: dict[int, Written]
    org: Organization | None = None

    def map(self) -> FileMap:
        """Return where everything stands. Raises EditRefused."""
        return map_of(self.texts, self.today, self.org)


def apply(
    texts: Mapping[str, str], edits: Sequence[Edit], today: date, org: Organization | None = None
) -> Edited:
    """Return the texts of a company after the edits, which are made in the order given; no file is touched.

    ``texts`` holds every file of the company by its path. Neighbouring ``SetField`` are made at once, and so are neighbouring
    ``AddItem`` to lists of one name. ``org`` is what was read from the texts, for who has it at hand. Raises EditRefused.
    """
    work = _Work(dict(texts), today, {path: _data(text) for path, text in texts.items()}, {}, org)
    numbered = list(enumerate(edits))
    for kind, group in groupby(numbered, key=_made_together):
        if kind == "set":
            _set_all(work, [(number, edit) for number, edit in group if isinstance(edit, SetField)])
        elif kind:
            _add_all(work, [edit for _number, edit in group if isinstance(edit, AddItem)])
        else:
            for _number, edit in group:
                _change_list(work, edit)
    return Edited(work.texts, work.written)


def _made_together(numbered: tuple[int, Edit]) -> str:
    """Return what edits have in common that are made at once; empty for those that are made one by one."""
    edit = numbered[1]
    if isinstance(edit, SetField):
        return "set"
    return f"add {edit.field}" if isinstance(edit, AddItem) else ""


def _add_all(work: _Work, edits: list[AddItem]) -> None:
    """Add items to lists of one name, all at once: hundreds of them would else read the files anew for each."""
    if len(edits) > 1:
        try:
            later = _added_at_once(work, edits)
        except EditRefused:
            # An element may be one that an earlier of these edits adds, and a refusal has to name its own edit.
            work.expected = {path: _data(text) for path, text in work.texts.items()}
        else:
            _add_all(work, later)
            return
    for edit in edits:
        _change_list(work, edit)


def _added_at_once(work: _Work, edits: list[AddItem]) -> list[AddItem]:
    """Add the items and return those that have to wait: of an empty list, which the first one opens."""
    files = work.map()
    patches: dict[str, list[Patch]] = {}
    fresh: dict[int, tuple[str, Spot, Field, list[Value]]] = {}
    opened: set[int] = set()
    later = []
    for edit in edits:
        path, spot = files.find(edit.element, edit)
        field = files.field(spot, edit.field, edit)
        value = files.worded_item(spot, field, edit.value)
        written = spot.fields.get(field.key)
        if written is None or not isinstance(written[1], Listing):
            fresh.setdefault(id(spot), (path, spot, field, _first(files, written)))[3].append(value)
        elif id(spot) in opened:
            later.append(edit)
        else:
            if not written[1].items:
                opened.add(id(spot))
            patches.setdefault(path, []).append(item_added(work.texts[path], written[1], value))
            _at(work.expected[path], (*spot.path, _key_of(spot, field.key))).append(said(value))
    for path, spot, field, values in fresh.values():
        _begin_list(work, files, (path, spot), field, values, patches)
    _put_in(work, patches, edits[0])
    return later


def _set_all(work: _Work, edits: list[tuple[int, SetField]]) -> None:
    files = work.map()
    by_spot: dict[int, tuple[str, Spot, list[Wanted]]] = {}
    for number, edit in edits:
        path, spot = files.find(edit.element, edit)
        field = files.field(spot, edit.field, edit)
        value = files.worded(spot, field, edit.value)
        wanted = (number, field, files.word(spot, field), value)
        kept = by_spot.setdefault(id(spot), (path, spot, []))[2]
        kept[:] = [item for item in kept if item[1].key != field.key]  # the last of several holds
        kept.append(wanted)
        _expect_field(work.expected[path], spot, files, wanted)
    patches: dict[str, list[Patch]] = {}
    for path, spot, all_wanted in by_spot.values():
        name_word = files.word(spot, files.bare_field(spot))
        patches.setdefault(path, []).extend(set_fields(work.texts[path], spot, all_wanted, name_word))
    _put_in(work, patches, edits[0][1])


def _change_list(work: _Work, edit: Edit) -> None:
    files = work.map()
    path, spot = files.find(edit.element, edit)
    patches: dict[str, list[Patch]] = {}
    match edit:
        case RemoveField():
            field = files.field(spot, edit.field, edit)
            if field.key not in spot.fields:
                return
            try:
                patches[path] = list(remove_field(work.texts[path], spot, field))
            except RemarkLost as error:
                raise EditRefused("not_kept", edit) from error
            del _at(work.expected[path], spot.path)[_key_of(spot, field.key)]
        case RemoveItem():
            patches[path] = list(item_removed(work.texts[path], spot))
            del _at(work.expected[path], spot.path[:-1])[spot.path[-1]]
        case AddItem():
            _add(work, files, edit, (path, spot), patches)
        case MoveItem():
            _move(work, files, edit, (path, spot), patches)
    _put_in(work, patches, edit)


def _add(
    work: _Work, files: FileMap, edit: AddItem, place: tuple[str, Spot], patches: dict[str, list[Patch]]
) -> None:
    path, spot = place
    field = files.field(spot, edit.field, edit)
    value = files.worded_item(spot, field, edit.value)
    written = spot.fields.get(field.key)
    if written is not None and isinstance(written[1], Listing):
        patches[path] = [item_added(work.texts[path], written[1], value)]
        _at(work.expected[path], (*spot.path, _key_of(spot, field.key))).append(said(value))
        return
    _begin_list(work, files, place, field, [*_first(files, written), value], patches)


def _first(files: FileMap, written: tuple[Tree, Tree] | None) -> list[Value]:
    """Return what stands where a list is to be: the one value that becomes its first item."""
    old = written[1] if written else None
    return [old.text] if isinstance(old, Leaf) and not files.is_nothing(old.text) else []


def _begin_list(
    work: _Work,
    files: FileMap,
    place: tuple[str, Spot],
    field: Field,
    values: list[Value],
    patches: dict[str, list[Patch]],
) -> None:
    path, spot = place
    wanted: Wanted = (None, field, files.word(spot, field), values)
    _expect_field(work.expected[path], spot, files, wanted)
    name_word = files.word(spot, files.bare_field(spot))
    patches.setdefault(path, []).extend(set_fields(work.texts[path], spot, [wanted], name_word))


def _move(
    work: _Work, files: FileMap, edit: MoveItem, place: tuple[str, Spot], patches: dict[str, list[Patch]]
) -> None:
    path, spot = place
    target_path, target = files.find(edit.to, edit)
    field = files.field(target, edit.field, edit)
    written = target.fields.get(field.key)
    data = data_of(spot.tree)
    if written is not None and isinstance(written[1], Listing):
        patch = item_carried(work.texts[target_path], written[1], work.texts[path], spot)
        patches[target_path] = [patch]
        _at(work.expected[target_path], (*target.path, _key_of(target, field.key))).append(data)
    else:
        wanted: Wanted = (None, field, files.word(target, field), [data])
        _expect_field(work.expected[target_path], target, files, wanted)
        name_word = files.word(target, files.bare_field(target))
        patches[target_path] = list(set_fields(work.texts[target_path], target, [wanted], name_word))
    patches.setdefault(path, []).extend(item_removed(work.texts[path], spot))
    del _at(work.expected[path], spot.path[:-1])[spot.path[-1]]


def _expect_field(told: Any, spot: Spot, files: FileMap, wanted: Wanted) -> None:
    """Write into what a file must say that an element has a field."""
    _number, field, word, value = wanted
    around = _at(told, spot.path[:-1])
    if isinstance(spot.tree, Leaf) and not isinstance(around[spot.path[-1]], dict):
        nothing = spot.tree.start == spot.tree.end
        name_word = files.word(spot, files.bare_field(spot))
        around[spot.path[-1]] = {} if nothing else {name_word: spot.tree.text}
    _at(told, spot.path)[_key_of(spot, field.key) or word] = said(value)


def _key_of(spot: Spot, key: str) -> str:
    """Return the word by which an element has a field, empty where it has not."""
    if key not in spot.fields:
        return ""
    return str(data_of(spot.fields[key][0]))


def _at(told: Any, path: Sequence[str | int]) -> Any:
    for step in path:
        told = told[step]
    return told


def _put_in(work: _Work, patches: Mapping[str, list[Patch]], edit: Edit) -> None:
    work.written, work.org = {}, None
    for path, of_file in patches.items():
        try:
            text, places = put_in(work.texts[path], of_file)
            is_kept = _data(text) == work.expected[path]
        except Exception as error:
            # Whatever a patched text runs into, it is not the text that was wanted.
            raise EditRefused("not_kept", edit) from error
        if not is_kept:
            raise EditRefused("not_kept", edit)
        work.texts[path] = text
        work.written |= {number: Written(path, *range_) for number, range_ in places.items()}


def _data(text: str) -> Any:
    tree = layout_of(text)
    return None if tree is None else deepcopy(data_of(tree))
