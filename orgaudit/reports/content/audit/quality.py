"""The quality of the input in words: a small table, and for the first screen only what matters."""

from collections.abc import Iterator
from typing import Final

from orgaudit.engine.input_quality import InputQuality
from orgaudit.knowledge.names.inventory import NameFlaw
from orgaudit.reports.document import Block, Column, Heading, On, Paragraph, Table, cells
from orgaudit.reports.text import plain
from orgaudit.reports.words.localizer import Localizer

FLAWS: Final[tuple[NameFlaw, ...]] = ("bullet", "person", "system", "several")

MOST_EXAMPLES: Final = 3
MOST_BRIEF: Final = 2
MOST_BRIEF_EXAMPLES: Final = 2

A_LIST: Final = 20
"""From so many duties on a file is a list of which hours may be expected; shorter ones are a first look. House default."""


def quality_blocks(quality: InputQuality, words: Localizer, on: On = On.PAGE) -> Iterator[Block]:
    """Yield what is known of the input, and each flaw that was seen; nothing where the file has no duty.

    A screen says what matters of it at the top.
    """
    rows = tuple(_rows(quality, words))
    if not rows:
        return
    yield Heading(words.say("quality/title"), on=on)
    yield Paragraph(plain(words.say("quality/intro")), on=on)
    columns = [
        Column(words.say("quality/column.what")),
        Column(words.say("quality/column.value"), figures=True),
    ]
    if any(row[2] for row in rows):
        columns.append(Column(words.say("quality/column.examples"), grows=True))
    yield Table(tuple(columns), tuple(cells(*row[: len(columns)]) for row in rows), on=on)


def quality_brief(quality: InputQuality, words: Localizer) -> tuple[str, ...]:
    """Tell in a sentence or two what matters of it; empty where nothing does."""
    told = tuple(_brief(quality, words))
    if len(told) <= MOST_BRIEF:
        return told
    return (*told[:MOST_BRIEF], words.say("quality/brief.more"))


def _rows(quality: InputQuality, words: Localizer) -> Iterator[tuple[str, str, str]]:
    limits = quality.options
    if quality.duties:
        share = f"{quality.with_hours / quality.duties:.0%}"
        known = words.say("quality/value.hours", known=quality.with_hours, count=quality.duties, share=share)
        yield words.say("quality/row.hours"), known, ""
    if quality.median_hours is not None:
        median = words.catalogue.write(quality.median_hours)
        yield (words.say("quality/row.median"), median, "")
    for row, limit, duties in (
        ("coarse", limits.coarse_hours, quality.coarse),
        ("fine", limits.fine_hours, quality.fine),
    ):
        if quality.with_hours:
            examples = _examples(duties, words) if quality.sizes_are_mixed else ""
            yield (words.say(f"quality/row.{row}", hours=limit), _count(duties, words), examples)
    for flaw in FLAWS:
        if flaw in quality.flawed:
            duties = quality.flawed[flaw]
            yield (words.say(f"quality/row.{flaw}"), _count(duties, words), _examples(duties, words))
    if quality.inconsistent:
        alike = _alike(quality)
        yield (words.say("quality/row.inconsistent"), _count(alike, words), _examples(alike, words))


def _brief(quality: InputQuality, words: Localizer) -> Iterator[str]:
    """Yield what matters, the plainest first: names that are none, mixed sizes, spelling, missing hours."""
    limits = quality.options
    if quality.flawed:
        yield _names(quality, words)
    if quality.sizes_are_mixed:
        yield words.say(
            "quality/brief.mixed",
            coarse=len(quality.coarse),
            fine=len(quality.fine),
            coarse_hours=limits.coarse_hours,
            fine_hours=limits.fine_hours,
        )
    if quality.inconsistent:
        yield _told("inconsistent", _alike(quality), words)
    if not quality.with_hours and quality.duties >= A_LIST:
        yield words.say("quality/brief.no_hours")
    if quality.hours_are_patchy:
        yield words.say("quality/brief.hours", known=quality.with_hours, count=quality.duties)


def _names(quality: InputQuality, words: Localizer) -> str:
    kinds = [flaw for flaw in FLAWS if flaw in quality.flawed]
    if len(kinds) == 1:
        return _told(kinds[0], quality.flawed[kinds[0]], words)
    # One of each kind shows the most.
    firsts = [quality.flawed[flaw][0] for flaw in kinds]
    every = [duty for flaw in kinds for duty in quality.flawed[flaw]]
    return _told("names", tuple(dict.fromkeys((*firsts, *every))), words)


def _told(what: str, duties: tuple[str, ...], words: Localizer) -> str:
    examples = tuple(words.duty(duty) for duty in duties[:MOST_BRIEF_EXAMPLES])
    return words.say(f"quality/brief.{what}", count=len(duties), examples=examples)


def _alike(quality: InputQuality) -> tuple[str, ...]:
    return tuple(duty for group in quality.inconsistent for duty in group)


def _count(duties: tuple[str, ...], words: Localizer) -> str:
    return words.say("quality/value.count", count=len(duties))


def _examples(duties: tuple[str, ...], words: Localizer) -> str:
    names = [words.duty(duty) for duty in duties[:MOST_EXAMPLES]]
    if len(duties) > MOST_EXAMPLES:
        names.append(words.say("quality/more", count=len(duties) - MOST_EXAMPLES))
    return words.catalogue.write(names)
