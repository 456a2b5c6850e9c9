"""Which element of one state is which of the other, where names and homes change."""

import pytest

from orgaudit.compare.states.pairing import address_of, home_of, paired
from orgaudit.results.difference import ElementKind
from tests.compare.edits import company


def pairs(kind: ElementKind, old: str, new: str) -> list[tuple[str | None, str | None, bool]]:
    """Return the pairs of a kind as old address, new address, and whether the files say so."""
    return [
        (item.old and address_of(item.old), item.new and address_of(item.new), item.declared)
        for item in paired(company(old), company(new)).pairs[kind]
    ]


def duties(*told: str, home: str = "Sales") -> str:
    return f"company: A\ndepartments:\n  - name: {home}\n    duties: [{', '.join(told)}]\n"


@pytest.mark.parametrize("before", ["Quotes", "Offers", "Bids"])
def test_a_duty_renamed_several_times_is_found_by_any_name_that_it_had(before: str) -> None:
    """The first is its identity; the last is the newest name. One in between was only ever told together with the first."""
    was = {
        "Quotes": "Quotes",
        "Offers": "{name: Offers, formerly: [Quotes]}",
        "Bids": "{name: Bids, formerly: [Quotes, Offers]}",
    }
    now = "{name: Tenders, formerly: [Quotes, Offers, Bids]}"
    assert pairs("duty", duties(was[before]), duties(now)) == [
        (f"sales/{before.casefold()}", "sales/tenders", True)
    ]


def test_of_several_old_names_without_a_common_identity_the_newest_counts() -> None:
    """The state compared with knows nothing of the oldest name."""
    now = duties("{name: Tenders, formerly: [Quotes, Bids]}")
    assert pairs("duty", duties("Bids"), now) == [("sales/bids", "sales/tenders", True)]
    department = "company: A\ndepartments: [{name: %s}]\n"
    now = department % "Trade, formerly: [Counter, Sales]"
    assert pairs("department", department % "Sales", now) == [("sales", "trade", True)]


def test_an_old_name_in_another_spelling_or_with_its_department_is_the_same() -> None:
    for told in ("BIDS", "SALES/Bids", "sales/bids"):
        now = duties(f"{{name: Tenders, formerly: [Quotes, {told}]}}")
        assert pairs("duty", duties("Bids"), now) == [("sales/bids", "sales/tenders", True)]


def test_a_name_that_two_elements_claim_is_nobodys() -> None:
    now = duties("{name: X, formerly: [Q, Bids]}", "{name: Y, formerly: [R, Bids]}")
    found = pairs("duty", duties("Bids"), now)
    assert set(found) == {(None, "sales/x", True), (None, "sales/y", True), ("sales/bids", None, True)}


def test_a_duty_under_another_department_is_taken_for_it_only_where_its_name_is_unmistakable() -> None:
    assert pairs("duty", duties("Bids"), duties("Bids", home="Trade")) == [
        ("sales/bids", "trade/bids", False)
    ]
    twice = duties("Bids") + "  - {name: Depot, duties: [Bids]}\n"
    assert all(None in item for item in pairs("duty", twice, duties("Bids", home="Trade")))
    assert all(None in item for item in pairs("duty", duties("Bids", home="Trade"), twice))


def test_what_is_new_does_not_take_the_key_of_what_was() -> None:
    found = paired(company(duties("Bids")), company(duties("Tenders"))).pairs["duty"]
    assert [item.key for item in found] == [" sales/tenders", "sales/bids"]


RENAMED = """
company: A
departments:
  - {{name: {home}, goals: [{{id: g, text: Sell}}], duties: [{{name: {duty}}}]}}
  - {{name: Books, duties: []}}
handoffs:
  - {{from: {address}, to: Books, what: orders}}
waivers:
  - {{rule: {rule}, subject: {address}, reason: r, owner: Books, expires: 2027-03-31}}
"""


def test_goals_handoffs_and_waivers_go_along_with_what_they_name() -> None:
    old = RENAMED.format(home="Sales", duty="Bids", address="Sales/Bids", rule="SIL001")
    new = RENAMED.format(
        home="Trade, formerly: [Counter, Sales]",
        duty="Tenders, formerly: [Quotes, Sales/Bids]",
        address="Trade/Tenders",
        rule="sil001",
    )
    assert pairs("goal", old, new) == [("sales/g", "trade/g", True)]
    assert [None in item for item in pairs("handoff", old, new)] == [False]
    assert pairs("waiver", old, new) == [("sil001@sales/bids", "sil001@trade/tenders", True)]


def test_a_handoff_between_departments_goes_along_with_them() -> None:
    text = "company: A\ndepartments: [{name: %s}, {name: Books}]\nhandoffs: [{from: %s, to: Books, what: orders}]\n"
    old, new = text % ("Sales", "Sales"), text % ("Trade, formerly: [Counter, Sales]", "Trade")
    assert [None in item for item in pairs("handoff", old, new)] == [False]


def test_a_duty_stands_in_the_department_that_lists_it_and_a_goal_in_its_own() -> None:
    org = company(
        duties("Bids") + "    goals: [{id: g, text: Sell}]\nduties: [{name: Keys, departments: [Sales]}]\n"
    )
    assert [home_of(item) for item in org.duties] == ["sales", "-"]
    assert home_of(org.goals[0]) == "sales"
