"""What if: exactly what stops, and the company as it would be described afterwards."""

from datetime import date

import pytest

from orgaudit.compare.simulate.stops import exposures
from orgaudit.compare.simulate.what_if import simulate
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step
from orgaudit.pipeline import audit
from orgaudit.results.simulation import Simulation
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)

COMPANY = """
company: {name: Northwind, employees: 60, industry: general}
people:
  - {id: kim, name: Kim, department: Sales}
  - {id: lee, name: Lee, department: Sales, skills: {sales/quotes: 3, sales/claims: 1}}
departments:
  - name: Sales
    office: front
    head: kim
    headcount: 4
    charter: [Quotes]
    goals: [{text: 40 new contracts, owner: kim}]
    duties:
      - {name: Quotes, primary: kim, backups: none, hours_per_month: 40, criticality: high, manual: ok}
      - {name: Claims, primary: kim, backups: [lee], hours_per_month: 10, deadline: contract, next_due_on: 2026-12-01}
      - {name: Samples, primary: kim, backups: none, hours_per_month: 5, deadline: contract, next_due_on: 2026-12-01}
      - {name: Fairs, primary: kim, hours_per_month: 5}
      - {name: Contracts, primary: kim, accountable: kim, backups: [moe], rekey: 2, media: [paper], volume_per_month: 90, minutes_per_case: 10}
  - name: Finance
    office: back
    headcount: 3
    charter: none
    duties: [{name: Quotes, primary: moe, backups: [ann], hours_per_month: 8}, {name: Invoices, primary: ann, backups: [moe]}]
duties:
  - {name: Returns, departments: [], primary: ann}
handoffs:
  - {from: Sales, to: Finance, what: orders, volume_per_month: 100, escalation: kim}
  - {from: Finance/Invoices, to: Sales/Claims, what: questions}
"""


@pytest.fixture(scope="module")
def org() -> Organization:
    organization = load_text(COMPANY, today=TODAY).organization
    assert organization is not None
    return organization


def outcome(org: Organization, *steps: Step) -> Simulation:
    return simulate(org, steps, lambda company: audit(company, Settings(today=TODAY)))


def stops(org: Organization, *steps: Step) -> dict[str, bool]:
    return {item.duty: item.surely for item in outcome(org, *steps).stopped}


def test_what_only_the_leaver_can_do_stops_and_nothing_else(org: Organization) -> None:
    # Lee's skill map covers Quotes; Claims is lost on it, though Lee is named as backup.
    assert stops(org, Step("leaves", "kim")) == {
        "sales/claims": True,
        "sales/samples": True,
        "sales/fairs": False,
    }
    (claims,) = (item for item in outcome(org, Step("leaves", "kim")).stopped if item.duty == "sales/claims")
    assert (claims.deadline, claims.next_due_on) == ("contract", date(2026, 12, 1))


def test_a_person_with_backups_stops_nothing(org: Organization) -> None:
    assert stops(org, Step("leaves", "moe")) == {}
    assert stops(org, Step("leaves", "lee")) == {}


def test_two_who_back_each_other_stop_things_together(org: Organization) -> None:
    assert stops(org, Step("leaves", "moe"), Step("leaves", "ann")) == {
        "finance/quotes": True,
        "finance/invoices": True,
        "-/returns": False,
    }


def test_a_backup_named_in_the_same_call_counts(org: Organization) -> None:
    found = stops(
        org,
        Step("leaves", "kim"),
        Step("add_backup", "sales/samples", "zoe"),
        Step("add_backup", "sales/claims", "lee"),
    )
    assert found == {"sales/fairs": False}


def test_whoever_leaves_is_nowhere_afterwards(org: Organization) -> None:
    after = outcome(org, Step("leaves", "kim")).after.organization
    assert "kim" not in after.person_by_id
    assert all(
        "kim" not in ((duty.primary or ()) + (duty.backups or ()) + (duty.accountable or ()))
        for duty in after.duties
    )
    assert after.duty_by_address["sales/contracts"].primary == ("moe",)
    assert not isinstance(after.departments[0].head, str)
    assert after.handoffs[0].escalation is None


def test_a_moved_duty_keeps_its_identity_and_is_named_where_it_is(org: Organization) -> None:
    found = outcome(org, Step("move", "sales/claims", "finance"))
    after = found.after.organization
    assert "sales/claims" not in after.duty_by_address
    assert after.identity("duty", "finance/claims") == "sales/claims"
    assert after.handoffs[1].target == "finance/claims"
    assert after.person_by_id["lee"].skills == {"sales/quotes": 3, "finance/claims": 1}
    kept = {item.finding.fingerprint for item in found.before.findings if item.finding.rule == "SIL001"}
    assert kept & {item.finding.fingerprint for item in found.after.findings}


def test_a_duty_without_an_owner_gets_one(org: Organization) -> None:
    found = outcome(org, Step("move", "-/returns", "finance"))
    assert found.after.organization.unowned == ()
    assert "BND001" in {item.finding.rule for item in found.gone}


def test_departments_become_one(org: Organization) -> None:
    after = outcome(org, Step("merge", "sales", "finance")).after.organization
    (sales,) = after.departments
    assert (sales.office, sales.headcount, sales.charter) == ("mixed", 7.0, ("Quotes",))
    assert len(after.duties) == len(org.duties)
    assert len({duty.address for duty in after.duties}) == len(org.duties)
    assert after.handoffs == (), "nothing crosses a boundary any more"
    assert after.identity("duty", "sales/invoices") == "finance/invoices"


def test_automation_takes_four_fifths_and_ends_retyping(org: Organization) -> None:
    found = outcome(org, Step("automate", "sales/contracts"))
    duty = found.after.organization.duty_by_address["sales/contracts"]
    assert duty.monthly_effort == pytest.approx(3.0)
    assert {"ANA001", "ANA004"} <= {item.finding.rule for item in found.gone}


def test_growth_grows_all_recurring_work(org: Organization) -> None:
    after = outcome(org, Step("growth", number=1.5)).after.organization
    assert after.duty_by_address["sales/quotes"].hours_per_month == 60.0
    assert after.duty_by_address["sales/contracts"].monthly_effort == pytest.approx(22.5)
    assert after.handoffs[0].volume_per_month == 150.0


def test_mending_by_backup_and_manual_lifts_the_score(org: Organization) -> None:
    found = outcome(org, Step("add_backup", "sales/samples", "lee"), Step("write_manual", "sales/samples"))
    before, after = found.before.score.overall.value, found.after.score.overall.value
    assert before is not None
    assert after is not None
    assert after >= before
    assert found.after.organization.duty_by_address["sales/samples"].manual_reviewed_on == TODAY


def test_departments_are_ranked_by_what_one_absence_stops(org: Organization) -> None:
    first, second, loose = exposures(org)
    assert (first.department, first.worst_count, first.unsure) == ("sales", 3, 1)
    assert first.hours_at_worst == 20.0
    assert (second.department, second.worst_count, second.exposed) == ("finance", 0, 0)
    assert (loose.department, loose.worst_count, loose.unsure) == ("-", 1, 1)
