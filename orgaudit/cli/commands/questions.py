"""``orgaudit questions``: what to ask next, whom, and the answers back into the file."""

from collections.abc import Callable
from typing import Final

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.answer_sheet import Change, answered, coverage_told, merged_answers
from orgaudit.cli.input.company import Company, hide
from orgaudit.cli.input.element_names import Names
from orgaudit.cli.output.targets import refuse_replacing_work
from orgaudit.cli.output.text_changes import difference, write_changes
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import Run, begin
from orgaudit.cli.terminal.plain_text import shell_word
from orgaudit.engine.questions import Whom, questions_of
from orgaudit.intake.reading import STDIN, load_texts
from orgaudit.model import Organization
from orgaudit.reports.content.questions import QuestionsReport, proposed_answers
from orgaudit.reports.words.localizer import localizer
from orgaudit.wording.catalogue import LANGUAGES, Catalogue

SHEET: Final = 20
"""Questions of a sheet where the call names no number: about an hour of talk."""


def run(call: Call) -> ExitCode:
    """Ask, or take answers in."""
    session, answers = call.session, call["answers"]
    job = begin(call, QuestionsReport.kind)
    if answers is None and call["write_answers"]:
        raise call.wrong("write_needs_answers")
    if answers is not None and any(call[name] for name in ("output", "format", "limit", "department")):
        raise call.wrong("answers_alone")
    places = job.paths()
    if answers is not None and STDIN in places:
        raise call.wrong("answers_need_files")
    company = job.company()
    words = session.words(company.loaded.language)
    if answers is not None:
        return _take_in(job, company, words)
    refuse_replacing_work((target.path for target in job.targets), lambda: answered(company.organization))
    result = job.audit(company.organization)
    report = QuestionsReport(
        result=result,
        questions=questions_of(result, call["limit"] or SHEET, _wanted(job, company)),
        catalogue=words,
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
        source=" ".join(shell_word(place) for place in places),
        redact=session.redacting,
    )
    return job.tell(report, (result,))


def _take_in(job: Run, company: Company, words: Catalogue) -> ExitCode:
    """Merge the answers of a sheet; show the difference, or write it."""
    session, today = job.session, job.settings.today
    before = job.audit(company.organization)
    change = merged_answers(session, words, job.call["answers"], company.given, company.organization, today)
    if not change.count:
        session.note(words.ui("interview.merge.none"))
        return ExitCode.OK
    merged = load_texts(list(change.texts.items()), today=today)
    after = merged.organization
    if after is None:
        return ExitCode.OK
    hide(session, merged, words)
    if job.call["write_answers"]:
        write_changes(change.files)
        paths = tuple(changed.file.shown for changed in change.files)
        session.write(session.hidden(words.ui("interview.merge.written", count=change.count, paths=paths)))
    else:
        session.write(difference(change.files, session.hidden))
        session.note(words.ui("interview.merge.preview", count=change.count))
    left = _proposals_left(change, company.organization) if change.prefilled else 0
    if left:
        session.note(words.ui("interview.merge.proposed", count=left))
    session.note(coverage_told(words, before, job.audit(after)))
    return ExitCode.OK


def _proposals_left(change: Change, org: Organization) -> int:
    """Return how many of the answers are proposals of ours that nobody changed."""
    proposed = [localizer(org, Catalogue(language), redact=False) for language in LANGUAGES]
    return sum(
        any(proposed_answers(fact, words).get(fact.field) == answer.content for words in proposed)
        for fact, answer in change.given
    )


def _wanted(job: Run, company: Company) -> Callable[[Whom], bool] | None:
    if job.call["department"] is None:
        return None
    names = Names(company.organization, job.session.catalogue, hidden=job.session.discreet)
    home = names.department(job.call["department"], "--department")
    return lambda whom: whom.department == home
