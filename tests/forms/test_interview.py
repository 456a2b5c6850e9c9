"""The questions of the first interview without a terminal: hostile answers still give a file that says them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.forms.first_file import company_file
from orgaudit.forms.interview import MOST_DUTIES, accepted, next_question
from orgaudit.intake.reading import load_text
from orgaudit.wording.catalogue import LANGUAGES, Catalogue, Language

NAMES = st.text("あ業ｶaＺ:#'\"\\-,[]{}*&!|>%@`1０?=~<", min_size=1, max_size=12).map(lambda text: f"部{text}")


def interviewed(texts: list[str], language: Language) -> tuple[dict[str, str], str]:
    """Answer with one text after the other, those that are refused left out, then with nothing."""
    words, answers = Catalogue(language), dict[str, str]()
    left = list(texts)
    while (question := next_question(answers, words)) is not None:
        found = accepted(question, left.pop(0) if left else "", answers)
        if found is None and not left:
            found = accepted(question, "最後の社", answers)
        if found is not None:
            answers[question.key] = found
    return answers, company_file(answers, words)


@given(st.lists(NAMES, min_size=2, max_size=25), st.sampled_from(LANGUAGES))
def test_whatever_is_answered_is_a_company(texts: list[str], language: Language) -> None:
    answers, text = interviewed(texts, language)
    loaded = load_text(text, today=date(2026, 11, 20))
    assert loaded.organization is not None, (text, loaded.problems)
    org = loaded.organization
    assert org.company.name.strip() == answers["company"].strip()
    departments = [answers[key] for key in answers if key.count(".") == 1 and answers[key]]
    assert len(org.departments) == len(departments)
    assert all(len(department.duties or ()) <= MOST_DUTIES for department in org.departments)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_nobody_knows_is_stated(language: Language) -> None:
    _answers, text = interviewed(["社", "部", "", "甲"], language)
    org = load_text(text, today=date(2026, 11, 20)).organization
    assert org is not None
    (duty,) = org.duties
    assert (duty.primary, duty.backups, duty.manual, duty.media) == (None, None, None, None)
    assert text.count("#") > 6


@pytest.mark.parametrize(
    ("given_text", "kept"), [("2", "古い"), ("古い", "古い"), ("あ", "あり"), ("9", None), ("そこそこ", None)]
)
def test_an_option_is_chosen_by_number_or_word(given_text: str, kept: str | None) -> None:
    words = Catalogue("ja")
    answers = {"company": "社", "department.1": "部", "department.1.office": "", "department.1.duty.1": "甲",
               "department.1.duty.1.primary": "", "department.1.duty.1.backups": ""}  # fmt: skip
    question = next_question(answers, words)
    assert question is not None
    assert question.options == ("なし", "古い", "あり")
    assert accepted(question, given_text, answers) == kept
