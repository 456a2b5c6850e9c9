"""``orgaudit diff``: two states of a company, what changed between them, and what that did."""

from pathlib import Path

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.input.company import Company
from orgaudit.cli.input.states import StateName, is_page, not_there, read_state, state_name
from orgaudit.cli.output.targets import STDOUT, refuse_unwritable
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import begin
from orgaudit.cli.settings.deciding import check_departments, gate_of
from orgaudit.compare.states.difference import difference
from orgaudit.engine.difference_gate import DifferenceRequest, judge_difference
from orgaudit.findings.severity import Severity
from orgaudit.model import Organization
from orgaudit.reports.content.diff import GATE_SENTENCES, DiffReport, State
from orgaudit.reports.words.gate_reasons import gate_told
from orgaudit.settings import GateRequest


def run(call: Call) -> ExitCode:
    """Compare two states."""
    if is_page(call["old"]) or is_page(call["new"]):
        # Two companies are compared without it.
        from orgaudit.cli.input.earlier_report import run as against_report

        return against_report(call)
    session = call.session
    before_name, after_name = state_name(call["old"]), state_name(call["new"])
    job = begin(call, DiffReport.kind, after_name.path)
    asked = gate_of(job.decided)
    if call["old"] == call["new"] == STDOUT:
        raise call.wrong("one_stdin")
    for name in (before_name, after_name):
        if name.ref is None:
            refuse_unwritable(job.targets, name.path)

    after = read_state(session, after_name, job.settings.today)
    if after is None:
        raise not_there(after_name)
    check_departments(asked, after.organization)
    before = read_state(session, before_name, job.settings.today)
    if before is None and not (Path(before_name.path).exists() or before_name.path == after_name.path):
        raise not_there(before_name)
    words = session.words(after.loaded.language)
    if before is None:
        session.note(words.ui("cli.told.nothing_before", ref=before_name.ref))
    was = before.organization if before else _nothing_yet(after.organization)
    found = difference(job.audit(was), job.audit(after.organization), job.audit)
    report = DiffReport(
        difference=found,
        catalogue=words,
        old=_state(before_name, before),
        new=_state(after_name, after),
        version=__version__,
        gate=judge_difference(_request(asked, on_regression=call["fail_on_regression"]), found),
        show=Severity(call["show"]),
        redact=session.redacting,
    )

    def failed() -> tuple[str, ...]:
        return gate_told(report.gate, report.words().new, sentences=GATE_SENTENCES)

    return job.tell(report, (found.old, found.new), None if report.gate.passed else failed)


def _nothing_yet(after: Organization) -> Organization:
    """Return the company before anything was written of it."""
    return Organization(company=after.company, as_of=after.as_of, language=after.language)


def _state(name: StateName, company: Company | None) -> State:
    if company is None:
        return State(name.label, (), None)
    return State(name.label, company.loaded.paths, company.loaded.sha256)


def _request(asked: GateRequest, *, on_regression: bool) -> DifferenceRequest:
    """Return what is asked of a difference: the levels of new findings. What a state has to keep is asked by ``audit``."""
    families, departments = (
        {name: budget.fail_on for name, budget in parts.items() if budget.fail_on is not None}
        for parts in (asked.families, asked.departments)
    )
    return DifferenceRequest(
        asked.whole.fail_on, families, departments, on_regression=on_regression, inferred=asked.inferred
    )
