"""Signs of two scripts that look alike, such as Cyrillic а beside a, or the kana カ beside the kanji 力. They stand in confusables.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.knowledge.data_file import read_data

_FILE: Final = Path(__file__).with_suffix(".yaml")


@cache
def as_seen() -> Mapping[int, int]:
    """Return each sign -> the one that stands for all that look like it, as code points, ready for ``str.translate``."""
    table = read_data(_FILE)
    return _heads(f"{table['letters']} {table['kana_and_kanji']}")


@cache
def beside_latin() -> Mapping[int, int]:
    """Return, likewise, the small letters that look like another one of ours in small form than in capitals, or only there."""
    return _heads(read_data(_FILE)["beside_latin"])


def _heads(groups: str) -> dict[int, int]:
    return {ord(sign): ord(group[0]) for group in groups.split() for sign in group[1:]}
