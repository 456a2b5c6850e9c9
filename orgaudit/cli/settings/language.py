"""Which language a run speaks, before any file is read."""

from collections.abc import Mapping, Sequence
from typing import Final

from orgaudit.wording.catalogue import LANGUAGES, Language

LANGUAGE_VARIABLE: Final = "ORGAUDIT_LANG"
_LOCALE_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")
_NEUTRAL: Final = frozenset({"C", "POSIX"})


def as_language(text: str | None) -> Language | None:
    """Return the language that a tag such as ``ja``, ``ja-JP`` or ``ja_JP.UTF-8`` names, if we speak it."""
    if not text:
        return None
    head = text.replace("_", "-").split("-")[0].split(".")[0].lower()
    # Windows names a locale by words: Japanese_Japan.932.
    head = {"japanese": "ja", "english": "en"}.get(head, head)
    return next((language for language in LANGUAGES if language == head), None)


def language_of_environment(environ: Mapping[str, str]) -> Language | None:
    """Return the language of ``ORGAUDIT_LANG``, else of the locale; ``C`` and ``POSIX`` say nothing."""
    name = variable_of_language(environ)
    return None if name is None else as_language(environ[name])


def variable_of_language(environ: Mapping[str, str]) -> str | None:
    """Return the name of the variable that asks for a language of ours; ``None`` where none does.

    Of the locale variables the first that is set counts alone, as POSIX has it.
    """
    if as_language(environ.get(LANGUAGE_VARIABLE)):
        return LANGUAGE_VARIABLE
    name = next((name for name in _LOCALE_VARIABLES if environ.get(name)), None)
    if name is None or environ[name].split(".")[0] in _NEUTRAL or as_language(environ[name]) is None:
        return None
    return name


def language_of_arguments(arguments: Sequence[str]) -> Language | None:
    """Return the language that ``--lang`` asks for anywhere in the call, without judging the call.

    Help and usage errors need the language before, or in spite of, a call that parses.
    """
    found: Language | None = None
    for position, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith("--lang="):
            found = as_language(argument.removeprefix("--lang=")) or found
        elif argument == "--lang" and position + 1 < len(arguments):
            found = as_language(arguments[position + 1]) or found
    return found
