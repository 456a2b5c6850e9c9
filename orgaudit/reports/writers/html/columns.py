"""JSON in less room: many objects of the same keys as one list for each key. What comes back is what went in."""

from typing import Any, Final

_TABLE: Final = "\t"
"""The one key of an object that stands for many. No name in a report holds it: all text of ours is one line without control characters."""

_LEAST_ROWS: Final = 3
_FOLDED: Final[frozenset[type]] = frozenset((dict, list))


class NotATableError(ValueError):
    """Columns that are none, or that would unfold to more than is allowed."""


def folded(value: Any) -> Any:
    """Return a JSON value with every list of objects that have the same keys as columns. Raises NotATableError if it uses our key."""
    if isinstance(value, dict):
        if _TABLE in value:
            raise NotATableError
        return {key: _inside(item) for key, item in value.items()}
    if not isinstance(value, list):
        return value
    keys = tuple(value[0]) if len(value) >= _LEAST_ROWS and isinstance(value[0], dict) else ()
    if keys and all(isinstance(item, dict) and tuple(item) == keys for item in value):
        return {_TABLE: [list(keys), *(folded([item[key] for item in value]) for key in keys)]}
    return [_inside(item) for item in value]


def _inside(value: Any) -> Any:
    """Return what stands in an object or a list, folded: most of it is a word or a number, and there are thousands."""
    return folded(value) if value.__class__ in _FOLDED else value


def unfolded(value: Any, most: int) -> Any:
    """Return what was folded. ``most`` is how many characters the keys of all objects may take together. Raises NotATableError."""
    return _Unfolding(most).of(value)


class _Unfolding:
    def __init__(self, most: int) -> None:
        self._left = most

    def of(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self.of(item) for item in value]
        if not isinstance(value, dict):
            return value
        if _TABLE not in value:
            return {key: self.of(item) for key, item in value.items()}
        try:
            keys, *columns = value[_TABLE]
            rows = [self.of(column) for column in columns]
            self._left -= len(rows[0]) * sum(len(key) + 4 for key in keys)
            if self._left < 0:
                raise NotATableError
            return [dict(zip(keys, row, strict=True)) for row in zip(*rows, strict=True)]
        except (ValueError, TypeError, IndexError) as error:
            raise NotATableError from error
