"""From what people write in a sheet to values of the file, by the field's type.

What does not fit stays as it is written: the reader of the file then tells what is wrong with it.
"""

import re
from collections.abc import Mapping
from math import isfinite
from typing import Any, Final

from orgaudit.intake.editing.edits import Value
from orgaudit.intake.fields import Field
from orgaudit.intake.spelling import folded, narrowed
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import date_of, number_of
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.model.pattern import pattern

_SEVERAL: Final = frozenset(
    ("texts", "persons", "choices", "months", "departments", "consumers", "addresses", "count_or_persons")
)
_NUMBERS: Final = frozenset(
    ("number", "integer", "count", "flag_or_count", "number_or_text", "months", "count_or_persons")
)
_MAPS: Final = frozenset(("hours_by_month", "dates_by_person", "skills"))

_BETWEEN: Final = pattern("[\u3001\uff0c,\uff1b;]")
_BETWEEN_PAIRS: Final = pattern("[\u3001\uff0c,\uff1b;\n]")
_SENTENCES: Final = pattern("[\uff1b;]")
_PAIR: Final = pattern(
    "\\s*+(.(?:[^:\uff1a=\uff1d\n]*[^\\s:\uff1a=\uff1d])?)\\s*+[:\uff1a=\uff1d]\\s*+(.*\\S)\\s*+"
)

_LONGEST_PAIR: Final = 200
"""Signs of a name and a day beside each other; where a longer text parts is not looked for."""


def value_of(field: Field, content: Any) -> Value:
    """Return the value that an answer gives a field."""
    if not isinstance(content, str | list | tuple) or _holds_elements(content):
        return _of_data(content)
    texts = [_text(item) for item in content] if isinstance(content, list | tuple) else [content.strip()]
    texts = [text for text in texts if text]
    if len(texts) == 1 and field.accepts_none and says_none(texts[0]):
        return texts[0]
    if field.type == "dates_by_person" and len(texts) == 1 and (day := date_of(texts[0])):
        return day
    if field.type in _MAPS:
        return _map(field, texts)
    if field.type == "objects":
        return [text for given in texts for text in _parts(given, _SENTENCES)]
    if field.type in _SEVERAL:
        parts = [
            part
            for given in texts
            for part in (_parts(given, _BETWEEN) if isinstance(content, str) else [given])
        ]
        items = [_one(field, part) for part in parts]
        return items[0] if len(items) == 1 else items
    return _one(field, " ".join(texts))


def function_id(text: str) -> str | None:
    """Return the id of a function by its id or its name in either language; ``None`` where there is none."""
    word = folded(text)
    for key, function in FUNCTIONS.items():
        if word in (key, folded(function.ja), folded(function.en)):
            return key
    return None


def _one(field: Field, text: str) -> Value:
    if field.type in _NUMBERS:
        number = number_of(text)
        if number is not None and isfinite(number):
            return int(number) if number.is_integer() else number
    if field.type in ("date", "period", "dates_by_person"):
        return date_of(text) or text
    return text


def _map(field: Field, texts: list[str]) -> Value:
    parts = [part for given in texts for part in _pairs_apart(field, given)]
    pairs = [pair for part in parts if (pair := _pair(field, narrowed(part)))]
    if len(pairs) == len(parts):
        return {key: _number_or_day(value) for key, value in pairs}
    if field.type == "hours_by_month":
        return [_number_or_day(part) for part in parts]
    return parts[0] if len(parts) == 1 else list(parts)


def _pairs_apart(field: Field, text: str) -> list[str]:
    """Return the pairs of a text, in lines or parted by commas; the name of a duty may hold a comma itself."""
    pieces = _parts(text, _BETWEEN_PAIRS)
    if field.type != "skills" or all(_pair(field, narrowed(piece)) for piece in pieces):
        return pieces
    found, start, held = list[str](), 0, 0
    for match in (*_BETWEEN_PAIRS.finditer(text), None):
        part = text[start : match.start() if match else len(text)].strip()
        if part and _pair(field, narrowed(part)):
            found.append(part)
            start, held = match.end() if match else len(text), 0
        elif held > _MOST_COMMAS:
            break
        else:
            held += 1
    return found if not text[start:].strip() else pieces


_MOST_COMMAS: Final = 8
"""Signs in one name that might part two."""


def _pair(field: Field, text: str) -> tuple[str, str] | None:
    """Return both sides of ``name: value``; of a person and a day also without a sign between them, in either order."""
    match = _PAIR.fullmatch(text)
    if match:
        return match[1], match[2]
    if field.type == "dates_by_person":
        words = text.split()
        for at in range(1, len(words) if len(text) <= _LONGEST_PAIR else 0):
            first, second = " ".join(words[:at]), " ".join(words[at:])
            if date_of(second):
                return first, second
            if date_of(first):
                return second, first
    return None


def _number_or_day(text: str) -> Value:
    number = number_of(text)
    if number is not None and isfinite(number):
        return int(number) if number.is_integer() else number
    return date_of(text) or text


def _parts(text: str, between: re.Pattern[str]) -> list[str]:
    return [part.strip() for part in between.split(text) if part.strip()]


def _text(item: Any) -> str:
    return str(item).strip()


def _of_data(content: Any) -> Value:
    if isinstance(content, Mapping):
        return {str(key): _of_data(value) for key, value in content.items()}
    if isinstance(content, list | tuple):
        return [_of_data(item) for item in content if item is not None]
    if isinstance(content, bool | int | float | str):
        return content
    return str(content)


def _holds_elements(content: Any) -> bool:
    """Whether JSON answers with whole elements, keys and all."""
    return isinstance(content, list) and any(isinstance(item, Mapping) for item in content)
