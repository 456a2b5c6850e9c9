"""From spreadsheets to the text of a company, with an account of what became of every sheet, column and cell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike, fspath
from pathlib import Path
from typing import Final

from orgaudit.intake.first_bytes import first_bytes
from orgaudit.intake.reading import MissingPathError, UnreadableError, load_text, shown_path
from orgaudit.intake.registry import Registry
from orgaudit.intake.sheets.cells.code_tables import Codes, codes_of_tables, joined_codes
from orgaudit.intake.sheets.company.company_text import written
from orgaudit.intake.sheets.company.joined_company import Joined
from orgaudit.intake.sheets.company.joining import joined
from orgaudit.intake.sheets.company.known_elements import registry_of
from orgaudit.intake.sheets.company.remaining import tell_remaining
from orgaudit.intake.sheets.company.updating import updated
from orgaudit.intake.sheets.files.grid import Grid
from orgaudit.intake.sheets.files.meter import Meter, Told, untold
from orgaudit.intake.sheets.files.opening import MOST_BYTES, grids_of
from orgaudit.intake.sheets.findings import Account, Cell, Doubt, LeftOut, Note
from orgaudit.intake.sheets.one_sheet.sheet_homes import with_sheet_homes
from orgaudit.intake.sheets.one_sheet.sheet_records import records_of_sheet
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.people.post_holders import post_holders
from orgaudit.intake.sheets.records import Fact, Record, shown
from orgaudit.model import Organization

DEFAULTS: Final = Options()

Reading = Callable[[Grid, Options, Account], list[Record]]
"""How a sheet becomes records."""

_TRIES: Final = 5
_READ_BY: Final = 0.6
"""The share of an import that is done when all sheets are read: measured on 20,000 rows."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What is to be told of an import. ``files`` are as shown; ``organization`` is the company that the text describes.

    ``of_texts`` says that places are lines of texts and no cells.
    """

    files: tuple[str, ...]
    account: Account
    organization: Organization | None = None
    of_texts: bool = False

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """The cells that were not understood, or not taken as they stand."""
        return tuple(self.account.doubts)


def read_sheets(
    paths: Sequence[str | PathLike[str]],
    options: Options = DEFAULTS,
    *,
    today: date | None = None,
    told: Told = untold,
    reading: Reading = records_of_sheet,
) -> tuple[str, ImportReport]:
    """Return the YAML of the company that some spreadsheets describe, and the report of the import; no file is written.

    ``told`` is called with the share that is done, from 0 to 1. The text can be read by the ordinary reader, unless the sheets hold nothing of a company: then it has no department.
    Raises SheetsError, MissingPathError and UnreadableError.
    """
    return read_parts(
        [(shown_path(Path(path)), _bytes_of(fspath(path))) for path in paths],
        options,
        today=today,
        told=told,
        reading=reading,
    )


def read_parts(
    parts: Iterable[tuple[str, bytes]],
    options: Options = DEFAULTS,
    *,
    today: date | None = None,
    told: Told = untold,
    reading: Reading = records_of_sheet,
) -> tuple[str, ImportReport]:
    """Do the same with files that are at hand, each with the name under which it is told."""
    account = Account(meter=Meter(told))
    today = today or date.today()
    company, files = company_of(list(parts), replace(options, today=today), account, reading)
    text, organization = valid_text(company, options, account, today, several=len(files) > 1)
    in_order(account)
    count_all(company, account)
    return text, ImportReport(files, account, organization)


def read_into(
    paths: Sequence[str | PathLike[str]],
    options: Options,
    texts: Mapping[str, str],
    org: Organization,
    *,
    today: date,
    told: Told = untold,
    reading: Reading = records_of_sheet,
) -> tuple[Mapping[str, str], ImportReport]:
    """Return the texts of a company that is there already with what some spreadsheets know, and the report of the import.

    Raises what ``read_sheets`` raises, and EditRefused.
    """
    account = Account(meter=Meter(told))
    parts = [(shown_path(Path(path)), _bytes_of(fspath(path))) for path in paths]
    registry = registry_of(org)
    company, files = company_of(parts, replace(options, today=today), account, reading, registry)
    tell_remaining(org, registry, company, account)
    new = updated(texts, org, registry, company, account, today)
    in_order(account)
    count_all(company, account)
    return new.texts, ImportReport(files, account, new.org)


def company_of(
    parts: Sequence[tuple[str, bytes]],
    options: Options,
    account: Account,
    reading: Reading = records_of_sheet,
    registry: Registry | None = None,
) -> tuple[Joined, tuple[str, ...]]:
    """Return the company that files describe together, and the names of the files. ``registry`` is what the company has that they are taken into."""
    files: list[str] = []
    records: list[Record] = []
    for file, (path, data) in enumerate(parts):
        files.append(path)
        for number, (grid, codes) in enumerate(with_codes(grids_of(data, path))):
            start = _READ_BY * (file + min(1, number / grid.of)) / len(parts)
            account.meter.part(start, start + _READ_BY / len(parts) / grid.of)
            if not options.sheets or grid.name in options.sheets:
                records += reading(grid, replace(options, codes=codes), account)
            del grid  # what was read of a large sheet is not held while the company is joined and written
        del data
    account.meter.part(_READ_BY, 1)
    company = joined(with_sheet_homes(records, account), account, housed=not options.into, registry=registry)
    if options.into:
        return company, tuple(files)
    if "name" not in company.company and files:
        stem = Path(files[0]).stem
        cell = Cell(files[0], "")
        company.company["name"] = Fact(stem, cell)
        account.tell(cell, "company_unnamed", made=stem)
    return company, tuple(files)


def with_codes(grids: Iterable[Grid]) -> Iterator[tuple[Grid, Codes]]:
    """Yield the sheets of a file with what code tables explain, and who holds which post: those of all its sheets, unless they are so large that later ones cannot be waited for."""
    held: list[Grid] = []
    codes: Codes = {}
    cells = 0
    for grid in grids:
        held.append(grid)
        cells += sum(map(len, grid.rows))
        codes = joined_codes(codes, codes_of_tables(grid), {"post": post_holders(grid)})
        while held and cells > _MOST_HELD:
            cells -= sum(map(len, held[0].rows))
            yield held.pop(0), codes
    while held:
        yield held.pop(0), codes


_MOST_HELD: Final = 400_000
"""Cells of the sheets that are looked at before the first of them is read."""


def _bytes_of(path: str) -> bytes:
    file = Path(path)
    try:
        if not file.exists():
            raise MissingPathError(path)
        return first_bytes(file, MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableError(path, error.strerror or str(error)) from None


def valid_text(
    company: Joined, options: Options, account: Account, today: date, *, several: bool
) -> tuple[str, Organization | None]:
    """Return a text that the ordinary reader takes: what it refuses is taken back, fact by fact, and told as a doubt."""
    text = ""
    for _ in range(_TRIES):
        text = written(company, options.language, trace=options.trace, several=several).text
        account.meter.at(1, 3)
        loaded = load_text(text, today=today)
        if loaded.organization is not None or not company.units:
            return text, loaded.organization
        out = written(company, options.language, trace=options.trace, several=several, located=True)
        for problem in loaded.problems:
            held = out.facts.get(problem.place.line)
            if held is None or held[1] not in held[0] or held[0][held[1]].value == "":
                continue
            facts, key = held
            fact = facts[key]
            account.doubts.append(Doubt(fact.cell, problem.code, key, shown(fact.value), problem.facts))
            facts[key] = Fact("", fact.cell)
    return text, None


def in_order(account: Account) -> None:
    """Sort what is told by where it stands: as the files and sheets come, then row by row."""
    sheets = {(item.cell.path, item.cell.sheet): number for number, item in enumerate(account.sheets)}

    def place(item: Doubt | Note | LeftOut) -> tuple[int, int, int]:
        cell = item.cell
        number = sheets.get((cell.path, cell.sheet), -1)
        return (number, cell.row, cell.column)

    account.doubts.sort(key=place)
    account.notes.sort(key=place)
    account.left_out.sort(key=place)


def count_all(company: Joined, account: Account) -> None:
    """Count the elements of a company."""
    duties = sum(len(unit.duties) for unit in company.units.values()) + len(company.unowned)
    account.counts.update(
        {
            "departments": len(company.units),
            "duties": duties,
            "goals": sum(len(unit.goals) for unit in company.units.values()),
            "people": len(company.people),
            "handoffs": len(company.handoffs),
        }
    )
