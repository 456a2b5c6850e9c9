"""The pages on how things may be written: each example there is read as the page says."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgaudit.intake.reading import load_text
from orgaudit.model.duty import Duty
from orgaudit.model.vocabulary import NONE

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"en": DOCS / "writing.md", "ja": DOCS / "ja" / "writing.md"}
TODAY = date(2026, 11, 20)
ATTRIBUTES = {
    "月間時間": "hours_per_month",
    "月間件数": "volume_per_month",
    "誤り率": "error_rate",
    "例外率": "exception_rate",
    "業務変更日": "changed_on",
    "頻度": "frequency",
    "繁忙月": "peak_months",
    "手順書": "manual",
    "媒体": "media",
    "重要度": "criticality",
    "期限種別": "deadline",
}
ROW = re.compile(r"^\| `([^`]+)` \| (.+) \| ([^|`]+) \|$", re.MULTILINE)
PEOPLE = re.compile(r"^\| (`.+) \| ([^|`]+?)(?:[:(].*)? \|$", re.MULTILINE)
MEANS = {
    "nobody": "nobody",
    "誰もいない": "nobody",
    "an empty seat": "vacancy",
    "空席": "vacancy",
    "a group": "group",
    "集団": "group",
    "two people": "two",
    "二人": "two",
}


def examples(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def written() -> list[tuple[str, str, str]]:
    return [
        (field, example, value.strip())
        for page in PAGES.values()
        for field, cell, value in ROW.findall(page.read_text(encoding="utf-8"))
        for example in examples(cell)
    ]


def duty_with(field: str, value: str) -> Duty:
    shown = value if value.startswith("[") else f'"{value}"'
    text = f"company: A\ndepartments: [{{name: B, duties: [{{name: C, {field}: {shown}}}]}}]"
    loaded = load_text(text, today=TODAY)
    assert loaded.organization is not None, loaded.messages("en")
    return loaded.organization.duties[0]


@pytest.mark.parametrize(("field", "example", "value"), written())
def test_each_example_is_read_as_the_page_says(field: str, example: str, value: str) -> None:
    found: Any = getattr(duty_with(field, example), ATTRIBUTES.get(field, field))
    if isinstance(found, tuple):
        found = ", ".join(str(item) for item in found)
    elif isinstance(found, float):
        found = f"{found:g}"
    assert str(found) == value


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_what_stands_for_people_means_what_the_page_says(page: Path) -> None:
    rows = [
        (examples(cell), MEANS[meaning.strip()])
        for cell, meaning in PEOPLE.findall(page.read_text(encoding="utf-8"))
        if meaning.strip() in MEANS
    ]
    assert {meaning for _, meaning in rows} == {"nobody", "vacancy", "group", "two"}
    for words, meaning in rows:
        for word in words:
            duty = duty_with("primary", word)
            told = {
                "nobody": (duty.primary in ((), NONE), duty.vacancies, duty.groups),
                "vacancy": (duty.primary in ((), NONE), duty.vacancies, duty.groups),
                "group": (duty.primary is None, duty.vacancies, duty.groups),
                "two": (len(duty.primary or ()) == 2, duty.vacancies, duty.groups),
            }[meaning]
            vacant = ("primary",) if meaning == "vacancy" else ()
            group = ("primary",) if meaning == "group" else ()
            assert told == (True, vacant, group), word


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_legend_of_the_page_is_read(page: Path) -> None:
    text = page.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    organization = load_text(text, today=TODAY).organization
    assert organization is not None
    (duty,) = organization.duties
    assert (duty.criticality, duty.manual) == ("critical", "outdated")


@pytest.mark.parametrize("value", ["20-30", "4/1", "04/01/2026", "20〜30時間"])
def test_what_the_pages_call_unread_is_told(value: str) -> None:
    assert all(f"`{value}`" in page.read_text(encoding="utf-8") for page in PAGES.values()) or value in (
        "20-30",
        "20〜30時間",
    )
    field = {"20-30": "hours_per_month", "20〜30時間": "hours_per_month"}.get(value, "changed_on")
    text = f'company: A\ndepartments: [{{name: B, duties: [{{name: C, {field}: "{value}"}}]}}]'
    assert load_text(text, today=TODAY).organization is None
