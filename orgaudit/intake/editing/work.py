"""The texts of a company while they are edited, and what they must say in the end."""

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any

from orgaudit.intake.editing.edits import Edit, EditRefused, Written
from orgaudit.intake.editing.fields_set import Wanted
from orgaudit.intake.editing.file_map import FileMap, map_of
from orgaudit.intake.editing.layout import Leaf, Tree, data_of, layout_of
from orgaudit.intake.editing.patches import Patch, put_in
from orgaudit.intake.editing.places import Spot
from orgaudit.intake.editing.remarks import remarks_of
from orgaudit.intake.editing.writing import said
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass

Told = dict[str, Any]
"""What each file says, without its layout, by path."""


@dataclass(slots=True)
class Work:
    """The texts as they are now, what they must say in the end, and the company that was read from them, where that is known."""

    texts: dict[str, str]
    today: date
    expected: Told
    written: dict[int, Written]
    org: Organization | None = None

    def map(self) -> FileMap:
        """Return where everything stands. Raises EditRefused."""
        return map_of(self.texts, self.today, self.org)


def expect_field(told: Any, spot: Spot, files: FileMap, wanted: Wanted) -> None:
    """Write into what a file must say that an element has a field."""
    _number, field, word, value = wanted
    around = at(told, spot.path[:-1])
    if isinstance(spot.tree, Leaf) and not isinstance(around[spot.path[-1]], dict):
        nothing = spot.tree.start == spot.tree.end
        name_word = files.word(spot, files.bare_field(spot))
        around[spot.path[-1]] = {} if nothing else {name_word: spot.tree.text}
    at(told, spot.path)[key_of(spot, field.key) or word] = said(value)


def key_of(spot: Spot, key: str) -> str:
    """Return the word by which an element has a field, empty where it has not."""
    if key not in spot.fields:
        return ""
    return str(data_of(spot.fields[key][0]))


def at(told: Any, path: Sequence[str | int]) -> Any:
    """Return what a file says at a path."""
    for step in path:
        told = told[step]
    return told


def put(
    work: Work, patches: Mapping[str, list[Patch]], edit: Edit, going: Counter[str] | None = None
) -> None:
    """Put patches into the texts. ``going`` are the remarks that go with what is taken out.

    Raises EditRefused where a text would not say what it must, or lose another remark.
    """
    work.written, work.org = {}, None
    left: Counter[str] = Counter()
    new = dict(work.texts)
    for path, of_file in patches.items():
        try:
            new[path], places = put_in(work.texts[path], of_file)
            tree = layout_of(new[path])
            is_kept = _said(tree) == work.expected[path]
        except Exception as error:
            # Whatever a patched text runs into, it is not the text that was wanted.
            raise EditRefused("not_kept", edit) from error
        if not is_kept:
            raise EditRefused("not_kept", edit)
        left += remarks_of(new[path], tree)
        work.written |= {number: Written(path, *range_) for number, range_ in places.items()}
    before = sum((_remarks_in(work.texts[path]) for path in patches), Counter[str]())
    if before - left - (going or Counter()):
        raise EditRefused("not_kept", edit)
    work.texts = new


def data_in(text: str) -> Any:
    """Return what a text says."""
    return _said(layout_of(text))


def _said(tree: Tree | None) -> Any:
    return None if tree is None else deepcopy(data_of(tree))


def _remarks_in(text: str) -> Counter[str]:
    return remarks_of(text, layout_of(text)) if "#" in text else Counter()
