"""The findings of one rule on a short page: each is named, the gravest are told, the rest of it stands in the long forms."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.eased import Levels
from orgaudit.reports.content.audit.levels import level_badge
from orgaudit.reports.content.audit.subjects import subject_told
from orgaudit.reports.document import Item, Line
from orgaudit.reports.text import Look, plain, quiet, strong, styled
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed

MOST_TOLD: Final = 3
"""Findings of high level and above that are told in a sentence, of one rule."""

MOST_NAMED: Final = 60
"""Findings of one level that are named, of one rule; more are counted."""

_severity = attrgetter("finding.severity")


def in_short(rule_id: str, items: list[Weighed], words: Localizer, told_levels: Levels) -> Item:
    """Tell why it matters, how to begin, and whom it concerns."""
    first = words.message(items[0].finding)
    step, text = first.remedy[0]
    start = words.say("findings.first_remedy", step=words.say(f"common/step.{step}"), text=text)
    grave = [item for item in items if item.finding.severity.at_least(Severity.HIGH)][:MOST_TOLD]
    told = set(map(id, grave))
    others = [item for item in items if id(item) not in told]
    heading = words.say("findings.heading", title=first.title, rule=rule_id, count=len(items))
    return Item(
        strong(heading),
        (
            Line((*plain(f"{first.why}{_space(words)}"), *styled(start, Look.ADVICE))),
            *(_told(item, words, told_levels) for item in grave),
            *_named(others, words),
        ),
    )


def _told(weighed: Weighed, words: Localizer, told_levels: Levels) -> Line:
    finding = weighed.finding
    place = styled(words.place(finding.place), Look.CODE)
    said = (*strong(subject_told(weighed, words)), *plain(f" — {words.message(finding).text} "), *place)
    return Line((told_levels.badge(weighed, words), *plain(" "), *said))


def _space(words: Localizer) -> str:
    """Return what stands between two sentences: nothing in Japanese."""
    return "" if words.catalogue.language == "ja" else " "


def _named(items: list[Weighed], words: Localizer) -> Iterator[Line]:
    """Yield a line for each level, the worst first."""
    comma = words.say("people.comma")
    for severity, alike in groupby(sorted(items, key=lambda item: -_severity(item).rank), key=_severity):
        level = tuple(alike)
        names = comma.join(subject_told(item, words) for item in level[:MOST_NAMED])
        hidden = len(level) - MOST_NAMED
        more = quiet(comma + words.say("people.more", count=hidden)) if hidden > 0 else ()
        yield Line((level_badge(severity, words), *plain(f" {names}"), *more))
