"""The figures offered to a department fit its work, and are none that another rule would fault."""

from datetime import date

import pytest

from orgaudit.knowledge.kpi_library import KPI_AREAS, kpi_named
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import Office
from orgaudit.rules.goals.kpi_ideas import COUNTER, IDEAS, kpi_ideas

COMPANY = Organization(Company(name="仮"), date(2026, 11, 20))


def department(name: str, *functions: str, office: Office | None = None) -> Department:
    duties = tuple(
        Duty(id=str(index), name="x", home=name, function=value) for index, value in enumerate(functions)
    )
    return Department(id=name, name=name, office=office, duties=duties)


def test_the_functions_of_its_duties_come_first_and_in_turn() -> None:
    assert kpi_ideas(COMPANY, department("総務部", "payables", "closing", "payroll")) == (
        "closing_days",
        "payroll_accuracy",
        "claims_returned",
    )


@pytest.mark.parametrize("name", ["法務部", "Legal", "Legal team", "法務グループ"])
def test_else_its_own_name(name: str) -> None:
    assert kpi_ideas(COMPANY, department(name))[0] == "first_reply_days"


def test_else_the_names_of_its_duties_else_its_office() -> None:
    named = Department(id="d", name="推進室", duties=(Duty(id="a", name="給与計算", home="d"),))
    assert kpi_ideas(COMPANY, named)[0] == "payroll_accuracy"
    assert kpi_ideas(COMPANY, department("推進室", office="front"))[0] == "first_answer"
    assert kpi_ideas(COMPANY, department("推進室", office="back"))[0] == "done_in_time"


def test_a_function_of_which_the_library_has_nothing_leaves_it_to_the_name() -> None:
    assert kpi_ideas(COMPANY, department("法務部", "trading"))[0] == "first_reply_days"


@pytest.mark.parametrize("area", KPI_AREAS.values(), ids=lambda area: area.id)
def test_only_what_may_be_a_target_and_can_be_moved(area: object) -> None:
    functions = getattr(area, "functions", ())
    ideas = kpi_ideas(COMPANY, department("x", *functions), COUNTER)
    assert 1 <= len(ideas) <= IDEAS
    for idea in ideas:
        kpi = kpi_named(idea)
        assert kpi is not None
        assert (kpi.use, kpi.controllable == "no") == ("target", False)
