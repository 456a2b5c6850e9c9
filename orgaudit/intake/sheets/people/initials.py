"""Initials of persons that a sheet explains beside its table: AB = Aoife Byrne."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_SAID: Final = re.compile(
    r"(?<![\w.])([A-Z][A-Za-z]{0,2}[A-Z])\s?(?:[=:→]|[-–](?=\s))\s?([A-Z][\w'’-]{1,20}(?: [A-Z][\w'’.-]{0,20}){1,2})(?![\w])"
)


def initials_in(texts: Iterable[str]) -> Mapping[str, str]:
    """Return what the texts of a sheet say of initials: letters -> name; none that stand for two, or are not the beginnings of their name."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for text in texts:
        for letters, name in _SAID.findall(text):
            if letters[0] != name[0]:
                continue
            if found.setdefault(letters, name) != name:
                twice.add(letters)
    return {letters: name for letters, name in found.items() if letters not in twice}


def with_names(text: str, initials: Mapping[str, str]) -> str:
    """Return a text of persons with their names for initials, alone or in a list."""
    parts = _PARTS.split(text)
    if not any(part in initials for part in parts):
        return text
    return "".join(initials.get(part, part) for part in parts)


_PARTS: Final = re.compile(r"([^A-Za-z]+)")
