"""Where each company stands among the others: quartiles, percentiles, what lies far out, and what is common."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final, Literal

from orgaudit.model.dataclass import dataclass, field
from orgaudit.results.portfolio import (
    CommonDefect,
    CompanyResult,
    Entry,
    FunctionSpread,
    GroupSpread,
    Portfolio,
    Ranks,
    Spread,
    Standing,
)

SMALLEST_GROUP: Final = 5
"""Companies in a group that are worth comparing with; house default: below it a quartile is a single company."""

SMALLEST_FOR_OUTLIERS: Final = 8
"""Companies that outliers are looked for among; house default."""

FENCE: Final = 1.5
"""Quartile distances below the lower quartile from which a value lies far out (Tukey 1977, Exploratory Data Analysis)."""

MOST_DEFECTS: Final = 20
"""Common defects that are told."""

SIZES: Final = ((20, "1-20"), (100, "21-100"), (300, "101-300"), (1_000, "301-1000"))
"""Sizes by employees, up to and with each bound; house default after the bounds of the Small and Medium Enterprise Basic Act (Japan)."""

LARGEST: Final = "1001-"


def size_of(employees: int | None) -> str | None:
    """Return the size that a number of employees belongs to."""
    if employees is None:
        return None
    return next((name for most, name in SIZES if employees <= most), LARGEST)


def gathered(entries: Iterable[Entry], reused: int = 0) -> Portfolio:
    """Return the portfolio of these entries, in the order of their paths: whatever order they came in."""
    ordered = tuple(sorted(entries, key=lambda entry: entry.path))
    judged = {entry.path: entry.result for entry in ordered if entry.result is not None}
    ranks = _ranks(judged.values())
    defects: Counter[str] = Counter()
    spoilt: Counter[str] = Counter()
    for result in judged.values():
        defects.update(result.rules)
        spoilt.update(result.rules.keys())
    common = sorted(spoilt, key=lambda rule: (-spoilt[rule], -defects[rule], rule))[:MOST_DEFECTS]
    return Portfolio(
        entries=ordered,
        standings={path: ranks.standing(result) for path, result in judged.items()},
        scores=_spread(ranks.scores),
        families={family: spread for family, values in ranks.families.items() if (spread := _spread(values))},
        functions=_functions(judged.values()),
        groups=tuple(ranks.groups()),
        defects=tuple(CommonDefect(rule, spoilt[rule], defects[rule]) for rule in common),
        reused=reused,
    )


@dataclass(frozen=True, slots=True)
class _Ranks:
    """Values in order: of all scores, and by industry, size, family and function; ``within`` each industry and size, those of families and functions."""

    scores: Sequence[float]
    industries: Mapping[str, Sequence[float]]
    sizes: Mapping[str, Sequence[float]]
    families: Mapping[str, Sequence[float]]
    functions: Mapping[str, Sequence[float]]
    within: Mapping[tuple[str, str], "_Values"]

    def standing(self, result: CompanyResult) -> Standing:
        """Return where a company stands."""
        size = size_of(result.employees)
        return Standing(
            overall=_percentile(result.score, self.scores),
            industry=_percentile(result.score, self.industries.get(result.industry or "", ())),
            size=_percentile(result.score, self.sizes.get(size or "", ())),
            families=_percentiles(result.families, self.families),
            functions=_percentiles(_health(result), self.functions),
            in_industry=self.inside("industry", result.industry, result),
            in_size=self.inside("size", size, result),
            outlier=result.score is not None and _is_far(result.score, self.scores),
            outlying_families=tuple(
                family for family, value in result.families.items() if _is_far(value, self.families[family])
            ),
        )

    def inside(self, kind: str, group: str | None, result: CompanyResult) -> Ranks:
        """Return where a company stands by family and by function in its industry, or among those of its size."""
        values = self.within.get((kind, group or ""))
        if values is None:
            return Ranks()
        return Ranks(
            families=_percentiles(result.families, values.families),
            functions=_percentiles(_health(result), values.functions),
        )

    def groups(self) -> Iterable[GroupSpread]:
        """Yield the groups that are large enough."""
        kinds: tuple[tuple[Literal["industry", "size"], Mapping[str, Sequence[float]]], ...] = (
            ("industry", self.industries),
            ("size", self.sizes),
        )
        for kind, groups in kinds:
            for name, values in groups.items():
                spread = _spread(values)
                if spread and spread.count >= SMALLEST_GROUP:
                    yield GroupSpread(kind, name, spread)


@dataclass(slots=True)
class _Values:
    """Values of families and of functions among the companies of one group."""

    families: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    functions: defaultdict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def add(self, result: CompanyResult) -> None:
        """Take a company in."""
        for family, value in result.families.items():
            self.families[family].append(value)
        for function, health in _health(result).items():
            self.functions[function].append(health)

    def sort(self) -> None:
        """Put the values in order."""
        for values in (*self.families.values(), *self.functions.values()):
            values.sort()


def _within(results: Iterable[CompanyResult]) -> dict[tuple[str, str], _Values]:
    found: defaultdict[tuple[str, str], _Values] = defaultdict(_Values)
    for result in results:
        for kind, group in (("industry", result.industry), ("size", size_of(result.employees))):
            if group:  # what is not written is no group
                found[kind, group].add(result)
    for values in found.values():
        values.sort()
    return dict(found)


def _ranks(results: Collection[CompanyResult]) -> _Ranks:
    scores: list[float] = []
    by: dict[str, defaultdict[str, list[float]]] = {
        kind: defaultdict(list) for kind in ("industry", "size", "family", "function")
    }
    for result in results:
        if result.score is not None:
            scores.append(result.score)
            by["industry"][result.industry or ""].append(result.score)
            by["size"][size_of(result.employees) or ""].append(result.score)
        for family, value in result.families.items():
            by["family"][family].append(value)
        for function, health in _health(result).items():
            by["function"][function].append(health)
    order = {name: place for place, (_, name) in enumerate((*SIZES, (0, LARGEST)))}
    for kind in ("industry", "size"):
        by[kind].pop("", None)  # what is not written is no group
    industries, sizes, families, functions = (
        {name: sorted(groups[name]) for name in sorted(groups, key=lambda name: (order.get(name, 0), name))}
        for groups in by.values()
    )
    return _Ranks(sorted(scores), industries, sizes, families, functions, _within(results))


def _health(result: CompanyResult) -> dict[str, float]:
    """Return by function the share of duties without a grave finding: like a score, more is better."""
    return {name: 1 - tally.troubled / tally.duties for name, tally in result.functions.items()}


def _percentiles(values: Mapping[str, float], ranks: Mapping[str, Sequence[float]]) -> dict[str, float]:
    told = {name: _percentile(value, ranks[name]) for name, value in values.items()}
    return {name: value for name, value in told.items() if value is not None}


def _percentile(value: float | None, ordered: Sequence[float]) -> float | None:
    """Return the share of values below, those that are equal counted half (the mid-rank), 0-100; none in a group too small."""
    if value is None or len(ordered) < SMALLEST_GROUP:
        return None
    below, through = bisect_left(ordered, value), bisect_right(ordered, value)
    return round(100 * (below + through) / 2 / len(ordered), 1)


def _spread(ordered: Sequence[float]) -> Spread | None:
    if not ordered:
        return None
    lower, median, upper = (round(_quantile(ordered, share), 2) for share in (0.25, 0.5, 0.75))
    return Spread(len(ordered), ordered[0], lower, median, upper, ordered[-1])


def _quantile(ordered: Sequence[float], share: float) -> float:
    """Return a quantile, between two values in proportion (Hyndman and Fan 1996, type 7)."""
    at = (len(ordered) - 1) * share
    low = int(at)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (at - low)


def _is_far(value: float, ordered: Sequence[float]) -> bool:
    """Whether a value lies below the lower fence."""
    if len(ordered) < SMALLEST_FOR_OUTLIERS:
        return False
    lower, upper = _quantile(ordered, 0.25), _quantile(ordered, 0.75)
    return value < lower - FENCE * (upper - lower)


def _functions(results: Iterable[CompanyResult]) -> tuple[FunctionSpread, ...]:
    companies: Counter[str] = Counter()
    duties: Counter[str] = Counter()
    troubled: Counter[str] = Counter()
    for result in results:
        for name, tally in result.functions.items():
            companies[name] += 1
            duties[name] += tally.duties
            troubled[name] += tally.troubled
    told = (
        FunctionSpread(name, companies[name], duties[name], troubled[name] / duties[name]) for name in duties
    )
    return tuple(sorted(told, key=lambda item: (-item.troubled, -item.duties, item.function)))
