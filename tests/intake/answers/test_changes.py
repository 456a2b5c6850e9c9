"""A company after the answers is held against the one before: whatever else changed is found."""

from datetime import date

import pytest

from orgaudit.intake.answers.changes import changed_otherwise
from orgaudit.intake.editing.edits import Element
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization

TEXT = """\
company: X
people: {ann: {name: Ann, fte: 1}}
departments:
  - {name: A, goals: [win], duties: [{name: d, primary: Ann}, e]}
"""
ANSWERED = [(Element("duty", "a/d"), "backups")]


def read(text: str) -> Organization:
    org = load_text(text, today=date(2026, 11, 20)).organization
    assert org is not None
    return org


def test_an_answer_that_arrived_is_no_other_change() -> None:
    after = read(TEXT.replace("primary: Ann", "primary: Ann, backups: [Ben]"))
    assert changed_otherwise(read(TEXT), after, ANSWERED) == []


def test_an_answer_that_did_not_arrive_is_found() -> None:
    assert changed_otherwise(read(TEXT), read(TEXT), ANSWERED) == [0]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("primary: Ann", "primary: Ben"),
        (", e]", "]"),
        (", e]", ", e, f]"),
        ("goals: [win]", "goals: [lose]"),
        ("fte: 1", "fte: 0.5"),
        ("company: X", "company: Y"),
        ("name: A,", "name: A, head: Ann,"),
    ],
)
def test_any_other_change_is_found(old: str, new: str) -> None:
    after = read(TEXT.replace("primary: Ann", "primary: Ann, backups: [Ben]", 1).replace(old, new))
    assert None in changed_otherwise(read(TEXT), after, ANSWERED)
