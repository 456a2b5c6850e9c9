"""A larger budget never gives less of what a plan says it maximises, as reported, and no plan contradicts itself."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.compare.plan import choice, choosing, course
from orgaudit.compare.plan.pieces import pieces_of
from orgaudit.compare.plan.planning import plan
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.reports.content.plan import PlanReport
from orgaudit.reports.machine.json.plan import render
from orgaudit.results.plan import PlanRequest
from orgaudit.wording.catalogue import Catalogue
from tests.engine.test_reaudit import generated
from tests.engine.test_score_properties import result_of
from tests.examples import examples
from tests.tools.search_budgets import NO_GATE, budgets_of, maximised, reported, wrong, wrong_of
from tests.tools.searching import company_of

TODAY = date(2026, 11, 20)


@pytest.mark.slow
@examples(12)
@given(st.integers(1, 2**32))
def test_a_random_company(seed: int) -> None:
    """``tests.tools.search_budgets`` tries thousands."""
    assert list(wrong(seed)) == []


@examples(5)
@given(st.integers(1, 2**32))
def test_few_budgets_of_a_random_company_of_many_moves(seed: int) -> None:
    """Beyond every limit: more steps than are tried out alone, more hours than the table holds, too many moves to compare."""
    org, _ = company_of(seed)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(choosing, "MOST_STEPS", 3)
        patch.setattr(choosing, "MOST_COMPARED", 2)
        patch.setattr(choice, "MOST_UNITS", 9)
        for name, limit in (("ALONE_UP_TO", 4), ("FIRST_ALONE", 2), ("GROUPS", 2)):
            patch.setattr(course, name, limit)
        assert list(wrong_of(org, budgets_of(org, 4))) == []


@pytest.mark.slow
def test_a_company_of_more_moves_than_a_plan_without_a_budget_has_and_more_hours_than_the_table(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(choice, "MOST_UNITS", 800)
    org = generated(1_000)
    pieces = pieces_of(result_of(org)).pieces
    everything = sum(piece.move.effort_hours for piece in pieces)
    assert len(pieces) > choosing.MOST_STEPS
    assert everything > 8 * choice.MOST_UNITS
    assert list(wrong_of(org, (everything * 0.5, everything - 4, everything), ("hours",))) == []


def company(*duties: str) -> Organization:
    lines = "".join(f"\n      - {{{duty}}}" for duty in duties)
    text = f"company: {{name: A, country: JP}}\ndepartments:\n  - name: Office\n    office: back\n    duties:{lines}\n"
    found = load_text(text, today=TODAY)
    assert found.organization is not None, found.problems
    return found.organization


DUE = "name: Suppliers, payments: [bill], next_due_on: 2026-12-01, primary: ann, backups: [bob], manual: ok"
LONG = "name: Payroll, primary: ann, backups: none, manual: none, hours_per_month: 60"


def test_what_is_reached_at_least_is_never_rounded_up() -> None:
    made = plan(company(DUE, LONG), result_of, PlanRequest(budget_hours=24.0), NO_GATE)
    nearly = replace(made, method="bounded", bound=0.99999)
    report = PlanReport(plan=nearly, catalogue=Catalogue("en"), paths=(), sha256="", version="1")
    assert "at least 99.9% of" in repr(report.document())
    assert '"bound": 0.9999\n' in render(report)


def test_a_due_obligation_comes_before_hours_and_the_plan_says_so() -> None:
    org = company(DUE, LONG)
    less, more = (reported(org, PlanRequest(budget_hours=hours)) for hours in (24.0, 40.0))
    assert more["hours_returned"] < less["hours_returned"]
    assert (less["due_obligations"], more["due_obligations"]) == (
        {"settled": 0, "of": 1},
        {"settled": 1, "of": 1},
    )
    assert maximised(more) > maximised(less)
