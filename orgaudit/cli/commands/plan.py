"""``orgaudit plan``: which improvements in which order, within a budget or until the gate passes."""

import re
from typing import Annotated, Final

import typer

from orgaudit import __version__, pipeline
from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.failed_rules import tell_failed_rules
from orgaudit.cli.reading import read_company
from orgaudit.cli.session import Session
from orgaudit.cli.settings import (
    audited_paths,
    check_departments,
    decide,
    gate_of,
    settings_file,
    settled,
)
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.plan.planning import HOURS_PER_DAY
from orgaudit.compare.plan.planning import plan as made
from orgaudit.model.organization import Organization
from orgaudit.reports.content.plan import PlanReport
from orgaudit.reports.formats import formats_of, render
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.plan import PlanRequest
from orgaudit.rules.builtin import BUILTIN
from orgaudit.wording.catalogue import Catalogue

PLAN_FORMATS: Final = tuple(formats_of(PlanReport.kind))
AIMS: Final = ("hours", "score")
MOST_QUARTERS: Final = 40

_BUDGET: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(d|days?|人?日|h|hours?|時間)", re.IGNORECASE)


def plan(
    context: typer.Context,
    *,
    path: Annotated[str | None, typer.Argument(metavar="PATH")] = None,
    budget: Annotated[str | None, typer.Option("--budget", metavar="20d|160h")] = None,
    quarters: Annotated[str | None, typer.Option("--quarters", metavar="N")] = None,
    aim: Annotated[str, typer.Option("--aim", metavar="|".join(AIMS))] = "hours",
    to_pass: Annotated[bool, typer.Option("--to-pass")] = False,
    fail_on: Annotated[str | None, typer.Option("--fail-on", metavar="LEVEL")] = None,
    min_score: Annotated[str | None, typer.Option("--min-score", metavar="N")] = None,
    min_coverage: Annotated[str | None, typer.Option("--min-coverage", metavar="N")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(PLAN_FORMATS))] = "terminal",
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    redact: Annotated[str | None, typer.Option("--redact", metavar="people")] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE")] = None,
    isolated: Annotated[bool, typer.Option("--isolated")] = False,
) -> ExitCode:
    """Plan improvements."""
    session: Session = context.obj
    form = values.choice("--format", format_, PLAN_FORMATS) or "terminal"
    request = PlanRequest(
        budget_hours=hours_of("--budget", budget),
        quarters=values.count("--quarters", quarters, MOST_QUARTERS),
        to_pass=to_pass,
        aim="score" if values.choice("--aim", aim, AIMS) == "score" else "hours",
    )
    if request.to_pass and request.budget_hours is not None:
        raise WrongCallError("budget_or_gate", command=context.command_path)
    file = settings_file(session, config, isolated=isolated, start=path or "")
    called = {
        "select": ("--select", values.rule_words("--select", select, BUILTIN.rules) or None),
        "ignore": ("--ignore", values.rule_words("--ignore", ignore, BUILTIN.rules) or None),
        "gate.fail-on": ("--fail-on", values.level_word("--fail-on", fail_on)),
        "gate.min-score": ("--min-score", values.percentage("--min-score", min_score)),
        "gate.min-coverage": ("--min-coverage", values.percentage("--min-coverage", min_coverage)),
        "redact": ("--redact", values.choice("--redact", redact, ("people",))),
        "paths": ("PATH", (path,) if path is not None else None),
    }
    decided = decide(file, called)
    settings = settled(context, session, decided, today)
    gate = gate_of(decided)
    if request.to_pass and not gate.asked:
        raise WrongCallError("no_gate_to_pass", command=context.command_path)
    company = read_company(session, audited_paths(context, decided), settings.today, None)
    check_departments(gate, company.organization)

    def corridor(org: Organization) -> AuditResult:
        return pipeline.audit(org, settings)

    outcome = made(company.organization, corridor, request, gate)
    words = Catalogue(session.stated_language or company.loaded.language)
    report = PlanReport(
        plan=outcome,
        catalogue=words,
        redact=session.redacting,
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
    )
    page = PageOptions(width=session.width, color=session.colored, full=session.common.verbose)
    session.write(render(report, form, page), guarded=form != "json")
    if tell_failed_rules(session, words, outcome.present, outcome.result):
        return ExitCode.BUG
    return ExitCode.GATE_FAILED if outcome.is_impossible and not exit_zero else ExitCode.OK


def hours_of(option: str, text: str | None) -> float | None:
    """Return a budget in hours: ``20d``, ``160h``, 20日, 160時間. A bare number is refused, as its unit would be a guess."""
    if text is None:
        return None
    found = _BUDGET.fullmatch(text.strip())
    if found is None or not float(found[1]):
        raise WrongCallError("bad_budget", option=option, found=text)
    is_days = found[2].casefold().startswith("d") or found[2].endswith("日")
    return float(found[1]) * (HOURS_PER_DAY if is_days else 1.0)
