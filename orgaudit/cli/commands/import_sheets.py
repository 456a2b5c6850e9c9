"""``orgaudit import``: spreadsheets become the YAML of a company, with a report of what was made of them."""

from pathlib import Path
from typing import Any, Final

from orgaudit import __version__
from orgaudit.cli.call import Call
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.files import write_whole
from orgaudit.cli.plain_text import shell_word
from orgaudit.cli.publish import publish
from orgaudit.cli.reading import nothing_there
from orgaudit.cli.targets import Target, refuse_unwritable, targets
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.reading import MissingPathError, UnreadableError
from orgaudit.intake.sheets.grid import SheetsError
from orgaudit.intake.sheets.importing import ImportReport, read_sheets
from orgaudit.intake.sheets.mapping import BadMappingError, known_keys, mapping_of, mapping_text, read_mapping
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.spelling import nearest
from orgaudit.reports.content.import_report import ImportedReport
from orgaudit.reports.formats import formats_of
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.wording.catalogue import Catalogue

STDOUT: Final = "-"


def run(call: Call) -> ExitCode:
    """Read the sheets, tell what was made of them, write the company."""
    session = call.session
    wanted = targets(call["import_report"], None, formats_of(ImportedReport.kind), quiet=True)
    refuse_unwritable(wanted, STDOUT)
    output: str | None = None if call["dry_run"] else call["import_output"] or STDOUT
    if output is not None and output != STDOUT:
        _refuse_taken(Path(output))
    text, imported = _read(call)
    org = imported.organization
    words = Catalogue(
        session.stated_language or (org.language if org else None) or session.catalogue.language
    )
    _refuse_nothing(imported, words, call)
    told = output if output is not None and output != STDOUT else ""
    session.redacting = session.redacting or call["redact"] is not None
    report = ImportedReport(
        catalogue=words, version=__version__, imported=imported, written=told, redact=session.redacting
    )
    if output is not None and output != STDOUT:
        _write(output, text)
    if call["save_map"] and not call["dry_run"]:
        _write(call["save_map"], mapping_text(imported.account.columns))
    page = PageOptions(
        width=session.width, color=session.colored, detail="verbose" if session.common.verbose else "brief"
    )
    on_stdout = any(target.path is None for target in wanted)
    if output != STDOUT and not on_stdout and not session.common.quiet:
        wanted = (*wanted, Target("terminal", None))
    publish(session, wanted, report, page)
    if output == STDOUT:
        session.write(text)
        session.note(_summary(report))
    elif output is not None:
        session.note(words.ui("cli.import.next", path=shell_word(output)))
    return ExitCode.GATE_FAILED if call["strict"] and imported.doubts else ExitCode.OK


def _read(call: Call) -> tuple[str, ImportReport]:
    try:
        return read_sheets(call["sheet_files"], _options(call))
    except SheetsError as error:
        facts: dict[str, Any] = dict(error.facts)
        code = f"sheet_{error.code}"
        raise WrongCallError(code, **facts) from None
    except MissingPathError as gone:
        raise nothing_there(gone.path) from None
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None


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
    except OSError as error:
        raise WrongCallError("unreadable", path=call["use_map"], reason=error.strerror or "") from None
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


def _refuse_nothing(imported: ImportReport, words: Catalogue, call: Call) -> None:
    """End the call where the sheets hold no department and no duty, so that there is nothing to write."""
    if imported.organization is None:
        sheets = tuple(
            f"{item.cell.sheet or item.cell.path}: {words.ui(f'import.sheet_reasons.{item.reason}')}"
            for item in imported.account.sheets
            if item.reason
        )
        raise WrongCallError(
            "nothing_imported",
            exit_code=ExitCode.NOTHING_TO_AUDIT,
            paths=imported.files,
            sheets=sheets or None,
            command=call.path,
        )


def _write(path: str, text: str) -> None:
    try:
        write_whole(Path(path), text.encode())
    except OSError as error:
        raise WrongCallError("unwritable", path=path, reason=error.strerror or "") from None


def _summary(report: ImportedReport) -> str:
    account = report.imported.account
    if account.doubts:
        return report.catalogue.ui("cli.import.doubts", count=len(account.doubts))
    return report.catalogue.ui("cli.import.no_doubts")
