"""Older and other forms of kanji in which one name is written: 髙 for 高, 澤 for 沢. The pairs and their sources stand in kanji_forms.yaml."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from orgaudit.knowledge.data_file import read_data

_FILE: Final = Path(__file__).with_suffix(".yaml")


@cache
def one_form() -> Mapping[int, int]:
    """Return each other form -> the one form of its group, as code points, ready for ``str.translate``."""
    groups = [group for table in read_data(_FILE).values() for group in table.split()]
    head = {ord(sign): ord(group[0]) for group in groups for sign in group[1:]}
    for sign, form in head.items():
        while form in head:
            form = head[form]
        head[sign] = form
    return head
