"""Edits after which a file could not be read are found among the others and told, whatever they are."""

from datetime import date

import pytest

from orgaudit.intake.editing.edits import TOP, AddItem, EditRefused, Element, SetField, Value
from orgaudit.intake.reading import load_texts
from orgaudit.intake.sheets.company import taking_in
from orgaudit.intake.sheets.company.taking_in import Change, State, taken_in
from orgaudit.intake.sheets.findings import Account, Cell
from orgaudit.intake.sheets.records import Fact

TODAY = date(2026, 11, 20)
TEXTS = {
    "org.yaml": """\
company: Acme
people: [{id: a, name: Sato}, {id: b, name: Sato}]
departments:
  - name: Finance
    duties: [Pay, Tax, Wages]
"""
}


def start() -> State:
    """Return the company as it is."""
    return State(TEXTS, load_texts(list(TEXTS.items()), today=TODAY).valid())


def given(number: int, **values: Value) -> tuple[dict[str, Fact], Cell]:
    """Return facts of one row."""
    cell = Cell("a.csv", "a", number)
    return {key: Fact(value, cell) for key, value in values.items()}, cell


def set_to(number: int, duty: str, value: str) -> Change:
    return Change(
        SetField(Element("duty", f"finance/{duty}"), "primary", value), *given(number, primary=value)
    )


def added(number: int, **values: Value) -> Change:
    return Change(AddItem(TOP, "duties", {"departments": [], **values}), *given(number, **values))


def test_only_what_cannot_be_read_is_left_out() -> None:
    account = Account()
    changes = [
        set_to(1, "pay", "Kim"),
        set_to(2, "tax", "Sato"),
        added(3, name="Loose", primary="Sato", hours_per_month=3),
        set_to(4, "wages", "Lee"),
        added(5, name="a / b", id="x/y"),
    ]
    after = taken_in(start(), changes, TODAY, account)
    duties = {duty.name: (duty.primary, duty.hours_per_month) for duty in after.org.duties}
    assert duties == {
        "Pay": (("kim",), None),
        "Tax": (None, None),
        "Wages": (("lee",), None),
        "Loose": (None, 3),
    }
    assert [(doubt.cell.row, doubt.code, doubt.key, doubt.found) for doubt in account.doubts] == [
        (2, "ambiguous_reference", "primary", "Sato"),
        (3, "ambiguous_reference", "primary", "Sato"),
        (5, "id_with_slash", "name", "a / b"),
    ]


def test_texts_are_not_read_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "_MOST_READ", 3)
    with pytest.raises(EditRefused) as refused:
        taken_in(start(), [set_to(number, "pay", "Sato") for number in range(9)], TODAY, Account())
    assert refused.value.reason == "unreadable"
    assert refused.value.problems[0].code == "ambiguous_reference"


def test_long_texts_are_read_less_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking_in, "_READ_ANYWAY", 3)
    changes = [set_to(number, "pay", "Sato") for number in range(9)]
    taken_in(start(), changes, TODAY, Account())
    monkeypatch.setattr(taking_in, "_MOST_SIGNS", 100)
    with pytest.raises(EditRefused):
        taken_in(start(), changes, TODAY, Account())
    taken_in(start(), changes[:1], TODAY, Account())
