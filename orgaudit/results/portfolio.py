"""Many companies side by side: one entry each, and where each stands among the others. Values without words."""

from collections.abc import Mapping
from typing import Literal

from orgaudit.model.dataclass import dataclass, field

Trouble = Literal["unreadable", "problems", "no_departments", "too_slow", "died", "no_memory", "bug"]
"""Why a company has no result: it cannot be read, is described wrongly, has no department, took too long, its process was killed
more than once, there was not enough memory, or orgaudit failed."""


@dataclass(frozen=True, slots=True)
class FirstMove:
    """The first move of a company: its kind, where, and what it settles. Hours are hours a year, effort is spent once."""

    move: str
    department: str | None
    subjects: tuple[str, ...]
    count: int
    effort_hours: float
    hours_returned: float


@dataclass(frozen=True, slots=True)
class FunctionTally:
    """One function in a company: duties that have it, and how many of those have a finding of high level or worse."""

    duties: int
    troubled: int


@dataclass(frozen=True, slots=True)
class CompanyResult:
    """What one company's audit comes to. Scores count from 0 to 100, ``coverage`` from 0 to 1.

    ``levels`` counts findings by severity, ``rules`` those that are no notes by rule id; ``families`` holds the score of each family that could be judged.
    """

    company: str
    industry: str | None
    employees: int | None
    departments: int
    duties: int
    score: float | None
    low: float
    likely_low: float
    likely_high: float
    high: float
    coverage: float
    levels: Mapping[str, int]
    families: Mapping[str, float]
    functions: Mapping[str, FunctionTally]
    rules: Mapping[str, int]
    first_move: FirstMove | None
    failed_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One company of a portfolio: where it was read, the digest of its content, and its result or the trouble with it.

    ``details`` say the trouble in words, one a line; ``basis`` is the digest of everything else that the result depends on.
    ``shown`` is the path without the names of persons, where these are hidden and stand in it.
    """

    path: str
    sha256: str = ""
    basis: str = ""
    result: CompanyResult | None = None
    trouble: Trouble | None = None
    details: tuple[str, ...] = ()
    shown: str = ""

    @property
    def told_path(self) -> str:
        """The path as reports tell it."""
        return self.shown or self.path


@dataclass(frozen=True, slots=True)
class Spread:
    """How values lie: their number, the least, the quartiles and the greatest."""

    count: int
    least: float
    lower: float
    median: float
    upper: float
    greatest: float


@dataclass(frozen=True, slots=True)
class Ranks:
    """Percentiles (0-100) by family and by function, among the companies of one group."""

    families: Mapping[str, float] = field(default_factory=dict)
    functions: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Standing:
    """Percentiles (0-100) of a company's score: among all, its industry, its size; by family and by function among all.

    A group with fewer companies than are worth comparing has none. Outlying families lie below the lower fence, and so does the
    company itself where ``outlier`` holds.
    """

    overall: float | None = None
    industry: float | None = None
    size: float | None = None
    families: Mapping[str, float] = field(default_factory=dict)
    functions: Mapping[str, float] = field(default_factory=dict)
    in_industry: Ranks = Ranks()
    in_size: Ranks = Ranks()
    outlier: bool = False
    outlying_families: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CommonDefect:
    """A rule, in how many companies it found something, and how often in all."""

    rule: str
    companies: int
    findings: int


@dataclass(frozen=True, slots=True)
class GroupSpread:
    """Companies of one industry or size, and how their scores lie."""

    kind: Literal["industry", "size"]
    name: str
    spread: Spread


@dataclass(frozen=True, slots=True)
class FunctionSpread:
    """A function in all companies: how many have it, its duties, and what share (0-1) of them has a grave finding."""

    function: str
    companies: int
    duties: int
    troubled: float


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All entries in the order of their paths, the standing of each by path, and what can be said of them together."""

    entries: tuple[Entry, ...]
    standings: Mapping[str, Standing]
    scores: Spread | None
    families: Mapping[str, Spread]
    functions: tuple[FunctionSpread, ...]
    groups: tuple[GroupSpread, ...]
    defects: tuple[CommonDefect, ...]
    reused: int = 0
