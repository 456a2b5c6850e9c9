"""Each case: files as projects and companies have them, the company that they describe, and what is told of them. Written before the program saw them."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from orgaudit.intake.reading import load_text
from tests.intake.importers.reading import TODAY, imported

CASES = Path(__file__).with_name("cases")


def told(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def in_any_order(value: Any) -> Any:
    """Lists of elements in the order of their names: which comes first says nothing."""
    if isinstance(value, dict):
        return {key: in_any_order(item) for key, item in value.items()}
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return sorted(map(in_any_order, value), key=lambda item: str(item.get("name")))
    return value


@pytest.mark.parametrize("case", [path.name for path in sorted(CASES.iterdir())])
def test_the_files_become_the_company_that_they_describe(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(CASES / case)
    asked = told(Path("case.yaml"))
    text, report = imported(asked["importer"], asked["paths"])
    assert in_any_order(yaml.safe_load(text)) == in_any_order(told(Path("expected.yaml")))
    doubts = [[item.cell.path, item.cell.address, item.code] for item in report.doubts]
    notes = [[item.cell.path, item.cell.address, item.code] for item in report.account.notes]
    assert (sorted(doubts), sorted(notes)) == (
        sorted(asked.get("doubts", [])),
        sorted(asked.get("notes", [])),
    )
    loaded = load_text(text, today=TODAY)
    assert (loaded.problems, loaded.notes) == ((), ())
