"""What could not be judged, and the questions whose answers would open most of it."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from orgaudit.findings.hit import Subject
from orgaudit.model.duty import UNOWNED
from orgaudit.reports.rows import GapRow, QuestionRow
from orgaudit.reports.words.localizer import Localizer, field_label
from orgaudit.results.audit_result import AuditResult, MissingFact

MOST_GAPS: Final = 15
MOST_QUESTIONS: Final = 8
MOST_NAMED: Final = 3


def gap_rows(result: AuditResult, words: Localizer) -> tuple[GapRow, ...]:
    """Tell the facts that are missing, those that hold up most judgements first."""
    subjects = result.organization.subject_by_address
    return tuple(
        GapRow(
            fact=_fact(fact.field, words),
            judgements=fact.judgements,
            subjects=len(fact.subjects),
            examples=_examples(fact, subjects, words),
        )
        for fact in result.missing[:MOST_GAPS]
    )


def question_rows(result: AuditResult, words: Localizer) -> tuple[QuestionRow, ...]:
    """Tell the questions worth asking next: how many judgements each answer opens, and for which departments."""
    subjects = result.organization.subject_by_address
    return tuple(
        QuestionRow(
            rank=rank,
            question=_question(fact.field, words),
            opens=words.say("gaps.opens", count=fact.judgements),
            whom=_whom(fact, subjects, words),
        )
        for rank, fact in enumerate(result.missing[:MOST_QUESTIONS], start=1)
    )


def _fact(path: str, words: Localizer) -> str:
    kind, _, _name = path.partition(".")
    return words.say("gaps.fact", kind=words.say(f"kind.{kind}"), label=_label(path, words))


def _label(path: str, words: Localizer) -> str:
    return field_label(path, words.catalogue.language) or words.user(path)


def _question(path: str, words: Localizer) -> str:
    if words.catalogue.has_ui(f"questions.{path}"):
        return words.say(f"questions/{path}")
    return words.say("gaps.question", fact=_label(path, words))


def _examples(fact: MissingFact, subjects: Mapping[str, Subject], words: Localizer) -> str:
    names = [
        words.subject_name(subjects[address]) if address in subjects else words.user(address)
        for address in fact.subjects[:MOST_NAMED]
    ]
    more = len(fact.subjects) - len(names)
    if more:
        names.append(words.say("people.more", count=more))
    return words.catalogue.write(names)


def _whom(fact: MissingFact, subjects: Mapping[str, Subject], words: Localizer) -> str:
    """Return the departments that hold the answer, those with most open subjects first."""
    counted = Counter(_home(subjects.get(address)) for address in fact.subjects)
    named = [(home, count) for home, count in counted.most_common() if home]
    if not named:
        return words.say("gaps.whole_company")
    told = [
        words.say("people.times", name=words.department(home), count=count)
        for home, count in named[:MOST_NAMED]
    ]
    more = len(named) - len(told)
    if more:
        told.append(words.say("gaps.more_departments", count=more))
    return words.say("people.comma").join(told)


def _home(subject: Subject | None) -> str | None:
    """Return the department to ask; duties that nobody owns stand together, the company itself has none."""
    if subject is None:
        return None
    return subject.department_id or (UNOWNED if subject.kind == "duty" else None)
