"""The importer of spreadsheets keeps its walls too: its folders import only downward."""

from pathlib import Path

from tests.house.test_imports import PACKAGE, imports

SHEETS = PACKAGE / "intake" / "sheets"
NAME = "orgaudit.intake.sheets."

# The higher the number, the further up: a folder imports its own number only within itself, and lower ones freely.
FLOOR = {
    "importing": 9,
    "one_sheet": 8,
    "layouts": 7,
    "columns": 6,
    "tables": 5,
    "values": 4,
    "company": 4,
    "people": 3,
    "cells": 2,
    "options": 2,
    "headings": 1,
    "records": 1,
    "findings": 0.5,
    "word_lists": 0.5,
    "files": 0,
}


def folder(path: Path) -> str:
    parts = path.relative_to(SHEETS).parts
    return parts[0] if len(parts) > 1 else path.stem


def test_every_folder_stands_in_the_table() -> None:
    here = {folder(path) for path in SHEETS.rglob("*.py")}
    assert here - {"__init__"} == FLOOR.keys()


def test_folders_import_downward() -> None:
    upward = [
        f"{path} imports {name}, which is not below it"
        for path, name in imports()
        if SHEETS in path.parents and name.startswith(NAME)
        for there in (name.removeprefix(NAME).split(".")[0],)
        if there != folder(path) and FLOOR[there] >= FLOOR[folder(path)]
    ]
    assert upward == []


def test_every_folder_says_what_lies_in_it() -> None:
    for name in FLOOR:
        place = SHEETS / name
        if place.is_dir():
            assert (place / "__init__.py").read_text(encoding="utf-8").startswith('"""'), place
