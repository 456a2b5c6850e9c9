"""A large table of which a run needs some rows: the file holds an index, then the rows, and only those asked for are read.

Index and rows have a checksum each, so that nothing is handed to ``marshal`` that is not whole. What cannot be used is made anew.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO, Final
from zlib import crc32

from orgaudit.knowledge.compiled import tables
from orgaudit.knowledge.compiled.own_folder import folder_for, open_own, write_own
from orgaudit.knowledge.compiled.sealed import UnusableError, sealed, unsealed

_SIZE_BYTES: Final = 4

Make = Callable[[], Mapping[str, bytes]]
"""Makes every row anew."""


class IndexedTable:
    """Rows by their key, read from a file; ``make`` steps in where a row in it is broken."""

    __slots__ = ("_behind", "_index", "_made", "_make", "_stream")

    def __init__(self, stream: BinaryIO, key: bytes, make: Make) -> None:
        """Read the index. Raises UnusableError where it is broken, or the rows were made from something else."""
        self._stream, self._make = stream, make
        size = int.from_bytes(stream.read(_SIZE_BYTES), "big")
        # A file of another form seems to name any size; room for it is never asked for.
        if size > os.fstat(stream.fileno()).st_size:
            raise UnusableError
        self._index: Mapping[str, tuple[int, int, int]] = unsealed(stream.read(size), key)
        self._behind = _SIZE_BYTES + size
        self._made: Mapping[str, bytes] | None = None

    def __del__(self) -> None:
        """Close the file, which stays open as long as anybody may ask."""
        self._stream.close()

    def get(self, key: str) -> bytes | None:
        """Return the row with this key; ``None`` where there is none."""
        place = self._index.get(key)
        if place is None:
            return None
        if self._made is None:
            start, size, checksum = place
            row = _read_at(self._stream, self._behind + start, size)
            if crc32(row) == checksum:
                return row
            self._made = self._make()
        return self._made.get(key)


def indexed_table(name: str, sources: Sequence[str], make: Make) -> IndexedTable | Mapping[str, bytes]:
    """Return the rows that ``make`` makes of the sources, which are files. Raises OSError where one is missing.

    ``name`` is that of the file in which they are kept.
    """
    key = tables.key_of_files(sources)
    folder = folder_for(tables.PACKAGE, os.environ)
    for opened in (_shipped, lambda name: open_own(folder, name) if folder else None):
        stream = opened(name)
        if stream is not None:
            try:
                return IndexedTable(stream, key, make)
            except UnusableError:
                continue
    made = make()
    if folder is not None:
        write_own(folder, name, _stored(key, made))
    return made


def compile_table_into(folder: str, name: str, sources: Sequence[str], make: Make) -> None:
    """Write the rows into the folder of a wheel that is being built."""
    with open(os.path.join(folder, name), "wb") as stream:
        stream.write(_stored(tables.key_of_files(sources), make()))


def _stored(key: bytes, rows: Mapping[str, bytes]) -> bytes:
    index, start = {}, 0
    for name, row in rows.items():
        index[name] = start, len(row), crc32(row)
        start += len(row)
    head = sealed(key, index)
    return b"".join((len(head).to_bytes(_SIZE_BYTES, "big"), head, *rows.values()))


def _read_at(stream: BinaryIO, start: int, size: int) -> bytes:
    """Return so many bytes; none where they cannot be read. Where threads and forked processes share the file, none moves it for another."""
    try:
        if hasattr(os, "pread"):
            return os.pread(stream.fileno(), size, start)
        stream.seek(start)
        return stream.read(size)
    except OSError:
        return b""


def _shipped(name: str) -> BinaryIO | None:
    try:
        return open(os.path.join(tables.SHIPPED, name), "rb", buffering=0)
    except OSError:
        return None
