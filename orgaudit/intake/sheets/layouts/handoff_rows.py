"""Handoffs in rows: from one department to another, or as a department lists them: with whom, and which way."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.findings import Account
from orgaudit.intake.sheets.headings.headings import field_of, matches_of
from orgaudit.intake.sheets.layouts.element_rows import elements
from orgaudit.intake.sheets.layouts.homes import Homes
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.column import Column
from orgaudit.intake.sheets.tables.handoff_shape import ends_in
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded

_IN: Final = ("受領", "受取", "受け取", "受信", "受入", "受ける", "受け", "受", "入", "もらう", "貰う", "インプット", "incoming", "inbound", "input", "in", "receive", "receives", "received", "get", "gets", "from", "from them", "to us", "←", "⇐", "<-", "<")  # fmt: skip
_OUT: Final = ("送付", "送信", "引渡", "引き渡", "渡す", "渡し", "渡", "提出", "提供", "依頼", "出", "送", "送る", "アウトプット", "outgoing", "outbound", "output", "out", "send", "sends", "sent", "give", "gives", "to", "to them", "from us", "→", "⇒", "->", ">")  # fmt: skip
_BOTH: Final = ("双方", "両方", "相互", "双方向", "受渡", "授受", "送受", "both", "both ways", "two-way", "⇔", "↔", "⇄", "<->", "in/out")  # fmt: skip
_WAYS: Final = (("in", _IN, _IN[:6]), ("out", _OUT, _OUT[:8]))
"""Either way with its words, and those of them that may begin a longer one."""

_TITLES: Final = (
    ("in", ("受領", "受け取", "受取", "受ける", "もらう", "インプット", "receive", "input", "incoming", "we get")),
    ("out", ("送付", "渡す", "渡し先", "提供", "提出", "送る", "アウトプット", "send", "output", "outgoing", "we give")),
)  # fmt: skip
"""What titles of lists say that hold only what comes in, or what goes out."""


_NEUTRAL: Final = re.compile(r"受け?渡[すし]?")
"""Both ways in one word."""


def handoffs_of(work: TableWork) -> Iterator[Record]:
    """Yield the handoffs of a table, of one that says what comes in and what goes out side by side those of each side."""
    if sides := _sides(work):
        columns, account = work.columns, work.account
        for number, side in enumerate(sides):
            own = Account(meter=account.meter)
            work.columns, work.account = side, account if number == 0 else own
            yield from _handoffs(work)
            account.doubts += own.doubts  # what is left out was told of the first side
        taken = {column.index: column for side in sides for column in side}
        work.columns, work.account = [taken.get(column.index, column) for column in columns], account
        return
    yield from _handoffs(work)


def _sides(work: TableWork) -> list[list[Column]]:
    """Return the columns of what comes from others and of what goes to others, where each side says what that is; empty for other tables."""
    ends = sorted(
        (column for column in work.columns if column.key in ("from", "to")), key=lambda one: one.index
    )
    if not work.home.path or len(ends) != _BOTH_ENDS or ends[0].key == ends[1].key:
        return []
    middle = ends[1].index
    sides = [
        [_told_by_heading(column) for column in work.columns if ends[0].index <= column.index < middle],
        [_told_by_heading(column) for column in work.columns if column.index >= middle],
    ]
    are_whole = all(
        any(column.key == "what" and column.index == end.index + 1 for column in side)
        for end, side in zip(ends, sides, strict=True)
    )
    return sides if are_whole else []


def _told_by_heading(column: Column) -> Column:
    """Return a column that gave way to another one of its kind as what its own heading says."""
    if column.key or column.certainty == "told":
        return column
    keys = [item.key for item in matches_of(column.heading) if item.kind == "handoff"]
    field = field_of("handoff", keys[0]) if keys and keys[0] not in ("from", "to") else None
    return replace(column, key=keys[0], field=field) if field is not None else column


_BOTH_ENDS: Final = 2


def _handoffs(work: TableWork) -> Iterator[Record]:
    for record in elements(work, Homes(work), partial=True):
        home, record.home = record.home, Home()
        _take_route(work, record)
        if record.facts.keys() >= {"from", "to"}:
            yield record
        else:
            yield from _with_own(work, record, home)


def _take_route(work: TableWork, record: Record) -> None:
    """Take both ends of a handoff from the one cell that names them."""
    column = work.by_key("route")
    found = ends_in(work.text(record.level, column.index)) if column is not None else None
    if column is not None and found is not None:
        cell = work.cell(record.level, column.index)
        record.facts = {"from": Fact(found[0], cell), "to": Fact(found[1], cell), **record.facts}


def _with_own(work: TableWork, record: Record, home: Home) -> Iterator[Record]:
    """Yield the handoffs of a row that names only the other department, with the one that the whole list is of."""
    row = record.level
    partner = work.by_key("partner")
    text = work.text(row, partner.index) if partner is not None else ""
    ends = {key: fact for key in ("from", "to") if (fact := record.facts.get(key)) is not None}
    if not text and len(ends) != 1:
        work.leave_out(row, "no_name")
        return
    if not home.path:
        where = partner.index if partner is not None else work.area.sheet.filled(row)[0]
        work.doubt(row, where, "department_missing", "from", text or str(next(iter(ends.values())).value))
        return
    own = Fact(home.path[-1], home.cell or record.cell)
    if ends:
        yield _between(record, ends.get("from", own), ends.get("to", own))
        return
    if partner is None:
        return
    ways = _ways(work, row)
    item = field_of("handoff", "from")
    other = work.read(row, partner.index, item, text) if item is not None else None
    if other is None:
        return
    if not ways:
        work.doubt(row, partner.index, "direction_open", "from", text)
    for way in ways:
        yield _between(record, *((other, own) if way == "in" else (own, other)))


def _between(record: Record, source: Fact, target: Fact) -> Record:
    return Record("handoff", record.cell, {"from": source, "to": target, **record.facts}, Home())


def _ways(work: TableWork, row: int) -> tuple[str, ...]:
    """Return which way a row goes, seen from the department that the list is of; both ways are two handoffs."""
    column = work.by_key("direction")
    if column is not None:
        word = folded(work.text(row, column.index)).strip("()（）[]・ ")
        if word in _BOTH:
            return ("in", "out")
        return next(((way,) for way, words, stems in _WAYS if word in words or word.startswith(stems)), ())
    for text in (work.area.title, work.area.sheet.grid.name, *_headings(work)):
        word = _NEUTRAL.sub("", folded(text))
        said = [way for way, words in _TITLES if any(one in word for one in words)]
        if len(said) == 1:
            return (said[0],)
    return ()


def _headings(work: TableWork) -> Iterator[str]:
    """Yield the headings of what is handed over, which may say which way."""
    yield from (column.heading for column in work.columns if column.key in ("what", "partner"))
