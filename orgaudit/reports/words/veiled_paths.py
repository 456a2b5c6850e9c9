"""Paths told where nobody knows who is named in them, as the company that would say so cannot be read; veiled_words.py is for other words.

A part of a path is shown where it is made of words that paths are made of everywhere, such as ``org.yaml`` or ``部署一覧``; of any other only
the suffix is.
"""

import unicodedata
from typing import Final

from orgaudit.knowledge.file_words import file_words, longest_word
from orgaudit.model.pattern import pattern

_SEPARATORS: Final = pattern(r"([/\\:]+)")
_RUN: Final = pattern(r"[^\W\d_]+")
_ASCII: Final = pattern("[a-z]+")
_SUFFIX: Final = pattern(r"(?:\.[A-Za-z0-9]{1,8}){1,2}$")
_LONGEST: Final = 200
"""Signs of a part of a path that is looked at; house default."""


def veiled(path: str, hidden: str) -> str:
    """Return a path with ``hidden`` in place of whatever part of it may name a person."""
    return "".join(
        part if index % 2 or is_plain(part) else _veiled_part(part, hidden)
        for index, part in enumerate(_SEPARATORS.split(path))
    )


def _veiled_part(part: str, hidden: str) -> str:
    suffix = _SUFFIX.search(part)
    return hidden + (suffix.group() if suffix and is_plain(suffix.group()) else "")


def without_suffix(part: str) -> str:
    """Return a part of a path without the endings that say what is in a file."""
    return _SUFFIX.sub("", part)


def is_plain(part: str) -> bool:
    """Whether a part of a path is made of words of which paths are made everywhere."""
    return len(part) <= _LONGEST and all(
        _is_made_of_words(run.group())
        for run in _RUN.finditer(unicodedata.normalize("NFKC", part).casefold())
    )


def _is_made_of_words(run: str) -> bool:
    if _ASCII.fullmatch(run):
        return len(run) == 1 or run in file_words()
    ends = {0}
    for end in range(1, len(run) + 1):
        if any(
            end - size in ends and run[end - size : end] in file_words()
            for size in range(1, longest_word() + 1)
        ):
            ends.add(end)
    return len(run) in ends
