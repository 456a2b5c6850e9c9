"""From what an importer found to the text of a company, by the road that spreadsheets go: joined, written, and read again by the ordinary reader."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from orgaudit.intake.fields import table
from orgaudit.intake.first_bytes import real_path
from orgaudit.intake.importers.door import At, Doubtful, Element, Found, Importer, Remark
from orgaudit.intake.importers.gathering import gathered
from orgaudit.intake.importers.yaml_tree import BrokenFileError, doubt_of
from orgaudit.intake.problems import InputProblem
from orgaudit.intake.registry import Registry
from orgaudit.intake.sheets.company.joined_company import Joined
from orgaudit.intake.sheets.company.joining import joined
from orgaudit.intake.sheets.company.known_elements import registry_of
from orgaudit.intake.sheets.company.remaining import tell_remaining
from orgaudit.intake.sheets.company.updating import updated
from orgaudit.intake.sheets.files.meter import Meter, Told, untold
from orgaudit.intake.sheets.findings import Account, Cell, Doubt, Note, SheetUse
from orgaudit.intake.sheets.importing import ImportReport, count_all, in_order, valid_text
from orgaudit.intake.sheets.options import Options
from orgaudit.intake.sheets.records import Fact, Home, Record
from orgaudit.model import Organization

_NAMED: Final = {"goal": "text", "handoff": "what"}
"""The field that holds what an element is called; ``name`` for all others."""


class RefusedFilesError(Exception):
    """Files that the call names and that cannot be read."""

    def __init__(self, problems: tuple[InputProblem, ...]) -> None:
        super().__init__(len(problems))
        self.problems = problems


class BrokenImporterError(Exception):
    """An importer of another distribution that fails or gives what nobody can use."""

    def __init__(self, name: str, detail: str) -> None:
        super().__init__(f"{name}: {detail}")
        self.name, self.detail = name, detail


def read_files(
    paths: Sequence[str], importer: Importer, options: Options, *, today: date, told: Told = untold
) -> tuple[str, ImportReport]:
    """Return the YAML of the company that some files describe, and the report of the import; no file is written.

    Raises RefusedFilesError, BrokenImporterError, TooManyFilesError, MissingPathError and UnreadableError.
    """
    account, company, files = _company(paths, importer, told)
    if "name" not in company.company and files:
        name = real_path(Path(paths[0]))
        made = name.name if name.is_dir() else name.stem
        company.company["name"] = Fact(made or importer.name, Cell(files[0], ""))
        account.notes.append(Note(Cell(files[0], ""), "company_unnamed", {"made": made}))
    text, organization = valid_text(company, options, account, today, several=True)
    return text, _report(files, company, account, organization)


def read_files_into(
    paths: Sequence[str],
    importer: Importer,
    texts: Mapping[str, str],
    org: Organization,
    *,
    today: date,
    told: Told = untold,
) -> tuple[Mapping[str, str], ImportReport]:
    """Return the texts of a company that is there already with what some files know, and the report of the import.

    Raises what ``read_files`` raises, and EditRefused.
    """
    registry = registry_of(org)
    account, company, files = _company(paths, importer, told, registry)
    tell_remaining(org, registry, company, account)
    new = updated(texts, org, registry, company, account, today)
    return new.texts, _report(files, company, account, new.org)


def _report(
    files: tuple[str, ...], company: Joined, account: Account, organization: Organization | None
) -> ImportReport:
    in_order(account)
    count_all(company, account)
    return ImportReport(files, account, organization, of_texts=True)


def _company(
    paths: Sequence[str], importer: Importer, told: Told, registry: Registry | None = None
) -> tuple[Account, Joined, tuple[str, ...]]:
    account = Account(meter=Meter(told))
    files = gathered(paths, importer)
    if files.problems:
        raise RefusedFilesError(files.problems)
    try:
        found = _found(importer, files.sources)
    except BrokenFileError as error:
        raise RefusedFilesError((error.problem,)) from None
    found += [doubt_of(problem) for problem in files.unread]
    kinds: dict[str, dict[str, None]] = {}
    records: list[Record] = []
    for item in found:
        if isinstance(item, Element) and not all(
            name.strip() for name in (item.name, *item.department, *(item.claimed or ()))
        ):
            account.doubts.append(Doubt(_cell(item.at), "nothing_named", "name", item.name))
        elif isinstance(item, Element):
            kinds.setdefault(item.at.path, {})[item.kind] = None
            records.append(_record(item, importer.name))
        elif isinstance(item, Doubtful):
            account.doubts.append(Doubt(_cell(item.at), item.code, item.key, item.found, _facts(item)))
        else:
            account.notes.append(Note(_cell(item.at), item.code, _facts(item)))
    for source in files.sources:
        lines = source.text.count("\n") + (not source.text.endswith("\n"))
        cell = Cell(source.path, "")
        account.sheets.append(SheetUse(cell, lines, tuple(kinds.get(source.path, ())), reason="nothing_said"))
    company = joined(records, account, housed=registry is None, registry=registry)
    return account, company, tuple(source.path for source in files.sources)


def _found(importer: Importer, sources: Sequence[Any]) -> list[Found]:
    """Return all that an importer yields. What is ours raises as anything else of ours does; of others it is told."""
    if importer.read.__module__.startswith("orgaudit."):
        return list(importer.read(sources))
    try:
        found = list(importer.read(sources))
    except BrokenFileError:
        raise
    except (Exception, SystemExit) as error:
        raise BrokenImporterError(importer.name, f"{type(error).__name__}: {error}") from error
    for item in found:
        if not isinstance(item, Element | Doubtful | Remark):
            raise BrokenImporterError(importer.name, f"yielded {type(item).__name__}")
    return found


def _facts(item: Doubtful | Remark) -> Mapping[str, object]:
    return {**item.facts, "detail": item.says} if item.says else item.facts


def _cell(at: At) -> Cell:
    return Cell(at.path, "", at.line - 1, at.column - 1)


def _record(item: Element, importer: str) -> Record:
    """Return an element as a record. Raises BrokenImporterError for one that no company can hold."""
    sections = table().sections
    known = {field.key for field in sections[item.kind].fields} if item.kind in sections else set()
    strange = item.facts.keys() - known
    if strange or not known:
        raise BrokenImporterError(
            importer, f"{item.kind} {item.name!r:.60}: {sorted(strange) or 'no such element'}"
        )
    cell = _cell(item.at)
    facts = {_NAMED.get(item.kind, "name"): Fact(item.name, cell)}
    facts |= {key: Fact(value, cell) for key, value in item.facts.items()}
    home = (
        Home(item.department, cell, item.claimed) if item.department or item.claimed is not None else Home()
    )
    tags = item.facts.get("tags")
    return Record(
        item.kind,
        cell,
        facts,
        home,
        tags=tuple(map(str, tags)) if isinstance(tags, list | tuple) else (),
        skills=[(person, level, cell) for person, level in item.skills],
    )
