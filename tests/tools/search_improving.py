"""A long search for an improvement that lowers the score or shows something new all the same, over random companies.

    .venv/bin/python -m tests.tools.search_improving [--seed 1] [--seconds 60]

Prints each with the seed of the company and the judgements that differ, and ends with 1 where there is one. The way back from an
improvement has to fail a gate, by what is new or as a regression.
"""

import sys
from collections.abc import Container, Iterator, Mapping
from typing import Any, Final

from orgaudit.compare.states.difference import difference
from orgaudit.engine.difference_gate import DifferenceRequest, judge_difference
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.duty import Duty
from orgaudit.model.handoff import Handoff
from orgaudit.model.organization import Organization
from orgaudit.model.vocabulary import NONE
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import inside
from orgaudit.results.comparison import compared
from orgaudit.results.known_findings import known_findings
from tests.engine.companies import replaced
from tests.engine.company_facts import TODAY, YEAR
from tests.engine.test_score_properties import EPSILON, result_of
from tests.tools.search_leaving import NEWCOMER, differing, overall
from tests.tools.searching import company_of, search

ON_PAPER: Final = frozenset({"paper", "fax", "mail", "seal"})
REORGANISING: Final = frozenset({"BND002", "BND003", "BND004", "BND007", "GOV001", "HND006", "SOD004"})
"""Rules whose remedy joins, parts or moves what there is: that may bring other defects along, and a plan weighs both."""

MEASURED: Final[Mapping[str, Any]] = {
    "kpi": "誤り率",
    "target": 1.0,
    "unit": "%",
    "baseline": 3.0,
    "due": YEAR,
    "owner": NEWCOMER,
    "data_source": "販売管理システム",
    "done_when": "監査で指摘が無い",
    "type": "quality",
    "controllable": "yes",
}


def improvements(org: Organization, before: AuditResult) -> Iterator[tuple[str, Organization]]:
    """Yield in words each improvement of what is written, with the company it makes.

    Where nothing is written yet, to write it is a new fact, and what it brings to light may cost points.
    """
    empty = {item.finding.subject.address for item in before.findings if item.finding.rule == "SIL008"}
    for duty in org.recurring_duties:
        for told, changes in _of_duty(org, duty, empty):
            yield f"{told} ({duty.address})", replaced(org, duty, **changes)
    yield from _remedies(org, before)
    for handoff in org.handoffs:
        for told, changed in _of_handoff(handoff).items():
            yield f"{told} ({handoff.address})", replaced(org, handoff, **changed)
    for goal in org.goals:
        if not goal.is_bare:
            lacking = {name: value for name, value in MEASURED.items() if getattr(goal, name) is NONE}
            if lacking:
                yield f"measured ({goal.address})", replaced(org, goal, **lacking)


def _remedies(org: Organization, before: AuditResult) -> Iterator[tuple[str, Organization]]:
    """Yield the company as the remedy of each certain finding leaves it."""
    for finding in _all(before):
        if finding.confidence is Confidence.LOW:
            continue  # its remedy writes down what nobody wrote
        fix = before.rules[finding.rule].fix
        if fix is not None and finding.rule not in REORGANISING:
            yield f"remedy of {finding.rule} ({finding.subject.address})", fix(org, finding)


def _of_duty(org: Organization, duty: Duty, empty: Container[str]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    done = {} if duty.last_done is None else {"last_done": {**duty.last_done, NEWCOMER: TODAY}}
    if duty.primary is not None and duty.backups is not None:
        yield "stand-in", {"backups": (*duty.backups, NEWCOMER), **done}
    if duty.primary == () and duty.address in empty:
        rest = tuple(name for name in duty.vacancies if name != "primary")
        yield "hired", {"primary": (NEWCOMER,), "vacancies": rest}
    if duty.primary and not isinstance(duty.process, str):  # there it may be somebody who must not do both
        for person in _colleagues(org, duty):
            done = {} if duty.last_done is None else {"last_done": {**duty.last_done, person: TODAY}}
            yield f"second primary {person}", {"primary": (*duty.primary, person), **done}
    yield from _of_its_way(duty)


def _of_its_way(duty: Duty) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield what improves how a duty is done, whoever does it."""
    if duty.manual in ("none", "outdated"):
        yield "manual", {"manual": "ok", "manual_reviewed_on": TODAY}
    if duty.checked_by is NONE:
        yield "checker", {"checked_by": NEWCOMER}
    if duty.media and not ON_PAPER.isdisjoint(duty.media):
        changes: dict[str, Any] = {"media": ("system",)}
        if duty.seals:
            changes["seals"] = 0
        if duty.storage == "paper_only":
            changes["storage"] = "electronic"
        yield "digital", changes
    if duty.accountable == ():
        yield "owner", {"accountable": (NEWCOMER,)}


def _colleagues(org: Organization, duty: Duty) -> Iterator[str]:
    """Yield who may do it too: who works there, can do it alone and stays, and somebody else where it is written how many work there."""
    department = org.department_of(duty)
    if department is None:
        yield NEWCOMER
        return
    for name in sorted(org.staff(department)):
        person = org.person_by_id.get(name)
        skill = person.skills.get(duty.address, 2) if person and person.skills else 2
        if name not in (duty.primary or ()) and skill >= 2 and not (person and person.leaving_on):
            yield name
    if isinstance(department.headcount, float):
        yield NEWCOMER


def _of_handoff(handoff: Handoff) -> Mapping[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    if isinstance(handoff.wait_days, float) and handoff.wait_days:
        found["shorter"] = {"wait_days": handoff.wait_days / 4}
    if isinstance(handoff.return_rate, float) and handoff.return_rate:
        found["fewer returns"] = {"return_rate": 0.0}
    if handoff.rekeyed:
        found["not re-keyed"] = {"rekeyed": False}
    return found


def _certain(result: AuditResult, known: frozenset[str]) -> list[str]:
    return [
        f"{item.finding.rule} {item.finding.subject.address} {item.finding.severity.value}"
        for item in result.findings
        if item.finding.fingerprint not in known
        and item.finding.severity.at_least(Severity.LOW)
        and item.finding.confidence is not Confidence.LOW
    ]


def _new(after: AuditResult, before: AuditResult) -> list[str]:
    return _certain(
        after, compared(after, known_findings(before, after, grown_is_new=True), "", grown_is_new=True).known
    )


def _passes_back(before: AuditResult, after: AuditResult) -> bool:
    """Whether an improvement could be taken back and no gate would notice."""
    if _new(before, after):
        return False
    return judge_difference(
        DifferenceRequest(on_regression=True), difference(after, before, result_of)
    ).passed


def _all(result: AuditResult) -> Iterator[Finding]:
    for item in result.findings:
        yield item.finding
        yield from inside(item.finding)


def wrong_of(org: Organization) -> Iterator[str]:
    """Yield in words what an improvement of one company does against all sense."""
    before = result_of(org)
    for told, better in improvements(org, before):
        after = result_of(better)
        gained = overall(after) - overall(before)
        if gained < -EPSILON:
            yield f"{told}: {gained:+.2f}: {differing(before, after)}"
        new = _new(after, before)
        if new:
            yield f"{told}: new: {', '.join(new)}"
        if gained > EPSILON and _passes_back(before, after):
            yield f"{told}: {gained:+.2f} and the way back passes: {differing(before, after)}"


def wrong(seed: int) -> Iterator[str]:
    """Yield the same of the company of one seed."""
    return wrong_of(company_of(seed)[0])


if __name__ == "__main__":
    sys.exit(search(__doc__, wrong, "improvements went the wrong way"))
