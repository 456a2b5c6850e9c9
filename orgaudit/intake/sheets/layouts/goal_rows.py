"""Goals in rows, one a row or one measure a row."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from orgaudit.intake.sheets.cells.amounts import shown_number
from orgaudit.intake.sheets.layouts.element_rows import elements
from orgaudit.intake.sheets.layouts.homes import homes_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.spelling import folded

_OF_OBJECTIVE: Final = ("text",)


def goals_of(work: TableWork) -> Iterator[Record]:
    """Yield the goals of a table; a row that names only another measure of the goal above is a goal of its own, called so too."""
    last: dict[str, Fact] = {}
    home: tuple[str, ...] = ()
    by_measure = work.by_key("text") is None
    for record in elements(work, homes_of(work), partial=True):
        if _is_objective(work, record):
            last = record.facts  # its measures stand in the rows below
            continue
        text, kpi = record.facts.get("text"), record.facts.get("kpi")
        if text is None and kpi is not None and by_measure:
            text = record.facts["text"] = kpi  # a list of measures without goals above them
        if (
            text is not None
            and kpi is not None
            and "id" not in record.facts
            and _is_same_goal(last, record, home)
        ):
            record.facts["id"] = Fact(f"{text.value}: {kpi.value}", kpi.cell)
        if text is None:
            if kpi is None or "text" not in last:
                work.leave_out(record.level, "no_name")
                continue
            record.facts = {
                **{key: last[key] for key in _OF_OBJECTIVE if key in last and key not in record.facts},
                **record.facts,
                "id": Fact(f"{last['text'].value}: {kpi.value}", kpi.cell),
            }
        else:
            last = record.facts
        _part_units(work, record)
        home = record.home.path
        if work.person is not None and "owner" not in record.facts:
            record.facts["owner"] = work.person
        yield record


_COUNTED: Final = re.compile(
    r"([+-]?\d[\d,]*(?:\.\d+)?)\s*(件|社|名|人|回|枚|台|本|個|点|店舗|店|校|件/月|件/年|回/月|回/年|日|営業日|時間|分|か月|ヶ月|cases?|customers?|hours?|hrs?|days?|minutes?|mins?|tickets?|people|sites?)"
)
"""A figure with the unit of what is counted: 12件, 3 days."""


def _part_units(work: TableWork, record: Record) -> None:
    """Write the unit of a goal's figures for itself, where target and present value count in the same one and no column names it."""
    if "unit" in record.facts or work.by_key("unit") is not None:
        return
    parts = {
        key: found
        for key in ("target", "baseline")
        if key in record.facts and (found := _COUNTED.fullmatch(folded(str(record.facts[key].value))))
    }
    figures = [
        key for key in ("target", "baseline") if key in record.facts and _has_figure(record.facts[key])
    ]
    if "target" not in parts or len(parts) < len(figures) or len({found[2] for found in parts.values()}) != 1:
        return
    for key, found in parts.items():
        record.facts[key] = Fact(shown_number(Fraction(found[1].replace(",", ""))), record.facts[key].cell)
    record.facts["unit"] = Fact(parts["target"][2], record.facts["target"].cell)


def _has_figure(fact: Fact) -> bool:
    return any(sign.isdigit() for sign in str(fact.value))


def _is_objective(work: TableWork, record: Record) -> bool:
    """Whether a row is an objective of a list whose rows say that they are objectives or key results; the text of a key result becomes its measure."""
    level = work.by_key("okr_level")
    if level is None:
        return False
    said = folded(work.text(record.level, level.index))
    if said.startswith(("kr", "key", "成果", "主要")):
        if "text" in record.facts and "kpi" not in record.facts:
            record.facts["kpi"] = record.facts.pop("text")
        return False
    following = folded(work.text(record.level + 1, level.index)) if record.level + 1 < work.area.last else ""
    return following.startswith(("kr", "key", "成果", "主要"))


def _is_same_goal(last: dict[str, Fact], record: Record, home: tuple[str, ...]) -> bool:
    """Whether a record repeats the text of the goal before it, as joined cells do, with another measure."""
    if record.home.path != home or "text" not in last or last["text"].value != record.facts["text"].value:
        return False
    return "kpi" not in last or last["kpi"].value != record.facts["kpi"].value
