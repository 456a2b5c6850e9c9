"""A company in a template, imported, is the same company; so it is after LibreOffice has saved the workbook again."""

import json
import random
from collections.abc import Iterator
from dataclasses import fields
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from orgaudit.forms.template import Template, write
from orgaudit.intake.normal_form import normal_form
from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.importing import read_sheets
from orgaudit.intake.sheets.options import Options
from orgaudit.model.organization import Organization
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.engine.companies import a_company
from tests.forms.test_template import TODAY, sample
from tests.office import needs_office, saved_again

pytestmark = pytest.mark.slow

SAMPLES = ("healthy", "minimal", "saas_startup", "securities", "town_hall", "wholesale_ja")
NOT_IN_A_WORKBOOK = {"origin", "formerly", "listed", "duties", "goals", "vacancies"}
"""Former names and waivers stay in the file; what stands in a department is compared by itself. That there are hours in no
month cannot be said in twelve columns."""

both = pytest.mark.parametrize("language", LANGUAGES)


def facts_of(org: Organization) -> dict[str, dict[str, Any]]:
    """Return every fact of every element, by kind and address."""
    elements: tuple[Any, ...] = (
        org.company,
        *org.departments,
        *org.duties,
        *org.goals,
        *org.handoffs,
        *org.people,
    )
    return {
        f"{item.kind} {item.address}": {
            field.name: getattr(item, field.name)
            for field in fields(item)
            if field.name not in NOT_IN_A_WORKBOOK and getattr(item, field.name) not in (None, {})
        }
        | ({"has no goals": True} if getattr(item, "goals", None) == () else {})
        for item in elements
    }


def imported(path: Path, language: Language) -> Organization:
    _text, report = read_sheets([str(path)], Options(language=language))
    assert report.organization is not None, report.account.doubts
    assert [item for item in report.account.doubts if item.code != "formula_unstored"] == []
    return report.organization


def differences(org: Organization, language: Language, folder: Path, suffix: str = "") -> dict[str, object]:
    path = folder / "template.xlsx"
    path.write_bytes(write(Template(Catalogue(language), org)))
    if suffix:
        path = saved_again(path, suffix, folder / "office")
    before, after = facts_of(org), facts_of(imported(path, language))
    return {
        key: (before.get(key), after.get(key))
        for key in before.keys() | after.keys()
        if before.get(key) != after.get(key)
    }


@both
@pytest.mark.parametrize("name", SAMPLES)
def test_samples_come_back_as_they_were(name: str, language: Language, tmp_path: Path) -> None:
    assert differences(sample(name), language, tmp_path) == {}


def drawn() -> Iterator[Organization]:
    """Yield companies with every kind of gap that a workbook can hold.

    In a workbook departments have names of their own, and what stands in one department stands in it.
    """
    for seed in range(200):
        chance = random.Random(seed)
        made = a_company(lambda values, chance=chance: values[chance.randrange(len(values))])  # type: ignore[misc]
        org = load_text(json.dumps(normal_form(made, "ja"), ensure_ascii=False), today=TODAY).organization
        assert org is not None
        names = {item.name for item in org.departments}
        owned = all(duty.departments is not None and len(duty.departments) != 1 for duty in org.unowned)
        if owned and len(names) == len(org.departments):
            yield org


@both
def test_any_company_comes_back_as_it_was(language: Language, tmp_path: Path) -> None:
    # Each company in one of the languages: which one says nothing of what is in it.
    for number, org in enumerate(islice(drawn(), LANGUAGES.index(language), 25, len(LANGUAGES))):
        assert differences(org, language, tmp_path) == {}, number


@needs_office
@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_libreoffice_changes_nothing(suffix: str, tmp_path: Path) -> None:
    assert differences(sample("wholesale_ja"), "ja", tmp_path, suffix) == {}


@both
def test_examples_are_left_out_and_named(language: Language, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(write(Template(Catalogue(language))))
    _text, report = read_sheets([str(path)], Options(language=language))
    assert report.organization is None, "an empty template holds no company"
    path.write_bytes(write(Template(Catalogue(language), sample("wholesale_ja"))))
    _text, report = read_sheets([str(path)], Options(language=language))
    left = [item for item in report.account.left_out if item.reason == "example"]
    assert len(left) == 10, "two on each sheet of rows"
