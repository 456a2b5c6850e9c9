"""The findings that fail the gate, on a brief screen that lists no others: whoever is stopped wants to know where to look."""

from collections.abc import Iterator
from typing import Final

from orgaudit.reports.content.audit.levels import level_badge
from orgaudit.reports.document import Block, Heading, Item, Items, Line, On
from orgaudit.reports.text import Look, plain, quiet, strong, styled
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.gate import Gate

MOST_FAILING: Final = 10
"""Findings that are told; the rest are counted."""


def failing_blocks(gate: Gate, words: Localizer) -> Iterator[Block]:
    """Yield what fails the gate with its place in the file; nothing where no finding does."""
    failing = {finding.fingerprint: finding for reason in gate.reasons for finding in reason.findings}
    if not failing:
        return
    rows = []
    for finding in list(failing.values())[:MOST_FAILING]:
        message = words.message(finding)
        place = styled(words.place(finding.place), Look.CODE)
        lines = (Line(plain(message.text)), Line(place))
        head = strong(
            words.say("subject.titled", title=message.title, name=words.subject_name(finding.subject))
        )
        rows.append(Item(head, lines, badge=level_badge(finding.severity, words)))
    hidden = len(failing) - MOST_FAILING
    if hidden > 0:
        rows.append(Item(quiet(words.say("urgent.more", count=hidden))))
    yield Heading(words.say("title.failing"), on=On.BRIEF)
    yield Items(tuple(rows), on=On.BRIEF)
