"""Findings for the terminal: the critical block, the groups by rule, the count table."""

from collections.abc import Iterator
from typing import Final

from orgaudit.reports.rows import FindingGroup, FindingRow, ReportView, UrgentRow
from orgaudit.reports.writers.terminal.page import Page
from orgaudit.reports.writers.terminal.style import LEVEL_STYLE, PATH, QUIET, STRONG, dotted
from orgaudit.reports.writers.terminal.wrap import Span
from orgaudit.wording.catalogue import Catalogue

SHORT_ROWS: Final = 10
SHORT_PER_RULE: Final = 2
"""Findings that the short report lists, the most pressing first."""


def add_urgent(page: Page, view: ReportView, catalogue: Catalogue) -> None:
    """Add what needs attention now: which elements, and how to start."""
    page.heading(catalogue.ui("report.title.urgent"))
    if not view.urgent:
        page.paragraph([Span(catalogue.ui("report.urgent.none"))])
    for row in view.urgent:
        title = catalogue.ui("report.urgent.title", title=row.title, count=row.count)
        spans = [_level(row), Span(" "), Span(title, STRONG)]
        if row.remark:
            spans.append(Span(f" — {row.remark}"))
        if row.start:
            page.paragraph(spans, rest="      ")
            page.paragraph([Span(row.subjects)], first="     ")
            page.paragraph([Span(row.start)], first="     ")
        else:
            page.paragraph(
                [*spans, Span(catalogue.ui("report.urgent.of", subjects=row.subjects))], rest="     "
            )
    if view.urgent_hidden:
        page.paragraph([Span(catalogue.ui("report.urgent.more", count=view.urgent_hidden), QUIET)])


def add_findings(page: Page, view: ReportView, catalogue: Catalogue, *, full: bool) -> None:
    """Add the findings by rule."""
    page.heading(catalogue.ui("report.title.findings"))
    if not view.findings.groups:
        page.paragraph([Span(catalogue.ui("report.findings.none"))])
        return
    cut = (view.findings.cut,) if full and view.findings.cut else ()
    for remark in (*view.findings.remarks, *cut):
        page.paragraph([Span(remark, QUIET)])
    for number, (group, rows) in enumerate(_chosen(view, full=full)):
        if number or view.findings.remarks or cut:
            page.blank()
        _add_group(page, group, rows, catalogue, full=full)


def _chosen(view: ReportView, *, full: bool) -> Iterator[tuple[FindingGroup, tuple[FindingRow, ...]]]:
    room = SHORT_ROWS
    for group in view.findings.groups:
        rows = group.rows if full else group.rows[: min(SHORT_PER_RULE, room)]
        room -= len(rows)
        if rows:
            yield group, rows


def _add_group(
    page: Page, group: FindingGroup, rows: tuple[FindingRow, ...], catalogue: Catalogue, *, full: bool
) -> None:
    heading = catalogue.ui("report.findings.heading", title=group.title, rule=group.rule, count=group.total)
    share = catalogue.ui("report.findings.share", share=group.share) if group.share else ""
    page.paragraph(dotted([Span(heading, STRONG), Span(share)], catalogue))
    page.paragraph([Span(group.why, QUIET)], first="    ")
    for row in rows:
        _add_finding(page, row, catalogue, full=full)
    left = group.total - len(rows)
    if left:
        page.paragraph([Span(catalogue.ui("report.findings.more", count=left), QUIET)], first="    ")
    if group.remedy:
        _add_remedy(page, group.remedy, catalogue, full=full)
    else:
        for row in rows if full else rows[:1]:
            _add_remedy(page, row.remedy, catalogue, full=full, subject=row.subject)
    if group.sources:
        titles = catalogue.ui("report.people.comma").join(source.title for source in group.sources)
        page.paragraph(
            [Span(f"{catalogue.ui('report.findings.sources')}: {titles}", QUIET)], first="    ", rest="      "
        )


def _add_finding(page: Page, row: FindingRow, catalogue: Catalogue, *, full: bool) -> None:
    spans = [_level(row), Span(" "), Span(_subject(row, catalogue), STRONG)]
    page.paragraph(spans, first="    ", rest="      ")
    page.paragraph([Span(row.text)], first="      ")
    if full:
        _add_evidence(page, row, catalogue)
    sure = catalogue.ui("report.findings.confidence", confidence=row.confidence)
    facts = [Span(row.place, PATH, whole=True), Span(sure), Span(row.uncounted), Span(row.returns)]
    page.paragraph(dotted(facts, catalogue), first="      ")


def _add_evidence(page: Page, row: FindingRow, catalogue: Catalogue) -> None:
    told = [
        Span(catalogue.ui("report.findings.fact", label=label, value=value)) for label, value in row.evidence
    ]
    if told:
        heading = Span(f"{catalogue.ui('report.findings.evidence')}: ", QUIET)
        page.paragraph([heading, *dotted(told, catalogue)], first="      ", rest="        ")
    if row.absorbed:
        titles = catalogue.ui("report.people.comma").join(row.absorbed)
        page.paragraph([Span(catalogue.ui("report.findings.absorbed", titles=titles))], first="      ")
    page.paragraph([Span(row.priority, QUIET)], first="      ", rest="        ")


def _add_remedy(
    page: Page, remedy: tuple[tuple[str, str], ...], catalogue: Catalogue, *, full: bool, subject: str = ""
) -> None:
    if not full:
        step, text = remedy[0]
        told = catalogue.ui("report.findings.first_remedy", step=step, text=text)
        page.paragraph([Span(told, "green")], first="    ", rest="      ")
        return
    title = catalogue.ui("report.findings.remedy")
    page.paragraph([Span(f"{title}: {subject}" if subject else title, QUIET)], first="    ")
    for number, (step, text) in enumerate(remedy, start=1):
        page.paragraph([Span(step, STRONG), Span(f" — {text}")], first=f"    {number}. ", rest="       ")


def _level(row: FindingRow | UrgentRow) -> Span:
    return Span(f"[{row.level}]", LEVEL_STYLE[row.severity], whole=True)


def _subject(row: FindingRow, catalogue: Catalogue) -> str:
    if not row.department:
        return row.subject
    return catalogue.ui("report.subject.in_department", name=row.subject, department=row.department)
