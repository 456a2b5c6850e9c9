"""A comment on a pull request: news first, short enough for GitHub, with a marker by which the next run finds it."""

from typing import Final

from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.content.audit.news import news
from orgaudit.reports.writers.markdown.write import write_blocks

MARKER: Final = "<!-- orgaudit: pull request comment -->"
MOST_CHARACTERS: Final = 60_000
"""GitHub takes 65,536 characters; what is added by others needs room too."""


def render(report: AuditReport) -> str:
    """Return the comment; the first line is the hidden marker."""
    return f"{MARKER}\n{news(report, write_blocks, MOST_CHARACTERS - len(MARKER) - 2, len)}"
