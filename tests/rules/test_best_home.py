"""Which department fits a duty, and why; or none, where a name would be a guess."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.model.vocabulary import Office
from orgaudit.rules.boundary.best_home import NO_HOME, WEIGHTS, Home, HomeFinder
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language

LOST = Duty(id="給与明細", name="給与明細", home=UNOWNED, departments=(), function="payroll")


def department(name: str, office: Office | None, *duties: Duty) -> Department:
    return Department(
        id=name,
        name=name,
        office=office,
        duties=tuple(replace(duty, id=f"{name}{index}", home=name) for index, duty in enumerate(duties)),
    )


def doing(function: str | None = None, **facts: Any) -> Duty:
    return Duty(id="", name="仕事", home="", function=function, **facts)


def home(
    duty: Duty,
    *departments: Department,
    office: Office | None = "back",
    unfit: Office | None = None,
    people: tuple[Person, ...] = (),
    handoffs: tuple[Handoff, ...] = (),
) -> Home:
    org = Organization(
        Company(name="仮"),
        date(2026, 11, 20),
        people=people,
        departments=departments,
        unowned=(duty,) if duty.home == UNOWNED else (),
        handoffs=handoffs,
    )
    return HomeFinder(org).best_home(duty, office, unfit=unfit)


def test_the_office_alone_makes_no_home() -> None:
    assert home(LOST, department("総務課", "back")) is NO_HOME


def test_the_same_function_makes_one_and_the_office_adds_to_it() -> None:
    rivals = department("労務課", "back", doing("payroll")), department("支援室", None, doing("payroll"))
    assert home(LOST, *rivals) == Home("労務課", ("function", "office"))


def test_two_that_fit_equally_make_none_whatever_their_order() -> None:
    rivals = department("甲課", "back", doing("payroll")), department("乙課", "back", doing("payroll"))
    for order in permutations(rivals):
        assert home(LOST, *order) is NO_HOME


def test_more_of_the_same_decides_between_equals() -> None:
    twice = department("甲課", "back", doing("payroll"), doing("payroll"))
    assert home(LOST, department("乙課", "back", doing("payroll")), twice) == Home(
        "甲課", ("function", "office")
    )


@pytest.mark.parametrize(
    ("office", "found"),
    [("middle", Home("事務課", ("function",))), ("front", NO_HOME), ("mixed", Home("事務課", ("function",)))],
)
def test_middle_and_back_may_be_crossed_and_the_front_not(office: Office, found: Home) -> None:
    assert home(LOST, department("事務課", office, doing("payroll"))) == found


def test_a_weak_reason_does_not_cross_from_middle_to_back() -> None:
    system = replace(LOST, function=None, systems=("給与奉行",))
    rival = doing(systems=("給与奉行",))
    assert home(system, department("事務課", "middle", rival)) is NO_HOME
    assert home(system, department("事務課", "back", rival)) == Home("事務課", ("system", "office"))


def test_neither_the_office_to_leave_nor_a_vendor() -> None:
    same = department("営業二課", "middle", doing("payroll"))
    assert home(LOST, same, unfit="middle") is NO_HOME
    assert home(LOST, replace(same, provided_by="vendor")) is NO_HOME


def test_a_charter_line_outweighs_the_same_function() -> None:
    written = replace(department("総務課", "back"), charter=("勤怠と給与明細の管理",))
    assert home(LOST, written, department("労務課", "back", doing("payroll"))) == Home(
        "総務課", ("charter", "office")
    )


def test_a_name_stands_for_its_function_and_those_that_belong_to_it() -> None:
    payment = replace(LOST, function="payables")
    assert home(payment, department("経理部", "back")) == Home("経理部", ("name", "office"))
    assert home(payment, department("Accounting department", "back")) == Home(
        "Accounting department", ("name", "office")
    )
    assert home(LOST, department("経理部", "back")) is NO_HOME


def test_kin_is_told_only_where_the_function_itself_is_not_there() -> None:
    payment = replace(LOST, function="payables")
    assert home(payment, department("甲課", "back", doing("bookkeeping"))) == Home(
        "甲課", ("related_function", "office")
    )
    both = department("甲課", "back", doing("bookkeeping"), doing("payables"))
    assert home(payment, both) == Home("甲課", ("function", "office"))


def test_control_goes_to_those_who_already_control() -> None:
    check = replace(LOST, function="screening")
    assert home(check, department("審査室", "middle", doing("credit_control")), office="middle") == Home(
        "審査室", ("control", "office")
    )
    assert home(check, department("企画室", "middle", doing("sales_planning")), office="middle") is NO_HOME


def test_a_system_belongs_to_who_works_most_with_it() -> None:
    entry = replace(LOST, function=None, systems=("販売管理",))
    use = doing(systems=("販売管理",))
    many = department("甲課", "back", use, use)
    few = [department(name, "back", use) for name in ("乙課", "丙課", "丁課")]
    assert home(entry, many, *few) == Home("甲課", ("system", "office"))
    assert home(entry, *few) is NO_HOME


def test_people_count_where_they_belong_or_are_head_and_else_where_they_work() -> None:
    done = replace(LOST, function=None, primary=("佐藤",), accountable=("鈴木",))
    led = replace(department("甲課", "back"), head="鈴木")
    assert home(done, led) == Home("甲課", ("people", "office"))
    belongs = (Person(id="佐藤", name="佐藤", department="乙課"),)
    working = department("甲課", "back", doing(primary=("佐藤",)))
    assert home(done, working, department("乙課", "back"), people=belongs) == Home(
        "乙課", ("people", "office")
    )
    assert home(done, working, department("乙課", "back")) == Home("甲課", ("people", "office"))


def test_whoever_hands_work_over_with_it_is_a_neighbour() -> None:
    handed = Handoff(id="x", source="甲課", target=LOST.address)
    near = department("甲課", "back")
    plain = replace(LOST, function=None)
    assert home(plain, near, department("乙課", "back"), handoffs=(handed,)) == Home(
        "甲課", ("office", "neighbour")
    )


def test_a_duty_speaks_not_for_itself() -> None:
    own = replace(LOST, home="甲課", systems=("給与奉行",), primary=("佐藤",))
    alone = Department(id="甲課", name="甲課", office="back", duties=(own,))
    assert home(own, alone) is NO_HOME


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_has_words(language: Language) -> None:
    catalogue = Catalogue(language)
    told = {reason for reason in WEIGHTS if catalogue.has_ui(f"fit_reason.{reason}")}
    assert told == set(WEIGHTS)
