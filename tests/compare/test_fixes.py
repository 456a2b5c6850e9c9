"""Every finding has a fix, and the fix removes it: on every finding of every sample company, alone and by moves."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from orgaudit.compare.plan.settling import Settled, settled
from orgaudit.engine.cells import key_of
from orgaudit.engine.standing import Standing, standing_of
from orgaudit.findings.finding import Finding
from orgaudit.findings.severity import Confidence, Severity
from orgaudit.intake.reading import load, load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult, ImprovementMove
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


def score(found: Standing) -> float:
    assert found.score is not None
    return found.score


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


@cache
def standing(name: str) -> Standing:
    return standing_of(present(name))


@pytest.mark.parametrize("name", COMPANIES)
def test_each_fix_removes_its_finding(name: str) -> None:
    """One finding of each rule and level; the moves below settle all the others."""
    result = present(name)
    chosen = {(item.finding.rule, item.finding.severity): item.finding for item in result.findings}
    left = [
        rule_and_subject(finding) for finding in chosen.values() if settled(standing(name), [finding]).left
    ]
    assert not left


@cache
def after_moves(name: str) -> tuple[tuple[ImprovementMove, Settled], ...]:
    """Every move of a company, each carried out alone. That a standing is what an audit finds, ``test_reaudit.py`` holds."""
    moves = present(name).moves
    return tuple((move, settled(standing(name), [item.finding for item in move.items])) for move in moves)


@pytest.mark.parametrize("name", COMPANIES)
def test_each_move_removes_what_it_settles(name: str) -> None:
    left = []
    for move, after in after_moves(name):
        left += [f"{move.move}: {rule_and_subject(finding)}" for finding in after.left]
    assert not left


@pytest.mark.parametrize("name", COMPANIES)
def test_a_move_gains_what_it_claims_where_nothing_comes_with_it(name: str) -> None:
    """The claim counts the move's own findings. Trying it out may take more along, and only side effects may take away."""
    now = standing(name)
    before = {key_of(finding, now.org): finding.severity for finding in now.findings()}
    for move, settling in after_moves(name):
        after = settling.standing
        findings = tuple(after.findings())
        worse = [
            finding
            for finding in findings
            if finding.severity.rank > before.get(key_of(finding, after.org), Severity.INFO).rank
        ]
        surer = len(findings) > len(present(name).findings)
        if not worse and not surer:
            assert score(after) - score(now) >= move.points - 0.011, move.move


@pytest.mark.parametrize(
    "name", ["saas_startup.yaml", "securities.yaml", "town_hall.yaml", "wholesale_ja.yaml"]
)
def test_with_everything_settled_little_is_left(name: str) -> None:
    """Mends do not work against each other: what they open is a small part of what they close."""
    findings = [item.finding for move in present(name).moves for item in move.items]
    after = settled(standing(name), findings)
    assert not after.left
    assert score(after.standing) > score(standing(name)) + 30
    certain = (item for item in after.standing.findings() if item.confidence is not Confidence.LOW)
    serious = [finding for finding in certain if finding.severity is not Severity.INFO]
    assert len(serious) * 8 < len(findings)


def test_a_duty_that_moved_is_found_again() -> None:
    """Grouping work anew changes addresses; what else there is to mend of such a duty must not get lost."""
    result = present("wholesale_ja.yaml")
    regroup = [move for move in result.moves if move.move is Move.REGROUP_DUTIES]
    findings = [item.finding for move in regroup for item in move.items]
    regrouped = settled(standing("wholesale_ja.yaml"), findings).standing
    writing = [move for move in result.moves if move.move is Move.WRITE_MANUAL]
    manuals = [item.finding for move in writing for item in move.items]
    moved = [finding for finding in manuals if finding.subject.address not in regrouped.org.duty_by_address]
    assert moved, "none of the duties moved: the sample no longer shows it"
    after = settled(regrouped, manuals).standing
    told = {key_of(finding, after.org) for finding in after.findings()}
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
    ended = settled(standing_of(result), [by_rule["LOD004"]]).standing
    assert ended.org.duties == ()
    assert settled(ended, [by_rule["SIL001"], by_rule["SIL002"]]).standing.org.duties == ()
