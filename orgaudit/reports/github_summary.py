"""The summary of a GitHub job: news first, then the whole report where it fits."""

from typing import Final

from orgaudit.reports.markdown import render_markdown
from orgaudit.reports.markdown_delta import delta
from orgaudit.reports.request import ReportRequest

MOST_BYTES: Final = 900 * 1024
"""GitHub drops a summary of more than 1 MiB, and some just under it, without a word."""


def render_github_summary(request: ReportRequest) -> str:
    """Return Markdown of at most 900 KiB. A Japanese character takes three bytes."""
    news = delta(request, MOST_BYTES // 2, _bytes)
    report = render_markdown(request.view(), request.catalogue)
    if _bytes(news) + _bytes(report) + 2 <= MOST_BYTES:
        return f"{news}\n{report}"
    return f"{news}\n{request.catalogue.ui('machine.report_too_long')}\n"


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", errors="backslashreplace"))
