"""Companies that are audited one after the other in this process do not pile up, though the program runs without the collector."""

import gc
from pathlib import Path

from orgaudit.intake.reading import collector_off
from orgaudit.model import Organization
from orgaudit.portfolio.auditing import Task
from orgaudit.portfolio.run import Work, audited_here
from orgaudit.settings import Settings

COMPANY = "company: Acme {}\ndepartments: [{{name: Sales, duties: [Quotes, Orders]}}]\n"


def works(folder: Path, count: int) -> list[Work]:
    files = [folder / f"{number}.yaml" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(COMPANY.format(number), encoding="utf-8")
    return [Work(str(file), Task(Settings(), "en")) for file in files]


def alive() -> int:
    return sum(isinstance(item, Organization) for item in gc.get_objects())


def test_a_company_is_gone_before_the_next_one_is_done(tmp_path: Path) -> None:
    gc.collect()
    before = alive()
    with collector_off():
        for _ in audited_here(works(tmp_path, 5), workers=1, limit=None):
            assert alive() <= before + 1
