"""The same company with its keys and enumerated values in the words of another language."""

import random
from typing import Any

from orgaudit.intake.fields import Field, Section, table


def in_canonical_words(data: Any) -> Any:
    """Return the company with every key as the format calls it."""
    return _section(data, table().sections["top"], lambda words: words[0])


def in_any_words(data: Any, chance: random.Random) -> Any:
    """Return the company with each key and each enumerated value in one of its spellings."""
    return _section(data, table().sections["top"], chance.choice)


def _section(data: Any, section: Section, choose: Any) -> Any:
    if not isinstance(data, dict):
        return data
    found = {}
    for key, value in data.items():
        field = section.find(key)
        assert field is not None, key
        found[choose(field.spellings)] = _value(value, field, choose)
    return found


def _value(value: Any, field: Field, choose: Any) -> Any:
    if field.of is not None:
        section = table().sections[field.of]
        if field.type == "people" and isinstance(value, dict):
            return {key: _section(item, section, choose) for key, item in value.items()}
        if isinstance(value, list):
            return [_section(item, section, choose) for item in value]
        return _section(value, section, choose)
    if field.values is None or field.key == "format":
        return value
    if isinstance(value, list):
        return [_word(item, field, choose) for item in value]
    return _word(value, field, choose)


def _word(value: Any, field: Field, choose: Any) -> Any:
    assert field.values is not None
    code = field.values.code_of(value) if isinstance(value, str) else None
    return value if code is None else choose(field.values.words[code])
