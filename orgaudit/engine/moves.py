"""Moves: findings that one action in one department settles, ranked by what they return.

A move on duties costs its effort for each duty; a move on a department (a goal workshop, one boundary meeting)
costs it once. Hours are counted once for each duty and once for each department, whatever the number of findings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

from orgaudit.engine.score import COMPANY_SCALE, square_of, value
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.results.audit_result import ImprovementMove, Weighed
from orgaudit.rules.spec import Gain, Move, Rule

ONCE_FOR_ALL = frozenset({Move.SET_GOALS, Move.WRITE_BOUNDARY, Move.REGROUP_DUTIES, Move.SPREAD_HOURS})
"""Moves that one workshop of the department settles, however many findings there are; house default."""

_DEPARTMENT = -1
"""Stands among the identities of subjects for the department as a whole; no object has it."""


class _Hours(NamedTuple):
    """Hours a year that a move returns, by kind, and their sum weighted by confidence and urgency."""

    recoverable: float
    risk: float
    weighted: float


def gather(weighed: Iterable[Weighed], rules: Mapping[str, Rule]) -> tuple[ImprovementMove, ...]:
    """Collapse findings into moves. Information-level findings are no reason to act and stay out.

    Ranked: gate 0 first; what rests on inferred findings alone last, as it begins with asking whether they hold; between
    them by weighted hours returned for each hour of effort, then by points.
    """
    everything = tuple(weighed)
    groups: dict[tuple[Move, str | None], list[Weighed]] = {}
    for item in everything:
        finding = item.finding
        if finding.severity is not Severity.INFO:
            key = (rules[finding.rule].move, finding.subject.department_id)
            groups.setdefault(key, []).append(item)
    squares = sum(square_of(item.finding, rules) for item in everything)
    moves = [_move(move, department, items, rules, squares) for (move, department), items in groups.items()]
    moves.sort(key=_order)
    return tuple(replace(move, rank=rank) for rank, move in enumerate(moves, start=1))


def part_of(
    move: ImprovementMove, items: Iterable[Weighed], rules: Mapping[str, Rule], squares: float
) -> ImprovementMove:
    """Return the part of a move that settles only these of its findings; ``squares`` is the company's sum of weights."""
    part = _move(move.move, move.department, list(items), rules, squares)
    return replace(part, rank=move.rank, gate0=move.gate0 and any(i.priority.gate0 for i in part.items))


def is_inferred(move: ImprovementMove) -> bool:
    """Whether none of the findings behind a move is confirmed yet."""
    return all(item.finding.confidence is Confidence.LOW for item in move.items)


def points_gained(squares: float, settled: float) -> float:
    """Return the points that a score gains where so much of a sum of squared weights goes."""
    return round(value(max(squares - settled, 0.0), COMPANY_SCALE) - value(squares, COMPANY_SCALE), 4)


def _order(move: ImprovementMove) -> tuple[bool, bool, float, float, str, str]:
    inferred = not move.gate0 and is_inferred(move)
    return (not move.gate0, inferred, -move.score, -move.points, move.move, move.department or "")


def _move(
    move: Move, department: str | None, items: list[Weighed], rules: Mapping[str, Rule], squares: float
) -> ImprovementMove:
    # Each element of a company is one object, so its identity tells it apart without writing out its address.
    subjects = [id(item.finding.subject) for item in items]
    effort = _effort(move, items, subjects)
    hours = _once(items, subjects, rules)
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
