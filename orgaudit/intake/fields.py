"""The one table of the input format, typed: every key with its names, type, bounds and words (fields.yaml).

Types (``Field.type``) and what the builder makes of them. Every type takes ``null`` as unknown; "none" is taken
where ``accepts_none`` holds.

- ``text``, ``id`` (no ``/``), ``country``, ``number``, ``integer``, ``date``, ``period``, ``number_or_text``
- ``bool``, ``choice`` (one word of ``values``), ``text_or_false`` (false is the statement that there is none)
- ``count`` (none is 0), ``flag_or_count`` (yes is 1, no and none are 0), ``count_or_persons``
- ``texts``, ``choices``, ``months``, ``persons``, ``departments``, ``consumers``, ``addresses``: a list, or one value
- ``hours_by_month``, ``dates_by_person``, ``skills``: maps
- ``person``, ``person_or_text``, ``department``, ``checker`` (person or department), ``place`` (department or
  department/duty), ``goal_address``, ``address``, ``waiver_owner``: references
- ``object``, ``objects``, ``people``: elements of the section ``of``
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.intake.spelling import folded
from orgaudit.intake.yaml.plain import plain_file
from orgaudit.model.dataclass import dataclass, field

Language = Literal["ja", "en"]

STRICT: Final = frozenset(("choice", "bool"))
"""Types that take one of their words and nothing else."""

TABLE: Final = Path(__file__).with_name("fields.yaml")

_MAPS: Final = frozenset(("hours_by_month", "dates_by_person", "skills", "people"))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of an enumerated field: code -> every spelling, the code first."""

    name: str
    words: Mapping[str, tuple[str, ...]]
    _codes: dict[str, str] = field(repr=False, compare=False)

    def code_of(self, text: str) -> str | None:
        """Return the code that a word stands for, whatever its width and case."""
        return self._codes.get(text) or self._codes.get(folded(text))

    def in_japanese(self, code: str) -> str:
        """Return how a Japanese reader calls a value; raises KeyError for an unknown code."""
        words = self.words[code]
        return words[1] if len(words) > 1 else code

    def spellings(self) -> tuple[str, ...]:
        """Return every word, code by code."""
        return tuple(word for words in self.words.values() for word in words)


@dataclass(frozen=True, slots=True)
class Field:
    """One key of one section. ``attribute`` is its name in the model, ``of`` the section of what it holds.

    ``unit`` is the quantity whose units a figure may carry, ``hours/month`` where it counts by the month; else empty.
    """

    section: str
    key: str
    attribute: str
    type: str
    aliases: tuple[str, ...]
    minimum: float | None
    maximum: float | None
    values: Vocabulary | None
    of: str | None
    unit: str
    accepts_none: bool
    required: bool
    about: Mapping[str, str]
    labels: Mapping[str, str]

    @property
    def spellings(self) -> tuple[str, ...]:
        """The key and its aliases, without those that are the key in another case."""
        return (self.key, *(alias for alias in self.aliases if folded(alias) != folded(self.key)))

    def word(self, language: Language) -> str:
        """Return how the reader of a language writes the key."""
        return self.aliases[0] if language == "ja" and self.aliases else self.key

    @property
    def is_map(self) -> bool:
        """Whether the field holds a map."""
        return self.type in _MAPS


@dataclass(frozen=True, slots=True)
class Section:
    """The keys of one kind of element. ``required`` are those without which it is none."""

    name: str
    fields: tuple[Field, ...]
    required: tuple[Field, ...]
    _by_word: dict[str, Field] = field(repr=False, compare=False)

    def find(self, text: str) -> Field | None:
        """Return the field that a key of a file names, whatever its language, width and case."""
        return self._by_word.get(text) or self._by_word.get(folded(text))


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table."""

    sections: Mapping[str, Section]
    vocabularies: Mapping[str, Vocabulary]
    true_words: tuple[str, ...]
    false_words: tuple[str, ...]
    english: Mapping[str, str]
    keys: frozenset[str]
    """Every spelling of every key of any section, folded."""

    def label(self, path: str, language: Language) -> str:
        """Return how a reader calls a field; ``path`` is ``duty.backups``, by key or by the model's name.

        Raises KeyError for a field that does not exist.
        """
        section, _, name = path.partition(".")
        # Duties of the top-level list have one field more than the others, and all theirs.
        for item in self.sections["unowned" if section == "duty" else section].fields:
            if name in (item.key, item.attribute):
                return item.labels[language]
        raise KeyError(path)

    def value_label(self, name: str, code: str, language: Language) -> str:
        """Return how a reader calls a value of an enumerated field; raises KeyError for an unknown field or code."""
        for section in self.sections.values():
            for item in section.fields:
                if item.values and name in (item.key, item.attribute) and code in item.values.words:
                    return self._word(item.values, code, language)
        message = f"{name}: {code}"
        raise KeyError(message)

    def _word(self, vocabulary: Vocabulary, code: str, language: Language) -> str:
        if language == "ja":
            return vocabulary.in_japanese(code)
        return self.english.get(code, code.replace("_", " "))


@cache
def table() -> Table:
    """Return the table, read once."""
    raw = plain_file(TABLE)
    vocabularies = {name: _vocabulary(name, words) for name, words in raw["values"].items()}
    sections = {name: _section(name, fields, vocabularies) for name, fields in raw["sections"].items()}
    duty, unowned = sections["duty"], sections["unowned"]
    sections["unowned"] = _with_words("unowned", (*duty.fields, *unowned.fields))
    return Table(
        sections=sections,
        vocabularies=vocabularies,
        true_words=tuple(raw["true_words"]),
        false_words=tuple(raw["false_words"]),
        english=raw["english"],
        keys=frozenset(
            folded(word)
            for section in sections.values()
            for item in section.fields
            for word in item.spellings
        ),
    )


def known_field(section: str, key: str) -> Field:
    """Return the field of a key that the table has."""
    return next(item for item in table().sections[section].fields if item.key == key)


def label(path: str, language: Language) -> str:
    """Return how a reader calls a field, ``duty.backups``; raises KeyError for an unknown one."""
    return table().label(path, language)


def value_label(name: str, code: str, language: Language) -> str:
    """Return how a reader calls a value, such as ``deadline``, ``legal``; raises KeyError for an unknown one."""
    return table().value_label(name, code, language)


def _vocabulary(name: str, raw: Mapping[str, list[str]]) -> Vocabulary:
    words = {code: (code, *aliases) for code, aliases in raw.items()}
    codes = {
        key: code for code, all_words in words.items() for word in all_words for key in (word, folded(word))
    }
    return Vocabulary(name, words, codes)


def _section(name: str, raw: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]) -> Section:
    return _with_words(name, tuple(_field(name, key, entry, vocabularies) for key, entry in raw.items()))


def _with_words(name: str, fields: tuple[Field, ...]) -> Section:
    words = {
        word: item for item in fields for spelling in item.spellings for word in (spelling, folded(spelling))
    }
    return Section(name, fields, tuple(item for item in fields if item.required), words)


def _field(section: str, key: str, raw: Mapping[str, Any], vocabularies: Mapping[str, Vocabulary]) -> Field:
    aliases = tuple(raw["ja"])
    return Field(
        section=section,
        key=key,
        attribute=raw.get("attribute", key),
        type=raw["type"],
        aliases=aliases,
        minimum=float(raw["min"]) if "min" in raw else None,
        maximum=float(raw["max"]) if "max" in raw else None,
        values=vocabularies[raw["values"]] if "values" in raw else None,
        of=raw.get("of"),
        unit=raw.get("unit", ""),
        accepts_none=raw.get("none") != "no" and raw["type"] not in ("choice", "bool"),
        required=raw.get("required") == "yes",
        about=raw["about"],
        labels=raw.get("label") or {"ja": aliases[0], "en": key.replace("_", " ")},
    )
