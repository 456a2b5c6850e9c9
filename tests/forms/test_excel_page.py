"""The page that begins with Excel, run word by word: template, fill in, import, audit, questions and their answers."""

import re
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.calling import ROOT, call
from tests.reports.workbooks import sheets

PAGES = {
    "docs/excel.md": (
        "work-inventory.xlsx",
        "Company",
        "Duties",
        ("Accounting", "Payroll", "Ann Lee", "none"),
    ),
    "docs/ja/excel.md": ("業務棚卸表.xlsx", "会社", "業務", ("経理部", "給与計算", "佐藤花子", "なし")),
}


def fill_in(book: str, company: str, duties: str, row: tuple[str, ...]) -> None:
    """Write what a section manager would, below the examples, which stay."""
    read = load_workbook(book)
    read[company]["B3"] = "北斗商事"
    for column, text in enumerate(row, start=2):
        read[duties].cell(6, column).value = text
    read.save(book)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_runs_as_printed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / page).read_text(encoding="utf-8")
    book, company, duties, row = PAGES[page]
    steps = re.findall(r"<!-- (fill in) -->|<!-- run -->\n```\n(.*?)```", text, re.DOTALL)
    assert len(steps) == 6
    for filled, commands in steps:
        if filled:
            fill_in(book, company, duties, row)
        for line in commands.splitlines():
            program, *arguments = shlex.split(line)
            assert program == "orgaudit"
            done = call(*arguments)
            assert done.code == 0, (line, done.err)
    written = Path("org.yaml").read_text(encoding="utf-8")
    assert all(word in written for word in ("北斗商事", *row))
    assert written.count("name:") + written.count("業務名:") <= 4, "the examples are left out"
    assert row[1] in str(sheets(Path("findings.xlsx").read_bytes()))
