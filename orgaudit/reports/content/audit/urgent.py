"""The critical block: what cannot wait, said once for each rule."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from orgaudit.engine.urgency import next_date
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Organization
from orgaudit.reports.content.audit.facets import anchor
from orgaudit.reports.content.audit.levels import level_badge
from orgaudit.reports.content.audit.subjects import subject_told
from orgaudit.reports.document import Block, Heading, Item, Items, Line, On, Paragraph
from orgaudit.reports.text import Look, Span, joined, plain, quiet, strong
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed

MOST_URGENT: Final = 12
"""Rules that the critical block names; the findings of the rest are counted."""

MOST_HIGH: Final = 3
"""Rules with high findings that a brief screen names; the findings of the rest are counted."""

MOST_NAMED: Final = 3


def urgent_blocks(result: AuditResult, words: Localizer, starts: Mapping[str, int]) -> Iterator[Block]:
    """Yield the critical block, gate 0 first and what is only inferred last.

    How to start is said once, where several rules have the same answer or one of the first moves says it: ``starts``
    holds the rank of the move by what it says; the others name what says it. Where nothing is certain it is to be confirmed first.
    """
    by_rule: dict[tuple[bool, bool, str], list[Weighed]] = {}
    for item in result.findings:
        if item.priority.gate0 or item.finding.severity is Severity.CRITICAL:
            key = (not item.priority.gate0, _is_inferred(item), item.finding.rule)
            by_rule.setdefault(key, []).append(item)
    groups = [by_rule[key] for key in sorted(by_rule, key=lambda key: key[:2])]
    yield Heading(words.say("title.urgent"))
    if not groups:
        yield Paragraph(plain(words.say("urgent.none")))
    said: dict[str, str] = {}
    rows: list[Item] = []
    for items in groups[:MOST_URGENT]:
        how = "" if _is_inferred(items[0]) else _how(items[0].finding, result, starts, said, words)
        rows.extend(_items(items, how, result.organization, words))
    rows.extend(_counted(groups[MOST_URGENT:], words))
    yield Items(tuple(rows))


def high_blocks(result: AuditResult, words: Localizer) -> Iterator[Block]:
    """Yield, for a brief screen that lists no findings, what stands high, by rule."""
    by_rule: dict[tuple[bool, str], list[Weighed]] = {}
    for item in result.findings:
        if item.finding.severity is Severity.HIGH and not item.priority.gate0:
            by_rule.setdefault((_is_inferred(item), item.finding.rule), []).append(item)
    groups = [by_rule[key] for key in sorted(by_rule, key=lambda key: key[0])]
    if not groups:
        return
    rows = [item for items in groups[:MOST_HIGH] for item in _items(items, "", result.organization, words)]
    rows.extend(_counted(groups[MOST_HIGH:], words))
    yield Heading(words.say("title.high"), on=On.BRIEF)
    yield Items(tuple(rows), on=On.BRIEF)


def _counted(groups: Iterable[list[Weighed]], words: Localizer) -> Iterator[Item]:
    """Yield how many findings the groups that are not told hold, where there are any."""
    hidden = sum(map(len, groups))
    if hidden:
        yield Item(quiet(words.say("urgent.more", count=hidden)))


def _how(
    finding: Finding, result: AuditResult, starts: Mapping[str, int], said: dict[str, str], words: Localizer
) -> str:
    """Return how to start, or the move or the rule before it that says so; ``said`` holds the titles of those by what they say."""
    start = words.say(f"moves/{result.rules[finding.rule].move.value}.start")
    if start in starts:
        return words.say("urgent.see_move", rank=starts[start])
    if start in said:
        return words.say("urgent.see_title", title=said[start])
    said[start] = words.catalogue.rule(finding.rule, finding.family).title
    return words.say("moves.start", text=start)


def _items(items: list[Weighed], how: str, org: Organization, words: Localizer) -> Iterator[Item]:
    """Yield what is urgent by one rule: where there is room, whom it concerns stands on a line of its own."""
    first = items[0].finding
    names = [subject_told(item, words) for item in items[:MOST_NAMED]]
    if len(items) > MOST_NAMED:
        names.append(words.say("people.more", count=len(items) - MOST_NAMED))
    subjects = words.catalogue.write(names)
    title = words.say(
        "urgent.title", title=words.catalogue.rule(first.rule, first.family).title, count=len(items)
    )
    remark = _remark(items, org, words)
    head = (Span(title, Look.STRONG, to=anchor(first)),)
    badge = level_badge(first.severity, words)
    start = (Line(plain(how)),) if how else ()
    together = plain(f"{f' — {remark}' if remark else ''}{words.say('urgent.of', subjects=subjects)}")
    yield Item((*head, *together), start, badge=badge, on=On.ALL & ~On.WEB)
    below = joined((strong(remark), plain(subjects)), words.say("people.dot"))
    yield Item(head, (Line(below), *start), badge=badge, on=On.WEB)


def _remark(items: list[Weighed], org: Organization, words: Localizer) -> str:
    """Tell the next date of any of them, or that they are still to be confirmed."""
    days = [day for item in items if (day := next_date(item.finding.subject, org))]
    told = [words.say("urgent.next_date", day=min(days))] if days else []
    if all(map(_is_inferred, items)):
        told.append(words.say("urgent.unconfirmed"))
    return words.say("urgent.and").join(told)


def _is_inferred(item: Weighed) -> bool:
    return item.finding.confidence is Confidence.LOW
