"""Headings that list in brackets what may stand below them, all of it media: Done on (paper, Excel, e-mail ...)."""

import re
from typing import Final

from orgaudit.intake.fields import known_field
from orgaudit.intake.sheets.headings.listed_choices import choices_in

_AND_SO_ON: Final = re.compile(r"(?:\.{2,}|…|などの?|等|etc\.?|e\.?g\.?:?|例[:]?)")

_BY_HAND: Final = frozenset(("paper", "phone", "fax", "mail"))
"""Media that are no tools: where one of them is listed, it is media that are asked for."""


def lists_media(heading: str) -> bool:
    """Whether a heading ends with several media in brackets, one of which is no tool."""
    if heading[-1:] not in ")）]］":
        return False
    codes = [_code_of(word) for word in choices_in(_AND_SO_ON.sub("", heading))]
    return len(codes) > 1 and all(codes) and not _BY_HAND.isdisjoint(codes)


_OTHERS: Final = {"post": "mail", "letter": "mail", "letters": "mail", "telephone": "phone", "tel": "phone", "software": "system", "app": "system", "手紙": "mail", "word": "excel"}  # fmt: skip
"""What headings call media in a list of them, as no cell does by itself."""


def _code_of(text: str) -> str | None:
    known = _OTHERS.get(text.casefold())
    if known:
        return known
    words = known_field("duty", "media").values
    return words.code_of(text.replace("-", "")) if words is not None else None
