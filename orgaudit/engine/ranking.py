"""The order of findings, as every list of them tells it."""

from collections.abc import Iterable, Mapping

from orgaudit.engine.priority import priorities
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence
from orgaudit.model import Organization
from orgaudit.model.fast_frozen import fast_frozen
from orgaudit.results.audit_result import Weighed
from orgaudit.rules.spec import Rule

_make_weighed = fast_frozen(Weighed)


def ranked(
    findings: Iterable[Finding], points: Iterable[float], rules: Mapping[str, Rule], org: Organization
) -> tuple[Weighed, ...]:
    """Weigh findings and put them in order; ``points`` are their shares, in the order given."""
    everything = tuple(findings)
    weighed = zip(everything, points, priorities(everything, rules, org), strict=True)
    made = [_make_weighed(finding, share, priority) for finding, share, priority in weighed]
    return tuple(sorted(made, key=_order))


def _order(weighed: Weighed) -> tuple[bool, float, int, bool, float, str, str]:
    """Gate 0 first, the most urgent of it foremost; then by severity, questions last, priority, rule and address."""
    priority, finding = weighed.priority, weighed.finding
    return (
        not priority.gate0,
        -priority.urgency if priority.gate0 else 0.0,
        -finding.severity.rank,
        finding.confidence is Confidence.LOW,
        -(priority.score or 0.0),
        finding.rule,
        finding.subject.address,
    )
