"""``orgaudit audit``: the main job. Read, judge, rank, report."""

from datetime import date
from typing import Annotated

import typer

from orgaudit import __version__, pipeline
from orgaudit.audit.gate import Gate, GateRequest, judge
from orgaudit.audit.result import AuditResult
from orgaudit.audit.select import selected
from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.reading import read_company
from orgaudit.cli.reports import known_formats, publish, tells_people
from orgaudit.cli.session import Session
from orgaudit.cli.targets import refuse_unwritable, targets
from orgaudit.cli.usage import WrongCallError
from orgaudit.findings.severity import Severity
from orgaudit.reporters.formats import ReportRequest
from orgaudit.reporters.telling import telling
from orgaudit.reporters.view_head import gate_reasons
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue


def audit(
    context: typer.Context,
    *,
    path: Annotated[str, typer.Argument(metavar="PATH")],
    output: Annotated[list[str] | None, typer.Option("-o", "--output", metavar="[FORMAT:]PATH")] = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    show: Annotated[str | None, typer.Option("--show", metavar="LEVEL")] = None,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="LEVEL")] = None,
    min_score: Annotated[str | None, typer.Option("--min-score", metavar="N")] = None,
    min_coverage: Annotated[str | None, typer.Option("--min-coverage", metavar="N")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    stdin_filename: Annotated[str | None, typer.Option("--stdin-filename", metavar="PATH")] = None,
    redact: Annotated[str | None, typer.Option("--redact", metavar="people")] = None,
    width: Annotated[str | None, typer.Option("--width", metavar="N")] = None,
) -> ExitCode:
    """Run one audit."""
    session: Session = context.obj
    session.redacting = values.choice("--redact", redact, ("people",)) is not None
    settings = Settings(
        today=values.day("--today", today, date.today()),
        select=values.rule_words("--select", select, BUILTIN.rules),
        ignore=values.rule_words("--ignore", ignore, BUILTIN.rules),
        redact_people=session.redacting,
    )
    if not selected(BUILTIN.rules, settings.select, settings.ignore):
        # A run that judges nothing finds nothing, and its gate would pass: that is never what was meant.
        raise WrongCallError("no_rule_left", command=context.command_path)
    asked = GateRequest(
        fail_on=values.level("--fail-on", fail_on, also=(values.NEVER,)),
        min_score=values.percentage("--min-score", min_score),
        min_coverage=values.percentage("--min-coverage", min_coverage),
    )
    least_shown = values.level("--show", show) or Severity.LOW
    columns = values.columns("--width", width) or session.width
    wanted = targets(output, format_, known_formats(), quiet=session.common.quiet)
    refuse_unwritable(wanted, path)

    company = read_company(session, path, settings.today, stdin_filename)
    result = pipeline.audit(company.organization, settings)
    report = ReportRequest(
        result=result,
        catalogue=Catalogue(session.stated_language or company.loaded.language),
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
        gate=_judge(asked, result),
        show=least_shown,
        redact=session.redacting,
        full=session.common.verbose,
        width=columns,
        color=session.colored,
    )
    session.held.append(report)
    publish(session, wanted, report)
    if not tells_people(wanted):
        _tell_gate(session, report)
    return _code(session, report, exit_zero=exit_zero)


def _judge(asked: GateRequest, result: AuditResult) -> Gate:
    findings = (weighed.finding for weighed in result.findings)
    return judge(asked, findings, result.score.overall.value, result.coverage.overall.ratio)


def _tell_gate(session: Session, report: ReportRequest) -> None:
    """Say on stderr why the gate failed, where no report on stdout says it to people."""
    if not report.gate.passed:
        words = telling(report.result.organization, report.catalogue, redact=report.redact)
        session.note(" ".join((words.say("gate.failed"), *gate_reasons(report.gate, words))))


def _code(session: Session, report: ReportRequest, *, exit_zero: bool) -> ExitCode:
    """Tell failed rules on stderr and return the code: a bug outweighs the gate."""
    for failure in report.result.failures:
        error = None if report.redact else failure.error
        session.tell(report.catalogue.ui("cli.rule_failed", rule=failure.rule, error=error))
    if report.result.failures:
        return ExitCode.BUG
    return ExitCode.OK if report.gate.passed or exit_zero else ExitCode.GATE_FAILED
