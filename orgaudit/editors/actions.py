"""What an editor can do about a finding or a gap: waive it, take what we propose, answer a question. Each is a change of the texts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from orgaudit.editors.company import Company
from orgaudit.engine.missing_facts import Fact, facts_of
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.intake.answers.merging import field_of
from orgaudit.intake.editing.applying import apply
from orgaudit.intake.editing.edits import SUBJECT_KINDS, TOP, AddItem, Edit, Element, SetField, Value
from orgaudit.intake.fields import Field, table
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.questions import proposed_answers
from orgaudit.reports.words.localizer import Localizer

MOST_QUESTIONS: Final = 5
MOST_CHOICES: Final = 4
"""Answers offered one by one; house defaults: a menu of more is not read."""

_WITH_WAIVERS: Final = ("department", "duty")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that can be done. ``finding`` is what it settles, ``edit`` the change; an empty value is left for the writer to fill in."""

    title: str
    edit: Edit
    finding: Finding | None = None
    is_preferred: bool = False


def actions(
    company: Company, elements: frozenset[tuple[str, str]], findings: tuple[Finding, ...], words: Localizer
) -> Iterator[Action]:
    """Yield what can be done about these findings, and about what is unknown of these elements (kind and address)."""
    org, found = company.org, company.found
    if org is None or found is None or not company.is_current:
        return
    for finding in findings:
        yield from _declared_office(finding, org, company, words)
    waiting = _waiting(company, elements)
    proposed: set[str] = set()
    for fact in waiting:
        if fact.field not in proposed:
            for key, value in proposed_answers(fact, words).items():
                if key == fact.field:
                    proposed.add(key)
                    yield _set(fact, value, words, is_preferred=True)
    for finding in findings:
        edit = _waiver(finding, org, company.today)
        if edit is not None:
            title, _ = words.title_and_text(finding)
            yield Action(words.say("editors/waive", rule=finding.rule, title=title), edit, finding)
    for fact, _ in waiting.most_common(MOST_QUESTIONS):
        yield from _answers(fact, words)


def made(company: Company, edit: Edit) -> Mapping[str, str]:
    """Return the texts after an edit. Raises EditRefused."""
    return apply(company.texts, [edit], company.today).texts


def _waiting(company: Company, elements: frozenset[tuple[str, str]]) -> Counter[Fact]:
    """Count the judgements that wait for each unknown fact of these elements."""
    found: Counter[Fact] = Counter()
    if company.found is None or company.org is None or not elements:
        return found
    homes = {address.partition("/")[0] for _, address in elements}
    for gap in company.found.judged.not_judged:
        subject: Subject = gap.not_judged.subject
        if subject.address.partition("/")[0] not in homes and subject.kind != "handoff":
            continue
        for path in gap.not_judged.missing:
            found.update(
                fact
                for fact in facts_of(company.org, subject, path)
                if (fact.kind, fact.address) in elements and fact.kind in SUBJECT_KINDS
            )
    return found


def _answers(fact: Fact, words: Localizer) -> Iterator[Action]:
    field = field_of(_element(fact), fact.field)
    if field.type in ("object", "objects", "people"):
        return
    question = words.say(f"questions/{fact.path}")
    for value, label in _choices(field, words):
        title = words.say("editors/answer", question=question, answer=label)
        yield Action(title, SetField(_element(fact), fact.field, value))
    yield Action(words.say("editors/ask", question=question), SetField(_element(fact), fact.field, ""))


def _choices(field: Field, words: Localizer) -> Iterator[tuple[Value, str]]:
    if field.values is not None and len(field.values.words) <= MOST_CHOICES:
        for code in field.values.words:
            label = table().value_label(field.key, code, words.catalogue.language)
            yield code, label
    elif field.type == "bool":
        yield from ((flag, words.say(f"common/{'yes' if flag else 'no'}")) for flag in (True, False))


def _set(fact: Fact, value: str, words: Localizer, *, is_preferred: bool = False) -> Action:
    label = table().label(fact.path, words.catalogue.language)
    title = words.say("editors/take", field=label, value=value)
    return Action(title, SetField(_element(fact), fact.field, value), is_preferred=is_preferred)


def _declared_office(
    finding: Finding, org: Organization, company: Company, words: Localizer
) -> Iterator[Action]:
    """Yield the office that the remedy of a finding would declare."""
    rule = company.found.rules.get(finding.rule) if company.found else None
    if rule is None or rule.fix is None or rule.move.value != "write_boundary":
        return
    after: Any = rule.fix(org, finding).subject_by_address.get(finding.subject.address)
    office = getattr(after, "office", None)
    if isinstance(office, str) and office != getattr(finding.subject, "office", None):
        fact = Fact(finding.subject.kind, finding.subject.address, "office")
        label = words.name("office", office)
        title = words.say(
            "editors/take", field=table().label(fact.path, words.catalogue.language), value=label
        )
        yield Action(title, SetField(_element(fact), "office", office), finding, is_preferred=True)


def _waiver(finding: Finding, org: Organization, today: date) -> Edit | None:
    """Return the edit that writes a waiver. Its reason stays empty: who waives must give one, and until then the file says so."""
    subject = finding.subject
    home = org.department_by_id.get(subject.department_id or "") or next(iter(org.departments), None)
    if home is None:
        return None
    owner = org.person_name(home.head) if isinstance(home.head, str) else home.name
    told: dict[str, Value] = {
        "rule": finding.rule,
        "reason": "",
        "owner": owner,
        "expires": _in_a_year(today),
    }
    if subject.kind in _WITH_WAIVERS and subject.address in org.subject_by_address:
        return AddItem(Element(SUBJECT_KINDS[subject.kind], subject.address), "waive", told)
    if subject.address not in org.subject_by_address and subject.kind != "process":
        return None
    return AddItem(TOP, "waivers", {"rule": finding.rule, "subject": subject.address, **told})


def _in_a_year(today: date) -> date:
    return date(today.year + 1, today.month, min(today.day, 28))


def _element(fact: Fact) -> Element:
    return Element(SUBJECT_KINDS[fact.kind], fact.address)
