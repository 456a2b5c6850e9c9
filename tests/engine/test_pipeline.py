"""The corridor end to end: absorbing, choosing rules, failing rules, moves, missing facts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from orgaudit.findings.hit import Clean, Outcome
from orgaudit.intake.reading import load_text
from orgaudit.model.organization import Organization
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.pack import RulePack
from orgaudit.rules.spec import Move
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)

COMPANY = """
company: {name: 北斗商事, country: JP}
departments:
  - name: 経理部
    office: back
    duties:
      - &grave
        name: 給与計算
        primary: 佐藤
        backups: なし
        manual: なし
        deadline: 法定
        criticality: 高
        frequency: 月次
        stoppable: いいえ
        hours_per_month: 30
      - name: 支払
        primary: 佐藤
        backups: なし
        manual: なし
        deadline: 法定
        criticality: 高
        frequency: 月次
        stoppable: いいえ
        hours_per_month: 10
  - name: 営業部
    office: front
    duties: [見積書の作成]
"""


def organization(text: str = COMPANY) -> Organization:
    loaded = load_text(text, today=TODAY)
    assert loaded.organization is not None, loaded.problems
    return loaded.organization


def audited(**settings: Any) -> AuditResult:
    return audit(organization(), Settings(today=TODAY, **settings))


def rules_at(result: AuditResult, address: str) -> set[str]:
    return {item.finding.rule for item in result.findings if item.finding.subject.address == address}


def test_stop_risk_absorbs_what_it_is_made_of() -> None:
    result = audited(select=("silo",))
    assert rules_at(result, "経理部/給与計算") == {"SIL003"}
    finding = next(item.finding for item in result.findings if item.finding.rule == "SIL003")
    assert {item.rule for item in finding.absorbed} == {"SIL001", "SIL002"}


def test_without_the_absorber_its_parts_stand_alone() -> None:
    assert rules_at(audited(select=("silo",), ignore=("SIL003",)), "経理部/給与計算") == {"SIL001", "SIL002"}


@pytest.mark.parametrize("word", ["SIL001", "sil001", "sole-keeper"])
def test_one_rule_is_chosen_by_id_or_name(word: str) -> None:
    assert set(audited(select=(word,)).rules) == {"SIL001"}


@pytest.mark.parametrize("word", ["silo", "SIL"])
def test_a_family_is_chosen_by_name_or_prefix(word: str) -> None:
    assert {rule[:3] for rule in audited(select=(word,)).rules} == {"SIL"}
    assert "SIL" not in {rule[:3] for rule in audited(ignore=(word,)).rules}


def test_a_rule_that_raises_is_reported_and_the_others_go_on() -> None:
    def broken(org: Organization, _options: object) -> Iterator[Outcome]:
        yield Clean(org.departments[len(org.departments)])

    first, *rest = BUILTIN.rules
    pack = RulePack("test", (replace(first, check=broken), *rest), Path())
    result = audit(organization(), Settings(today=TODAY), (pack,))
    assert [(failure.rule, failure.error) for failure in result.failures] == [
        (first.id, "IndexError: tuple index out of range")
    ]
    assert any(item.finding.rule == "SIL003" for item in result.findings)


def test_duties_of_one_department_share_a_move_and_hours_count_once() -> None:
    result = audited(select=("SIL003",))
    assert [(move.move, move.department) for move in result.moves] == [(Move.SECURE_DUTY, "経理部")]
    move = result.moves[0]
    assert move.effort_hours == 48
    assert move.hours_returned == pytest.approx(0.115 * (30 + 10) * 3.0 * 4, abs=0.1)
    score = audited(select=("SIL003",)).score.overall.value
    assert score is not None
    assert move.points == pytest.approx(100 - score, abs=0.005), "it settles all there is"


def test_missing_facts_are_ranked_by_what_they_hold_up() -> None:
    result = audited()
    counts = [missing.judgements for missing in result.missing if missing.field != "duty.primary"]
    assert counts == sorted(counts, reverse=True)
    assert "営業部/見積書の作成" in {subject for missing in result.missing for subject in missing.subjects}
    assert result.coverage.overall.possible == result.coverage.overall.judged + len(result.not_judged)


def test_who_does_it_is_asked_before_who_stands_in() -> None:
    text = "company: A\ndepartments: [{name: B, duties: [{name: C, primary: Ann}, {name: D, primary: Ben}, E]}]\n"
    loaded = load_text(text, today=TODAY).organization
    assert loaded is not None
    fields = [missing.field for missing in audit(loaded, Settings(today=TODAY)).missing]
    assert fields.index("duty.primary") < fields.index("duty.backups")


def test_two_rules_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="BND001"):
        RulePack("twice", (BUILTIN.rules[0], BUILTIN.rules[0]), Path())


def test_an_unknown_threshold_is_refused() -> None:
    with pytest.raises(ValueError, match="SIL001 has no option keepers"):
        audited(options={"SIL001": {"keepers": 3}})
