"""How often the duties below a title recur: 【日次業務】, ■2. 月に1回の仕事."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.names import without_marks, without_number
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.values.frequency import frequency_of

_TITLE: Final = re.compile(
    r"(.{1,12}?)(?:の)?(?:定例|定期)?(?:業務|作業|仕事|処理|タスク|事務|行うこと|やること)(?:一覧)?"
)
_EVERYDAY: Final = ("日常", "常時", "通常", "平常", "日々")
"""Words for what is usual, in a title no word for how often."""

_LONGEST: Final = 24


@lru_cache(maxsize=1_000)
def frequency_titled(text: str) -> str:
    """Return how often the duties below a title recur, where that is all that it says of them; empty for others."""
    bare = without_number(without_marks(unicodedata.normalize("NFKC", text))).strip()
    if len(bare) > _LONGEST:
        return ""
    found = _TITLE.fullmatch(bare)
    word = found[1] if found else bare
    if word in _EVERYDAY:
        return ""
    item = field_of("duty", "frequency")
    known = item.values.code_of(word) if item is not None and item.values is not None else None
    codes = frequency_of(word)
    return known or (codes[0] if len(codes) == 1 else "")
