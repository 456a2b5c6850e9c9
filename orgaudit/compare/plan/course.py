"""The course of a plan: pieces in order, each tried out on the company as those before it left it."""

from collections.abc import Collection, Sequence
from typing import Final

from orgaudit.compare.plan.pieces import Piece, Pieces
from orgaudit.compare.plan.settling import settled
from orgaudit.engine.cells import key_of
from orgaudit.engine.home import home_of
from orgaudit.engine.moves import part_of
from orgaudit.engine.standing import Standing, standing_of
from orgaudit.findings.finding import Finding
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.organization import Organization
from orgaudit.model.succession import forget
from orgaudit.results.audit_result import AuditResult, ImprovementMove, Weighed

MOST_KEPT: Final = 500
"""Duties up to which every company on the way keeps its look-ups; of larger ones, hundreds would take gigabytes."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One piece carried out: what it still had to settle, and the company after it.

    ``opened`` are findings that were not there before; ``along`` counts those that went besides its own.
    """

    piece: Piece
    move: ImprovementMove
    after: Standing
    opened: tuple[Weighed, ...]
    along: int


def in_order(chosen: Collection[int], pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return the chosen pieces by rank, each after what comes before it."""
    ordered: dict[int, Piece] = {}

    def visit(piece: Piece, above: frozenset[int]) -> None:
        for link in piece.before:
            if link.piece in chosen and link.piece not in above and link.piece not in ordered:
                visit(pieces[link.piece], above | {piece.number})
        ordered.setdefault(piece.number, piece)

    for number in sorted(chosen):
        visit(pieces[number], frozenset())
    return tuple(ordered.values())


class Course:
    """Carries pieces out one after the other. What was tried once is kept, for a search asks for the same beginnings."""

    def __init__(self, present: AuditResult, choice: Pieces) -> None:
        self.present = standing_of(present)
        self._choice = choice
        self._stages: dict[tuple[int, int], tuple[int, Stage | None]] = {}
        self._together: dict[frozenset[int], Standing] = {}

    def stages(self, chosen: Collection[int]) -> tuple[Stage, ...]:
        """Return the stages of the chosen pieces in order; what was settled along the way has none."""
        found: list[Stage] = []
        path = 0  # the number of the beginning that was carried out so far
        for piece in in_order(chosen, self._choice.pieces):
            step = (path, piece.number)
            if step not in self._stages:
                before = found[-1].after if found else self.present
                self._stages[step] = (len(self._stages) + 1, self._stage(piece, before))
                if found and len(before.org.duties) > MOST_KEPT:
                    forget(before.org)
            path, stage = self._stages[step]
            if stage is not None:
                found.append(stage)
        return tuple(found)

    def after(self, chosen: Collection[int]) -> Standing:
        """Return the company once the chosen pieces are carried out."""
        stages = self.stages(chosen)
        return stages[-1].after if stages else self.present

    def at_once(self, chosen: Collection[int]) -> Standing:
        """Return the company with all chosen pieces carried out together: nearly the same, and much sooner."""
        key = frozenset(chosen)
        if key not in self._together:
            pieces = in_order(key, self._choice.pieces)
            findings = [item.finding for piece in pieces for item in piece.move.items]
            self._together[key] = settled(self.present, findings).standing if findings else self.present
        return self._together[key]

    def _stage(self, piece: Piece, before: Standing) -> Stage | None:
        origin = self.present.org
        wanted = [(item, _now(item.finding, origin, before)) for item in piece.move.items]
        left = [(item, finding) for item, finding in wanted if finding is not None]
        if not left:
            return None
        after = settled(before, (finding for _, finding in left)).standing
        move = piece.move
        if len(left) < len(move.items):
            part = part_of(move, (item for item, _ in left), before.rules, self._choice.squares)
            # What others settled of it costs nothing any more, but it is settled, and returns what it returns.
            move = replace(move, effort_hours=part.effort_hours, items=part.items)
        homes = after.differing(before)
        were = {key for home in homes if home in before.cells for key in before.cells[home].keys}
        told = {key_of(item, before.org) for item in _kept(before, homes)}
        are = {key_of(item, after.org): item for item in _kept(after, homes)}
        opened = [item for key, item in are.items() if key not in were]
        return Stage(
            piece=piece,
            move=move,
            after=after,
            opened=after.in_order(opened),
            along=max(len(told - are.keys()) - len(left), 0),
        )


def _now(finding: Finding, origin: Organization, before: Standing) -> Finding | None:
    """Return a finding of the present company as it stands now, inside another one or by itself; ``None`` where it went."""
    found = before.found(key_of(finding, origin), home_of(finding.subject))
    return found[-1] if found else None


def _kept(standing: Standing, homes: Collection[str]) -> list[Finding]:
    return [item for home in homes if home in standing.cells for item in standing.cells[home].kept]
