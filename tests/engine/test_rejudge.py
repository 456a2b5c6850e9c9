"""Another state of a company, audited by what sets it apart from the one before, says what a whole audit of it says, word for word."""

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.reading import load_text
from orgaudit.model.alignment import aligned
from orgaudit.model.organization import Organization
from orgaudit.model.place import Origin
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.engine.companies import companies
from tests.engine.test_reaudit import CHANGES
from tests.examples import examples

SETTINGS = Settings(today=date(2026, 10, 1))


def in_another_file(org: Organization) -> Organization:
    """The same company as another file would give it: every element another value, in another place."""
    count = iter(range(1, 100_000))

    def moved(element: Any) -> Any:
        line = next(count)
        spans = {
            item.name: (line, number, line, number + 1) for number, item in enumerate(fields(element), 1)
        }
        inside = {
            name: tuple(map(moved, getattr(element, name)))
            for name in ("duties", "goals")
            if getattr(element, name, None)
        }
        return replace(element, origin=Origin("later.yaml", (line, 1, line, 9), spans), **inside)

    return replace(
        org,
        company=moved(org.company),
        departments=tuple(map(moved, org.departments)),
        unowned=tuple(map(moved, org.unowned)),
        handoffs=tuple(map(moved, org.handoffs)),
        people=tuple(map(moved, org.people)),
    )


def assert_same(found: AuditResult, whole: AuditResult) -> None:
    assert found.findings == whole.findings
    assert found.not_judged == whole.not_judged
    assert found == whole
    stands: dict[tuple[str, str], object] = {
        (item.kind, item.address): item for item in found.organization.subjects()
    }
    for subject in (
        *(item.finding.subject for item in found.findings),
        *(item.not_judged.subject for item in found.not_judged),
    ):
        assert subject.kind == "process" or subject is stands[subject.kind, subject.address]


@pytest.mark.slow
@examples(40)
@given(companies(), st.data())
def test_what_is_judged_by_its_change_is_what_a_whole_audit_says(
    org: Organization, data: st.DataObject
) -> None:
    before = audit(org, SETTINGS)
    for _ in range(data.draw(st.integers(1, 3))):
        for _ in range(data.draw(st.integers(0, 3))):
            org = data.draw(st.sampled_from(CHANGES))(org, data)
        if data.draw(st.booleans()):
            org = in_another_file(org)
        if data.draw(st.booleans()):
            org = replace(org, people=tuple(data.draw(st.permutations(org.people))))
        before = audit(org, SETTINGS, before=before)
        assert_same(before, audit(replace(org), SETTINGS))


def test_who_stops_using_a_shared_file_is_missed_where_the_file_is_still_used() -> None:
    text = """\
company: 仮
departments:
  - name: 経理部
    duties: [{name: 入金消込, systems: [Excel 顧客台帳]}]
  - name: 営業部
    duties: [{name: 与信, systems: [Excel 顧客台帳]}]
"""
    before, after = (
        load_text(said, today=SETTINGS.today).organization
        for said in (text, text.replace("与信, systems: [Excel 顧客台帳]", "与信, systems: [DB]"))
    )
    assert before is not None
    assert after is not None
    assert_same(audit(after, SETTINGS, before=audit(before, SETTINGS)), audit(replace(after), SETTINGS))


def test_a_backup_less_moves_nobody_who_is_named_elsewhere() -> None:
    text = """\
company: 仮
departments:
  - name: 経理部
    duties:
      - {name: 入金消込, primary: 佐藤, backups: [鈴木]}
      - {name: 与信, primary: 田中, backups: none}
      - {name: 月次決算, primary: 鈴木, backups: none}
"""
    before, after = (
        load_text(said, today=SETTINGS.today).organization
        for said in (text, text.replace("backups: [鈴木]", "backups: none"))
    )
    assert before is not None
    assert after is not None
    assert [person.id for person in before.people] != [person.id for person in after.people]
    assert_same(audit(after, SETTINGS, before=audit(before, SETTINGS)), audit(replace(after), SETTINGS))
    told = aligned(before, after)
    assert told is not None
    assert told.people is before.people
