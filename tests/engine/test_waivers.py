"""Accepted risks: in force up to the last day, then reported as lapsed; without a match, as stale."""

from dataclasses import replace
from datetime import date

import pytest

from orgaudit.engine.waive import waive
from orgaudit.intake.reading import load_text
from orgaudit.pipeline import audit
from orgaudit.results.audit_result import AuditResult
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import Settings

COMPANY = """
company: {{name: 北斗商事, as_of: 2026-11-20}}
departments:
  - name: 経理部
    duties:
      - {{name: 給与計算, primary: 佐藤, backups: なし}}
      - {{name: 支払, primary: 佐藤, backups: [鈴木]}}
waivers:
  - {{rule: {rule}, subject: {subject}, reason: 後任を採用中, owner: 経理部, expires: {expires}}}
"""


def audited(
    rule: str = "SIL001", subject: str = "経理部/給与計算", expires: str = "2026-11-20"
) -> AuditResult:
    loaded = load_text(COMPANY.format(rule=rule, subject=subject, expires=expires), today=date(2026, 11, 20))
    assert loaded.organization is not None, loaded.problems
    return audit(loaded.organization, Settings(today=date(2026, 11, 20), select=("SIL001",)))


@pytest.mark.parametrize("rule", ["SIL001", "sil001", "sole-keeper"])
def test_a_waiver_holds_on_its_last_day(rule: str) -> None:
    result = audited(rule=rule)
    assert not result.findings
    assert [item.finding.subject.address for item in result.waived] == ["経理部/給与計算"]
    assert result.waived[0].points == 0
    assert result.score.overall.value == 100
    assert result.score.overall.low < 100, "what is accepted still stands"


def test_a_lapsed_waiver_no_longer_waives() -> None:
    result = audited(expires="2026-11-19")
    assert [item.finding.rule for item in result.findings] == ["SIL001"]
    assert [waiver.subject for waiver in result.lapsed_waivers] == ["経理部/給与計算"]


def test_a_waiver_without_a_finding_is_stale() -> None:
    result = audited(subject="経理部/支払")
    assert [waiver.subject for waiver in result.stale_waivers] == ["経理部/支払"]


def test_a_waiver_of_a_rule_that_does_not_exist_is_stale() -> None:
    result = audited(rule="SIL999")
    assert [waiver.rule for waiver in result.stale_waivers] == ["SIL999"]


def test_a_waiver_of_a_rule_that_did_not_run_is_left_alone() -> None:
    result = audited(rule="ANA001")
    assert not result.stale_waivers


RENAMED = COMPANY.replace("name: 給与計算,", "name: 給与の計算, formerly: [給与計算],")


def renamed(*waivers: tuple[str, str], rule: str = "SIL001") -> AuditResult:
    """Return the audit of the company after a duty was renamed, with waivers of a subject up to a day."""
    head = RENAMED.split("waivers:")[0].format()
    told = "".join(
        f"  - {{rule: {rule}, subject: {subject}, reason: 後任を採用中, owner: 経理部, expires: {day}}}\n"
        for subject, day in waivers
    )
    loaded = load_text(f"{head}waivers:\n{told}", today=date(2026, 11, 20))
    assert loaded.organization is not None, loaded.problems
    return audit(loaded.organization, Settings(today=date(2026, 11, 20), select=("SIL001",)))


@pytest.mark.parametrize("subject", ["経理部/給与の計算", "経理部/給与計算"])
def test_a_renamed_duty_is_waived_by_its_present_address_and_by_its_first_one(subject: str) -> None:
    result = renamed((subject, "2026-11-20"))
    assert not result.findings
    assert [item.finding.subject.address for item in result.waived] == ["経理部/給与の計算"]
    assert not result.stale_waivers
    assert not result.lapsed_waivers


def test_a_waiver_for_another_duty_does_not_reach_a_renamed_one() -> None:
    result = renamed(("経理部/支払", "2026-11-20"))
    assert [item.finding.subject.address for item in result.findings] == ["経理部/給与の計算"]
    assert [waiver.subject for waiver in result.stale_waivers] == ["経理部/支払"]


def test_a_lapsed_waiver_beside_one_in_force_is_told_and_not_called_stale() -> None:
    result = renamed(("経理部/給与の計算", "2027-01-31"), ("経理部/支払", "2026-11-19"))
    assert not result.findings
    assert [waiver.subject for waiver in result.lapsed_waivers] == ["経理部/支払"]
    assert not result.stale_waivers


@pytest.mark.parametrize(
    ("expires", "told"), [("2026-11-20", "stale"), ("2026-11-19", "lapsed")], ids=["last day", "day after"]
)
def test_a_waiver_of_a_rule_that_cannot_be_waived_is_stale_up_to_its_last_day(
    expires: str, told: str
) -> None:
    org = audited(expires=expires).organization
    rules = [replace(rule, waivable=False) for rule in BUILTIN.rules]
    done = waive((), org.waivers, rules, ("SIL001",), date(2026, 11, 20), {})
    assert {"stale": bool(done.stale), "lapsed": bool(done.lapsed)} == {
        "stale": told == "stale",
        "lapsed": told == "lapsed",
    }


def test_a_lapsed_waiver_of_a_rule_that_did_not_run_is_left_alone() -> None:
    assert not audited(rule="ANA001", expires="2026-11-19").lapsed_waivers
