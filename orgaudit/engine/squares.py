"""What each finding, and each judgement that could not be made, weighs in the sum of squares: for sure, and at both ends of the band."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from orgaudit.engine.home import Alike
from orgaudit.engine.level import is_certain, may_be_legal, worst_level, worst_of
from orgaudit.engine.likely import INFERRED_HOLDS, Likely
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Rule

WEIGHT: Mapping[Severity, int] = {
    Severity.INFO: 0,
    Severity.LOW: 1,
    Severity.MEDIUM: 2,
    Severity.HIGH: 4,
    Severity.CRITICAL: 8,
}
"""Weight of a finding by its level: geometric, so one critical outweighs several lows; house default."""


SQUARE = {severity: float(weight**2) for severity, weight in WEIGHT.items()}


UNKNOWN_GOALS = 3
"""Goals that a department with unknown goals is taken to have when the band is drawn; house default."""


NOTHING_LIKELY = Likely(0.0, 0.0)


class Squares(NamedTuple):
    """The squared weight of one judgement: as judged, the least and most it can become, and what it is likely to."""

    family: str
    department: str | None
    judged: float
    least: float
    most: float
    likely: Likely


def square_of(finding: Finding, rules: Mapping[str, Rule]) -> float:
    """Return the squared weight a finding costs: its own, or that of what it absorbed and conceals where that is more."""
    own = 0.0 if finding.confidence is Confidence.LOW else _full_square(finding, rules[finding.rule])
    if not finding.absorbed:
        return own
    return max(own, _concealed(finding, rules) + sum(square_of(item, rules) for item in finding.absorbed))


def _concealed(finding: Finding, rules: Mapping[str, Rule]) -> float:
    """Return the squared weight of what comes to light elsewhere, once what a finding absorbs is all that is left of it."""
    rule = rules[finding.rule]
    if rule.conceals is None or rule.fixed is not None or finding.confidence is Confidence.LOW:
        return 0.0
    return SQUARE[rule.conceals]


def _full_square(finding: Finding, rule: Rule) -> float:
    """Return the squared weight of a finding by itself: what it absorbs is weighed beside it, so raises nothing here."""
    if not rule.counted:
        return 0.0
    own = SQUARE[finding.unraised or finding.severity]
    if rule.weighs_as is None or rule.fixed is not None:
        return own
    stands_for = rule.weighs_as(finding.facts)
    return sum(SQUARE[level] for level in stands_for) if stands_for else own


def _worst_square(rule: Rule, worst: Severity) -> float:
    """Return the most that a judgement of a rule may come to weigh, given the worst level that it can reach."""
    if not rule.counted:
        return 0.0
    heaviest = () if rule.fixed is not None else rule.heaviest
    return max(SQUARE[worst], sum(SQUARE[level] for level in heaviest))


def of_finding(finding: Finding, rules: Mapping[str, Rule]) -> Squares:
    """Weigh a finding."""
    least, most = _interval(finding, rules)
    judged = square_of(finding, rules)
    # What is only inferred costs nothing yet; it may hold.
    holds = INFERRED_HOLDS * SQUARE[finding.severity] if finding.confidence is Confidence.LOW else 0.0
    likely = Likely(judged, min(max(judged, holds), most))
    return Squares(finding.family, finding.subject.department_id, judged, least, most, likely)


def _interval(finding: Finding, rules: Mapping[str, Rule]) -> tuple[float, float]:
    """Return the least and most a finding can cost: what it costs where it is certain, else nothing up to the worst.

    Certain findings of which one absorbs the others are counted once. What is not certain may come apart again. A certain one keeps
    what it holds, so it is as wide as all of that together: whatever lifts both ends of something inside lifts no end alone.
    """
    rule = rules[finding.rule]
    least = most = _full_square(finding, rule)
    certain = is_certain(rule, finding)
    if not certain:
        worst = _worst_square(rule, worst_level(rule, finding.subject))
        least, most = 0.0, max(most, worst)
    if not finding.absorbed:
        return least, most
    inside = [_interval(item, rules) for item in finding.absorbed]
    concealed = _concealed(finding, rules) if certain else 0.0
    least = max(least, concealed + sum(best for best, _ in inside))
    if certain:
        return least, least + sum(worst - best for best, worst in inside)
    return least, most + sum(worst for _, worst in inside)


def of_waived(finding: Finding, rules: Mapping[str, Rule]) -> Squares:
    """Weigh what is accepted: it costs no points, but the defect stands, so it opens the band downward."""
    weighed = of_finding(finding, rules)
    return Squares(weighed.family, weighed.department, 0.0, 0.0, weighed.most, NOTHING_LIKELY)


Place = tuple[str, str | None]
"""Family and department."""


def of_gaps(
    gaps: Iterable[tuple[str, Sequence[Subject]]], rules: Mapping[str, Rule], likely: Mapping[str, Likely]
) -> Iterator[tuple[Place, float, Likely]]:
    """Weigh gaps, given as rule and subjects: where they are, the most that they can become, and what they are likely to.

    Those that weigh the same in the same place are counted first.
    """
    alike = Alike(_like)
    for rule_id, subjects in gaps:
        rule, (low, high) = rules[rule_id], likely.get(rule_id, NOTHING_LIKELY)
        family = rule.family.value
        # A large company has thousands of places, and in each of them a rule weighs one of a few weights.
        weights: dict[tuple[str, bool, int], tuple[float, Likely]] = {}
        for (department, kind, legal), count in alike.count(subjects).items():
            weight = weights.get((kind, legal, count))
            if weight is None:
                one, many = _of_gap(rule, kind, may_be_legal=legal)
                most = one * (many * count)
                ends = Likely(min(low * many * count, most), min(high * many * count, most))
                weight = weights[kind, legal, count] = most, ends
            yield (family, department), *weight


def _like(subject: Subject) -> tuple[str | None, str, bool]:
    return subject.department_id, subject.kind, may_be_legal(subject)


def _of_gap(rule: Rule, kind: str, *, may_be_legal: bool) -> tuple[float, int]:
    """Return the most that one judgement may come to weigh, and for how many a gap of a subject of this kind stands."""
    worst = _worst_square(rule, worst_of(rule, may_be_legal=may_be_legal))
    # A department with unknown goals stands for each goal it may have.
    return worst, UNKNOWN_GOALS if rule.subject == "goal" and kind == "department" else 1
