"""The quality of the input stands before the findings: short on the terminal, a table in Markdown, ids in JSON."""

import json
from datetime import date

import jsonschema
import pytest

from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.reports.machine.json.report_schema import report_schema
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.reports.sample_result import minimal, rendered, wholesale

TODAY = date(2026, 11, 20)

MESSY = """
company: 北斗商事
departments:
  - name: 総務部
    duties:
      - {name: "・請求", hours_per_month: 60}
      - {name: 佐藤さんの仕事, hours_per_month: 0.2, primary: 佐藤}
      - Excel作業
      - 請求書の発行と入金確認
      - 請求書の発行
      - 請求書発行業務
"""


def messy() -> AuditResult:
    organization = load_text(MESSY, today=TODAY).organization
    assert organization is not None
    return audit(organization, Settings(today=TODAY))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_name", ["terminal", "markdown"])
def test_it_stands_before_the_findings(format_name: str, language: Language) -> None:
    words = Catalogue(language)
    text = rendered(format_name, messy(), language)
    heading = words.ui("quality.title" if format_name == "markdown" else "quality.label")
    assert text.index(heading) < text.index(words.ui("report.title.urgent"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_names_the_worst_in_a_few_lines(language: Language) -> None:
    words = Catalogue(language)
    lines = rendered("terminal", messy(), language, width=100).splitlines()
    start = next(at for at, line in enumerate(lines) if line.strip().startswith(words.ui("quality.label")))
    told = "".join(lines[start : start + 4]).replace(" ", "")
    assert "・請求" in told
    assert words.ui("quality.brief.more").replace(" ", "") in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terminal_says_nothing_where_nothing_matters(language: Language) -> None:
    label = Catalogue(language).ui("quality.label")
    for result in (minimal(), wholesale()):
        lines = rendered("terminal", result, language).splitlines()
        assert not [line for line in lines if line.strip().split("  ")[0] == label]


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_has_every_flaw_with_an_example(language: Language) -> None:
    words = Catalogue(language)
    text = rendered("markdown", messy(), language, detail="full")
    for flaw, example in (
        ("bullet", "・請求"),
        ("person", "佐藤さんの仕事"),
        ("system", "Excel作業"),
        ("several", "請求書の発行と入金確認"),
        ("inconsistent", "請求書発行業務"),
    ):
        row = next(
            line for line in text.splitlines() if line.startswith(f"| {words.ui(f'quality.row.{flaw}')} ")
        )
        assert example in row


def test_persons_in_examples_are_hidden_where_asked() -> None:
    for format_name in ("terminal", "markdown", "json"):
        assert "佐藤" not in rendered(format_name, messy(), redact=True)


def test_json_has_numbers_and_ids_under_a_key_of_its_own() -> None:
    document = json.loads(rendered("json", messy()))
    jsonschema.validate(document, report_schema())
    assert document["schema_version"] == 2
    assert document["input_quality"] == {
        "duties": 6,
        "with_hours": 2,
        "median_hours": 30.1,
        "sizes_are_mixed": True,
        "coarse": ["総務部/・請求"],
        "fine": ["総務部/佐藤さんの仕事"],
        "names": {
            "bullet": ["総務部/・請求"],
            "person": ["総務部/佐藤さんの仕事"],
            "system": ["総務部/excel作業"],
            "several": ["総務部/請求書の発行と入金確認"],
            "inconsistent": [["総務部/請求書の発行", "総務部/請求書発行業務"]],
        },
    }
