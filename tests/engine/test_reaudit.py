"""After a change, what is judged again is what a whole audit finds, and it is little."""

import runpy
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.compare.plan.settling import fixed
from orgaudit.engine.reaudit import reaudited
from orgaudit.engine.standing import Standing, standing_of
from orgaudit.findings.finding import Finding
from orgaudit.intake.reading import load_text
from orgaudit.model.department import Department
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step, changed
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.settings import Settings
from tests.engine.companies import companies, replaced
from tests.engine.company_answers import answered, answers
from tests.engine.company_changes import defects
from tests.examples import examples

SETTINGS = Settings(today=date(2026, 10, 1))

BENCH = Path(__file__).parents[2] / "bench"

Pick = st.DataObject


def audited(org: Organization) -> AuditResult:
    return audit(org, SETTINGS)


def told(found: Standing | AuditResult) -> list[Finding]:
    findings = found.findings() if isinstance(found, Standing) else (item.finding for item in found.findings)
    return sorted(findings, key=lambda item: (item.fingerprint, item.rule, item.subject.address))


def assert_same(found: Standing, org: Organization) -> None:
    whole = audited(replace(org))
    assert told(found) == told(whole)
    assert found.score == whole.score.overall.value
    assert found.coverage == whole.coverage.overall.ratio
    assert [item.subject for item in told(found)] == [item.subject for item in told(whole)]


def mended(org: Organization, data: Pick) -> Organization:
    """The company with one finding fixed as the plan does it."""
    result = audited(org)
    fixable = [item.finding for item in result.findings if result.rules[item.finding.rule].fix]
    if not fixable:
        return org
    finding = data.draw(st.sampled_from(fixable))
    fix = result.rules[finding.rule].fix
    assert fix is not None
    return fix(org, finding)


def made_worse(org: Organization, data: Pick) -> Organization:
    found = list(defects(org))
    if not found:
        return org
    element, changes = data.draw(st.sampled_from(found))
    return replaced(org, element, **changes)


def told_more(org: Organization, data: Pick) -> Organization:
    kind = data.draw(st.sampled_from(("duty", "department", "goal", "handoff", "person")))
    open_facts = answers(org, kind)
    return answered(org, *data.draw(st.sampled_from(open_facts))) if open_facts else org


def rearranged(org: Organization, data: Pick) -> Organization:
    steps = list(_steps(org))
    return changed(org, data.draw(st.sampled_from(steps))) if steps else org


def _steps(org: Organization) -> Iterator[Step]:
    for person in org.people:
        yield Step("leaves", person.id)
    for duty in org.duties:
        yield Step("automate", duty.address)
        for person in org.people[:2]:
            yield Step("add_backup", duty.address, person.id)
        for department in org.departments:
            if department.id != duty.home:
                yield Step("move", duty.address, department.id)


def called_otherwise(org: Organization, data: Pick) -> Organization:
    """The company, or a department or duty of it, by another name; its people know it by the old one."""
    name = data.draw(st.sampled_from(("東京支店", "給与計算", "経理部(南)", "Sales", "星野商会")))
    element = data.draw(st.sampled_from((org.company, *org.departments, *org.duties)))
    return replaced(org, element, name=name)


def grown(org: Organization, data: Pick) -> Organization:
    """The company with other numbers of its own, by which everything is judged."""
    other: dict[str, Any] = data.draw(
        st.sampled_from(
            (
                *(
                    {"employees": None},
                    {"employees": 4},
                    {"employees": 400},
                    {"country": "US"},
                    {"regulated": True},
                ),
                *({"industry": None}, {"industry": "finance"}, {"industry": "it"}, {"turnover_rate": 0.3}),
            )
        )
    )
    return replaced(org, org.company, **other)


def renumbered(org: Organization, data: Pick) -> Organization:
    """The company with a department by another id, wherever it is meant; its people may come to be known by another one, too."""
    old = data.draw(st.sampled_from([item.id for item in org.departments]))
    new = data.draw(st.sampled_from(("東京支店", "sales-2", f"{old}x")))
    if new in org.department_by_id:
        return org

    def of_address(address: str) -> str:
        home, slash, rest = address.partition("/")
        return f"{new}{slash}{rest}" if home == old else address

    def meant(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(meant, value))
        return new if value == old else value

    def called(element: Any) -> Any:
        changes: dict[str, Any] = {
            name: meant(getattr(element, name))
            for name in (
                "home",
                "department_id",
                "departments",
                "also_in",
                "department",
                "parent",
                "consumer",
            )
            if name in {item.name for item in fields(element)}
        }
        if getattr(element, "skills", None):
            changes["skills"] = {of_address(address): level for address, level in element.skills.items()}
        return replace(element, **changes)

    def department(item: Department) -> Department:
        inside = {
            name: tuple(map(called, getattr(item, name)))
            for name in ("duties", "goals")
            if getattr(item, name) is not None
        }
        found: Department = replace(called(item), id=meant(item.id), **inside)
        return found

    handoffs = tuple(
        replace(item, source=of_address(item.source), target=of_address(item.target)) for item in org.handoffs
    )
    return replace(
        org,
        departments=tuple(map(department, org.departments)),
        unowned=tuple(map(called, org.unowned)),
        handoffs=handoffs,
        people=tuple(map(called, org.people)),
    )


CHANGES = (mended, mended, made_worse, told_more, rearranged, called_otherwise, grown, renumbered)


@pytest.mark.slow
@examples(40)
@given(companies(), st.data())
def test_what_is_judged_again_is_what_a_whole_audit_finds(org: Organization, data: Pick) -> None:
    found = standing_of(audited(org))
    assert_same(found, org)
    for _ in range(data.draw(st.integers(1, 4))):
        change = data.draw(st.sampled_from(CHANGES))
        org = change(found.org, data)
        found = reaudited(found, org)
        assert_same(found, org)


SIZES = (100, 200, 400)
MENDS = 10


def generated(duties: int) -> Organization:
    lines = runpy.run_path(str(BENCH / "generate.py"))["company"](duties)
    org = load_text("\n".join(lines), today=SETTINGS.today).organization
    assert isinstance(org, Organization)
    return org


def test_a_step_costs_as_little_in_a_large_company_and_a_whole_audit_grows_with_it() -> None:
    """Judgements are counted, never seconds."""
    whole, steps = [], []
    for duties in SIZES:
        result = audited(generated(duties))
        found = standing_of(result)
        whole.append(found.work.judgements)
        mends = [item.finding for item in result.findings if item.finding.rule == "SIL002"][:MENDS]
        assert len(mends) == MENDS
        for finding in mends:
            found = reaudited(found, fixed(found.org, [finding], result.rules))
        steps.append((found.work.judgements - whole[-1]) / MENDS)
    assert whole[2] <= 2.3 * whole[1] <= 2.3 * 2.3 * whole[0]
    assert steps[2] <= 1.2 * steps[0]
    assert steps[2] < whole[2] / 5
