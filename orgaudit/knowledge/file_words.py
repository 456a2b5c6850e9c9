"""Words of which paths are made everywhere. They stand in file_words.yaml."""

from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.knowledge.data_file import read_data

_FILE: Final = Path(__file__).with_suffix(".yaml")


@cache
def file_words() -> frozenset[str]:
    """Return the words of either language, in small letters."""
    return frozenset(word for words in read_data(_FILE).values() for word in words)


@cache
def longest_word() -> int:
    """Return how many signs the longest of them has."""
    return max(map(len, file_words()))
