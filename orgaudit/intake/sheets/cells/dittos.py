"""Cells that say that what stands above them holds here too: 〃, 同上, ditto."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.values.person_words import meaning_of

_DITTOS: Final = frozenset(("〃", "″", "”", "“", '"', "''", "々", "↑", "〟"))

LONGEST_DITTO: Final = 13
"""Signs of the longest words for "as above" (values/words.yaml), so that long texts are not looked at."""


@lru_cache(maxsize=20_000)
def is_ditto(text: str) -> bool:
    """Whether a text says that what stands above holds here too; asked of every cell."""
    if text in _DITTOS or _DO.fullmatch(text):
        return True
    return text[0] in _BEGINNINGS and meaning_of(text) == "ditto"


_DO: Final = re.compile(r"[\"'–—-]{1,2} ?(?:do|ditto)\.? ?[\"'–—-]{1,2}|do\.", re.IGNORECASE)
"""How ditto is written between dashes or quotes: -do-."""

_BEGINNINGS: Final = frozenset("同上〃（(「『【[{〔〈《<dDsSｄＤｓＳ")
"""Signs that a word for "as above" begins with (values/words.yaml), bare or in brackets: a look that spares most texts the question."""
