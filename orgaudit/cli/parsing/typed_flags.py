"""Flags as they leave a Japanese keyboard or a word processor: ``－－show``, ``—show``, ``--ｓｈｏｗ``, ``--show＝low``."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from orgaudit.cli.parsing.options import COMMON, OPTIONS
from orgaudit.model.pattern import pattern

_FLAG: Final = pattern("([-\u2010-\u2015\u2212\u30fc\uff0d\uff70]+)([^=\uff1d]+)([=\uff1d]?)(.*)", re.DOTALL)
"""Dashes of every kind, a name, and perhaps a value behind an equal sign."""

OF_THE_PARSER: Final = ("--help", "--version")


def as_flags(arguments: Sequence[str]) -> Sequence[str]:
    """Return the arguments with each that is a flag but for wide signs as that flag; all else as it was typed.

    Behind ``--`` nothing is a flag.
    """
    if all(argument.isascii() for argument in arguments):
        return arguments
    end = next((at for at, argument in enumerate(arguments) if argument == "--"), len(arguments))
    return [*(_as_flag(argument) for argument in arguments[:end]), *arguments[end:]]


def _as_flag(argument: str) -> str:
    match = None if argument.isascii() else _FLAG.fullmatch(argument)
    if match is None:
        return argument
    name = unicodedata.normalize("NFKC", match[2]).strip().lower()
    flag = ("--" if len(name) > 1 else "-") + name
    if flag not in _flags():
        return argument
    return f"{flag}={match[4]}" if match[3] else flag


@cache
def _flags() -> frozenset[str]:
    listed: Iterable[str] = (flag for option in (*OPTIONS, *COMMON) for flag in (option.flag, option.short))
    return frozenset((*listed, *OF_THE_PARSER)) - {""}
