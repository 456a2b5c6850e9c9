"""Random companies, as model values, with every kind of gap in them.

They are built from one function, ``choose``, that takes one of several values, the first being the simplest: a strategy of
hypothesis gives it bytes, which shrink, and a long search can use a plain random generator instead.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from hypothesis import strategies as st

from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.identity import canonical
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from tests.engine.company_facts import (
    COMPANY_FACTS,
    DEPARTMENT_FACTS,
    DEPARTMENT_NAMES,
    DUTY_NAMES,
    DUTY_REPAIRS,
    DUTY_STORIES,
    GOAL_FACTS,
    GOAL_TEXTS,
    HANDOFF_FACTS,
    PEOPLE,
    PERSON_FACTS,
    TODAY,
    UNOWNED_FACTS,
    Table,
)

Choose = Callable[[Sequence[Any]], Any]

STORIES = tuple(DUTY_STORIES)


def some_of(choose: Choose, table: Table) -> dict[str, Any]:
    """Facts of a table: none, nearly all, or any of them."""
    names = tuple(table)
    mask = choose(range(2 ** len(names)))
    if choose((False, True)):
        mask |= choose(range(2 ** len(names)))
    return {name: choose(table[name]) for bit, name in enumerate(names) if mask >> bit & 1}


def a_duty(choose: Choose, home: str, number: int, theme: str) -> Duty:
    """A duty of which two stories are told, one of them mostly that of the whole company, so that duties meet in it."""
    facts = some_of(choose, DUTY_STORIES[choose(STORIES)])
    if choose((False, True, True)):
        facts |= some_of(choose, DUTY_STORIES[theme])
    if choose((False, False, False, True)):
        facts |= {name: choose(values) for name, values in DUTY_REPAIRS.items()}
    if home == UNOWNED:
        facts |= some_of(choose, UNOWNED_FACTS)
    name = choose(DUTY_NAMES)
    kind = choose(("recurring", "recurring", "recurring", "recurring", "project"))
    return Duty(id=canonical(f"{name}{number}"), name=name, home=home, duty_kind=kind, **facts)


def a_goal(choose: Choose, home: str, number: int) -> Goal:
    text = choose(GOAL_TEXTS)
    is_bare = choose((True, False, False))
    facts = {} if is_bare else some_of(choose, GOAL_FACTS)
    return Goal(id=canonical(f"{text}{number}"), text=text, department_id=home, **facts)


def a_department(choose: Choose, number: int, theme: str) -> Department:
    home = f"d{number}"
    facts = some_of(choose, DEPARTMENT_FACTS)
    if facts.get("parent") == home:
        del facts["parent"]
    goals, duties = choose((None, 0, 1, 2, 2)), choose((1, 2, 4, 4, 3, 0, None))
    facts["goals"] = None if goals is None else tuple(a_goal(choose, home, index) for index in range(goals))
    facts["duties"] = (
        None if duties is None else tuple(a_duty(choose, home, index, theme) for index in range(duties))
    )
    return Department(id=home, name=choose(DEPARTMENT_NAMES), **facts)


def a_handoff(choose: Choose, places: Sequence[str], number: int) -> Handoff:
    source, target = choose(places), choose(places)
    return Handoff(id=f"h{number}", source=source, target=target, **some_of(choose, HANDOFF_FACTS))


def a_person(choose: Choose, person_id: str, addresses: Sequence[str]) -> Person:
    facts = some_of(choose, PERSON_FACTS)
    if addresses and choose((False, True)):
        facts["skills"] = {choose(addresses): choose(range(5)) for _ in range(choose((0, 1, 2)))}
    return Person(id=person_id, name=person_id, **facts)


def a_company(choose: Choose) -> Organization:
    """A company of two to four departments, one duty that none of them may own, and whatever passes between them."""
    theme = choose(STORIES)
    departments = tuple(a_department(choose, number, theme) for number in range(choose((2, 3, 4))))
    unowned = tuple(a_duty(choose, UNOWNED, number, theme) for number in range(choose((0, 0, 1))))
    inside = (duty for department in departments for duty in department.duties or ())
    addresses = [duty.address for duty in (*inside, *unowned)]
    places = (*(department.id for department in departments), *addresses)
    return Organization(
        company=Company(name="仮", **some_of(choose, COMPANY_FACTS)),
        as_of=TODAY,
        people=tuple(a_person(choose, person, addresses) for person in PEOPLE),
        departments=departments,
        unowned=unowned,
        handoffs=tuple(a_handoff(choose, places, number) for number in range(choose((0, 0, 2, 4, 7)))),
        language=choose(("ja", None)),
    )


LONGEST = 768
"""Bytes that a company is made of: most take half of them. Where they end, the simplest values follow."""


def by_bytes(data: bytes) -> Choose:
    """Choose by bytes, one after the other, as many for each choice as it has values for."""
    rest = BytesIO(data)

    def choose(values: Sequence[Any]) -> Any:
        width = ((len(values) - 1).bit_length() + 7) // 8
        return values[int.from_bytes(rest.read(width)) % len(values)]

    return choose


def companies() -> st.SearchStrategy[Organization]:
    """Companies made of bytes: some hundred choices drawn one by one took longer than an audit."""
    return st.binary(min_size=LONGEST, max_size=LONGEST).map(lambda data: a_company(by_bytes(data)))


def replaced(org: Organization, old: Any, **changes: Any) -> Organization:
    """The same company with one of its elements changed."""
    if isinstance(old, Company):
        return replace(org, company=replace(old, **changes))
    if isinstance(old, Person):
        return replace(org, people=_swapped(org.people, old, changes))
    if isinstance(old, Handoff):
        return replace(org, handoffs=_swapped(org.handoffs, old, changes))
    return replace(
        org,
        unowned=_swapped(org.unowned, old, changes),
        departments=tuple(
            replace(department, **changes)
            if department is old
            else replace(
                department,
                duties=_swapped(department.duties, old, changes),
                goals=_swapped(department.goals, old, changes),
            )
            for department in org.departments
        ),
    )


def _swapped(items: Any, old: Any, changes: dict[str, Any]) -> Any:
    return items and tuple(replace(item, **changes) if item is old else item for item in items)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def some(values: tuple[str, ...], most: int) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), unique=True, max_size=most).map(tuple)


def with_duty(org: Organization, old: Duty, new: Duty) -> Organization:
    """The same company with one duty of a department replaced."""
    return with_department(
        org,
        old.home,
        duties=tuple(new if duty is old else duty for duty in org.department_by_id[old.home].duties or ()),
    )


def with_department(org: Organization, department_id: str, **changes: Any) -> Organization:
    """The same company with one department changed."""
    return replaced(org, org.department_by_id[department_id], **changes)
