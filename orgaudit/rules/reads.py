"""What the rules read, so that after a change only those judge again whose answer may be another one.

A rule stands in one of two tables. Those of ``WITHIN_DEPARTMENT`` judge each department, with its duties and goals, by itself; what
they take from the company beside it are its look-ups and what ``Organization.derived`` made of the whole. For each of the others
``READS`` names every field that it looks at, of whatever element; ``org.teams`` and ``org.homes_of_persons`` stand for these look-ups. What
the others look at of the company itself stands in ``OF_COMPANY``. A rule in neither table is taken to read everything.

The tables follow from the rules and are no choice: tests/rules/test_reads.py records what each rule looks at, and
tests/engine/test_reaudit.py holds what is judged again against a whole audit.
"""

import re
from collections.abc import Mapping
from typing import Final

WITHIN_DEPARTMENT: Final = frozenset(
    (
        *("SIL001", "SIL002", "SIL003", "SIL004", "SIL005", "SIL006", "SIL007", "SIL008"),
        *("GOL002", "GOL003", "GOL005", "GOL006", "GOL007", "GOL009"),
        *("ANA001", "ANA002", "ANA003", "ANA004", "ANA005", "ANA006", "ANA007", "ANA008"),
        *("LOD001", "LOD003", "LOD005"),
        *("HND007",),
    )
)
"""Rules that judge every department by itself."""

OF_COMPANY: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(("ANA001", "GOL002", "GOL006", "GOL007", "GOL009"), ("company.industry",)),
    **dict.fromkeys(("ANA006", "ANA007", "LOD001"), ("company.country",)),
}
"""Rule -> what it looks at of the company itself, for rules that judge every department by itself; none does at its name."""

BY_DUTY: Final[Mapping[str, frozenset[str]]] = {
    "BND002": frozenset(
        ("department.id", "department.office", "person.id", "person.department", "duty.id", "duty.home")
    )
}
"""Rule of READS that judges each duty by itself -> what it looks up of other elements: while that stays, only duties that changed can be judged otherwise."""

_TABLE: Final = """
BND001
  company(industry)
  department(charter duties head id name office provided_by)
  duty(accountable also_in criticality customer_contact deadline departments duty_kind function home
    hours_per_month id minutes_per_case monthly_hours name office primary purpose systems volume_per_month)
  handoff(source target)
  person(department id)
BND002
  department(duties id office)
  duty(accountable also_in departments home hours_per_month minutes_per_case monthly_hours scope
    vacancies volume_per_month)
  person(department id)
BND003
  department(duties formerly id name site)
  duty(accountable also_in departments formerly function home hours_per_month id minutes_per_case
    monthly_hours name scope vacancies volume_per_month)
  handoff(formerly id source target)
BND004
  company(employees industry regulated)
  department(charter duties formerly head headcount id name office office_reason provided_by site)
  duty(accountable consumer customer_contact duty_kind formerly function home hours_per_month id minutes_per_case
    monthly_hours name office primary purpose systems vacancies volume_per_month)
  handoff(formerly id source target)
  person(department id)
BND005
  company(industry)
  department(charter duties formerly goals id name office office_reason site)
  duty(also_in consumer customer_contact departments formerly function home id name office office_reason performed_by
    purpose step)
  goal(department_id from_goal id kpi shared text type unit use)
  handoff(acceptance formerly id source target)
BND006
  company(industry)
  department(charter duties head id name office office_reason provided_by)
  duty(accountable customer_contact departments duty_kind function home id name office office_reason primary purpose
    systems)
  handoff(source target)
  person(department id)
BND007
  company(employees industry regulated)
  department(charter duties formerly head headcount id name office office_reason provided_by site)
  duty(accountable consumer customer_contact duty_kind formerly function home hours_per_month id minutes_per_case monthly_hours
    name office primary purpose systems vacancies volume_per_month)
  handoff(formerly id source target)
  person(department id)
BND008
  department(charter created_on duties formerly goals id mission office office_reason)
  duty(customer_contact formerly home id purpose)
  goal(controllable department_id id kpi shared target text type unit use)
  handoff(formerly id source target)
GOL001
  company(industry)
  department(created_on duties goals headcount id name office provided_by)
  duty(function name)
  org(teams)
GOL004
  company(industry)
  department(duties formerly goals id name office)
  duty(formerly function home id name)
  goal(controllable department_id id kpi shared target text type unit use)
  handoff(formerly id source target)
GOL008
  department(goals id office)
  goal(department_id from_goal id kpi shared text type unit use)
  handoff(acceptance escalation source target volume_per_month)
  person(id)
GOV001
  company(country employees industry name)
  department(charter duties name)
  duty(function name)
GOV002
  company(employees industry)
  department(charter charter_reviewed_on duties formerly id name provided_by site)
  duty(accountable also_in departments duty_kind formerly function home hours_per_month id minutes_per_case
    monthly_hours name process scope vacancies volume_per_month)
  handoff(formerly id source target)
GOV003
  department(duties id provided_by)
  duty(accountable data_class departments home hours_per_month licence minutes_per_case monthly_hours
    performed_by primary sla vendor_review_on volume_per_month)
  person(department id)
HND001
  department(duties)
  duty(departments home id process)
  handoff(process source target wait_days)
HND002
  department(duties)
  duty(departments home id process)
  handoff(acceptance process return_rate source target volume_per_month)
HND003
  department(duties id office)
  duty(departments home id)
  handoff(sla_days source target volume_per_month wait_days)
HND004
  department(duties)
  duty(process)
  handoff(id process wait_days work_hours)
HND005
  department(duties id office)
  duty(departments home id)
  handoff(key key_name_from key_name_to rekeyed shared_system source target timestamp volume_per_month)
HND006
  department(duties goals id office)
  duty(departments home id)
  goal(shared type)
  handoff(acceptance source target volume_per_month)
LOD002
  department(duties headcount id provided_by)
  duty(criticality duty_kind home hours_per_month id minutes_per_case monthly_hours peak_months performed_by
    primary vacancies volume_per_month)
  person(department fte id)
LOD004
  company(industry)
  department(duties id office)
  duty(consumer customer_contact deadline departments duty_kind frequency function home hours_per_month id
    minutes_per_case monthly_hours name office process purpose step volume_per_month)
  handoff(source)
SOD001
  company(employees)
  department(duties)
  duty(accountable approvals function home id payments performed_by primary process step)
  handoff(process)
  org(homes_of_persons)
  person(id listed)
SOD002
  company(employees)
  department(duties)
  duty(function home id payments performed_by primary process step)
  handoff(process)
  org(homes_of_persons)
  person(id listed)
SOD003
  company(employees industry)
  department(duties head id parent vacancies)
  duty(accountable approvals checked_by departments function home id name office payments performed_by primary
    process step)
  handoff(process)
  org(homes_of_persons)
  person(department id listed reports_to vacancies)
SOD004
  company(employees industry regulated)
  department(duties goals head id name office parent vacancies)
  duty(duty_kind function home hours_per_month id minutes_per_case monthly_hours name primary step
    volume_per_month)
  goal(department_id id kpi text type use)
  org(homes_of_persons)
  person(department id listed reports_to vacancies)
SOD005
  company(employees industry)
  department(duties head id parent vacancies)
  duty(accountable approvals checked_by compensating departments function home id name office payments
    performed_by primary process step)
  handoff(process)
  org(homes_of_persons)
  person(department id listed reports_to vacancies)
SOD006
  company(employees industry regulated)
  department(duties head id)
  duty(accountable approvals checked_by compensating criticality data_class duty_kind function home id name
    payments primary process step)
  handoff(process)
  org(homes_of_persons)
  person(department id)
"""


def _parsed(table: str) -> Mapping[str, frozenset[str]]:
    """Return the fields of each rule: kind, then its fields in brackets."""
    found: dict[str, frozenset[str]] = {}
    for block in re.split(r"\n(?=[A-Z]{3}\d{3}\n)", table.strip()):
        rule, _, rest = block.partition("\n")
        found[rule] = frozenset(
            f"{kind}.{name}"
            for kind, names in re.findall(r"(\w+)\(([^)]*)\)", rest)
            for name in names.split()
        )
    return found


READS: Final = _parsed(_TABLE)
"""Rule -> the fields that it looks at, for rules that judge the company as a whole."""
