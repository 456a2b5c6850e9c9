"""What the duties of a row are called: by the column of names, by the lines of one cell, by the lowest of the groups."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from orgaudit.intake.sheets.cells.names import has_number, one_line, without_number, without_sign_of_list
from orgaudit.intake.sheets.tables.column import Column, samples
from orgaudit.intake.sheets.tables.table_work import TableWork

LEVELS: Final = ("level1", "level2", "level3", "level4")


_CIRCLED: Final = re.compile(r"(?=[①-⑳])")


@dataclass(slots=True)
class Levels:
    """The groups of a row, filled down: a blank stands for what is above it, until a higher group changes."""

    columns: list[Column]
    each_row: frozenset[int] = frozenset()
    """Columns that state their group in each row again, in which a blank says that there is none."""
    texts: dict[int, str] = field(default_factory=dict)

    def of(self, work: TableWork, row: int) -> tuple[list[str], bool]:
        """Return the groups of a row from the highest to the lowest, and whether the lowest stands in the row itself."""
        stated = own = False
        for column in self.columns:
            text = one_line(work.text(row, column.index))
            own = bool(text)
            if text:
                self.texts[column.index] = text
                stated = (
                    stated or not work.area.sheet.below(row, column.index)[1]
                )  # no joined cell from above
            elif (
                stated or column.index in self.each_row
            ):  # a row that states a higher group states the lower ones too, or has none
                self.texts.pop(column.index, None)
        return [text for column in self.columns if (text := self.texts.get(column.index, ""))], own


def levels_of(work: TableWork) -> Levels:
    """Return the groups of a table's rows, the highest first."""
    columns = [column for column in work.columns if column.key in LEVELS]
    return Levels(
        sorted(columns, key=lambda item: (item.key, item.index)),
        frozenset(
            column.index for column in columns if _is_behind_name(work, column) or _is_repeated(work, column)
        ),
    )


def _is_behind_name(work: TableWork, column: Column) -> bool:
    """Whether a group stands right of the name, as in what trackers export, where a blank says that there is none."""
    name = work.by_key("name")
    return name is not None and name.index < column.index


def _is_repeated(work: TableWork, column: Column) -> bool:
    """Whether a group stands in two cells below each other, so that a blank does not stand for what is above it."""
    sheet = work.area.sheet
    texts = (sheet.text(row, column.index) for row in range(work.area.first, work.area.last))
    return any(first and first == second for first, second in pairwise(texts))


def named_at(work: TableWork, row: int, levels: Levels) -> tuple[str, Column | None, list[str]]:
    """Return what the duty of a row is called, where that stands, and the groups above it; the lowest group is the name where no other is."""
    name, lines = work.by_key("name"), work.by_key("duties_of_person")
    groups, own = levels.of(work, row)
    text, column = _name_at(work, row, name, lines)
    if not text and groups and (name is None or own):
        return groups.pop(), _lowest(work, row, levels), groups
    return text, column, groups


def heads_group(work: TableWork, row: int, column: Column) -> bool:
    """Whether a row only names a group, in a column of groups, whose members stand in the rows below it and further right."""
    if column.key not in LEVELS:
        return False
    sheet, named = (
        work.area.sheet,
        {item.index for item in work.having((*LEVELS, "name", "duties_of_person"))},
    )
    numbers = {item.index for item in work.having(("number",))}
    if set(sheet.filled(row)) - numbers != {column.index}:
        return False
    below = next((sheet.filled(at) for at in range(row + 1, work.area.last) if sheet.filled(at)), ())
    return bool(below) and min(named & set(below), default=-1) > column.index


def _name_at(
    work: TableWork, row: int, name: Column | None, lines: Column | None
) -> tuple[str, Column | None]:
    for column in (lines, name):
        if column is not None:
            text = work.text(row, column.index)
            if text:
                return text, column
    return "", None


def _lowest(work: TableWork, row: int, levels: Levels) -> Column | None:
    return next(
        (column for column in reversed(levels.columns) if work.area.sheet.below(row, column.index)[0]), None
    )


def lines_of(text: str, *, listed: bool) -> list[str]:
    """Return the duties that one cell holds: its lines where they are numbered or the column lists them, else one."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    lines = [part.strip() for line in lines for part in _CIRCLED.split(line) if part.strip()]
    if len(lines) > 1 and (listed or sum(map(has_number, lines)) * 2 >= len(lines)):
        return [without_number(line) for line in _continued(lines)]
    joined = _SIGNED.sub("", one_line(text)) or one_line(text)
    if len(lines) == 1 and _LISTED.search(joined):
        return [without_sign_of_list(part.strip()) for part in _LISTED.split(joined) if part.strip()]
    if listed and len(lines) == 1 and (parts := _parted(joined)):
        return parts
    return [without_sign_of_list(joined) if listed or has_circled(joined) else joined]


def holds_lists(work: TableWork, column: Column) -> bool:
    """Whether most cells of a column of names hold several lines, each a duty: one long name alone is wrapped into two."""
    known = work.lists.get(column.index)
    if known is None:
        texts = samples(work.area, column.index)
        several = [text for text in texts if len([line for line in text.splitlines() if line.strip()]) > 1]
        is_list = work.area.is_form and bool(several) and _PLURAL.search(column.heading) is not None
        known = is_list or (len(several) > 1 and len(several) * 3 > len(texts) * 2)
        work.lists[column.index] = known
    return known


_PLURAL: Final = re.compile(r"\b(?:tasks|duties|responsibilities|activities|jobs)\b", re.IGNORECASE)
"""In the label of a form, that what stands beside it is a list."""


def _parted(text: str) -> list[str]:
    """Return the duties that a line of a person's duties names one after the other; nothing where commas may be inside one of them."""
    parts = [part.strip() for part in _BETWEEN.split(text)]
    if len(parts) == 1 and len(slashed := [part.strip() for part in _SLASH.split(text)]) > 1:
        parts = slashed if all(map(_IS_WHOLE.search, slashed)) else parts
    if (
        len(parts) < _SEVERAL
        or _ONE_OF_SEVERAL.search(text)
        or min(map(len, parts)) < _SEVERAL
        or len(text) > _LONGEST_LINE
        or _are_objects(parts)
    ):
        return []
    return [without_sign_of_list(part) for part in parts]


def _are_objects(parts: list[str]) -> bool:
    """Whether parts may be what one thing is done with: 契約、覚書の締結, or Review contracts, NDAs."""
    *others, last = parts
    if last.isascii():
        return any(" " not in part for part in parts) and any(" " in part for part in parts)
    return "の" in last and any("の" not in part for part in others)


_LISTED: Final = re.compile(r"[;；]")
_BETWEEN: Final = re.compile(r"、|，|[;；]|, (?=[A-Z])")
_SLASH: Final = re.compile(r"[／|｜]|(?<=\s)/(?=\s)")
_IS_WHOLE: Final = re.compile(r"\S\s\S|[^\x00-\x7f]{5}")
"""Between slashes, more than one of two words for one duty: 入金／出金の確認."""
_SEVERAL: Final = 2
_LONGEST_LINE: Final = 200
_ONE_OF_SEVERAL: Final = re.compile(
    r"及び|および|並びに|ならびに|その他|に関する|に係る|。|\band\b|\bor\b|\bincluding\b|[(（][^()（）]*、",
    re.IGNORECASE,
)
"""Words of sentences on one duty, whose commas part no duties."""

_SIGNED: Final = re.compile(
    r"^[★☆※＊*●■□◆◇▲△▼▶◎○]+\s*+|(?:(?<!\s)\s++)?+(?:[(（]?※\s*+\d*+[)）]?|[*＊†]\d{0,2}+|[(（]注\s*+\d{0,2}+[)）])$"
)
"""Signs before or behind a name that mark it for a remark below the table."""


def _continued(lines: list[str]) -> list[str]:
    """Return the lines of a numbered list, those without a number joined to the one that they go on from."""
    if not has_number(lines[0]) or sum(map(has_number, lines)) * 2 < len(lines):
        return lines
    whole: list[str] = []
    for line in lines:
        if has_number(line) or not whole:
            whole.append(line)
        else:
            whole[-1] = one_line(f"{whole[-1]}\n{line}")
    return whole


def has_circled(text: str) -> bool:
    """Whether a text begins with a sign that only numbers."""
    return text[:1] in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳・･•"
