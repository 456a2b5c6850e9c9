"""``orgaudit audit``: the main job. Read, judge, rank, report."""

from datetime import date
from typing import Annotated

import typer

from orgaudit.audit.gate import Gate, GateRequest, judge
from orgaudit.audit.result import AuditResult
from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.reading import read_company
from orgaudit.cli.reports import ReportRequest, known_formats, publish
from orgaudit.cli.session import Session
from orgaudit.cli.targets import refuse_unwritable, targets
from orgaudit.findings.severity import Severity
from orgaudit.pipeline import audit as audit_organization
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
    asked = GateRequest(
        fail_on=values.level("--fail-on", fail_on, also=(values.NEVER,)),
        min_score=values.percentage("--min-score", min_score),
        min_coverage=values.percentage("--min-coverage", min_coverage),
    )
    request = ReportRequest(
        targets=targets(output, format_, known_formats(), quiet=session.common.quiet),
        show=values.level("--show", show) or Severity.INFO,
        width=values.columns("--width", width) or session.width,
    )

    company = read_company(session, path, settings.today, stdin_filename)
    refuse_unwritable(request.targets, company.files)
    result = audit_organization(company.organization, settings)
    gate = judge(
        asked,
        (weighed.finding for weighed in result.findings),
        result.score.overall.value,
        result.coverage.overall.ratio,
    )
    words = Catalogue(session.stated_language or company.loaded.language)
    publish(session, request, result, company.loaded, gate, words)
    return _verdict(session, result, gate, words, exit_zero=exit_zero)


def _verdict(session: Session, result: AuditResult, gate: Gate, words: Catalogue, *, exit_zero: bool) -> ExitCode:
    """Tell failed rules and a failed gate on stderr, and return the code: a bug outweighs the gate."""
    for reason in gate.reasons:
        session.note(words.ui("cli.gate.failed", reason=words.ui(f"cli.gate.{reason.code}", **reason.facts)))
    for failure in result.failures:
        error = "" if session.redacting else failure.error
        session.tell(words.ui("cli.rule_failed", rule=failure.rule, error=error))
    if result.failures:
        return ExitCode.BUG
    return ExitCode.OK if gate.passed or exit_zero else ExitCode.GATE_FAILED
