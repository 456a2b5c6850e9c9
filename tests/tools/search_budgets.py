"""A long search for a larger budget that gives less, over random companies, in what ``orgaudit plan`` reports for machines.

    .venv/bin/python -m tests.tools.search_budgets [--seed 1] [--seconds 60]

Prints each with the seed of the company, and what contradicts itself within one plan; ends with 1 where there is one.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, Final

from orgaudit.compare.plan.planning import plan
from orgaudit.model.organization import Organization
from orgaudit.reports.content.plan import PlanReport
from orgaudit.reports.machine.json.plan import render
from orgaudit.results.plan import Aim, PlanRequest
from orgaudit.settings import GateRequest
from orgaudit.wording.catalogue import Catalogue
from tests.engine.test_score_properties import EPSILON, result_of
from tests.tools.searching import company_of, search

NO_GATE: Final = GateRequest()
AIMS: Final[tuple[Aim, ...]] = ("hours", "score")
QUARTERS: Final = 3


def reported(org: Organization, request: PlanRequest, gate: GateRequest = NO_GATE) -> Any:
    """Return what a plan tells machines."""
    made = plan(org, result_of, request, gate)
    report = PlanReport(plan=made, catalogue=Catalogue("en"), paths=(), sha256="0" * 64, version="1")
    return json.loads(render(report))


def budgets_of(org: Organization, steps: int) -> list[float]:
    """Return budgets from some hours to more than all moves take."""
    everything = sum(move.effort_hours for move in result_of(org).moves)
    return sorted(
        {8.0, 12.0, *(float(int(everything * step / steps)) for step in range(1, steps + 2))} - {0.0}
    )


def wrong_of(org: Organization, budgets: Iterable[float], aims: Iterable[Aim] = AIMS) -> Iterator[str]:
    """Yield in words where a larger budget brings less of what a plan maximises, and where a plan contradicts itself."""
    for aim in aims:
        plans = [
            reported(org, PlanRequest(budget_hours=hours, quarters=QUARTERS, aim=aim)) for hours in budgets
        ]
        for told in plans:
            yield from contradicting(told)
        for less, more in pairwise(plans):
            if maximised(more) < maximised(less):
                hours = [made["asked"]["budget_hours"] for made in (less, more)]
                yield f"{aim} {hours}: {maximised(less)} > {maximised(more)}"


def maximised(told: Any) -> tuple[float, ...]:
    """Return what a plan says it maximises, in its order."""
    due, hours, weight = told["due_obligations"]["settled"], told["hours_returned"], told["weight_settled"]
    if told["asked"]["aim"] == "hours":
        return due, hours, weight
    return (
        (due, told["score"]["after"]["score"] or 0.0)
        if told["chosen"]["method"] == "compared"
        else (due, weight)
    )


def contradicting(told: Any) -> Iterator[str]:
    """Yield in words what does not add up within one plan."""
    steps, budget = told["steps"], told["asked"]["budget_hours"]
    if told["effort_hours"] > budget + EPSILON:
        yield f"{budget}: takes {told['effort_hours']} hours"
    returned = steps[-1]["hours_returned_so_far"] if steps else 0.0
    if abs(returned - told["hours_returned"]) > 0.05:
        yield f"{budget}: returns {told['hours_returned']} hours, its last step {returned}"
    if steps and steps[-1]["score_after"] != told["score"]["after"]["score"]:
        yield f"{budget}: ends at {told['score']['after']['score']}, its last step at {steps[-1]['score_after']}"
    done = 0.0
    for step in steps:
        done += step["effort_hours"]
        if step["quarter"] > QUARTERS or done > step["quarter"] * told["quarter_hours"] + 0.1:
            yield f"{budget}: step {step['number']} does not fit into quarter {step['quarter']}"


def wrong(seed: int) -> Iterator[str]:
    """Yield the same of the company of one seed."""
    org, _ = company_of(seed)
    yield from wrong_of(org, budgets_of(org, 9))


if __name__ == "__main__":
    sys.exit(search(__doc__, wrong, "larger budgets gave less, or plans contradict themselves"))
