"""The key that an unknown one stands for: another form of ours, a word of spreadsheets, a synonym, or a slip."""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from orgaudit.intake.fields import Field, Section, table
from orgaudit.intake.spelling import is_japanese, nearest
from orgaudit.intake.yaml.plain import plain_file
from orgaudit.model.pattern import pattern

TABLE: Final = Path(__file__).with_name("key_words.yaml")

_LONGEST: Final = 60
_HUMP: Final = pattern("(?<=[a-z0-9])(?=[A-Z])")
_GAP: Final = pattern(r"[\s_\-./・]+")
_REMARK: Final = pattern(r"[(（\[【].*?[)）\]】]|[:：*※]+")
_OF_ELEMENT: Final = pattern(
    "^(?:部署|部門|業務|作業|会社|目標|本人|社員)の(?=.)|^(?:department|dept|team|duty|task|goal|person|company)(?:'?s)? (?=.)"
)
"""What is said twice: whose the key is stands above it."""
_INVISIBLE: Final = pattern("[\u00ad\u200b-\u200d\u2060\ufeff]")

_OF_SHEETS: Final[Mapping[str, str]] = {
    "person_or_department": "primary",
    "duties_of_person": "name",
    "mark": "primary",
}
"""Meanings of headings that only the importer knows, as the key that a file has for them."""


def near_key(section: Section, text: str) -> str | None:
    """Return the key to offer, in the language of what was written; None where none is near."""
    return _near_key(section.name, text)


@lru_cache(maxsize=256)  # who misspells a key does so in every duty
def _near_key(name: str, text: str) -> str | None:
    section = table().sections[name]
    found = next(_meant(section, text[:_LONGEST]), None)
    if found is None:
        return nearest(text, (word for item in section.fields for word in item.spellings))
    return found.word("ja" if is_japanese(text) else "en")


_LISTS: Final = (
    ("top", "company", "company"),
    ("top", "people", "person"),
    ("top", "departments", "department"),
    ("top", "handoffs", "handoff"),
    ("department", "duties", "duty"),
    ("department", "goals", "goal"),
)
"""Where elements stand: under which key of which section those of each section."""


def rightful_place(section: Section, text: str, *, is_single: bool = False) -> str | None:
    """Return the key under which the elements stand that alone have such a key; ``None`` where none or several do.

    ``None`` too where it is another word for a key of the section itself; at the top a key of the company is meant as such. ``is_single``:
    one value stands at the top where a section would stand, so that the company is meant where it has such a key: ``employees: 14``.
    """
    if is_single and (company := table().sections["company"].find(text)):
        own = table().sections["top"].find("company")
        return own.aliases[0] if own and is_japanese(text) and company.aliases else "company"
    return _rightful_place(section.name, text)


@lru_cache(maxsize=256)
def _rightful_place(name: str, text: str) -> str | None:
    sections = table().sections
    section = sections[name]
    if (name != "top" or plain_key(text) in _synonyms(name)) and next(_meant(section, text[:_LONGEST]), None):
        return None
    homes = [home for home in _LISTS if home[2] != name and sections[home[2]].find(text)]
    if name == "top" and not homes and not next(_meant(section, text[:_LONGEST]), None):
        homes = [home for home in _LISTS[:1] if next(_meant(sections[home[2]], text[:_LONGEST]), None)]
    if len(homes) != 1:
        return None
    above, key, _ = homes[0]
    field = sections[above].find(key)
    return field.aliases[0] if field and is_japanese(text) and field.aliases else key


def plain_key(text: str) -> str:
    """Return a key by its words: no width, case, humps, hyphens, remarks in brackets or signs that nobody sees."""
    parted = _HUMP.sub(" ", unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)))
    without = _REMARK.sub("", parted).strip() or parted
    return _GAP.sub(" ", without).strip().casefold()


def _meant(section: Section, text: str) -> Iterator[Field]:
    """Yield the fields that a key may mean, the surest first."""
    plain = plain_key(text)
    short = _OF_ELEMENT.sub("", plain)
    forms = tuple(dict.fromkeys((plain, *_numbers(plain), short, *_numbers(short))))
    own = _own_words(section.name)
    yield from (own[form] for form in forms if form in own)
    by_key = {item.key: item for item in section.fields}
    synonyms = _synonyms(section.name)
    yield from (by_key[synonyms[form]] for form in forms if synonyms.get(form) in by_key)
    yield from (by_key[key] for key in _of_sheets(section.name, text) if key in by_key)


@cache
def _own_words(section: str) -> Mapping[str, Field]:
    return {
        plain_key(word): item
        for item in reversed(table().sections[section].fields)
        for word in item.spellings
    }


def _numbers(form: str) -> Iterator[str]:
    """Yield a word in the singular and in the plural."""
    if form.endswith("ies"):
        yield f"{form[:-3]}y"
    if form.endswith("s"):
        yield form[:-1]
    elif form.endswith("y"):
        yield f"{form[:-1]}ies"
    yield f"{form}s"


def _of_sheets(section: str, text: str) -> Iterator[str]:
    from orgaudit.intake.sheets.headings.headings import strong_matches
    from orgaudit.intake.sheets.headings.known_headings import KINDS

    kind = "duty" if section == "unowned" else section
    if kind in KINDS:
        for match in strong_matches(text):
            if match.kind == kind:
                yield _OF_SHEETS.get(match.key, match.key)


@cache
def _synonyms(section: str) -> Mapping[str, str]:
    """Return word -> key of a section, and of what it shares its keys with."""
    table = plain_file(TABLE)
    names = {"unowned": ("duty", "unowned"), "waive": ("waiver",)}.get(section, (section,))
    # What comes first in the table has a word that several keys list.
    return {
        plain_key(str(word)): key
        for name in names
        for key, words in reversed(table[name].items())
        for word in words
    }
