"""What was found in an earlier state and is no longer found: whoever mended something wants to see that it counts."""

from collections.abc import Iterator
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.levels import level_badge
from orgaudit.reports.document import Block, Heading, Item, Items, On
from orgaudit.reports.text import plain, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.comparison import Comparison
from orgaudit.results.known_findings import KnownFinding

MOST_ON_A_BRIEF_SCREEN: Final = 5


def gone_blocks(result: AuditResult, comparison: Comparison, words: Localizer) -> Iterator[Block]:
    """Yield what is gone, the gravest first, notes apart; on a brief screen the first of it, and how many more there are."""
    gone = sorted(comparison.gone_findings, key=lambda item: -Severity(item.severity).rank)
    if not gone:
        return
    items = tuple(_item(item, result, words) for item in gone)
    first, hidden = items[:MOST_ON_A_BRIEF_SCREEN], len(items) - MOST_ON_A_BRIEF_SCREEN
    more = (Item(quiet(words.say("urgent.more", count=hidden))),) if hidden > 0 else ()
    yield Heading(words.say("machine/title.gone", count=len(gone)))
    yield Items((*first, *more), on=On.BRIEF)
    yield Items(items, on=~On.BRIEF)


def _item(item: KnownFinding, result: AuditResult, words: Localizer) -> Item:
    rule = result.rules.get(item.rule)
    title = words.catalogue.rule(rule.id, rule.family.value).title if rule else item.rule
    told = words.say("subject.titled", title=words.user(title), name=words.user(item.address))
    return Item((*plain(told), *quiet(f" ({item.rule})")), badge=level_badge(Severity(item.severity), words))
