"""The course of a plan: pieces in order, each tried out on the company as those before it left it; of very many the later ones in groups."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Final

from orgaudit.compare.plan.pieces import Piece, Pieces
from orgaudit.compare.plan.settling import fixed, settled
from orgaudit.engine.cells import key_of
from orgaudit.engine.home import home_of
from orgaudit.engine.moves import part_of
from orgaudit.engine.score import COMPANY_SCALE, DECIMALS, value
from orgaudit.engine.squares import square_of
from orgaudit.engine.standing import Standing, standing_of
from orgaudit.findings.finding import Finding
from orgaudit.model import Organization
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.model.delta import delta
from orgaudit.model.succession import forget
from orgaudit.results.audit_result import AuditResult, ImprovementMove, Weighed

ALONE_UP_TO: Final = 250
"""Pieces of a course up to which each is tried out by itself; house default."""

FIRST_ALONE: Final = 50
"""Pieces of a longer course that still are: what is carried out before anybody looks again; house default."""

GROUPS: Final = 4
"""Groups in which the rest of it is tried out, however many they are, so that a course costs no more than a few audits."""

MOST_JUDGED: Final = 400_000
"""Judgements that trying pieces out by themselves may take in a course, however many they are: about two audits of 10,000 duties, or some
three seconds; house default. Mends that many departments share, such as one owner in place of two, make rules judge the whole company again each time."""

MOST_KEPT: Final = 500
"""Duties up to which every company on the way keeps its look-ups; of larger ones, hundreds would take gigabytes."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One piece carried out: what it still had to settle, the company before and after it, and the score that it leads to.

    ``opened`` are findings that were not there before; ``along`` counts those that went besides its own. Pieces of a group share the
    company before and after it, what comes with the group stands with its last piece, and the score goes by the weight of what each settles.
    """

    piece: Piece
    move: ImprovementMove
    before: Standing
    after: Standing
    score: float | None
    opened: tuple[Weighed, ...]
    along: int
    is_alone: bool = True


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
        self._judged: dict[tuple[int, int], int] = {}
        self._grouped: dict[tuple[int, tuple[int, ...]], tuple[int, tuple[Stage, ...]]] = {}
        self._together: dict[frozenset[int], Standing] = {}

    def stages(self, chosen: Collection[int]) -> tuple[Stage, ...]:
        """Return the stages of the chosen pieces in order; what was settled along the way has none."""
        found: list[Stage] = []
        ordered = in_order(chosen, self._choice.pieces)
        alone = len(ordered) if len(ordered) <= ALONE_UP_TO else FIRST_ALONE
        path, judged = 0, 0  # path: the number of the beginning that was carried out so far
        for number, piece in enumerate(ordered[:alone]):
            if judged > MOST_JUDGED:
                alone = number
                break
            step = (path, piece.number)
            before = found[-1].after if found else self.present
            if step not in self._stages:
                done = before.work.judgements
                self._stages[step] = (self._next(), self._stage(piece, before))
                self._judged[step] = before.work.judgements - done
                self._let_go(before)
            path, stage = self._stages[step]
            judged += self._judged[step]
            if stage is not None:
                found.append(stage)
        size = -(-(len(ordered) - alone) // GROUPS)
        for start in range(alone, len(ordered), size or 1):
            pieces = ordered[start : start + size]
            group = (path, tuple(piece.number for piece in pieces))
            before = found[-1].after if found else self.present
            if group not in self._grouped:
                self._grouped[group] = (self._next(), self._group(pieces, before))
                self._let_go(before)
            path, stages = self._grouped[group]
            found += stages
        return tuple(found)

    def without_stage(self, chosen: Collection[int], own: Collection[int]) -> Iterator[Piece]:
        """Yield the chosen pieces that had nothing left to settle when their turn came."""
        return (self._choice.pieces[number] for number in sorted(chosen) if number not in own)

    def settled_by(self, piece: Piece, stages: Sequence[Stage]) -> int:
        """Return the place of the stage after which nothing of a piece is left; of a group its last stage."""
        after = next(
            (stage.after for stage in stages if not self._left(piece, stage.after)), stages[-1].after
        )
        return max(place for place, stage in enumerate(stages) if stage.after is after)

    def _next(self) -> int:
        return len(self._stages) + len(self._grouped) + 1

    def _let_go(self, before: Standing) -> None:
        if before is not self.present and len(before.org.duties) > MOST_KEPT:
            forget(before.org)

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
        left = self._left(piece, before)
        if not left:
            return None
        after = settled(before, left.values()).standing
        opened, along = _beside(before, after, len(left))
        return Stage(piece, self._rest(piece, left), before, after, after.score, opened, along)

    def _group(self, pieces: Sequence[Piece], before: Standing) -> tuple[Stage, ...]:
        """Carry pieces out together. One whose remedies change nothing any more was settled by others along the way."""
        org, carried_out = before.org, list[tuple[Piece, Left]]()
        for piece in pieces:
            left = self._left(piece, before)
            then = fixed(org, left.values(), before.rules)
            change = delta(org, then)
            if left and (change is None or change.fields):
                carried_out.append((piece, left))
                org = then
        if not carried_out:
            return ()
        findings = [finding for _, left in carried_out for finding in left.values()]
        after = settled(before, findings, org).standing
        scores = _shared_score(
            before,
            after,
            [[square_of(item, before.rules) for item in left.values()] for _, left in carried_out],
        )
        opened, along = _beside(before, after, len(findings))
        last = len(carried_out) - 1
        return tuple(
            Stage(
                piece,
                self._rest(piece, left),
                before,
                after,
                score,
                opened if number == last else (),
                along if number == last else 0,
                is_alone=False,
            )
            for number, ((piece, left), score) in enumerate(zip(carried_out, scores, strict=True))
        )

    def _left(self, piece: Piece, before: Standing) -> "Left":
        """Return what a piece still has to settle: its items by place, each as it stands now."""
        origin = self.present.org
        now = [_now(item.finding, origin, before) for item in piece.move.items]
        return {place: finding for place, finding in enumerate(now) if finding is not None}

    def _rest(self, piece: Piece, left: "Left") -> ImprovementMove:
        move = piece.move
        if len(left) == len(move.items):
            return move
        items = (move.items[place] for place in left)
        part = part_of(move, items, self.present.rules, self._choice.squares)
        # What others settled of it costs nothing any more, but it is settled, and returns what it returns.
        return replace(move, effort_hours=part.effort_hours, items=part.items)


Left = Mapping[int, Finding]


def _beside(before: Standing, after: Standing, settled_: int) -> tuple[tuple[Weighed, ...], int]:
    """Return what came with a change, and how much went besides what it was to settle."""
    homes = after.differing(before)
    were = {key for home in homes if home in before.cells for key in before.cells[home].keys}
    told = {key_of(item, before.org) for item in _kept(before, homes)}
    are = {key_of(item, after.org): item for item in _kept(after, homes)}
    opened = after.in_order([item for key, item in are.items() if key not in were])
    return opened, max(len(told - are.keys()) - settled_, 0)


def _shared_score(
    before: Standing, after: Standing, weights: Sequence[Sequence[float]]
) -> tuple[float | None, ...]:
    """Return the score after each piece of a group: what the group changes, shared out by the weight of what each settles."""
    done = list(accumulate(map(sum, weights)))
    if after.score is None or not done[-1]:
        return (*(before.score for _ in done[1:]), after.score)
    gone = before.sums.squares - after.sums.squares
    on_the_way = (before.sums.squares - gone * part / done[-1] for part in done[:-1])
    return (
        *(round(value(max(squares, 0.0), COMPANY_SCALE), DECIMALS) for squares in on_the_way),
        after.score,
    )


def _now(finding: Finding, origin: Organization, before: Standing) -> Finding | None:
    """Return a finding of the present company as it stands now, inside another one or by itself; ``None`` where it went."""
    found = before.found(key_of(finding, origin), home_of(finding.subject))
    return found[-1] if found else None


def _kept(standing: Standing, homes: Collection[str]) -> list[Finding]:
    return [item for home in homes if home in standing.cells for item in standing.cells[home].kept]
