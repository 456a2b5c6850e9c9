"""``orgaudit schema``: the JSON Schema of the input, or of the JSON report."""

import json
from typing import Annotated

import typer

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.session import Session
from orgaudit.intake.schema import input_schema
from orgaudit.reporters.report_schema import report_schema


def schema(
    context: typer.Context,
    *,
    report: Annotated[bool, typer.Option("--report")] = False,
) -> ExitCode:
    """Print a schema."""
    session: Session = context.obj
    value = report_schema() if report else input_schema()
    session.write(json.dumps(value, ensure_ascii=False, indent=2), guarded=False)
    return ExitCode.OK
