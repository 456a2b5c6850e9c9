"""Findings in Markdown: the critical block, the groups by rule, the count table."""

from collections.abc import Iterator

from orgaudit.reports.rows import Counts, FindingGroup, FindingRow, ReportView
from orgaudit.reports.severity_columns import level_cells, level_words
from orgaudit.reports.writers.markdown.escape import code, inline, table
from orgaudit.wording.catalogue import Catalogue


def urgent_lines(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    """Tell what needs attention now."""
    yield f"## {catalogue.ui('report.title.urgent')}"
    yield ""
    if not view.urgent:
        yield catalogue.ui("report.urgent.none")
    for row in view.urgent:
        title = catalogue.ui("report.urgent.title", title=row.title, count=row.count)
        remark = f" — {inline(row.remark)}" if row.remark else ""
        yield f"- **{inline(row.level)}** · **{inline(title)}**{remark}<br>"
        yield f"  {inline(row.subjects)}" + ("<br>" if row.start else "")
        if row.start:
            yield f"  {inline(row.start)}"
    if view.urgent_hidden:
        yield f"- {catalogue.ui('report.urgent.more', count=view.urgent_hidden)}"


def finding_lines(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    """Tell all listed findings by rule, then count all of them."""
    findings = view.findings
    yield f"## {catalogue.ui('report.title.findings')}"
    yield ""
    if not findings.groups:
        yield catalogue.ui("report.findings.none")
        return
    for remark in (*findings.remarks, *((findings.cut,) if findings.cut else ())):
        yield inline(remark)
        yield ""
    for group in findings.groups:
        yield from _group(group, catalogue)
    yield f"### {catalogue.ui('report.title.counts')}"
    yield ""
    columns = tuple(catalogue.ui(f"report.column.{name}") for name in ("rule", "title", "total", "share"))
    dash = catalogue.ui("report.people.dash")
    rows = [
        (row.rule, inline(row.title), str(row.total), row.share or dash, *level_cells(row.levels))
        for row in findings.table
    ]
    yield from table((*columns, *level_words(catalogue)), rows, frozenset(range(2, 8)))


def _group(group: FindingGroup, catalogue: Catalogue) -> Iterator[str]:
    heading = catalogue.ui("report.findings.heading", title=group.title, rule=group.rule, count=group.total)
    yield f"### {inline(heading)}"
    yield ""
    facts = [group.family, _counts(group.counts, catalogue)]
    if group.share:
        facts.append(catalogue.ui("report.findings.share", share=group.share))
    yield inline(catalogue.ui("report.people.dot").join(facts))
    yield ""
    yield f"**{catalogue.ui('report.findings.why')}** — {inline(group.why)}"
    yield ""
    for row in group.rows:
        yield from _finding(row, catalogue)
    if group.hidden:
        yield f"- {catalogue.ui('report.findings.more', count=group.hidden)}"
    yield ""
    yield from _details(group, catalogue)


def _finding(row: FindingRow, catalogue: Catalogue) -> Iterator[str]:
    yield f"- **{inline(row.level)}** · **{_subject(row, catalogue)}**<br>"
    yield f"  {inline(row.text)}<br>"
    if row.absorbed:
        titles = catalogue.ui("report.people.comma").join(row.absorbed)
        yield f"  {inline(catalogue.ui('report.findings.absorbed', titles=titles))}<br>"
    sure = catalogue.ui("report.findings.confidence", confidence=row.confidence)
    place = f"{catalogue.ui('report.people.dot')}{code(row.place)}" if row.place else ""
    told = catalogue.ui("report.people.dot").join(part for part in (sure, row.uncounted, row.returns) if part)
    yield f"  {inline(told)}{place}"


def _details(group: FindingGroup, catalogue: Catalogue) -> Iterator[str]:
    yield f"<details><summary>{catalogue.ui('report.findings.details')}</summary>"
    yield ""
    if group.remedy:
        yield from _remedy(catalogue.ui("report.findings.remedy"), group.remedy)
    else:
        for row in group.rows:
            yield from _remedy(f"{catalogue.ui('report.findings.remedy')}: {row.subject}", row.remedy)
    yield f"**{catalogue.ui('report.findings.evidence')}**"
    yield ""
    for row in group.rows:
        told = [
            catalogue.ui("report.findings.fact", label=label, value=value) for label, value in row.evidence
        ]
        yield f"- {_subject(row, catalogue)} — {inline(catalogue.ui('report.people.dot').join(told))}<br>"
        yield f"  {inline(row.priority)}"
    yield ""
    if group.sources:
        yield f"**{catalogue.ui('report.findings.sources')}**"
        yield ""
        for source in group.sources:
            yield f"- {inline(source.title)}" + (f" — <{source.address}>" if source.address else "")
        yield ""
    yield "</details>"
    yield ""


def _remedy(title: str, steps: tuple[tuple[str, str], ...]) -> Iterator[str]:
    yield f"**{inline(title)}**"
    yield ""
    for number, (step, text) in enumerate(steps, start=1):
        yield f"{number}. **{inline(step)}** — {inline(text)}"
    yield ""


def _subject(row: FindingRow, catalogue: Catalogue) -> str:
    if not row.department:
        return inline(row.subject)
    return inline(catalogue.ui("report.subject.in_department", name=row.subject, department=row.department))


def _counts(counts: Counts, catalogue: Catalogue) -> str:
    told = (catalogue.ui("report.people.level_count", level=level, count=count) for level, count in counts)
    return catalogue.ui("report.people.comma").join(told)
