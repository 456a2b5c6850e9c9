"""``orgaudit audit``: the main job. Read, judge, rank, report."""

from orgaudit import __version__
from orgaudit.cli.call import Call
from orgaudit.cli.comparison_source import Since, known_before
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.run import begin
from orgaudit.cli.settings import check_departments, gate_of
from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.audit.report import AuditReport
from orgaudit.reports.words.gate_reasons import gate_told
from orgaudit.wording.catalogue import Catalogue


def run(call: Call) -> ExitCode:
    """Run one audit."""
    session, baseline = call.session, call["baseline"]
    job = begin(call, AuditReport.kind)
    asked = gate_of(job.decided, strict_baseline=call["strict_baseline"])
    since = _since(call)
    if (asked.only_new or asked.strict_baseline) and baseline is None and since is None:
        raise call.wrong("nothing_to_compare")
    company = job.company()
    check_departments(asked, company.organization)
    before = known_before(session, baseline, since, company, job.settings)
    result, comparison = job.audit(company.organization), None
    if before is not None:
        comparison, result = before.held_against(result)
    if comparison and comparison.gone and baseline is not None:
        told_gone = session.catalogue.ui("cli.told.stale", path=baseline, count=len(comparison.gone))
        session.note(told_gone)
    report = AuditReport(
        result=result,
        catalogue=Catalogue(session.stated_language or company.loaded.language),
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
        gate=judge(asked, result, comparison),
        comparison=comparison,
        earlier=before.organization if before else None,
        show=Severity(call["show"]),
        redact=session.redacting,
        show_waived=call["show_waived"],
    )
    told = replace(report, redact=session.discreet)
    failed = None if report.gate.passed else lambda: gate_told(report.gate, told.words())
    return job.tell(report, (result,), failed)


def _since(call: Call) -> Since | None:
    if call["since"] is not None and call["since_exact"] is not None:
        raise call.wrong("one_since")
    if call["since_exact"] is not None:
        return Since(call["since_exact"], exact=True)
    return Since(call["since"]) if call["since"] is not None else None
