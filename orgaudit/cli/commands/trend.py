"""``orgaudit trend``: a company over the history of its repository."""

import os
from datetime import date

from orgaudit import __version__, pipeline
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import begin
from orgaudit.cli.terminal.progress import working
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.states.git import NoHistoryError
from orgaudit.compare.states.timeline import commits_of, states_of
from orgaudit.compare.trend import trend
from orgaudit.compare.trend_steps import keep_steps, read_steps
from orgaudit.intake.reading import STDIN
from orgaudit.model import Organization
from orgaudit.model.dataclass import replace
from orgaudit.reports.content.trend import TrendReport
from orgaudit.results.audit_result import AuditResult


def run(call: Call) -> ExitCode:
    """Tell how the company did from state to state."""
    job = begin(call, TrendReport.kind)
    if STDIN in job.paths():
        raise call.wrong("since_needs_files")
    company = job.company()
    present = job.audit(company.organization)

    def audit(org: Organization, day: date) -> AuditResult:
        return pipeline.audit(org, replace(job.settings, today=day))

    try:
        with working(job.session, "judging"):
            commits = commits_of(company.given, since=call["trend_since"], monthly=call["monthly"])
            name = company.organization.company.name
            states = states_of(commits, company.given, name)
            steps = read_steps(company.given, job.settings, os.environ)
            outcome = trend(states, present, company.loaded.sha256, job.settings.today, audit, steps)
            keep_steps(steps, company.given, job.settings, os.environ)
    except NoHistoryError as problem:
        code = f"history_{problem.reason}"
        raise WrongCallError(code, **problem.facts) from None
    report = TrendReport(
        trend=outcome,
        catalogue=job.session.words(company.loaded.language),
        redact=job.session.redacting,
        version=__version__,
    )
    return job.tell(report, (present,))
