"""``orgaudit template``: the workbook to be filled in, empty or with what a file says already."""

from datetime import date
from pathlib import Path
from typing import Final

from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import Company, read_company
from orgaudit.cli.output.workbooks import new_workbook, tell_losses
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import Run, begin
from orgaudit.cli.terminal.plain_text import shell_word
from orgaudit.forms.template import Asked, Template, write

MOST_ASKED: Final = 60
"""Questions that a workbook of questions asks; house default: about three hours of talk, shared out among sections."""


def run(call: Call) -> ExitCode:
    """Write a template to a new file."""
    session, source = call.session, call["from_company"]
    if call["only"] and source is None:
        raise call.wrong("only_needs_from")
    words, org, asked, today = session.catalogue, None, None, date.today()
    if source is not None:
        job = begin(call, start=source)
        company = read_company(session, (source,), job.settings.today, None)
        today = job.settings.today
        words, org = session.words(company.loaded.language), company.organization
        asked = _asked(job, company) if call["only"] else None
    target = Path(call["template_output"] or words.ui("template.file"))
    content = write(Template(words, org, asked))
    new_workbook(target, content)
    if org is not None and asked is None:
        tell_losses(session, content, org, words.language, today)
    session.note(words.ui("cli.init.written", path=str(target)))
    session.note(words.ui("template.told.next", path=shell_word(str(target))))
    return ExitCode.OK


def _asked(job: Run, company: Company) -> Asked:
    """Return the facts of the questions worth asking next, by element."""
    from orgaudit.engine.questions import questions_of

    found: dict[tuple[str, str], frozenset[str]] = {}
    for question in questions_of(job.audit(company.organization), MOST_ASKED).questions:
        where = (question.fact.kind, question.fact.address)
        found[where] = found.get(where, frozenset()) | {question.fact.field}
    return found
