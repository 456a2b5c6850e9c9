"""What stands around each element of a company: its department, its people, its duties. Only what the input says elsewhere."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from orgaudit.model import Organization

Maps = dict[str, dict[str, dict[str, Any]]]
"""Kind -> address -> facts."""


def around_of(org: Organization, plain: Maps) -> Maps:
    """Return what stands around each element, made of the facts of the others."""
    return {
        "duty": _duties(org, plain),
        "person": _people(org, plain),
        "handoff": _handoffs(org, plain),
        "department": _departments(org, plain),
        "goal": {goal.address: {"home": plain["department"][goal.department_id]} for goal in org.goals},
        "process": _processes(org, plain),
    }


def _of(plain: Maps, kind: str, addresses: Iterable[str]) -> list[dict[str, Any]]:
    return [plain[kind][address] for address in addresses if address in plain[kind]]


def _duties(org: Organization, plain: Maps) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for duty in org.duties:
        facts = found[duty.address] = {}
        if duty.department_id in plain["department"]:
            facts["home"] = plain["department"][duty.department_id]
        for key, people in (("primary_people", duty.primary), ("backup_people", duty.backups)):
            if people is not None:
                facts[key] = _of(plain, "person", people)
    return found


def _people(org: Organization, plain: Maps) -> dict[str, dict[str, Any]]:
    does, stands_in = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for duty in org.duties:
        for people, held in ((duty.primary, does), (duty.backups, stands_in)):
            for person in people or ():
                held[person].append(duty.address)
    return {
        person.address: {
            "duties": _of(plain, "duty", does[person.id]),
            "stands_in_for": _of(plain, "duty", stands_in[person.id]),
        }
        for person in org.people
    }


def _handoffs(org: Organization, plain: Maps) -> dict[str, dict[str, Any]]:
    homes = plain["department"]
    return {
        handoff.address: {
            key: homes[home]
            for key, home in (
                ("source_home", handoff.source_department),
                ("target_home", handoff.target_department),
            )
            if home in homes
        }
        for handoff in org.handoffs
    }


def _departments(org: Organization, plain: Maps) -> dict[str, dict[str, Any]]:
    people = defaultdict[str, list[str]](list)
    for person in org.people:
        if isinstance(person.department, str):
            people[person.department].append(person.id)
    out, into = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for handoff in org.handoffs:
        out[handoff.source_department].append(handoff.address)
        into[handoff.target_department].append(handoff.address)
    found: dict[str, dict[str, Any]] = {}
    for department in org.departments:
        facts = found[department.address] = {
            "people": _of(plain, "person", people[department.id]),
            "handoffs_out": _of(plain, "handoff", out[department.id]),
            "handoffs_in": _of(plain, "handoff", into[department.id]),
        }
        if department.duties is not None:
            facts["duties"] = _of(plain, "duty", (duty.address for duty in department.duties))
        if department.goals is not None:
            facts["goals"] = _of(plain, "goal", (goal.address for goal in department.goals))
    return found


def _processes(org: Organization, plain: Maps) -> dict[str, dict[str, Any]]:
    return {
        process.address: {
            "id": process.id,
            "name": process.name,
            "duties": _of(plain, "duty", (duty.address for duty in process.duties)),
            "handoffs": _of(plain, "handoff", (handoff.address for handoff in process.handoffs)),
            "departments": list(
                dict.fromkeys(duty.department_id for duty in process.duties if duty.department_id)
            ),
        }
        for process in org.processes
    }
