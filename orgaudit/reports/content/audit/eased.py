"""Levels that no longer separate: where too many duties stand at high, most highs are told below it."""

from math import ceil
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.model import Duty
from orgaudit.model.dataclass import dataclass
from orgaudit.reports.content.audit.levels import level_word
from orgaudit.reports.text import Span, level
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Weighed

CROWDED_SHARE: Final = 0.4
"""Share of duties hit at high or above from which levels hardly separate; rule catalogue, appendix E."""

CROWD_LEAST_DUTIES: Final = 10
"""Below this many duties a share says nothing; house default."""

DECILE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Levels:
    """Which findings are told below their level, because too many stand at it.

    ``share`` is that of the duties that stand at high or above, 0 to 1.
    """

    eased: frozenset[str]
    share: float

    def badge(self, weighed: Weighed, words: Localizer) -> Span:
        """Return the word for a finding's level."""
        severity = weighed.finding.severity
        word = level_word(severity, words)
        if weighed.finding.fingerprint in self.eased:
            word = words.say("findings.eased", level=level_word(Severity.MEDIUM, words))
        return level(severity, word)


def levels(result: AuditResult) -> Levels:
    """Find the findings that are high by rule but, in a crowd of highs, no longer stand out.

    Critical findings always keep their level.
    """
    share = _crowded_share(result)
    if share <= CROWDED_SHARE:
        return Levels(frozenset(), share)
    high = [item.finding.fingerprint for item in result.findings if item.finding.severity is Severity.HIGH]
    return Levels(frozenset(high[ceil(len(high) * DECILE) :]), share)


def _crowded_share(result: AuditResult) -> float:
    duties = len(result.organization.duties)
    if duties < CROWD_LEAST_DUTIES:
        return 0.0
    high = {severity for severity in Severity if severity.at_least(Severity.HIGH)}
    # Duties are told apart by identity: each is one object, and addresses take time to write out.
    hit = {
        id(item.finding.subject)
        for item in result.findings
        if item.finding.severity in high and isinstance(item.finding.subject, Duty)
    }
    return len(hit) / duties
