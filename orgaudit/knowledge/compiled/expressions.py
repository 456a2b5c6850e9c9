"""Our regular expressions in their compiled form, kept from one run to the next: to compile those of an audit takes as long as to read a small company.

Kept is what ``re`` hands to its engine, for the very Python that compiled it and for no other. The engine itself checks what it is given.
Where anything is otherwise than it was, ``re`` compiles as ever. See docs/decisions/0023.
"""

import os
import re
import sys
from _thread import allocate_lock
from array import array
from collections.abc import Mapping
from typing import Any, Final

from orgaudit.knowledge.compiled import tables
from orgaudit.knowledge.compiled.own_folder import folder_for, read_own, write_own
from orgaudit.knowledge.compiled.sealed import UnusableError, key_of, sealed, unsealed
from orgaudit.model.pattern import compile_now

_engine: Any = sys.modules.get("_sre")
"""What ``re`` compiles for; ``None`` in a Python that has another."""

_FILE: Final = "expressions"
_MOST: Final = 2_000
"""Expressions that are kept; ours are some hundreds. House default."""

_CODE: Final = "I"
"""The type of a word of the engine's code."""

_LOCK: Final = allocate_lock()

Parts = tuple[int, bytes, int, Mapping[str, int], tuple[str | None, ...]]
"""What the engine takes beside the expression: flags, code, number of groups, and their names both ways."""


class Expressions:
    """Compiles expressions of ours, which hold nothing of any company; those that an earlier run compiled are only handed to the engine."""

    def __init__(self) -> None:
        """Read what is kept."""
        self._folder = folder_for(tables.PACKAGE, os.environ)
        self._kept = _read(self._folder)
        self._made: dict[tuple[str | bytes, int], re.Pattern[Any]] = {}
        self._is_new = False

    def compile(self, source: str | bytes, flags: int) -> re.Pattern[Any]:
        """Return what ``re.compile`` does."""
        key = source, int(flags)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._again(*key) or self._first(*key)
        return made

    def keep(self) -> None:
        """Keep what was compiled for the first time."""
        if self._is_new and self._folder is not None and len(self._kept) <= _MOST:
            write_own(self._folder, _FILE, sealed(_key(), self._kept))

    def _again(self, source: str | bytes, flags: int) -> re.Pattern[Any] | None:
        parts = self._kept.get((source, flags))
        if parts is None or _engine is None:
            return None
        every, code, groups, numbers, names = parts
        try:
            made: re.Pattern[Any] = _engine.compile(
                source, every, array(_CODE, code).tolist(), groups, numbers, names
            )
        except (RuntimeError, TypeError, ValueError, OverflowError):
            return None
        return made

    def _first(self, source: str | bytes, flags: int) -> re.Pattern[Any]:
        made, parts = _compiled(source, flags)
        if parts is not None:
            self._kept[source, flags] = parts
            self._is_new = True
        return made


def _compiled(source: str | bytes, flags: int) -> tuple[re.Pattern[Any], Parts | None]:
    """Return a compiled expression, with what its engine was given; ``None`` where that cannot be seen."""
    if _engine is None:
        return compile_now(source, flags), None
    given: list[tuple[Any, ...]] = []
    ordinary = _engine.compile

    def noted(*parts: Any) -> Any:
        given.append(parts)
        return ordinary(*parts)

    with _LOCK:
        _engine.compile = noted
        try:
            made = compile_now(source, flags)
        finally:
            _engine.compile = ordinary
    for parts in given:
        if len(parts) == 6 and parts[0] == source:
            _, every, code, groups, numbers, names = parts
            return made, (int(every), array(_CODE, code).tobytes(), groups, dict(numbers), tuple(names))
    return made, None


def _read(folder: str | None) -> dict[tuple[str | bytes, int], Parts]:
    data = read_own(folder, _FILE) if folder is not None and _engine is not None else None
    if data is None:
        return {}
    try:
        kept: dict[tuple[str | bytes, int], Parts] = unsealed(data, _key())
    except UnusableError:
        return {}
    return kept


def _key() -> bytes:
    """Return what tells this Python from any other."""
    about = (sys.version, sys.byteorder, str(getattr(_engine, "MAGIC", None)), str(array(_CODE).itemsize))
    return key_of(text.encode() for text in about)
