"""``orgaudit questions``: what to ask next, whom, and the answers back into the file."""

from collections.abc import Callable, Sequence
from typing import Annotated, Final

import typer

from orgaudit import __version__, pipeline
from orgaudit.cli import values
from orgaudit.cli.answers import coverage_told, merged_answers
from orgaudit.cli.element_names import department_of
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.failed_rules import tell_failed_rules
from orgaudit.cli.plain_text import shell_word
from orgaudit.cli.reading import Company, read_company
from orgaudit.cli.reports import known_formats, publish
from orgaudit.cli.session import Session
from orgaudit.cli.settings import audited_paths, decide, language_was_asked, settings_file, settled
from orgaudit.cli.targets import refuse_unwritable, targets
from orgaudit.cli.text_changes import difference, write_changes
from orgaudit.cli.usage import WrongCallError
from orgaudit.engine.questions import Whom, questions_of
from orgaudit.intake.reading import STDIN, load_texts
from orgaudit.model.organization import Organization
from orgaudit.reports.content.questions import QuestionsReport
from orgaudit.reports.words.redaction import OPEN, redactor
from orgaudit.reports.writers.page_options import PageOptions
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Settings
from orgaudit.wording.catalogue import Catalogue

SHEET: Final = 20
"""Questions of a sheet where the call names no number: about an hour of talk."""

MOST: Final = 1_000


def questions(
    context: typer.Context,
    *,
    path: Annotated[str | None, typer.Argument(metavar="PATH")] = None,
    limit: Annotated[str | None, typer.Option("--limit", metavar="N")] = None,
    of_department: Annotated[str | None, typer.Option("--department", metavar="NAME")] = None,
    answers: Annotated[str | None, typer.Option("--answers", metavar="FILE")] = None,
    write_answers: Annotated[bool, typer.Option("--write")] = False,
    output: Annotated[list[str] | None, typer.Option("-o", "--output", metavar="[FORMAT:]PATH")] = None,
    format_: Annotated[str | None, typer.Option("--format", metavar="FORMAT")] = None,
    select: Annotated[list[str] | None, typer.Option("--select", metavar="RULE")] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULE")] = None,
    today: Annotated[str | None, typer.Option("--today", metavar="DATE")] = None,
    redact: Annotated[str | None, typer.Option("--redact", metavar="people")] = None,
    width: Annotated[str | None, typer.Option("--width", metavar="N")] = None,
    config: Annotated[str | None, typer.Option("--config", metavar="FILE")] = None,
    isolated: Annotated[bool, typer.Option("--isolated")] = False,
) -> ExitCode:
    """Ask, or take answers in."""
    session: Session = context.obj
    file = settings_file(session, config, isolated=isolated, start=path or "")
    decided = decide(
        file,
        {
            "lang": ("--lang", session.common.language if language_was_asked(session, file) else None),
            "select": ("--select", values.rule_words("--select", select, BUILTIN.rules) or None),
            "ignore": ("--ignore", values.rule_words("--ignore", ignore, BUILTIN.rules) or None),
            "redact": ("--redact", values.choice("--redact", redact, ("people",))),
            "paths": ("PATH", (path,) if path is not None else None),
        },
    )
    settings = settled(context, session, decided, today)
    count = values.count("--limit", limit, MOST) or SHEET
    columns = values.columns("--width", width) or session.width
    if answers is None and write_answers:
        raise WrongCallError("write_needs_answers", command=context.command_path)
    if answers is not None and (output or format_ or limit or of_department):
        raise WrongCallError("answers_alone", command=context.command_path)
    places = audited_paths(context, decided)
    if answers is not None and STDIN in places:
        raise WrongCallError("answers_need_files", command=context.command_path)
    wanted = targets(output, format_, known_formats(QuestionsReport.kind), quiet=session.common.quiet)
    for place in places:
        refuse_unwritable(wanted, place)

    company = read_company(session, places, settings.today, None)
    words = Catalogue(session.stated_language or company.loaded.language)
    if answers is not None:
        return _take_in(session, company, places, answers, settings, words, write=write_answers)
    result = pipeline.audit(company.organization, settings)
    request = QuestionsReport(
        result=result,
        questions=questions_of(result, count, _wanted(company.organization, of_department)),
        catalogue=words,
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
        source=" ".join(shell_word(place) for place in places),
        redact=session.redacting,
    )
    session.held.append(request)
    page = PageOptions(width=columns, color=session.colored)
    publish(session, wanted, request, page)
    return ExitCode.BUG if tell_failed_rules(session, words, result) else ExitCode.OK


def _take_in(
    session: Session,
    company: Company,
    places: Sequence[str],
    sheet: str,
    settings: Settings,
    words: Catalogue,
    *,
    write: bool,
) -> ExitCode:
    """Merge the answers of a sheet; show the difference, or write it."""
    before = pipeline.audit(company.organization, settings)
    change = merged_answers(session, words, sheet, places, company.organization, settings.today)
    if not change.count:
        session.note(words.ui("interview.merge.none"))
        return ExitCode.OK
    after = load_texts(list(change.texts.items()), today=settings.today).organization
    if after is None:
        return ExitCode.OK
    hidden = redactor(after, words) if session.redacting else OPEN
    if write:
        write_changes(change.files)
        paths = tuple(changed.file.shown for changed in change.files)
        session.write(words.ui("interview.merge.written", count=change.count, paths=paths))
    else:
        session.write(difference(change.files, hidden))
        session.note(words.ui("interview.merge.preview", count=change.count))
    session.note(coverage_told(words, before, pipeline.audit(after, settings)))
    return ExitCode.OK


def _wanted(org: Organization, department: str | None) -> Callable[[Whom], bool] | None:
    if department is None:
        return None
    home = department_of(org, department, "--department")
    return lambda whom: whom.department == home
