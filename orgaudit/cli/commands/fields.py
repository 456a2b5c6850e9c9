"""``orgaudit fields``: every key that a company file can have, from the one table."""

from typing import Annotated, Final

import typer

from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.session import Session
from orgaudit.cli.usage import unknown
from orgaudit.intake.fields import Section, table
from orgaudit.reports.content.fields import FieldsReport
from orgaudit.reports.formats import formats_of, render
from orgaudit.reports.writers.page_options import PageOptions

FORMATS: Final = tuple(formats_of(FieldsReport.kind))


def fields(
    context: typer.Context,
    *,
    section: Annotated[str | None, typer.Option("--section", metavar="NAME")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "terminal",
) -> ExitCode:
    """List the fields."""
    session: Session = context.obj
    form = values.choice("--format", format_, FORMATS) or "terminal"
    report = FieldsReport(catalogue=session.catalogue, sections=_sections(section))
    session.write(render(report, form, PageOptions(width=session.width)), guarded=form != "json")
    return ExitCode.OK


def _sections(name: str | None) -> tuple[Section, ...]:
    """Return the sections to list; a section is found by its own name and by the key that holds it."""
    known = table().sections
    if name is None:
        return tuple(known.values())
    holders = {item.key: item.of for part in known.values() for item in part.fields if item.of}
    wanted = name.strip().casefold()
    wanted = wanted if wanted in known else holders.get(wanted) or wanted
    if wanted not in known:
        raise unknown("no_such_section", name, list(known))
    return (known[wanted],)
