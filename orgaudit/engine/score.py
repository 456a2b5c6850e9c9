"""The score: 0–100, from defects alone, with the band that unknown facts leave open.

    score = 100 / (1 + sqrt(sum of w²) / K)

over the findings, w = 1 low, 2 medium, 4 high, 8 critical (info 0), K = 30 for the company, 15 for a family,
10 for a department. Weights and K are house defaults. What the form buys:

- Nothing healthy enters it, so adding healthy work, named or empty, can never make up for a defect.
- Every defect lowers it and every repair raises it. Many small defects weigh as the root of the sum of
  squares, so one critical finding is not drowned by small ones, nor a large company crushed by its size alone.
- A finding's points are its share of the squares, so the points of all findings add up to 100 − score.
- A finding of low confidence (inferred from a name, or from a gap where the fact is recorded elsewhere) costs nothing
  until it is confirmed; it opens the band. Else writing down one fact could cost points for another duty's gap.
- Rules that only sum up what others count (``counted=False``) cost nothing either.

The band: every judgement has an interval of squares. A certain finding has its own weight at both ends. From 0 to the worst
level its rule can reach go: what is not judged or clean only as written, a finding below high confidence, and one that
an unknown fact could still soften or silence, which may also set free what it absorbs. A new fact narrows an interval, or lifts both its ends; the score is convex in the sum of squares, so
lifting narrows the band too. Hence no new fact widens it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, groupby
from math import floor, sqrt
from operator import itemgetter

from orgaudit.engine.level import is_certain, may_be_legal, worst_level, worst_of
from orgaudit.engine.likely import INFERRED_HOLDS, Likely, likely_squares
from orgaudit.engine.run import Judgements
from orgaudit.findings.finding import Finding
from orgaudit.findings.hit import Subject
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.results.audit_result import Band, Score
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

COMPANY_SCALE, FAMILY_SCALE, DEPARTMENT_SCALE = 30.0, 15.0, 10.0
"""The root of the sum of squares at which a score is 50; house defaults."""

UNKNOWN_GOALS = 3
"""Goals that a department with unknown goals is taken to have when the band is drawn; house default."""

DECIMALS = 2

NOTHING_LIKELY = Likely(0.0, 0.0)


class Squares(NamedTuple):
    """The squared weight of one judgement: as judged, the least and most it can become, and what it is likely to."""

    family: str
    department: str | None
    judged: float | None
    least: float
    most: float
    likely: Likely


def score(
    findings: Iterable[Finding],
    waived: Iterable[Finding],
    judged: Judgements,
    departments: Iterable[str],
    rules: Mapping[str, Rule],
) -> Score:
    """Weigh everything that was judged or could not be.

    ``findings`` and ``waived`` are those of ``judged`` after absorbing; waived ones only open the band.
    ``departments`` are ids. What a finding of another family absorbs is weighed once for the company and the department,
    and in the score of its own family as well.
    """
    families = {rule.family.value: _Sums() for rule in rules.values()}
    by_department = {department: _Sums() for department in departments}
    company = _Sums()
    for (family, department), sums in _cells(judged, rules).items():
        company.join(sums)
        families[family].join(sums)
        if department in by_department:
            by_department[department].join(sums)
    weighed = chain(
        ((item, _of_finding) for item in findings),
        ((item, _of_waived) for item in waived),
    )
    for finding, weigh in weighed:
        whole = weigh(finding, rules)
        company.add(whole)
        if whole.department in by_department:
            by_department[whole.department].add(whole)
        for part in _by_family(finding):
            families[part.family].add(whole if part is finding else weigh(part, rules))
    return Score(
        overall=company.band(COMPANY_SCALE),
        families={name: sums.band(FAMILY_SCALE) for name, sums in families.items()},
        departments={name: sums.band(DEPARTMENT_SCALE) for name, sums in by_department.items()},
    )


def _cells(judged: Judgements, rules: Mapping[str, Rule]) -> dict[tuple[str, str | None], "_Sums"]:
    """Weigh what is clean, clean only as written, or not judged, by family and department."""
    cells: dict[tuple[str, str | None], _Sums] = {}
    likely = likely_squares(judged, rules, SQUARE)
    for item in chain(
        _of_gaps(((rule, subject) for rule, _, (subject, _) in judged.not_judged), None, rules, likely),
        _of_gaps(((item.rule, item.subject) for item in judged.unsure), 0.0, rules, {}),
    ):
        cells.setdefault(item[:2], _Sums()).add(item)
    for cell in judged.clean:
        cells.setdefault(cell, _Sums()).judged_any = True
    return cells


def _by_family(finding: Finding) -> Iterator[Finding]:
    """Yield a finding without what it absorbs of other families, then that, each by itself."""
    foreign = tuple([item for item in finding.absorbed if item.family != finding.family])
    if not foreign:
        yield finding
        return
    yield replace(finding, absorbed=tuple([item for item in finding.absorbed if item not in foreign]))
    yield from foreign


def value(squares: float, scale: float) -> float:
    """Return the score 0–100 for a sum of squared weights, unrounded."""
    return 100.0 / (1.0 + sqrt(squares) / scale)


def points(findings: Iterable[Finding], total: float | None, rules: Mapping[str, Rule]) -> tuple[float, ...]:
    """Share the lost points among findings by their squares; they add up to ``100 - total`` to the last decimal.

    Rounded to four decimals by the largest remainder, so that printed points add up as well.
    """
    squares = [square_of(item, rules) for item in findings]
    whole = sum(squares)
    if total is None or not whole:
        return tuple(0.0 for _ in squares)
    units = round((100.0 - total) * 10_000)
    exact = [units * square / whole for square in squares]
    shares = [floor(share) for share in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: (shares[index] - exact[index], index))
    for index in by_remainder[: units - sum(shares)]:
        shares[index] += 1
    return tuple(share / 10_000 for share in shares)


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


def _of_finding(finding: Finding, rules: Mapping[str, Rule]) -> Squares:
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


def _of_waived(finding: Finding, rules: Mapping[str, Rule]) -> Squares:
    """Weigh what is accepted: it costs no points, but the defect stands, so it opens the band downward."""
    weighed = _of_finding(finding, rules)
    return Squares(weighed.family, weighed.department, 0.0, 0.0, weighed.most, NOTHING_LIKELY)


def _of_gaps(
    gaps: Iterable[tuple[str, Subject]],
    judged: float | None,
    rules: Mapping[str, Rule],
    likely: Mapping[str, Likely],
) -> Iterator[Squares]:
    """Weigh gaps, given as rule and subject; those that weigh the same in the same place are counted first."""
    numbers: dict[tuple[str | None, str, bool], int] = {}
    known: dict[int, int] = {}  # the number of a subject, which stands in many gaps
    alike: dict[str, Counter[int]] = {}
    for rule_id, of_rule in groupby(gaps, itemgetter(0)):
        found: list[int] = []
        for _, subject in of_rule:
            number = known.get(id(subject))
            if number is None:
                like = (subject.department_id, subject.kind, may_be_legal(subject))
                number = known[id(subject)] = numbers.setdefault(like, len(numbers))
            found.append(number)
        alike.setdefault(rule_id, Counter()).update(found)
    likes = list(numbers)
    counted = ((rules[rule_id], *item) for rule_id, counts in alike.items() for item in counts.items())
    for rule, number, count in counted:
        department, kind, legal = likes[number]
        worst = _worst_square(rule, worst_of(rule, may_be_legal=legal))
        # A department with unknown goals stands for each goal it may have.
        many = UNKNOWN_GOALS if rule.subject == "goal" and kind == "department" else 1
        worst *= many * count
        ends = (min(end * many * count, worst) for end in likely.get(rule.id, NOTHING_LIKELY))
        yield Squares(rule.family.value, department, judged, 0.0, worst, Likely(*ends))


@dataclass(slots=True)
class _Sums:
    judged: float = 0.0
    least: float = 0.0
    most: float = 0.0
    likely_least: float = 0.0
    likely_most: float = 0.0
    judged_any: bool = False

    def add(self, item: Squares) -> None:
        if item.judged is not None:
            self.judged += item.judged
            self.judged_any = True
        self.least += item.least
        self.most += item.most
        self.likely_least += item.likely.least
        self.likely_most += item.likely.most

    def join(self, other: "_Sums") -> None:
        self.judged += other.judged
        self.judged_any = self.judged_any or other.judged_any
        self.least += other.least
        self.most += other.most
        self.likely_least += other.likely_least
        self.likely_most += other.likely_most

    def band(self, scale: float) -> Band:
        squares = (self.judged, self.most, self.least, self.likely_most, self.likely_least)
        judged, low, high, *likely = (round(value(number, scale), DECIMALS) for number in squares)
        return Band(judged if self.judged_any else None, low, high, *likely)
