"""Goals in rows, one a row or one measure a row."""

from collections.abc import Iterator
from typing import Final

from orgaudit.intake.sheets.layouts.element_rows import elements
from orgaudit.intake.sheets.layouts.homes import homes_of
from orgaudit.intake.sheets.records import Fact, Record
from orgaudit.intake.sheets.table_work import TableWork
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
        home = record.home.path
        if work.person is not None and "owner" not in record.facts:
            record.facts["owner"] = work.person
        yield record


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
