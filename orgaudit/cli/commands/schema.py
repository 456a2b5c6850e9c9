"""``orgaudit schema``: the JSON Schema of the input, of the JSON report, of the difference, of the questions, of the plan or of the settings file."""

import json
from typing import Annotated, Any

import typer

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.session import Session
from orgaudit.cli.usage import WrongCallError
from orgaudit.intake.schema import input_schema
from orgaudit.intake.settings_file.schema import settings_schema
from orgaudit.reports.machine.json.diff_schema import diff_schema
from orgaudit.reports.machine.json.plan_schema import plan_schema
from orgaudit.reports.machine.json.questions_schema import questions_schema
from orgaudit.reports.machine.json.report_schema import report_schema
from orgaudit.rules.builtin import BUILTIN


def schema(
    context: typer.Context,
    *,
    report: Annotated[bool, typer.Option("--report")] = False,
    settings: Annotated[bool, typer.Option("--settings")] = False,
    diff: Annotated[bool, typer.Option("--diff")] = False,
    questions: Annotated[bool, typer.Option("--questions")] = False,
    plan: Annotated[bool, typer.Option("--plan")] = False,
) -> ExitCode:
    """Print a schema."""
    session: Session = context.obj
    if report + settings + diff + questions + plan > 1:
        raise WrongCallError("one_schema", command=context.command_path)
    wanted = _schema(report=report, settings=settings, diff=diff, questions=questions, plan=plan)
    session.write(json.dumps(wanted, ensure_ascii=False, indent=2), guarded=False)
    return ExitCode.OK


def _schema(*, report: bool, settings: bool, diff: bool, questions: bool, plan: bool) -> dict[str, Any]:
    if settings:
        return settings_schema(BUILTIN.rules)
    if diff:
        return diff_schema()
    if questions:
        return questions_schema()
    if plan:
        return plan_schema()
    return report_schema() if report else input_schema()
