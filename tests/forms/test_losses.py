"""What a workbook does not give back of a company is told, element by element; where nothing is told, everything comes back."""

import json
import random
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from orgaudit.forms.losses import losses
from orgaudit.forms.template import Template, write
from orgaudit.intake.reading import load_text
from orgaudit.intake.sheets.importing import read_parts
from orgaudit.intake.sheets.options import Options
from orgaudit.model.organization import Organization
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.cli.calling import call
from tests.forms.test_template import TODAY

TEXTS = (
    "SAP, R/3",
    "営業、管理",
    "a;b",
    "a/b",
    "a・b",
    "none",
    "なし",
    "n/a",
    "-",
    "?",
    "未定",
    "yes",
    "0",
    "12",
    "3時間",
    "=1+1",
    "'quoted",
    "  two  spaces ",
    "two\nlines",
    "※注",
    "合計",
    "Sales (east)",
    "2026-11-20",
    "月",
    "plain",
    "給与計算",
)
NONE = {"none", "なし", "n/a", "-", "?", "未定"}
PLACES = {"origin", "vacancies", "duties", "goals"}


PARTS = 4
"""Departments of these texts in one company, with all that hangs on them: to write and read a workbook takes longer than what stands in it."""


def company(chance: random.Random) -> Organization | None:
    """Return a company with a text of these in every field that takes any, or nothing where the reader refuses it."""

    def text() -> str:
        return chance.choice(TEXTS)

    def item() -> str:
        return chance.choice([text for text in TEXTS if text not in NONE])

    def some(**values: Any) -> dict[str, Any]:
        return {key: value for key, value in values.items() if chance.random() < 0.6}

    def duty(number: int) -> dict[str, Any]:
        return {
            "name": f"duty {number}",
            **some(
                note=text(),
                systems=[item(), "plain 2"],
                tags=[item()],
                licence=text(),
                primary=["Kim Park"],
                formerly=[item()],
            ),
        }

    def departments(part: int) -> list[dict[str, Any]]:
        return [
            {
                "name": f"Sales {part}",
                "duties": [duty(number) for number in range(3)],
                "goals": [{"text": f"goal {text()}", **some(kpi=text())}],
                **some(mission=text(), charter=[item(), "plain"], formerly=[item()]),
            },
            {"name": f"Ops {part}", "duties": [{"name": item()}]},
        ]

    data = {
        "company": {"name": "Acme"},
        "departments": [department for part in range(PARTS) for department in departments(part)],
        "handoffs": [{"from": f"Sales {part}", "to": f"Ops {part}", "what": text()} for part in range(PARTS)],
    }
    return load_text(json.dumps(data, ensure_ascii=False), today=TODAY).organization


def facts_of(org: Organization) -> dict[tuple[str, str], dict[str, Any]]:
    elements: tuple[Any, ...] = (org.company, *org.departments, *org.duties, *org.goals, *org.handoffs)
    return {
        (item.kind, item.address): {
            field.name: getattr(item, field.name)
            for field in fields(item)
            if field.name not in PLACES and getattr(item, field.name) is not None
        }
        for item in elements
    }


def names_of(org: Organization) -> dict[tuple[str, str], str]:
    """Return what each element is told as."""
    homes = {item.id: item.name for item in org.departments}
    return {
        ("company", org.company.address): org.company.name,
        **{(item.kind, item.address): item.name for item in org.departments},
        **{(item.kind, item.address): f"{homes[item.home]}/{item.name}" for item in org.duties},
        **{(item.kind, item.address): item.text for item in org.goals},
        **{(item.kind, item.address): item.id for item in org.handoffs},
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_come_back_is_told(language: Language) -> None:
    whole = told = 0
    for seed in range(15):
        org = company(random.Random(seed))
        if org is None:
            continue
        content = write(Template(Catalogue(language), org, examples=False))
        lost = losses(content, org, language, TODAY)
        _text, report = read_parts((("", content),), Options(language=language), today=TODAY)
        before, after = facts_of(org), facts_of(report.organization) if report.organization else {}
        differing = [where for where, facts in before.items() if after.get(where) != facts]
        names = names_of(org)
        assert [item.name for item in lost] == [names[where] for where in differing], seed
        whole, told = whole + (not differing), told + bool(differing)
    assert told > 10


def test_a_company_of_plain_texts_loses_nothing() -> None:
    text = json.dumps(
        {
            "company": "Acme",
            "departments": [{"name": "Sales", "duties": [{"name": "Quote", "tags": ["a", "b"]}]}],
        }
    )
    org = load_text(text, today=TODAY).organization
    assert org is not None
    assert losses(write(Template(Catalogue("en"), org, examples=False)), org, "en", TODAY) == ()


@pytest.mark.parametrize("command", [("convert", "org.yaml"), ("template", "--from", "org.yaml")])
def test_losses_are_told_and_the_rest_is_written(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(
        "company: Acme\ndepartments: [{name: Sales, duties: [{name: Quote, systems: ['SAP, R/3'], note: none}, Offer]}]\n",
        encoding="utf-8",
    )
    done = call(*command, "-o", "org.xlsx", "--lang", "en")
    assert done.code == 0
    assert "Sales/Quote: systems and note" in done.err
    assert "Offer" not in done.err
    Path("org.yaml").write_text(
        "company: Acme\ndepartments: [{name: Sales, duties: [Offer]}]\n", encoding="utf-8"
    )
    assert "give back" not in call(*command, "-o", "plain.xlsx", "--lang", "en").err
