"""The table of report formats: a name, how to render it, the suffixes that mean it, whom it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from orgaudit.reports.machine.json.report import render_json
from orgaudit.reports.markdown import render_markdown
from orgaudit.reports.request import ReportRequest


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``suffixes`` are those of files, with the dot; the first format that names a suffix has it.

    ``audience`` says whom it is for; ``commands`` are obeyed by the build server that reads them. What is ``public`` hides people
    unless the call asks for names. What is ``appended`` is added to a file that others write to as well. ``bom`` marks files
    that spreadsheets would else read in the wrong encoding.
    """

    name: str
    render: Callable[[ReportRequest], str]
    suffixes: tuple[str, ...]
    audience: Literal["people", "machines", "commands"]
    public: bool = False
    appended: bool = False
    bom: bool = False


def _terminal(request: ReportRequest) -> str:
    # Imported here because rich takes as long to load as everything else together.
    from orgaudit.reports.terminal import render_terminal

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
        comparison=request.comparison,
    )


def _sarif(request: ReportRequest) -> str:
    from orgaudit.reports.machine.sarif import render_sarif

    return render_sarif(request)


def _junit(request: ReportRequest) -> str:
    from orgaudit.reports.machine.junit import render_junit

    return render_junit(request)


def _github(request: ReportRequest) -> str:
    from orgaudit.reports.machine.github import render_github

    return render_github(request)


def _github_summary(request: ReportRequest) -> str:
    from orgaudit.reports.github_summary import render_github_summary

    return render_github_summary(request)


def _github_outputs(request: ReportRequest) -> str:
    from orgaudit.reports.machine.github_outputs import render_github_outputs

    return render_github_outputs(request)


def _pr_comment(request: ReportRequest) -> str:
    from orgaudit.reports.pr_comment import render_pr_comment

    return render_pr_comment(request)


def _gitlab(request: ReportRequest) -> str:
    from orgaudit.reports.machine.gitlab import render_gitlab

    return render_gitlab(request)


def _csv(request: ReportRequest) -> str:
    from orgaudit.reports.machine.csv import render_csv

    return render_csv(request)


def _rdjson(request: ReportRequest) -> str:
    from orgaudit.reports.machine.rdjson import render_rdjson

    return render_rdjson(request)


FORMATS: Final[Mapping[str, Format]] = {
    item.name: item
    for item in (
        Format("terminal", _terminal, (".txt",), "people"),
        Format("markdown", _markdown, (".md", ".markdown"), "people"),
        Format("json", _json, (".json",), "machines"),
        Format("sarif", _sarif, (".sarif",), "machines", public=True),
        Format("junit", _junit, (".xml",), "machines", public=True),
        Format("github", _github, (), "commands", public=True),
        Format("github-summary", _github_summary, (), "people", public=True, appended=True),
        Format("github-outputs", _github_outputs, (), "machines", public=True, appended=True),
        Format("pr-comment", _pr_comment, (), "people", public=True),
        Format("gitlab", _gitlab, (), "machines", public=True),
        Format("csv", _csv, (".csv",), "machines", bom=True),
        Format("rdjson", _rdjson, (".rdjson",), "machines", public=True),
    )
}
"""Every format that can be written, by name."""
