"""What a plan chooses from: moves, cut where something else depends on one part of them, without what a barrier forbids."""

from collections.abc import Iterable, Mapping
from typing import Final

from orgaudit.engine.moves import part_of
from orgaudit.engine.squares import square_of
from orgaudit.findings.hit import Subject
from orgaudit.model import Duty
from orgaudit.model.dataclass import dataclass
from orgaudit.results.audit_result import AuditResult, ImprovementMove, Weighed
from orgaudit.results.plan import Barrier, HeldBack
from orgaudit.rules.gates import automation_gate, paperless_gate
from orgaudit.rules.move_order import DEPENDENCIES, Dependency, Reason
from orgaudit.rules.spec import Move
from orgaudit.rules.workload.outsource_gate import outsource_gate

_FIRST_OF: Final[Mapping[Move, tuple[Dependency, ...]]] = {
    move: tuple(item for item in DEPENDENCIES if item.first is move) for move in Move
}

OPENED_BY: Final[Mapping[str, tuple[Move, ...]]] = {
    "scope_unwritten": (Move.WRITE_MANUAL, Move.SECURE_DUTY),
    "owner_missing": (Move.NAME_OWNER,),
    "name_owner_and_write_manual": (Move.NAME_OWNER, Move.WRITE_MANUAL, Move.SECURE_DUTY),
    "digitise_input": (Move.GO_PAPERLESS, Move.REPLACE_FAX, Move.ABOLISH_SEALS),
}
"""State of a barrier -> the moves that open it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A piece, by its number, that comes before another, and why; ``needed`` where the other must not go without it."""

    piece: int
    reason: Reason
    needed: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A move, or the part of one that others depend on. ``squares`` is the squared weight of its findings."""

    number: int
    move: ImprovementMove
    squares: float
    before: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Pieces:
    """All that a plan chooses from, in the order of the ranking, and what is held back."""

    pieces: tuple[Piece, ...]
    held_back: tuple[HeldBack, ...]
    squares: float


def pieces_of(result: AuditResult) -> Pieces:
    """Cut the moves of a result into pieces."""
    rules = result.rules
    squares = sum(square_of(item.finding, rules) for item in result.findings)
    held: list[HeldBack] = []
    allowed: list[ImprovementMove] = []
    for move in result.moves:
        free: list[Weighed] = []
        shut: dict[tuple[Barrier, str], list[Weighed]] = {}
        for item in move.items:
            barrier = _barrier(move.move, item.finding.subject)
            (free if barrier is None else shut.setdefault(barrier, [])).append(item)
        held += [
            HeldBack(part_of(move, items, rules, squares), name, state)
            for (name, state), items in shut.items()
        ]
        if free:
            allowed.append(part_of(move, free, rules, squares))
    beside = _by_element(allowed)
    cut = [part for move in allowed for part in _parts(move, beside, result, squares)]
    numbered = [
        Piece(number, move, sum(square_of(item.finding, rules) for item in move.items))
        for number, move in enumerate(cut)
    ]
    return Pieces(tuple(_linked(numbered)), tuple(held), squares)


def _barrier(move: Move, subject: Subject) -> tuple[Barrier, str] | None:
    """Return the barrier that forbids a move for a duty, with the code of what opens it."""
    if not isinstance(subject, Duty):
        return None
    match move:
        case Move.AUTOMATE:
            reading = automation_gate(subject)
            return None if reading.verdict == "candidate" else ("automation", str(reading.next_action))
        case Move.GIVE_TO_SPECIALIST:
            state = outsource_gate(subject)
            return None if state in ("open", "licensed") else ("outsourcing", state)
        case Move.GO_PAPERLESS | Move.ABOLISH_SEALS if paperless_gate(subject) == "keep":
            return "paper", "keep"
    return None


def _elements(item: Weighed) -> frozenset[str]:
    """Return what a finding is about, so that moves on the same thing meet: its subject, and the handoffs of a process."""
    subject = item.finding.subject
    own = f"{subject.kind}:{subject.address}"
    handoffs = (f"handoff:{handoff.id}" for handoff in getattr(subject, "handoffs", ()))
    return frozenset((own, *handoffs))


def _by_element(moves: Iterable[ImprovementMove]) -> dict[str, list[ImprovementMove]]:
    """Return which moves are about each element."""
    found: dict[str, list[ImprovementMove]] = {}
    for move in moves:
        for element in _keys(move):
            found.setdefault(element, []).append(move)
    return found


def _dependents(
    move: ImprovementMove, item: Weighed, others: Mapping[str, Iterable[ImprovementMove]]
) -> frozenset[int]:
    """Return the ranks of the moves that must not be made on the same element before this one."""
    after = {link.then for link in _FIRST_OF[move.move] if link.needed}
    if not after:
        return frozenset()
    beside = (other for element in _elements(item) for other in others.get(element, ()))
    return frozenset(other.rank for other in beside if other.move in after)


def _parts(
    move: ImprovementMove,
    others: Mapping[str, Iterable[ImprovementMove]],
    result: AuditResult,
    squares: float,
) -> Iterable[ImprovementMove]:
    """Cut a move so that what others wait for stands apart from the rest."""
    groups: dict[frozenset[int], list[Weighed]] = {}
    for item in move.items:
        groups.setdefault(_dependents(move, item, others), []).append(item)
    if len(groups) == 1:
        return (move,)
    return tuple(part_of(move, items, result.rules, squares) for items in groups.values())


def _linked(pieces: list[Piece]) -> Iterable[Piece]:
    by_key: dict[tuple[Move, str], list[int]] = {}
    for piece in pieces:
        for key in (*_keys(piece.move), f"home:{piece.move.department}"):
            by_key.setdefault((piece.move.move, key), []).append(piece.number)
    for piece in pieces:
        keys = set(_keys(piece.move))
        if piece.move.move is Move.UPDATE_CHARTER:  # a charter is about all that its department does
            keys.add(f"home:{piece.move.department}")
        links = (
            Link(number, dependency.reason, dependency.needed)
            for dependency in DEPENDENCIES
            if dependency.then is piece.move.move
            for number in sorted({own for key in keys for own in by_key.get((dependency.first, key), ())})
        )
        yield Piece(piece.number, piece.move, piece.squares, tuple(links))


def _keys(move: ImprovementMove) -> frozenset[str]:
    return frozenset[str]().union(*map(_elements, move.items))
