"""A long search for a stand-in, a manual or a second primary that shows something new or fails a gate, over random companies.

    .venv/bin/python -m tests.tools.search_partial [--seed 1] [--seconds 60]

Each is held against the earlier state and against a baseline that was written and read; then the way back, and the same with a defect
added elsewhere, which have to show. Who is named stays, where somebody was written before and where nobody was.
"""

import sys
from collections.abc import Iterator, Mapping
from typing import Any

from orgaudit.compare.states.baseline import read, updated, write
from orgaudit.compare.states.difference import difference
from orgaudit.engine.difference_gate import DifferenceRequest, judge_difference
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.results.audit_result import AuditResult
from orgaudit.results.beneath import inside
from orgaudit.results.comparison import compared
from orgaudit.results.known_findings import known_findings
from tests.engine.companies import replaced
from tests.engine.company_changes import defects
from tests.engine.company_facts import PEOPLE, TODAY
from tests.engine.test_score_properties import EPSILON, result_of
from tests.tools.search_leaving import NEWCOMER, overall
from tests.tools.searching import company_of, search


def improvements(org: Organization) -> Iterator[tuple[str, Duty, Mapping[str, Any]]]:
    """Yield in words each stand-in, second primary and manual that a company may be given, with the duty and what changes of it."""
    for duty in org.recurring_duties:
        for name, changes in _of(org, duty):
            yield name, duty, changes


def _of(org: Organization, duty: Duty) -> Iterator[tuple[str, dict[str, Any]]]:
    if duty.manual != "ok":
        yield "manual", {"manual": "ok", "manual_reviewed_on": TODAY}
    for person in (*PEOPLE, NEWCOMER):
        done = {} if duty.last_done is None else {"last_done": {**duty.last_done, person: TODAY}}
        doing, standing_in = duty.primary or (), duty.backups or ()
        if _stays(org, person) and person not in doing:
            if person not in standing_in and person != duty.macro_owner and _is_able(org, duty, doing):
                seats = tuple(name for name in duty.vacancies if name != "backups")
                yield f"stand-in {person}", {"backups": (*standing_in, person), "vacancies": seats, **done}
            if doing and not _has_levels(org, person) and not _is_in_process(org, duty, person):
                yield f"second primary {person}", {"primary": (*doing, person), **done}


def _stays(org: Organization, person: str) -> bool:
    known = org.person_by_id.get(person)
    return known is None or not hasattr(known.leaving_on, "year")


def _is_able(org: Organization, duty: Duty, people: tuple[str, ...]) -> bool:
    """Whether nobody of these is stated to be unable alone."""
    levels = org.skills_by_duty.get(duty.address, {})
    return all(levels.get(person, 2) >= 2 for person in people)


def _has_levels(org: Organization, person: str) -> bool:
    """Whether it is stated what somebody can do: where all of a department have levels, one more name tells who else is able."""
    known = org.person_by_id.get(person)
    return known is not None and bool(known.skills)


def _is_in_process(org: Organization, duty: Duty, person: str) -> bool:
    """Whether somebody has a part in the process of a duty already: two steps in one hand would be a new defect."""
    process = next((item for item in org.processes if duty in item.duties), None)
    involved: set[str] = set()
    for item in process.duties if process else ():
        approvers = item.approvals if isinstance(item.approvals, tuple) else ()
        involved |= {*(item.primary or ()), *(item.accountable or ()), *approvers, str(item.checked_by)}
    return person in involved


def new_of(before: AuditResult, after: AuditResult) -> dict[str, Finding]:
    """Return what is shown as new: against the earlier state, and of what is certain against a baseline of it."""
    accepted = updated(None, before, today=TODAY, version="1", ruleset="1").baseline
    of_state, of_baseline = (
        compared(after, known, "", grown_is_new=True).known
        for known in (known_findings(before, after, grown_is_new=True), read(write(accepted)).known)
    )
    return {
        item.finding.fingerprint: item.finding
        for item in after.findings
        if item.finding.severity.at_least(Severity.LOW)
        and item.finding.fingerprint
        not in (of_state if item.finding.confidence is Confidence.LOW else of_state & of_baseline)
    }


def _comes_to_light(finding: Finding, duty: Duty, org: Organization) -> bool:
    """Whether what a second primary brings is a fact of its own, as the method page says.

    They have less time for other duties that they stand in for. And where it is not written who does another duty of the department,
    one more name may be what was lacking to compare the hours of its people.
    """
    if finding.rule == "LOD003":
        return finding.subject.address != duty.address
    home = org.department_by_id.get(finding.subject.address)
    return (
        home is not None
        and finding.rule == "SIL005"
        and not all(item.primary for item in home.recurring_duties)
    )


def wrong_of(org: Organization, most: int | None = None) -> Iterator[str]:
    """Yield in words what is said against an improvement of one company, and what is not said of its way back or of a defect beside it.

    Of its improvements ``most`` are tried, spread over all of them.
    """
    before, every = result_of(org), list(improvements(org))
    added = list(defects(org))
    for number, (told, duty, changes) in enumerate(every[:: max(1, len(every) // most) if most else 1]):
        name, after = f"{told} ({duty.address})", result_of(replaced(org, duty, **changes))
        new = {
            key: item
            for key, item in new_of(before, after).items()
            if not (told.startswith("second") and _comes_to_light(item, duty, org))
        }
        if new:
            yield f"{name}: new: {_told(new)}"
        elif not passes(before, after):
            yield f"{name}: a regression"
        elif (
            overall(after) > overall(before) + EPSILON and not new_of(after, before) and passes(after, before)
        ):
            yield f"{name}: the way back passes"
        element, defect = added[number % len(added)] if added else (duty, {})
        if element is not duty:
            yield from _hidden(name, before, duty, changes, element, defect)


def _hidden(
    name: str,
    before: AuditResult,
    duty: Duty,
    changes: Mapping[str, Any],
    element: Any,
    defect: Mapping[str, Any],
) -> Iterator[str]:
    """Yield in words what a defect shows as new by itself and no longer where an improvement of a duty comes with it."""
    worse = replaced(before.organization, element, **defect)
    alone, both = result_of(worse), result_of(replaced(worse, duty, **changes))
    named = {_place(item) for item in new_of(before, alone).values() if item.confidence is not Confidence.LOW}
    found = {
        item.fingerprint: item
        for weighed in both.findings
        for item in (weighed.finding, *inside(weighed.finding))
    }
    there = {_place(item) for item in found.values() if item.confidence is not Confidence.LOW} & named
    new = {_place(item) for finding in new_of(before, both).values() for item in (finding, *inside(finding))}
    if there - new:
        yield f"{name}, with {defect} of {element.address}: hidden: {sorted(there - new)}"


def _place(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.subject.address


def _told(findings: Mapping[str, Finding]) -> str:
    return ", ".join(
        f"{item.rule} {item.subject.address} {item.severity.value} {item.confidence.value}"
        for item in findings.values()
    )


def passes(old: AuditResult, new: AuditResult) -> bool:
    """Whether a change is no regression."""
    return judge_difference(DifferenceRequest(on_regression=True), difference(old, new, result_of)).passed


def wrong(seed: int, most: int | None = None) -> Iterator[str]:
    """Yield the same of the company of one seed."""
    return wrong_of(company_of(seed)[0], most)


if __name__ == "__main__":
    sys.exit(search(__doc__, wrong, "improvements were held against whoever made them"))
