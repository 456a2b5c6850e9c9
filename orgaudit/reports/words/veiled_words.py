"""Words of a call told where nobody knows who is named in them: the company that would say so was not read yet.

A wrong call is told by the words that are wrong, and any of them may be a name: that of a path, of an option, a value, a rule. What is made of
words of which paths are made everywhere stays, and so do the program's own words.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from orgaudit.model.pattern import pattern
from orgaudit.reports.words.veiled_paths import is_plain, without_suffix

_BETWEEN: Final = pattern(r"[\s/\\\\:=,;|、，；＝：]+")
_NO_LETTER: Final = pattern(r"[\W\d_]+")
_AROUND: Final = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d\"'\u2018\u2019\u201c\u201d"
_LETTERS: Final = pattern(r"[^\W\d_]+")
_OF_A_RULE: Final = pattern("[a-z]{3}[0-9]{2,3}")
_CUT: Final = pattern("(?<![^\\s“”「」…])([^\\s“”「」…]++)…")
"""What is left of a long text that a message repeats in part."""

_SHORTEST: Final = 2
"""Signs of a part of a word that is hidden wherever it stands; one alone is hidden where nothing stands beside it."""

_SHORTEST_RUN: Final = 3
"""Letters without anything between them that are hidden by themselves too; fewer are as likely a word of ours."""


def without_words(text: str, words: Iterable[str], hidden: str, own: Collection[str]) -> str:
    """Return a text in which nothing is told of these words of a call, as far as a person may be named in them.

    ``own`` are words of the program, in small letters, which are told.
    """
    parts = sorted(
        {part for word in words for part in _parts(word, own)}, key=lambda part: (-len(part), part)
    )
    for part in parts:
        text = re.sub(_alone(part), lambda _: hidden, text, flags=re.IGNORECASE)
    small = [part.casefold() for part in parts]

    def whole(cut: re.Match[str]) -> str:
        begun = cut[1].casefold()
        return f"{hidden}…" if any(part.startswith(begun) for part in small) else cut[0]

    return _CUT.sub(whole, text)


def veiled_text(text: str, hidden: str, own: Collection[str]) -> str:
    """Return a text with ``hidden`` in place of each run of letters that may name somebody."""
    return _LETTERS.sub(lambda found: found[0] if _is_told(found[0], own) else hidden, text)


def _parts(word: str, own: Collection[str]) -> Iterator[str]:
    """Yield what may name somebody: each part of a word, whole, without its suffix and dashes, and run by run, in every width."""
    for spelt in dict.fromkeys((word, unicodedata.normalize("NFKC", word))):
        if spelt.casefold() in own:
            continue
        for part in _BETWEEN.split(spelt):
            bare = part.strip(_AROUND)
            for piece in dict.fromkeys((bare, without_suffix(bare), bare[1:] if part[:1] == "-" else "")):
                if piece and not _is_told(piece, own):
                    yield piece
            yield from (
                run for run in _NO_LETTER.split(bare) if len(run) >= _SHORTEST_RUN and not _is_told(run, own)
            )


def _is_told(part: str, own: Collection[str]) -> bool:
    key = unicodedata.normalize("NFKC", part).casefold()
    return is_plain(part) or key in own or _OF_A_RULE.fullmatch(key) is not None


def _alone(part: str) -> str:
    """Return the pattern of a part where it stands: as a word in Latin letters and as a single sign, else anywhere."""
    escaped = re.escape(part)
    if len(part) < _SHORTEST:
        return rf"(?<!\w){escaped}(?!\w)"
    return rf"(?<![A-Za-z0-9]){escaped}(?![A-Za-z0-9])" if part.isascii() else escaped
