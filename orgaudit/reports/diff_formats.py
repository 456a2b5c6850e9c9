"""The formats of a difference: a name, how to render it, the suffixes that mean it, whether people read it."""

from collections.abc import Mapping
from typing import Final

from orgaudit.reports.diff_markdown import render_diff_markdown
from orgaudit.reports.diff_request import DiffRequest
from orgaudit.reports.form import Form
from orgaudit.reports.machine.json.diff import render_diff_json


def _terminal(request: DiffRequest) -> str:
    # Imported here because rich takes as long to load as everything else together.
    from orgaudit.reports.terminal_diff import render_diff_terminal

    return render_diff_terminal(request)


DIFF_FORMATS: Final[Mapping[str, Form[DiffRequest]]] = {
    item.name: item
    for item in (
        Form("terminal", _terminal, (".txt",)),
        Form("markdown", render_diff_markdown, (".md", ".markdown")),
        Form("json", render_diff_json, (".json",), for_people=False),
    )
}
"""Every format that a difference can be written in, by name."""
