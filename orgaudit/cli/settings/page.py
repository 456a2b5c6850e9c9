"""Every setting with its value and where it comes from, as ``--show-settings`` tells it."""

import json
from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from orgaudit.cli.session import Session
from orgaudit.cli.settings.deciding import Decided, Setting
from orgaudit.cli.settings.language import variable_of_language
from orgaudit.model.json_text import for_screens
from orgaudit.settings import OwnRule
from orgaudit.wording.catalogue import Catalogue

_OF_THE_USER: Final = frozenset(("paths", "gate.departments", "functions", "rules", "rule-packs"))
"""Settings whose values hold the user's own names."""


def settings_page(decided: Decided, session: Session) -> str:
    """Return every setting with its value and where it comes from, as a table; where people are hidden, with nothing that may name one."""
    words = session.catalogue
    entries = {**decided.entries, "lang": _language(decided, session)}
    rows = [
        (key, _shown(key, item.value, session), _origin(item.origin, session))
        for key, item in entries.items()
    ]
    head = tuple(words.ui(f"cli.settings.{column}") for column in ("key", "value", "origin"))
    file = session.path(str(decided.file.path)) if decided.file else None
    told_file = words.ui("cli.settings.file" if file else "cli.settings.no_file", path=file)
    from orgaudit.cli.terminal.layout import table

    return f"{table([head, *rows])}\n\n{told_file}"


def _language(decided: Decided, session: Session) -> Setting[Any]:
    """Return the language that holds: that of the settings stands behind the call and the environment."""
    found = variable_of_language(session.environ)
    if session.common.lang or found is None:
        return decided.entries["lang"]
    return Setting(session.stated_language, found)


def _shown(key: str, value: Any, session: Session) -> str:
    words = session.catalogue
    hidden = words.ui("cli.told.hidden")
    if key == "redact-key" and value is not None:
        return hidden
    told = _written(value, words)
    if not session.redacting or key not in _OF_THE_USER or not value:
        return told
    # No company says who there is.
    from orgaudit.cli.parsing.words_of_calls import words_of_calls
    from orgaudit.reports.words.veiled_words import veiled_text

    return veiled_text(told, hidden, words_of_calls())


def _origin(origin: str | None, session: Session) -> str:
    if origin is None or ":" not in origin:  # a default, an option or an argument
        return origin or session.catalogue.ui("cli.settings.default")
    return session.path(origin)


def _written(value: Any, words: Catalogue) -> str:
    if value is None or value == () or value == {}:
        return words.ui("cli.settings.unset")
    return for_screens(json.dumps(_as_data(value), ensure_ascii=False))


def _as_data(value: Any) -> Any:
    from dataclasses import asdict, is_dataclass

    if isinstance(value, OwnRule):
        return value.id

    if is_dataclass(value) and not isinstance(value, type):
        filled = {key: item for key, item in asdict(value).items() if item not in (None, {}, ())}
        return {key.replace("_", "-"): _as_data(item) for key, item in filled.items()}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _as_data(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [_as_data(item) for item in value]
    return value
