"""Findings told for people: grouped by rule, so that what they share is said once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from math import ceil
from operator import attrgetter
from typing import Final

from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.duty import Duty
from orgaudit.reports.evidence import evidence
from orgaudit.reports.rows import Counts, FindingGroup, FindingRow, Findings, RuleCount
from orgaudit.reports.words.hours import returned_cell
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.sources import sources_told
from orgaudit.results.audit_result import AuditResult, Priority, Weighed
from orgaudit.rules.spec import Rule

MOST_LISTED: Final = 50
MOST_PER_RULE: Final = 5
"""What a person still reads; machine formats always carry everything."""

CROWDED_SHARE: Final = 0.4
"""Share of duties hit at high or above from which levels hardly separate; rule catalogue, appendix E."""

CROWD_LEAST_DUTIES: Final = 10
"""Below this many duties a share says nothing; house default."""

DECILE: Final = 0.1

_severity = attrgetter("finding.severity")


@dataclass(frozen=True, slots=True)
class Levels:
    """Which findings are told below their level, because too many stand at it.

    ``share`` is that of the duties that stand at high or above, 0 to 1.
    """

    eased: frozenset[str]
    share: float

    def word(self, weighed: Weighed, words: Localizer) -> str:
        """Return the word for a finding's level."""
        severity = weighed.finding.severity
        if weighed.finding.fingerprint in self.eased:
            return words.say("findings.eased", level=words.say("common/severity.medium"))
        return words.say(f"common/severity.{severity.value}")


def levels(result: AuditResult) -> Levels:
    """Find the findings that are high by rule but, in a crowd of highs, no longer stand out.

    Critical findings always keep their level.
    """
    share = _crowded_share(result)
    if share <= CROWDED_SHARE:
        return Levels(frozenset(), share)
    high = [item.finding.fingerprint for item in result.findings if item.finding.severity is Severity.HIGH]
    return Levels(frozenset(high[ceil(len(high) * DECILE) :]), share)


def findings_told(result: AuditResult, words: Localizer, show: Severity, told_levels: Levels) -> Findings:
    """Tell the findings from a level upward: at most 50, at most 5 a rule, the rest as counts."""
    wanted = {severity for severity in Severity if severity.at_least(show)}
    shown = [item for item in result.findings if item.finding.severity in wanted]
    by_rule: dict[str, list[Weighed]] = {}
    for item in shown:
        by_rule.setdefault(item.finding.rule, []).append(item)
    listed: Counter[str] = Counter()
    for item in shown:
        if listed[item.finding.rule] < MOST_PER_RULE:
            listed[item.finding.rule] += 1
            if listed.total() == MOST_LISTED:
                break
    shares = _shares(result, by_rule)
    groups = [
        _group(result.rules[rule], items, listed[rule], shares[rule], words, told_levels)
        for rule, items in by_rule.items()
        if listed[rule]
    ]
    return Findings(
        groups=tuple(groups),
        table=tuple(
            RuleCount(rule, _title(result.rules[rule], words), level_counts(items), len(items), shares[rule])
            for rule, items in by_rule.items()
        ),
        total=len(shown),
        listed=listed.total(),
        remarks=tuple(_remarks(result, words, show, told_levels, len(shown))),
        cut=_cut(listed.total(), len(shown), words),
    )


def finding_row(weighed: Weighed, rule: Rule, words: Localizer, told_levels: Levels) -> FindingRow:
    """Tell one finding of a rule."""
    finding = weighed.finding
    message = words.message(finding)
    department = finding.subject.department_id if finding.subject.kind != "department" else None
    return FindingRow(
        rule=finding.rule,
        severity=finding.severity,
        level=told_levels.word(weighed, words),
        confidence=words.say(f"common/confidence.{finding.confidence.value}"),
        subject=words.subject_name(finding.subject),
        department=words.department(department) if department else "",
        title=message.title,
        text=message.text,
        why=message.why,
        evidence=evidence(finding, words),
        place=words.place(finding.place),
        remedy=tuple((words.say(f"common/step.{step}"), text) for step, text in message.remedy),
        returns=_returns(weighed, words),
        uncounted=_uncounted(weighed, rule, words),
        priority=_priority(weighed.priority, words),
        gate0=weighed.priority.gate0,
        absorbed=tuple(words.catalogue.rule(item.rule, item.family).title for item in finding.absorbed),
        fingerprint=finding.fingerprint,
    )


def counts(items: Iterable[Weighed], words: Localizer) -> Counts:
    """Count findings by level, the worst first; levels without a finding are left out."""
    counted = Counter(map(_severity, items))
    return tuple(
        (words.say(f"common/severity.{severity.value}"), counted[severity])
        for severity in sorted(counted, key=lambda severity: -severity.rank)
    )


def level_counts(items: Iterable[Weighed]) -> tuple[int, int, int, int]:
    """Count findings at critical, high, medium and low."""
    counted = Counter(map(_severity, items))
    return counted[Severity.CRITICAL], counted[Severity.HIGH], counted[Severity.MEDIUM], counted[Severity.LOW]


def _group(
    rule: Rule, items: list[Weighed], listed: int, share: str, words: Localizer, told_levels: Levels
) -> FindingGroup:
    rows = tuple(finding_row(item, rule, words, told_levels) for item in items[:listed])
    shared = len({row.remedy for row in rows}) == 1
    return FindingGroup(
        rule=rule.id,
        slug=rule.name,
        family=words.say(f"common/family.{rule.family.value}"),
        title=rows[0].title,
        severity=rows[0].severity,
        level=rows[0].level,
        counts=counts(items, words),
        total=len(items),
        share=share,
        why=rows[0].why,
        remedy=rows[0].remedy if shared else (),
        sources=sources_told(rule.sources),
        rows=rows,
        hidden=len(items) - listed,
    )


def _title(rule: Rule, words: Localizer) -> str:
    return words.catalogue.rule(rule.id, rule.family.value).title


def _returns(weighed: Weighed, words: Localizer) -> str:
    return words.say(
        "findings.returns",
        effort=words.hours(weighed.priority.effort_hours),
        returned=returned_cell(weighed.priority.hours_returned, weighed.priority.defaults, words),
        points=round(weighed.points, 1) or None,
    )


def _uncounted(weighed: Weighed, rule: Rule, words: Localizer) -> str:
    """Say why a finding costs no points: it must be confirmed first, or it sums up findings that already cost them."""
    finding = weighed.finding
    if not finding.severity.rank or (rule.counted and finding.confidence is not Confidence.LOW):
        return ""
    return words.say("findings.summed_up" if rule.sums_up else "findings.unconfirmed")


def _priority(priority: Priority, words: Localizer) -> str:
    if priority.score is None:
        return words.say("findings.gate0")
    terms = {item.name: getattr(priority, item.name) for item in fields(priority)}
    return words.say("findings.priority", **{**terms, "score": f"{priority.score:.2f}"})


def _shares(result: AuditResult, by_rule: Mapping[str, list[Weighed]]) -> dict[str, str]:
    """Return, by rule, the share of all duties that it hit; empty for rules about something else."""
    # Here and below duties are told apart by identity: each is one object, and addresses take time to write out.
    total = len(result.organization.duties)
    shares = {}
    for rule, items in by_rule.items():
        duties = {id(item.finding.subject) for item in items if isinstance(item.finding.subject, Duty)}
        shares[rule] = f"{len(duties) / total:.0%}" if duties and total else ""
    return shares


def _crowded_share(result: AuditResult) -> float:
    duties = len(result.organization.duties)
    if duties < CROWD_LEAST_DUTIES:
        return 0.0
    high = {severity for severity in Severity if severity.at_least(Severity.HIGH)}
    hit = {
        id(item.finding.subject)
        for item in result.findings
        if item.finding.severity in high and isinstance(item.finding.subject, Duty)
    }
    return len(hit) / duties


def _cut(listed: int, shown: int, words: Localizer) -> str:
    if listed == shown:
        return ""
    return words.say("findings.cut", listed=listed, total=shown, per_rule=MOST_PER_RULE)


def _remarks(
    result: AuditResult, words: Localizer, show: Severity, told_levels: Levels, shown: int
) -> Iterable[str]:
    if told_levels.eased:
        yield words.say("findings.crowded", share=f"{told_levels.share:.0%}")
    below = len(result.findings) - shown
    if below:
        yield words.say("findings.below", count=below, level=words.say(f"common/severity.{show.value}"))
