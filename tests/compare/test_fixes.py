"""Every finding has a fix, and the fix removes it: on every finding of every sample company, alone and by moves."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from orgaudit.compare.plan.settling import key_of, settled
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load, load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.spec import Move
from orgaudit.settings import Settings
from tests.finished import FINISHED

SETTINGS = Settings(today=date(2026, 10, 1))
SAMPLES = Path(__file__).parents[2] / "sample_orgs"
COMPANIES = sorted(path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*.yaml"))


def corridor(org: Organization) -> AuditResult:
    return audit(org, SETTINGS)


@cache
def present(name: str) -> AuditResult:
    loaded = load(str(SAMPLES / name), today=SETTINGS.today)
    assert loaded.organization is not None, loaded.problems
    return corridor(loaded.organization)


def score(result: AuditResult) -> float:
    value = result.score.overall.value
    assert value is not None
    return value


def rule_and_subject(finding: Finding) -> str:
    return f"{finding.rule} {finding.subject.address}"


def test_every_rule_of_ours_has_a_fix() -> None:
    assert all(rule.fix for rule in FINISHED)


def test_the_samples_show_every_rule() -> None:
    """Else a fix could be wrong and no test here would see it."""
    fired = {item.finding.rule for name in COMPANIES for item in present(name).findings}
    fired |= {
        inner.rule for name in COMPANIES for item in present(name).findings for inner in item.finding.absorbed
    }
    assert {rule.id for rule in FINISHED} == fired


@pytest.mark.parametrize("name", COMPANIES)
def test_each_fix_removes_its_finding(name: str) -> None:
    """One finding of each rule and level; the moves below settle all the others."""
    result = present(name)
    chosen = {(item.finding.rule, item.finding.severity): item.finding for item in result.findings}
    left = [
        rule_and_subject(finding) for finding in chosen.values() if settled(result, [finding], corridor).left
    ]
    assert not left


@pytest.mark.parametrize("name", COMPANIES)
def test_each_move_removes_what_it_settles(name: str) -> None:
    result = present(name)
    left = []
    for move in result.moves:
        after = settled(result, [item.finding for item in move.items], corridor)
        left += [f"{move.move}: {rule_and_subject(finding)}" for finding in after.left]
    assert not left


@pytest.mark.parametrize("name", COMPANIES)
def test_a_move_gains_what_it_claims_where_nothing_comes_with_it(name: str) -> None:
    """The claim counts the move's own findings. Trying it out may take more along, and only side effects may take away."""
    result = present(name)
    before = {key_of(item.finding, result.organization): item.finding.severity for item in result.findings}
    for move in result.moves:
        after = settled(result, [item.finding for item in move.items], corridor).result
        worse = [
            item.finding
            for item in after.findings
            if item.finding.severity.rank
            > before.get(key_of(item.finding, after.organization), Severity.INFO).rank
        ]
        surer = len(after.findings) > len(result.findings)
        if not worse and not surer:
            assert score(after) - score(result) >= move.points - 0.011, move.move


@pytest.mark.parametrize(
    "name", ["saas_startup.yaml", "securities.yaml", "town_hall.yaml", "wholesale_ja.yaml"]
)
def test_with_everything_settled_little_is_left(name: str) -> None:
    """Mends do not work against each other: what they open is a small part of what they close."""
    result = present(name)
    findings = [item.finding for move in result.moves for item in move.items]
    after = settled(result, findings, corridor)
    assert not after.left
    assert score(after.result) > score(result) + 30
    certain = (
        item.finding for item in after.result.findings if item.finding.confidence is not Confidence.LOW
    )
    serious = [finding for finding in certain if finding.severity is not Severity.INFO]
    assert len(serious) * 8 < len(findings)


def test_a_duty_that_moved_is_found_again() -> None:
    """Grouping work anew changes addresses; what else there is to mend of such a duty must not get lost."""
    result = present("wholesale_ja.yaml")
    regroup = [move for move in result.moves if move.move is Move.REGROUP_DUTIES]
    regrouped = settled(result, [item.finding for move in regroup for item in move.items], corridor)
    writing = [move for move in result.moves if move.move is Move.WRITE_MANUAL]
    manuals = [item.finding for move in writing for item in move.items]
    moved = [
        finding
        for finding in manuals
        if finding.subject.address not in regrouped.organization.duty_by_address
    ]
    assert moved, "none of the duties moved: the sample no longer shows it"
    after = settled(regrouped.result, manuals, corridor)
    told = {key_of(item.finding, after.organization) for item in after.result.findings}
    assert not {key_of(finding, result.organization) for finding in manuals} & told


def test_what_ended_is_left_alone() -> None:
    loaded = load_text(
        """
        company: A
        departments:
          - name: B
            duties:
              - {name: C, consumer: none, hours_per_month: 5, primary: D, backups: none, manual: none}
        """,
        today=SETTINGS.today,
    )
    assert loaded.organization is not None
    result = corridor(loaded.organization)
    by_rule = {item.finding.rule: item.finding for item in result.findings}
    ended = settled(result, [by_rule["LOD004"]], corridor)
    assert ended.organization.duties == ()
    assert settled(ended.result, [by_rule["SIL001"], by_rule["SIL002"]], corridor).organization.duties == ()
