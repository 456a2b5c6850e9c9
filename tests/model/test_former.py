"""Renamed and moved elements keep their identity."""

from datetime import date

from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization

TODAY = date(2026, 11, 20)


def company(text: str) -> Organization:
    organization = load_text("company: A\n" + text, today=TODAY).organization
    assert organization is not None
    return organization


def test_what_was_never_renamed_has_no_other_identity() -> None:
    assert company("departments: [{name: Sales, duties: [Quotes]}]\n").identities == {}


def test_a_renamed_department_takes_everything_in_it_along() -> None:
    org = company(
        """
departments:
  - {name: Customer care, formerly: [Support, Helpdesk], goals: [Answer fast], duties: [Complaints]}
  - {name: Legal}
handoffs:
  - {from: Customer care, to: Legal, what: claims}
  - {from: Customer care/complaints, to: Legal, id: claim}
"""
    )
    assert org.identities == {
        ("department", "customer care"): "support",
        ("duty", "customer care/complaints"): "support/complaints",
        ("goal", "customer care/answer fast"): "support/answer fast",
        ("handoff", "customer care->legal:claims"): "support->legal:claims",
    }


def test_a_renamed_and_a_moved_duty() -> None:
    org = company(
        """
departments:
  - {name: Sales, duties: [{name: Offers, formerly: [Quotes]}]}
  - {name: Finance, duties: [{name: Invoices, formerly: [sales/billing]}]}
"""
    )
    assert org.identities == {
        ("duty", "sales/offers"): "sales/quotes",
        ("duty", "finance/invoices"): "sales/billing",
    }


def test_an_old_name_that_somebody_still_has_or_two_claim_is_passed_over() -> None:
    org = company(
        """
departments:
  - name: Sales
    duties:
      - Quotes
      - {name: Offers, formerly: [Quotes]}
      - {name: Bids, formerly: [Tenders]}
      - {name: Proposals, formerly: [Tenders]}
"""
    )
    assert org.identities == {("duty", "sales/bids"): "sales/tenders"}


def test_a_handoff_keeps_the_identity_that_it_had_first() -> None:
    org = company(
        """
departments: [Sales, Law, {name: Finance, formerly: [Billing]}]
handoffs:
  - {from: Sales, to: Law, what: offers, formerly: ["Sales->Legal:Offers"]}
  - {from: Sales, to: Finance}
  - {from: Law, to: Finance, formerly: ["sales->finance"]}
"""
    )
    assert [org.identity("handoff", item.id) for item in org.handoffs] == [
        "sales->legal:offers",
        "sales->billing",
        "law->billing",
    ]
