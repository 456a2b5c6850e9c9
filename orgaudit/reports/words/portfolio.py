"""Figures, groups and first moves of a portfolio in words."""

from orgaudit.intake.fields import value_label
from orgaudit.reports.words.moves import action_title
from orgaudit.reports.words.scores import score_told
from orgaudit.results.portfolio import CompanyResult, FirstMove, Spread
from orgaudit.wording.catalogue import Catalogue


def quartiles_told(spread: Spread, words: Catalogue) -> tuple[str, str, str, str]:
    """Return median, quartiles, range and count, a cell each."""
    middle, whole = (
        words.ui("report.people.band", low=score_told(low), high=score_told(high))
        for low, high in ((spread.lower, spread.upper), (spread.least, spread.greatest))
    )
    return score_told(spread.median), middle, whole, str(spread.count)


def likely_told(result: CompanyResult, words: Catalogue) -> str:
    """Return the likely score of a company."""
    low, high = round(result.likely_low), round(result.likely_high)
    return str(low) if low == high else words.ui("report.people.band", low=low, high=high)


def percentile_told(value: float | None, words: Catalogue) -> str:
    """Return where a company stands among its like."""
    return words.ui("report.people.dash") if value is None else f"{value:.0f}"


def group_told(kind: str, name: str, words: Catalogue) -> str:
    """Return the name of an industry or of a size."""
    if kind == "industry":
        return value_label("industry", name, words.language)
    return words.ui(f"portfolio.size.{name}")


def move_told(move: FirstMove, words: Catalogue) -> str:
    """Return the first move of a company with its effort and return."""
    return words.ui(
        "portfolio.first_move",
        title=action_title(move.move, move.department, move.subjects, move.count, words),
        effort=round(move.effort_hours),
        hours=round(move.hours_returned) or None,
    )
