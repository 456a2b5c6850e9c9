"""What rules/reads.py says of the rules is so: recorded while they judge the samples and random companies."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from orgaudit.engine.home import BESIDE, home_of
from orgaudit.engine.run import options_of
from orgaudit.findings.hit import Outcome
from orgaudit.intake.reading import load
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import UNOWNED, Duty
from orgaudit.model.goal import Goal
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.part import part_of
from orgaudit.model.person import Person
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.reads import OF_COMPANY, READS, WITHIN_DEPARTMENT
from orgaudit.rules.spec import Rule
from tests.engine.companies import a_company
from tests.finished import words_to_do

SAMPLES = Path(__file__).parents[2] / "sample_orgs"
RULES = {rule.id: rule for rule in BUILTIN.rules}
RANDOM_COMPANIES = 60
KINDS: tuple[Any, ...] = (Company, Department, Duty, Goal, Handoff, Person)
LOOKED_UP = ("teams", "homes_of_persons")


@cache
def companies() -> tuple[Organization, ...]:
    draw = random.Random(20_261_128)
    loaded = (load(str(path), today=date(2026, 10, 1)) for path in sorted(SAMPLES.glob("*.yaml")))
    samples = tuple(item.organization for item in loaded if item.organization is not None)
    return samples + tuple(a_company(lambda values: draw.choice(values)) for _ in range(RANDOM_COMPANIES))


def test_each_rule_stands_in_one_table() -> None:
    """A rule in neither would be right, and judge the whole company after every change; one that has no words yet may."""
    begun = {name for name, rule in RULES.items() if words_to_do(rule, "en") or words_to_do(rule, "ja")}
    assert RULES.keys() - begun == (READS.keys() | WITHIN_DEPARTMENT) - begun
    assert not READS.keys() & WITHIN_DEPARTMENT


@contextmanager
def recorded(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Note every field that is looked at, by kind and name; a look-up of persons counts as itself."""
    found: set[str] = set()
    silent = [False]

    def noted(slot: Any, name: str) -> property:
        def get(element: Any) -> Any:
            if not silent[0]:
                found.add(name)
            return slot.__get__(element)

        return property(get, lambda element, value: slot.__set__(element, value))

    def looked_up(make: Callable[[Organization], object], name: str) -> property:
        def get(org: Organization) -> object:
            found.add(f"org.{name}")
            kept, silent[0] = silent[0], True
            made = make(org)
            silent[0] = kept
            return made

        return property(get)

    with monkeypatch.context() as patch:
        for kind in KINDS:
            for item in fields(kind):
                if item.name != "origin":
                    patch.setattr(kind, item.name, noted(vars(kind)[item.name], f"{kind.kind}.{item.name}"))
        for name in LOOKED_UP:
            patch.setattr(Organization, name, looked_up(vars(Organization)[name].func, name))
        yield found


@pytest.mark.parametrize("rule", sorted(READS))
def test_a_rule_reads_no_more_than_is_said(rule: str, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = [replace(org) for org in companies()]
    with recorded(monkeypatch) as found:
        for org in fresh:
            told(RULES[rule], org)
    assert found <= READS[rule]


@pytest.mark.parametrize("rule", sorted(WITHIN_DEPARTMENT))
def test_a_rule_of_departments_reads_no_more_of_the_company_than_is_said(
    rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = [replace(org) for org in companies()]
    with recorded(monkeypatch) as found:
        for org in fresh:
            told(RULES[rule], org)
    assert {name for name in found if name.startswith("company.")} <= set(OF_COMPANY.get(rule, ()))


@pytest.mark.parametrize("rule", sorted(WITHIN_DEPARTMENT))
def test_a_department_is_judged_by_itself_as_within_the_whole(rule: str) -> None:
    for org in companies():
        whole = told(RULES[rule], org)
        for home in (*(item.id for item in org.departments[:4]), UNOWNED):
            part = told(RULES[rule], part_of(org, {home}))
            assert part.get(home) == whole.get(home)
            assert part.get(BESIDE) == whole.get(BESIDE)


def told(rule: Rule, org: Organization) -> dict[str, list[Outcome]]:
    """What a rule says, by department."""
    found: dict[str, list[Outcome]] = {}
    for outcome in rule.check(org, options_of(rule, {})):
        found.setdefault(home_of(outcome.subject), []).append(outcome)
    return found
