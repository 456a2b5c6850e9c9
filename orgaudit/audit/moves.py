"""Moves: findings that one action in one department settles, ranked by what they return.

A move on duties costs its effort for each duty; a move on a department (a goal workshop, one boundary meeting)
costs it once. Hours are counted once for each duty and once for each department, whatever the number of findings.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from orgaudit.audit.result import ImprovementMove, Weighed
from orgaudit.findings.severity import Severity
from orgaudit.rules.spec import Gain, Move, Rule

ONCE_FOR_ALL = frozenset({Move.SET_GOALS, Move.WRITE_BOUNDARY, Move.REGROUP_DUTIES, Move.SPREAD_HOURS})
"""Moves that one workshop of the department settles, however many findings there are; house default."""

_DEPARTMENT = -1
"""Stands among the identities of subjects for the department as a whole; no object has it."""


def gather(weighed: Iterable[Weighed], rules: Mapping[str, Rule]) -> tuple[ImprovementMove, ...]:
    """Collapse findings into moves. Information-level findings are no reason to act and stay out.

    Ranked: gate 0 first, then by weighted hours returned for each hour of effort, then by points.
    """
    groups: dict[tuple[Move, str | None], list[Weighed]] = {}
    for item in weighed:
        finding = item.finding
        if finding.severity is not Severity.INFO:
            key = (rules[finding.rule].move, finding.subject.department_id)
            groups.setdefault(key, []).append(item)
    moves = [_move(move, department, items, rules) for (move, department), items in groups.items()]
    moves.sort(key=lambda move: (not move.gate0, -move.score, -move.points, move.move, move.department or ""))
    return tuple(replace(move, rank=rank) for rank, move in enumerate(moves, start=1))


def _move(
    move: Move, department: str | None, items: list[Weighed], rules: Mapping[str, Rule]
) -> ImprovementMove:
    # Each element of a company is one object, so its identity tells it apart without writing out its address.
    subjects = [id(item.finding.subject) for item in items]
    effort = _effort(move, items, subjects)
    returned, weighted = _once(items, subjects, rules)
    return ImprovementMove(
        rank=0,  # given once all are sorted
        move=move,
        department=department,
        effort_hours=effort,
        hours_returned=round(returned, 1),
        points=round(sum(item.points for item in items), 4),
        gate0=any(item.priority.gate0 for item in items),
        score=round(weighted / effort, 4) if effort else 0.0,
        items=tuple(items),
    )


def _effort(move: Move, items: list[Weighed], subjects: list[int]) -> float:
    by_subject: dict[int, float] = {}
    for item, subject in zip(items, subjects, strict=True):
        effort = item.priority.effort_hours
        if effort > by_subject.get(subject, 0.0):
            by_subject[subject] = effort
    return max(by_subject.values(), default=0.0) if move in ONCE_FOR_ALL else sum(by_subject.values())


def _once(items: list[Weighed], subjects: list[int], rules: Mapping[str, Rule]) -> tuple[float, float]:
    """Sum the hours returned, plain and weighted by confidence and urgency.

    Recoverable hours add up, stop losses count once a duty, shares once a department.
    """
    plain = weighted = 0.0
    largest: dict[int, float] = {}
    largest_weighted: dict[int, float] = {}
    for item, subject in zip(items, subjects, strict=True):
        priority = item.priority
        term = priority.confidence * priority.urgency
        hours = priority.recoverable_hours
        if rules[item.finding.rule].gain is Gain.SHARE_OF_DEPARTMENT:
            _keep_largest(largest, _DEPARTMENT, hours)
            _keep_largest(largest_weighted, _DEPARTMENT, hours * term)
        else:
            plain += hours
            weighted += hours * term
        if priority.risk_hours:
            _keep_largest(largest, subject, priority.risk_hours)
            _keep_largest(largest_weighted, subject, priority.risk_hours * term)
    return plain + sum(largest.values()), weighted + sum(largest_weighted.values())


def _keep_largest(largest: dict[int, float], key: int, hours: float) -> None:
    if hours > largest.get(key, 0.0):
        largest[key] = hours
