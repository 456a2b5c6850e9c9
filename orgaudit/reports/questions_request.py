"""What the reporters of questions are handed, and the questions worded and grouped by whom to ask."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from orgaudit.engine.questions import Question, QuestionList, Whom
from orgaudit.intake.fields import Field, table
from orgaudit.model.duty import Duty
from orgaudit.reports.words.localizer import Localizer, localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.wording.catalogue import Catalogue

LEAST_TOLD: Final = 0.5
"""Judgements that can be expected of a question from which on they are told."""

NEVER_NONE: Final = frozenset(("number", "integer", "count", "flag_or_count"))
"""Types where nobody says that there is none: nought or no says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsRequest:
    """Everything a question sheet is made from. ``source`` is the path of the call, as a reader would type it again."""

    result: AuditResult
    questions: QuestionList
    catalogue: Catalogue
    paths: tuple[str, ...]
    sha256: str
    version: str
    source: str
    redact: bool = False
    width: int = 80
    color: bool = False

    def words(self) -> Localizer:
        """Return the words of the sheet."""
        return localizer(self.result.organization, self.catalogue, redact=self.redact)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question in words. ``allowed`` says what may be answered, ``opens`` what an answer is good for."""

    question: Question
    text: str
    allowed: str
    opens: str


@dataclass(frozen=True, slots=True)
class About:
    """The questions about one element."""

    title: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The questions for one person, department or the company."""

    title: str
    elements: tuple[About, ...]


def groups(request: QuestionsRequest, words: Localizer) -> tuple[Group, ...]:
    """Return the questions by whom to ask and by element, in the order in which the best of each comes."""
    by_whom: dict[Whom, dict[tuple[str, str], list[Question]]] = {}
    for question in request.questions.questions:
        elements = by_whom.setdefault(question.whom, {})
        elements.setdefault((question.fact.kind, question.fact.address), []).append(question)
    return tuple(
        Group(
            whom_told(whom, words),
            tuple(
                About(_title(asked[0], words), tuple(_asked(question, words) for question in asked))
                for asked in elements.values()
            ),
        )
        for whom, elements in by_whom.items()
    )


def whom_told(whom: Whom, words: Localizer) -> str:
    """Return whom to ask."""
    return words.say(
        f"interview/whom.{whom.role}",
        department=words.department(whom.department)
        if whom.department
        else words.say("people.no_department"),
        person=words.person(whom.person) if whom.person else None,
    )


def summary(request: QuestionsRequest, words: Localizer) -> Iterator[str]:
    """Yield what the questions are good for: how much could be judged so far, and how much their answers open."""
    overall = request.result.coverage.overall
    asked = request.questions
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


def field_of(question: Question) -> Field:
    """Return the field of the input table that a question asks for."""
    kind = question.fact.kind
    section = table().sections["unowned" if kind == "duty" else kind]
    return next(item for item in section.fields if item.key == question.fact.field)


def question_text(question: Question, words: Localizer) -> str:
    """Return the question as it can be put to a person."""
    return words.say(f"questions/{question.fact.path}")


def choices(field: Field, words: Localizer) -> tuple[tuple[str, str], ...]:
    """Return the words that a field takes, as code and what a reader calls it."""
    if field.values is None:
        return ()
    language = words.catalogue.language
    return tuple((code, table().value_label(field.key, code, language)) for code in field.values.words)


def _asked(question: Question, words: Localizer) -> Asked:
    text = question_text(question, words)
    return Asked(question, text, _allowed(field_of(question), text, words), _opens(question, words))


def _allowed(field: Field, question: str, words: Localizer) -> str:
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


def _opens(question: Question, words: Localizer) -> str:
    if question.opens >= LEAST_TOLD:
        return words.say("interview/opens", count=round(question.opens))
    return words.say("interview/prepares", count=question.concerns)


def _title(question: Question, words: Localizer) -> str:
    subject = question.subject
    name = words.subject_name(subject)
    kind = words.say(f"kind.{subject.kind}")
    if isinstance(subject, Duty) and question.whom.department is None:
        return words.say("interview/unowned", name=name)
    return words.say("interview/element", kind=kind, name=name)
