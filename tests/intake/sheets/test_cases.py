"""Spreadsheets as people have them: every fact right, every doubt named, and the result read by the ordinary reader.

Every expectation was read against its sheet as somebody would who knows nothing of the program. What was judged: a range (20〜30) is no
figure, nor is a day without its month; a mark or a step of a scale means something only where the sheet says what; a cell that names a
group, a machine or a kind of worker leaves open who it is; two persons' parts of one duty are added, what two sheets say otherwise
is a doubt; a line above a table of which something was not used is told; a title that is the like of later sections is one.
"""

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
LOADER = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def place(cell: Cell) -> str:
    return f"{cell.sheet}!{cell.address}" if cell.address else cell.sheet


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_every_fact_and_every_doubt_and_all_is_read_by_the_ordinary_reader_in_either_language(
    case: Case,
) -> None:
    """One reading for each language: in one with the remarks of a trace, which change nothing that is told (``test_import.py``)."""
    file = built(case)
    found = []
    for options in (Options(trace=True), Options(language="ja")):
        text, report = read_parts([(case.file, file)], options, today=TODAY)
        if options.trace:
            account = report.account
            assert yaml.load(text, Loader=LOADER) == case.company  # noqa: S506 - both of them are safe
            assert [f"{place(item.cell)} {item.code}" for item in account.doubts] == case.doubts
            assert [f"{place(item.cell)} {item.reason}" for item in account.left_out] == case.left_out
            assert [item.heading for item in account.columns if item.use != "used"] == case.open
            assert [f"{place(item.cell)} {item.code}" for item in account.notes] == case.notes
        loaded = load_text(text, today=TODAY)
        assert loaded.problems == ()
        assert report.organization == loaded.organization
        found.append(
            [
                (duty.address, duty.primary, duty.backups, duty.frequency, duty.manual, duty.media)
                for duty in loaded.valid().duties
            ]
        )
    assert found[0] == found[1]


def test_there_are_many_kinds() -> None:
    assert len(ALL) >= 20
