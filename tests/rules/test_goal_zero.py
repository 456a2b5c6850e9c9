"""Which goals only avoid a failure, and which ask for something to get better."""

import pytest

from orgaudit.model.goal import Goal
from orgaudit.rules.goals.zero_reading import has_zero_target, words_of_avoidance


def goal(text: str, kpi: str | None = None, target: float | str | None = None) -> Goal:
    return Goal(id="g", text=text, department_id="d", kpi=kpi, target=target)


@pytest.mark.parametrize(
    "text",
    [
        "ミスゼロ",
        "ミスなく処理する",
        "事故ゼロ",
        "クレームゼロ",
        "遅延ゼロ",
        "漏れなく申告する",
        "違反ゼロ",
        "入力ミスの件数をゼロにする",
        "クレームを0件に抑える",
        "Zero errors",
        "No incidents",
        "No complaints this year",
        "Process invoices without mistakes",
        "Late payments: zero",
        "No data breaches",
        "情報漏えいを起こさない",
    ],
)
def test_only_avoids(text: str) -> None:
    assert words_of_avoidance(goal(text))


@pytest.mark.parametrize(
    "text",
    [
        "ミスなく月次を5営業日で締める",
        "誤り率を2.0→0.5%にする",
        "クレームを月10件にする",
        "事故対応訓練を年2回行う",
        "初回回答を3営業日以内に返す",
        "No errors, and close in 5 working days",
        "Error message catalogue finished",
        "Delayed payments analysed",
    ],
)
def test_asks_for_more(text: str) -> None:
    assert words_of_avoidance(goal(text)) == ()


def test_a_failure_counts_beside_a_target_of_zero_only() -> None:
    assert words_of_avoidance(goal("期日に支払う", kpi="支払遅延件数", target=0)) == ("遅延",)
    assert words_of_avoidance(goal("期日に支払う", kpi="支払遅延件数", target=3)) == ()
    assert words_of_avoidance(goal("期日に支払う", kpi="支払遅延件数")) == ()


@pytest.mark.parametrize("target", [0, "0件", "ゼロ", "zero"])
def test_a_target_of_zero(target: float | str) -> None:
    assert has_zero_target(goal("x", target=target))


@pytest.mark.parametrize("target", ["0.5%", "0から10へ", 100, None])
def test_another_target(target: float | str | None) -> None:
    assert not has_zero_target(goal("x", target=target))
