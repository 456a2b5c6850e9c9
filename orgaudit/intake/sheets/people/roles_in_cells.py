"""Who does it and who stands in, where one cell says which of its names is which: 主：袴田 副：郷, 主）新田　副）小池, 佐々木（正）、遠藤（副）, Primary: Ann; backup: Bo."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.word_lists import word_list

_LONGEST: Final = 80
_WORDS: Final = "主担当|正担当|副担当|主担|副担|メイン|サブ|バックアップ|代理|代行|正|主|副|補|primary|main|lead|owner|back-?up|deputy|cover|alternate|secondary"
_LABEL: Final = re.compile(
    rf"(?<![^\s、,，;；/／\n])(?:({_WORDS}) ?[:：=＝)）]|(主担当|正担当|副担当|主|正|副)[ \u3000])",
    re.IGNORECASE,
)
_PIECE: Final = r"(?:[^\s、,，;；/／()（）・]|(?<=[ァ-ヴー])・(?=[ァ-ヴー])){1,20}"
_BEHIND: Final = re.compile(
    rf"({_PIECE}(?: {_PIECE})?) ?[(（]({_WORDS}|[pbms])[)）]",
    re.IGNORECASE,
)
_BEFORE: Final = re.compile(
    rf"[(（【\[]({_WORDS})[)）】\]] ?([^\s、,，;；/／()（）【】\[\]]{{1,20}}(?: [^\s、,，;；/／()（）【】\[\]]{{1,20}})?)",
    re.IGNORECASE,
)
_ASIDE: Final = re.compile(
    r"([^()（）:：]{1,30}?) ?[(（](?:副担当|副|代理|代行|サブ|backup|back-up|deputy|cover|alternate) ?[:：] ?([^()（）:：]{1,40})[)）]",
    re.IGNORECASE,
)
"""A name with who stands in behind it: Pat Quill (backup: Len Shaw)."""

_AROUND: Final = " 　、,，;；/／\n"


@lru_cache(maxsize=5_000)
def roles_said(text: str) -> dict[str, str]:
    """Return who does it and who stands in by the words at their names; nothing where not both are named so."""
    if len(text) > _LONGEST:
        return {}
    if aside := _ASIDE.fullmatch(text.strip()):
        return {"primary": aside[1].strip(), "backups": aside[2].strip()}
    labels = list(_LABEL.finditer(text))
    ends = [*(label.start() for label in labels[1:]), len(text)][: len(labels)]
    named = [
        (label[1] or label[2], text[label.end() : end].strip(_AROUND))
        for label, end in zip(labels, ends, strict=True)
    ]
    if not named or labels[0].start():
        named = _behind(text) or _BEFORE.findall(text)
    found: dict[str, str] = {}
    for word, name in named:
        key = (
            "primary"
            if word.casefold() in word_list("first_in_cell")
            else "backups"
            if word.casefold() in word_list("second_in_cell")
            else ""
        )
        if key and name:
            found[key] = f"{found[key]}、{name}" if key in found else name
    return found if len(found) > 1 else {}


def _behind(text: str) -> list[tuple[str, str]]:
    """Return the names with words behind them, as word and name; one without a word before those who stand in does it: 佐藤、鈴木（副）."""
    named = [(word, name) for name, word in _BEHIND.findall(text)]
    first = _FIRST_ALONE.match(text)
    is_second = first is not None and all(word.casefold() in word_list("second_in_cell") for word, _ in named)
    return [("主", first[1]), *named] if named and first is not None and is_second else named


_FIRST_ALONE: Final = re.compile(r"\s*([^\s、,，;；/／・\n()（）]{1,20})[\s、,，;；/／・\n]")
