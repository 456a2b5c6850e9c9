"""One result, told in every format that the call asks for, each to where it belongs."""

from collections.abc import Iterable
from dataclasses import replace

from orgaudit.cli.files import append, write_whole
from orgaudit.cli.session import Session
from orgaudit.cli.targets import KnownFormats, Target
from orgaudit.cli.usage import WrongCallError
from orgaudit.reporters.formats import FORMATS
from orgaudit.reporters.redaction import OPEN, redactor
from orgaudit.reporters.request import ReportRequest


def known_formats() -> KnownFormats:
    """Return the names of the formats that can be written, and which suffix means which."""
    by_suffix: dict[str, str] = {}
    for item in FORMATS.values():
        for suffix in item.suffixes:
            by_suffix.setdefault(suffix, item.name)
    return KnownFormats(tuple(FORMATS), by_suffix)


def publish(
    session: Session, targets: Iterable[Target], request: ReportRequest, *, names: bool = False
) -> None:
    """Render every report, then write the files, then print: a report that cannot be made leaves no trace.

    ``names`` shows people in formats for public places too. Raises WrongCallError where a file cannot be written; the files before it stay.
    """
    rendered = [(target, _render(target, request, names=names)) for target in targets]
    words = request.catalogue
    hidden = redactor(request.result.organization, words) if request.redact else OPEN
    for target, text in rendered:
        if target.path is None:
            continue
        form = FORMATS[target.format]
        content = text.encode("utf-8-sig" if form.bom else "utf-8", errors="backslashreplace")
        try:
            if form.appended:
                append(target.path, content)
            else:
                write_whole(target.path, content)
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


def _render(target: Target, request: ReportRequest, *, names: bool) -> str:
    form = FORMATS[target.format]
    # Colour codes are for a screen; a file is for whatever opens it.
    color = request.color and target.path is None
    # What goes to a public place hides people unless the call asks for their names.
    redact = request.redact or (form.public and not names)
    return form.render(replace(request, color=color, redact=redact))
