"""Headings and names of sheets told without the people who may stand in them and are known to nobody.

A column that was not read, or a sheet, may be headed by a person of whom the company knows nothing. What is made of words that
head columns everywhere is told, and so are the company's departments; of anything else only that it stands there.
"""

import unicodedata
from collections.abc import Collection
from typing import Final

from orgaudit.intake.sheets.headings.known_headings import known_headings, plain
from orgaudit.model.pattern import pattern
from orgaudit.reports.words.veiled_paths import is_plain

_LETTERS: Final = pattern(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


def veiled_heading(text: str, hidden: str, own: Collection[str] = ()) -> str:
    """Return a heading with ``hidden`` in place of each word that may name somebody; ``own`` are texts that are told, in plain form."""
    if _is_known(text, own):
        return text
    return _LETTERS.sub(lambda found: found[0] if _is_known(found[0], own) else hidden, text)


def _is_known(text: str, own: Collection[str]) -> bool:
    form = plain(unicodedata.normalize("NFKC", text))
    return form in known_headings() or form in own or is_plain(text)
