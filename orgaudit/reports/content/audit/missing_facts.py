"""What could not be judged, and the questions whose answers would open most of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.findings.hit import Subject
from orgaudit.model import UNOWNED
from orgaudit.reports.content.audit.subjects import names_told
from orgaudit.reports.document import Block, Column, Heading, Item, Items, Line, On, Paragraph, Table
from orgaudit.reports.text import joined, plain, quiet, strong
from orgaudit.reports.words.localizer import Localizer, field_label
from orgaudit.results.audit_result import AuditResult, MissingFact

MOST_MISSING: Final = 15
MOST_QUESTIONS: Final = 8
BRIEF_QUESTIONS: Final = 3
FULL_QUESTIONS: Final = 5
MOST_NAMED: Final = 3


def question_items(result: AuditResult, words: Localizer) -> tuple[Item, ...]:
    """Tell the questions worth asking next: how many judgements each answer opens, and for which departments."""
    subjects = result.organization.subject_by_address
    return tuple(
        Item(
            strong(fact_question(fact.field, words)),
            (
                Line(
                    joined(
                        (
                            plain(words.say("gaps.opens", count=fact.judgements)),
                            plain(asked_of(fact, subjects, words)),
                        ),
                        words.say("people.dot"),
                    )
                ),
            ),
            number=rank,
            on=_told_on(rank),
        )
        for rank, fact in enumerate(result.missing[:MOST_QUESTIONS], start=1)
    )


def _told_on(rank: int) -> On:
    if rank <= BRIEF_QUESTIONS:
        return On.ALL
    return On.ALL & ~On.BRIEF if rank <= FULL_QUESTIONS else On.DETAIL


def missing_fact_blocks(
    result: AuditResult, questions: tuple[Item, ...], words: Localizer
) -> Iterator[Block]:
    """Yield what to ask next, then the facts that are missing, those that hold up most judgements first."""
    if not result.missing:
        yield Heading(words.say("title.gaps"))
        yield Paragraph(plain(words.say("gaps.none")))
        return
    yield Heading(words.say("title.questions"))
    yield Paragraph(quiet(words.say("gaps.intro")), on=On.ALL & ~On.BRIEF)
    yield Items(questions)
    yield Heading(words.say("title.gaps"), on=On.DETAIL)
    subjects = result.organization.subject_by_address
    yield Table(
        (
            Column(words.say("column.fact")),
            *(Column(words.say(f"column.{name}"), figures=True) for name in ("judgements", "subjects")),
            Column(words.say("column.examples"), grows=True),
        ),
        tuple(
            (
                plain(fact_label(fact.field, words)),
                plain(str(fact.judgements)),
                plain(str(len(fact.subjects))),
                plain(missing_fact_examples(fact, subjects, words)),
            )
            for fact in result.missing[:MOST_MISSING]
        ),
        brief=MOST_QUESTIONS,
        more=words.say("layout.more_rows", count=len(result.missing) - MOST_QUESTIONS),
        on=On.DETAIL,
    )
    hidden = len(result.missing) - MOST_MISSING
    if hidden > 0:
        yield Paragraph(quiet(words.say("gaps.hidden", count=hidden)), on=On.DETAIL & ~On.NOTE)


def fact_label(path: str, words: Localizer) -> str:
    """Return what a reader calls a missing fact, with the kind of element that it belongs to."""
    kind, _, _name = path.partition(".")
    return words.say("gaps.fact", kind=words.say(f"kind.{kind}"), label=_label(path, words))


def _label(path: str, words: Localizer) -> str:
    return field_label(path, words.catalogue.language) or words.user(path)


def fact_question(path: str, words: Localizer) -> str:
    """Return how to ask for a missing fact."""
    if words.catalogue.has_ui(f"questions.{path}"):
        return words.say(f"questions/{path}")
    return words.say("gaps.question", fact=_label(path, words))


def missing_fact_examples(fact: MissingFact, subjects: Mapping[str, Subject], words: Localizer) -> str:
    """Return some elements of which a fact is missing, and how many more there are."""
    named = [subjects[address] for address in fact.subjects[:MOST_NAMED] if address in subjects]
    names = names_told(named, words)
    more = len(fact.subjects) - len(names)
    if more:
        names.append(words.say("people.more", count=more))
    return words.catalogue.write(names)


def asked_of(fact: MissingFact, subjects: Mapping[str, Subject], words: Localizer) -> str:
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
