"""What reports say of law: rows that findings touch, and that the table is out of date once it is."""

import json
from datetime import date, timedelta

import jsonschema
import pytest

from orgaudit.intake.reading import load_text
from orgaudit.knowledge.law import law_table
from orgaudit.pipeline import audit
from orgaudit.reports.machine.json.report_schema import report_schema
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language
from tests.reports.sample_result import rendered

LAST_DAY = law_table().review_by


def result_on(day: date, country: str = "JP") -> AuditResult:
    text = (
        f"company: {{name: X, country: {country}, as_of: {day}}}\n"
        "departments: [{name: D, duties: [{name: Rent, payments: [cheque]}, {name: A, seals: 2}]}]\n"
    )
    org = load_text(text, today=day).organization
    assert org is not None
    return audit(org, Settings(today=day))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("format_name", ["terminal", "markdown"])
@pytest.mark.parametrize("country", ["JP", "GB"])
def test_an_old_table_is_told(format_name: str, language: Language, country: str) -> None:
    start = (
        Catalogue(language)
        .ui("report.law.out_of_date", as_of=law_table().as_of, review_by=LAST_DAY)
        .split(str(law_table().as_of))[0][:14]
    )
    assert start in rendered(
        format_name, result_on(LAST_DAY + timedelta(days=1), country), language, detail="full"
    )
    assert start not in rendered(format_name, result_on(LAST_DAY, country), language, detail="full")


def test_machines_are_told_too() -> None:
    for day, old in ((LAST_DAY, False), (LAST_DAY + timedelta(days=1), True)):
        document = json.loads(rendered("json", result_on(day), "en"))
        jsonschema.validate(document, report_schema())
        assert document["law_table"] == {
            "as_of": str(law_table().as_of),
            "review_by": str(LAST_DAY),
            "out_of_date": old,
        }


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_law_that_a_finding_touches_is_told(language: Language) -> None:
    words = Catalogue(language)
    told = rendered("markdown", result_on(date(2026, 11, 20)), language, detail="full")
    assert words.ui("law.topic.last_drawing") in told
    assert words.ui("law.topic.seal_not_required") in told
    assert words.ui("law.topic.contract_labour") not in told
    elsewhere = rendered("markdown", result_on(date(2026, 11, 20), "GB"), language, detail="full")
    assert words.ui("law.topic.seal_not_required") not in elsewhere
