"""The questions beside the report, and an answer on its way into the company."""

from typing import Any

from orgaudit.browser.company import Opened, RefusedError, changed
from orgaudit.engine.questions import Question
from orgaudit.intake.answers.merging import Given, merge
from orgaudit.intake.answers.sheet import Answer
from orgaudit.intake.editing.edits import SUBJECT_KINDS, Element
from orgaudit.intake.fields import STRICT
from orgaudit.model import Place
from orgaudit.reports.content.agreeing import meant
from orgaudit.reports.content.questions import (
    NEVER_NONE,
    allowed_told,
    choices,
    element_title,
    field_of,
    opens_told,
    proposed_answers,
    question_text,
    whom_told,
)
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.wording.catalogue import Catalogue


def told(question: Question, words: Localizer) -> dict[str, Any]:
    """Return a question as the page shows it; ``proposed`` is what its field holds at first."""
    field, text = field_of(question), question_text(question, words)
    options = [label for _code, label in choices(field, words)]
    if field.type == "bool":
        options = [words.say(f"browser/{key}") for key in ("yes", "no")]
    return {
        "id": question.fact.id,
        "about": element_title(question, words),
        "whom": whom_told(question.whom, words),
        "text": text,
        "allowed": allowed_told(field, text, words),
        "opens": opens_told(question, words),
        "options": options if field.type in STRICT else [],
        "proposed": proposed_answers(question.fact, words).get(question.fact.field, ""),
        "none": field.accepts_none and field.type not in NEVER_NONE,
    }


def answered(company: Opened, key: str, content: str, words: Catalogue) -> Opened:
    """Return the company with an answer in its file, audited again. Raises RefusedError."""
    org = company.result.organization
    asked = next((item for item in company.questions if item.fact.id == key), None)
    if asked is None:
        raise RefusedError((words.ui("browser.asked_no_more"),))
    fact = asked.fact
    place = Place("", 1, 1, 1, 1 + len(content))
    answer = meant(Answer(key, content, place), fact, words_of(company, words))
    given = Given(Element(SUBJECT_KINDS[fact.kind], fact.address), fact.field, answer)
    merged = merge(dict(company.texts), org, (given,), company.settings.today)
    if merged.texts is None or merged.loaded is None:
        raise RefusedError([words.ui(f"problems.{item.code}", **item.facts) for item in merged.problems])
    return changed(company, merged.texts, merged.loaded, words)


def words_of(company: Opened, words: Catalogue) -> Localizer:
    """Return the words of a company in the language of the page."""
    return localizer(company.result.organization, words, redact=False)
