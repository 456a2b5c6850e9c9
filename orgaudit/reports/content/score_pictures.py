"""Scores as pictures: one with its band, and how one changes from step to step."""

from collections.abc import Iterator

from orgaudit.model.dataclass import replace
from orgaudit.reports.document import Block, On, Picture
from orgaudit.reports.pictures.data import Course, ScoreBar
from orgaudit.reports.text import plain
from orgaudit.reports.words.localizer import Localizer
from orgaudit.reports.words.scores import score_told
from orgaudit.results.audit_result import Band


def score_picture(band: Band, words: Localizer, *, provisional: bool = False) -> Iterator[Block]:
    """Yield a score as a bar, where there is one; while it is ``provisional``, its likely range stands in its place."""
    if band.value is None:
        return
    low, high = sorted((round(band.likely_low), round(band.likely_high)))
    if provisional:
        title = words.say("picture.provisional", low=low, high=_other(low, high))
        figure = str(low) if low == high else words.say("people.band", low=low, high=high)
    else:
        title = words.say("picture.score", value=round(band.value))
        figure = str(round(band.value))
    yield _bar(band, band.value, words, figure, title, provisional=provisional)


def _bar(
    band: Band, value: float, words: Localizer, figure: str, title: str, *, provisional: bool = False
) -> Picture:
    likely = sorted((round(band.likely_low), round(band.likely_high)))
    low, high = round(band.low), round(band.high)
    return Picture(
        ScoreBar(
            value=value,
            low=band.low,
            likely_low=band.likely_low,
            likely_high=band.likely_high,
            high=band.high,
            likely=words.say("picture.likely", low=likely[0], high=_other(*likely)),
            possible=words.say("picture.possible", low=low, high=_other(low, high)),
            figure=figure,
            provisional=provisional,
        ),
        on=On.WEB | On.SCREEN,
        title=title,
    )


def _other(low: int, high: int) -> int | None:
    """Return the end of a range, if it has another one than its start."""
    return None if low == high else high


def before_and_after(before: Band, after: Band, words: Localizer) -> Iterator[Block]:
    """Yield the scores of two states side by side in one scale; nothing where they are the same."""
    if before.value is None or after.value is None or _told(before) == _told(after):
        return
    for key, band, value in (("before", before, before.value), ("after", after, after.value)):
        figure = score_told(value)
        drawn = _bar(band, value, words, figure, words.say("picture.score", value=figure))
        yield replace(drawn, on=On.WEB, sees=plain(words.say(f"picture.{key}")))


def _told(band: Band) -> tuple[float, ...]:
    return tuple(
        round(value or 0.0, 1)
        for value in (band.value, band.low, band.likely_low, band.likely_high, band.high)
    )


def course_picture(scores: tuple[float, ...], hours: tuple[float, ...], words: Localizer) -> Iterator[Block]:
    """Yield how the score rises from step to step, today first, and the hours returned by then."""
    yield Picture(
        Course(
            scores=scores,
            labels=(words.say("picture.today"), *(str(number) for number in range(1, len(scores)))),
            hours=hours,
            score=words.say("picture.course_score"),
            returned=words.say("picture.course_hours"),
        ),
        on=On.WEB,
        title=words.say("picture.course"),
        sees=plain(words.say("picture.course_see", before=f"{scores[0]:.1f}", after=f"{scores[-1]:.1f}")),
    )
