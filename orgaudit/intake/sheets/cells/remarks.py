"""What remarks behind a word or a name make of it."""

import re
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.spelling import folded, narrowed

REMARKED: Final = re.compile(r"([^(（]*[^(（\s])\s*[(（]([^()（）]*)[)）]\s*")
TAKES_BACK: Final = re.compile(
    r"古|旧|未|一部|部分|不|なし|無|ない|要|予定|途中|作成中|改[訂定]中|中$|下書|案$|メモ|例外|ただし|以外|場合|時々|たま|のみ|[?？]|\b(?:old|not?|part|some|draft|but|except|only|if|when|until|out|wip|planned|pending|outdated)",
    re.IGNORECASE,
)
"""What a remark may hold that makes the word before it doubtful."""

TAKES_BACK_NO: Final = re.compile(
    r"作成|予定|途中|中$|一部|部分|古|旧|下書|案$|メモ|ただし|場合|時々|たま|[?？]|\b(?:draft|part|partly|some|old|planned|wip|soon|sometimes|except|but|if|when|until|yet|pending|outdated|in progress)\b",
    re.IGNORECASE,
)
"""The same behind a no, which only makes it surer otherwise: no – Gill only."""

_CLOSING: Final = re.compile(r"[)）\]】]")
_LAST_ASIDE: Final = re.compile(r"[^(（\[【]*[(（\[【](?:.*[(（])?", re.DOTALL)
_LEARNING: Final = re.compile(
    r"訓練中|研修中|育成中|教育中|指導中|見習|習得中|候補|予定|仮|引継中|OJT|補助のみ|一部|部分|だけ|のみ|簡単な|可能な範囲|training|trainee|learning|from \w+|planned|candidate|proposed|partial|partly|assist|shadowing",
    re.IGNORECASE,
)

_BETWEEN: Final = re.compile(r"(?<!\s)\s*[、，,;；/／]\s*")


def says_learning(text: str) -> bool:
    """Whether a remark on a stand-in says that it is not yet so: 今野（訓練中）."""
    asides = (_LAST_ASIDE.match(part) for part in _CLOSING.split(text)[:-1])
    return any(_LEARNING.search(found.string, found.end()) for found in asides if found)


def says_old(item: Field, remark: str) -> bool:
    """Whether a part of a remark on a manual says that it is out of date: 2023年作成、要更新."""
    words = item.values
    return words is not None and any(
        (words.code_of(part) or cell_words().get(words.name, {}).get(folded(part))) == "outdated"
        for part in _BETWEEN.split(narrowed(remark))
        if part
    )
