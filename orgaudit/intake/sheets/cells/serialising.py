"""From a value that was read to what is written for it, and its words in a language."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.fields import Field, table
from orgaudit.intake.values.choices import vocabulary
from orgaudit.intake.values.plain_values import date_of
from orgaudit.model import NONE, Period


def told(item: Field, value: Any) -> Value:
    """Return what to write for a value that was read."""
    if value is NONE or value == () or value == {}:
        return "none"
    if isinstance(value, Period):
        return value.text if date_of(value.text) is None else value.last_day
    if item.type in ("department", "place", "checker", "goal_address", "waiver_owner") and isinstance(
        value, tuple
    ):
        return str(value[0]).strip()
    if isinstance(value, tuple):
        listed = [_item(one) for one in value]
        return listed[0] if len(listed) == 1 else listed
    if isinstance(value, Mapping):
        return {str(key): _item(one) for key, one in value.items()}
    return _item(value)


def _item(value: Any) -> Value:
    if isinstance(value, tuple):  # a reference, kept with its place
        return str(value[0]).strip()
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 6)
    if isinstance(value, str | int | bool | date):
        return value
    return str(value)


def worded(item: Field, value: Value, language: str) -> Value:
    """Return a value in the words of a language: codes of enumerated fields, and "none"."""
    if language == "en":
        return value
    if value == "none" and item.accepts_none:
        return "なし"
    if item.values and isinstance(value, str) and value in vocabulary(item).words:
        return table().value_label(item.key, value, "ja")
    if isinstance(value, list):
        return [worded(item, one, language) for one in value]
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    return value
