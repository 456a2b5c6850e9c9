"""Fixes for separation of duties: another person approves, books or checks."""

from collections.abc import Collection, Iterable

from orgaudit.findings.finding import Finding
from orgaudit.model import NONE, Department, Duty, Organization, Person, Process
from orgaudit.model.dataclass import replace
from orgaudit.model.scenario import Step as Change
from orgaudit.model.scenario import changed
from orgaudit.rules.edits import (
    department_of,
    duty_of,
    process_of,
    with_department,
    with_duty,
    with_goal,
    with_person,
)
from orgaudit.rules.fix import of_department, of_process
from orgaudit.rules.fix_means import known, newcomer, sound_parts


@of_process("persons")
def approved_by_another(org: Organization, process: Process, persons: Collection[str]) -> Organization:
    """SOD001: whoever raises no longer approves; where nobody else did, somebody else does now."""
    other = _other(process)
    org = known(org, other)
    for duty in process.duties:
        if duty.step == "authorise":
            org = with_duty(
                org,
                duty,
                primary=_without(duty.primary, persons, other),
                accountable=_without(duty.accountable, persons, other),
            )
        elif duty.step == "initiate" and isinstance(duty.approvals, tuple):
            org = with_duty(org, duty, approvals=_without(duty.approvals, persons, other))
    return org


def _without(named: tuple[str, ...] | None, persons: Collection[str], other: str) -> tuple[str, ...] | None:
    if named is None or not any(person in persons for person in named):
        return named
    return tuple(person for person in named if person not in persons) or (other,)


@of_process("person", "also")
def steps_parted(org: Organization, process: Process, person: str, also: Iterable[str]) -> Organization:
    """SOD002: another person books and approves; custody and matching stay."""
    return _handed_over(org, process, (person, *also), ("record", "authorise"))


def _handed_over(
    org: Organization, process: Process, persons: Collection[str], steps: Collection[str]
) -> Organization:
    other = _other(process)
    org = known(org, other)
    for duty in process.duties:
        if duty.step in steps:
            org = with_duty(org, duty, primary=_without(duty.primary, persons, other))
    return org


@of_process("persons", "front_duties")
def sides_parted(
    org: Organization, process: Process, persons: Collection[str], front_duties: Iterable[str]
) -> Organization:
    """SOD003: another person books and matches; where one head commands both sides, somebody outside that line checks."""
    if persons:
        return _handed_over(org, process, persons, ("record", "reconcile", "custody"))
    other = _other(process)
    org = known(org, other)
    for address in front_duties:
        org = with_duty(org, duty_of(org, address), checked_by=other)
    return org


def _other(process: Process) -> str:
    """Return somebody who has no part in a process yet."""
    return newcomer({person for duty in process.duties for person in _involved(duty)})


def _involved(duty: Duty) -> tuple[str, ...]:
    approvers = duty.approvals if isinstance(duty.approvals, tuple) else ()
    return (*(duty.primary or ()), *(duty.accountable or ()), *approvers)


@of_department("sales_goals", "operates", "head", "answers_to")
def control_freed(
    org: Organization,
    department: Department,
    sales_goals: Collection[str],
    operates: Iterable[str],
    head: str | None,
    answers_to: Collection[str],
) -> Organization:
    """SOD004: control sells nothing, answers to the top and runs no business itself."""
    sound = sound_parts(org, department)
    for goal in department.goals or ():
        if goal.address in sales_goals:
            org = with_goal(known(org, str(sound["owner"])), goal, **sound)
    for address in operates:
        duty = duty_of(org, address)
        home = next((item.id for item in org.departments if item.office == "front"), None)
        if duty is not None and home is not None and home != duty.home:
            org = changed(org, Change("move", duty.address, home))
    if answers_to:
        head = head or newcomer()
        shared = any(item.head == head and item.id != department.id for item in org.departments)
        own = newcomer((head,)) if shared else head
        person = org.person_by_id.get(own) or Person(id=own, name=own)
        org = with_person(org, replace(person, reports_to=NONE))
        org = with_department(org, department_of(org, department.id), parent=NONE, head=own)
    return org


@of_process("controls")
def control_added(org: Organization, process: Process, controls: tuple[str, ...]) -> Organization:
    """SOD005: a control that fits makes up for it."""
    for duty in process.duties:
        org = with_duty(org, duty, compensating=controls)
    return org


def check_added(org: Organization, finding: Finding) -> Organization:
    """SOD006: a second person matches the result."""
    process = process_of(org, finding.subject) if finding.subject.kind == "process" else None
    duties = process.duties if process else (duty_of(org, finding.subject),)
    for duty in duties:
        if duty is not None and not isinstance(duty.checked_by, str):
            other = _other(process) if process else newcomer(_involved(duty))
            org = with_duty(known(org, other), duty, checked_by=other)
    return org
