"""What a Japanese phrase says of an enumerated field or a question: 改訂が追いついていない, 素人には無理, 銀行残高との照合, 紙＆電子.

Each field has its kinds in order: the first whose words a phrase names holds. A phrase that is not sure, or that holds in part only, says nothing.
"""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.answers_in_japanese import MANUAL, REKEY, SPECIALIST, STOPPABLE
from orgaudit.intake.sheets.cells.classes_in_japanese import (
    DATA_CLASS,
    DEADLINE,
    JUDGEMENT,
    PROVIDER,
    Kinds,
)
from orgaudit.intake.sheets.cells.phrases_in_japanese import critical, step_of, stored
from orgaudit.intake.spelling import folded_whole

_LONGEST: Final = 40

_UNSURE: Final = re.compile(
    r"[?？]|かも|らしい|はず|わから|分から|判ら|不明|未確認|要確認|確認中|調査中|検討中|検討要|未定|未調査|要検討|要判定|要照会|照会中|判定待ち|次第|(?:都合|時期|内容|案件|人|場合|季節|金額|月|状況|相手)(?:により|による|によって|に応じ)|ケースバイケース|まちまち|ばらばら|異なる|人それぞれ|場合も|こともある|どちらとも|聞いて|(?<!しか)知らない|覚えていない"
)
"""That it is not known, or is so at some times only."""

_BY_KEY: Final[dict[str, Kinds]] = {
    "manual": MANUAL,
    "specialist": SPECIALIST,
    "stoppable": STOPPABLE,
    "rekey": REKEY,
    "rekeyed": REKEY,
    "data_class": DATA_CLASS,
    "deadline": DEADLINE,
    "judgement": JUDGEMENT,
    "performed_by": PROVIDER,
}


_NO_BUT: Final = re.compile(
    r"(?:無し?|なし|ない|×)[(:、,](?=.*(?:作成|予定|途中|中$|一部|部分|古|旧|下書|案$|メモ|ただし|場合))"
)
"""A no with something behind it that says otherwise: 無（作成中）."""


@lru_cache(maxsize=5_000)
def said_in_japanese(key: str, text: str) -> str:
    """Return the code, or yes or no, that a Japanese phrase says for a field; empty where it does not surely."""
    word = folded_whole(text, _LONGEST).rstrip("。.!")
    if not word or word.isascii() or _UNSURE.search(word):
        return ""
    if key == "manual" and _NO_BUT.match(word):
        return ""
    if key == "storage":
        return stored(word)
    if key == "step":
        return step_of(word)
    if key == "criticality":
        return critical(word)
    return next((code for code, words in _BY_KEY.get(key, ()) if words.search(word)), "")
