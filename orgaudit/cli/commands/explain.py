"""``orgaudit explain``: everything about one rule, from the same sources as the report."""

from typing import Annotated, Final

import typer

from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.session import Session
from orgaudit.cli.values import unknown_rule
from orgaudit.engine.input_quality import INPUT_CHECKS, InputCheck
from orgaudit.reports.content.rule import RuleReport
from orgaudit.reports.formats import formats_of, render
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.testing import Case, cases_of, company_text, language_of
from orgaudit.wording.catalogue import Language

FORMATS: Final = tuple(formats_of(RuleReport.kind))


def explain(
    context: typer.Context,
    *,
    rule: Annotated[str, typer.Argument(metavar="RULE")],
    format_: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "terminal",
) -> ExitCode:
    """Explain one rule."""
    session: Session = context.obj
    form = values.choice("--format", format_, FORMATS) or "terminal"
    found = _find(rule)
    cases = () if isinstance(found, InputCheck) else cases_of(found)
    language = session.catalogue.language
    report = RuleReport(
        catalogue=session.catalogue,
        rule=found,
        hit=_first([case for case in cases if case.hits], language),
        clean=_first([case for case in cases if not case.hits and case.clean], language),
    )
    session.write(render(report, form, PageOptions(width=session.width)), guarded=form != "json")
    return ExitCode.OK


def _find(word: str) -> Rule | InputCheck:
    wanted = word.strip().casefold()
    everything: tuple[Rule | InputCheck, ...] = (*BUILTIN.rules, *INPUT_CHECKS)
    for rule in everything:
        if wanted in (rule.id.casefold(), rule.name.casefold()):
            return rule
    raise unknown_rule(word, BUILTIN.rules)


def _first(cases: list[Case], language: Language) -> str:
    """Return the company of the first case written in the reader's language, else of the first."""
    case = next((case for case in cases if language_of(case) == language), next(iter(cases), None))
    return company_text(case) if case else ""
