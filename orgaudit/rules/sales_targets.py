"""How a goal speaks of sales: which sales KPI it names, at which target, and how like a front goal it is.

Shared by the families, so that a copied sales target is read one way by the rule on it and by the boundary's.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from orgaudit.knowledge.measure import measure_in
from orgaudit.knowledge.trigger_words import lexicon, normalised
from orgaudit.model import NONE, Goal, Organization
from orgaudit.model.dataclass import dataclass
from orgaudit.model.number import number
from orgaudit.rules.goal_types import words


@dataclass(frozen=True, slots=True)
class SalesGoal:
    """A goal that names a sales KPI.

    ``text`` is normalised. ``kpis`` maps the category to the words found. ``is_declared``: they were read from ``kpi``.
    """

    goal: Goal
    text: str
    kpis: dict[str, str]
    target: str | None
    is_declared: bool

    @property
    def likeness_key(self) -> tuple[object, ...]:
        """All that a comparison looks at."""
        return self.text, tuple(self.kpis.items()), self.target, self.goal.target is None, self.is_declared


SALES_TYPES: Final = ("revenue", "volume")


@dataclass(frozen=True, slots=True)
class Likeness:
    """How a goal resembles a front goal with the same KPI. ``ratio`` is 0-1 over the texts."""

    front: SalesGoal
    kpi: str
    word: str
    same_target: bool
    ratio: float
    is_declared: bool

    def is_copy(self, similarity: float) -> bool:
        """Whether the goal takes over the front's target or its words."""
        return self.same_target or self.ratio >= similarity


def sales_goal(goal: Goal) -> SalesGoal | None:
    """Read a goal's sales KPI: from ``kpi`` where it is written, else from the text. ``None`` where it names none."""
    declared = words(goal.kpi)
    found = lexicon("sales_kpis").find(declared or goal.text)
    if not found:
        return None
    kpis = {match.category: match.word for match in reversed(found)}
    return SalesGoal(goal, normalised(goal.text), kpis, _target(goal), bool(declared))


def front_sales_goals(org: Organization) -> tuple[SalesGoal, ...]:
    """Return the sales goals of the front by first address, which no rename changes; of those that read alike the first."""
    offices = (department for department in org.departments if department.office == "front")
    goals = (goal for office in offices for goal in office.goals or ())
    found: dict[object, SalesGoal] = {}
    for goal in sorted(goals, key=lambda goal: org.identity("goal", goal.address)):
        front = sales_goal(goal) or (sales_figure(goal) if goal.type in SALES_TYPES else None)
        if front:
            found.setdefault(front.likeness_key, front)
    return tuple(found.values())


def sales_figure(goal: Goal) -> SalesGoal | None:
    """Read a goal of revenue or volume, or of no stated type, by its very words where no sales KPI is found in them.

    They are those of its ``kpi`` and of its text. Such a figure is one of sales only where a goal of the front that is stated to be of revenue or volume has
    the very same words.
    """
    if goal.type not in (*SALES_TYPES, None):
        return None
    declared, text = words(goal.kpi), normalised(goal.text)
    own = {normalised(said): said for said in (declared, goal.text) if said}
    return SalesGoal(goal, text, own, _target(goal), is_declared=bool(declared))


MOST_COMPARED: Final = 40_000_000
"""Signs of front goals times signs of others up to which each is held against each: some seconds; house default."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Front goals of a company with more than can be held against each other: by KPI, the first with given words or a given target."""

    by_words: Mapping[tuple[str, str], SalesGoal]
    by_target: Mapping[tuple[str, str | None], SalesGoal]

    def near(self, copy: SalesGoal) -> tuple[SalesGoal, ...]:
        """Return those that a goal may copy, and one of each KPI without a target, which leaves open whether it does."""
        found = [self.by_words.get((kpi, copy.text)) for kpi in copy.kpis]
        found += [self.by_target.get((kpi, target)) for kpi in copy.kpis for target in (copy.target, None)]
        return tuple({id(front): front for front in found if front}.values())


def comparable(fronts: tuple[SalesGoal, ...], others: Iterable[Goal]) -> tuple[SalesGoal, ...] | Alike:
    """Return the front goals to hold others against; where each against each would take too long, those by words and target."""
    signs = sum(len(goal.text) for goal in others)
    if signs * sum(len(front.text) for front in fronts) <= MOST_COMPARED:
        return fronts
    by_words: dict[tuple[str, str], SalesGoal] = {}
    by_target: dict[tuple[str, str | None], SalesGoal] = {}
    for front in fronts:
        for kpi in front.kpis:
            by_words.setdefault((kpi, front.text), front)
            by_target.setdefault((kpi, front.target), front)
    return Alike(by_words, by_target)


def likenesses(
    copy: SalesGoal, fronts: tuple[SalesGoal, ...] | Alike, similarity: float
) -> Iterator[Likeness]:
    """Compare a goal with every front goal that names the same KPI, or of too many with those that it may copy.

    ``ratio`` is exact wherever it reaches ``similarity`` or the target is the same; below that it is an upper bound,
    because comparing every pair of texts to the end takes too long in a large company.
    """
    from difflib import SequenceMatcher

    if isinstance(fronts, Alike):
        fronts, similarity = fronts.near(copy), 1.0

    # SequenceMatcher keeps what it learns about the second text, so the copy stands there.
    matcher = SequenceMatcher(None, "", copy.text, autojunk=False)
    for front in fronts:
        shared = sorted(copy.kpis.keys() & front.kpis.keys(), key=lambda kpi: (kpi == copy.text, kpi))
        if not shared:
            continue
        same_target = copy.target is not None and copy.target == front.target
        matcher.set_seq1(front.text)
        yield Likeness(
            front=front,
            kpi=shared[0],
            word=copy.kpis[shared[0]],
            same_target=same_target,
            ratio=_ratio(matcher, 0.0 if same_target else similarity),
            is_declared=copy.is_declared and front.is_declared,
        )


def _ratio(matcher: Any, least: float) -> float:
    if least >= 1.0:
        return float(matcher.a == matcher.b)
    for bound in (matcher.real_quick_ratio(), matcher.quick_ratio()):
        if bound < least:
            return float(bound)
    return float(matcher.ratio())


def _target(goal: Goal) -> str | None:
    """Write the target in one comparable way: the number with its unit, else the words, else the measure in the text."""
    amount = number(goal.target)
    if amount is not None:
        return normalised(f"{amount:g}{words(goal.unit)}")
    if isinstance(goal.target, str) and goal.target.strip():
        return normalised(f"{goal.target}{words(goal.unit)}").replace(" ", "")
    measure = measure_in(goal.text) if goal.target is not NONE else None
    return measure.replace(" ", "") if measure else None
