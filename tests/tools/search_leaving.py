"""A long search for a leaving that stops a duty and lifts the score all the same, over random companies.

    .venv/bin/python -m tests.tools.search_leaving [--seed 1] [--seconds 60]

Looks at the opposite too: a stand-in named, or somebody hired into an empty seat, that lowers the score. Prints each with the
seed of the company and the judgements that differ, and ends with 1 where there is one.
"""

import sys
from collections import Counter
from collections.abc import Iterator

from orgaudit.compare.simulate.stops import stopped
from orgaudit.engine.squares import square_of
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step, changed
from orgaudit.results.audit_result import AuditResult
from tests.engine.companies import replaced
from tests.engine.company_facts import PEOPLE
from tests.engine.test_score_properties import EPSILON, result_of
from tests.tools.searching import company_of, search

NEWCOMER = "hired"


def overall(result: AuditResult) -> float:
    """The score, taking a company of which nothing could be judged as one without a known defect."""
    value = result.score.overall.value
    return 100.0 if value is None else value


def leavings(org: Organization, _before: AuditResult) -> Iterator[tuple[str, Organization]]:
    """Yield in words each leaving that surely stops a duty, with the company that it leaves behind."""
    for person in PEOPLE:
        if any(item.surely for item in stopped(org, (person,))):
            yield f"{person} leaves", changed(org, Step("leaves", person))


def helped(org: Organization, before: AuditResult) -> Iterator[tuple[str, Organization]]:
    """Yield in words each stand-in that can be named and each empty seat that can be filled, with the company it makes.

    Where nobody wrote down who stands in or who does it, the name is a new fact, and what it brings to light may cost points. What others
    or a robot do, and nobody inside has to, has no empty seat.
    """
    told = {item.finding.subject.address for item in before.findings if item.finding.rule == "SIL008"}
    for duty in org.recurring_duties:
        if duty.primary is not None and duty.backups is not None:
            yield (
                f"{NEWCOMER} stands in for {duty.address}",
                changed(org, Step("add_backup", duty.address, NEWCOMER)),
            )
        if duty.primary == () and duty.address in told:
            vacancies = tuple(name for name in duty.vacancies if name != "primary")
            yield (
                f"{NEWCOMER} does {duty.address}",
                replaced(org, duty, primary=(NEWCOMER,), vacancies=vacancies),
            )


def differing(before: AuditResult, after: AuditResult) -> str:
    """Return which findings weigh something else than before."""
    weights: Counter[tuple[str, str]] = Counter()
    for result, sign in ((before, -1), (after, 1)):
        for item in result.findings:
            key = (item.finding.rule, item.finding.subject.address)
            weights[key] += sign * round(square_of(item.finding, result.rules))
    return ", ".join(f"{rule} {where} {weight:+}" for (rule, where), weight in weights.items() if weight)


def wrong(seed: int) -> Iterator[str]:
    """Yield in words what lifts or lowers the score of the company of one seed against all sense."""
    org, _ = company_of(seed)
    before = result_of(org)
    for changes, sign in ((leavings, 1), (helped, -1)):
        for told, other in changes(org, before):
            after = result_of(other)
            gained = overall(after) - overall(before)
            if sign * gained > EPSILON:
                yield f"{told}: {gained:+.2f}: {differing(before, after)}"


if __name__ == "__main__":
    sys.exit(search(__doc__, wrong, "scores moved the wrong way"))
