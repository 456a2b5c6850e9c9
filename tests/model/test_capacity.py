"""The hours a month that a department has."""

from datetime import date

import pytest

from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person


@pytest.mark.parametrize(
    ("headcount", "ftes", "hours"),
    [
        (None, [], None),
        (None, [None], None),
        (2.0, [], 320),
        (2.0, [None], 320),
        (None, [0.5, 1.0], 240),
        (None, [0.5, None], 240),
        (5.0, [0.5], 720),
        (2.5, [1.0, 1.0, 0.5], 400),
    ],
    ids=[
        "nothing known",
        "a person of unknown time",
        "heads alone",
        "heads and a person of unknown time",
        "two people",
        "two people, one of them of unknown time",
        "five heads, one of them listed",
        "everybody listed",
    ],
)
def test_capacity(headcount: float | None, ftes: list[float | None], hours: float | None) -> None:
    department = Department(id="finance", name="Finance", headcount=headcount)
    people = tuple(
        Person(id=f"p{index}", name=f"p{index}", department="finance", fte=fte)
        for index, fte in enumerate(ftes)
    )
    org = Organization(
        company=Company(name="Northwind"),
        as_of=date(2026, 11, 20),
        people=people,
        departments=(department,),
    )
    assert org.capacity(department) == hours
