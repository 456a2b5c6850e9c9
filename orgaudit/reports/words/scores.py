"""A score beside another: what is shown of both, and of the way between them, must agree to the last figure."""

from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import Band


def score_told(value: float) -> str:
    """Return a score that stands beside another one, with one decimal."""
    return f"{value:.1f}"


def gain_told(before: float, after: float) -> str:
    """Return what lies between two scores as they are told, so that a reader who takes one from the other finds it."""
    gain = round(round(after, 1) - round(before, 1), 1)
    return f"{gain:+.1f}" if gain else "±0"


def band_told(band: Band, words: Localizer) -> str:
    """Return the score of a state with what it may be; that there is none where nothing could be judged."""
    low, high = round(band.low), round(band.high)
    span = None if low == high else words.say("people.band", low=low, high=high)
    if band.value is None:
        return words.say("diff/score_none")
    return words.say("diff/score_of", value=score_told(band.value), band=span)
