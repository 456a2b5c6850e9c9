"""One result, told in every format that the call asks for, each to where it belongs."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from orgaudit.cli.files import append, write_whole
from orgaudit.cli.session import Session
from orgaudit.cli.targets import KnownFormats, Target
from orgaudit.cli.usage import WrongCallError
from orgaudit.reports.formats import FORMATS, formats_of
from orgaudit.reports.formats import render as write_report
from orgaudit.reports.report import Report
from orgaudit.reports.words.redaction import Redactor
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.wording.catalogue import Catalogue


def known_formats(kind: str = "audit") -> KnownFormats:
    """Return the names of the formats of a kind of report, and which suffix means which: the first that claims it."""
    formats = formats_of(kind)
    by_suffix: dict[str, str] = {}
    for name, item in formats.items():
        for suffix in item.suffixes:
            by_suffix.setdefault(suffix, name)
    return KnownFormats(tuple(formats), by_suffix)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report that is made. What is ``guarded`` is for people, so no build server may read commands in it."""

    target: Target
    text: str
    guarded: bool
    appended: bool = False
    bom: bool = False


def publish(
    session: Session, targets: Iterable[Target], report: Report, page: PageOptions, *, names: bool = False
) -> None:
    """Render the report for every target, then deliver: what cannot be made leaves no trace.

    ``names`` shows people in formats for public places too. Raises WrongCallError where a file cannot be written; the files before it stay.
    """
    rendered = [_render(target, report, page, names=names) for target in targets]
    deliver(session, rendered, report.catalogue, report.redactor)


def deliver(session: Session, rendered: Iterable[Rendered], words: Catalogue, hidden: Redactor) -> None:
    """Write the files, then print. Raises WrongCallError where a file cannot be written; the files before it stay."""
    reports = tuple(rendered)
    for report in reports:
        path = report.target.path
        if path is None:
            continue
        content = report.text.encode("utf-8-sig" if report.bom else "utf-8", errors="backslashreplace")
        try:
            if report.appended:
                append(path, content)
            else:
                write_whole(path, content)
        except OSError as error:
            raise WrongCallError("unwritable", path=str(path), reason=error.strerror) from None
        if session.common.verbose:
            line = words.ui("cli.told.written", path=str(path), format=report.target.format)
            session.note(hidden.text(line))
    for report in reports:
        if report.target.path is None:
            session.write(report.text, guarded=report.guarded)


def tells_people(targets: Iterable[Target]) -> bool:
    """Whether stdout carries a report that people read, and so the verdict of the gate too."""
    return any(target.path is None and FORMATS[target.format].audience == "people" for target in targets)


def _render(target: Target, report: Report, page: PageOptions, *, names: bool) -> Rendered:
    form = FORMATS[target.format]
    # Colour codes are for a screen; a file is for whatever opens it.
    laid = replace(page, color=page.color and target.path is None)
    text = write_report(report, form.name, laid, names=names)
    return Rendered(target, text, form.audience == "people", form.appended, form.bom)
