"""Fixes for boundaries: one owner for each duty, work of one kind together, the cut written down."""

from collections.abc import Collection, Iterable
from typing import Any

from orgaudit.findings.finding import Finding
from orgaudit.model import UNOWNED, Department, Duty, Office, Organization
from orgaudit.model.dataclass import replace
from orgaudit.model.scenario import Step, changed
from orgaudit.rules.boundary.office_mix import OFFICES
from orgaudit.rules.boundary.offices import evident_office
from orgaudit.rules.boundary.owners import owner_departments
from orgaudit.rules.charter_lines import charters
from orgaudit.rules.duty_functions import duty_functions
from orgaudit.rules.edits import WRITTEN, department_of, duty_of, with_department, with_duty, without_duty
from orgaudit.rules.fix import of_department, of_duty
from orgaudit.rules.fix_means import head_or_newcomer, known, sound_goal


@of_duty("best_department", "touching")
def owner_named(org: Organization, duty: Duty, best: str | None, touching: Iterable[str]) -> Organization:
    """BND001: the department that fits answers for it, and in it somebody."""
    owners = owner_departments(duty)
    if not owners:
        home = best or next(
            iter(sorted(_near(org, duty, touching), key=lambda own: _is_vendors(org, own))), None
        )
        if home is None:
            return org
        org = with_duty(org, duty, departments=(home,), also_in=() if duty.also_in else duty.also_in)
        owners = (home,)
    if duty.accountable == ():
        person = head_or_newcomer(department_of(org, owners[0]))
        org = with_duty(known(org, person), duty_of(org, duty), accountable=(person,))
    return org


def _near(org: Organization, duty: Duty, touching: Iterable[str]) -> Iterable[str]:
    """Yield the departments that could answer for a duty, the nearest first."""
    yield from touching
    for name in duty.primary or ():
        person = org.person_by_id.get(name)
        if person is not None and isinstance(person.department, str):
            yield person.department
    yield from (item.id for item in org.departments)


@of_duty()
def one_owner(org: Organization, duty: Duty) -> Organization:
    """BND002: one of the owners keeps it, and it is written that they do."""
    accountable = duty.accountable[:1] if duty.accountable else duty.accountable
    owners = owner_departments(duty) or ()
    if len(owners) < 2:
        return with_duty(org, duty, accountable=accountable)
    keeper = min(owners, key=lambda own: _strangeness(org, duty, own)) if duty.home == UNOWNED else duty.home
    org = with_duty(
        org,
        duty,
        departments=(keeper,) if duty.home == UNOWNED else duty.departments,
        also_in=() if duty.also_in else duty.also_in,
        accountable=accountable,
    )
    department = department_of(org, keeper)
    if department is None or _names(org, keeper, duty):
        return org
    if department.charter:
        return with_department(org, department, charter=(*department.charter, duty.name))
    reason = duty.office_reason if isinstance(duty.office_reason, str) else WRITTEN
    return with_duty(org, duty_of(org, duty), office_reason=reason)


def _strangeness(org: Organization, duty: Duty, owner: str) -> tuple[bool, bool]:
    """Return a key by which the owner comes first whose charter names a duty, and a vendor last."""
    return not _names(org, owner, duty), _is_vendors(org, owner)


def _is_vendors(org: Organization, owner: str) -> bool:
    department = department_of(org, owner)
    return department is not None and department.provided_by == "vendor"


def _names(org: Organization, owner: str, duty: Duty) -> bool:
    charter = charters(org).get(owner)
    return charter is not None and charter.names(duty)


def duplicates_merged(org: Organization, finding: Finding) -> Organization:
    """BND003: one of them is kept, with the hours of all that it does not save; the others end. Sister units stay."""
    duty = duty_of(org, finding.subject)
    if duty is None:
        return org
    for address in (item.id for item in finding.related if item.role == "duplicate"):
        other = duty_of(org, address)
        if other is not None:
            org = without_duty(_carried_over(org, duty.address, other), other)
    return org


def _carried_over(org: Organization, kept: str, gone: Duty) -> Organization:
    """Let handoffs of a duty that ends be handoffs of the one that is kept, and its hours too, less what merging saves."""

    def end(address: str) -> str:
        return kept if address == gone.address else address

    moved = tuple(replace(item, source=end(item.source), target=end(item.target)) for item in org.handoffs)
    org = replace(org, handoffs=tuple(item for item in moved if item.source != item.target))
    duty = duty_of(org, kept)
    if duty is None or duty.monthly_effort is None or gone.monthly_effort is None or duty.monthly_hours:
        return org
    return with_duty(org, duty, hours_per_month=duty.monthly_effort + 0.95 * gone.monthly_effort)


@of_department("duties", "best_duties", "best_department", "best_office")
def work_regrouped(
    org: Organization,
    leaving: Department,
    duties: Iterable[str],
    fitting: Collection[str],
    home: str | None,
    office: str | None,
) -> Organization:
    """BND004, BND007: the largest duties of another office go to the department that fits, else to a team of their own.

    A duty of no single office is cut, and what goes is of the office where it goes.
    """
    for address in duties:
        duty = duty_of(org, address)
        if duty is None or duty.home != leaving.id:
            continue
        if address in fitting and home:
            target = home
        else:
            org, target = _home_for(org, leaving, _office(org, duty) or office)
        org = changed(org, Step("move", duty.address, target))
        new_home = department_of(org, target)
        if duty.office == "mixed" and new_home is not None and new_home.duties and new_home.office in OFFICES:
            org = with_duty(org, new_home.duties[-1], office=new_home.office)
            new_home = department_of(org, target)
        if new_home is not None and new_home.charter:
            org = with_department(org, new_home, charter=(*new_home.charter, duty.name))
    return org


def _office(org: Organization, duty: Duty) -> Office | None:
    functions = duty_functions(org)
    office = functions.office(duty).office or functions.office_by_name(duty)
    return None if office == "mixed" else office


def _home_for(org: Organization, leaving: Department, office: str | None) -> tuple[Organization, str]:
    """Return a team of its own for work of an office, with all that makes one: whoever does the work goes with it."""
    wanted: Office = next((single for single in OFFICES if single == office), "back")
    name = f"{leaving.id}+{wanted}"
    if department_of(org, name) is not None:
        return org, name
    team = Department(
        id=name,
        name=f"{leaving.name}+{wanted}",
        office=wanted,
        parent=leaving.id,
        head=leaving.head,
        mission=WRITTEN,
        charter=(WRITTEN,),
        charter_reviewed_on=org.as_of,
        created_on=org.as_of,
        provided_by=leaving.provided_by,
        site=leaving.site,
        duties=(),
    )
    team = replace(team, goals=(sound_goal(org, team),))
    return replace(org, departments=(*org.departments, team)), team.id


@of_duty()
def boundary_written(org: Organization, duty: Duty) -> Organization:
    """BND005: it is written why the duty belongs where it is."""
    return with_duty(org, duty, office_reason=WRITTEN)


def office_declared(org: Organization, finding: Finding) -> Organization:
    """BND006: the duty, or the department, is declared as the office that it works as; what speaks against a reason has an office of its own."""
    facts: Any = finding.facts
    duty = duty_of(org, finding.subject)
    for item in org.duties if facts.otherwise else ():
        if item.home == finding.subject.address and item.office_reason is None:
            evident = evident_office(item) or ("back" if item.customer_contact == "none" else None)
            if item.office in (None, facts.office) and evident not in (None, facts.office):
                org = with_duty(org, item, office=evident)
    if duty is None:
        department = department_of(org, finding.subject.address)
        declared = next((single for single in OFFICES if single == facts.side), None)
        return with_department(org, department, office=declared) if department and declared else org
    office = facts.best_office or evident_office(duty) or facts.side or "mixed"
    return with_duty(org, duty, office=office)


@of_department()
def middle_defined(org: Organization, department: Department) -> Organization:
    """BND008: what the middle office is for is written, with a charter of its duties."""
    lines = tuple(duty.name for duty in department.duties or ()) or (WRITTEN,)
    return with_department(org, department, mission=WRITTEN, charter=lines, charter_reviewed_on=org.as_of)
