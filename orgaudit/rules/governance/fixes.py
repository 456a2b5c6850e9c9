"""Fixes for governance: what is expected is covered, charters fit the work, vendors have an owner inside."""

from collections.abc import Collection
from typing import Any

from orgaudit.findings.finding import Finding
from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.industry_profiles import profile
from orgaudit.model import Department, Duty, Organization
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.edits import WRITTEN, department_of, with_department, with_duty
from orgaudit.rules.fix import of_department, of_duty
from orgaudit.rules.fix_means import head_or_newcomer, known, newcomer, vendor_terms


def functions_covered(org: Organization, finding: Finding) -> Organization:
    """GOV001: each missing function is a duty with an owner, a backup and a manual, in a department that fits."""
    facts: Any = finding.facts
    expected = {item.id: item for item in profile(org.company.industry, facts.employees)}
    for entry in (*facts.to_check, *facts.missing, *facts.by_name):
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
    office = duty_functions(org).usual_office(FUNCTIONS[function])
    fitting = [item for item in org.departments if item.office == office and item.duties is not None]
    return next(iter((*fitting, *org.departments)), None)


def _covering(org: Organization, home: Department, function: str) -> Duty:
    owner = head_or_newcomer(home)
    return Duty(
        id=f"+{function}",
        name=FUNCTIONS[function].named_in(org.language or "en"),
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


@of_department()
def charter_written(org: Organization, department: Department) -> Organization:
    """GOV002: the charter names every duty and was reviewed today."""
    lines = dict.fromkeys((*(department.charter or ()), *(duty.name for duty in department.duties or ())))
    return with_department(org, department, charter=tuple(lines) or (WRITTEN,), charter_reviewed_on=org.as_of)


@of_duty("lacking")
def vendor_owned(org: Organization, duty: Duty, lacking: Collection[str]) -> Organization:
    """GOV003: somebody inside answers for it, the service level is agreed, the vendor is reviewed."""
    owner = head_or_newcomer(org.department_of(duty))
    terms = vendor_terms(org, owner).items()
    return with_duty(
        known(org, owner), duty, **{name: term for name, term in terms if f"duty.{name}" in lacking}
    )
