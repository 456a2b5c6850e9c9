"""The report as GitHub-flavoured Markdown, to be read from top to bottom by a manager."""

from collections.abc import Iterable, Iterator

from orgaudit.reports.markdown_boundaries import boundary_lines
from orgaudit.reports.markdown_findings import finding_lines, urgent_lines
from orgaudit.reports.markdown_quality import quality_lines
from orgaudit.reports.rows import MoveRow, ReportView
from orgaudit.reports.severity_columns import level_cells, level_words
from orgaudit.reports.writers.markdown.escape import inline, table
from orgaudit.wording.catalogue import Catalogue


def render_markdown(view: ReportView, catalogue: Catalogue) -> str:
    """Return the whole report as Markdown, ending with a newline."""
    sections = (
        _head(view, catalogue),
        quality_lines(view, catalogue),
        urgent_lines(view, catalogue),
        _first_moves(view, catalogue),
        _later_moves(view, catalogue),
        _families(view, catalogue),
        _departments(view, catalogue),
        boundary_lines(view, catalogue),
        finding_lines(view, catalogue),
        _questions(view, catalogue),
        _gaps(view, catalogue),
        _waivers(view, catalogue),
        _failures(view, catalogue),
        _method(view, catalogue),
        ["---", "", f"<sub>{inline(view.origin)}</sub>"],
    )
    return "\n\n".join("\n".join(lines) for lines in map(list, sections) if lines) + "\n"


def _head(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    head = view.head
    yield f"# {inline(catalogue.ui('report.title.report'))}: {inline(head.company)}"
    yield ""
    yield inline(head.company_facts)
    yield ""
    yield f"- **{catalogue.ui('report.head.score_label')}**: {_headline(view)}"
    yield f"- **{catalogue.ui('report.head.coverage_label')}**: {inline(head.coverage)}"
    if head.comparison:
        yield f"- **{catalogue.ui('report.head.comparison_label')}**: {inline(head.comparison)}"
    if head.gate:
        yield f"- **{catalogue.ui('report.gate.label')}**: {inline(' '.join(head.gate))}"
    yield ""
    for line in head.verdict:
        yield f"**{inline(line)}**"
        yield ""
    if head.band_note:
        yield f"<sub>{inline(head.band_note)}</sub>"


def _headline(view: ReportView) -> str:
    return f"**{inline(view.head.score)}**"


def _first_moves(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {inline(view.moves_title)}"
    yield ""
    if not view.first_moves:
        yield catalogue.ui(f"report.moves.{'ask' if view.ask_first else 'none'}")
        yield ""
    for question in view.ask_first:
        yield f"{question.rank}. **{inline(question.question)}**"
    for move in view.first_moves:
        yield f"{move.rank}. **{inline(move.title)}**<br>"
        yield f"   {inline(_worth(move, catalogue))}<br>"
        if move.start:
            yield f"   {inline(catalogue.ui('report.moves.start', text=move.start))}<br>"
        yield f"   {inline(catalogue.ui('report.moves.settles', text=move.settles))}"


def _worth(move: MoveRow, catalogue: Catalogue) -> str:
    parts = (catalogue.ui("report.moves.effort", effort=move.effort), move.returned, move.points, move.sure)
    return catalogue.ui("report.people.dot").join(part for part in parts if part)


def _later_moves(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    if not view.later_moves:
        return
    columns = tuple(
        catalogue.ui(f"report.column.{name}") for name in ("move", "effort", "returned", "points", "sure")
    )
    rows = [(f"{move.rank}. {inline(move.title)}", *map(inline, move.cells)) for move in view.later_moves]
    yield from _folded(catalogue.ui("report.title.more_moves"), table(columns, rows))
    if view.moves_hidden:
        yield ""
        yield catalogue.ui("report.moves.hidden", count=view.moves_hidden)


def _families(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {catalogue.ui('report.title.families')}"
    yield ""
    columns = tuple(catalogue.ui(f"report.column.{name}") for name in ("family", "score", "band", "judged"))
    rows = [
        (inline(row.name), row.score, row.band, row.judged, *level_cells(row.levels)) for row in view.families
    ]
    yield from table((*columns, *level_words(catalogue)), rows, frozenset(range(1, 8)))


def _departments(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {catalogue.ui('report.title.departments')}"
    yield ""
    columns = tuple(catalogue.ui(f"report.column.{name}") for name in ("department", "score", "band"))
    rows = [
        (inline(row.name), row.score, row.band, *level_cells(row.levels), inline(row.worst))
        for row in view.departments
    ]
    worst = catalogue.ui("report.column.worst")
    yield from table((*columns, *level_words(catalogue), worst), rows, frozenset(range(1, 7)))


def _questions(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    if not view.questions:
        return
    yield f"## {catalogue.ui('report.title.questions')}"
    yield ""
    yield catalogue.ui("report.gaps.intro")
    yield ""
    for row in view.questions:
        yield f"{row.rank}. **{inline(row.question)}**<br>"
        yield f"   {inline(row.opens)}{catalogue.ui('report.people.dot')}{inline(row.whom)}"


def _gaps(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {catalogue.ui('report.title.gaps')}"
    yield ""
    if not view.gaps:
        yield catalogue.ui("report.gaps.none")
        return
    columns = tuple(
        catalogue.ui(f"report.column.{name}") for name in ("fact", "judgements", "subjects", "examples")
    )
    rows = [
        (inline(row.fact), str(row.judgements), str(row.subjects), inline(row.examples)) for row in view.gaps
    ]
    yield from table(columns, rows, frozenset({1, 2}))
    if view.gaps_total > len(view.gaps):
        yield ""
        yield catalogue.ui("report.gaps.hidden", count=view.gaps_total - len(view.gaps))


def _waivers(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    if not view.waivers:
        return
    yield f"## {catalogue.ui('report.title.waivers')}"
    yield ""
    columns = tuple(
        catalogue.ui(f"report.column.{name}")
        for name in ("state", "rule", "subject", "reason", "owner", "expires")
    )
    rows = [
        tuple(
            inline(cell)
            for cell in (row.state_word, row.rule, row.subject, row.reason, row.owner, row.expires)
        )
        for row in view.waivers
    ]
    yield from table(columns, rows)
    told = [row for row in view.waivers if row.found]
    if told:
        yield ""
        yield from (f"- {inline(row.subject)} ({inline(row.rule)}): {inline(row.found)}" for row in told)


def _failures(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    if not view.failures:
        return
    yield f"## {catalogue.ui('report.title.failures')}"
    yield ""
    yield catalogue.ui("report.failures.intro")
    yield ""
    yield from (f"- {inline(line)}" for line in view.failures)


def _method(view: ReportView, catalogue: Catalogue) -> Iterator[str]:
    yield f"## {catalogue.ui('report.title.method')}"
    for note in view.method:
        yield ""
        yield f"**{inline(note.title)}**"
        yield ""
        yield from (f"- {inline(line)}" for line in note.lines)
    yield ""
    yield from _bullets(catalogue.ui("report.title.defaults"), view.defaults)
    yield ""
    if view.thresholds:
        columns = tuple(catalogue.ui(f"report.column.{name}") for name in ("rule", "what", "value", "origin"))
        rows = [
            tuple(inline(cell) for cell in (row.rule, row.what, row.value, row.origin))
            for row in view.thresholds
        ]
        yield from _folded(catalogue.ui("report.title.thresholds"), table(columns, rows))
        yield ""
    if view.law:
        yield from _bullets(catalogue.ui("report.title.law"), view.law)
        yield ""
    yield from _bullets(catalogue.ui("report.title.not_said"), view.not_said)


def _bullets(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"### {title}"
    yield ""
    yield from (f"- {inline(line)}" for line in lines)


def _folded(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f"<details><summary>{inline(title)}</summary>"
    yield ""
    yield from lines
    yield ""
    yield "</details>"
