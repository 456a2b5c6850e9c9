"""Names of one company that are the same to the eye, or nearly so, and different to a program.

One has a letter of another script, a kana for a kanji, another form of a kanji (髙 for 高), or lacks an accent.

They stay two names, since nothing says which of them is a slip; but a reader would never find out by looking, so it is told.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from orgaudit.intake.draft import Draft
from orgaudit.intake.report import Report
from orgaudit.intake.values.person_words import key_of
from orgaudit.knowledge.confusables import as_seen
from orgaudit.knowledge.kanji_forms import one_form
from orgaudit.model.pattern import pattern

_ACCENTS: Final = pattern("[\u0300-\u036f]")

Pair = tuple[Draft, Draft]
"""An element, and one before it that looks so too."""


def tell_look_alikes(drafts: Iterable[Draft], report: Report) -> bool:
    """Note each element whose name looks like that of another one of its kind; whether there is any."""
    found = list(_pairs(drafts))
    for draft, other in found:
        report.note("look_alike_names", draft.place(), _shown(_name(draft), _name(other)))
    return bool(found)


def _pairs(drafts: Iterable[Draft]) -> Iterator[Pair]:
    first: dict[str, tuple[str, Draft]] = {}
    for draft in drafts:
        key = key_of(_name(draft))
        known, other = first.setdefault(_look(key), (key, draft))
        if known != key:
            yield draft, other


def _look(key: str) -> str:
    if key.isascii():
        return key
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", key))
    return unicodedata.normalize("NFC", bare).translate(one_form()).translate(as_seen())


def _name(draft: Draft) -> str:
    return draft.name or draft.written_id or draft.id


def _shown(name: str, other: str) -> str:
    """Return both names, and by which signs they differ: U+0430 where the eye sees an a."""
    own, others = set(name) - set(other), set(other) - set(name)
    looks = as_seen().keys() | one_form().keys()
    signs = [f"U+{ord(sign):04X}" for sign in name if sign in own and ord(sign.casefold()[0]) in looks]
    if not signs:
        signs = [f"U+{ord(sign):04X}" for sign in other if sign in others]
        return f"{name} ≠ {other} ({', '.join(dict.fromkeys(signs))})"
    return f"{name} ({', '.join(dict.fromkeys(signs))}) ≠ {other}"
