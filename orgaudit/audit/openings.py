"""Which answers let a judgement be made, whatever most of them turn out to be: tried on the rules themselves.

A rule names the facts that it lacks, but not how they hang together: one of two may do, or all five be needed, or an
answer may only lead to the next question. So each judgement is tried: its facts are filled with stand-in answers, field by
field, and the rule is asked again. A set of fields opens it where at least half of the answers tried did.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations, islice, product
from typing import Any, Final

from orgaudit.audit.gaps import Fact, Gap, facts_of
from orgaudit.audit.result import AuditResult
from orgaudit.audit.run import options_of
from orgaudit.audit.stand_ins import is_stand_in, stand_ins, with_answers
from orgaudit.findings.hit import NotJudged
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization

MOST_TRIED: Final = 1_000
"""Judgements that are tried one by one; of more, those that lack the same fields for the same rule are taken as alike."""

ENOUGH: Final = 0.5
"""The share of answers that must open a judgement; house default."""

MOST_ANSWERS: Final = 24
"""Combinations of stand-in answers that are tried for one set of fields."""

MOST_FIELDS: Final = 6
"""A judgement that lacks more fields than this is taken to need them all."""

MOST_STEPS: Final = 3
"""How often a rule is followed to what it asks next."""

WHOLE: Final = 60
"""A company of up to so many duties is tried whole; of a larger one, only the departments concerned."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A judgement with the sets of facts that open it, each for itself; none where most answers only lead further."""

    gap: Gap
    sets: tuple[frozenset[Fact], ...]


def openings(result: AuditResult, gaps: Iterable[Gap]) -> Iterator[Opening]:
    """Yield for each judgement what would open it."""
    known: dict[tuple[str, str, tuple[str, ...]], _Needed] = {}
    for number, gap in enumerate(gaps):
        alike = (gap.rule, gap.subject.kind, _paths(gap))
        if number < MOST_TRIED or alike not in known:
            known[alike] = _needed(result, gap)
        needed = known[alike]
        whole = _extended(result.organization, gap, needed.more)
        sets = (frozenset(fact for fact in whole.facts if fact.path in chosen) for chosen in needed.sets)
        yield Opening(whole, tuple(dict.fromkeys(sets)))


@dataclass(frozen=True, slots=True)
class _Needed:
    """What opens a judgement, by field; ``more`` are fields that the rule names only once others are known."""

    sets: tuple[frozenset[str], ...]
    more: tuple[str, ...] = ()


def _needed(result: AuditResult, gap: Gap) -> _Needed:
    org = _around(result.organization, gap)
    more: tuple[str, ...] = ()
    for _ in range(MOST_STEPS):
        sets = tuple(_opening_paths(result, org, gap))
        if sets:
            return _Needed(sets, more)
        more = (*more, *_asked_next(result, org, gap))
        longer = _extended(org, gap, more)
        if longer == gap:
            break
        gap = longer
    return _Needed((), more)


def _opening_paths(result: AuditResult, org: Organization, gap: Gap) -> Iterator[frozenset[str]]:
    """Yield the smallest sets of fields that open a judgement."""
    paths = _paths(gap)
    found: list[frozenset[str]] = []
    sizes = range(1, len(paths) + 1) if len(paths) <= MOST_FIELDS else (len(paths),)
    for size in sizes:
        for chosen in map(frozenset, combinations(paths, size)):
            if not any(smaller <= chosen for smaller in found) and _mostly_opens(result, org, gap, chosen):
                found.append(chosen)
                yield chosen


def _asked_next(result: AuditResult, org: Organization, gap: Gap) -> tuple[str, ...]:
    """Return the fields that the rule lacks after all those it named were answered."""
    everything = frozenset(_paths(gap))
    asked = (
        path
        for answers in _answers(org, gap, everything)
        for missing in _still_missing(result, with_answers(org, answers), gap)
        for path in missing
    )
    return tuple(dict.fromkeys(path for path in asked if path not in everything))


def _extended(org: Organization, gap: Gap, more: tuple[str, ...]) -> Gap:
    facts = (*gap.facts, *(fact for path in more for fact in facts_of(org, gap.subject, path)))
    return replace(gap, facts=tuple(dict.fromkeys(facts)))


def _paths(gap: Gap) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fact.path for fact in gap.facts))


def _mostly_opens(result: AuditResult, org: Organization, gap: Gap, chosen: frozenset[str]) -> bool:
    tried = [
        not any(_still_missing(result, with_answers(org, answers), gap))
        for answers in _answers(org, gap, chosen)
    ]
    return sum(tried) >= ENOUGH * len(tried)


def _answers(org: Organization, gap: Gap, chosen: frozenset[str]) -> Iterator[Mapping[Fact, Any]]:
    """Yield answers to try; the facts of one field are all answered alike."""
    fields = [path for path in dict.fromkeys(fact.path for fact in gap.facts) if path in chosen]
    first = {fact.path: fact for fact in reversed(gap.facts)}
    choices = [range(len(stand_ins(org, first[path]))) for path in fields]
    for numbers in islice(product(*choices), MOST_ANSWERS):
        wanted = dict(zip(fields, numbers, strict=True))
        yield {fact: stand_ins(org, fact)[wanted[fact.path]] for fact in gap.facts if fact.path in chosen}


def _still_missing(result: AuditResult, org: Organization, gap: Gap) -> Iterator[tuple[str, ...]]:
    """Yield what the rule still lacks for the subject, or for what the answers added to it."""
    rule = result.rules[gap.rule]
    kind, address = gap.subject.kind, gap.subject.address
    for outcome in rule.check(org, options_of(rule, result.settings.options)):
        if isinstance(outcome, NotJudged):
            subject = outcome.subject
            if (subject.kind, subject.address) == (kind, address) or is_stand_in(subject):
                yield outcome.missing


def _around(org: Organization, gap: Gap) -> Organization:
    """Return the part of a company that a judgement concerns; the whole of a small one."""
    if len(org.duties) <= WHOLE or gap.subject.kind == "company":
        return org
    homes = {fact.address.partition("/")[0] for fact in gap.facts}
    homes |= {gap.subject.department_id or ""}
    if isinstance(gap.subject, Handoff):
        homes |= {gap.subject.source_department, gap.subject.target_department}
    if gap.subject.kind == "process":
        homes |= {duty.department_id or "" for duty in org.process_by_id[gap.subject.address].duties}
    return replace(
        org,
        departments=tuple(item for item in org.departments if item.id in homes),
        handoffs=tuple(
            item
            for item in org.handoffs
            if item.source_department in homes and item.target_department in homes
        ),
    )
