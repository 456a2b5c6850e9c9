"""The workbook to be filled in: what a section manager sees of it, and what it says of a company."""

import json
import zipfile
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from orgaudit.forms.layouts import LAYOUTS, columns_of
from orgaudit.forms.template import Template, write
from orgaudit.intake.fields import table
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.reports.workbooks import book

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)
HEAD, FIRST = 3, 4
ELEMENTS = ("department", "duty", "goal", "handoff", "person")
NAMES: dict[Language, list[str]] = {
    "ja": ["会社", "部署", "業務", "目標", "受け渡し", "人"],
    "en": ["Company", "Departments", "Duties", "Goals", "Handoffs", "People"],
}
every_language = pytest.mark.parametrize("language", LANGUAGES)


def company(text: str) -> Organization:
    loaded = load_text(text, today=TODAY)
    assert loaded.organization is not None, loaded.problems
    return loaded.organization


def sample(name: str) -> Organization:
    return company((ROOT / "sample_orgs" / f"{name}.yaml").read_text(encoding="utf-8"))


def made(language: Language, org: Organization | None = None) -> Workbook:
    return book(write(Template(Catalogue(language), org)))


@cache
def empty(language: Language) -> Workbook:
    """Return the workbook of no company, which several tests look at."""
    return made(language)


def sheet_of(read: Workbook, kind: str, language: Language) -> Worksheet:
    return read[Catalogue(language).ui(f"template.sheet.{kind}")]


def heads(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[HEAD] if cell.value is not None]


def records(sheet: Worksheet) -> list[dict[str, object]]:
    """Return the rows that are no examples, by heading, without empty cells."""
    titles = heads(sheet)
    found = []
    for row in sheet.iter_rows(min_row=FIRST, values_only=True):
        cells: dict[str, object] = {
            title: cell for title, cell in zip(titles, row, strict=False) if cell is not None
        }
        if cells and str(row[0]).isdecimal():
            found.append(cells)
    return found


def offered(sheet: Worksheet, column: int) -> list[str]:
    """Return the sources of the lists that the cells of a column offer."""
    letter = sheet.cell(FIRST, column).coordinate
    return [str(item.formula1) for item in sheet.data_validations.dataValidation if letter in item.sqref]


@every_language
def test_there_is_a_sheet_for_each_kind_in_the_order_of_filling_in(language: Language) -> None:
    read = empty(language)
    assert [sheet.title for sheet in read.worksheets if sheet.sheet_state == "visible"] == NAMES[language]


@every_language
def test_a_heading_is_a_name_of_its_field_and_says_what_it_means(language: Language) -> None:
    read = empty(language)
    for layout in LAYOUTS[1:]:
        sheet = sheet_of(read, layout.kind, language)
        section = table().sections[layout.section]
        for at, column in enumerate(columns_of(layout, language), start=2):
            cell = sheet.cell(HEAD, at)
            assert cell.comment is not None, cell.value
            if column.month or column.field is None or column.key == "department":
                continue
            assert column.field.about[language] in cell.comment.text
            named = str(cell.value)
            found = section.find(named)
            assert (found is not None and found.key == column.key) or named.casefold() in {
                label.casefold() for label in column.field.labels.values()
            }


@every_language
def test_what_is_enumerated_can_be_chosen_and_every_choice_can_be_read(language: Language) -> None:
    read = empty(language)
    lists = {
        name: [
            str(cell[0].value) for cell in read["lists"][str(item.attr_text).split("!")[1].replace("$", "")]
        ]
        for name, item in read.defined_names.items()
        if name.startswith("list_")
    }
    for layout in LAYOUTS[1:]:
        sheet = sheet_of(read, layout.kind, language)
        for at, column in enumerate(columns_of(layout, language), start=2):
            field = column.field
            if field is None or field.values is None or field.type == "number_or_text":
                continue
            (source,) = offered(sheet, at)
            words = lists[source.lstrip("=")]
            codes = [field.values.code_of(word) for word in words]
            assert [code for code in codes if code] == list(field.values.words), column.key


@every_language
def test_departments_and_people_are_chosen_from_their_sheets(language: Language) -> None:
    sheet = sheet_of(empty(language), "duty", language)
    titles = heads(sheet)
    keys = [column.key for column in columns_of(LAYOUTS[2], language)]
    for key, kind in (("department", "department"), ("primary", "person"), ("backups", "person")):
        (source,) = offered(sheet, titles.index(titles[keys.index(key) + 1]) + 1)
        name = Catalogue(language).ui(f"template.sheet.{kind}")
        assert source.startswith(f"'{name}'!$B$6:"), "below the examples"


@every_language
def test_what_is_needed_stands_first_and_the_rest_is_folded_away(language: Language) -> None:
    read = empty(language)
    for layout in LAYOUTS[1:]:
        sheet = sheet_of(read, layout.kind, language)
        columns = columns_of(layout, language)
        assert [column.key for column in columns[: len(layout.needed)]] == list(layout.needed)
        assert sheet.freeze_panes == sheet.cell(FIRST, 2 + len(layout.needed)).coordinate
        assert sheet.page_setup.orientation == "landscape"
        assert str(sheet.page_setup.paperSize) == "8", "A3"
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$3:$3"
        hidden = {letter for letter, item in sheet.column_dimensions.items() if item.hidden}
        grouped = {letter for letter, item in sheet.column_dimensions.items() if item.outlineLevel}
        assert hidden == grouped
        assert bool(hidden) == any(column.need == "rest" for column in columns)
        examples = [row[0].value for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 1)]
        assert examples == [Catalogue(language).ui("template.example")] * 2
        for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 1, values_only=True):
            assert all(row[at] for at in range(1, 1 + len(layout.needed)))


@every_language
def test_examples_are_what_the_reader_of_values_takes(language: Language) -> None:
    """The rows that show how to write are right themselves: as a file they have no problem."""
    read = empty(language)
    parts: dict[str, list[dict[str, object]]] = {}
    for kind in ELEMENTS:
        sheet = sheet_of(read, kind, language)
        layout = next(item for item in LAYOUTS if item.kind == kind)
        keys = [column.key for column in columns_of(layout, language)]
        parts[kind] = [
            {key: cell for key, cell in zip(keys, row[1:], strict=False) if cell is not None}
            for row in sheet.iter_rows(min_row=FIRST, max_row=FIRST + 1, values_only=True)
        ]
    departments = []
    for department in parts["department"]:
        inside = {
            name: [
                {key: value for key, value in item.items() if key != "department"}
                for item in parts[kind]
                if item["department"] == department["name"]
            ]
            for name, kind in (("duties", "duty"), ("goals", "goal"))
        }
        departments.append({**department, **inside})
    text = json.dumps(
        {
            "company": "Test",
            "departments": departments,
            "handoffs": parts["handoff"],
            "people": [{**person, "id": person["name"]} for person in parts["person"]],
        },
        ensure_ascii=False,
    )
    assert load_text(text, today=TODAY).problems == ()


@pytest.mark.parametrize(
    ("name", "language"), [("wholesale_ja", "ja"), ("saas_startup", "en"), ("wholesale_ja", "en")]
)
def test_a_company_is_written_whole(name: str, language: Language) -> None:
    org = sample(name)
    read = made(language, org)
    counts: dict[str, tuple[Any, ...]] = {
        "department": org.departments,
        "duty": org.duties,
        "goal": org.goals,
        "handoff": org.handoffs,
        "person": org.people,
    }
    for kind, elements in counts.items():
        listed = records(sheet_of(read, kind, language))
        # Behind the goals stand the departments of which it is said that they have none.
        more = sum(one.goals == () for one in org.departments) if kind == "goal" else 0
        assert len(listed) == len(elements) + more
        for item, row in zip(elements, listed[: len(elements)], strict=True):
            stated = [
                field
                for field in table().sections["unowned" if kind == "duty" else kind].fields
                if getattr(item, field.attribute, None) is not None
                and field.type not in ("objects", "addresses", "hours_by_month")
                and field.key not in ("id", "departments", "kind")
            ]
            assert len(row) >= len(stated), item.address
    form = {
        str(row[0]): row[1]
        for row in sheet_of(read, "company", language).iter_rows(min_row=3, values_only=True)
    }
    assert org.company.name in form.values()
    assert org.company.employees in form.values()


def test_names_are_text_whatever_they_look_like_and_bytes_are_the_same() -> None:
    org = company(
        "company: '=cmd()'\ndepartments:\n  - name: '+部'\n    head: '@佐藤'\n    duties:\n"
        "      - {name: '-1+1', primary: '=HYPERLINK(\"x\")', note: '<r>x</r>', hours_per_month: 3.5, next_due_on: 2026-12-10}\n"
    )
    content = write(Template(Catalogue("ja"), org))
    assert content == write(Template(Catalogue("ja"), org))
    read = book(content)
    assert all(
        cell.data_type != "f" for sheet in read.worksheets for row in sheet.iter_rows() for cell in row
    )
    (row,) = records(read["業務"])
    assert row["業務名"] == "-1+1"
    assert row["主担当"] == '=HYPERLINK("x")'
    assert str(row["備考"]).strip() == "<r>x</r>"
    assert row["月間時間"] == 3.5
    assert str(row["次回期限"]).startswith("2026-12-10")
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]


def test_two_people_of_one_name_stay_two() -> None:
    org = company(
        "company: 北斗\npeople:\n  sato1: {name: 佐藤}\n  sato2: {name: 佐藤}\ndepartments:\n"
        "  - {name: 経理部, duties: [{name: 支払, primary: sato1}, {name: 入金, primary: sato2}]}\n"
    )
    read = made("ja", org)
    assert [row["主担当"] for row in records(read["業務"])] == ["sato1", "sato2"]


def test_unknown_none_and_vacant_are_kept_apart() -> None:
    org = company(
        "company: 北斗\ndepartments:\n  - name: 経理部\n    duties:\n"
        "      - {name: 甲, backups: なし, primary: 空席, manual: なし}\n      - 乙\n"
        "duties:\n  - {name: 丙, departments: []}\n  - {name: 丁, departments: [経理部, 経理部]}\n".replace(
            ", 経理部]", "]"
        )
    )
    first, second, third, fourth = records(made("ja", org)["業務"])
    assert (first["副担当"], first["主担当"], first["手順書"]) == ("なし", "空席", "なし")
    assert set(second) == {"番号", "部署", "業務名"}
    assert third["部署"] == "なし"
    assert fourth["部署"] == "経理部"


def test_a_workbook_of_questions_marks_what_is_asked_and_nothing_else() -> None:
    org = company(
        "company: 北斗\ndepartments:\n  - {name: 経理部, duties: [{name: 支払, primary: 佐藤}, 入金]}\n"
    )
    asked = {("duty", "経理部/支払"): frozenset(("backups", "manual"))}
    read = book(write(Template(Catalogue("ja"), org, asked)))
    assert [sheet.title for sheet in read.worksheets if sheet.sheet_state == "visible"] == [
        "部署",
        "業務",
        "人",
    ]
    sheet = read["業務"]
    assert heads(sheet) == ["番号", "部署", "業務名", "副担当", "手順書"]
    assert [row["業務名"] for row in records(sheet)] == ["支払"]
    grounds = [cell.fill.fgColor.rgb for cell in sheet[FIRST]]
    assert grounds[3] == grounds[4] != grounds[2]
