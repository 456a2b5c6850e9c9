"""Moves: findings that one action in one department settles, cut to what one can start with, ranked by what they return.

A move on duties costs its effort for each duty; a move on a department (a goal workshop, one boundary meeting)
costs it once. Hours are counted once for each duty and once for each department, whatever the number of findings.
A finding that is only inferred is a question, and no reason to act: it stands in no move.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from orgaudit.engine.score import COMPANY_SCALE, value
from orgaudit.engine.squares import square_of
from orgaudit.engine.urgency import next_date
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model import Duty, Organization
from orgaudit.model.dataclass import replace
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.results.audit_result import ImprovementMove, Weighed
from orgaudit.rules.spec import Gain, Move, Rule

ONCE_FOR_ALL = frozenset({Move.SET_GOALS, Move.WRITE_BOUNDARY, Move.REGROUP_DUTIES, Move.SPREAD_HOURS})
"""Moves that one workshop of the department settles, however many findings there are; house default."""

MOST_HOURS: Final = 80.0
MOST_SUBJECTS: Final = 10
"""What is larger is more than one move: nobody starts it as a whole; house defaults."""

YEARS_TO_PAY_BACK: Final = 5
"""A move whose effort is more than it returns in so many years waits for all others, unless something obliges to it; house default."""

_DEPARTMENT = -1
"""Stands among the identities of subjects for the department as a whole; no object has it."""


class _Hours(NamedTuple):
    """Hours a year that a move returns, by kind, and their sum weighted by confidence and urgency."""

    recoverable: float
    risk: float
    weighted: float


def gather(
    weighed: Iterable[Weighed], rules: Mapping[str, Rule], org: Organization
) -> tuple[ImprovementMove, ...]:
    """Collapse findings into moves of at most ten subjects and 80 hours, the worst subjects first.

    Information and what is only inferred are no reason to act and stay out. Ranked: moves with a critical finding first, by
    date; then those whose hours rest on written facts, then the others; within these by priority, then by points. What does
    not pay back within five years comes last.
    """
    everything = tuple(weighed)
    groups: dict[tuple[Move, str | None], list[Weighed]] = {}
    for item in everything:
        finding = item.finding
        if finding.severity is not Severity.INFO and finding.confidence is not Confidence.LOW:
            key = (rules[finding.rule].move, finding.subject.department_id)
            groups.setdefault(key, []).append(item)
    squares = sum(square_of(item.finding, rules) for item in everything)
    moves = [
        _move(move, department, items, rules, squares, more)
        for (move, department), group in groups.items()
        for items, more in _slices(move, group)
    ]
    moves.sort(key=lambda move: _order(move, org))
    return tuple([replace(move, rank=rank) for rank, move in enumerate(moves, start=1)])


def part_of(
    move: ImprovementMove, items: Iterable[Weighed], rules: Mapping[str, Rule], squares: float
) -> ImprovementMove:
    """Return the part of a move that settles only these of its findings; ``squares`` is the company's sum of weights."""
    part = _move(move.move, move.department, list(items), rules, squares, move.more)
    gate0 = move.gate0 and any(item.priority.gate0 for item in part.items)
    return replace(part, rank=move.rank, gate0=gate0)


def points_gained(squares: float, settled: float) -> float:
    """Return the points that a score gains where so much of a sum of squared weights goes."""
    return round(value(max(squares - settled, 0.0), COMPANY_SCALE) - value(squares, COMPANY_SCALE), 4)


def obliges(item: Weighed) -> bool:
    """Whether a finding must be settled whatever that returns: it is critical, or a law or a contract sets its deadline."""
    subject = item.finding.subject
    bound = isinstance(subject, Duty) and subject.deadline in ("legal", "contract")
    return item.finding.severity is Severity.CRITICAL or bound


def next_due(items: Iterable[Weighed], org: Organization) -> date:
    """Return the next date of what is critical among findings; the end of time where there is none."""
    critical = (item.finding.subject for item in items if item.finding.severity is Severity.CRITICAL)
    return min((next_date(subject, org) or date.max for subject in critical), default=date.max)


def _slices(move: Move, items: list[Weighed]) -> Iterator[tuple[list[Weighed], int]]:
    """Yield a move's findings in slices, whole subjects in their order, each with the number of subjects after it."""
    by_subject: dict[int, list[Weighed]] = {}
    for item in items:
        by_subject.setdefault(id(item.finding.subject), []).append(item)
    waiting = list(by_subject.values())
    while waiting:
        taken, hours = 0, 0.0
        for own in waiting[:MOST_SUBJECTS]:
            effort = max(item.priority.effort_hours for item in own)
            hours = max(hours, effort) if move in ONCE_FOR_ALL else hours + effort
            if taken and hours > MOST_HOURS:
                break
            taken += 1
        part, waiting = waiting[:taken], waiting[taken:]
        yield [item for own in part for item in own], len(waiting)


def _order(move: ImprovementMove, org: Organization) -> tuple[object, ...]:
    critical = move.is_critical
    return (
        not move.pays_back,
        not critical,
        next_due(move.items, org) if critical else date.max,
        not (critical or move.rests_on_facts),
        -move.score,
        -move.points,
        move.move,
        move.department or "",
        -move.more,
    )


def _move(
    move: Move,
    department: str | None,
    items: list[Weighed],
    rules: Mapping[str, Rule],
    squares: float,
    more: int,
) -> ImprovementMove:
    # Each element of a company is one object, so its identity tells it apart without writing out its address.
    subjects = [id(item.finding.subject) for item in items]
    effort = _effort(move, items, subjects)
    hours = _once(items, subjects, rules)
    returned = hours.recoverable + hours.risk
    return ImprovementMove(
        rank=0,  # given once all are sorted
        move=move,
        department=department,
        effort_hours=effort,
        recoverable_hours=round(hours.recoverable, 1),
        risk_hours=round(hours.risk, 1),
        points=points_gained(squares, sum(square_of(item.finding, rules) for item in items)),
        gate0=any(item.priority.gate0 for item in items),
        score=round(hours.weighted / effort, 4) if effort else 0.0,
        items=tuple(items),
        more=more,
        pays_back=not returned or effort <= returned * YEARS_TO_PAY_BACK or any(map(obliges, items)),
    )


def _effort(move: Move, items: list[Weighed], subjects: list[int]) -> float:
    by_subject: dict[int, float] = {}
    for item, subject in zip(items, subjects, strict=True):
        effort = item.priority.effort_hours
        if effort > by_subject.get(subject, 0.0):
            by_subject[subject] = effort
    return max(by_subject.values(), default=0.0) if move in ONCE_FOR_ALL else sum(by_subject.values())


def _once(items: list[Weighed], subjects: list[int], rules: Mapping[str, Rule]) -> _Hours:
    """Sum the hours returned: what duties give back adds up, stop losses count once a duty, shares once a department."""
    recoverable = weighted = 0.0
    risks: dict[int, float] = {}
    share = 0.0
    largest_weighted: dict[int, float] = {}
    for item, subject in zip(items, subjects, strict=True):
        priority = item.priority
        term = priority.confidence * priority.urgency
        hours = priority.recoverable_hours
        if rules[item.finding.rule].gain is Gain.SHARE_OF_DEPARTMENT:
            share = max(share, hours)
            _keep_largest(largest_weighted, _DEPARTMENT, hours * term)
        else:
            recoverable += hours
            weighted += hours * term
        if priority.risk_hours:
            _keep_largest(risks, subject, priority.risk_hours)
            _keep_largest(largest_weighted, subject, priority.risk_hours * term)
    return _Hours(recoverable + share, sum(risks.values()), weighted + sum(largest_weighted.values()))


def _keep_largest(largest: dict[int, float], key: int, hours: float) -> None:
    if hours > largest.get(key, 0.0):
        largest[key] = hours
