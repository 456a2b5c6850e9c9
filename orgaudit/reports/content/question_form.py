"""The question sheet as a form of a workbook: one row a question, with what may be answered to choose from."""

from collections.abc import Iterator
from typing import Final

from orgaudit.engine.questions import Question
from orgaudit.intake.fields import STRICT, Field
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.reports.content.audit.head import described
from orgaudit.reports.content.questions import (
    QuestionsReport,
    allowed_told,
    choices,
    element_title,
    field_of,
    opens_told,
    proposed_answers,
    question_text,
    summary_told,
    whom_told,
)
from orgaudit.reports.document import Block, Choices, Column, Form, FormRow, Paragraph, cells
from orgaudit.reports.text import plain
from orgaudit.reports.words.localizer import Localizer

PERSONS: Final = frozenset(
    ("person", "persons", "person_or_text", "count_or_persons", "checker", "waiver_owner")
)
DEPARTMENTS: Final = frozenset(("department", "departments", "consumers", "checker", "place", "waiver_owner"))


def question_form(report: QuestionsReport, words: Localizer) -> Iterator[Block]:
    """Yield what to do with the sheet, and the questions in their order."""
    yield described(report.result.organization, words)
    for line in summary_told(report, words):
        yield Paragraph(plain(line))
    asked = report.questions.questions
    if not asked:
        return
    yield Paragraph(plain(words.say("workbook/form.how")))
    names = ("number", "whom_to_ask", "element", "question", "answered", "good_for")
    columns = tuple(
        Column(
            words.say(f"workbook/column.{name}"),
            figures=name == "number",
            grows=name in ("question", "answered"),
        )
        for name in names
    )
    rows = tuple(_row(question, words) for question in asked)
    yield Form(columns, rows, answer=words.say("interview/answer"), key="ID")


def _row(question: Question, words: Localizer) -> FormRow:
    field, text = field_of(question), question_text(question, words)
    told = cells(
        str(question.rank),
        whom_told(question.whom, words),
        element_title(question, words),
        text,
        allowed_told(field, text, words),
        opens_told(question, words),
    )
    proposed = proposed_answers(question.fact, words).get(field.key, "")
    listed = _words(field, words)
    if proposed and proposed not in listed:
        listed = (proposed, *listed)
    return FormRow(told, Choices(listed, free=field.type not in STRICT, proposed=proposed), question.fact.id)


def _words(field: Field, words: Localizer) -> tuple[str, ...]:
    """Return what an answer may be, as far as it can be listed."""
    org = words.org
    found = [label for _code, label in choices(field, words)]
    if field.type == "bool":
        found += [words.say("common/yes"), words.say("common/no")]
    if field.type in PERSONS:
        found += [words.person(person.id) for person in org.people]
    if field.type in DEPARTMENTS:
        found += [words.department(department.id) for department in org.departments]
    if (field.section, field.key) in (("duty", "function"), ("unowned", "function")):
        found += [function.named_in(words.catalogue.language) for function in FUNCTIONS.values()]
    if found and field.accepts_none:
        found.append(words.say("common/none"))
    return tuple(dict.fromkeys(found))
