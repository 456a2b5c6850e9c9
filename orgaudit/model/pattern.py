"""Regular expressions that are compiled when they are first used.

A set of kanji takes milliseconds to compile, and a run uses a part of our expressions only.
"""

import re
from typing import Any, cast


class _Pattern:
    """Becomes the compiled pattern, method by method."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        # ``re`` keeps what it has compiled; found in the instance from now on, the method costs no more than its own.
        method = getattr(re.compile(self._source, self._flags), name)
        self.__dict__[name] = method
        return method


def pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what ``re.compile`` does, later."""
    return cast("re.Pattern[str]", _Pattern(source, flags))
