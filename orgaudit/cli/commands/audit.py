"""``orgaudit audit``: the main job. Read, judge, rank, report."""

from typing import TYPE_CHECKING, Final

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import Company
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import Run, begin
from orgaudit.cli.settings.deciding import check_departments, gate_of
from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import STDIN
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.audit.audit_report import AuditReport

if TYPE_CHECKING:
    from orgaudit.cli.input.comparison_source import Before

_COMPARING: Final = ("baseline", "since", "since_exact")


def run(call: Call) -> ExitCode:
    """Run one audit, or with --watch one after each change of the files."""
    if not call["watch"]:
        return _once(call)
    if STDIN in (call["path"] or ()):
        raise call.wrong("watch_needs_files")
    # Nobody else pays for it.
    from orgaudit.cli.terminal.watching import watched

    return watched(call, _once)


def _once(call: Call) -> ExitCode:
    session, baseline = call.session, call["baseline"]
    job = begin(call, AuditReport.kind)
    asked = gate_of(job.decided, strict_baseline=call["strict_baseline"])
    _check_comparison(call)
    compares = any(call[option] is not None for option in _COMPARING)
    if (asked.only_new or asked.strict_baseline) and not compares:
        raise call.wrong("nothing_to_compare")
    company = job.company()
    check_departments(asked, company.organization)
    before = _known_before(job, company) if compares else None
    result, comparison = job.audit(company.organization), None
    if before is not None:
        comparison, result = before.held_against(result)
    if comparison and comparison.gone and baseline is not None:
        told_gone = session.catalogue.ui("cli.told.stale", path=baseline, count=len(comparison.gone))
        session.note(told_gone)
    report = AuditReport(
        result=result,
        catalogue=session.words(company.loaded.language),
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
        gate=judge(asked, result, comparison),
        comparison=comparison,
        earlier=before.state.organization if before and before.state else None,
        show=Severity(call["show"]),
        redact=session.redacting,
        show_waived=call["show_waived"],
    )
    failed = None if report.gate.passed else lambda: _failed(replace(report, redact=session.discreet))
    return job.tell(report, (result,), failed)


def _check_comparison(call: Call) -> None:
    if call["since"] is not None and call["since_exact"] is not None:
        raise call.wrong("one_since")


def _known_before(job: Run, company: Company) -> "Before | None":
    # Most calls compare with nothing.
    from orgaudit.cli.input.comparison_source import Since, known_before

    call = job.call
    ref = call["since_exact"] if call["since"] is None else call["since"]
    since = None if ref is None else Since(ref, exact=call["since"] is None)
    return known_before(job, call["baseline"], since, company)


def _failed(report: AuditReport) -> tuple[str, ...]:
    from orgaudit.reports.words.gate_reasons import gate_told

    return gate_told(report.gate, report.words())
