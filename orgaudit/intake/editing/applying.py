"""Makes edits: finds each element by the normal road, patches the text, and proves that nothing else was changed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby

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
)
from orgaudit.intake.editing.fields_set import RemarkLost, Wanted, remove_field, set_fields
from orgaudit.intake.editing.items import item_removed, remarks_carried
from orgaudit.intake.editing.json_files import kept_as_json
from orgaudit.intake.editing.layout import Entries, Listing
from orgaudit.intake.editing.list_edits import added, begin_list, first, moved, put_last
from orgaudit.intake.editing.patches import Patch
from orgaudit.intake.editing.places import Spot
from orgaudit.intake.editing.remarks import counted
from orgaudit.intake.editing.work import Work, at, data_in, expect_field, key_of, put
from orgaudit.intake.fields import Field
from orgaudit.model import Organization


def apply(
    texts: Mapping[str, str], edits: Sequence[Edit], today: date, org: Organization | None = None
) -> Edited:
    """Return the texts of a company after the edits, which are made in the order given; no file is touched.

    ``texts`` holds every file of the company by its path. Neighbouring ``SetField`` are made at once, and so are neighbouring
    ``AddItem`` to lists of one name. ``org`` is what was read from the texts, for who has it at hand. Raises EditRefused.
    """
    work = Work(dict(texts), today, {path: data_in(text) for path, text in texts.items()}, {}, org)
    numbered = list(enumerate(edits))
    for kind, group in groupby(numbered, key=_made_together):
        if kind == "set":
            _set_all(work, [(number, edit) for number, edit in group if isinstance(edit, SetField)])
        elif kind:
            _add_all(work, [edit for _number, edit in group if isinstance(edit, AddItem)])
        else:
            for _number, edit in group:
                _change_list(work, edit)
    return kept_as_json(texts, Edited(work.texts, work.written))


def _made_together(numbered: tuple[int, Edit]) -> str:
    """Return what edits have in common that are made at once; empty for those that are made one by one."""
    edit = numbered[1]
    if isinstance(edit, SetField):
        return "set"
    return f"add {edit.field}" if isinstance(edit, AddItem) else ""


def _add_all(work: Work, edits: list[AddItem]) -> None:
    """Add items to lists of one name, all at once: hundreds of them would else read the files anew for each."""
    if len(edits) > 1:
        try:
            later = _added_at_once(work, edits)
        except EditRefused:
            # An element may be one that an earlier of these edits adds, and a refusal has to name its own edit.
            work.expected = {path: data_in(text) for path, text in work.texts.items()}
        else:
            _add_all(work, later)
            return
    for edit in edits:
        _change_list(work, edit)


def _added_at_once(work: Work, edits: list[AddItem]) -> list[AddItem]:
    """Add the items and return those that have to wait: of an empty list, which the first one opens."""
    files = work.map()
    patches: dict[str, list[Patch]] = {}
    fresh: dict[int, tuple[str, Spot, Field, list[Value]]] = {}
    opened: set[int] = set()
    later = []
    for edit in edits:
        path, spot = files.find(edit.element, edit)
        field = files.field(spot, edit.field, edit)
        written = spot.fields.get(field.key)
        if written is None or not isinstance(written[1], Listing | Entries):
            held = fresh.setdefault(id(spot), (path, spot, field, first(files, written, edit)))[3]
            held.append(files.worded_item(spot, field, edit.value))
        elif id(spot) in opened:
            later.append(edit)
        else:
            if not (written[1].items if isinstance(written[1], Listing) else written[1].pairs):
                opened.add(id(spot))
            put_last(work, files, edit, (path, spot), patches)
    for path, spot, field, values in fresh.values():
        begin_list(work, files, (path, spot), field, values, patches)
    put(work, patches, edits[0])
    return later


def _set_all(work: Work, edits: list[tuple[int, SetField]]) -> None:
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
        expect_field(work.expected[path], spot, files, wanted)
    patches: dict[str, list[Patch]] = {}
    for path, spot, all_wanted in by_spot.values():
        name_word = files.word(spot, files.bare_field(spot))
        patches.setdefault(path, []).extend(set_fields(work.texts[path], spot, all_wanted, name_word))
    put(work, patches, edits[0][1])


def _change_list(work: Work, edit: Edit) -> None:
    files = work.map()
    path, spot = files.find(edit.element, edit)
    patches: dict[str, list[Patch]] = {}
    going: Counter[str] = Counter()
    match edit:
        case RemoveField():
            field = files.field(spot, edit.field, edit)
            if field.key not in spot.fields:
                return
            try:
                patches[path] = list(remove_field(work.texts[path], spot, field))
            except RemarkLost as error:
                raise EditRefused("not_kept", edit) from error
            del at(work.expected[path], spot.path)[key_of(spot, field.key)]
        case RemoveItem():
            patches[path] = list(item_removed(work.texts[path], spot, keep_remarks=edit.keep_remarks))
            going = counted(remarks_carried(work.texts[path], spot))
            del at(work.expected[path], spot.path[:-1])[spot.path[-1]]
        case AddItem():
            added(work, files, edit, (path, spot), patches)
        case MoveItem():
            moved(work, files, edit, (path, spot), patches)
    put(work, patches, edit, going)
