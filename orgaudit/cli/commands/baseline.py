"""``orgaudit baseline``: accept what is found today, list what was accepted, take out what is gone."""

from pathlib import Path

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.comparison_source import read_baseline
from orgaudit.cli.output.files import write_whole
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import begin
from orgaudit.cli.session import Session
from orgaudit.cli.terminal.failed_rules import tell_failed_rules
from orgaudit.cli.terminal.layout import table
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.states.baseline import BASELINE_NAME, Change, Entry, pruned, updated, write
from orgaudit.findings.severity import Severity
from orgaudit.reports.machine.json.audit import RULESET
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import inside
from orgaudit.results.known_findings import KnownFinding
from orgaudit.results.left import names_of


def run(call: Call) -> ExitCode:
    """Do one thing with a baseline."""
    session, wanted, place = call.session, call["action"], Path(call["file"] or BASELINE_NAME)
    job = begin(call)
    day = job.settings.today
    old = read_baseline(place) if place.exists() or wanted != "write" else None
    result = job.audit(job.company().organization)
    failed = tell_failed_rules(session, session.catalogue, result)
    if wanted == "list":
        session.write(session.hidden(_listed(old.entries if old else (), result, session)))
        return ExitCode.BUG if failed else ExitCode.OK
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


def _listed(entries: tuple[Entry, ...], result: AuditResult, session: Session) -> str:
    """Return the entries with where each stands today, or that it is gone."""
    words = session.catalogue
    now = {
        name: held
        for item in result.findings
        for held in (*inside(item.finding), item.finding)
        for name in names_of(result, held)
    }
    head = tuple(
        words.ui(f"cli.baseline.{name}") for name in ("rule", "severity", "since", "place", "subject")
    )
    rows = []
    for entry in entries:
        finding = now.get(entry.finding.fingerprint)
        place = f"{finding.place.path}:{finding.place.line}" if finding else words.ui("cli.baseline.gone")
        level = words.ui(f"common.severity.{entry.finding.severity}")
        rows.append((entry.finding.rule, level, entry.since.isoformat(), place, entry.finding.subject))
    accepted = tuple(entry.finding for entry in entries)
    gone = tuple(finding for finding in accepted if finding.fingerprint not in now)
    told = words.ui(
        "cli.baseline.total", count=_counted(accepted), notes=_notes(accepted), gone=_counted(gone)
    )
    return f"{table([head, *rows])}\n\n{told}" if rows else told
