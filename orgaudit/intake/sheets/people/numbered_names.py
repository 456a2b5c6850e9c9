"""Names that are numbered in one text: ①佐藤②鈴木, 1位：佐藤、2位：鈴木."""

import re
from functools import lru_cache
from typing import Final

_LONGEST: Final = 60


@lru_cache(maxsize=5_000)
def without_ranks(text: str) -> str:
    """Return names that are numbered in one text as a list: ①佐藤②鈴木, 1位：佐藤、2位：鈴木; any other text as it is."""
    if len(text) > _LONGEST or not _RANK.match(text.strip()):
        return text
    parts = [part.strip(" \u3000、,・/／") for part in _RANK.split(text)]
    names = [part for part in parts if part]
    return "、".join(names) if len(names) > 1 else text


_RANK: Final = re.compile(
    r"[①-⑨]|(?<!\d)[1-9１-９](?:[.．)）](?!\d)|位[ 　]?[:：]?)|第[一二三四五1-5][ 　]?[:：]"
)
"""A number before a name: ①, 1., 1位：, 第一：."""
