"""Texts that stand where a person is expected and say that whoever fills in the sheet does not know who it is, which is no empty seat and not nobody either."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded

_LONGEST: Final = 30

_ENGLISH: Final = re.compile(
    r"(?:i'?m |we'?re |i am |we are |still |currently |really )*"
    r"(?:(?:not|no longer) (?:really |quite |yet |at all |entirely )?(?:sure|certain|known|clear)|unsure|unknown|unclear|uncertain|no (?:idea|clue)"
    r"|(?:i |we )?(?:don'?t|do not) (?:really )?know|dunno|(?:nobody|no[- ]?one|who|god) knows|n/?k)"
    r"(?: (?:who|yet|now|anymore|any more|at present|at the moment|exactly|really)\b.*)?"
)
_JAPANESE: Final = re.compile(
    r"(?:誰(?:が|か|も|に|なのか)?|だれ(?:が|か|も)?|担当者?(?:は|が)?|現在|よく|はっきり|今は|正確には|まだ|全く){0,2}"
    r"(?:不明(?:です|瞭|確)?|不詳|未詳|(?:分か|わか|判|解)(?:らない|りません|らず|らん)|知ら(?:ない|ず|れていない)|(?:把握|承知)して(?:い)?(?:ない|ません)"
    r"|聞いて(?:い)?(?:ない|ません)|(?:把握|特定)でき(?:て(?:い)?)?(?:ない|ません|ず)|未把握|(?:はっきり)?しない|覚えて(?:い)?ない)(?:です)?"
)


@lru_cache(maxsize=5_000)
def is_not_known(text: str) -> bool:
    """Whether a text says only that it is not known who it is: not sure, 不明."""
    if len(text) > _LONGEST:
        return False
    word = " ".join(folded(text).replace("\u2019", "'").split()).strip("?？。.!…()（） ")
    return _ENGLISH.fullmatch(word) is not None or _JAPANESE.fullmatch("".join(word.split())) is not None
