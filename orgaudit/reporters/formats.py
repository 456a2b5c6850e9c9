"""The table of report formats: a name, how to render it, the suffixes that mean it, whom it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from orgaudit.audit.gate import NOT_ASKED, Gate
from orgaudit.audit.result import AuditResult
from orgaudit.findings.severity import Severity
from orgaudit.reporters.json_v1 import render_json
from orgaudit.reporters.markdown import render_markdown
from orgaudit.reporters.rows import ReportView
from orgaudit.reporters.view import build_view
from orgaudit.wording.catalogue import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRequest:
    """Everything a report is made from.

    ``show``, ``full``, ``width`` and ``color`` only concern formats for people, the last two only the terminal.
    ``paths`` and ``sha256`` are those of the input, as ``Loaded`` gives them.
    """

    result: AuditResult
    catalogue: Catalogue
    paths: tuple[str, ...]
    sha256: str
    version: str
    gate: Gate = NOT_ASKED
    show: Severity = Severity.LOW
    redact: bool = False
    full: bool = False
    width: int = 80
    color: bool = False

    def view(self) -> ReportView:
        """Word the result for people."""
        return build_view(
            self.result,
            self.catalogue,
            paths=self.paths,
            sha256=self.sha256,
            version=self.version,
            show=self.show,
            redact=self.redact,
            gate=self.gate,
        )


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``suffixes`` are those of files, with the dot; the first format that names a suffix has it."""

    name: str
    render: Callable[[ReportRequest], str]
    suffixes: tuple[str, ...]
    audience: Literal["people", "machines"]


def _terminal(request: ReportRequest) -> str:
    # Imported here because rich takes as long to load as everything else together.
    from orgaudit.reporters.terminal import render_terminal

    return render_terminal(
        request.view(), request.catalogue, width=request.width, color=request.color, full=request.full
    )


def _markdown(request: ReportRequest) -> str:
    return render_markdown(request.view(), request.catalogue)


def _json(request: ReportRequest) -> str:
    return render_json(
        request.result,
        request.catalogue,
        paths=request.paths,
        sha256=request.sha256,
        version=request.version,
        redact=request.redact,
        gate=request.gate,
    )


FORMATS: Final[Mapping[str, Format]] = {
    item.name: item
    for item in (
        Format("terminal", _terminal, (".txt",), "people"),
        Format("markdown", _markdown, (".md", ".markdown"), "people"),
        Format("json", _json, (".json",), "machines"),
    )
}
"""Every format that can be written, by name."""
