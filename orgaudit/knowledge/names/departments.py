"""Bare words for whole departments (購買, logistics): alone they name a function, inside a longer name they may be anything."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.knowledge.data_file import read_data
from orgaudit.model.identity import canonical

_UNITS: Final = (
    *("部門", "部署", "本部", "部", "課", "室", "係", "科", "局", "グループ", "チーム"),
    *(" department", " dept", " division", " section", " team", " group", " unit"),
)
"""What may stand behind the bare word, the longer before the shorter that it ends in."""

_LONGEST: Final = 40
"""Letters that a bare word and its unit have at most, with room; a longer name is no bare word."""


def department_named(text: str) -> tuple[str, str] | None:
    """Return the function that a bare word for a department names, and the word; ``None`` for any other name."""
    return None if len(text) > _LONGEST else bare_department(canonical(text))


def bare_department(word: str) -> tuple[str, str] | None:
    """Return the same of a text that is normalised."""
    words = _words()
    if word not in words:
        unit = next((unit for unit in _UNITS if word.endswith(unit)), "") if word.endswith(_UNITS) else ""
        word = word.removesuffix(unit)
    return (words[word], word) if word in words else None


@cache
def _words() -> Mapping[str, str]:
    content = read_data(Path(__file__).with_name("departments.yaml"))
    return {canonical(str(word)): function for function, words in content.items() for word in words}
