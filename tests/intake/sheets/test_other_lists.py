"""Sheets that list something else than work are named as what they are, with the place where that is seen; lists of work are read whatever they are called."""

from datetime import date
from typing import Any

import pytest

from orgaudit.intake.sheets.importing import read_parts
from orgaudit.intake.sheets.options import Options
from tests.intake.sheets.building import workbook

TODAY = date(2026, 11, 20)

SHIFTS = [
    ["2026年11月 シフト表"],
    ["氏名", 1, 2, 3, 4, 5, 6],
    ["青木", "早", "遅", "夜", "休", "早", "早"],
    ["井上", "休", "早", "早", "遅", "夜", "明"],
]
ROTA = [
    ["Name", "Mon", "Tue", "Wed", "Thu", "Fri"],
    ["Ann", "early", "late", "off", "off", "early"],
]
SEALS = [
    ["印鑑管理台帳"],
    ["No.", "印章名", "種類", "保管場所", "保管責任者"],
    [1, "代表者印", "実印", "金庫", "総務部長"],
]
CONTRACTS = [
    ["Contract No", "Counterparty", "Start date", "End date", "Renewal"],
    ["C-1", "Acme", "2024-04-01", "2027-03-31", "auto"],
]
BUDGET = [
    ["Activity", "Budget", "Actual", "Variance"],
    ["Trade fair", 20000, 18500, 1500],
    ["Catalogue", 8000, 9100, -1100],
]
FAULTS = [
    ["ID", "Title", "Severity", "Status", "Reported by", "Found in"],
    [1, "Crash on save", "High", "Open", "Ann Moor", "2.1"],
    [2, "Slow list", "Low", "Open", "Bo Lund", "2.2"],
]


@pytest.mark.parametrize(
    ("file", "rows", "reason", "address"),
    [
        ("11月.xlsx", SHIFTS, "shift_table", "B2"),
        ("rota.xlsx", ROTA, "shift_table", "B1"),
        ("印鑑.xlsx", SEALS, "ledger", "A2"),
        ("contracts.xlsx", CONTRACTS, "ledger", "A1"),
        ("spending.xlsx", BUDGET, "ledger", "A1"),
        ("faults.xlsx", FAULTS, "ledger", "A1"),
    ],
)
def test_what_lists_no_work_is_named_with_its_place(
    file: str, rows: list[list[Any]], reason: str, address: str
) -> None:
    _text, report = read_parts([(file, workbook({"一覧": rows}))], today=TODAY)
    (sheet,) = report.account.sheets
    assert (sheet.reason, sheet.cell.address, sheet.kinds) == (reason, address, ())
    assert report.organization is None


def test_a_ledger_beside_duties_leaves_them_as_they_are() -> None:
    duties = [["部署", "業務名", "主担当"], ["総務部", "契約の管理", "林"]]
    text, report = read_parts([("a.xlsx", workbook({"業務": duties, "契約台帳": CONTRACTS}))], today=TODAY)
    assert [(sheet.cell.sheet, sheet.reason) for sheet in report.account.sheets] == [
        ("業務", ""),
        ("契約台帳", "ledger"),
    ]
    assert "Acme" not in text


@pytest.mark.parametrize("title", ["業務台帳", "duty register"])
def test_a_list_of_duties_is_read_whatever_it_is_called(title: str) -> None:
    rows = [[title], ["部署", "業務名", "担当者", "頻度"], ["総務部", "受付", "林", "毎日"]]
    _text, report = read_parts([(f"{title}.xlsx", workbook({title: rows}))], today=TODAY)
    assert report.account.counts["duties"] == 1


def test_a_list_of_things_becomes_duties_where_the_call_says_so() -> None:
    options = Options(mapping={"印章名": "name", "保管責任者": "primary"})
    _text, report = read_parts([("印鑑.xlsx", workbook({"一覧": SEALS}))], options, today=TODAY)
    assert report.account.counts["duties"] == 1


def test_people_alone_make_a_company_of_one_department_which_is_told() -> None:
    rows = [
        ["社員名簿"],
        ["氏名", "役職", "生年月日"],
        ["山田 太郎", "部長", "S55.1.2"],
        ["鈴木 花子", "主任", "H2.3.4"],
    ]
    _text, report = read_parts([("名簿.xlsx", workbook({"名簿": rows}))], today=TODAY)
    assert report.organization is not None
    assert [person.name for person in report.organization.people] == ["山田 太郎", "鈴木 花子"]
    assert [unit.name for unit in report.organization.departments] == ["全社"]
    assert "people_only" in [note.code for note in report.account.notes]


def test_people_below_the_name_of_a_department_work_there() -> None:
    rows = [["氏名", "役職", "生年月日"], ["山田 太郎", "部長", "S55.1.2"]]
    text, _report = read_parts([("名簿.xlsx", workbook({"総務部": rows}))], today=TODAY)
    assert "department: 総務部" in text
