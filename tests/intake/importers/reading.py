"""Imports for tests: what a call gives for some files, without the command line around it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from orgaudit.intake.importers.importing import read_files
from orgaudit.intake.importers.raci import records
from orgaudit.intake.sheets.importing import ImportReport, read_sheets
from orgaudit.intake.sheets.options import Options
from orgaudit.own.importers import importer_of

TODAY = date(2026, 11, 20)


def imported(name: str, paths: Sequence[str], **options: Any) -> tuple[str, ImportReport]:
    if name == "raci":
        return read_sheets(paths, Options(**options), today=TODAY, reading=records)
    return read_files(paths, importer_of(name), Options(**options), today=TODAY)


def made(tmp_path: Path, files: dict[str, str]) -> Path:
    """Write files below a folder."""
    for name, text in files.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path
