"""What people write into cells for the codes of an enumerated field, beyond the words of the field table: a table kept as data."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.plain import plain_file

CELL_WORDS_FILE: Final = Path(__file__).with_name("words.yaml")


@cache
def cell_words() -> Mapping[str, Mapping[str, str]]:
    """Return the codes by the name of their vocabulary and the word, folded; read once."""
    return {
        name: {folded(word): code for code, words in codes.items() for word in words}
        for name, codes in plain_file(CELL_WORDS_FILE).items()
    }
