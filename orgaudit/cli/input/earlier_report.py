"""``orgaudit diff report.html company.yaml``: a company held against an earlier page of it."""

from pathlib import Path

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.bounded import given_text
from orgaudit.cli.input.company import read_company
from orgaudit.cli.input.states import is_page
from orgaudit.cli.output.targets import refuse_unwritable
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import begin
from orgaudit.cli.settings.deciding import check_departments, gate_of
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.states.stored_report import NoStoredReportError, StoredReport, read_report
from orgaudit.engine.gate import judge
from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.stored_diff import StoredDiffReport
from orgaudit.reports.words.gate_reasons import gate_told
from orgaudit.reports.writers.html.carried import NoReportError, carried_by
from orgaudit.results.comparison import compared
from orgaudit.settings import Budget, GateRequest


def run(call: Call) -> ExitCode:
    """Compare a company with what a page says of an earlier state."""
    session = call.session
    if is_page(call["new"]):
        raise call.wrong("page_is_no_company", path=call["new"])
    if call["fail_on_regression"]:
        raise call.wrong("regression_needs_states", path=call["old"])
    job = begin(call, StoredDiffReport.kind, call["new"])
    refuse_unwritable(job.targets, call["new"])
    earlier = _read(Path(call["old"]))
    company = read_company(session, (call["new"],), job.settings.today, None)
    asked = _only_new(gate_of(job.decided))
    check_departments(asked, company.organization)
    result = job.audit(company.organization)
    comparison = compared(result, earlier.findings, call["old"], score_before=earlier.score)
    report = StoredDiffReport(
        result=result,
        comparison=comparison,
        names=earlier.names,
        old_as_of=earlier.as_of,
        new=call["new"],
        gate=judge(asked, result, comparison),
        show=Severity(call["show"]),
        catalogue=session.words(company.loaded.language),
        version=__version__,
        redact=session.redacting,
    )
    told = replace(report, redact=session.discreet)
    failed = None if report.gate.passed else lambda: gate_told(report.gate, told.words())
    return job.tell(report, (result,), failed)


def _read(path: Path) -> StoredReport:
    """Read a page. Raises WrongCallError, for one that carries nothing too."""
    try:
        return read_report(carried_by(given_text(path)))
    except (NoReportError, NoStoredReportError):
        raise WrongCallError("page_without_report", path=str(path)) from None


def _only_new(asked: GateRequest) -> GateRequest:
    """Return what is asked of a difference: the levels of new findings. What a state has to keep is asked by ``audit``."""
    families, departments = (
        {name: Budget(fail_on=budget.fail_on) for name, budget in parts.items()}
        for parts in (asked.families, asked.departments)
    )
    whole = Budget(fail_on=asked.whole.fail_on)
    return GateRequest(whole, families, departments, only_new=True, inferred=asked.inferred)
