"""``orgaudit plan``: which improvements in which order, within a budget or until the gate passes."""

import re
from typing import Final

from orgaudit import __version__
from orgaudit.cli.exit_code import ExitCode
from orgaudit.cli.parsing.call import Call
from orgaudit.cli.run import begin
from orgaudit.cli.settings.deciding import check_departments, gate_of
from orgaudit.cli.terminal.progress import working
from orgaudit.cli.usage import WrongCallError
from orgaudit.compare.plan.planning import HOURS_PER_DAY
from orgaudit.compare.plan.planning import plan as made
from orgaudit.intake.spelling import folded
from orgaudit.model.pattern import pattern
from orgaudit.reports.content.plan import PlanReport
from orgaudit.results.plan import PlanRequest

_BUDGET: Final = pattern(r"(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+)\s*(d|days?|人?日|h|hours?|時間)", re.ASCII)


def run(call: Call) -> ExitCode:
    """Plan improvements."""
    job = begin(call, PlanReport.kind)
    request = PlanRequest(
        budget_hours=hours_of("--budget", call["budget"]),
        quarters=call["quarters"],
        to_pass=call["to_pass"],
        aim=call["aim"],
    )
    gate = gate_of(job.decided)
    if request.to_pass and request.budget_hours is not None:
        raise call.wrong("budget_or_gate")
    if request.to_pass and not gate.asked:
        raise call.wrong("no_gate_to_pass")
    company = job.company()
    check_departments(gate, company.organization)
    with working(job.session, "planning"):
        outcome = made(company.organization, job.audit, request, gate)
    report = PlanReport(
        plan=outcome,
        catalogue=job.session.words(company.loaded.language),
        redact=job.session.redacting,
        paths=company.loaded.paths,
        sha256=company.loaded.sha256,
        version=__version__,
    )
    return job.tell(report, (outcome.present, outcome.result), tuple if outcome.is_impossible else None)


def hours_of(option: str, text: str | None) -> float | None:
    """Return a budget in hours: ``20d``, ``160h``, 20日, 160時間. A bare number is refused, as its unit would be a guess."""
    if text is None:
        return None
    found = _BUDGET.fullmatch(folded(text))
    number = float(found[1].replace(",", "")) if found else 0.0
    if found is None or not number:
        raise WrongCallError("bad_budget", option=option, found=text)
    is_days = found[2].startswith("d") or found[2].endswith("日")
    return number * (HOURS_PER_DAY if is_days else 1.0)
