"""Which language a company is described in."""

from collections.abc import Iterable
from typing import Final, Literal

from orgaudit.model.pattern import pattern

_JAPANESE: Final = pattern("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f々]")
_LATIN: Final = pattern("[A-Za-zＡ-Ｚａ-ｚ\u00c0-\u024f]")

_JAPANESE_SHARE: Final = 1 / 3
"""From this share of Japanese signs a text counts as Japanese: one kanji says what two or three letters say."""


def language_of(texts: Iterable[str]) -> Literal["ja", "en"]:
    """Return the language that most of the texts are written in; English where there are no letters."""
    joined = "\n".join(texts)
    japanese, latin = len(_JAPANESE.findall(joined)), len(_LATIN.findall(joined))
    return "ja" if japanese and japanese >= _JAPANESE_SHARE * (japanese + latin) else "en"
