"""Findings by level as four narrow columns."""

from orgaudit.findings.severity import Severity
from orgaudit.wording.catalogue import Catalogue

LEVELS = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def level_words(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the headings of the four columns."""
    return tuple(catalogue.ui(f"common.severity.{level.value}") for level in LEVELS)


def level_cells(levels: tuple[int, int, int, int]) -> tuple[str, ...]:
    """Return the four cells; a zero stands as a dot, so that numbers stand out."""
    return tuple(str(count) if count else "·" for count in levels)
