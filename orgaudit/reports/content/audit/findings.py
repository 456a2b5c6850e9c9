"""Findings grouped by rule, so that what they share is said once."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.model import Duty
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.audit.eased import Levels, levels
from orgaudit.reports.content.audit.facets import Finder
from orgaudit.reports.content.audit.group import BRIEF_PER_RULE, finding_group
from orgaudit.reports.content.audit.levels import level_cells, level_word, severity_columns
from orgaudit.reports.content.audit.short import in_short
from orgaudit.reports.document import Block, Column, Heading, Items, On, Paragraph, Table
from orgaudit.reports.text import plain, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed

MOST_LISTED: Final = 50
MOST_PER_RULE: Final = 5
"""What a person still reads; machine formats always carry everything."""

BRIEF_LISTED: Final = 10
"""Findings that a brief screen lists, the most pressing first."""


def finding_blocks(finder: Finder, show: Severity) -> Iterator[Block]:
    """Yield the findings from a level upward: at most 50, at most 5 a rule, the rest as counts, in a browser in few words."""
    result, words = finder.result, finder.words
    yield Heading(words.say("title.findings"))
    wanted = {severity for severity in Severity if severity.at_least(show)}
    shown = [item for item in result.findings if item.finding.severity in wanted]
    if not shown:
        yield Paragraph(plain(words.say("findings.none")))
        return
    by_rule: dict[str, list[Weighed]] = {}
    for item in shown:
        by_rule.setdefault(item.finding.rule, []).append(item)
    yield Paragraph(quiet(words.say("findings.open")), on=On.WEB)
    listed = _listed(shown)
    told_levels = levels(result)
    yield from _remarks(result, words, show, told_levels, len(shown))
    if listed.total() < len(shown):
        cut = words.say("findings.cut", listed=listed.total(), total=len(shown), per_rule=MOST_PER_RULE)
        yield Paragraph(quiet(cut), on=On.VERBOSE | On.TEXT)
    shares = _shares(result, by_rule)
    room = BRIEF_LISTED
    for rule, items in by_rule.items():
        brief = min(BRIEF_PER_RULE, listed[rule], room)
        room -= brief
        group = finding_group(
            result.rules[rule], items, listed[rule] or 1, brief, shares[rule], finder, told_levels
        )
        yield group if listed[rule] else replace(group, on=On.WEB)
    if finder.only == "browser":
        return
    short = (in_short(rule, items, words, told_levels) for rule, items in by_rule.items())
    yield Items(tuple(short), on=On.NOTE)
    # A browser shows them as the groups, which are shut.
    yield Heading(words.say("title.counts"), depth=3, on=On.SCREEN | On.TEXT)
    yield replace(_counts(result, by_rule, shares, words), on=On.SCREEN | On.TEXT)


def _listed(shown: Iterable[Weighed]) -> Counter[str]:
    """Count, by rule, the findings that are listed."""
    listed: Counter[str] = Counter()
    for item in shown:
        if listed[item.finding.rule] < MOST_PER_RULE:
            listed[item.finding.rule] += 1
            if listed.total() == MOST_LISTED:
                break
    return listed


def _counts(
    result: AuditResult, by_rule: Mapping[str, list[Weighed]], shares: Mapping[str, str], words: Localizer
) -> Table:
    """Return how often each rule fired and which share of duties it hit."""
    dash = words.say("people.dash")
    return Table(
        (
            Column(words.say("column.rule")),
            Column(words.say("column.title"), grows=True),
            *(Column(words.say(f"column.{name}"), figures=True) for name in ("total", "share")),
            *severity_columns(words),
        ),
        tuple(
            (
                plain(rule),
                plain(words.catalogue.rule(rule, result.rules[rule].family.value).title),
                plain(str(len(items))),
                plain(shares[rule] or dash),
                *level_cells(items),
            )
            for rule, items in by_rule.items()
        ),
    )


def _shares(result: AuditResult, by_rule: Mapping[str, list[Weighed]]) -> dict[str, str]:
    """Return, by rule, the share of all duties that it hit; empty for rules about something else."""
    # Duties are told apart by identity: each is one object, and addresses take time to write out.
    total = len(result.organization.duties)
    shares = {}
    for rule, items in by_rule.items():
        duties = {id(item.finding.subject) for item in items if isinstance(item.finding.subject, Duty)}
        shares[rule] = f"{len(duties) / total:.0%}" if duties and total else ""
    return shares


def _remarks(
    result: AuditResult, words: Localizer, show: Severity, told_levels: Levels, shown: int
) -> Iterator[Paragraph]:
    if told_levels.eased:
        yield Paragraph(quiet(words.say("findings.crowded", share=f"{told_levels.share:.0%}")))
    below = len(result.findings) - shown
    if below:
        told = words.say("findings.below", count=below, level=level_word(show, words))
        yield Paragraph(quiet(told))
