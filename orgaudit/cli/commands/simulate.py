"""``orgaudit simulate``: what if somebody leaves, two departments become one, a duty moves or is automated."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from orgaudit import __version__, pipeline
from orgaudit.cli import values
from orgaudit.cli.element_names import department_of, duty_of, pair, person_of
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.failed_rules import tell_failed_rules
from orgaudit.cli.reading import read_company
from orgaudit.cli.session import Session
from orgaudit.cli.settings import audited_paths, decide, settings_file, settings_of
from orgaudit.cli.usage import WrongCallError
from orgaudit.cli.write_company import write_changed
from orgaudit.compare.simulate.simulate import simulate as carry_out
from orgaudit.compare.simulate.stops import exposures
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step
from orgaudit.reports.content.exposure import ExposureReport
from orgaudit.reports.content.simulation import SimulationReport
from orgaudit.reports.formats import formats_of, render
from orgaudit.reports.report import Report
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.results.audit_result import AuditResult
from orgaudit.wording.catalogue import Catalogue

FORMATS: Final = tuple(formats_of(SimulationReport.kind))
MOST_GROWTH: Final = 100.0

Texts = list[str] | None


def simulate(
    context: typer.Context,
    *,
    path: Annotated[str | None, typer.Argument(metavar="PATH")] = None,
    leaves: Annotated[Texts, typer.Option("--leaves", metavar="PERSON")] = None,
    merge: Annotated[Texts, typer.Option("--merge", metavar="A,B")] = None,
    move: Annotated[Texts, typer.Option("--move", metavar="DUTY=DEPARTMENT")] = None,
    automate: Annotated[Texts, typer.Option("--automate", metavar="DUTY")] = None,
    add_backup: Annotated[Texts, typer.Option("--add-backup", metavar="DUTY=PERSON")] = None,
    write_manual: Annotated[Texts, typer.Option("--write-manual", metavar="DUTY")] = None,
    growth: Annotated[str | None, typer.Option("--growth", metavar="FACTOR")] = None,
    write: Annotated[str | None, typer.Option("--write", metavar="OUT")] = None,
    all_leavers: Annotated[bool, typer.Option("--all-leavers")] = False,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "terminal",
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    redact: Annotated[str | None, typer.Option("--redact", metavar="people")] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE")] = None,
    isolated: Annotated[bool, typer.Option("--isolated")] = False,
) -> ExitCode:
    """Simulate changes."""
    session: Session = context.obj
    form = values.choice("--format", format_, FORMATS) or "terminal"
    file = settings_file(session, config, isolated=isolated, start=path or "")
    called = {
        "paths": ("PATH", (path,) if path is not None else None),
        "redact": ("--redact", values.choice("--redact", redact, ("people",))),
    }
    decided = decide(file, called)
    session.redacting = decided.value("redact") is not None
    settings = settings_of(decided, values.day("--today", today, date.today()))
    paths = audited_paths(context, decided)
    company = read_company(session, paths, settings.today, None)
    org = company.organization
    steps = (
        *_growth(growth),
        *_pairs(org, "move", "--move", move),
        *_merges(org, merge),
        *(Step("automate", duty_of(org, word, "--automate")) for word in automate or ()),
        *(Step("write_manual", duty_of(org, word, "--write-manual")) for word in write_manual or ()),
        *_pairs(org, "add_backup", "--add-backup", add_backup),
        *(Step("leaves", person_of(org, word, "--leaves")) for word in leaves or ()),
    )
    words = Catalogue(session.stated_language or company.loaded.language)
    judged: tuple[AuditResult, ...] = ()
    if all_leavers:
        if steps or write is not None:
            raise WrongCallError("all_leavers_alone", command=context.command_path)
        report: Report = ExposureReport(
            exposures=exposures(org), org=org, catalogue=words, redact=session.redacting
        )
    elif not steps:
        raise WrongCallError("nothing_to_simulate", command=context.command_path)
    else:
        outcome = carry_out(org, steps, lambda company_now: pipeline.audit(company_now, settings))
        report = SimulationReport(
            outcome=outcome, catalogue=words, redact=session.redacting, version=__version__
        )
        judged = (outcome.before, outcome.after)
        if write is not None:
            written = write_changed(outcome, paths, Path(write), settings.today)
            session.note(words.ui("cli.told.changed_company", paths=written))
    page = PageOptions(width=session.width, color=session.colored, full=session.common.verbose)
    session.write(render(report, form, page), guarded=form != "json")
    return ExitCode.BUG if tell_failed_rules(session, words, *judged) else ExitCode.OK


def _growth(text: str | None) -> Iterator[Step]:
    if text is None:
        return
    try:
        factor = float(text)
    except ValueError:
        factor = 0.0
    if not 0 < factor <= MOST_GROWTH:
        raise WrongCallError("bad_factor", option="--growth", found=text, most=MOST_GROWTH)
    yield Step("growth", number=factor)


def _pairs(org: Organization, kind: str, option: str, texts: Iterable[str] | None) -> Iterator[Step]:
    for text in texts or ():
        duty, target = pair(text, "=", option)
        find = (
            department_of(org, target, option)
            if kind == "move"
            else person_of(org, target, option, may_be_new=True)
        )
        yield Step(kind, duty_of(org, duty, option), find)


def _merges(org: Organization, texts: Iterable[str] | None) -> Iterator[Step]:
    gone: set[str] = set()
    for text in texts or ():
        first, second = (department_of(org, word, "--merge") for word in pair(text, ",", "--merge"))
        if first == second or first in gone or second in gone:
            raise WrongCallError("merged_twice", option="--merge", found=text)
        gone.add(second)
        yield Step("merge", first, second)
