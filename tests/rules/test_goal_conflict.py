"""Where goals of two departments pull against each other, as every family may ask."""

from datetime import date

from orgaudit.findings.severity import Confidence
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE, GoalType, GoalUse, Office
from orgaudit.rules.goal_conflict import conflicts, meeting


def goal(home: str, kind: GoalType, *, use: GoalUse | None = None, shared: bool | None = None) -> Goal:
    return Goal(id=f"{kind}", text=kind, department_id=home, type=kind, use=use, shared=shared)


def department(name: str, *goals: Goal, office: Office | None = None) -> Department:
    return Department(id=name, name=name, office=office, goals=goals)


def company(departments: tuple[Department, ...], handoffs: tuple[Handoff, ...]) -> Organization:
    return Organization(Company(name="仮"), date(2026, 11, 20), departments=departments, handoffs=handoffs)


def handoff(source: str, target: str, name: str = "") -> Handoff:
    return Handoff(id=name or f"{source}->{target}", source=source, target=target, acceptance=NONE)


SALES = department("sales", goal("sales", "revenue", use="target", shared=False), office="front")
SHOP = department("shop", goal("shop", "speed"), office="front")
LEGAL = department("legal", goal("legal", "risk", use="target"), office="middle")


def test_it_is_certain_only_where_nothing_unknown_could_settle_it() -> None:
    org = company((SALES, SHOP, LEGAL), (handoff("sales", "legal"), handoff("shop", "legal/review")))
    assert [(found.handoff.id, found.known.sure) for found in conflicts(org)] == [
        ("sales->legal", Confidence.HIGH),
        ("shop->legal/review", Confidence.MEDIUM),
    ]


def test_the_other_way_round_nobody_presses() -> None:
    assert conflicts(company((SALES, LEGAL), (handoff("legal", "sales"),))) == ()


def test_conflicts_meet_in_a_middle_office_once_for_each_pair() -> None:
    handoffs = (handoff("sales", "legal"), handoff("sales", "legal", "again"), handoff("shop", "legal"))
    org = company((SALES, SHOP, LEGAL), handoffs)
    met = meeting(conflicts(org), org)
    assert {middle: [item.handoff.id for item in found] for middle, found in met.items()} == {
        "legal": ["sales->legal", "shop->legal"]
    }


def test_nothing_meets_in_a_back_office() -> None:
    books = department("books", goal("books", "accuracy"), office="back")
    org = company((SALES, SHOP, books), (handoff("sales", "books"), handoff("shop", "books")))
    assert len(conflicts(org)) == 2
    assert meeting(conflicts(org), org) == {}
