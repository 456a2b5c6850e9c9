"""Scores as pictures: one with its band, and how one changes from step to step."""

from collections.abc import Iterator

from orgaudit.reports.document import Block, On, Picture
from orgaudit.reports.pictures.data import Course, ScoreBar
from orgaudit.reports.text import plain
from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Band


def score_picture(
    band: Band, words: Localizer, state: str = "", on: On = On.WEB | On.SCREEN
) -> Iterator[Block]:
    """Yield a score as a bar, where there is one; ``state`` says of which of two states of the company it is."""
    if band.value is None:
        return
    yield Picture(
        ScoreBar(
            value=band.value,
            low=band.low,
            likely_low=band.likely_low,
            likely_high=band.likely_high,
            high=band.high,
            likely=words.say("picture.likely", low=round(band.likely_low), high=round(band.likely_high)),
            possible=words.say("picture.possible", low=round(band.low), high=round(band.high)),
        ),
        on=on,
        title=words.say("picture.score", value=round(band.value)),
        sees=plain(state),
    )


def before_and_after(before: Band, after: Band, words: Localizer) -> Iterator[Block]:
    """Yield the scores of two states, one above the other in one scale."""
    if before.value is not None and after.value is not None:
        yield from score_picture(before, words, words.say("picture.before"), On.WEB)
        yield from score_picture(after, words, words.say("picture.after"), On.WEB)


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
