"""Strategies for whole companies, as model values, with every kind of gap in them."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import strategies as st

from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal, Period
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE

TODAY = date(2026, 11, 20)
PEOPLE = ("sato", "suzuki", "tanaka", "ito")
YEAR = Period("2026年度", date(2027, 3, 31))


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(values: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


DUTY_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "function": st.sampled_from(("sales", "billing", "marketing", "payroll", "legal", "it")),
    "office": st.sampled_from(("front", "middle", "back")),
    "office_reason": st.just("顧客に会わない"),
    "purpose": st.sampled_from(("revenue", "support", "control", "operation")),
    "customer_contact": st.sampled_from(("none", "occasional", "regular")),
    "primary": some(PEOPLE, 2),
    "backups": some(PEOPLE, 2),
    "accountable": some(PEOPLE, 2),
    "frequency": st.sampled_from(("daily", "weekly", "monthly", "yearly")),
    "hours_per_month": st.sampled_from((0.0, 2.0, 8.0, 12.0, 60.0)),
    "minutes_per_case": st.sampled_from((1.0, 5.0, 30.0)),
    "volume_per_month": st.sampled_from((1.0, 19.0, 20.0, 400.0)),
    "manual": st.sampled_from(("none", "outdated", "ok")),
    "manual_reviewed_on": st.sampled_from((date(2024, 1, 1), date(2026, 6, 1), NONE)),
    "changed_on": st.sampled_from((date(2025, 1, 1), NONE)),
    "media": some(("paper", "mail", "fax", "seal", "excel", "system"), 3),
    "rekey": st.sampled_from((0, 1, 2)),
    "rekey_purpose": st.sampled_from(("habit", "control")),
    "seals": st.sampled_from((0, 1, 5)),
    "paper_required_by": st.sampled_from(("law", "counterparty", "habit")),
    "criticality": st.sampled_from(("low", "medium", "high", "critical")),
    "deadline": st.sampled_from(("none", "internal", "contract", "legal")),
    "stoppable": st.booleans(),
}

# Writing the scope of a shared duty is its repair, not a fact that somebody could look up.
DUTY_REPAIRS: dict[str, st.SearchStrategy[Any]] = {"scope": st.just("国内のみ")}

DEPARTMENT_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "office": st.sampled_from(("front", "middle", "back", "mixed")),
    "headcount": st.sampled_from((1.0, 3.0, 5.0, 12.0)),
    "charter": st.just(("給与計算",)),
    "created_on": st.sampled_from((date(2026, 11, 1), date(2020, 4, 1))),
    "goals": st.just(()),
}

COMPANY_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "employees": st.sampled_from((5, 30, 120)),
    "industry": st.sampled_from(("general", "finance")),
    "regulated": st.booleans(),
    "country": st.just("JP"),
}

AMOUNTS = ("hours_per_month", "minutes_per_case", "volume_per_month")


def is_missing(duty: Duty, fact: str) -> bool:
    """Whether a fact is unknown, and not already said by two others: the third amount follows from them."""
    if getattr(duty, fact) is not None:
        return False
    return fact not in AMOUNTS or sum(getattr(duty, amount) is not None for amount in AMOUNTS) < 2


def contradicts(duty: Duty, fact: str, value: object) -> bool:
    """Whether a new fact denies what the duty already says: that is a correction, not a missing fact."""
    sealed = "seal" in (duty.media or ())
    return (fact == "seals" and value == 0 and sealed) or (
        fact == "media" and isinstance(value, tuple) and "seal" in value and duty.seals == 0
    )


GOAL_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "kpi": st.sampled_from(("売上高", "初回回答日数", "受注件数")),
    "target": st.sampled_from((3.0, 12.0, "全件")),
    "unit": st.sampled_from(("億円", "営業日", "件")),
    "baseline": st.sampled_from((1.0, "none_yet")),
    "due": st.just(YEAR),
    "owner": st.sampled_from(PEOPLE),
    "data_source": st.just("販売管理システム"),
    "done_when": st.just("監査で指摘が無い"),
    "type": st.sampled_from(("revenue", "speed", "quality")),
    "controllable": st.sampled_from(("yes", "partly", "no")),
    "shared": st.booleans(),
    "use": st.sampled_from(("target", "watch")),
}

DUTY_NAMES = ("請求書の発行", "給与計算", "転記", "月次報告", "見積書の作成", "契約審査")
GOAL_TEXTS = ("売上を向上する", "売上高 12億円", "初回回答を3営業日以内にする", "業務を徹底する")


@st.composite
def duties(draw: st.DrawFn, home: str, number: int) -> Duty:
    facts = {name: draw(maybe(strategy)) for name, strategy in (DUTY_FACTS | DUTY_REPAIRS).items()}
    name = draw(st.sampled_from(DUTY_NAMES))
    return Duty(id=f"{name}{number}", name=name, home=home, **facts)


@st.composite
def goals(draw: st.DrawFn, home: str, number: int) -> Goal:
    text = draw(st.sampled_from(GOAL_TEXTS))
    if draw(st.booleans()):
        return Goal(id=f"{text}{number}", text=text, department_id=home, is_bare=True)
    facts = {name: draw(maybe(strategy)) for name, strategy in GOAL_FACTS.items()}
    return Goal(id=f"{text}{number}", text=text, department_id=home, **facts)


@st.composite
def departments(draw: st.DrawFn, number: int) -> Department:
    home = f"d{number}"
    wanted = draw(st.none() | st.integers(0, 2))
    return Department(
        id=home,
        name=home,
        office=draw(maybe(st.sampled_from(("front", "middle", "back", "mixed")))),
        headcount=draw(maybe(st.sampled_from((1.0, 3.0, 5.0, 12.0)))),
        charter=draw(maybe(st.sampled_from(((), ("請求書の発行",))))),
        goals=None if wanted is None else tuple(draw(goals(home, index)) for index in range(wanted)),
        duties=tuple(draw(duties(home, index)) for index in range(draw(st.integers(0, 4)))),
    )


@st.composite
def companies(draw: st.DrawFn) -> Organization:
    company = Company(
        name="仮",
        employees=draw(maybe(st.sampled_from((5, 30, 120)))),
        industry=draw(maybe(st.sampled_from(("general", "finance")))),
        country=draw(maybe(st.just("JP"))),
    )
    return Organization(
        company=company,
        as_of=TODAY,
        departments=tuple(draw(departments(index)) for index in range(draw(st.integers(1, 3)))),
    )


def with_duty(org: Organization, old: Duty, new: Duty) -> Organization:
    """The same company with one duty replaced."""
    return with_department(
        org,
        old.home,
        duties=tuple(new if duty is old else duty for duty in org.department_by_id[old.home].duties or ()),
    )


def with_department(org: Organization, department_id: str, **changes: Any) -> Organization:
    """The same company with one department changed."""
    return replace(
        org,
        departments=tuple(
            replace(department, **changes) if department.id == department_id else department
            for department in org.departments
        ),
    )
