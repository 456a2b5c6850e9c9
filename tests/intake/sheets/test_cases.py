"""Spreadsheets as people have them: every fact right, every doubt named, and the result read by the ordinary reader."""

from datetime import date

import pytest
import yaml

from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.findings import Cell
from orgaudit.intake.sheets.importing import read_parts
from orgaudit.intake.sheets.options import Options
from tests.intake.sheets.building import Case, built, cases

TODAY = date(2026, 11, 20)
ALL = cases()
every_case = pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)


def place(cell: Cell) -> str:
    return f"{cell.sheet}!{cell.address}" if cell.address else cell.sheet


@every_case
def test_every_fact_and_every_doubt(case: Case) -> None:
    text, report = read_parts([(case.file, built(case))], today=TODAY)
    account = report.account
    assert yaml.safe_load(text) == case.company
    assert [f"{place(item.cell)} {item.code}" for item in account.doubts] == case.doubts
    assert [f"{place(item.cell)} {item.reason}" for item in account.left_out] == case.left_out
    assert [item.heading for item in account.columns if item.use != "used"] == case.open
    assert [f"{place(item.cell)} {item.code}" for item in account.notes] == case.notes


@every_case
def test_what_is_written_is_read_by_the_ordinary_reader(case: Case) -> None:
    for options in (Options(), Options(language="ja"), Options(trace=True)):
        text, report = read_parts([(case.file, built(case))], options, today=TODAY)
        loaded = load_text(text, today=TODAY)
        assert loaded.problems == ()
        assert report.organization == loaded.organization


@every_case
def test_keys_in_japanese_say_the_same(case: Case) -> None:
    english, japanese = (
        load_text(
            read_parts([(case.file, built(case))], Options(language=language), today=TODAY)[0], today=TODAY
        )
        for language in ("en", "ja")
    )
    left, right = english.valid(), japanese.valid()
    assert [
        (duty.address, duty.primary, duty.backups, duty.frequency, duty.manual, duty.media)
        for duty in left.duties
    ] == [
        (duty.address, duty.primary, duty.backups, duty.frequency, duty.manual, duty.media)
        for duty in right.duties
    ]


def test_there_are_many_kinds() -> None:
    assert len(ALL) >= 20
