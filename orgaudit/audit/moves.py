"""Moves: findings that one action in one department settles, ranked by what they return.

A move on duties costs its effort for each duty; a move on a department (a goal workshop, one boundary meeting)
costs it once. Hours are counted once for each duty and once for each department, whatever the number of findings.
"""

from collections.abc import Iterable, Mapping

from orgaudit.audit.result import ImprovementMove, Weighed
from orgaudit.rules.spec import Gain, Move, Rule

ONCE_FOR_ALL = frozenset({Move.SET_GOALS, Move.WRITE_BOUNDARY, Move.REGROUP_DUTIES, Move.SPREAD_HOURS})
"""Moves that one workshop of the department settles, however many findings there are; house default."""


def gather(weighed: Iterable[Weighed], rules: Mapping[str, Rule]) -> tuple[ImprovementMove, ...]:
    """Collapse findings into moves. Information-level findings are no reason to act and stay out.

    Ranked: gate 0 first, then by weighted hours returned for each hour of effort, then by points.
    """
    groups: dict[tuple[Move, str | None], list[Weighed]] = {}
    for item in weighed:
        if item.finding.severity.rank:
            key = (rules[item.finding.rule].move, item.finding.subject.department_id)
            groups.setdefault(key, []).append(item)
    moves = [_move(move, department, items, rules) for (move, department), items in groups.items()]
    moves.sort(key=lambda move: (not move.gate0, -move.score, -move.points, move.move, move.department or ""))
    return tuple(
        ImprovementMove(
            rank=rank,
            move=move.move,
            department=move.department,
            effort_hours=move.effort_hours,
            hours_returned=move.hours_returned,
            points=move.points,
            gate0=move.gate0,
            score=move.score,
            items=move.items,
        )
        for rank, move in enumerate(moves, start=1)
    )


def _move(
    move: Move, department: str | None, items: list[Weighed], rules: Mapping[str, Rule]
) -> ImprovementMove:
    effort = _effort(move, items)
    returned = _once(items, rules, weighted=False)
    weighted = _once(items, rules, weighted=True)
    return ImprovementMove(
        rank=0,
        move=move,
        department=department,
        effort_hours=effort,
        hours_returned=round(returned, 1),
        points=round(sum(item.points for item in items), 4),
        gate0=any(item.priority.gate0 for item in items),
        score=round(weighted / effort, 4) if effort else 0.0,
        items=tuple(items),
    )


def _effort(move: Move, items: list[Weighed]) -> float:
    by_subject: dict[str, float] = {}
    for item in items:
        known = by_subject.get(item.finding.subject_key, 0.0)
        by_subject[item.finding.subject_key] = max(known, item.priority.effort_hours)
    return max(by_subject.values()) if move in ONCE_FOR_ALL else sum(by_subject.values())


def _once(items: list[Weighed], rules: Mapping[str, Rule], *, weighted: bool) -> float:
    """Sum the hours returned: recoverable hours add up, stop losses count once a duty, shares once a department."""
    recoverable = 0.0
    largest: dict[str, float] = {}
    for item in items:
        term = item.priority.confidence * item.priority.urgency if weighted else 1.0
        if rules[item.finding.rule].gain is Gain.SHARE_OF_DEPARTMENT:
            _keep_largest(largest, "department", item.priority.recoverable_hours * term)
        else:
            recoverable += item.priority.recoverable_hours * term
        _keep_largest(largest, item.finding.subject_key, item.priority.risk_hours * term)
    return recoverable + sum(largest.values())


def _keep_largest(largest: dict[str, float], key: str, hours: float) -> None:
    largest[key] = max(largest.get(key, 0.0), hours)
