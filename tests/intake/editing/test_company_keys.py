"""The company's own keys at the top of a file, as who writes the first one puts them."""

from datetime import date

import pytest

from orgaudit.intake.editing.suggested import as_offered
from orgaudit.intake.reading import load_text

TODAY = date(2026, 11, 20)
DEPARTMENTS = "departments: [{name: B, duties: [{name: C}]}]\n"


def mended(text: str) -> str:
    new, _ = as_offered({"a.yaml": text}, TODAY)
    return new["a.yaml"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("company: A\ncountry: us\n", "company:\n  name: A\n  country: us\n"),
        ("country: us # where\ncompany: A # the firm\n", "company:\n  name: A # the firm\n  country: us # where\n"),
        ("country: us # where\ncompany: A\n", "company:\n  name: A\n  country: us # where\n"),
        ("company:\n    name: A\nemployees: 14\ncountry: us\n", "company:\n    employees: 14\n    country: us\n    name: A\n"),
        ("会社: あ\n従業員数: 14\n", "会社:\n  会社名: あ\n  従業員数: 14\n"),
        ("company: A\r\ncountry: us\r\n", "company:\r\n  name: A\r\n  country: us\r\n"),
        ("company: {name: A}\ncountry: us\n", None),
        ("company: A\nindustry:\n  - it\n", None),
    ],
)  # fmt: skip
def test_they_are_put_under_it(written: str, expected: str | None) -> None:
    text = written + DEPARTMENTS
    assert mended(text) == (text if expected is None else expected + DEPARTMENTS)


def test_a_count_of_employees_is_no_list_of_people() -> None:
    text = "company: A\nemployees: 14\n" + DEPARTMENTS
    (problem,) = load_text(text, today=TODAY).problems
    assert (problem.code, problem.facts["under"]) == ("misplaced_key", "company")
    company = load_text(mended(text), today=TODAY).valid().company
    assert (company.name, company.employees) == ("A", 14)
    listed = load_text("company: A\nemployees:\n- {name: D}\n" + DEPARTMENTS, today=TODAY).problems
    assert [(problem.code, problem.facts.get("nearest")) for problem in listed] == [("unknown_key", "people")]
