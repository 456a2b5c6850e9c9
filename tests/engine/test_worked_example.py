"""The worked example of the priority formula, reproduced to the printed digits."""

from datetime import date

import pytest

from orgaudit.engine.gain import RELEARN_MONTHS, SEPARATION_RATE, TEAM_HOURS, stop_loss
from orgaudit.engine.priority import weigh
from orgaudit.intake.reading import load_text
from orgaudit.knowledge.weights import CRITICALITY_WEIGHT
from orgaudit.pipeline import audit
from orgaudit.rules.analog.keyed_records import rekeying_hours
from orgaudit.settings import Settings

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("name", "recoverable", "risk", "urgency", "confidence", "effort", "expected"),
    [
        ("a monthly report nobody uses, 6 h a month", 72.0, 0.0, 1.0, 0.8, 4, 14.40),
        ("re-keying 400 invoices a month", 218.9, 0.0, 1.0, 0.8, 40, 4.38),
        ("a sales target copied down to three people", 54.0, 0.0, 1.5, 0.5, 16, 2.53),
        ("payroll by one person without a manual", 0.0, 41.4, 1.5, 0.8, 24, 2.07),
        ("five approvals cut to three", 50.0, 0.0, 1.0, 0.5, 30, 0.83),
    ],
)
def test_priority(
    name: str,
    recoverable: float,
    risk: float,
    urgency: float,
    confidence: float,
    effort: float,
    expected: float,
) -> None:
    assert round(weigh(confidence, urgency, recoverable, risk, effort) + 1e-9, 2) == expected, name


def test_recoverable_hours_of_rekeying() -> None:
    assert round(rekeying_hours(4800, 3), 1) == 218.9


def test_stop_loss_of_payroll() -> None:
    hours = stop_loss(SEPARATION_RATE, 30, RELEARN_MONTHS["none"], CRITICALITY_WEIGHT["high"])
    assert round(hours, 1) == 41.4


def test_goal_share_of_three_people() -> None:
    assert round(3 * TEAM_HOURS * 0.01, 1) == 54.0


def test_the_audit_itself_gives_these_terms() -> None:
    """The three findings whose rules exist, from a company description to the priority in the result."""
    loaded = load_text(
        """
        company: {name: 例題, country: JP}
        departments:
          - name: 営業部
            office: front
            goals: [{text: 売上高 12億円, kpi: 売上高, target: 12, unit: 億円, due: 2026年度}]
          - name: 営業企画部
            office: middle
            headcount: 3
            goals: [{text: 売上高 12億円, kpi: 売上高, target: 12, unit: 億円, due: 2027-02-10}]
          - name: 経理部
            office: back
            duties:
              - {name: 請求書の転記, rekey: true, minutes_per_case: 3, volume_per_month: 400, hours_per_month: 30}
              - name: 給与計算
                primary: 佐藤
                backups: なし
                manual: なし
                deadline: 法定
                criticality: 高
                stoppable: いいえ
                hours_per_month: 30
                next_due_on: 2027-01-25
        """,
        today=TODAY,
    )
    assert loaded.organization is not None, loaded.problems
    result = audit(loaded.organization, Settings(today=TODAY))
    terms = {item.finding.rule: item.priority for item in result.findings}

    assert round(terms["ANA004"].recoverable_hours, 1) == 218.9
    assert terms["ANA004"].score == pytest.approx(4.38, abs=0.005)
    assert (terms["SIL003"].risk_hours, terms["SIL003"].urgency, terms["SIL003"].confidence) == (
        41.4,
        1.5,
        0.8,
    )
    assert terms["SIL003"].score == pytest.approx(2.07, abs=0.005)
    assert (terms["GOL004"].recoverable_hours, terms["GOL004"].urgency) == (54.0, 1.5)
    assert terms["GOL004"].score == pytest.approx(2.53, abs=0.005)
