"""``orgaudit baseline``: accept what is found today, list what was accepted, take out what is gone."""

from pathlib import Path

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.comparison_source import read_baseline
from orgaudit.cli.output.files import write_whole
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import Run, begin
from orgaudit.cli.session import Session
from orgaudit.cli.terminal.failed_rules import tell_failed_rules
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.states.baseline import BASELINE_NAME, Change, pruned, updated, write
from orgaudit.findings.severity import Severity
from orgaudit.reports.content.baseline import Accepted, BaselineReport
from orgaudit.reports.machine.json.audit import RULESET
from orgaudit.results.beneath import inside
from orgaudit.results.known_findings import KnownFinding
from orgaudit.results.left import names_of


def run(call: Call) -> ExitCode:
    """Do one thing with a baseline."""
    session, wanted, place = call.session, call["action"], _place(call)
    if wanted == "list":
        return _list(begin(call, BaselineReport.kind))
    if call["output"] or call["format"] or call["open"]:
        raise call.wrong("only_listed")
    job = begin(call)
    day = job.settings.today
    old = read_baseline(place) if place.exists() or wanted != "write" else None
    result = job.audit(job.company().organization)
    failed = tell_failed_rules(session, session.catalogue, result)
    if failed:
        # Written now, the baseline would have lost all that the failed rule had found.
        return ExitCode.BUG
    if wanted == "write":
        change = updated(old, result, today=day, version=__version__, ruleset=RULESET)
        if old is not None and change.added and not call["accept_new"]:
            raise WrongCallError("baseline_grows", path=str(place), count=len(change.added))
    else:
        change = pruned(old, result) if old else updated(None, result, today=day, version="", ruleset="")
    _write(place, change, session)
    words = session.catalogue
    told = words.ui(
        "cli.baseline.written",
        path=str(place),
        added=_counted(change.added),
        removed=_counted(change.removed),
        total=_counted(change.baseline.findings),
        notes=_notes(change.baseline.findings),
    )
    session.write(session.hidden(told))
    return ExitCode.OK


def _place(call: Call) -> Path:
    return Path(call["file"] or BASELINE_NAME)


def _counted(found: tuple[KnownFinding, ...]) -> int:
    """Return how many findings that are, as every report counts them: notes are apart."""
    return sum(Severity(item.severity) is not Severity.INFO for item in found)


def _notes(found: tuple[KnownFinding, ...]) -> int | None:
    return len(found) - _counted(found) or None


def _write(place: Path, change: Change, session: Session) -> None:
    try:
        write_whole(place, write(change.baseline, session.hidden).encode("utf-8", errors="backslashreplace"))
    except OSError as error:
        raise WrongCallError("unwritable", path=str(place), reason=error.strerror) from None


def _list(job: Run) -> ExitCode:
    """Tell the entries with where each stands today, or that it is gone."""
    call = job.call
    baseline = read_baseline(_place(call))
    company = job.company()
    result = job.audit(company.organization)
    now = {
        name: held
        for item in result.findings
        for held in (*inside(item.finding), item.finding)
        for name in names_of(result, held)
    }
    report = BaselineReport(
        catalogue=job.session.words(company.loaded.language),
        redact=job.session.redacting,
        version=__version__,
        result=result,
        accepted=tuple(
            Accepted(entry.finding, entry.since, now.get(entry.finding.fingerprint))
            for entry in baseline.entries
        ),
    )
    return job.tell(report, (result,))
