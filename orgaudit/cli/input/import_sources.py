"""What an import reads from: spreadsheets, or the files of an importer that the call names; and what is told where they cannot be read."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from orgaudit.cli.exit_code import ExitCode, RefusedInputError
from orgaudit.cli.input.company import nothing_there
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.importers.builtin import SHEETS
from orgaudit.intake.messages import message
from orgaudit.intake.reading import MissingPathError, UnreadableError
from orgaudit.intake.sheets.files.grid import SheetsError
from orgaudit.intake.sheets.files.meter import Told
from orgaudit.intake.sheets.importing import ImportReport, Reading, read_into, read_sheets
from orgaudit.intake.sheets.one_sheet.sheet_records import records_of_sheet
from orgaudit.intake.sheets.options import Options
from orgaudit.model import Organization

T = TypeVar("T")

_OF_SHEETS: Final = ("map", "sheet", "header_row", "save_map", "use_map")


def read_new(call: Call, options: Options, told: Told) -> tuple[str, ImportReport]:
    """Return the text of a new company, and the report. Raises WrongCallError and RefusedInputError."""
    name, paths = call["importer"], call["sheet_files"]
    if name is None or name == SHEETS:
        return asked(lambda: read_sheets(paths, options, told=told, reading=_reading(name)))
    from orgaudit.intake.importers.importing import read_files

    return _from_files(
        call, lambda importer: read_files(paths, importer, options, today=date.today(), told=told)
    )


def read_more(
    call: Call, options: Options, texts: Mapping[str, str], org: Organization, today: date, told: Told
) -> tuple[Mapping[str, str], ImportReport]:
    """Return the texts of a company with what the files know, and the report. Raises EditRefused too."""
    name, paths = call["importer"], call["sheet_files"]
    if name is None or name == SHEETS:
        return asked(
            lambda: read_into(paths, options, texts, org, today=today, told=told, reading=_reading(name))
        )
    from orgaudit.intake.importers.importing import read_files_into

    return _from_files(
        call, lambda importer: read_files_into(paths, importer, texts, org, today=today, told=told)
    )


def refuse_strange(call: Call) -> None:
    """Refuse options that speak of sheets where none are read."""
    if call["importer"] is None or call["importer"] == SHEETS:
        return
    for name in _OF_SHEETS:
        if call[name]:
            raise call.wrong("only_of_sheets", option=f"--{name.replace('_', '-')}", found=call["importer"])


def asked(read: Callable[[], T]) -> T:
    """Return what comes of files. Raises WrongCallError where one cannot be read."""
    try:
        return read()
    except SheetsError as error:
        facts: dict[str, Any] = dict(error.facts)
        code = f"sheet_{error.code}"
        raise WrongCallError(code, **facts) from None
    except MissingPathError as gone:
        raise nothing_there(gone.path) from None
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None


def _reading(name: str | None) -> Reading:
    if name is None:
        return records_of_sheet
    from orgaudit.intake.importers.raci import records

    return records


def _from_files(call: Call, read: Callable[[Any], T]) -> T:
    from orgaudit.intake.importers.gathering import TooManyFilesError
    from orgaudit.intake.importers.importing import BrokenImporterError, RefusedFilesError
    from orgaudit.own.importers import NoImporterError, importer_of

    session = call.session
    try:
        importer = importer_of(call["importer"])
        return read(importer)
    except UnreadableError as error:
        raise WrongCallError("unreadable", path=error.path, reason=error.reason) from None
    except MissingPathError as gone:
        if not Path(gone.path).is_dir():
            raise nothing_there(gone.path) from None
        found, nothing = call["importer"], ExitCode.NOTHING_TO_AUDIT
        raise WrongCallError("nothing_of_kind", exit_code=nothing, path=gone.path, found=found) from None
    except NoImporterError as error:
        raise unknown("no_such_importer", error.name, error.known) from None
    except BrokenImporterError as error:
        raise WrongCallError("broken_importer", found=error.name, detail=error.detail) from None
    except TooManyFilesError as error:
        raise WrongCallError("too_many_files", path=error.path, limit=f"{error.limit:,}") from None
    except RefusedFilesError as error:
        words = session.words(session.catalogue.language)
        for problem in error.problems:
            session.tell(message(problem, words, unquoted=session.discreet or call["redact"] is not None))
        session.note(words.ui("cli.problems_total", count=len(error.problems)))
        raise RefusedInputError(ExitCode.WRONG_INPUT) from None
