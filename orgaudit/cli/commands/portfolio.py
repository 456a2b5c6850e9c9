"""``orgaudit portfolio``: many companies at once, and where each stands among the others."""

import os
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import nothing_there
from orgaudit.cli.output.targets import refuse_read, refuse_unwritable
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import Run, begin
from orgaudit.cli.settings.engine_choice import engine_of, told_where_nobody_answers
from orgaudit.cli.terminal.progress import counting
from orgaudit.cli.usage import WrongCallError, missing
from orgaudit.intake.reading import STDIN
from orgaudit.portfolio.auditing import Task
from orgaudit.portfolio.journal import BrokenJournalError, appending, entries_in
from orgaudit.portfolio.places import NothingThereError, Shard, companies_at
from orgaudit.portfolio.run import entries_of
from orgaudit.portfolio.standing import gathered
from orgaudit.reports.content.portfolio import PortfolioReport
from orgaudit.results.portfolio import Entry
from orgaudit.rules.builtin import is_ours

MOST_OF_A_LIST: Final = 1 << 26
"""Bytes of a list of paths on standard input; house default."""

TIME_LIMIT: Final = 120.0
"""Seconds that a company may take in a pool unless the call says otherwise; house default, a thousandfold of a usual company."""


def run(call: Call) -> ExitCode:
    """Audit every company and tell where they stand."""
    session = call.session
    job = begin(call, PortfolioReport.kind, start="")
    words = session.words(session.catalogue.language)
    task = Task(
        settings=job.settings,
        language=words.language,
        redact=session.discreet,
        redact_key=session.redact_key,
        folders=call["folders"],
    )
    paths = _paths(job)
    journal = Path(call["resume"]) if call["resume"] is not None else None
    entries, reused = _entries(job, paths, task, journal)
    report = PortfolioReport(
        catalogue=words,
        portfolio=gathered(entries, reused),
        rules=job.decided.rules,
        version=__version__,
        redact=session.redacting,
    )
    code = job.tell(report)
    return _told(job, entries, code)


def _paths(job: Run) -> tuple[str, ...]:
    """Return the companies of this call, or of its share. Raises WrongCallError."""
    call = job.call
    given = [path for path in call["companies"] if path != STDIN]
    if STDIN in call["companies"]:
        given += _listed(call)
    try:
        paths = companies_at(given, folders=call["folders"])
    except NothingThereError as nothing:
        if Path(nothing.path).is_dir():
            raise nothing_there(nothing.path) from None
        raise missing("no_companies", nothing.path, ExitCode.NOTHING_TO_AUDIT) from None
    for path in paths:
        refuse_unwritable(job.targets, path)
    refuse_read((target.path for target in job.targets), (call["resume"],))
    if call["shard"] is None:
        return paths
    try:
        shard = Shard.read(call["shard"])
    except ValueError:
        raise call.wrong("not_a_shard", found=call["shard"]) from None
    return tuple(path for path in paths if shard.holds(path))


def _listed(call: Call) -> list[str]:
    """Return the paths that standard input lists, one a line."""
    data = call.session.stdin.read(MOST_OF_A_LIST + 1)
    if len(data) > MOST_OF_A_LIST:
        raise WrongCallError("too_many_names", limit=MOST_OF_A_LIST >> 20)
    # A name may hold other signs that part lines elsewhere.
    lines = data.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n").split("\n")
    return [line for line in lines if line.strip()]


def _entries(job: Run, paths: tuple[str, ...], task: Task, journal: Path | None) -> tuple[list[Entry], int]:
    call = job.call
    known = _known(journal)
    workers = call["jobs"] or min(os.cpu_count() or 1, max(len(paths), 1))
    limit = call["time_limit"] or (TIME_LIMIT if workers > 1 else None)
    with ExitStack() as stack:
        try:
            keep = stack.enter_context(appending(journal)) if journal else None
        except OSError as error:
            raise WrongCallError("unwritable", path=str(journal), reason=error.strerror) from None
        count = stack.enter_context(counting(job.session, len(paths)))

        def done(entry: Entry) -> None:
            count()
            if keep is not None:
                keep(entry)

        engine = engine_of(call, workers, limit or TIME_LIMIT)
        with told_where_nobody_answers():
            return entries_of(
                paths, task, known=known, workers=workers, limit=limit, done=done, engine=engine
            )


def _known(journal: Path | None) -> Mapping[str, Entry]:
    if journal is None:
        return {}
    try:
        return entries_in(journal)
    except BrokenJournalError as broken:
        raise WrongCallError("journal_broken", path=str(journal), line=broken.line) from None
    except OSError as error:
        raise WrongCallError("unreadable", path=str(journal), reason=error.strerror) from None


def _told(job: Run, entries: list[Entry], code: ExitCode) -> ExitCode:
    """Say on stderr what was left out, and which rules failed. One broken file never fails the rest; if nothing is left, that does."""
    session = job.session
    lost = sum(entry.trouble is not None for entry in entries)
    if lost:
        # No note: a quiet call with its report in a file would end without a word of what is lacking.
        session.tell(session.catalogue.ui("cli.told.left_out", count=lost, all=len(entries)))
    failed = sorted({rule for entry in entries if entry.result for rule in entry.result.failed_rules})
    for rule in failed:
        session.tell(session.catalogue.ui("cli.rule_failed", rule=rule, error=None, ours=is_ours(rule)))
    if failed or any(entry.trouble == "bug" for entry in entries):
        return ExitCode.BUG
    return ExitCode.WRONG_INPUT if entries and lost == len(entries) else code
