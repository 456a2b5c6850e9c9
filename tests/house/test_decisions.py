"""Decisions are cited by their number, so each has one of its own."""

from tests.house.test_imports import PACKAGE

FOLDER = PACKAGE.parent / "docs" / "decisions"


def test_decisions_are_numbered_from_one_on() -> None:
    numbers = sorted(int(path.name[:4]) for path in FOLDER.glob("0*.md"))
    assert numbers == list(range(1, len(numbers) + 1))
