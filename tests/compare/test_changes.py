"""What counts as a change of a company, and as which one."""

from typing import Any

import pytest

from orgaudit.compare.states.changes import changes_between
from orgaudit.compare.states.pairing import paired
from orgaudit.model.vocabulary import NONE
from orgaudit.results.difference import Change
from tests.compare.edits import company

COMPANY = """\
company: {name: Quarry, as_of: 2026-11-20}
people:
  ann: {name: Ann, department: sales, leaving_on: 2027-01-31, skills: {sales/quotes: 3}}
departments:
  - id: sales
    name: Sales
    office: front
    goals: [{id: g1, text: Sell more, kpi: sales}]
    duties:
      - {id: quotes, name: Quotes, primary: ann, backups: [Ben, Cyd], media: [fax, email], hours_per_month: 30}
      - {name: Visits, primary: Ben}
  - id: finance
    name: Finance
    duties: [{name: Invoicing, primary: Dee, process: Order to cash}]
duties:
  - {name: Archive, departments: []}
handoffs:
  - {from: sales/quotes, to: finance, what: order, sla_days: 3}
waivers:
  - {rule: SIL001, subject: finance/invoicing, reason: small, owner: Dee, expires: 2027-03-31}
"""


def changes(new: str, old: str = COMPANY) -> tuple[Change, ...]:
    before, after = company(old), company(new)
    return changes_between(before, after, paired(before, after))


def told(new: str, old: str = COMPANY) -> list[tuple[Any, ...]]:
    """Return every change as kind, element, its addresses, and what changed where a field did."""
    return [
        (
            item.kind,
            item.element,
            item.old,
            item.new,
            *((item.field, item.before, item.after) if item.field else ()),
        )
        for item in changes(new, old)
    ]


def edited(*pairs: str) -> str:
    text = COMPANY
    for here, there in zip(pairs[::2], pairs[1::2], strict=True):
        assert here in text
        text = text.replace(here, there)
    return text


QUOTES = ("duty", "sales/quotes", "sales/quotes")


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (("backups: [Ben, Cyd]", "backups: []"), ("changed", *QUOTES, "backups", ("ben", "cyd"), ())),
        ((", hours_per_month: 30", ""), ("changed", *QUOTES, "hours_per_month", 30.0, None)),
        (("primary: ann", "accountable: ann, primary: ann"), ("changed", *QUOTES, "accountable", None, ("ann",))),
        (("[fax, email]", "[email]"), ("changed", *QUOTES, "media", ("fax", "email"), ("email",))),
        (("office: front", "office: back"), ("changed", "department", "sales", "sales", "office", "front", "back")),
        (("kpi: sales", "kpi: none"), ("changed", "goal", "sales/g1", "sales/g1", "kpi", "sales", NONE)),
        (("Sell more", "Sell better"), ("changed", "goal", "sales/g1", "sales/g1", "text", "Sell more", "Sell better")),
        (("name: Quarry", "name: Pit"), ("renamed", "company", "company", "company")),
        (("name: Quotes", "name: Offers"), ("renamed", *QUOTES)),
        (("      - {name: Visits, primary: Ben}\n", ""), ("removed", "duty", "sales/visits", None)),
        (("{name: Visits, primary: Ben}", "Visits"), ("changed", "duty", "sales/visits", "sales/visits", "primary", ("ben",), None)),
        (("    goals: [{id: g1, text: Sell more, kpi: sales}]\n", ""), ("removed", "goal", "sales/g1", None)),
        (("departments: []", "departments: [sales]"), ("changed", "duty", "-/archive", "-/archive", "departments", (), ("sales",))),
        (("expires: 2027-03-31", "expires: 2026-12-31"), ("changed", "waiver", "sil001@finance/invoicing", "sil001@finance/invoicing")),
        (("rule: SIL001", "rule: SIL002"), ("added", "waiver", None, "sil002@finance/invoicing")),
    ],
)  # fmt: skip
def test_one_edit_is_one_change(pairs: tuple[str, ...], expected: tuple[Any, ...]) -> None:
    found = told(edited(*pairs))
    assert expected in [item[: len(expected)] for item in found]
    assert len(found) == (2 if expected[0] == "added" else 1)  # a waiver of another rule is another waiver


def test_a_handoff_keeps_itself_when_it_says_what_passes() -> None:
    (change,) = changes(edited("what: order, ", ""))
    assert (change.kind, change.element, change.field, change.after) == ("changed", "handoff", "what", None)


def test_people_change_by_entries_and_not_by_being_named() -> None:
    (change,) = changes(edited("leaving_on: 2027-01-31", "leaving_on: none"))
    assert (change.element, change.new, change.field, change.after) == ("person", "ann", "leaving_on", NONE)
    # Somebody new in a duty is a change of the duty; the person needs no line of their own.
    (change,) = changes(edited("{name: Visits, primary: Ben}", "{name: Visits, primary: Eve}"))
    assert (change.element, change.field) == ("duty", "primary")
    (change,) = changes(edited("skills: {sales/quotes: 3}", "skills: {sales/quotes: 1}"))
    assert (change.before, change.after) == ({"sales/quotes": 3}, {"sales/quotes": 1})


def test_a_move_is_seen_with_and_without_formerly() -> None:
    gone = edited("      - {name: Visits, primary: Ben}\n", "")
    there = "{name: Invoicing, primary: Dee, process: Order to cash}"
    declared = gone.replace(there, f"{there}, {{name: Visits, primary: Ben, formerly: [sales/visits]}}")
    (change,) = changes(declared)
    assert (change.kind, change.old, change.new, change.declared) == (
        "moved",
        "sales/visits",
        "finance/visits",
        True,
    )
    assert (change.before, change.after) == ("sales", "finance")
    (change,) = changes(gone.replace(there, f"{there}, {{name: Visits, primary: Ben}}"))
    assert (change.kind, change.new, change.declared) == ("moved", "finance/visits", False)


def test_two_duties_of_one_name_are_never_taken_for_a_move() -> None:
    gone = edited("      - {name: Visits, primary: Ben}\n", "", "duties:\n  - {name: Archive", "duties:\n  - {name: Visits, departments: []}\n  - {name: Archive")  # fmt: skip
    there = "{name: Invoicing, primary: Dee, process: Order to cash}"
    kinds = [item.kind for item in changes(gone.replace(there, f"{there}, Visits"))]
    assert "moved" not in kinds


def test_a_renamed_department_takes_all_that_names_it_along() -> None:
    renamed = edited(
        "id: sales\n    name: Sales", "id: trade\n    name: Trade\n    formerly: [sales]",
        "department: sales", "department: trade", "{sales/quotes: 3}", "{trade/quotes: 3}",
        "from: sales/quotes", "from: trade/quotes",
    )  # fmt: skip
    assert told(renamed) == [("renamed", "department", "sales", "trade")]


def test_a_whole_department_comes_and_goes_as_one_change() -> None:
    annexe = "  - {name: Annexe, duties: [Falconry, Heraldry], goals: [Fly]}\nduties:\n  - {name: Archive"
    with_annexe = edited("duties:\n  - {name: Archive", annexe)
    for old, new, kind in ((COMPANY, with_annexe, "added"), (with_annexe, COMPANY, "removed")):
        (change,) = changes(new, old)
        assert (change.kind, change.element) == (kind, "department")
        assert set(change.inside) == {
            ("duty", "annexe/falconry"),
            ("duty", "annexe/heraldry"),
            ("goal", "annexe/fly"),
        }


def test_unknown_and_none_are_different_things() -> None:
    stated = edited("    duties: [{name: Invoicing", "    goals: []\n    duties: [{name: Invoicing")
    (change,) = changes(stated)
    assert (change.element, change.field, change.before, change.after) == ("department", "goals", None, ())
    assert change.is_learnt


def test_a_change_points_at_its_line() -> None:
    (change,) = changes(edited("backups: [Ben, Cyd]", "backups: []"))
    assert (change.place.path, change.place.line) == ("0.yaml", 10)


def test_a_dropped_formerly_is_told_as_it_makes_other_findings_of_them() -> None:
    old = edited("id: quotes, name: Quotes", "id: quotes, formerly: [offers], name: Quotes")
    (change,) = changes(COMPANY, old)
    assert (change.kind, change.field) == ("changed", "formerly")
