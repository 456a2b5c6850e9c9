"""The critical block: what cannot wait, said once for each rule."""

from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.reports.content.audit.levels import level_badge
from orgaudit.reports.document import Block, Heading, Item, Items, Line, Paragraph
from orgaudit.reports.text import Look, Span, plain, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed

MOST_URGENT: Final = 12
"""Rules that the critical block names; the findings of the rest are counted."""

MOST_STARTED: Final = 3
"""Rules for which the block says how to start; more at once get stuck."""

MOST_NAMED: Final = 4


def urgent_blocks(result: AuditResult, words: Localizer, starts: Mapping[str, int]) -> Iterator[Block]:
    """Yield the critical block, gate 0 first.

    How to start is said once, where several rules have the same answer or one of the first moves says it: ``starts``
    holds the rank of the move by what it says.
    """
    by_rule: dict[tuple[bool, str], list[Weighed]] = {}
    for item in result.findings:
        if item.priority.gate0 or item.finding.severity is Severity.CRITICAL:
            by_rule.setdefault((not item.priority.gate0, item.finding.rule), []).append(item)
    groups = [by_rule[key] for key in sorted(by_rule, key=lambda key: key[0])]
    yield Heading(words.say("title.urgent"))
    if not groups:
        yield Paragraph(plain(words.say("urgent.none")))
    said: set[str] = set()
    rows = []
    for number, items in enumerate(groups[:MOST_URGENT]):
        start = words.say(f"moves/{result.rules[items[0].finding.rule].move.value}.start")
        told = "" if start in said or number >= MOST_STARTED else start
        said.add(start)
        rows.append(_item(items, _how(told, starts, words), words))
    hidden = sum(map(len, groups[MOST_URGENT:]))
    if hidden:
        rows.append(Item(quiet(words.say("urgent.more", count=hidden))))
    yield Items(tuple(rows))


def _how(start: str, starts: Mapping[str, int], words: Localizer) -> str:
    """Return how to start, or the move that says it."""
    if not start:
        return ""
    if start in starts:
        return words.say("urgent.see_move", rank=starts[start])
    return words.say("moves.start", text=start)


def _item(items: list[Weighed], how: str, words: Localizer) -> Item:
    first = items[0].finding
    names = [_named(item, words) for item in items[:MOST_NAMED]]
    if len(items) > MOST_NAMED:
        names.append(words.say("people.more", count=len(items) - MOST_NAMED))
    subjects = words.catalogue.write(names)
    title = words.say(
        "urgent.title", title=words.catalogue.rule(first.rule, first.family).title, count=len(items)
    )
    remark = _remark(items, words)
    head = (Span(title, Look.STRONG, to=first.fingerprint), *plain(f" — {remark}" if remark else ""))
    badge = level_badge(first.severity, words)
    if not how:
        return Item((*head, *plain(words.say("urgent.of", subjects=subjects))), badge=badge)
    return Item(head, (Line(plain(subjects)), Line(plain(how))), badge=badge)


def _remark(items: list[Weighed], words: Localizer) -> str:
    if items[0].priority.gate0:
        return words.say("urgent.gate0")
    unsure = all(item.finding.confidence is Confidence.LOW for item in items)
    return words.say("urgent.unconfirmed") if unsure else ""


def _named(item: Weighed, words: Localizer) -> str:
    subject = item.finding.subject
    name = words.subject_name(subject)
    if subject.kind == "department" or subject.department_id is None:
        return name
    return words.say("subject.in_department", name=name, department=words.department(subject.department_id))
