"""The few styles of the terminal report. Each only repeats what the words already say."""

from collections.abc import Mapping
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue

STRONG: Final = "bold"
QUIET: Final = "dim"
PATH: Final = "cyan"

LEVEL_STYLE: Final[Mapping[Severity, str]] = {
    Severity.CRITICAL: "bold red reverse",
    Severity.HIGH: "bold red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "cyan",
    Severity.INFO: "dim",
}


def dotted(parts: list[Span], catalogue: Catalogue) -> list[Span]:
    """Return the parts with a quiet dot between them; empty parts fall away."""
    told: list[Span] = []
    for part in parts:
        if part.text:
            told += [Span(catalogue.ui("report.people.dot"), QUIET), part] if told else [part]
    return told
