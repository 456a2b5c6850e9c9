"""The difference in Markdown: verdict and counts, what is new and why, what changed."""

from collections.abc import Iterator

from orgaudit.reports.diff_request import DiffRequest
from orgaudit.reports.diff_view import DiffFinding, DiffView, diff_view
from orgaudit.reports.writers.markdown.escape import inline, table
from orgaudit.wording.catalogue import Catalogue


def render_diff_markdown(request: DiffRequest) -> str:
    """Return the difference as GitHub-flavoured Markdown, ending with a newline."""
    return "\n".join(_lines(diff_view(request), request.catalogue)).rstrip("\n") + "\n"


def _lines(view: DiffView, words: Catalogue) -> Iterator[str]:
    yield from (f"# {inline(view.title)}", "", inline(view.states), "")
    facts = [("score", view.score), ("changes", view.changes), ("findings", view.findings)]
    if view.gate:
        facts.append(("gate", " ".join(view.gate)))
    yield from (f"- **{words.ui(f'diff.label.{key}')}**: {inline(text)}" for key, text in facts)
    yield ""
    for line in view.failures:
        yield from (f"> {inline(line)}", "")
    yield from _findings(view, words)
    yield from _changes(view, words)
    if view.families:
        yield from (f"## {words.ui('diff.title_of.scores')}", "")
        columns = tuple(words.ui(f"diff.column.{name}") for name in ("family", "old", "new"))
        yield from table(
            columns, [(inline(name), inline(old), inline(new)) for name, old, new in view.families]
        )
        yield ""
    if view.method:
        yield inline(view.method)


def _findings(view: DiffView, words: Catalogue) -> Iterator[str]:
    for group in view.found:
        yield from (f"## {inline(group.title)}", "")
        for row in group.rows:
            yield from _finding(row)
        if group.hidden:
            yield f"- {inline(words.ui('diff.hidden', count=group.hidden))}"
        yield ""


def _changes(view: DiffView, words: Catalogue) -> Iterator[str]:
    if view.groups:
        yield from (f"## {words.ui('diff.title_of.changes')}", "")
    for changed in view.groups:
        yield from (f"### {inline(changed.title)}", "")
        for element in changed.rows:
            yield f"- **{inline(element.element)}**"
            yield from (f"  - {number}\\. {inline(text)}" for number, text in element.lines)
        yield ""


def _finding(row: DiffFinding) -> Iterator[str]:
    place = f" — {inline(row.place)}" if row.place else ""
    yield f"- {inline(row.level)}: **{inline(row.headline)}** ({row.rule}){place}"
    yield from (f"  - {inline(text)}" for text in (row.text, row.cause, row.note) if text)
