"""Words that tell a name in a running text from another word. They stand in name_words.yaml."""

from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.knowledge.data_file import read_data

_FILE: Final = Path(__file__).with_suffix(".yaml")


@cache
def name_words(kind: str) -> frozenset[str]:
    """Return the words of one list of the table, or the signs of one line of it."""
    return frozenset(read_data(_FILE)[kind])
