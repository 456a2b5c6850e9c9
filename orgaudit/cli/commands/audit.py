"""``orgaudit audit``: the main job. Read, judge, rank, report."""

from dataclasses import replace
from typing import Annotated

import typer

from orgaudit import __version__, pipeline
from orgaudit.cli import values
from orgaudit.cli.comparison_source import Since, known_before
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.failed_rules import tell_failed_rules
from orgaudit.cli.reading import read_company
from orgaudit.cli.reports import known_formats, publish, tells_people
from orgaudit.cli.session import Session
from orgaudit.cli.settings import (
    audited_paths,
    check_departments,
    decide,
    gate_of,
    language_was_asked,
    settings_file,
    settings_page,
    settled,
)
from orgaudit.cli.targets import refuse_unwritable, targets
from orgaudit.cli.usage import WrongCallError
from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Severity
from orgaudit.reports.content.audit.report import AuditReport
from orgaudit.reports.words.gate_reasons import gate_told
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.rules.builtin import BUILTIN
from orgaudit.wording.catalogue import Catalogue


def audit(
    context: typer.Context,
    *,
    path: Annotated[str | None, typer.Argument(metavar="PATH")] = None,
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
    config: Annotated[str | None, typer.Option("--config", metavar="FILE")] = None,
    isolated: Annotated[bool, typer.Option("--isolated")] = False,
    show_settings: Annotated[bool, typer.Option("--show-settings")] = False,
    baseline: Annotated[str | None, typer.Option("--baseline", metavar="FILE")] = None,
    since: Annotated[str | None, typer.Option("--since", metavar="GIT_REF")] = None,
    since_exact: Annotated[str | None, typer.Option("--since-exact", metavar="GIT_REF")] = None,
    only_new: Annotated[bool, typer.Option("--only-new")] = False,
    strict_baseline: Annotated[bool, typer.Option("--strict-baseline")] = False,
    show_waived: Annotated[bool, typer.Option("--show-waived")] = False,
    names: Annotated[bool, typer.Option("--names")] = False,
) -> ExitCode:
    """Run one audit."""
    session: Session = context.obj
    file = settings_file(session, config, isolated=isolated, start=path or "")
    decided = decide(
        file,
        {
            "lang": ("--lang", session.common.language if language_was_asked(session, file) else None),
            "select": ("--select", values.rule_words("--select", select, BUILTIN.rules) or None),
            "ignore": ("--ignore", values.rule_words("--ignore", ignore, BUILTIN.rules) or None),
            "gate.fail-on": ("--fail-on", values.level_word("--fail-on", fail_on)),
            "gate.min-score": ("--min-score", values.percentage("--min-score", min_score)),
            "gate.min-coverage": ("--min-coverage", values.percentage("--min-coverage", min_coverage)),
            "gate.only-new": ("--only-new", only_new or None),
            "redact": ("--redact", values.choice("--redact", redact, ("people",))),
            "paths": ("PATH", (path,) if path is not None else None),
        },
    )
    settings = settled(context, session, decided, today)
    asked = replace(gate_of(decided), strict_baseline=strict_baseline)
    least_shown = values.level("--show", show) or Severity.LOW
    columns = values.columns("--width", width) or session.width
    wanted = targets(output, format_, known_formats(), quiet=session.common.quiet)
    if show_settings:
        session.write(settings_page(decided, session.catalogue))
        return ExitCode.OK
    places = audited_paths(context, decided)
    for place in places:
        refuse_unwritable(wanted, place)

    if since is not None and since_exact is not None:
        raise WrongCallError("one_since", command=context.command_path)
    ref = (
        Since(since)
        if since is not None
        else Since(since_exact, exact=True)
        if since_exact is not None
        else None
    )
    if (asked.only_new or strict_baseline) and baseline is None and ref is None:
        raise WrongCallError("nothing_to_compare", command=context.command_path)
    company = read_company(session, places, settings.today, stdin_filename)
    check_departments(asked, company.organization)
    before = known_before(session, baseline, ref, company, settings)
    result = pipeline.audit(company.organization, settings)
    comparison = None
    if before is not None:
        comparison, result = before.held_against(result)
    if comparison and comparison.gone and baseline is not None:
        told_gone = session.catalogue.ui("cli.told.stale", path=baseline, count=len(comparison.gone))
        session.note(told_gone)
    report = AuditReport(
        result=result,
        catalogue=Catalogue(session.stated_language or company.loaded.language),
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
        gate=judge(asked, result, comparison),
        comparison=comparison,
        show=least_shown,
        redact=session.redacting,
        show_waived=show_waived,
    )
    session.held.append(report)
    page = PageOptions(width=columns, color=session.colored, full=session.common.verbose)
    publish(session, wanted, report, page, names=names)
    if not tells_people(wanted):
        _tell_gate(session, report)
    return _code(session, report, exit_zero=exit_zero)


def _tell_gate(session: Session, report: AuditReport) -> None:
    """Say on stderr why the gate failed, where no report on stdout says it to people."""
    if not report.gate.passed:
        session.note(" ".join(gate_told(report.gate, report.words())))


def _code(session: Session, report: AuditReport, *, exit_zero: bool) -> ExitCode:
    """Tell failed rules on stderr and return the code: a bug outweighs the gate."""
    if tell_failed_rules(session, report.catalogue, report.result):
        return ExitCode.BUG
    return ExitCode.OK if report.gate.passed or exit_zero else ExitCode.GATE_FAILED
