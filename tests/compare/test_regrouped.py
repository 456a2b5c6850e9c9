"""Work that goes elsewhere takes along what belongs to it, and leaves nothing behind that speaks of it."""

from datetime import date

from orgaudit.findings.severity import Severity
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step, changed
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)


def judged(org: Organization) -> AuditResult:
    return audit(org, Settings(today=TODAY))


def read(text: str) -> Organization:
    found = load_text(text, today=TODAY)
    assert found.organization is not None, found.problems
    return found.organization


def found_in(result: AuditResult) -> set[str]:
    return {
        f"{item.finding.rule} {item.finding.subject.address}"
        for item in result.findings
        if item.finding.severity is not Severity.INFO
    }


def mended(org: Organization, rule: str) -> Organization:
    result = judged(org)
    (finding,) = (item.finding for item in result.findings if item.finding.rule == rule)
    fix = result.rules[rule].fix
    assert fix is not None
    return fix(org, finding)


SHARED = """\
company: 北浜商会
departments:
  - {name: 営業, duties: [{name: 検品, also_in: [営業], primary: 佐藤}, {name: 見積, primary: 佐藤}]}
  - {name: 物流, duties: [{name: 出荷, primary: 鈴木}]}
"""


def test_a_duty_that_moves_leaves_no_owner_behind() -> None:
    org = read(SHARED)
    assert "BND002 営業/検品" not in found_in(judged(org))
    after = changed(org, Step("move", "営業/検品", "物流"))
    assert after.duty_by_address["物流/検品"].also_in == ()
    assert "BND002 物流/検品" not in found_in(judged(after))


MIXED = """\
company: {name: Harbour Works, employees: 200}
departments:
  - name: Support desk
    office: front
    headcount: 8
    %s
    duties:
      - {name: Calls, office: front, hours_per_month: 200}
      - {name: Matching of accounts, office: back, hours_per_month: 300}
      - {name: Odd requests, office: mixed, hours_per_month: 100}
"""


def test_a_team_of_a_vendor_is_not_regrouped_as_how_it_divides_its_work_is_its_own() -> None:
    assert "BND004 support desk" in found_in(judged(read(MIXED % "site: Leeds")))
    found = found_in(judged(read(MIXED % "provided_by: vendor")))
    assert not {told for told in found if told.startswith(("BND004", "BND007"))}


def test_what_is_of_no_single_office_is_cut_when_it_is_regrouped() -> None:
    after = mended(read(MIXED % "site: Leeds"), "BND004")
    assert len(after.departments) > 1
    assert {item.site for item in after.departments} == {"Leeds"}
    assert not {told for told in found_in(judged(after)) if told.startswith("BND004")}
