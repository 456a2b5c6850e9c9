"""Findings by level as four narrow columns."""

from orgaudit.findings.severity import Severity
from orgaudit.wording.catalogue import Catalogue

ZERO = "·"
"""What stands in a cell for no findings, so that numbers stand out."""

LEVELS = (Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM, Severity.LOW)


def level_words(catalogue: Catalogue) -> tuple[str, ...]:
    """Return the headings of the four columns."""
    return tuple(catalogue.ui(f"common.severity.{level.value}") for level in LEVELS)


def level_cells(levels: tuple[int, int, int, int]) -> tuple[str, ...]:
    """Return the four cells."""
    return tuple(str(count) if count else ZERO for count in levels)
