"""Which language a company is described in."""

from collections.abc import Iterable
from typing import Final, Literal

from orgaudit.model.pattern import pattern

_JAPANESE: Final = pattern(
    # U+4000 to 9FFF; 3040 to 30FF, 3400 to 3FFF and 々; F900 to FAFF and FF66 to FF9F
    rb"[\xe4-\xe9]|\xe3(?:[\x81-\x83\x90-\xbf]|\x80\x85)|\xef(?:[\xa4-\xab]|\xbd[\xa6-\xbf]|\xbe[\x80-\x9f])"
)
"""Kana and kanji in UTF-8, by their first bytes: a set of all of them as signs takes longer to compile than a company to read."""

_LATIN: Final = pattern("[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f]")

_JAPANESE_SHARE: Final = 1 / 3
"""From this share of Japanese signs a text counts as Japanese: one kanji says what two or three letters say."""


def language_of(texts: Iterable[str]) -> Literal["ja", "en"]:
    """Return the language that most of the texts are written in; English where there are no letters."""
    joined = "\n".join(texts)
    return "en" if joined.isascii() else language_by(*letters_of([joined]))


def letters_of(texts: Iterable[str]) -> tuple[int, int]:
    """Count Japanese signs and Latin letters. Of two lots of texts they are those of both together."""
    joined = "\n".join(texts)
    japanese = 0 if joined.isascii() else len(_JAPANESE.findall(joined.encode("utf-8", "surrogatepass")))
    return japanese, len(_LATIN.findall(joined))


def language_by(japanese: int, latin: int) -> Literal["ja", "en"]:
    """Return the language by its letters."""
    return "ja" if japanese and japanese >= _JAPANESE_SHARE * (japanese + latin) else "en"
