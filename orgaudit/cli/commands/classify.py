"""``orgaudit classify``: which function and which office the name of a duty or department points to, and why."""

from typing import Annotated, Final, get_args

import typer

from orgaudit.cli import values
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.name_list import given_names
from orgaudit.cli.session import Session
from orgaudit.cli.settings import settings_file
from orgaudit.cli.usage import WrongCallError, unknown
from orgaudit.intake.fields import table
from orgaudit.intake.settings_file.reading import SettingsFile
from orgaudit.knowledge.names.reading import OwnUsage, read_name
from orgaudit.model.vocabulary import Industry
from orgaudit.reports.content.name import NamesReport
from orgaudit.reports.formats import formats_of, render
from orgaudit.reports.writers.page_options import PageOptions

FORMATS: Final = tuple(formats_of(NamesReport.kind))
_INDUSTRIES: Final[tuple[Industry, ...]] = get_args(Industry)


def classify(
    context: typer.Context,
    *,
    text: Annotated[list[str] | None, typer.Argument(metavar="TEXT...")] = None,
    industry: Annotated[str | None, typer.Option("--industry", metavar="NAME")] = None,
    format_: Annotated[str, typer.Option("--format", metavar="|".join(FORMATS))] = "terminal",
    config: Annotated[str | None, typer.Option("--config", metavar="FILE")] = None,
    isolated: Annotated[bool, typer.Option("--isolated")] = False,
) -> ExitCode:
    """Classify names."""
    session: Session = context.obj
    form = values.choice("--format", format_, FORMATS) or "terminal"
    usage_of = _industry(industry)
    if not text:
        session.tell_page(context.get_help())
        return ExitCode.WRONG_INPUT
    names = given_names(session, text)
    if not any(name.strip() for name in names):
        raise WrongCallError("no_names", exit_code=ExitCode.NOTHING_TO_AUDIT)
    file = settings_file(session, config, isolated=isolated, start="")
    own = _own_usage(file)
    report = NamesReport(
        catalogue=session.catalogue,
        readings=tuple(read_name(name, usage_of, own) for name in names),
        industry=usage_of,
    )
    session.write(render(report, form, PageOptions(width=session.width)), guarded=form != "json")
    return ExitCode.OK


def _own_usage(file: SettingsFile | None) -> OwnUsage | None:
    """Return the company's own words and offices, where the settings file names any."""
    functions = file.values.get("functions") if file else None
    return OwnUsage(functions.names, functions.offices) if functions else None


def _industry(word: str | None) -> Industry | None:
    """Return the industry that a word of either language means. Raises WrongCallError for any other word."""
    if word is None:
        return None
    vocabulary = table().vocabularies["Industry"]
    code = vocabulary.code_of(word)
    for industry in _INDUSTRIES:
        if industry == code:
            return industry
    raise unknown("bad_choice", word, vocabulary.spellings(), option="--industry")
