"""The question sheet: to be read on a screen, or printed, filled in, and read again by ``--answers``."""

from collections.abc import Iterator
from typing import ClassVar, Final

from orgaudit.engine.missing_facts import Fact
from orgaudit.engine.question_counts import MOST_SEARCHED
from orgaudit.engine.questions import Question, QuestionList, Whom
from orgaudit.intake.fields import Field, table
from orgaudit.model import Duty
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.audit.head import described
from orgaudit.reports.content.sheets import sheet
from orgaudit.reports.document import (
    Answer,
    Block,
    Document,
    Gap,
    Group,
    Heading,
    Item,
    Items,
    Line,
    On,
    Paragraph,
)
from orgaudit.reports.report import Report
from orgaudit.reports.text import joined, plain, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.duty_functions import duty_functions

LEAST_TOLD: Final = 0.5
"""Judgements that can be expected of a question from which on they are told."""

NEVER_NONE: Final = frozenset(("number", "integer", "count", "flag_or_count"))
"""Types where nobody says that there is none: nought or no says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsReport(Report):
    """Everything a question sheet is made from. ``source`` is the path of the call, as a reader would type it again."""

    kind: ClassVar[str] = "questions"

    result: AuditResult
    questions: QuestionList
    paths: tuple[str, ...]
    sha256: str
    source: str

    def words(self) -> Localizer:
        """Return the words of the sheet."""
        return self.words_of(self.result.organization)

    def document(self) -> Document:
        """Return the sheet."""
        words = self.words()
        company = words.user(self.result.organization.company.name)
        return Document(words.say("interview/title", company=company), tuple(_blocks(self, words)))

    def workbook(self) -> Document:
        """Return the sheet as a form, one row a question."""
        words = self.words()
        company = words.user(self.result.organization.company.name)
        from orgaudit.reports.content.question_form import question_form

        asked = sheet("questions", question_form(self, words), words, filtered=True)
        return Document(words.say("interview/title", company=company), (asked,))


def _blocks(report: QuestionsReport, words: Localizer) -> Iterator[Block]:
    yield described(report.result.organization, words)
    for line in summary_told(report, words):
        yield Paragraph(plain(line))
    if report.questions.questions:
        yield Paragraph(plain(words.say("interview/how")), on=On.PAGE & ~On.WEB)
        # What is read in a browser is written on by hand, once it is printed.
        yield Paragraph(plain(words.say("interview/how_by_hand")), on=On.WEB)
    answer = words.say("interview/answer")
    for whom, elements in _by_whom(report.questions).items():
        yield Heading(whom_told(whom, words))
        for asked in elements.values():
            blocks: list[Block] = []
            for question in asked:
                blocks += [_asked(question, words), Answer(answer, question.fact.id)]
            yield Group(element_title(asked[0], words), tuple(blocks))
    if report.questions.questions:
        yield Gap()
        for key in ("sheet", "answers"):
            told = words.say(f"interview/next.{key}", source=words.user(report.source))
            yield Paragraph(quiet(told), on=On.SCREEN)


def _by_whom(questions: QuestionList) -> dict[Whom, dict[tuple[str, str], list[Question]]]:
    """Return the questions by whom to ask and by element, in the order in which the best of each comes."""
    by_whom: dict[Whom, dict[tuple[str, str], list[Question]]] = {}
    for question in questions.questions:
        elements = by_whom.setdefault(question.whom, {})
        elements.setdefault((question.fact.kind, question.fact.address), []).append(question)
    return by_whom


def whom_told(whom: Whom, words: Localizer) -> str:
    """Return whom to ask."""
    return words.say(
        f"interview/whom.{whom.role}",
        department=words.department(whom.department)
        if whom.department
        else words.say("people.no_department"),
        person=words.person(whom.person) if whom.person else None,
    )


def summary_told(report: QuestionsReport, words: Localizer) -> Iterator[str]:
    """Yield what the questions are good for: how much could be judged so far, and how much their answers open."""
    overall = report.result.coverage.overall
    asked = report.questions
    if not asked.questions:
        yield words.say("interview/nothing")
        return
    opened = round(sum(block.opened for block in asked.blocks))
    yield words.say(
        "interview/summary",
        judged=overall.judged,
        possible=overall.possible,
        count=len(asked.questions),
        opened=opened,
    )
    if asked.unknown > len(asked.questions):
        yield words.say("interview/more", count=asked.unknown - len(asked.questions))
    if asked.counted:
        yield words.say("interview/counted", most=MOST_SEARCHED)


def field_of(question: Question) -> Field:
    """Return the field of the input table that a question asks for."""
    kind = question.fact.kind
    section = table().sections["unowned" if kind == "duty" else kind]
    return next(item for item in section.fields if item.key == question.fact.field)


def question_text(question: Question, words: Localizer) -> str:
    """Return the question as it can be put to a person: with what the name points to, where a function or office is asked for."""
    return _proposal(question, words) or words.say(f"questions/{question.fact.path}")


def _proposal(question: Question, words: Localizer) -> str | None:
    proposed = proposed_answers(question.fact, words)
    if not proposed:
        return None
    function, office = proposed["function"], proposed["office"]
    return words.say(f"interview/proposed.{question.fact.field}", function=function, office=office)


def proposed_answers(fact: Fact, words: Localizer) -> dict[str, str]:
    """Return the function and the office that a duty's name points to, by field; empty where neither is asked for or known."""
    duty = words.org.duty_by_address.get(fact.address)
    if duty is None or fact.path not in ("duty.function", "duty.office"):
        return {}
    functions = duty_functions(words.org)
    function = functions.stated(duty) or functions.named(duty.name)
    office = functions.usual_office(function) if function else None
    if function is None or office not in ("front", "middle", "back"):
        return {}
    named = function.named_in(words.catalogue.language)
    return {"function": named, "office": words.name("office", office)}


def choices(field: Field, words: Localizer) -> tuple[tuple[str, str], ...]:
    """Return the words that a field takes, as code and what a reader calls it."""
    if field.values is None:
        return ()
    language = words.catalogue.language
    return tuple((code, table().value_label(field.key, code, language)) for code in field.values.words)


def _asked(question: Question, words: Localizer) -> Items:
    """Return the question by its rank, with what may be answered and what an answer is good for."""
    text = question_text(question, words)
    parts = (allowed_told(field_of(question), text, words), opens_told(question, words))
    told = joined(map(quiet, parts), words.say("people.dot"))
    return Items((Item(plain(text), (Line(told),), number=question.rank),))


def allowed_told(field: Field, question: str, words: Localizer) -> str:
    """Return what may be answered; what the question itself says already is not said again."""
    named = tuple(label for _code, label in choices(field, words))
    bounds = {"minimum": field.minimum, "maximum": field.maximum}
    own = f"allowed_for.{field.section}.{field.key}"
    if words.catalogue.has_ui(f"interview.{own}"):
        return words.say(f"interview/{own}")
    told = words.say(f"interview/allowed.{field.type}", words=named, **bounds)
    none = words.say("interview/or_none")
    if (
        field.accepts_none
        and field.type not in NEVER_NONE
        and words.say("interview/none_word") not in question
    ):
        return f"{told}{none}"
    return told


def opens_told(question: Question, words: Localizer) -> str:
    """Return what an answer is good for."""
    if question.opens >= LEAST_TOLD:
        return words.say("interview/opens", count=round(question.opens))
    return words.say("interview/prepares", count=question.concerns)


def element_title(question: Question, words: Localizer) -> str:
    """Return what a question is about."""
    subject = question.subject
    name = words.subject_name(subject)
    kind = words.say(f"kind.{subject.kind}")
    if isinstance(subject, Duty) and question.whom.department is None:
        return words.say("interview/unowned", name=name)
    return words.say("interview/element", kind=kind, name=name)
