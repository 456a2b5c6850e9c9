"""Items of lists in brackets: taken out and put behind the last one, with the remark at the end of their line."""

from collections.abc import Iterator
from typing import Final

from orgaudit.intake.editing.layout import (
    Entries,
    Listing,
    after_line,
    column,
    line_break,
    line_end,
    line_start,
)
from orgaudit.intake.editing.patches import Patch
from orgaudit.model.pattern import pattern

INDENT: Final = 2
_TAIL: Final = pattern("[ \\t]*(?:,[ \\t]*)?(#.*)?")
_COMMA: Final = pattern("(?:\\s|#[^\\n\\r]*[\\n\\r])*(,[ \\t]*)")


def own_remark(text: str, start: int, end: int) -> str | None:
    """Return the remark behind an item that has its lines for itself, empty where there is none; ``None`` for one that shares a line."""
    tail = _TAIL.fullmatch(text, end, line_end(text, end))
    alone = tail is not None and not text[line_start(text, start) : start].strip()
    return ((tail[1] or "").rstrip() if tail else "") if alone else None


def taken_out(
    text: str, parts: list[tuple[int, int]], number: int, around: Entries | Listing, kept: str = ""
) -> Iterator[Patch]:
    """Yield the patches that take one part out of a list or map in brackets; the remarks of its neighbours stay.

    ``kept`` are lines of remarks that come to stand in its place.
    """
    start, end = parts[number]
    behind = parts[number + 1][0] if number + 1 < len(parts) else around.end - 1
    comma = _COMMA.match(text, end, behind)
    has_comma = comma is not None and comma.start(1) < line_end(text, end)
    if own_remark(text, start, end) is not None and (number or has_comma or len(parts) == 1):
        yield Patch(line_start(text, start), after_line(text, end), kept)
    elif kept:
        newline = line_break(text, start)
        yield Patch(start, comma.end(1) if comma else end, f"{newline}{kept}")
    elif number and "#" not in text[parts[number - 1][1] : start]:
        yield Patch(parts[number - 1][1], end, "")
    elif not number and "#" not in text[end:behind]:
        yield Patch(start, behind if len(parts) > 1 else end, "")
    else:
        yield Patch(start, end, "")
        if comma is not None:
            yield Patch(*comma.span(1), "")


def put_behind(text: str, listing: Listing, told: str, before: list[str], remark: str) -> Iterator[Patch]:
    """Yield the patches that add an item to the end of a list in brackets; ``before`` are remarks above it, ``remark`` the one behind it."""
    closing = listing.end - 1
    if not listing.items:
        empty = "#" not in text[listing.start : closing]
        if empty and not (before or remark):
            yield Patch(listing.start, listing.end, f"[{told}]")
            return
        at, indent = listing.start + 1, _deeper(text, listing.start)
    else:
        last = listing.items[-1]
        at = last.end
        indent = (
            _deeper(text, last.start)
            if text[line_start(text, last.start) : last.start].strip()
            else column(text, last.start)
        )
        if not (before or remark):
            yield Patch(at, at, f", {told}")
            return
    newline = line_break(text, at)
    comma = _COMMA.match(text, at, closing) if listing.items else None
    if listing.items and comma is None:
        yield Patch(at, at, ",")
    below = line_end(text, comma.end(1) if comma else at)
    lead = newline + " " * indent
    lines = "".join(lead + item for item in (*before, f"{told}{remark and '   ' + remark}"))
    if below <= closing:
        yield Patch(below, below, lines)
    else:
        yield Patch(closing, closing, lines + lead)


def _deeper(text: str, position: int) -> int:
    """Return how far a line below the one that holds a position is set in, so that it stands deeper than any key in that."""
    line = text[line_start(text, position) : position]
    bare = line.lstrip(" -")
    return len(line) - len(bare) + INDENT
