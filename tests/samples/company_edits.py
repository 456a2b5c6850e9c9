"""Changes to a company description, written as data: each names an element and says what becomes of it.

``at`` leads from the top of the description to the element: a key of a mapping, or what an element of a list is called
(its ``id``, else its ``name``, ``text`` or ``what``). Then exactly one of:

- ``set: {field: value}`` — fields get these values;
- ``remove: [field or element]`` — fields of a mapping, or elements of a list, go away;
- ``add: [element]`` — a list gets more elements;
- ``copy: [{field: value}]`` — beside the element stand copies of it, each changed in these fields.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from datetime import date
from typing import Any, Final

from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load_text

Edit = Mapping[str, Any]

NAMES: Final = ("id", "name", "text", "what")


def edited(company: Mapping[str, Any], edits: Iterable[Edit]) -> dict[str, Any]:
    """Return the company with these changes, one after the other; the given one stays as it is.

    Raises LookupError where an edit names nothing that is there.
    """
    changed: dict[str, Any] = deepcopy(dict(company))
    for edit in edits:
        (operation,) = edit.keys() - {"at"}
        _OPERATIONS[operation](changed, edit["at"], edit[operation])
    return changed


def loaded(company: Mapping[str, Any], today: date) -> Loaded:
    """Read a company by the road that a user's file takes; JSON is YAML, and it is written sooner."""
    return load_text(json.dumps(company, ensure_ascii=False, default=date.isoformat), today=today)


def _set(company: dict[str, Any], path: Sequence[str], values: Mapping[str, Any]) -> None:
    _element(company, path).update(values)


def _remove(company: dict[str, Any], path: Sequence[str], names: Iterable[str]) -> None:
    holder = _element(company, path)
    for name in names:
        if isinstance(holder, list):
            holder.remove(_called(holder, name))
        else:
            del holder[name]


def _add(company: dict[str, Any], path: Sequence[str], elements: Iterable[Any]) -> None:
    _element(company, path).extend(elements)


def _copy(company: dict[str, Any], path: Sequence[str], changes: Iterable[Mapping[str, Any]]) -> None:
    original = _element(company, path)
    _element(company, path[:-1]).extend(deepcopy(original) | change for change in changes)


_OPERATIONS: Final[Mapping[str, Callable[[dict[str, Any], Sequence[str], Any], None]]] = {
    "set": _set,
    "remove": _remove,
    "add": _add,
    "copy": _copy,
}


def _element(company: Any, path: Sequence[str]) -> Any:
    element = company
    for step in path:
        element = _called(element, step) if isinstance(element, list) else element[step]
    return element


def _called(elements: Sequence[Any], name: str) -> Any:
    found = [item for item in elements if item == name or (isinstance(item, Mapping) and _name(item) == name)]
    if len(found) != 1:
        message = f"{len(found)} elements are called {name!r}"
        raise LookupError(message)
    return found[0]


def _name(element: Mapping[str, Any]) -> object:
    return next((element[key] for key in NAMES if key in element), None)
