"""Read-only tables that are read from their file when first asked, so that importing them costs nothing."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Generic, TypeVar

Entry = TypeVar("Entry")
Value = TypeVar("Value")


class LazyTable(Mapping[str, Value]):
    """A mapping whose rows ``read`` returns on first use and which keeps them."""

    def __init__(self, read: Callable[[], Mapping[str, Value]]) -> None:
        self._read = read

    @cached_property
    def _rows(self) -> Mapping[str, Value]:
        return self._read()

    def __getitem__(self, key: str) -> Value:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)


class LazyRows(Mapping[str, Value], Generic[Entry, Value]):
    """The same where a row is made of its entry when it is first asked for: most runs need few of them.

    ``make`` takes the key, its entry and all entries.
    """

    def __init__(
        self,
        read: Callable[[], Mapping[str, Entry]],
        make: Callable[[str, Entry, Mapping[str, Entry]], Value],
    ) -> None:
        self._read, self._make = read, make
        self._made: dict[str, Value] = {}

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        return self._read()

    def __getitem__(self, key: str) -> Value:
        value = self._made.get(key)
        if value is None:
            entries = self._entries
            value = self._made[key] = self._make(key, entries[key], entries)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
