"""What the analog rules tell: the gates in their remedies, the dates of the law table in their conditions."""

from datetime import date

import pytest

from orgaudit.intake.reading import load_text
from orgaudit.knowledge.law import law
from orgaudit.pipeline import audit
from orgaudit.reports.words.localizer import localizer
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language, Message

TODAY = date(2026, 11, 20)


def messages(duty: str, language: Language) -> dict[str, Message]:
    org = load_text(
        f"company: X\ndepartments: [{{name: D, duties: [{{{duty}}}]}}]\n", today=TODAY
    ).organization
    assert org is not None
    result = audit(org, Settings(today=TODAY))
    words = localizer(org, Catalogue(language), redact=False)
    return {item.finding.rule: words.message(item.finding) for item in result.findings}


def remedy(message: Message, step: str) -> str:
    return dict(message.remedy)[step]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", ["ANA001", "ANA002", "ANA004"])
def test_no_robot_is_advised_before_its_gate_is_open(rule: str, language: Language) -> None:
    words = Catalogue(language)
    duty = "name: A, media: [fax, paper], rekey: 1, hours_per_month: 20, manual: ok, primary: kato"
    for judgement, verdict, action in (
        ("expert", "no", "keep_judgement"),
        ("rules", "standardise_first", "digitise_input"),
    ):
        said = remedy(messages(f"{duty}, judgement: {judgement}", language)[rule], "rpa")
        assert words.ui(f"gates.verdict.{verdict}") in said
        assert words.ui(f"gates.action.{action}") in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", ["ANA001", "ANA003"])
@pytest.mark.parametrize(
    ("reason", "verdict"), [("law", "keep"), ("counterparty", "ask"), ("habit", "stop"), ("null", "find_out")]
)
def test_what_may_happen_to_the_paper_follows_from_its_reason(
    rule: str, reason: str, verdict: str, language: Language
) -> None:
    duty = f"name: A, media: [paper, seal], hours_per_month: 20, paper_required_by: {reason}"
    said = remedy(messages(duty, language)[rule], "simplify")
    assert Catalogue(language).ui(f"gates.paper.{verdict}") in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("rule", "law_id"),
    [("ANA006", "e_transaction_data"), ("ANA007", "bill_payment"), ("ANA007", "last_drawing")],
)
def test_conditions_name_the_dates_of_the_law_table(rule: str, law_id: str, language: Language) -> None:
    assert str(law(law_id).since) in Catalogue(language).rule(rule, "analog").condition
