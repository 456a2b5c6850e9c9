"""A company's files in the keys and words of one language; comments, order and layout stay."""

from collections.abc import Iterator, Mapping
from datetime import date
from math import isfinite
from typing import Final

from orgaudit.intake.editing.edits import EditRefused, Scalar
from orgaudit.intake.editing.file_map import company_of
from orgaudit.intake.editing.layout import Alias, Entries, Leaf, Listing, Tree, layout_of
from orgaudit.intake.editing.patches import Patch, put_in
from orgaudit.intake.editing.places import MERGE, Spot, spots
from orgaudit.intake.editing.serialising import NONE
from orgaudit.intake.editing.writing import scalar
from orgaudit.intake.fields import Field, Language, Section, table
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.person_words import says_none
from orgaudit.intake.values.plain_values import date_of, number_of
from orgaudit.intake.values.quantities import figure_of
from orgaudit.model.dataclass import replace
from orgaudit.model.pattern import pattern

_WORD: Final = pattern(r"[^\W\d]\w*")
_NUMBERS: Final = frozenset(("number", "integer", "count"))
_FLAGS: Final = {"ja": ("いいえ", "はい"), "en": ("false", "true")}


def reworded(texts: Mapping[str, str], language: Language, today: date) -> dict[str, str]:
    """Return the texts with every key, and every value of a fixed form, as the language writes it.

    What a value means never changes: where it would, the values of the company stay as they are written. Raises EditRefused
    where the texts are no company.
    """
    before = company_of(texts, today)
    for values in (True, False):
        new = {path: _text(text, language, values=values) for path, text in texts.items()}
        try:
            after = company_of(new, today)
        except EditRefused:
            continue
        if replace(after, language=before.language) == before and after.country == before.country:
            return new
    raise EditRefused("not_kept")


def _text(text: str, language: Language, *, values: bool) -> str:
    # What an anchor lets stand in several places is written once.
    patches = {
        patch.start: patch
        for spot in spots(layout_of(text), table())
        for patch in _of_spot(spot, language, values=values)
    }
    return put_in(text, patches.values())[0]


def _of_spot(spot: Spot, language: Language, *, values: bool) -> Iterator[Patch]:
    if isinstance(spot.tree, Entries):
        yield from _of_map(spot.tree, spot.section, language, values=values)


def _of_map(tree: Entries, section: Section, language: Language, *, values: bool) -> Iterator[Patch]:
    for key, value in tree.pairs:
        if not isinstance(key, Leaf):
            continue
        if key.text == MERGE:
            for merged in _merged(value):
                yield from _of_map(merged, section, language, values=values)
            continue
        field = section.find(key.text)
        if field is None:
            continue
        word = field.word(language)
        if key.text != word:
            yield _patch(key, word)
        if values:
            yield from _of_value(value, field, language)


def _merged(value: Tree) -> Iterator[Entries]:
    inside = value.target if isinstance(value, Alias) else value
    if isinstance(inside, Entries):
        yield inside
    elif isinstance(inside, Listing):
        for item in inside.items:
            yield from _merged(item)


def _of_value(value: Tree, field: Field, language: Language) -> Iterator[Patch]:
    inside = value.target if isinstance(value, Alias) else value
    if isinstance(inside, Listing) and field.type == "choices":
        for item in inside.items:
            yield from _of_value(item, field, language)
    elif isinstance(inside, Leaf) and not inside.is_block:
        told = _told(inside.text, field, language)
        if told is not None and _shown(told) != inside.text:
            yield _patch(inside, told)


def _told(text: str, field: Field, language: Language) -> Scalar | None:
    """Return what a value is written as; ``None`` for what has no one form, and stays."""
    if field.type in ("choice", "choices"):
        return _choice(text, field, language)
    if field.accepts_none and says_none(text):
        return NONE[language]
    if field.type == "bool":
        return _flag(text, language)
    if field.type == "date":
        return date_of(text)
    if field.type in _NUMBERS:
        return _number(text, field)
    return None


def _choice(text: str, field: Field, language: Language) -> str | None:
    if field.values is None:
        return None
    code = field.values.code_of(text)
    if code is None and "none" in field.values.words and says_none(text):
        code = "none"
    if code is None and field.values.name == "Frequency":
        meant = frequency_of(text)
        code = meant[0] if len(meant) == 1 else None
    if code is None:
        return None
    words = field.values.words[code]
    return next((word for word in words[1:] if not word.isascii()), code) if language == "ja" else code


def _flag(text: str, language: Language) -> str | None:
    word = folded(text)
    no, yes = _FLAGS[language]
    if word in map(folded, table().true_words):
        return yes
    return no if word in map(folded, table().false_words) else None


def _number(text: str, field: Field) -> Scalar | None:
    number = number_of(text)
    if number is None and field.unit:
        figure = figure_of(text, field.unit)
        number = None if figure is None or figure.about else figure.value
    if number is None or not isfinite(number):
        return None
    return int(number) if number.is_integer() else number


def _patch(leaf: Leaf, value: Scalar) -> Patch:
    """Return the change of one scalar. A word of our table needs no quotes, even where it looks like a flag: the field has a type."""
    shown = _shown(value)
    if isinstance(value, str) and not _WORD.fullmatch(value):
        shown = scalar(value, flow=True)
    return Patch(leaf.start, leaf.end, shown)


def _shown(value: Scalar) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
