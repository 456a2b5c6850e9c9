"""The few styles of the terminal. Each only repeats what the words already say."""

from collections.abc import Mapping
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.reports.document import Look
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue

STYLE: Final[Mapping[Look, str]] = {
    Look.PLAIN: "",
    Look.STRONG: "bold",
    Look.QUIET: "dim",
    Look.SMALL: "dim",
    Look.CODE: "cyan",
    Look.LINK: "",
    Look.GOOD: "bold green",
    Look.BAD: "bold red",
    Look.ADVICE: "green",
    Look.CRITICAL: "bold red reverse",
    Look.HIGH: "bold red",
    Look.MEDIUM: "yellow",
    Look.LOW: "cyan",
    Look.INFO: "dim",
}

# Gone when the last report is a document.
STRONG: Final = "bold"
QUIET: Final = "dim"
PATH: Final = "cyan"
LEVEL_STYLE: Final = {severity: STYLE[Look(severity.value)] for severity in Severity}


def dotted(parts: list[Span], catalogue: Catalogue) -> list[Span]:
    """Return the parts with a quiet dot between them; empty parts fall away."""
    told: list[Span] = []
    for part in parts:
        if part.text:
            told += [Span(catalogue.ui("report.people.dot"), QUIET), part] if told else [part]
    return told
