"""A comment on a pull request: news first, short enough for GitHub, with a marker by which the next run finds it."""

from typing import Final

from orgaudit.reports.markdown_delta import delta
from orgaudit.reports.request import ReportRequest

MARKER: Final = "<!-- orgaudit: pull request comment -->"
MOST_CHARACTERS: Final = 60_000
"""GitHub takes 65,536 characters; what is added by others needs room too."""


def render_pr_comment(request: ReportRequest) -> str:
    """Return the comment; the first line is the hidden marker."""
    return f"{MARKER}\n{delta(request, MOST_CHARACTERS - len(MARKER) - 2, len)}"
