"""``orgaudit import``: spreadsheets, or the files of an importer, become the YAML of a company, with a report of what was made of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import read_company
from orgaudit.cli.input.import_sources import read_more, read_new, refuse_strange
from orgaudit.cli.output.files import write_whole
from orgaudit.cli.output.publish import publish
from orgaudit.cli.output.targets import Target, refuse_read, refuse_replacing_work, refuse_unwritable, targets
from orgaudit.cli.output.text_changes import changed_files, difference, write_changes
from orgaudit.cli.output.write_company import refusal
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.terminal.plain_text import shell_word
from orgaudit.cli.terminal.progress import working
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.editing.edits import EditRefused
from orgaudit.intake.editing.text_files import text_files
from orgaudit.intake.reading import STDIN, UnreadableError
from orgaudit.intake.sheets.headings.mapping import (
    BadMappingError,
    known_keys,
    mapping_of,
    mapping_text,
    read_mapping,
    unmet,
)
from orgaudit.intake.sheets.importing import ImportReport
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.spelling import nearest
from orgaudit.reports.content.import_report import ImportedReport
from orgaudit.reports.formats import formats_of
from orgaudit.reports.writers.page_options import Detail, PageOptions
from orgaudit.wording.catalogue import Catalogue

STDOUT: Final = "-"


def run(call: Call) -> ExitCode:
    """Read the sheets, tell what was made of them, write the company."""
    session = call.session
    refuse_strange(call)
    reports = call["import_report"]
    wanted = targets(reports, None, formats_of(ImportedReport.kind), quiet=True) if reports else ()
    refuse_unwritable(wanted, STDOUT)
    refuse_replacing_work(target.path for target in wanted)
    read = (*call["sheet_files"], call["into_company"], call["use_map"])
    written = (call["import_output"], call["save_map"], *(target.path for target in wanted))
    for number, path in enumerate(written):
        refuse_read((path,), (*read, *written[:number]))
    if call["save_map"]:
        _refuse_other_than_map(Path(call["save_map"]))
    if call["into_company"] is not None:
        return _update(call, wanted)
    output: str | None = None if call["dry_run"] else call["import_output"] or STDOUT
    if output is not None and output != STDOUT:
        _refuse_taken(Path(output))
    options = _options(call)
    with working(session, "reading", measured=True) as shown:
        text, imported = read_new(call, options, shown)
    words = _words(call, imported)
    _refuse_nothing(imported, words, call)
    told = output if output is not None and output != STDOUT else ""
    if told:
        _write(told, text)
    report = _report(call, imported, words, told)
    _publish(call, wanted, report, on_stdout=output != STDOUT)
    if output == STDOUT:
        session.write(text)
        session.note(_summary(report))
    elif told:
        session.note(words.ui("cli.import.next", path=shell_word(told)))
    return _code(call, imported)


def _update(call: Call, wanted: tuple[Target, ...]) -> ExitCode:
    """Take what the sheets know into a company that is there; without writing, show the difference."""
    session, today = call.session, date.today()
    if call["import_output"] is not None:
        raise call.wrong("into_or_output")
    into: str = call["into_company"]
    if into == STDIN:
        raise call.wrong("into_needs_files")
    company = read_company(session, (into,), today, None)
    files = text_files((into,))
    texts = {file.shown: file.text for file in files}
    options = replace(_options(call), into=True)
    try:
        with working(session, "reading", measured=True) as shown:
            new, imported = read_more(call, options, texts, company.organization, today, shown)
    except EditRefused as refused:
        raise refusal(refused, company.organization, session) from None
    words = _words(call, imported)
    changes = changed_files(files, new)
    paths = tuple(changed.file.shown for changed in changes)
    if not call["dry_run"]:
        write_changes(changes)
    report = _report(call, imported, words, ", ".join(paths) if not call["dry_run"] else "")
    _publish(call, wanted, report, on_stdout=not call["dry_run"])
    if call["dry_run"]:
        session.write(difference(changes, session.hidden))
        session.note(_summary(report))
    elif not paths:
        session.note(words.ui("cli.import.unchanged", path=into))
    return _code(call, imported)


def _words(call: Call, imported: ImportReport) -> Catalogue:
    session, org = call.session, imported.organization
    return session.words((org.language if org else None) or session.catalogue.language)


def _report(call: Call, imported: ImportReport, words: Catalogue, written: str) -> ImportedReport:
    session = call.session
    session.redacting = session.redacting or call["redact"] is not None
    if call["save_map"] and not call["dry_run"]:
        _write(call["save_map"], mapping_text(imported.account.columns))
    return ImportedReport(
        catalogue=words, version=__version__, imported=imported, written=written, redact=session.redacting
    )


def _publish(call: Call, wanted: tuple[Target, ...], report: ImportedReport, *, on_stdout: bool) -> None:
    session = call.session
    session.hiding.append(report.redactor.message)
    for heading, near in unmet(call["map"], report.imported.account.columns).items():
        facts = {"found": report.headed(heading), "nearest": near and report.headed(near)}
        session.note(report.catalogue.ui("cli.import.unmet_heading", **facts))
    detail: Detail = "verbose" if session.common.verbose else "brief"
    page = PageOptions(width=session.width, color=session.colored, detail=detail)
    taken = any(target.path is None for target in wanted)
    if on_stdout and not taken and not session.common.quiet:
        wanted = (*wanted, Target("terminal", None))
    publish(session, wanted, report, page)


def _code(call: Call, imported: ImportReport) -> ExitCode:
    return ExitCode.GATE_FAILED if call["strict"] and imported.doubts else ExitCode.OK


def _options(call: Call) -> Options:
    mapping: dict[str, str] = {}
    try:
        if call["use_map"]:
            mapping |= read_mapping(Path(call["use_map"]))
        mapping |= mapping_of(call["map"])
    except BadMappingError as bad:
        if not bad.key:
            raise call.wrong("no_pair", option="--map", found=bad.text, sign="=") from None
        near = nearest(bad.key, known_keys())
        raise call.wrong("no_such_field", found=bad.key, nearest=near) from None
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    except (TypeError, ValueError):
        raise WrongCallError("bad_map", path=call["use_map"]) from None
    return Options(
        mapping=mapping,
        sheets=tuple(call["sheet"]),
        header_row=int(call["header_row"]) if call["header_row"] else None,
        language=call["keys"],
        trace=call["trace"],
    )


def _refuse_taken(path: Path) -> None:
    """Refuse to replace a file: what it says may have been written by hand since."""
    if path.is_dir():
        raise WrongCallError("output_is_folder", path=str(path))
    if not path.parent.is_dir():
        raise WrongCallError("no_such_folder", path=str(path), folder=str(path.parent))
    if path.is_file():
        raise WrongCallError("import_file_exists", path=str(path))


def _refuse_other_than_map(path: Path) -> None:
    """Refuse to replace what is there and keeps no map: ``--save-map`` may name it by mistake."""
    if not path.exists():
        return
    try:
        read_mapping(path)
    except (UnreadableError, BadMappingError, TypeError, ValueError):
        raise WrongCallError("save_map_exists", path=str(path)) from None


def _refuse_nothing(imported: ImportReport, words: Catalogue, call: Call) -> None:
    """End the call where the sheets hold no department and no duty, so that there is nothing to write."""
    session = call.session
    if imported.organization is None:
        sheets = tuple(
            f"{'!'.join(filter(None, (session.path(item.cell.sheet or item.cell.path), item.cell.address)))}: {words.ui(f'import.sheet_reasons.{item.reason}')}"
            for item in imported.account.sheets
            if item.reason
        )
        reasons = {item.reason for item in imported.account.sheets}
        is_empty = "not_filled_in" in reasons and reasons <= {"not_filled_in", "no_table", "guide", "example"}
        facts: dict[str, Any] = {
            "exit_code": ExitCode.NOTHING_TO_AUDIT,
            "paths": imported.files,
            "command": call.path,
        }
        if imported.of_texts:
            raise WrongCallError("nothing_in_files", **facts)
        if is_empty:
            raise WrongCallError("nothing_filled_in", **facts)
        raise WrongCallError("nothing_imported", sheets=sheets or None, **facts)


def _write(path: str, text: str) -> None:
    try:
        write_whole(Path(path), text.encode())
    except OSError as error:
        raise WrongCallError("unwritable", path=path, reason=error.strerror or "") from None


def _summary(report: ImportedReport) -> str:
    account, of = report.imported.account, "_in_texts" if report.imported.of_texts else ""
    if account.doubts:
        return report.catalogue.ui(f"cli.import.doubts{of}", count=len(account.doubts))
    return report.catalogue.ui(f"cli.import.no_doubts{of}")
