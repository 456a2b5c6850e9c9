"""Words of a vocabulary with more said around them: a remark behind them, an answer before them, a step of a scale."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.choices_in_japanese import said_in_japanese
from orgaudit.intake.sheets.cells.loose_frequency import on_weekdays
from orgaudit.intake.sheets.cells.loose_words import loosely, media_in
from orgaudit.intake.sheets.cells.manual_places import is_place
from orgaudit.intake.sheets.cells.phrases import code_in, media_said, often_said
from orgaudit.intake.sheets.cells.remarks import REMARKED, TAKES_BACK, TAKES_BACK_NO, says_old
from orgaudit.intake.sheets.cells.two_languages import halves
from orgaudit.intake.sheets.values.table_reader import Read, TableReader, scalar
from orgaudit.intake.spelling import folded

NEGATIVE: Final = frozenset(("no", "n", "なし", "無し", "無", "いいえ", "×", "none"))
_ANSWER: Final = re.compile(
    r"(yes|no|y|n|あり|なし|有り?|無し?|はい|いいえ|[○×])(?: ?[–—:：、,，;] ?| - )(.{1,60})", re.IGNORECASE
)
"""An answer with more said behind it: Yes – folder on desk, あり：共有フォルダ."""

_RANKED_FIELDS: Final = frozenset(("criticality", "data_class", "judgement", "frequency", "manual"))
_RANKED: Final = re.compile(r"(?:p|sev|tier|level|l)? ?[0-5] ?[-–—.:)=] ?([A-Za-z].{1,30})", re.IGNORECASE)
"""A step of a scale by its number and its word: 1 - Critical, P2: High."""


_MAY_BE: Final = {"可": "はい", "可能": "はい", "否": "いいえ", "不可": "いいえ", "不可能": "いいえ"}
"""Answers to whether something may be: 停止の可否."""


def read_words(table: TableReader, item: Field, text: str) -> Read:
    """Read a text by the vocabulary of its field, with more said around it."""
    if item.key == "frequency" and on_weekdays(text):
        return replace(
            table.by_table(item, scalar(on_weekdays(text)), text), about=True, facts={"found": text}
        )
    if item.key == "licence" and _ELSEWHERE.match(text):
        return Read(problem="elsewhere", facts={"found": text})
    read = table.of(item, text)
    if read.problem == "unknown_value" and (two := halves(text)):
        said = [table.of(item, _in_words(item, one)) for one in two]
        if said[0].value == said[1].value and not any(one.problem for one in said):
            return said[0]
    if read.problem and item.type in ("bool", "flag_or_count"):
        if may_be := _MAY_BE.get(folded(text)):
            return table.of(item, may_be)
        answer = REMARKED.fullmatch(text) or _ANSWER.fullmatch(text)
        read = _before(table, item, answer, text, read) if answer else read
        if read.problem and (phrase := said_in_japanese(item.key, text)):
            return _told(table, item, phrase, text)
    elif read.problem == "unknown_value":
        read = _loosely(table, item, text, read)
    phrase = _in_phrase(item, text) if read.problem else ""
    return _told(table, item, phrase, text) if phrase else read


_LETTERS: Final[Mapping[str, Mapping[str, str]]] = {
    "storage": {"p": "paper_only", "e": "electronic", "d": "electronic", "b": "both", "p/e": "both", "e/p": "both", "p+e": "both", "p&e": "both", "pe": "both"},
    "deadline": {"s": "legal", "l": "legal", "r": "legal", "c": "contract", "i": "internal", "n": "none"},
    "data_class": {"i": "internal", "c": "secret", "s": "secret"},
    "performed_by": {"i": "self", "ih": "self", "o": "vendor", "os": "vendor", "e": "vendor", "ext": "vendor", "int": "self", "v": "vendor", "g": "group", "ext.": "vendor", "int.": "self"},
    "criticality": {"h": "high", "m": "medium", "l": "low", "vh": "critical", "v.h.": "critical", "vl": "low"},
}  # fmt: skip
"""What a letter stands for where a column asks for one of few words, of which in English only one begins with it."""


def _in_phrase(item: Field, text: str) -> str:
    """Return what the words within a phrase in English make of it, where its field is one of which they do; empty for others."""
    if letter := _LETTERS.get(item.key, {}).get(folded(text)):
        return letter
    if item.key == "frequency":
        return often_said(text)
    if item.key == "medium":
        return ""  # what is handed on goes one way, and several are told
    name = item.values.name if item.values else item.key.removesuffix("ed")
    return code_in(name, text) if item.type in ("choice", "bool", "flag_or_count") else ""


_ELSEWHERE: Final = re.compile(
    r"(?:pls |please )?(?:see|refer to|as per|ask|check with|per)\b|[^\n]{1,40}(?:参照|のとおり|を確認)$",
    re.IGNORECASE,
)
"""What says that the answer stands somewhere else."""


def _in_words(item: Field, text: str) -> str:
    """Return the code of a word that only sheets have for a field, else the word."""
    return cell_words().get(item.values.name, {}).get(folded(text), text) if item.values else text


def _loosely(table: TableReader, item: Field, text: str, refused: Read) -> Read:
    """Read a text that says more than one word of a vocabulary does."""
    if item.key in _RANKED_FIELDS and (ranked := _RANKED.fullmatch(text)):
        read = table.of(item, ranked[1])
        return refused if read.problem else read
    codes = (
        (media_said(text) if text.isascii() else media_in(item, text))
        if item.key in ("media", "medium")
        else []
    )
    if item.key == "medium" and len(codes) > 1:
        return refused  # what is handed on goes one way
    read = _without_remark(table, item, text, refused)
    if not read.problem and len(codes) < 2:
        return read
    if codes:
        return Read(codes[0] if len(codes) == 1 else [*codes], about=True, facts={"found": text})
    told = loosely(item.key, text)
    if told:
        return replace(table.of(item, told), about=True)
    if said := said_in_japanese(item.key, text):
        return _told(table, item, said, text)
    answer = _ANSWER.fullmatch(text)
    return _before(table, item, answer, text, read) if answer else read


def _told(table: TableReader, item: Field, said: str, text: str) -> Read:
    """Return what a phrase says, told as read from more words."""
    return replace(table.of(item, said), about=True, facts={"found": text})


def _without_remark(table: TableReader, item: Field, text: str, refused: Read) -> Read:
    """Read a word without the remark in brackets behind it, unless that may take it back: あり(2023年改訂), not あり(古い)."""
    found = REMARKED.fullmatch(text)
    if found is not None and item.key == "manual" and says_old(item, found[2]):
        before = table.of(item, found[1].strip())
        is_there = before.value in ("ok", "outdated") or is_place(found[1])
        return Read("outdated", about=True, facts={"found": text}) if is_there else refused
    return _before(table, item, found, text, refused) if found is not None else refused


def _before(table: TableReader, item: Field, found: re.Match[str], text: str, refused: Read) -> Read:
    """Read what stands before a remark, unless that may take it back."""
    if item.key == "manual" and says_old(item, found[2]) and folded(found[1]) not in NEGATIVE:
        return Read("outdated", about=True, facts={"found": text})
    takes_back = TAKES_BACK_NO if folded(found[1]) in NEGATIVE else TAKES_BACK
    if takes_back.search(folded(found[2])):
        before = table.of(item, found[1].strip())
        return before if item.key == "manual" and before.value == "outdated" else refused
    bare = found[1].strip()
    if item.key == "manual" and is_place(bare):
        return Read("ok", facts={"found": text}, placed=True)
    read = table.of(item, bare)
    return refused if read.problem else replace(read, decided="remark_left", facts={"found": text})


def is_told_old(item: Field, text: str) -> bool:
    """Whether a remark behind where a manual is says that it is out of date: VA-12 (being revised)."""
    found = REMARKED.fullmatch(text)
    return found is not None and says_old(item, found[2])
