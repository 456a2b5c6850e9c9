"""Thousands of rows of one id or of one name are joined in as many steps, and a doubt names a few of the ids."""

import pytest

from orgaudit.intake.sheets.company.joining import joined
from orgaudit.intake.sheets.findings import Account, Cell
from orgaudit.intake.sheets.records import Fact, Home, Record
from tests.growth import bend


def people(count: int) -> list[Record]:
    """Return people of one name with ids, and as many without."""
    ids = [{"id": f"k{number}"} for number in range(count)]
    return [
        _record("person", row, {"name": "Kim", "fte": "1", **own})
        for row, own in enumerate([*ids, *({} for _ in ids)])
    ]


def duties(count: int) -> list[Record]:
    """Return duties of one id."""
    return [_record("duty", row, {"id": "n1", "name": f"Pay {row}"}) for row in range(count)]


def _record(kind: str, row: int, said: dict[str, str]) -> Record:
    cell = Cell("a.csv", "a", row, 0)
    home = Home(("Cash",), cell) if kind == "duty" else Home()
    return Record(kind, cell, {key: Fact(value, cell) for key, value in said.items()}, home)


@pytest.mark.parametrize("made", [people, duties])
def test_they_are_joined_in_as_many_steps(made: object) -> None:
    assert callable(made)
    assert bend(lambda size: lambda: joined(made(size), Account()), 100) < 1.4


def test_a_doubt_names_a_few() -> None:
    account = Account()
    assert len(joined(people(50), account).people) == 50
    assert len(account.doubts) == 50
    choices = account.doubts[0].facts["choices"]
    assert isinstance(choices, tuple)
    assert len(choices) == 10
