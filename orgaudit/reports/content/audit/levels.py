"""Findings by level: counts in words, and as four narrow columns."""

from collections import Counter
from collections.abc import Iterable
from operator import attrgetter
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.document import Column
from orgaudit.reports.text import ZERO, Span, Text, level, quiet
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Weighed

LEVELS: Final = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)

_severity = attrgetter("finding.severity")


def level_word(severity: Severity, words: Localizer) -> str:
    """Return the word for a level."""
    return words.say(f"common/severity.{severity.value}")


def level_badge(severity: Severity, words: Localizer) -> Span:
    """Return the word for a level in its look."""
    return level(severity, level_word(severity, words))


def counts_told(items: Iterable[Weighed], words: Localizer) -> str:
    """Count findings by level in words, the worst first; levels without a finding are left out."""
    counted = Counter(map(_severity, items))
    return words.say("people.comma").join(
        words.say("people.level_count", level=level_word(severity, words), count=counted[severity])
        for severity in sorted(counted, key=lambda severity: -severity.rank)
    )


def severity_columns(words: Localizer) -> tuple[Column, ...]:
    """Return the heads of the four columns."""
    return tuple(Column(level_word(severity, words), figures=True) for severity in LEVELS)


def level_cells(items: Iterable[Weighed]) -> tuple[Text, ...]:
    """Count findings at critical, high, medium and low, as four cells."""
    counted = Counter(map(_severity, items))
    return tuple(
        (level(severity, str(counted[severity])),) if counted[severity] else quiet(ZERO)
        for severity in LEVELS
    )
