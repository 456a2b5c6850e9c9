"""Names of one company that are the same to the eye and different to a program: one has a letter of another script, or a kana for a kanji.

They stay two names, since nothing says which of them is a slip; but a reader would never find out by looking, so it is told.
"""

from collections.abc import Iterable, Iterator

from orgaudit.intake.draft import Draft
from orgaudit.intake.report import Report
from orgaudit.intake.values.person_words import key_of
from orgaudit.knowledge.look_alikes import as_seen

Pair = tuple[Draft, Draft]
"""An element, and one before it that looks so too."""


def tell_look_alikes(drafts: Iterable[Draft], report: Report) -> bool:
    """Note each element whose name looks like that of another one of its kind; whether there is any."""
    found = list(_pairs(drafts))
    for draft, other in found:
        report.note("look_alike_names", draft.place(), _shown(_name(draft), _name(other)))
    return bool(found)


def _pairs(drafts: Iterable[Draft]) -> Iterator[Pair]:
    table = as_seen()
    first: dict[str, tuple[str, Draft]] = {}
    for draft in drafts:
        key = key_of(_name(draft))
        known, other = first.setdefault(key.translate(table), (key, draft))
        if known != key:
            yield draft, other


def _name(draft: Draft) -> str:
    return draft.name or draft.written_id or draft.id


def _shown(name: str, other: str) -> str:
    """Return both names, and by which signs they differ: U+0430 where the eye sees an a."""
    own, others = set(name) - set(other), set(other) - set(name)
    signs = [f"U+{ord(sign):04X}" for sign in name if sign in own and ord(sign.casefold()[0]) in as_seen()]
    if not signs:
        signs = [f"U+{ord(sign):04X}" for sign in other if sign in others]
        return f"{name} ≠ {other} ({', '.join(dict.fromkeys(signs))})"
    return f"{name} ({', '.join(dict.fromkeys(signs))}) ≠ {other}"
