"""What the contract promises of the score, for companies that describe processes, steps and lines of command."""

from dataclasses import replace
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from orgaudit.findings.severity import Confidence
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.goal import Goal
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.model.vocabulary import NONE
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import Band
from orgaudit.settings import Settings
from tests.engine.companies import maybe, some, with_department, with_duty
from tests.engine.company_facts import TODAY
from tests.examples import examples

EPSILON = 0.011
PEOPLE = ("kato", "mori", "sato")

DUTY_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "step": st.sampled_from(("initiate", "authorise", "execute", "custody", "record", "reconcile")),
    "primary": some(PEOPLE, 2),
    "accountable": some(PEOPLE, 1),
    "approvals": st.sampled_from((0, 2, (), ("kato",), ("mori", "sato"))),
    "checked_by": st.sampled_from((NONE, "kato", "d0")),
    "compensating": st.sampled_from(((), ("owner review",))),
    "payments": st.sampled_from(((), ("cash",), ("transfer",))),
    "function": st.sampled_from(("sales", "payroll", "master_data", "facility", "internal_audit")),
    "office": st.sampled_from(("front", "middle", "back")),
    "data_class": st.sampled_from(("internal", "personal")),
    "criticality": st.sampled_from(("low", "high")),
    "performed_by": st.sampled_from(("self", "vendor")),
    "backups": some(PEOPLE, 2),
}
DEPARTMENT_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "office": st.sampled_from(("front", "middle", "back")),
    "head": st.sampled_from((*PEOPLE, NONE)),
    "parent": st.sampled_from(("d0", NONE)),
    "goals": st.just(()),
}
COMPANY_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "employees": st.sampled_from((4, 30)),
    "industry": st.sampled_from(("general", "finance")),
    "regulated": st.booleans(),
}
GOAL_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(("revenue", "quality")),
    "use": st.sampled_from(("target", "watch")),
}
SUPERIORS: st.SearchStrategy[Any] = st.sampled_from(("kato", "boss", NONE))
DUTY_NAMES = ("振込", "営業", "記帳", "確認")
DEPARTMENT_NAMES = ("営業部", "コンプライアンス部", "監査室", "経理部")


@st.composite
def duties(draw: st.DrawFn, home: str, number: int) -> Duty:
    facts = {name: draw(maybe(strategy)) for name, strategy in DUTY_FACTS.items()}
    name = draw(st.sampled_from(DUTY_NAMES))
    process = draw(st.sampled_from(("a", "b")))
    return Duty(id=f"{name}{number}", name=name, home=home, process=process, **facts)


@st.composite
def departments(draw: st.DrawFn, number: int) -> Department:
    home = f"d{number}"
    facts = {name: draw(maybe(strategy)) for name, strategy in DEPARTMENT_FACTS.items()}
    if facts["goals"] is not None and draw(st.booleans()):
        goal = {name: draw(maybe(strategy)) for name, strategy in GOAL_FACTS.items()}
        text = draw(st.sampled_from(("売上高 12億円", "誤りを減らす")))
        facts["goals"] = (Goal(id=text, text=text, department_id=home, **goal),)
    return Department(
        id=home,
        name=draw(st.sampled_from(DEPARTMENT_NAMES)),
        duties=tuple(draw(duties(home, index)) for index in range(draw(st.integers(0, 3)))),
        **facts,
    )


@st.composite
def companies(draw: st.DrawFn) -> Organization:
    facts = {name: draw(maybe(strategy)) for name, strategy in COMPANY_FACTS.items()}
    people = tuple(Person(id=name, name=name, reports_to=draw(maybe(SUPERIORS))) for name in PEOPLE)
    return Organization(
        company=Company(name="仮", **facts),
        as_of=TODAY,
        people=people,
        departments=tuple(draw(departments(index)) for index in range(draw(st.integers(1, 3)))),
    )


def overall(org: Organization) -> Band:
    result = audit(org, Settings(today=TODAY, select=("segregation",)))
    assert not result.failures, result.failures
    return result.score.overall


def number(band: Band) -> float:
    return 100.0 if band.value is None else band.value


def width(band: Band) -> float:
    return band.high - band.low


@examples(25)
@given(companies(), st.data())
def test_a_new_fact_about_a_duty_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [(duty, name) for duty in org.duties for name in DUTY_FACTS if getattr(duty, name) is None]
    assume(gaps)
    duty, name = data.draw(st.sampled_from(gaps))
    informed = with_duty(org, duty, replace(duty, **{name: data.draw(DUTY_FACTS[name])}))
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@examples(25)
@given(companies(), st.data())
def test_a_new_fact_about_a_department_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [
        (department, name)
        for department in org.departments
        for name in DEPARTMENT_FACTS
        if getattr(department, name) is None
    ]
    assume(gaps)
    department, name = data.draw(st.sampled_from(gaps))
    informed = with_department(org, department.id, **{name: data.draw(DEPARTMENT_FACTS[name])})
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@examples(25)
@given(companies(), st.data())
def test_a_new_fact_about_the_company_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [name for name in COMPANY_FACTS if getattr(org.company, name) is None]
    assume(gaps)
    name = data.draw(st.sampled_from(gaps))
    informed = replace(org, company=replace(org.company, **{name: data.draw(COMPANY_FACTS[name])}))
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@examples(25)
@given(companies(), st.data())
def test_a_new_reporting_line_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [person for person in org.people if person.reports_to is None]
    assume(gaps)
    person = data.draw(st.sampled_from(gaps))
    above = data.draw(SUPERIORS)
    informed = replace(
        org,
        people=tuple(replace(item, reports_to=above) if item is person else item for item in org.people),
    )
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@examples(25)
@given(companies(), st.data())
def test_a_new_fact_about_a_goal_never_widens_the_band(org: Organization, data: st.DataObject) -> None:
    gaps = [(goal, name) for goal in org.goals for name in GOAL_FACTS if getattr(goal, name) is None]
    assume(gaps)
    goal, name = data.draw(st.sampled_from(gaps))
    known = replace(goal, **{name: data.draw(GOAL_FACTS[name])})
    informed = with_department(org, goal.department_id, goals=(known,))
    assert width(overall(informed)) <= width(overall(org)) + EPSILON


@examples(25)
@given(companies(), st.data())
def test_naming_a_backup_changes_nothing(org: Organization, data: st.DataObject) -> None:
    assume(org.duties)
    duty = data.draw(st.sampled_from(org.duties))
    backed = with_duty(org, duty, replace(duty, backups=("kato", "mori", "sato", "abe", "ueno")))
    assert overall(backed) == overall(org)


@examples(25)
@given(companies(), st.integers(0, 3))
def test_an_empty_healthy_duty_takes_no_finding_away(org: Organization, many: int) -> None:
    home = org.departments[0]
    padding = tuple(Duty(id=f"pad{index}", name="確認", home=home.id) for index in range(many))
    padded = with_department(org, home.id, duties=(*(home.duties or ()), *padding))
    before, after = (
        {
            item.finding.fingerprint
            for item in audit(company, Settings(today=TODAY, select=("segregation",))).findings
            if item.finding.confidence is not Confidence.LOW
        }
        for company in (org, padded)
    )
    assert before <= after


REPAIRS: tuple[dict[str, Any], ...] = (
    {"compensating": ("owner review",)},
    {"checked_by": "abe"},
    {"primary": ("abe",)},
)


@examples(25)
@given(companies(), st.data())
def test_a_control_a_checker_or_another_person_never_lowers_the_score(
    org: Organization, data: st.DataObject
) -> None:
    concerned = [duty for duty in org.duties if duty.step is not None and duty.primary]
    assume(concerned)
    duty = data.draw(st.sampled_from(concerned))
    repair = data.draw(st.sampled_from(REPAIRS))
    mended = with_duty(org, duty, replace(duty, **repair))
    assert number(overall(mended)) >= number(overall(org)) - EPSILON


DEFECTS: tuple[dict[str, Any], ...] = (
    {"compensating": ()},
    {"checked_by": NONE},
    {"checked_by": NONE, "criticality": "high"},
    {"payments": ("transfer",)},
)


@examples(25)
@given(companies(), st.data())
def test_a_defect_never_raises_the_score(org: Organization, data: st.DataObject) -> None:
    assume(org.duties)
    duty = data.draw(st.sampled_from(org.duties))
    defect = data.draw(st.sampled_from(DEFECTS))
    assert number(overall(with_duty(org, duty, replace(duty, **defect)))) <= number(overall(org)) + EPSILON
