"""One report, written in every format that the call asks for, each to where it belongs."""

from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.output.files import Part, append, is_replaced, write_whole
from orgaudit.cli.output.targets import Target, refuse_replacing_work, targets
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.findings.severity import Severity
from orgaudit.intake.first_bytes import real_path
from orgaudit.model.dataclass import dataclass, replace
from orgaudit.reports.formats import FORMATS, Format, formats_of, render_binary, stream
from orgaudit.reports.report import Report
from orgaudit.reports.writers.page_options import Detail, PageOptions

PAGE: Final = "html"
"""The format that --open shows."""


_SHEETS: Final = "questions"
"""The kind of report that is filled in."""

_PIECE: Final = 1 << 16
"""Bytes; house default."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A report that is made, and where it goes.

    ``content`` is in pieces of the encoding of a file: what a screen shows of it is read piece by piece. Where ``part`` holds it
    already there is none, so that a large report never stands in memory as a whole. ``failure`` is why it could not be written.
    """

    target: Target
    form: Format
    content: Sequence[bytes] = ()
    part: Part | None = None
    failure: OSError | None = None


def publish(
    session: Session, targets: Sequence[Target], report: Report, page: PageOptions, *, names: bool = False
) -> None:
    """Render the report for every target, then put the files in their places, then print: what cannot be made leaves no trace.

    ``names`` shows people in formats for public places too. Raises WrongCallError where a file cannot be written; the files
    before it stay.
    """
    session.held.append(report)
    rendered: list[Rendered] = []
    try:
        for target in targets:
            rendered.append(_rendered(target, report, page, rendered, names=names))
        for item in rendered:
            _put(session, report, item)
    finally:
        for item in rendered:
            if item.part is not None:
                item.part.drop()
    for item in rendered:
        if item.target.path is not None:
            continue
        if item.form.binary:
            session.write_bytes(b"".join(item.content))
        else:
            # What people read holds no commands for a build server.
            session.write_pieces(item.content, guarded=item.form.audience == "people")
    _open(session, report)


def _put(session: Session, report: Report, item: Rendered) -> None:
    """Put a report into its file, if it goes to one. Raises WrongCallError where it cannot be written."""
    path = item.target.path
    if path is None:
        return
    try:
        if item.failure is not None:
            raise item.failure
        if item.part is not None:
            item.part.keep()
        else:
            (append if item.form.appended else write_whole)(path, *item.content)
    except OSError as error:
        raise WrongCallError("unwritable", path=str(path), reason=error.strerror) from None
    if session.common.verbose:
        line = report.catalogue.ui("cli.told.written", path=str(path), format=item.form.name)
        session.note(line)


def _open(session: Session, report: Report) -> None:
    """Show the page of the call, where it asked for that; where nothing can show it, say where it is."""
    path = session.opening
    if path is not None and not session.browse(real_path(path).as_uri()):
        line = report.catalogue.ui("cli.told.not_opened", path=str(path))
        session.note(line)


def tell(call: Call, report: Report) -> ExitCode:
    """Tell a report that rests on no company."""
    wanted = targets_of(call, report.kind)
    publish(call.session, wanted, report, page_of(call), names=bool(call["names"]))
    return ExitCode.OK


def targets_of(call: Call, kind: str) -> tuple[Target, ...]:
    """Return where the reports of a call go; from here on messages hide people where one is public. Raises WrongCallError where a format does not exist, or people have worked in the file."""
    session = call.session
    found = targets(call["output"], call["format"], formats_of(kind), quiet=session.common.quiet)
    if call["open"]:
        found = _with_page(found)
        session.opening = next(target.path for target in found if target.path and target.format == PAGE)
    if kind != _SHEETS:  # what of a sheet is taken in, its company knows
        refuse_replacing_work(target.path for target in found)
    session.public = not call["names"] and any(FORMATS[target.format].public for target in found)
    for target in found:
        if target.path is None and FORMATS[target.format].binary and session.stdout.isatty():
            raise WrongCallError("binary_on_screen", format=target.format)
    return found


def _with_page(listed: tuple[Target, ...]) -> tuple[Target, ...]:
    """Return the targets with a page among them that can be opened: where the call names none, in a folder that the system tidies up."""
    if any(target.path and target.format == PAGE for target in listed):
        return listed
    # Every other call starts without it.
    from tempfile import mkdtemp

    return (*listed, Target(PAGE, Path(mkdtemp(prefix="orgaudit-")) / "report.html"))


def page_of(call: Call) -> PageOptions:
    """Return how reports for people are laid out."""
    session = call.session
    session.redacting = session.redacting or call["redact"] is not None
    width = call["width"] or session.width
    return PageOptions(width=width, color=session.colored, detail=_detail(call))


def _detail(call: Call) -> Detail:
    if call.session.common.verbose:
        return "verbose"
    # Who says which findings to list wants a list.
    listed = call["full"] or call["show_waived"] or call["show"] not in (None, Severity.LOW)
    return "full" if listed else "brief"


def tells_people(targets: Sequence[Target]) -> bool:
    """Whether stdout carries a report that people read, and so the verdict of the gate too."""
    return any(target.path is None and FORMATS[target.format].audience == "people" for target in targets)


def _rendered(
    target: Target, report: Report, page: PageOptions, before: Sequence[Rendered], *, names: bool
) -> Rendered:
    form = FORMATS[target.format]
    same = () if page.color and form.colored else _content_in(before, form)
    if form.binary:
        return Rendered(target, form, same or (render_binary(report, target.format, names=names),))
    mark = BOM_UTF8 if form.bom and target.path is not None else b""
    # Colour codes are for a screen; a file is for whatever opens it.
    laid = replace(page, color=page.color and target.path is None)
    pieces = (mark, *same) if same else _encoded(stream(report, target.format, laid, names=names), mark)
    if target.path is None or form.appended or not is_replaced(target.path):
        return Rendered(target, form, tuple(pieces))
    try:
        part = Part(target.path)
        part.write(pieces)
    except OSError as error:
        return Rendered(target, form, failure=error)
    return Rendered(target, form, part=part)


def _content_in(rendered: Iterable[Rendered], form: Format) -> Sequence[bytes]:
    """Return what stdout shows already in this format: a file gets the same, and nothing is made twice."""
    shown = (item.content for item in rendered if item.form is form and item.target.path is None)
    return next(shown, ())


def _encoded(pieces: Iterable[str], mark: bytes) -> Iterator[bytes]:
    """Encode a text in pieces of some size, of which the last is empty only where all of it is; ``mark`` stands before the first."""
    gathered, size = [mark], 0
    for piece in pieces:
        if size >= _PIECE:
            yield b"".join(gathered)
            gathered, size = [], 0
        encoded = piece.encode("utf-8", "backslashreplace")
        gathered.append(encoded)
        size += len(encoded)
    yield b"".join(gathered)
