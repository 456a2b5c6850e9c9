"""``orgaudit rules``: the catalogue of rules, one line each."""

from typing import Annotated, Final

import typer

from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.session import Session
from orgaudit.engine.input_quality import INPUT_CHECKS
from orgaudit.reports.content.rules import RulesReport
from orgaudit.reports.formats import formats_of, render
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.rules.builtin import BUILTIN

FORMATS: Final = tuple(formats_of(RulesReport.kind))


def rules(
    context: typer.Context,
    *,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "terminal",
) -> ExitCode:
    """List every rule."""
    session: Session = context.obj
    form = values.choice("--format", format_, FORMATS) or "terminal"
    report = RulesReport(catalogue=session.catalogue, rules=BUILTIN.rules, checks=INPUT_CHECKS)
    session.write(render(report, form, PageOptions(width=session.width)), guarded=form != "json")
    return ExitCode.OK
