"""The score as a line of signs that every terminal has, each as wide as the next."""

from typing import Final

from orgaudit.reports.pictures.data import ScoreBar
from orgaudit.reports.text import Look
from orgaudit.reports.writers.terminal.style import STYLE
from orgaudit.reports.writers.terminal.wrap import Span

LONGEST: Final = 60
OUTSIDE, POSSIBLE, LIKELY, SCORE = ".-=#"
_ENDS: Final = ("0 ", " 100")


def score_line(data: ScoreBar, width: int) -> list[Span]:
    """Return the bar, at most so many cells wide."""
    count = min(width - len("".join(_ENDS)), LONGEST)

    def at(value: float) -> int:
        return min(int(value / 100 * count), count - 1)

    signs = [OUTSIDE] * count
    for sign, low, high in (
        (POSSIBLE, data.low, data.high),
        (LIKELY, data.likely_low, data.likely_high),
        (SCORE, data.value, data.value),
    ):
        first, last = sorted((at(low), at(high)))
        signs[first : last + 1] = [sign] * (last - first + 1)
    looks = {OUTSIDE: Look.QUIET, POSSIBLE: Look.PLAIN, LIKELY: Look.LOW, SCORE: Look.STRONG}
    bar = [Span(sign, STYLE[looks[sign]], whole=True) for sign in signs]
    quiet = STYLE[Look.QUIET]
    return [Span(_ENDS[0], quiet, whole=True), *bar, Span(_ENDS[1], quiet, whole=True)]


def score_legend(data: ScoreBar) -> list[Span]:
    """Return what the signs mean."""
    quiet = STYLE[Look.QUIET]
    return [
        Span(f"{sign} {told}  ", quiet) for sign, told in ((LIKELY, data.likely), (POSSIBLE, data.possible))
    ]
