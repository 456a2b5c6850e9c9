"""Whether a text that could be a label of a form is a word that the label before it asks for."""

from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.headings.headings import EXACT, field_of, matches
from orgaudit.intake.sheets.values.cell_values import CellReader

_WORDED: Final = frozenset(("choice", "choices"))


@lru_cache(maxsize=500)
def is_word_of(label: str, text: str) -> bool:
    """Whether a label surely asks for one of a few words, of which a text is one: 期限の種類, 法令."""
    first = next(iter(matches(label)), None)
    item = field_of(first.kind, first.key) if first is not None and first.strength == EXACT else None
    if item is None or item.type not in _WORDED:
        return False
    read = CellReader().read(item, text)
    if read.about and any(field_of(other.kind, other.key) is not None for other in matches(text)):
        return False  # 頻度, 件数(月): a label of its own
    return not read.problem and read.value not in (None, "none")
