"""Which unknown facts are worth asking for: how many judgements they would open, and how much of the band they would close.

A fact is one field of one element. A judgement that the facts did not allow names the fields it lacks; it is opened
when all of them are answered.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from orgaudit.audit.result import AuditResult
from orgaudit.findings.hit import Subject
from orgaudit.model.organization import Organization

FactKind = Literal["company", "department", "duty", "goal", "handoff", "person"]


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One unknown field of one element, by its address."""

    kind: str
    address: str
    field: str


@dataclass(frozen=True, slots=True)
class Gap:
    """One judgement that could not be made, with every single fact that it lacks."""

    rule: str
    subject: Subject
    facts: frozenset[Fact]


def gaps_of(result: AuditResult) -> Iterator[Gap]:
    org = result.organization
    for item in result.not_judged:
        subject = item.not_judged.subject
        facts = frozenset(
            fact for path in item.not_judged.missing for fact in _facts(org, subject, path)
        )
        yield Gap(item.rule, subject, facts)


def _facts(org: Organization, subject: Subject, path: str) -> Iterator[Fact]:
    kind, _, field = path.partition(".")
    for element in _elements(org, subject, kind):
        if getattr(element, field, "") is None:
            yield Fact(kind, element.address, field)


def _elements(org: Organization, subject: Subject, kind: str) -> Iterable[Subject]:
    if kind == subject.kind:
        return (subject,)
    if kind == "company":
        return (org.company,)
    if subject.kind == "process":
        process = org.process_by_id[subject.address]
        return {"duty": process.duties, "handoff": process.handoffs}.get(kind, ())
    if subject.kind == "company":
        return {"department": org.departments, "duty": org.duties}.get(kind, ())
    if subject.kind == "handoff":
        homes = [org.department_by_id[i] for i in dict.fromkeys((subject.source_department, subject.target_department)) if i in org.department_by_id]
    else:
        homes = [org.department_by_id[subject.department_id]] if subject.department_id in org.department_by_id else []
    if kind == "department":
        return homes
    return [e for home in homes for e in ({"duty": home.duties, "goal": home.goals}[kind] or ())] if kind in ("duty","goal") else ()
