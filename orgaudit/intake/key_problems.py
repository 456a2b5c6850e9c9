"""What can be wrong with the keys of an element: unknown, written twice, missing."""

from typing import Final

from orgaudit.intake.draft import Draft, shown
from orgaudit.intake.fields import Field, Section
from orgaudit.intake.spelling import is_japanese, useful_part
from orgaudit.intake.values.person_words import meaning_by_words, says_none
from orgaudit.intake.values.reader_context import Reading
from orgaudit.intake.values.scalar_readers import is_open
from orgaudit.intake.yaml.line_marks import BULLET, INVISIBLE, shown_sign
from orgaudit.intake.yaml.nodes import Node, OpenList, Scalar
from orgaudit.model import Place
from orgaudit.model.pattern import pattern
from orgaudit.model.place import Span

WAIVERS: Final = ("waiver", "waive")
"""The sections of which each entry takes something out of the report."""

_TORN: Final = pattern(r"[0-9]{3}(?![0-9])")
"""What stands behind the comma of a figure without quotes, where commas part the entries of a map in braces: {text: 月1,900トン}."""


def tell_unknown_key(
    reading: Reading, section: Section, key_node: Node, value: Node | OpenList | None = None
) -> Field | None:
    """Tell a key that the section does not have, with those it has and the nearest; return the field that it offers.

    What stands there can be read as that field: nothing is audited, but what is wrong in the elements below is told in the same run,
    and nothing is called missing that only has another name.
    """
    if type(key_node) is not tuple:
        reading.report.at("key_is_no_text", reading.path, key_node)
        return None
    text = key_node[0]
    words = tuple(item.aliases[0] if is_japanese(text) else item.key for item in section.fields)
    allowed, more = useful_part(text, words)
    hidden = INVISIBLE.search(text)
    if hidden:
        span = (
            key_node[2][0],
            key_node[2][1] + hidden.start(),
            key_node[2][0],
            key_node[2][1] + hidden.end(),
        )
        number = f"U+{ord(hidden[0]):04X}"
        reading.report.at_span("invisible_sign", reading.path, span, found=number)
        return None
    mark = BULLET.match(text)
    if mark and section.find(text[mark.end() :]):
        reading.report.at("list_mark", reading.path, key_node, found=shown_sign(mark["sign"]))
        return None
    if _TORN.match(text) or _has_no_colon(key_node, value):
        reading.report.at("torn_figure", reading.path, key_node, found=text)
        return None
    from orgaudit.intake.near_keys import near_key, rightful_place  # for wrong keys only

    is_single = type(value) is tuple and section.name == "top"
    place = rightful_place(section, text, is_single=is_single)
    if place:
        reading.report.at("misplaced_key", reading.path, key_node, found=text, under=place)
        return None
    near = near_key(section, text)
    reading.report.at(
        "unknown_key", reading.path, key_node, found=text, allowed=allowed, more=more, nearest=near
    )
    return section.find(near) if near else None


def _has_no_colon(key: Scalar, value: Node | OpenList | None) -> bool:
    """Whether a key in braces ends without a colon, so that it is what a comma cut off: {使い手: 編集部, 営業部}."""
    return type(value) is tuple and value[0] == "" and not value[1] and value[2][:2] == key[2][2:]


def tell_duplicate_key(reading: Reading, key: str, span: Span, first: Span) -> None:
    """Tell that a key is written twice, perhaps under two names, and where it stood first."""
    place = shown(Place(reading.path, *first))
    reading.report.at_span("duplicate_key", reading.path, span, field=key, first=place)


def tell_missing(reading: Reading, section: Section, span: Span, missing: list[Field]) -> None:
    """Tell the required keys that an element has not."""
    if section.name in WAIVERS:
        names = tuple(item.key for item in missing)
        reading.report.at_span("waiver_incomplete", reading.path, span, missing=names)
        return
    for item in missing:
        reading.report.at_span("missing_key", reading.path, span, field=item.key, alias=item.aliases[0])


def without_words(section: Section, draft: Draft) -> list[Field]:
    """Return the texts of a waiver that only say that there is none, or that they are still to be written: reason: TBD."""
    texts = ((item, draft.values.get(item.attribute)) for item in section.required if item.type == "text")
    return [item for item, text in texts if isinstance(text, str) and _says_nothing(text)]


def _says_nothing(text: str) -> bool:
    return says_none(text) or meaning_by_words(text) == "nobody" or is_open(text)
