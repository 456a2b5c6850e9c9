"""The summary of a GitHub job: news first, then the whole report where it fits."""

from typing import Final

from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.content.audit.news import news
from orgaudit.reports.writers.markdown.write import write, write_blocks
from orgaudit.reports.writers.page_options import PageOptions

MOST_BYTES: Final = 900 * 1024
"""GitHub drops a summary of more than 1 MiB, and some just under it, without a word."""


def render(report: AuditReport) -> str:
    """Return Markdown of at most 900 KiB. A Japanese character takes three bytes."""
    told = news(report, write_blocks, MOST_BYTES // 2, _bytes)
    whole = write(report.document(), PageOptions())
    if _bytes(told) + _bytes(whole) + 2 <= MOST_BYTES:
        return f"{told}\n{whole}"
    return f"{told}\n{report.catalogue.ui('machine.report_too_long')}\n"


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", errors="backslashreplace"))
