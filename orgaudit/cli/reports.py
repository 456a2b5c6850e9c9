"""One result, told in every format that the call asks for, each to where it belongs."""

from collections.abc import Iterable
from dataclasses import replace

from orgaudit.cli.files import write_whole
from orgaudit.cli.session import Session
from orgaudit.cli.targets import KnownFormats, Target
from orgaudit.cli.usage import WrongCallError
from orgaudit.reporters.formats import FORMATS, ReportRequest
from orgaudit.reporters.redaction import OPEN, redactor


def known_formats() -> KnownFormats:
    """Return the names of the formats that can be written, and which suffix means which."""
    by_suffix: dict[str, str] = {}
    for item in FORMATS.values():
        for suffix in item.suffixes:
            by_suffix.setdefault(suffix, item.name)
    return KnownFormats(tuple(FORMATS), by_suffix)


def publish(session: Session, targets: Iterable[Target], request: ReportRequest) -> None:
    """Render every report, then write the files, then print: a report that cannot be made leaves no trace.

    Raises WrongCallError where a file cannot be written; the files before it stay.
    """
    rendered = [(target, _render(target, request)) for target in targets]
    words = request.catalogue
    hidden = redactor(request.result.organization, words) if request.redact else OPEN
    for target, text in rendered:
        if target.path is None:
            continue
        try:
            write_whole(target.path, text.encode("utf-8", errors="backslashreplace"))
        except OSError as error:
            raise WrongCallError("unwritable", path=str(target.path), reason=error.strerror) from None
        if session.common.verbose:
            line = words.ui("cli.told.written", path=str(target.path), format=target.format)
            session.note(hidden.text(line))
    for target, text in rendered:
        if target.path is None:
            session.write(text, guarded=FORMATS[target.format].audience == "people")


def tells_people(targets: Iterable[Target]) -> bool:
    """Whether stdout carries a report that people read, and so the verdict of the gate too."""
    return any(target.path is None and FORMATS[target.format].audience == "people" for target in targets)


def _render(target: Target, request: ReportRequest) -> str:
    # Colour codes are for a screen; a file is for whatever opens it.
    fitting = request if target.path is None else replace(request, color=False)
    return FORMATS[target.format].render(fitting)
