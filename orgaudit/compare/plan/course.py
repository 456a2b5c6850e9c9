"""The course of a plan: pieces in order, each tried out on the company as those before it left it."""

from collections.abc import Collection, Iterable, Sequence

from orgaudit.compare.plan.pieces import Piece, Pieces
from orgaudit.compare.plan.settling import Key, key_of, settled
from orgaudit.compare.simulate.simulate import Judge
from orgaudit.engine.moves import part_of
from orgaudit.findings.finding import Finding
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.results.audit_result import AuditResult, ImprovementMove, Weighed


@dataclass(frozen=True, slots=True)
class Stage:
    """One piece carried out: what it still had to settle, and the company after it.

    ``opened`` are findings that were not there before; ``along`` counts those that went besides its own.
    """

    piece: Piece
    move: ImprovementMove
    result: AuditResult
    opened: tuple[Weighed, ...]
    along: int


def in_order(chosen: Collection[int], pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the chosen pieces by rank, each after what comes before it."""
    ordered: dict[int, Piece] = {}

    def visit(piece: Piece, above: frozenset[int]) -> None:
        for link in piece.before:
            if link.piece in chosen and link.piece not in above:
                visit(pieces[link.piece], above | {piece.number})
        ordered.setdefault(piece.number, piece)

    for number in sorted(chosen):
        visit(pieces[number], frozenset())
    return tuple(ordered.values())


class Course:
    """Carries pieces out one after the other. What was tried once is kept, for a search asks for the same beginnings."""

    def __init__(self, present: AuditResult, choice: Pieces, judge: Judge) -> None:
        self._present = present
        self._choice = choice
        self._judge = judge
        self._stages: dict[tuple[int, ...], Stage | None] = {}
        self._together: dict[frozenset[int], AuditResult] = {}

    def stages(self, chosen: Collection[int]) -> tuple[Stage, ...]:
        """Return the stages of the chosen pieces in order; what was settled along the way has none."""
        found: list[Stage] = []
        path: tuple[int, ...] = ()
        for piece in in_order(chosen, self._choice.pieces):
            before = found[-1].result if found else self._present
            path = (*path, piece.number)
            if path not in self._stages:
                self._stages[path] = self._stage(piece, before)
            stage = self._stages[path]
            if stage is not None:
                found.append(stage)
        return tuple(found)

    def result(self, chosen: Collection[int]) -> AuditResult:
        """Return the audit of the company once the chosen pieces are carried out."""
        stages = self.stages(chosen)
        return stages[-1].result if stages else self._present

    def at_once(self, chosen: Collection[int]) -> AuditResult:
        """Return the audit of the company with all chosen pieces carried out together: nearly the same, and much sooner."""
        key = frozenset(chosen)
        if key not in self._together:
            pieces = in_order(key, self._choice.pieces)
            findings = [item.finding for piece in pieces for item in piece.move.items]
            self._together[key] = (
                settled(self._present, findings, self._judge).result if findings else self._present
            )
        return self._together[key]

    def _stage(self, piece: Piece, before: AuditResult) -> Stage | None:
        now = dict(_keyed(before))
        origin = self._present.organization
        wanted = [(item, now.get(key_of(item.finding, origin))) for item in piece.move.items]
        left = [(item, finding) for item, finding in wanted if finding is not None]
        if not left:
            return None
        after = settled(before, (finding for _, finding in left), self._judge).result
        then = {key_of(item.finding, after.organization): item for item in after.findings}
        move = piece.move
        if len(left) < len(move.items):
            rules = self._present.rules
            part = part_of(move, (item for item, _ in left), rules, self._choice.squares)
            # What others settled of it costs nothing any more, but it is settled, and returns what it returns.
            move = replace(move, effort_hours=part.effort_hours, items=part.items)
        told = {key_of(item.finding, before.organization) for item in before.findings}
        return Stage(
            piece=piece,
            move=move,
            result=after,
            opened=tuple(item for key, item in then.items() if key not in now),
            along=max(len(told - then.keys()) - len(left), 0),
        )


def _keyed(result: AuditResult) -> Iterable[tuple[Key, Finding]]:
    for item in result.findings:
        for finding in (*item.finding.absorbed, item.finding):
            yield key_of(finding, result.organization), finding
