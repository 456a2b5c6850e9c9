"""How likely an open judgement is a defect: as often as the same rule failed where it could be judged in this company.

A rule that was judged seldom says little about itself, so two judgements at the house rate of one in four stand beside those of
the company; they are all there is for a rule that was never judged. The rate is taken one standard error down and up,
which is the likely range. What a defect of a rule costs is what those found of it cost on the mean, else the rule's own level. Rates, and
that a finding of low confidence holds in none up to half of the cases, are house defaults.
"""

from collections.abc import Mapping
from math import sqrt
from typing import Final

from orgaudit.engine.run import Judgements
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.rules.spec import Rule

HOUSE_RATE: Final = 0.25
"""Share of judgements that fail, for a rule of which nothing is known; house default."""

HOUSE_WEIGHT: Final = 2.0
"""Judgements that the house rate counts for; house default."""

INFERRED_HOLDS: Final = 0.5
"""The most that an inferred finding is taken to hold; house default."""


class Likely(NamedTuple):
    """The squared weight that one open judgement of a rule adds, at the lower and at the upper end of what is likely."""

    least: float
    most: float


def likely_squares(
    judged: Judgements, rules: Mapping[str, Rule], square: Mapping[Severity, float]
) -> dict[str, Likely]:
    """Return what an open judgement of each rule is likely to add, not yet bounded by the worst that it can."""
    found: dict[str, list[float]] = {}
    for finding in judged.findings:
        if finding.confidence is not Confidence.LOW:
            found.setdefault(finding.rule, []).append(square[finding.severity])
    return {
        rule.id: _likely(found.get(rule.id, []), judged.passed.get(rule.id, 0), square[rule.severity])
        for rule in rules.values()
    }


def _likely(found: list[float], clean: int, usual: float) -> Likely:
    count = len(found) + clean + HOUSE_WEIGHT
    rate = (len(found) + HOUSE_WEIGHT * HOUSE_RATE) / count
    error = sqrt(rate * (1 - rate) / (count + 1))
    cost = sum(found) / len(found) if found else usual
    return Likely(max(rate - error, 0.0) * cost, min(rate + error, 1.0) * cost)
