"""Regular expressions that are compiled when they are first used.

A set of kanji takes milliseconds to compile, and a run uses a part of our expressions only.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, AnyStr, Final, cast

Compile = Callable[[Any, int], re.Pattern[Any]]
"""What ``re.compile`` does, in whatever way."""

compile_now: Final[Compile] = re.compile
"""``re.compile`` itself, also where ``compiled_on_use`` has put ``pattern`` in its place."""

_ways: Final[list[Compile]] = [compile_now]


class _Pattern:
    """Becomes the compiled pattern, method by method."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # What is compiled is kept by whoever compiles it; found in the instance from now on, the method costs no more than its own.
        method = getattr(_ways[-1](self.pattern, self._flags), name)
        self.__dict__[name] = method
        return method


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return what ``re.compile`` does, later."""
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))


@contextmanager
def compiled_by(way: Compile) -> Iterator[None]:
    """Let patterns that are first used meanwhile be compiled in another way than by ``re.compile``."""
    _ways.append(way)
    try:
        yield
    finally:
        _ways.remove(way)


@contextmanager
def compiled_on_use() -> Iterator[None]:
    """Let modules that are imported meanwhile compile what they give to ``re.compile`` when they first use it.

    For a program that is starting, and nobody else's: PyYAML alone compiles a set over all of Unicode, for a reader that is not
    used where there is one in C, which takes as long as the start of Python itself.
    """
    at_once = re.compile
    re.compile = pattern  # type: ignore[assignment]
    try:
        yield
    finally:
        re.compile = at_once
