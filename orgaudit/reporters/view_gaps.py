"""What could not be judged, and the questions whose answers would open most of it."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from orgaudit.audit.result import AuditResult, MissingFact
from orgaudit.findings.hit import Subject
from orgaudit.model.duty import UNOWNED
from orgaudit.reporters.rows import GapRow, QuestionRow
from orgaudit.reporters.telling import Telling, field_label

MOST_GAPS: Final = 15
MOST_QUESTIONS: Final = 8
MOST_NAMED: Final = 3


def gap_rows(result: AuditResult, telling: Telling) -> tuple[GapRow, ...]:
    """Tell the facts that are missing, those that hold up most judgements first."""
    subjects = result.organization.subject_by_address
    return tuple(
        GapRow(
            fact=_fact(fact.field, telling),
            judgements=fact.judgements,
            subjects=len(fact.subjects),
            examples=_examples(fact, subjects, telling),
        )
        for fact in result.missing[:MOST_GAPS]
    )


def question_rows(result: AuditResult, telling: Telling) -> tuple[QuestionRow, ...]:
    """Tell the questions worth asking next: how many judgements each answer opens, and for which departments."""
    subjects = result.organization.subject_by_address
    return tuple(
        QuestionRow(
            rank=rank,
            question=_question(fact.field, telling),
            opens=telling.say("gaps.opens", count=fact.judgements),
            whom=_whom(fact, subjects, telling),
        )
        for rank, fact in enumerate(result.missing[:MOST_QUESTIONS], start=1)
    )


def _fact(path: str, telling: Telling) -> str:
    kind, _, _name = path.partition(".")
    return telling.say("gaps.fact", kind=telling.say(f"kind.{kind}"), label=_label(path, telling))


def _label(path: str, telling: Telling) -> str:
    return field_label(path, telling.catalogue.language) or telling.user(path)


def _question(path: str, telling: Telling) -> str:
    if telling.catalogue.has_ui(f"questions.{path}"):
        return telling.say(f"questions/{path}")
    return telling.say("gaps.question", fact=_label(path, telling))


def _examples(fact: MissingFact, subjects: Mapping[str, Subject], telling: Telling) -> str:
    names = [
        telling.subject_name(subjects[address]) if address in subjects else telling.user(address)
        for address in fact.subjects[:MOST_NAMED]
    ]
    more = len(fact.subjects) - len(names)
    if more:
        names.append(telling.say("people.more", count=more))
    return telling.catalogue.write(names)


def _whom(fact: MissingFact, subjects: Mapping[str, Subject], telling: Telling) -> str:
    """Return the departments that hold the answer, those with most open subjects first."""
    counted = Counter(_home(subjects.get(address)) for address in fact.subjects)
    named = [(home, count) for home, count in counted.most_common() if home]
    if not named:
        return telling.say("gaps.whole_company")
    told = [
        telling.say("people.times", name=telling.department(home), count=count)
        for home, count in named[:MOST_NAMED]
    ]
    more = len(named) - len(told)
    if more:
        told.append(telling.say("gaps.more_departments", count=more))
    return telling.say("people.comma").join(told)


def _home(subject: Subject | None) -> str | None:
    """Return the department to ask; duties that nobody owns stand together, the company itself has none."""
    if subject is None:
        return None
    return subject.department_id or (UNOWNED if subject.kind == "duty" else None)
