"""Moves told: what to do on Monday, what it costs, what it returns."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from orgaudit.engine.stability import Stability, stability
from orgaudit.reports.document import Block, Fold, Heading, Item, Items, Line, On, Paragraph
from orgaudit.reports.text import joined, plain, quiet, strong
from orgaudit.reports.words.hours import defaults_of, returned_told
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.moves import move_title
from orgaudit.results.audit_result import AuditResult, ImprovementMove

FIRST: Final = 3
"""Moves to start with; more at once get stuck."""

MOST_LATER: Final = 12
"""Moves listed after the first ones."""

Ranked = tuple[ImprovementMove, Stability | None]


def ranking(result: AuditResult) -> tuple[ImprovementMove, ...]:
    """Return the moves that are ranked for people, in the one order that all reports share."""
    return tuple(result.moves)


def listed_moves(ranked: tuple[ImprovementMove, ...]) -> tuple[Ranked, ...]:
    """Return the moves that are listed, in the order of the ranking, with how sure their ranks are."""
    most = FIRST + MOST_LATER
    return tuple(zip(ranked[:most], stability(ranked, most), strict=True))


def starts_of(listed: tuple[Ranked, ...], words: Localizer) -> dict[str, int]:
    """Return what the first moves say on how to start, each with the rank of the move that says it first."""
    starts: dict[str, int] = {}
    for rank, (move, _sure) in enumerate(listed[:FIRST], start=1):
        starts.setdefault(move_start(move, words), rank)
    return starts


def first_moves(listed: tuple[Ranked, ...], starts: Mapping[str, int], words: Localizer) -> Iterator[Block]:
    """Yield the moves to start with. How to start is said once, where several are of one kind; on a page the others name the first of them."""
    yield Heading(words.say("title.moves" if len(listed) >= FIRST else "title.few_moves"), beside=True)
    if not listed:
        yield Paragraph(plain(words.say("moves.none")))
        return
    rows = []
    for rank, (move, sure) in enumerate(listed[:FIRST], start=1):
        start = move_start(move, words)
        ended = words.say("moves.settles", text=settles(move, words))
        told = Line(plain(words.say("moves.start", text=start)))
        if starts[start] != rank:
            told = Line(plain(words.say("urgent.see_move", rank=starts[start])), On.PAGE)
        lines = (_worth(move, sure, words), told, Line(plain(ended), On.PAGE))
        rows.append(_item(move, rank, lines, words))
    yield Items(tuple(rows))


def later_moves(listed: tuple[Ranked, ...], total: int, words: Localizer) -> Iterator[Block]:
    """Yield the moves after the first ones."""
    if len(listed) <= FIRST:
        return
    rows = tuple(
        _item(move, rank, (_worth(move, sure, words),), words)
        for rank, (move, sure) in enumerate(listed[FIRST:], start=FIRST + 1)
    )
    yield Fold(words.say("title.more_moves"), (Items(rows),))
    if total > len(listed):
        yield Paragraph(quiet(words.say("moves.hidden", count=total - len(listed))), on=On.DETAIL)


def _item(move: ImprovementMove, rank: int, lines: tuple[Line, ...], words: Localizer) -> Item:
    return Item(strong(move_title(move, words)), lines, number=rank)


def move_start(move: ImprovementMove, words: Localizer) -> str:
    """Return how to start a move."""
    return words.say(f"moves/{move.move.value}.start")


def _worth(move: ImprovementMove, sure: Stability | None, words: Localizer) -> Line:
    """Tell effort, hours returned, points, and how sure the rank is where it rests on hours returned."""
    defaults = defaults_of(item.priority for item in move.items)
    points = round(move.points, 1)
    parts = (
        words.say("moves.effort", effort=words.hours(move.effort_hours)),
        returned_told(move.hours_returned, defaults, words),
        words.say("moves.points", points=points) if points else "",
        words.say("moves.sure", mark=sure.mark) if sure else "",
    )
    return Line(joined(map(plain, parts), words.say("people.dot")))


def settles(move: ImprovementMove, words: Localizer) -> str:
    """Return the titles of the rules whose findings the move ends, with how many of each."""
    titles = Counter(
        words.catalogue.rule(item.finding.rule, item.finding.family).title for item in move.items
    )
    return words.say("people.comma").join(
        words.say("people.times", name=title, count=count) for title, count in titles.items()
    )
