"""People in rows, one a row; their duties may be columns of marks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.company.codes import names_by_code
from orgaudit.intake.sheets.layouts.duty_names import lines_of
from orgaudit.intake.sheets.layouts.element_rows import elements, names_beside
from orgaudit.intake.sheets.layouts.person_marks import add_marks
from orgaudit.intake.sheets.people.person_slips import called
from orgaudit.intake.sheets.people.person_texts import without_post
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.values.person_words import meaning_of, says_none


def people_of(work: TableWork) -> Iterator[Record]:
    """Yield the people of a table; duties that are columns of marks too."""
    yield from _where_done(list(_in_rows(work)))


def _where_done(records: list[Record]) -> Iterator[Record]:
    """Yield records with each duty that persons of several departments have marks for in the only one of these in which somebody does it; else not where nobody has to do with it."""
    marked = [record for record in records if record.kind == "duty" and record.level == _MARKED]
    homes: dict[str, dict[tuple[str, ...], Home]] = {}
    for record in marked:
        if "primary" in record.facts:
            homes.setdefault(str(record.facts["name"].value), {})[record.home.path] = record.home
    for record in records:
        if record.kind == "duty" and record.level == _MARKED:
            done = homes.get(str(record.facts["name"].value), {})
            record.level = 0
            if len(done) == 1:
                record.home = next(iter(done.values()))
            elif (
                done
                and record.home.path not in done
                and record.facts.keys() == {"name"}
                and not record.skills
            ):
                continue
        yield record


_MARKED: Final = -2
"""The level of a duty that is a column of marks, until it is known where it is done."""


def _in_rows(work: TableWork) -> Iterator[Record]:
    records = [record for record in elements(work, None) if not _is_several(work, record)]
    for record in records:
        _leave_remark(work, record)
    ids = names_by_code(
        (str(record.facts["id"].value), str(record.facts["name"].value))
        for record in records
        if record.facts.keys() >= {"id", "name"}
    )
    # The number may be no id of their own, and a column name a superior by it all the same.
    ids = {**names_beside(work, work.by_key("person_id")), **ids}
    parent = work.by_key("parent_of_department")
    for record in records:
        above_it = work.text(record.level, parent.index) if parent is not None else ""
        where = record.facts.get("name" if record.kind == "department" else "department")
        if above_it and where is not None and not says_none(above_it):
            yield Record("department", where.cell, {"name": where}, Home((above_it,)))
        if record.kind == "department":
            yield record
            yield from _duties_of_seat(work, record)
            continue
        above = record.facts.get("reports_to")
        if above is not None and str(above.value) in ids:
            record.facts["reports_to"] = Fact(ids[str(above.value)], above.cell)
        if work.home.path and "department" not in record.facts:
            record.facts["department"] = Fact(work.home.path[-1], work.home.cell or record.cell)
        if record.home.path:
            home, record.home = record.home, Home()
            yield Record(
                "department", record.facts["department"].cell, {"name": record.facts["department"]}, home
            )
        yield record
        yield from _marked_duties(work, record)
        yield from _listed_duties(work, record)


def _is_several(work: TableWork, record: Record) -> bool:
    """Whether a row names nobody in particular as who holds a post, which is told: (various)."""
    name, column = record.facts.get("name"), work.by_key("name")
    if record.kind != "person":
        return False
    if name is None or column is None or meaning_of(str(name.value).strip("()（）")) != "group":
        return False
    work.doubt(record.level, column.index, "group", "name", str(name.value))
    return True


def _leave_remark(work: TableWork, record: Record) -> None:
    """Take off and tell what is only remarked behind the name of a person."""
    name = record.facts.get("name") if record.kind == "person" else None
    bare = without_post(called(str(name.value))) if name is not None else ""
    if name is not None and bare != name.value:
        record.facts["name"] = Fact(bare, name.cell)
        work.account.tell(name.cell, "remark_left", found=str(name.value))


def _duties_of_seat(work: TableWork, record: Record) -> Iterator[Record]:
    """Yield the duties that a list of people names beside an empty seat."""
    column = work.by_key("name")
    text = work.text(record.level, column.index) if column is not None else ""
    if column is not None and meaning_of(text) == "vacancy":
        seat = Fact(text, work.cell(record.level, column.index))
        home = Fact(record.facts["name"].value, record.cell)
        yield from _listed_duties(
            work, replace(record, kind="person", facts={"name": seat, "department": home})
        )


def _listed_duties(work: TableWork, person: Record) -> Iterator[Record]:
    """Yield the duties that a list of people names beside each."""
    name, home = person.facts.get("name") or person.facts["id"], person.facts.get("department")
    for column in work.having(("duties",)):
        text = work.text(person.level, column.index)
        for line in lines_of(text, listed=True) if text and not says_none(text) else ():
            duty = Record("duty", work.cell(person.level, column.index))
            duty.facts |= {"name": Fact(line, duty.cell), "primary": Fact(name.value, name.cell)}
            duty.home = Home((str(home.value),), home.cell) if home else work.home
            yield duty


def _marked_duties(work: TableWork, person: Record) -> Iterator[Record]:
    """Yield the duties that a person has marks for, where duties are the columns."""
    name = str((person.facts.get("name") or person.facts["id"]).value)
    home = person.facts.get("department")
    called = Counter(column.heading.splitlines()[-1] for column in work.having(("mark",)))
    for column in work.columns:
        if column.key != "mark" or not work.text(person.level, column.index):
            continue
        duty = Record("duty", work.cell(person.level, column.index), level=_MARKED)
        own = column.heading.splitlines()[-1]
        words = column.heading if called[own] > 1 else own  # the same below another group is another duty
        duty.facts["name"] = Fact(" ".join(words.split()), work.cell(work.area.top, column.index))
        duty.home = work.home if work.home.path or not home else Home((str(home.value),), home.cell)
        add_marks(work, person.level, duty, only=column, named=name)
        yield duty
