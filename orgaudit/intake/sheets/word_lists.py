"""Lists of words that the reading of sheets asks for: a table kept as data."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from orgaudit.intake.yaml.plain import plain_file

WORD_LISTS_FILE: Final = Path(__file__).with_name("word_lists.yaml")


@cache
def word_lists() -> Mapping[str, Any]:
    """Return the table, read once: lists of words by name, or lists of groups of words."""
    found: Mapping[str, Any] = plain_file(WORD_LISTS_FILE)
    return found


@cache
def word_row(name: str) -> tuple[str, ...]:
    """Return the words of a list in their order."""
    return tuple(word_lists()[name])


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(word_lists()[name])
