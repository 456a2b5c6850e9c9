"""GOV090: how far the list of duties can be trusted."""

from dataclasses import replace
from datetime import date
from typing import Any

from orgaudit.engine.input_quality import INPUT_QUALITY, input_quality
from orgaudit.intake.reading import load_text
from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.company import Company
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.model.person import Person
from orgaudit.pipeline import audit
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)


def company(*facts: dict[str, Any], people: tuple[str, ...] = ()) -> Organization:
    duties = tuple(
        Duty(**{"id": str(number), "name": f"確認 {number}", "home": "総務部", **given})
        for number, given in enumerate(facts)
    )
    return Organization(
        company=Company(name="北斗商事"),
        as_of=TODAY,
        people=tuple(Person(id=name, name=name) for name in people),
        departments=(Department(id="総務部", name="総務部", duties=duties),),
    )


def test_hours_are_counted_however_they_are_given() -> None:
    org = company(
        {"hours_per_month": 10.0},
        {"minutes_per_case": 30.0, "volume_per_month": 40.0},
        {"monthly_hours": {4: 48.0}},
        {},
    )
    seen = input_quality(org)
    assert (seen.duties, seen.with_hours, seen.median_hours) == (4, 3, 10.0)
    assert seen.hours_are_patchy


def test_no_hours_at_all_are_not_patchy_and_have_no_median() -> None:
    seen = input_quality(company({}, {}))
    assert (seen.with_hours, seen.median_hours, seen.hours_are_patchy) == (0, None, False)


def test_only_the_mixing_of_sizes_counts() -> None:
    large, small = {"hours_per_month": 40.1}, {"hours_per_month": 0.4}
    assert not input_quality(company(large, large)).sizes_are_mixed
    assert not input_quality(company(small, small)).sizes_are_mixed
    mixed = input_quality(company(large, small))
    assert mixed.sizes_are_mixed
    assert (mixed.coarse, mixed.fine) == (("総務部/0",), ("総務部/1",))


def test_the_edges_rare_duties_projects_and_zero_hours_are_of_no_extreme_size() -> None:
    seen = input_quality(
        company(
            {"hours_per_month": 40.0},
            {"hours_per_month": 0.5},
            {"hours_per_month": 0.0},
            {"hours_per_month": 0.2, "frequency": "yearly"},
            {"hours_per_month": 200.0, "duty_kind": "project"},
        )
    )
    assert (seen.coarse, seen.fine) == ((), ())


def test_flawed_names_are_told_with_their_duties() -> None:
    org = company(
        {"name": "・請求"},
        {"name": "佐藤"},
        {"name": "Zaiko2"},
        {"name": "請求書の発行と入金確認"},
        {"name": "在庫の確認", "systems": ("ZAIKO2",)},
        people=("佐藤",),
    )
    assert input_quality(org).flawed == {
        "bullet": ("総務部/0",),
        "person": ("総務部/1",),
        "system": ("総務部/2",),
        "several": ("総務部/3",),
    }


def test_a_department_that_is_named_where_a_person_stands_is_no_person() -> None:
    assert input_quality(company({"name": "総務部の業務"}, people=("総務部",))).flawed == {}


def test_a_register_that_is_a_system_and_a_duty_is_no_flaw() -> None:
    org = company({"name": "Contract register", "systems": ("Contract register",)})
    assert input_quality(org).flawed == {}


def test_names_that_differ_only_in_spelling() -> None:
    org = company(
        {"name": "請求書の発行"},
        {"name": "請求書発行業務"},
        {"name": "入金の確認"},
        {"name": "入金の確認"},
    )
    assert input_quality(org).inconsistent == (("総務部/0", "総務部/1"),)


def test_it_is_no_rule_finds_nothing_and_costs_nothing() -> None:
    assert INPUT_QUALITY.id not in {rule.id for rule in BUILTIN.rules}
    assert all(source in SOURCES for source in INPUT_QUALITY.sources)
    org = company({"hours_per_month": 10.0})
    good = audit(org, Settings(today=TODAY))
    duties = tuple(replace(duty, name=f"・{duty.name}") for duty in org.duties)
    flawed = replace(org, departments=(replace(org.departments[0], duties=duties),))
    bad = audit(flawed, Settings(today=TODAY))
    assert input_quality(flawed).flawed
    assert bad.score == good.score
    assert len(bad.findings) == len(good.findings)


def test_the_ten_line_file_has_nothing_to_point_at() -> None:
    text = "company: 北斗商事\ndepartments:\n  - name: 営業部\n    office: front\n    duties: [見積書の作成, 新規開拓]\n"
    org = load_text(text, today=TODAY).organization
    assert org is not None
    seen = input_quality(org)
    assert (seen.flawed, seen.inconsistent) == ({}, ())
    assert (seen.sizes_are_mixed, seen.hours_are_patchy) == (False, False)
