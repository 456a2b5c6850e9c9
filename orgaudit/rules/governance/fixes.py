"""Fixes for governance: what is expected is covered, charters fit the work, vendors have an owner inside."""

from collections.abc import Collection, Iterable
from typing import Any

from orgaudit.findings.finding import Finding
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.industry_profiles import profile
from orgaudit.model.department import Department
from orgaudit.model.duty import Duty
from orgaudit.model.organization import Organization
from orgaudit.rules.edits import (
    WRITTEN,
    department_of,
    duty_of,
    head_or_newcomer,
    known,
    newcomer,
    with_department,
    with_duty,
)


def functions_covered(org: Organization, employees: int | None, entries: Iterable[str]) -> Organization:
    """GOV001: each missing function is a duty with an owner, a backup and a manual, in a department that fits."""
    expected = {item.id: item for item in profile(org.company.industry, employees)}
    for entry in entries:
        function = min(expected[entry].functions)
        home = _home(org, function)
        if home is not None:
            duty = _covering(org, home, function)
            org = known(org, *(duty.primary or ()), *(duty.backups or ()))
            home = department_of(org, home.id) or home
            charter = (*home.charter, duty.name) if home.charter else home.charter
            org = with_department(org, home, duties=(*(home.duties or ()), duty), charter=charter)
    return org


def _home(org: Organization, function: str) -> Department | None:
    office = FUNCTIONS[function].office_in(org.company.industry)
    fitting = [item for item in org.departments if item.office == office and item.duties is not None]
    return next(iter((*fitting, *org.departments)), None)


def _covering(org: Organization, home: Department, function: str) -> Duty:
    owner = head_or_newcomer(home)
    return Duty(
        id=f"+{function}",
        name=FUNCTIONS[function].ja if org.language == "ja" else FUNCTIONS[function].en,
        home=home.id,
        function=function,
        primary=(owner,),
        backups=(newcomer((owner,)),),
        accountable=(owner,),
        manual="ok",
        manual_reviewed_on=org.as_of,
        purpose="operation",
        performed_by="self",
    )


def charter_written(org: Organization, finding: Finding) -> Organization:
    """GOV002: the charter names every duty and was reviewed today."""
    department = department_of(org, finding.subject.address)
    if department is None:
        return org
    lines = dict.fromkeys((*(department.charter or ()), *(duty.name for duty in department.duties or ())))
    return with_department(org, department, charter=tuple(lines) or (WRITTEN,), charter_reviewed_on=org.as_of)


def vendor_owned(org: Organization, finding: Finding, lacking: Collection[str]) -> Organization:
    """GOV003: somebody inside answers for it, the service level is agreed, the vendor is reviewed."""
    duty = duty_of(org, finding.subject)
    if duty is None:
        return org
    owner = head_or_newcomer(org.department_of(duty))
    said: dict[str, Any] = {"accountable": (owner,), "sla": WRITTEN, "vendor_review_on": org.as_of}
    changes = {name: said[name] for name in said if f"duty.{name}" in lacking}
    return with_duty(known(org, owner), duty, **changes)
