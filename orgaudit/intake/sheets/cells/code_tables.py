"""What codes of enumerated fields stand for, where a table of the workbook or a remark says so: 1 毎日, A あり, P 紙."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.choices_in_japanese import said_in_japanese
from orgaudit.intake.sheets.cells.frequency_in_japanese import often_in_japanese
from orgaudit.intake.sheets.files.grid import Grid
from orgaudit.intake.sheets.headings.headings import EXACT, PART, field_of, is_listed, strong_matches
from orgaudit.intake.sheets.headings.known_headings import plain, plain_words
from orgaudit.intake.spelling import folded
from orgaudit.intake.values.plain_values import number_of

Codes = Mapping[str, Mapping[str, str]]
"""Key of a field of duties -> code, folded -> its words."""

_LEAST: Final = 2
_MOST_ROWS: Final = 300
_UPWARDS: Final = 3
_ASIDE: Final = re.compile(
    r"フラグ|コード表|コード一覧|コード|区分表|区分|一覧表?|凡例|の?意味|記号|codes?|list|table|legend|key",
    re.IGNORECASE,
)
_LISTED: Final = ("frequency", "manual", "media", "criticality", "deadline", "judgement", "office", "storage", "data_class", "performed_by", "payments")  # fmt: skip
_TELLING: Final = ("frequency", "media", "criticality")
"""Fields whose words are hardly those of another one."""


def codes_of_tables(grid: Grid) -> dict[str, dict[str, str]]:
    """Return what the code tables of a sheet explain, whose name or first line says that it holds some."""
    if not _is_of_codes(grid) or len(grid.rows) > _MOST_ROWS:
        return {}
    found: dict[str, dict[str, str]] = {}
    duties = _lists_duties(grid)
    for column in range(grid.width - 1):
        for run in _runs(grid, column):
            if run[0] in duties:
                continue  # answers beside each other, of duties
            by_key: dict[str, dict[str, str]] = {}
            label = _label_above(grid, run[0], column) or _known_by(
                [grid.cell(row, column + 1) for row in run]
            )
            for row in run:
                label = _key_of(grid.cell(row, column - 1)) or label if column else label
                if label:
                    words = grid.cell(row, column + 1)
                    by_key.setdefault(label, {}).setdefault(folded(grid.cell(row, column)), words)
            for key, codes in by_key.items():
                found.setdefault(key, {}).update(codes)
    return found


def codes_of_texts(texts: Iterable[str]) -> dict[str, dict[str, str]]:
    """Return what remarks explain that name the field first: 手順書 1:あり 2:古い 3:なし."""
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        for line in text.splitlines():
            marks = list(_MARK.finditer(line))
            key = _key_of(line[: marks[0].start(1)]) if len(marks) >= _LEAST else ""
            ends = [*(mark.start() for mark in marks[1:]), len(line)]
            found_in = _listed_codes(line) or _codes_beside_words(line) if not key else {}
            for told, codes in found_in.items():
                found.setdefault(told, {}).update(codes)
            for mark, end in zip(marks, ends, strict=True) if key else ():
                words = line[mark.end() : end].strip(" 　、，,;；/／・|")
                words = words if "(" in words or "（" in words else words.rstrip(")） 　")
                found.setdefault(key, {}).setdefault(folded(mark[1]), _worded(key, words))
    return found


_MARK: Final = re.compile(
    r"(?:^|(?<=[\s　、，,;；/／・|:：(（]))([A-Za-zＡ-Ｚａ-ｚ]{1,2}|[0-9０-９]|[◎○〇△▲×●☆★]{1,3})\s*(?:[:：=＝…]|は|-(?=\D)|\.(?=\D)|．)\s*"
)
"""A code with the sign behind it that leads to its words."""


def _listed_codes(line: str) -> dict[str, dict[str, str]]:
    """Return what a line explains by lists behind the names of fields: Freq: D daily, W weekly | Doc: 0 none, 1 draft."""
    found: dict[str, dict[str, str]] = {}
    for part in _SEGMENTS.split(line):
        label, sign, rest = part.replace("：", ":").partition(":")
        items = [_CODE_FIRST.fullmatch(item.strip()) for item in _ITEMS.split(rest)] if sign else []
        key = _key_of(label) if len(items) >= _LEAST and all(items) else ""
        if key:
            found[key] = {folded(item[1]): _worded(key, item[2]) for item in items if item}
    return found


_SEGMENTS: Final = re.compile(r"[|｜。]|\s{3,}|　{2,}")
_ITEMS: Final = re.compile(r"[,、，;；]")
_CODE_FIRST: Final = re.compile(r"([A-Za-z]{1,2}|[0-9０-９])\s*+(?:[=＝:.-]\s*+)?([^\d\s].{0,40})")


def _codes_beside_words(line: str) -> dict[str, dict[str, str]]:
    """Return what a heading explains with no more than its codes beside their words, in either order: 手順書(有1・無0・古2), マニュアル有：1 無：0."""
    plain_line = unicodedata.normalize("NFKC", line[:_LONGEST_LINE]).strip()
    label, bracket, rest = plain_line.partition("(")
    parts = [part for part in _BETWEEN_PAIRS.split(rest.rstrip(")") if bracket else label) if part]
    pairs = [_pair(part) for part in parts]
    if len(pairs) < _LEAST or not all(pairs):
        return {}
    words = [word for word, _ in pairs]
    for cut in range(len(words[0])) if not bracket else (0,):
        key = _key_of(label if bracket else words[0][:cut])
        told = [words[0][cut:], *words[1:]]
        if key and all(_is_word(key, word) for word in told):
            return {key: dict(zip((code for _, code in pairs), told, strict=True))}
    return {}


def _pair(part: str) -> tuple[str, str]:
    """Return the word and the code of a part that is both; two empty texts for others."""
    if behind := _CODE_BEHIND.fullmatch(part):
        return behind[1], behind[2]
    before = _CODE_BEFORE.fullmatch(part)
    return (before[2], before[1]) if before else ("", "")


def _is_word(key: str, word: str) -> bool:
    item = field_of("duty", key)
    if item is None or item.values is None:
        return False
    known = cell_words().get(item.values.name, {})
    is_known = item.values.code_of(word) or known.get(folded(word)) or said_in_japanese(key, word)
    return bool(is_known or (key == "frequency" and often_in_japanese(word)))


_LONGEST_LINE: Final = 60
_BETWEEN_PAIRS: Final = re.compile(r"[・、,/\s|;]+")
_CODE_BEHIND: Final = re.compile(r"([^\d:=()]{1,16})[:=]?(\d)")
_CODE_BEFORE: Final = re.compile(r"(\d)[:=.]?([^\d:=()]{1,16})")


def _worded(key: str, words: str) -> str:
    """Return the words of a code as the reader of values knows them: all of them, else those in brackets behind them, else those before."""
    item = field_of("duty", key)
    if item is None or item.values is None:
        return words
    known = cell_words().get(item.values.name, {})
    aside = _BEHIND.fullmatch(words)
    ways = (words, aside[2], aside[1]) if aside else (words,)
    return next((way for way in ways if item.values.code_of(way) or known.get(folded(way))), words)


_BEHIND: Final = re.compile(r"([^(（]{1,60})[(（]([^()（）]{1,40})[)）]")


def joined_codes(*several: Codes) -> Codes:
    """Return all that is explained; what comes first holds."""
    found: dict[str, dict[str, str]] = {}
    for codes in several:
        for key, words in codes.items():
            found[key] = {**words, **found.get(key, {})}
    return found


def decoded(item: Field, text: str, codes: Mapping[str, str]) -> str:
    """Return a text with its codes in words: the whole of it, or each part of a list; as it is where one is not explained."""
    if whole := codes.get(folded(text)):
        return whole
    if item.type != "choices":
        return text
    parts = [part for part in _BETWEEN.split(text) if part]
    told = [codes.get(folded(part), "") for part in parts]
    return "、".join(told) if len(parts) > 1 and all(told) else text


_BETWEEN: Final = re.compile(r"[\s,、，/／・;；+＋&]+")


def _is_of_codes(grid: Grid) -> bool:
    """Whether a sheet says by its name, or by a title alone in its row, that it explains codes."""
    first = next(([text for text in row if text] for row in grid.rows if any(row)), [])
    titles = (grid.name, *(first if len(first) == 1 else ()))
    return any(is_listed(text, "guides") or _NAMING.search(plain(text)) for text in titles)


_NAMING: Final = re.compile(r"(?<!レ)コード|区分表|凡例|選択肢|\bcodes\b|codelist|codetable|legend|lookup")
_CODE: Final = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ0-9０-９]{1,4}|[◎○〇△▲×●☆★]{1,3}|[①-⑳ア-ン]")


def _runs(grid: Grid, column: int) -> Iterator[list[int]]:
    """Yield the rows below each other in which a code has its words beside it."""
    run: list[int] = []
    for row in range(len(grid.rows) + 1):
        code, words = grid.cell(row, column), grid.cell(row, column + 1)
        is_pair = code and words and _CODE.fullmatch(code) and number_of(words) is None
        if is_pair and plain(code) not in plain_words("heads_of_codes"):
            run.append(row)
        else:
            if len(run) >= _LEAST:
                yield run
            run = []


def _lists_duties(grid: Grid) -> range:
    """Return the rows of a sheet below headings of duties, each with as much beside its name as a code table never has; an empty range where none are."""
    for row, texts in enumerate(grid.rows[:_FIRST_ROWS]):
        filled = [text for text in texts if text]
        if len(filled) > _OF_CODES and any(
            (item.kind, item.key, item.strength) == ("duty", "name", EXACT)
            for text in filled
            for item in strong_matches(text)
        ):
            wide = [
                at for at in range(row + 1, len(grid.rows)) if 2 * sum(map(bool, grid.rows[at])) > len(filled)
            ]
            return range(row, wide[-1] + 1) if wide else range(0)
    return range(0)


_FIRST_ROWS: Final = 15

_OF_CODES: Final = 4
"""Headings that a code table may have."""


def _label_above(grid: Grid, top: int, column: int) -> str:
    """Return the field that a run of codes is of, by what stands above it."""
    for row in range(top - 1, max(-1, top - 1 - _UPWARDS), -1):
        for text in (grid.cell(row, column), grid.cell(row, column + 1)):
            if key := _key_of(text):
                return key
    return _key_of(grid.name)


def _key_of(text: str) -> str:
    """Return the enumerated field of a duty that a text names; empty for others."""
    word = _ASIDE.sub("", unicodedata.normalize("NFKC", text)).strip(" 　:：・※()（）【】■●[]=-…")
    if not word or len(word) > _LONGEST_LABEL:
        return ""
    return next(
        (
            item.key
            for item in strong_matches(word)
            if item.kind == "duty" and item.key in _LISTED and item.strength >= PART
        ),
        "",
    )


_LONGEST_LABEL: Final = 30


def _known_by(words: list[str]) -> str:
    """Return the field whose vocabulary knows all the words of a run."""
    for key in _TELLING:
        item = field_of("duty", key)
        values = item.values if item is not None else None
        if values is None:
            continue
        known = cell_words().get(values.name, {})
        if all(values.code_of(word) or known.get(folded(word)) for word in words):
            return key
    return ""
