"""What the columns of a table are: by the call, by their headings, and where that is open by what stands below."""

from collections import Counter
from dataclasses import replace
from typing import Final

from orgaudit.intake.sheets.columns.address_columns import addresses_apart
from orgaudit.intake.sheets.columns.answered_columns import answered
from orgaudit.intake.sheets.columns.by_heading import column_of, letters_of
from orgaudit.intake.sheets.columns.by_likeness import by_likeness
from orgaudit.intake.sheets.columns.choice_columns import with_choice_marks
from orgaudit.intake.sheets.columns.contents import (
    by_contents,
    by_whole_vocabulary,
    by_words_below,
    manuals_by_words,
    personal_by_answers,
)
from orgaudit.intake.sheets.columns.department_columns import (
    chiefs_who_do_it,
    departments_with_names,
    heads_behind_departments,
    keepers_of_contracts,
    levels_of_departments,
    parts_of_departments,
    some_partner,
    units_of_persons,
    whole_headcount,
    with_steps,
)
from orgaudit.intake.sheets.columns.frequency_columns import with_frequency_marks
from orgaudit.intake.sheets.columns.goal_contents import from_one_to_the_other, whole_period
from orgaudit.intake.sheets.columns.goal_shares import owners_by_names, weights_by_sum
from orgaudit.intake.sheets.columns.group_columns import groups_by_shape, one_list_of_work
from orgaudit.intake.sheets.columns.handoff_contents import ends_by_contents, matter_by_contents
from orgaudit.intake.sheets.columns.handover_lists import covering_later, is_handover, stages_apart
from orgaudit.intake.sheets.columns.likely_names import likely_ends, likely_name
from orgaudit.intake.sheets.columns.manual_contents import of_documents, states_of_procedures
from orgaudit.intake.sheets.columns.naming_columns import (
    duties_of_each,
    named_items,
    one_name,
    owner_of_form,
    some_goal,
    some_name,
)
from orgaudit.intake.sheets.columns.person_columns import (
    doers_by_names,
    marks_settled,
    names_last,
    stand_ins_by_names,
    stood_in_for,
    with_person_hours,
)
from orgaudit.intake.sheets.columns.units_above import named_units, units_above
from orgaudit.intake.sheets.columns.works_of_persons import persons_of_rows, works_side_by_side
from orgaudit.intake.sheets.columns.yielding_columns import (
    sets_apart,
    shared_heads_apart,
    years_apart,
    yielding,
)
from orgaudit.intake.sheets.findings import Certainty
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.tables.area import Area
from orgaudit.intake.sheets.tables.column import GROUPS, MOST, Column, as_field, each, share, unused
from orgaudit.intake.sheets.tables.column import samples as samples_at
from orgaudit.intake.sheets.values.cell_values import CellReader
from orgaudit.intake.values.plain_values import number_of

_APPENDED: Final = frozenset(("texts", "choices", "departments", "consumers"))


def columns_of(area: Area, kind: str, options: Options, reader: CellReader) -> list[Column]:
    """Return what each column with a heading is."""
    letters = letters_of(area) if kind == "duty" else {}
    columns = [
        column_of(area, index, heading, kind, options, letters.get(heading, ""))
        for index, heading in area.headings.items()
    ]
    columns = addresses_apart(area, by_likeness(area, columns, kind, reader))
    columns = years_apart(sets_apart(shared_heads_apart(yielding(area, columns))))
    if kind == "duty":
        columns = with_frequency_marks(area, with_person_hours(area, columns))
        columns = with_choice_marks(area, columns, reader)
    keys = Counter(column.key for column in columns)
    columns = [
        by_contents(area, column, keys, reader) if column.key == "performed_by" else column
        for column in columns
    ]  # it may name persons, which settles what an owner beside it is
    keys = Counter(column.key for column in columns)
    columns = marks_settled([by_contents(area, column, keys, reader) for column in columns])
    if kind == "duty":
        columns = _with_approver(names_last(columns))
        columns = works_side_by_side(area, persons_of_rows(area, columns), kind)
        columns = one_name(area, some_name(area, named_items(area, columns)))
        columns = groups_by_shape(area, one_list_of_work(area, duties_of_each(area, columns)))
        columns = heads_behind_departments(area, departments_with_names(area, columns))
        columns = chiefs_who_do_it(area, keepers_of_contracts(area, columns))
        columns = of_documents(area, states_of_procedures(area, by_words_below(area, columns)))
        columns = personal_by_answers(area, by_whole_vocabulary(area, columns))
        columns = manuals_by_words(area, stand_ins_by_names(area, doers_by_names(area, columns)))
    if kind == "duty":
        columns = stood_in_for(area, columns)
        columns = stages_apart(answered(area, columns, reader))
        columns = covering_later(columns) if is_handover(area) else columns
    if kind == "person":
        columns = works_side_by_side(area, units_of_persons(area, columns), kind)
    if kind == "department":
        columns = with_steps(area, levels_of_departments(area, whole_headcount(columns)), kind)
        columns = units_above(area, named_units(area, columns))
    if kind == "goal":
        columns = owner_of_form(area, some_goal(area, whole_period(from_one_to_the_other(area, columns))))
        columns = owners_by_names(area, weights_by_sum(area, columns))
    if kind == "handoff":
        columns = likely_ends(area, some_partner(area, ends_by_contents(area, columns)))
        columns = matter_by_contents(area, columns)
    columns = likely_name(area, columns, kind)
    if kind == "duty":
        columns = parts_of_departments(columns)
    return _each_once(_named_approvals(area, _with_codes(columns, kind)))


def _named_approvals(area: Area, columns: list[Column]) -> list[Column]:
    """Leave the number of approvals where other columns name who approves."""
    figures = [
        column
        for column in columns
        if column.key == "approvals" and share(samples_at(area, column.index), number_of) > MOST
    ]
    if len(figures) == sum(column.key == "approvals" for column in columns):
        return columns
    return each(columns, figures, unused)


def _with_codes(columns: list[Column], kind: str) -> list[Column]:
    """Take the codes of departments for departments where a table does not call them otherwise."""
    if not any(column.key == "department_code" for column in columns):
        return columns
    is_named = any(column.key == "department" or column.key.startswith("unit") for column in columns)
    key = "" if is_named else "department"
    field = field_of(kind, key) if key == "department" and kind == "person" else None
    return [
        replace(column, key=key, field=field) if column.key == "department_code" else column
        for column in columns
    ]


def _with_approver(columns: list[Column]) -> list[Column]:
    """Take the approver for who answers for a duty where another column names its driver, as DACI tables do."""
    heads = {plain(column.heading) for column in columns}
    if heads >= {"recommend", "decide"}:
        return [
            as_field(column, _OF_RAPID[head]) if (head := plain(column.heading)) in _OF_RAPID else column
            for column in columns
        ]
    if "driver" not in heads:
        return columns
    return [
        as_field(column, "accountable") if plain(column.heading) in ("approver", "a") else column
        for column in columns
    ]


_OF_RAPID: Final = {"decide": "accountable", "perform": "primary"}
"""What the headings of a RAPID table say of who is named below; who recommends, agrees or is asked stands in no field."""


def _each_once(columns: list[Column]) -> list[Column]:
    """Leave each field to its surest column; fields that are lists take all of theirs."""
    order: dict[Certainty, int] = {"told": 0, "exact": 1, "contents": 2, "part": 3, "likely": 4}
    first: dict[str, Column] = {}
    for column in sorted(columns, key=lambda item: (order[item.certainty], item.index)):
        if column.key:
            first.setdefault(column.key, column)
    kept = []
    for column in columns:
        many = (
            column.key
            in (
                "mark",
                "media_mark",
                "frequency_mark",
                "choice_mark",
                "person_hours",
                "person_title",
                "person_id",
                "month",
                "detail",
                "note",
                "number",
                "not_used",
                "handed_over",
                "tags",
                "checked_by",
                "approvals",
                "goals",
                "department_person",
                "head_of_department",
            )
            or column.key in GROUPS
            or (column.key in ("duties", "duties_of_person") and column.certainty == "contents")
            or (column.key == "department" and column.field is not None and column.field.section == "person")
            or (column.field is not None and column.field.type in _APPENDED)
            or (column.key == "backups" and column.certainty in ("told", "exact", "part"))
        )
        is_other = column.key and not many and first[column.key] is not column
        kept.append(unused(column) if is_other else column)
    return kept
