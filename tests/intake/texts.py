"""Short company files for the tests of reading."""

from datetime import date

from orgaudit.intake.loaded import Loaded
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.reading import load_text
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization

TODAY = date(2026, 11, 20)


def read(text: str) -> Loaded:
    return load_text(text, today=TODAY)


def company(text: str) -> Organization:
    loaded = read(text)
    assert loaded.organization is not None, [(item.code, item.place, item.facts) for item in loaded.problems]
    return loaded.organization


def duty(fields: str) -> Duty:
    """Read a duty of which these fields are given, in flow style."""
    return company(
        f"company: A\ndepartments: [{{name: B, duties: [{{name: C, {fields}}}]}}, 経理部]\n"
    ).duties[0]


def duty_problems(fields: str) -> tuple[InputProblem, ...]:
    return read(f"company: A\ndepartments: [{{name: B, duties: [{{name: C, {fields}}}]}}]\n").problems


def told(loaded: Loaded) -> list[tuple[str, int, int]]:
    return [(item.code, item.place.line, item.place.column) for item in loaded.problems]


def listed(people: str, fields: str) -> Duty:
    """Return the duty of a company with these people."""
    return company(
        f"company: A\npeople: {people}\ndepartments: [{{name: B, duties: [{{name: C, {fields}}}]}}]"
    ).duties[0]


def people_of(org: Organization) -> list[str]:
    """Return everyone of a company by name."""
    return [person.name for person in org.people]
