"""Paths told where nobody knows who is named in them, as the company that would say so cannot be read.

A part of a path is shown where it is made of words that paths are made of everywhere, such as ``org.yaml`` or ``部署一覧``; of any other only
the suffix is.
"""

import re
import unicodedata
from collections.abc import Iterable
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
        part if index % 2 or _is_plain(part) else _veiled_part(part, hidden)
        for index, part in enumerate(_SEPARATORS.split(path))
    )


def _veiled_part(part: str, hidden: str) -> str:
    suffix = _SUFFIX.search(part)
    return hidden + (suffix.group() if suffix and _is_plain(suffix.group()) else "")


def _is_plain(part: str) -> bool:
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


def without_paths(text: str, words: Iterable[str], hidden: str) -> str:
    """Return a text in which nothing is told of these words of a call that are paths, as far as a person may be named in them."""
    parts = {
        stem
        for word in words
        if is_path(word)
        for part in _SEPARATORS.split(word)
        if not _is_plain(part) and len(stem := _SUFFIX.sub("", part)) > 1
    }
    for part in sorted(parts, key=len, reverse=True):
        text = (
            re.sub(rf"(?<![A-Za-z0-9]){re.escape(part)}(?![A-Za-z0-9])", lambda _: hidden, text)
            if part.isascii()
            else text.replace(part, hidden)
        )
    return text


def is_path(word: str) -> bool:
    """Whether a word of a call may well be a path, rather than a number, a code or the name of a format."""
    return not word.isascii() or bool(_SEPARATORS.search(word) or _SUFFIX.search(word) or " " in word)
