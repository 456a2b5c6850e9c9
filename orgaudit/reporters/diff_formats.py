"""The formats of a difference: a name, how to render it, the suffixes that mean it, whether people read it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from orgaudit.reporters.diff_json import render_diff_json
from orgaudit.reporters.diff_markdown import render_diff_markdown
from orgaudit.reporters.diff_request import DiffRequest


@dataclass(frozen=True, slots=True)
class DiffFormat:
    """One format."""

    name: str
    render: Callable[[DiffRequest], str]
    suffixes: tuple[str, ...]
    for_people: bool


def _terminal(request: DiffRequest) -> str:
    # Imported here because rich takes as long to load as everything else together.
    from orgaudit.reporters.terminal_diff import render_diff_terminal

    return render_diff_terminal(request)


DIFF_FORMATS: Final[Mapping[str, DiffFormat]] = {
    item.name: item
    for item in (
        DiffFormat("terminal", _terminal, (".txt",), for_people=True),
        DiffFormat("markdown", render_diff_markdown, (".md", ".markdown"), for_people=True),
        DiffFormat("json", render_diff_json, (".json",), for_people=False),
    )
}
"""Every format that a difference can be written in, by name."""
