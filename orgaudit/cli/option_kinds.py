"""What options take besides the kinds of values that the settings file has too."""

from typing import Final

from orgaudit.cli.language import as_language
from orgaudit.intake.settings_file.kinds import (
    LANGUAGE,
    Kind,
    choice,
)
from orgaudit.model.pattern import pattern

_BETWEEN: Final = pattern("[,\uff0c\u3001;\uff1b\\s]+")
"""What may stand between rules; no name of one holds any of it."""


def _words(text: str) -> tuple[str, ...]:
    # Which rules there are, the settings say too; cli/settings.py holds the words against them.
    return tuple(part for part in _BETWEEN.split(text) if part)


def _language(text: str) -> str:
    return as_language(text) or str(LANGUAGE.read(text))


TEXT: Final = Kind(str, {})


PATHS: Final = Kind(lambda text: (text,), {})


RULES: Final = Kind(_words, {})


COLOR: Final = choice("auto", "always", "never")


ACTION: Final = choice("write", "list", "prune")


AIM: Final = choice("hours", "score")


ONLY: Final = choice("questions")


NORMAL: Final = choice("yaml", "json", "xlsx")


KEYS: Final = choice("en", "ja")
