"""What a known finding leaves behind when it is mended in part: what lay beneath it was known with it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, Literal, get_args

from orgaudit.findings.finding import Finding
from orgaudit.findings.fingerprint import fingerprint
from orgaudit.findings.hit import Subject
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.parts import elements_of, names_at, roles_of
from orgaudit.rules.spec import Rule

When = Literal["always", "stood_in", "asked"]
WHEN: Final[Mapping[str, When]] = {word: word for word in get_args(When)}

Unjudged = frozenset[tuple[str, str, str]]
"""Rule, kind and address of what could not be judged."""

Asked = Mapping[str, Collection[str]]
"""Rules of which it is asked what may be left of something known, each with the subjects, as ``kind:identity``."""


@dataclass(frozen=True, slots=True)
class Beneath:
    """What a finding may leave behind: any finding of this rule and subject.

    ``fingerprint`` is that of the rule and the subject alone, as a person who changes makes it no other remainder.
    ``up_to`` is the gravest level that counts as left behind, ``None`` for any. ``elements`` are the keys of all that a finding which lay
    inside names, where it may come to be told of another of them. ``when`` it counts: always, where somebody stands in by then, or
    where it is only asked.
    """

    rule: str
    fingerprint: str
    up_to: Severity | None = None
    elements: frozenset[str] = frozenset()
    when: When = "always"


def beneath_of(
    result: AuditResult, finding: Finding, gaps: Callable[[], Unjudged], asked: Asked | None = None
) -> Iterator[Beneath]:
    """Yield what a finding may leave behind: what it holds, what could not be judged under it, and what only stands between the two.

    ``asked`` is all that somebody will ask about, where that is known.
    """
    subject = finding.subject
    condition = result.rules[finding.rule].absorbs_if if finding.rule in result.rules else None
    if condition is not None and not condition(subject):
        return
    held = {item.rule: item for item in inside(finding)}
    for rule_id in _lesser(finding.rule, result.rules):
        if asked is not None and rule_id not in asked:
            continue
        rule = result.rules[rule_id]
        own = held.get(rule_id)
        remains = own is not None or (rule_id, subject.kind, subject.address) in gaps()
        if remains or not held.keys().isdisjoint(rule.absorbs):
            here = names_at(result.organization, subject.kind, subject.address)[0]
            named = elements_of(result.organization, own, roles_of(result.rules, rule_id)) if own else ()
            yield Beneath(
                rule_id,
                fingerprint_of(rule, here),
                None if remains else finding.severity,
                frozenset(named),
            )
    yield from _nearby(result, finding, held, gaps, asked)


def _nearby(
    result: AuditResult,
    finding: Finding,
    held: Iterable[str],
    gaps: Callable[[], Unjudged],
    asked: Asked | None,
) -> Iterator[Beneath]:
    rules = [result.rules[rule_id] for rule_id in (finding.rule, *held) if rule_id in result.rules]
    for rule_id in dict.fromkeys(rule_id for rule in rules for rule_id in rule.leads_to):
        other = result.rules.get(rule_id)
        if other is not None and (asked is None or rule_id in asked):
            subject = finding.subject
            where = subject.department_id if other.subject == "department" else subject.address
            here = names_at(result.organization, other.subject, where or subject.address)[0]
            # What could not be judged before may be graver: who leaves was written, only who stands in was not.
            is_any = not other.counted or (rule_id, other.subject, where or subject.address) in gaps()
            yield Beneath(rule_id, fingerprint_of(other, here), None if is_any else finding.severity)


def _lesser(rule_id: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Return the rules that fall under one, directly or by way of another, each once."""
    found: dict[str, None] = {}
    waiting = [rule_id]
    while waiting:
        rule = rules.get(waiting.pop())
        fresh = [item for item in (rule.absorbs if rule else ()) if item in rules and item not in found]
        found.update(dict.fromkeys(fresh))
        waiting += fresh
    return tuple(found)


STAND_INS: Final = ("duty.backups",)
MANUAL: Final = ("duty.manual",)
OWNERS: Final = ("duty.departments",)


def bare_of(
    result: AuditResult, asking: Collection[str] = (), asked: Asked | None = None
) -> tuple[Beneath, ...]:
    """Return what stands for what could not be judged and is no news once it can be.

    Elements of which nothing is written that a rule asks for: all of it is lacking, and that is known. What is only summed up: its parts
    are told. What was not judged only because nobody who stands in is written: there was no better with none, and to name one is no
    defect. What passes to or from a duty that nobody answers for: it lacked the same before somebody did. And what is only asked, because
    the fact is written elsewhere now: of manuals, and of all that the rules ``asking`` ask.
    ``asked`` as for ``beneath_of``.
    """
    found: dict[Beneath, None] = {}
    everyone = frozenset[str]().union(*asked.values()) if asked is not None else None
    heeded = {
        rule.id
        for rule in result.rules.values()
        if asked is None or not asked.keys().isdisjoint((rule.id, *rule.leads_to))
    }
    for item in result.not_judged:
        if item.rule in heeded:
            rule = result.rules[item.rule]
            subject, missing = item.not_judged
            when = _when(rule, subject, missing)
            if when is None and (missing == MANUAL or rule.id in asking):
                when = "asked"
            if when is not None:
                here = names_at(result.organization, subject.kind, subject.address)[0]
                if everyone is None or here in everyone:
                    found |= dict.fromkeys(_to_be_found(rule, result.rules, here, when))
    return tuple(sorted(found, key=lambda item: (item.rule, item.fingerprint, item.when)))


def _when(rule: Rule, subject: Subject, missing: tuple[str, ...]) -> When | None:
    if subject.kind == "duty":
        return "stood_in" if missing == STAND_INS else None
    return "always" if rule.sums_up or missing == OWNERS or (rule.bare and rule.bare(subject)) else None


def _to_be_found(rule: Rule, rules: Mapping[str, Rule], subject: str, when: When) -> Iterator[Beneath]:
    yield Beneath(rule.id, fingerprint_of(rule, subject), when=when)
    for other in (rules[rule_id] for rule_id in rule.leads_to if rule_id in rules):
        if when == "stood_in" and other.subject == rule.subject:
            yield Beneath(other.id, fingerprint_of(other, subject), rule.severity, when=when)


def unjudged(result: AuditResult, rules: Collection[str] | None = None) -> Unjudged:
    """Return what the facts did not allow to judge, of some rules or of all."""
    return frozenset(
        (gap.rule, gap.not_judged.subject.kind, gap.not_judged.subject.address)
        for gap in result.not_judged
        if rules is None or gap.rule in rules
    )


def inside(finding: Finding) -> Iterator[Finding]:
    """Yield everything that a finding absorbed, at any depth."""
    for item in finding.absorbed:
        yield item
        yield from inside(item)


def fingerprint_of(rule: Rule, subject: str, related: Iterable[str] = ()) -> str:
    """Return the fingerprint of a rule and elements, each as ``kind:identity``."""
    return fingerprint(rule.id, rule.identity, subject, tuple(related))
