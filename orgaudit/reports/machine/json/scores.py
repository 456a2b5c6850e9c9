"""Scores with their bands, and counts of judgements, for machines."""

from typing import Any

from orgaudit.reports.words.localizer import Localizer
from orgaudit.results.audit_result import AuditResult, Band, Tally


def scores_json(result: AuditResult, words: Localizer) -> dict[str, Any]:
    """Return the scores with their bands: overall, by family and by department."""
    score = result.score
    overall = band_json(score.overall)
    return {
        "overall": overall["score"],
        "low": overall["low"],
        "likely_low": overall["likely_low"],
        "likely_high": overall["likely_high"],
        "high": overall["high"],
        "families": {family: band_json(band) for family, band in score.families.items()},
        "departments": {words.redactor.text(key): band_json(band) for key, band in score.departments.items()},
    }


def band_json(band: Band) -> dict[str, float | None]:
    """Return a score with its bounds."""
    return {
        "score": band.value,
        "low": band.low,
        "likely_low": band.likely_low,
        "likely_high": band.likely_high,
        "high": band.high,
    }


def tally_json(tally: Tally) -> dict[str, float]:
    """Return how many judgements were made of those possible, and the share."""
    return {"judged": tally.judged, "possible": tally.possible, "ratio": round(tally.ratio, 4)}
