"""Where a name without a space is parted because its script changes: 渡辺さくら, 田中ケン, いとう花子, 佐藤John."""

from typing import Final

from orgaudit.intake.values.person_words import words
from orgaudit.knowledge.name_words import name_words
from orgaudit.model.pattern import pattern
from orgaudit.reports.words.folding import KANJI

_KANA: Final = "[\u3041-\u3096ー]{2,6}|[\u30a1-\u30fa\u30fcー]{2,12}"
_KANJI_FIRST: Final = pattern(
    f"([{KANJI}]{{2,3}}|[{KANJI}]{{1,2}}[ノヶ][{KANJI}]{{1,2}})({_KANA}|[a-z]{{3,20}})"
)
_SHORT_FIRST: Final = pattern(f"([{KANJI}])([\u3041-\u3096ー]{{3,6}}|[\u30a1-\u30fa\u30fcー]{{2,12}})")
"""Behind one kanji two signs of hiragana are as likely the rest of a given name: 久みこ."""

_KANA_FIRST: Final = pattern(f"({_KANA})([{KANJI}]{{2,3}})")
"""Behind kana one kanji is as likely the end of a given name: みち子."""

AS_KATAKANA: Final = {code: code + 0x60 for code in range(0x3041, 0x3097)}


def parted_by_script(key: str) -> tuple[str, str] | None:
    """Return the two parts of a folded name whose script changes once; ``None`` where that is no sure sign, or a part is a word."""
    found = _KANJI_FIRST.fullmatch(key) or _SHORT_FIRST.fullmatch(key)
    if found is not None:
        kanji, rest = found.groups()
        usual = rest in name_words("no_given_names") or rest in name_words("no_given_words")
        return None if usual or _is_word(kanji) else (kanji, rest)
    found = _KANA_FIRST.fullmatch(key)
    if found is None:
        return None
    kana, kanji = found.groups()
    # Of other kana the whole is as likely a firm: さくら商店.
    surname = kana.translate(AS_KATAKANA) in words()["surnames_in_katakana"]
    return (kana, kanji) if surname and not _is_word(kanji) else None


def _is_word(kanji: str) -> bool:
    """Whether kanji are a word of duties, such as 警備 in 警備ロボ."""
    from orgaudit.knowledge.names.lexicon import name_lexicon

    return name_lexicon(japanese=True).find(kanji) is not None
