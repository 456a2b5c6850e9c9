"""The one table of formats, and the one way to write a report in any of them.

A format for people is one writer for every report; a format for machines is a renderer for each report that has it. Both
are named by their module, which is imported when it is asked for: rich alone takes as long to load as everything else.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final, Literal

from orgaudit.model.dataclass import dataclass, field, replace
from orgaudit.model.json_text import for_screens
from orgaudit.reports.report import Report
from orgaudit.reports.writers.page_options import PageOptions

_MACHINE: Final = "orgaudit.reports.machine"
_BROWSED: Final = "writers.html.write"
_ON_A_SCREEN: Final = "writers.terminal.write"


@dataclass(frozen=True, slots=True)
class Format:
    """One format. ``suffixes`` are those of files, with the dot; the first format that names a suffix has it.

    ``audience`` says whom it is for; ``commands`` are obeyed by the build server that reads them. What is ``public`` hides people
    unless the call asks for names. What is ``appended`` is added to a file that others write to as well. ``bom`` marks files
    that spreadsheets would else read in the wrong encoding. A ``binary`` one is bytes, never text. What
    ``carries_data`` holds the JSON of the report as well. A ``colored`` one looks otherwise on a screen that has colours. What is
    ``as_json`` has an escape for whatever could steer a screen.

    ``writer`` is the module whose ``write`` lays out any document. ``renderers`` holds, by kind of report, the module
    whose ``render`` writes that report; a format with neither for a report does not exist there.
    """

    name: str
    suffixes: tuple[str, ...]
    audience: Literal["people", "machines", "commands"]
    writer: str = ""
    renderers: Mapping[str, str] = field(default_factory=dict)
    public: bool = False
    appended: bool = False
    bom: bool = False
    binary: bool = False
    carries_data: bool = False
    colored: bool = False
    as_json: bool = False

    def tells(self, kind: str) -> bool:
        """Whether a kind of report can be written in this format."""
        return bool(self.writer) or kind in self.renderers


_JSON: Final = {
    kind: f"json.{kind}"
    for kind in (
        "audit",
        "baseline",
        "diff",
        "stored_diff",
        "plan",
        "simulation",
        "exposure",
        "questions",
        "names",
        "rule",
        "rules",
        "fields",
        "portfolio",
        "trend",
    )
} | {"import": "json.import_report"}

FORMATS: Final[Mapping[str, Format]] = {
    item.name: item
    for item in (
        Format("terminal", (".txt",), "people", writer=_ON_A_SCREEN, colored=True),
        Format("markdown", (".md", ".markdown"), "people", writer="writers.markdown.write"),
        Format("html", (".html", ".htm"), "people", writer=_BROWSED, carries_data=True),
        Format("json", (".json",), "machines", renderers=_JSON, as_json=True),
        Format("sarif", (".sarif",), "machines", renderers={"audit": "sarif"}, public=True, as_json=True),
        Format("junit", (".xml",), "machines", renderers={"audit": "junit"}, public=True),
        Format("github", (), "commands", renderers={"audit": "github.annotations"}, public=True),
        Format(
            "github-summary",
            (),
            "people",
            renderers={"audit": "github.summary"},
            public=True,
            appended=True,
        ),
        Format(
            "github-outputs",
            (),
            "machines",
            renderers={"audit": "github.outputs"},
            public=True,
            appended=True,
        ),
        Format("pr-comment", (), "people", renderers={"audit": "github.pr_comment"}, public=True),
        Format("gitlab", (), "machines", renderers={"audit": "gitlab"}, public=True, as_json=True),
        Format(
            "csv",
            (".csv",),
            "machines",
            renderers={"audit": "csv", "portfolio": "portfolio.csv_table"},
            bom=True,
        ),
        Format(
            "ndjson",
            (".ndjson", ".jsonl"),
            "machines",
            renderers={"portfolio": "portfolio.ndjson"},
            as_json=True,
        ),
        Format("xlsx", (".xlsx",), "people", writer="writers.xlsx.write", binary=True),
        Format("rdjson", (".rdjson",), "machines", renderers={"audit": "rdjson"}, public=True, as_json=True),
    )
}
"""Every format that can be written, by name."""


def formats_of(kind: str) -> dict[str, Format]:
    """Return the formats of a kind of report, by name."""
    return {name: item for name, item in FORMATS.items() if item.tells(kind)}


def render(report: Report, name: str, page: PageOptions = PageOptions(), *, names: bool = False) -> str:  # noqa: B008
    """Return a report in the format of this name, ending with a newline.

    ``page`` concerns formats for people. ``names`` shows people in formats for public places too. Raises KeyError for a
    format that the report does not have, or that is no text.
    """
    form = formats_of(report.kind)[name]
    if form.binary:
        raise KeyError(name)
    told = _told(report, form, names=names)
    if form.writer == _ON_A_SCREEN and page.detail == "brief":
        told = replace(told, only="brief")
    if form.writer:
        data = _rendered(replace(told, for_program=True), "json") if form.carries_data else ""
        laid = replace(page, language=report.catalogue.language, data=data)
        text: str = import_module(f"orgaudit.reports.{form.writer}").write(told.document(), laid)
        return text
    return _rendered(told, name)


def stream(report: Report, name: str, page: PageOptions, *, names: bool = False) -> Iterator[str]:
    """Write what ``render`` returns, piece by piece where the format can: a large report is then never held twice."""
    form = FORMATS[name]
    module = form.renderers.get(report.kind)
    if module is None or not hasattr(import_module(f"{_MACHINE}.{module}"), "stream"):
        yield render(report, name, page, names=names)
    else:
        # What is written in pieces is made fit for a screen where it is written.
        yield from import_module(f"{_MACHINE}.{module}").stream(_told(report, form, names=names))


def _rendered(report: Report, name: str) -> str:
    """Return a report in a format for machines."""
    text: str = import_module(f"{_MACHINE}.{FORMATS[name].renderers[report.kind]}").render(report)
    return for_screens(text) if FORMATS[name].as_json else text


def render_binary(report: Report, name: str, *, names: bool = False) -> bytes:
    """Return a report in a format that is no text. Raises KeyError for one that the report does not have, or that is text."""
    form = formats_of(report.kind)[name]
    if not form.binary:
        raise KeyError(name)
    told = _told(report, form, names=names)
    content: bytes = import_module(f"orgaudit.reports.{form.writer}").write(told.workbook())
    return content


def _told(report: Report, form: Format, *, names: bool) -> Report:
    hidden = report.redact or (form.public and not names)
    only: Literal["browser", "text"] = "browser" if form.writer == _BROWSED else "text"
    told = replace(report, redact=hidden, for_program=not form.writer, only=only)
    return told.without_strangers() if hidden else told
