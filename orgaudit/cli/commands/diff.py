"""``orgaudit diff``: two states of a company, what changed between them, and what that did."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from orgaudit import __version__, pipeline
from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.failed_rules import tell_failed_rules
from orgaudit.cli.reading import Company
from orgaudit.cli.reports import known_formats, publish, tells_people
from orgaudit.cli.session import Session
from orgaudit.cli.settings import (
    check_departments,
    decide,
    gate_of,
    language_was_asked,
    settings_file,
    settled,
)
from orgaudit.cli.states import StateName, not_there, read_state, state_name
from orgaudit.cli.targets import STDOUT, Target, refuse_unwritable, targets
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.states.difference import difference
from orgaudit.engine.difference_gate import DifferenceRequest, judge_difference
from orgaudit.findings.severity import Severity
from orgaudit.model.organization import Organization
from orgaudit.reports.content.diff import GATE_SENTENCES, DiffReport, State
from orgaudit.reports.words.gate_reasons import gate_told
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import GateRequest
from orgaudit.wording.catalogue import Catalogue


def diff(
    context: typer.Context,
    *,
    old: Annotated[str, typer.Argument(metavar="OLD")],
    new: Annotated[str, typer.Argument(metavar="NEW")],
    output: Annotated[list[str] | None, typer.Option("-o", "--output", metavar="[FORMAT:]PATH")] = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    show: Annotated[str | None, typer.Option("--show", metavar="LEVEL")] = None,
    fail_on_new: Annotated[str | None, typer.Option("--fail-on", metavar="LEVEL")] = None,
    fail_on_regression: Annotated[bool, typer.Option("--fail-on-regression")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    redact: Annotated[str | None, typer.Option("--redact", metavar="people")] = None,
    width: Annotated[str | None, typer.Option("--width", metavar="N")] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE")] = None,
    isolated: Annotated[bool, typer.Option("--isolated")] = False,
) -> ExitCode:
    """Compare two states."""
    session: Session = context.obj
    before_name, after_name = state_name(old), state_name(new)
    file = settings_file(session, config, isolated=isolated, start=after_name.path)
    decided = decide(
        file,
        {
            "lang": ("--lang", session.common.language if language_was_asked(session, file) else None),
            "select": ("--select", values.rule_words("--select", select, BUILTIN.rules) or None),
            "ignore": ("--ignore", values.rule_words("--ignore", ignore, BUILTIN.rules) or None),
            "gate.fail-on": ("--fail-on", values.level_word("--fail-on", fail_on_new)),
            "redact": ("--redact", values.choice("--redact", redact, ("people",))),
        },
    )
    settings = settled(context, session, decided, today)
    asked = gate_of(decided)
    least_shown = values.level("--show", show) or Severity.LOW
    columns = values.columns("--width", width) or session.width
    wanted = targets(output, format_, known_formats(DiffReport.kind), quiet=session.common.quiet)
    if old == new == STDOUT:
        raise WrongCallError("one_stdin", command=context.command_path)
    for name in (before_name, after_name):
        if name.ref is None:
            refuse_unwritable(wanted, name.path)

    after = read_state(session, after_name, settings.today)
    if after is None:
        raise not_there(after_name)
    check_departments(asked, after.organization)
    before = read_state(session, before_name, settings.today)
    if before is None and not (Path(before_name.path).exists() or before_name.path == after_name.path):
        raise not_there(before_name)
    words = Catalogue(session.stated_language or after.loaded.language)
    if before is None:
        session.note(words.ui("cli.told.nothing_before", ref=before_name.ref))
    was = before.organization if before else _nothing_yet(after.organization)
    found = difference(
        pipeline.audit(was, settings),
        pipeline.audit(after.organization, settings),
        lambda org: pipeline.audit(org, settings),
    )
    report = DiffReport(
        difference=found,
        catalogue=words,
        old=_state(before_name, before),
        new=_state(after_name, after),
        version=__version__,
        gate=judge_difference(_request(asked, on_regression=fail_on_regression), found),
        show=least_shown,
        redact=session.redacting,
    )
    session.held.append(report)
    page = PageOptions(width=columns, color=session.colored, full=session.common.verbose)
    publish(session, wanted, report, page)
    return _code(session, report, wanted, exit_zero=exit_zero)


def _nothing_yet(after: Organization) -> Organization:
    """Return the company before anything was written of it."""
    return Organization(company=after.company, as_of=after.as_of, language=after.language)


def _state(name: StateName, company: Company | None) -> State:
    if company is None:
        return State(name.label, (), None)
    return State(name.label, company.loaded.paths, company.loaded.sha256)


def _request(asked: GateRequest, *, on_regression: bool) -> DifferenceRequest:
    """Return what is asked of a difference: the levels of new findings. What a state has to keep is asked by ``audit``."""
    families, departments = (
        {name: budget.fail_on for name, budget in parts.items() if budget.fail_on is not None}
        for parts in (asked.families, asked.departments)
    )
    return DifferenceRequest(asked.whole.fail_on, families, departments, on_regression=on_regression)


def _code(session: Session, report: DiffReport, wanted: Iterable[Target], *, exit_zero: bool) -> ExitCode:
    """Tell failed rules on stderr, and the verdict where no report on stdout does; return the code: a bug outweighs the gate."""
    if not report.gate.passed and not tells_people(wanted):
        session.note(" ".join(gate_told(report.gate, report.words().new, sentences=GATE_SENTENCES)))
    if tell_failed_rules(session, report.catalogue, report.difference.old, report.difference.new):
        return ExitCode.BUG
    return ExitCode.OK if report.gate.passed or exit_zero else ExitCode.GATE_FAILED
