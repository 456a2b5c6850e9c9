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

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from math import floor, sqrt

from orgaudit.engine.likely import likely_squares
from orgaudit.engine.run import Judgements
from orgaudit.engine.squares import SQUARE, Squares, of_finding, of_gaps, of_waived, square_of
from orgaudit.findings.finding import Finding
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.results.audit_result import Band, Score
from orgaudit.rules.spec import Rule

COMPANY_SCALE, FAMILY_SCALE, DEPARTMENT_SCALE = 30.0, 15.0, 10.0
"""The root of the sum of squares at which a score is 50; house defaults."""


DECIMALS = 2


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
        ((item, of_finding) for item in findings),
        ((item, of_waived) for item in waived),
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
    said = judged.said.items()
    gaps = of_gaps(((rule, [gap.not_judged.subject for gap in of.gaps]) for rule, of in said), rules, likely)
    unsure = of_gaps(((rule, [item.subject for item in of.unsure]) for rule, of in said), rules, {})
    # What is clean only as written was judged, of which judged.clean tells.
    for place, most, ends in chain(gaps, unsure):
        cell = cells.get(place)
        if cell is None:
            cell = cells[place] = _Sums()
        cell.most += most
        cell.likely_least += ends[0]
        cell.likely_most += ends[1]
    for place in judged.clean:
        cells.setdefault(place, _Sums()).judged_any = True
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


@dataclass(slots=True)
class _Sums:
    judged: float = 0.0
    least: float = 0.0
    most: float = 0.0
    likely_least: float = 0.0
    likely_most: float = 0.0
    judged_any: bool = False

    def add(self, item: Squares) -> None:
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
