"""An improvement plan as values without words."""

from datetime import date
from typing import Literal

from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult, ImprovementMove, Weighed
from orgaudit.results.gate import Gate
from orgaudit.rules.move_order import LadderStep, Reason

Aim = Literal["hours", "score"]
Method = Literal[
    "everything", "foremost", "exact", "bounded", "compared", "by_weight", "trimmed", "untrimmed"
]
"""How the moves were chosen.

``everything``: none was left out. ``foremost``: no limit was
asked for, but there are too many to try them all out, so the first of the ranking stand. ``exact``: no other choice is better. ``bounded``: a good choice with
a bound on how much better the best could be. ``compared``: of the choices of most weight for this budget and
for smaller ones, tried out, the one that ends at the highest score. ``by_weight``: the least effort as far as the findings' own weights tell, tried
out. ``trimmed``: a sufficient choice from which nothing can be dropped. ``untrimmed``: a sufficient one, tried out, too large to try dropping from.
"""

Barrier = Literal["automation", "outsourcing", "paper"]


@dataclass(frozen=True, slots=True)
class PlanRequest:
    """What is asked: hours to spend (``None``: no limit), over how many quarters, whether only to pass the gate."""

    budget_hours: float | None = None
    quarters: int | None = None
    to_pass: bool = False
    aim: Aim = "hours"


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """The number of a step that comes before another one, and why."""

    step: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class SharedOut:
    """How far hours of a department are shared out: the most that one person carries a month, and its share (0-1) of all."""

    department: str
    hours_before: float
    hours_after: float
    share_before: float
    share_after: float


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step: a move with what it still has to settle when its turn comes.

    ``points`` is what the score gained by it when it was tried out on the company as the steps before left it; ``score`` and
    the hours ``returned`` a year are those after it. ``opened`` are findings that come with it, ``along`` counts those that went
    besides its own, and ``returned_along`` are the hours of moves that it settles as a whole in passing. ``head`` is the id of the person who heads the department; ``quarter`` counts from 1,
    ``shared_out`` says how far each department's hours are shared out where the move does that.
    """

    number: int
    move: ImprovementMove
    ladder: LadderStep
    head: str | None
    after: tuple[Prerequisite, ...]
    points: float
    score: float | None
    returned: float
    opened: tuple[Weighed, ...]
    along: int
    starts: date
    ends: date
    returned_along: float = 0.0
    shared_out: tuple[SharedOut, ...] = ()
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class HeldBack:
    """A move that a barrier forbids for now: ``state`` is the code of what opens it, ``steps`` the steps that do."""

    move: ImprovementMove
    barrier: Barrier
    state: str
    steps: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A whole plan. ``returned`` are the hours a year that all its moves return, what is settled along the way included.

    ``due`` of ``due_of`` are the obligations with a date within 90 days, or past, that its moves settle, ``weight`` is the squared weight of
    their findings. ``left_out`` are moves that it does without; ``bound`` is the share (0-1) of the best possible that the choice is known to
    reach. ``before`` and ``after`` are the gate on the company as it is and as the plan leaves it; where no plan makes it
    pass, ``after`` is that of a company in which every move was made. ``quarter_hours`` is what fits into a quarter. ``alone`` are the
    steps that were tried out by themselves; those behind them were in groups, and what a group gains is shared out among its steps.
    """

    request: PlanRequest
    present: AuditResult
    result: AuditResult
    steps: tuple[PlanStep, ...]
    returned: float
    due: int
    due_of: int
    weight: int
    left_out: tuple[ImprovementMove, ...]
    held_back: tuple[HeldBack, ...]
    method: Method
    bound: float
    before: Gate
    after: Gate
    quarter_hours: float | None = None
    alone: int = 0

    @property
    def effort_hours(self) -> float:
        """Hours that the whole plan takes."""
        return sum(step.move.effort_hours for step in self.steps)

    @property
    def passes(self) -> bool:
        """Whether the gate passes once the plan is carried out."""
        return self.after.passed

    @property
    def is_impossible(self) -> bool:
        """Whether the gate was to pass and no choice of moves makes it."""
        return self.request.to_pass and not self.passes
