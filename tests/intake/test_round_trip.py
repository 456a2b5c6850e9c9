"""Both languages say the same, and a company written out and read again is the same company."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from orgaudit.intake.fields import Language
from tests.examples import examples
from tests.intake.documents import document_of, documents, in_language, written
from tests.intake.texts import company

LANGUAGES: tuple[Language, ...] = ("ja", "en")


def text_of(document: dict[str, Any], language: Language) -> str:
    lines = in_language("top", document, language)
    return "\n".join(f"{key}: {written(value, language)}" for key, value in lines.items())


@pytest.mark.slow
@examples(25)
@given(documents())
def test_both_languages_mean_the_same(document: dict[str, Any]) -> None:
    assert company(text_of(document, "ja")) == company(text_of(document, "en"))


@pytest.mark.slow
@examples(25)
@given(documents())
def test_a_company_survives_being_written(document: dict[str, Any]) -> None:
    """The writer gives everyone an entry."""
    org = company(text_of(document, "en"))
    all_listed = replace(org, people=tuple(replace(person, listed=True) for person in org.people))
    for language in LANGUAGES:
        assert company(text_of(document_of(org), language)) == all_listed
