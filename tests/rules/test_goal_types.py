"""What the words of a goal say that it measures."""

from dataclasses import replace

import pytest

from orgaudit.findings.severity import Confidence
from orgaudit.knowledge.kpi_library import KPI_AREAS, Kpi
from orgaudit.model.goal import Goal
from orgaudit.model.vocabulary import GoalType
from orgaudit.rules.goal_types import COUNTS, speaks_of_share_or_time, type_of
from orgaudit.rules.known import Known

GOAL = Goal(id="g", text="よい仕事をする", department_id="d")
KPIS = [kpi for area in KPI_AREAS.values() for kpi in area.kpis]


@pytest.mark.parametrize("kpi", KPIS, ids=lambda kpi: kpi.id)
def test_no_kpi_of_the_library_is_taken_for_the_wrong_kind(kpi: Kpi) -> None:
    for name in (kpi.ja, kpi.en):
        is_count = type_of(replace(GOAL, kpi=name)).counts.holds
        assert is_count is None or is_count == (kpi.type in COUNTS), name


def test_most_kpis_of_the_library_are_read_as_what_they_are() -> None:
    right = [type_of(replace(GOAL, kpi=name)).type == kpi.type for kpi in KPIS for name in (kpi.ja, kpi.en)]
    assert sum(right) / len(right) > 0.75


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("売上10億円の達成", "revenue"),
        ("受注件数を月30件にする", "revenue"),
        ("初回回答を3営業日以内に返す", "speed"),
        ("注文を受けてから入力完了までの時間を半分にする", "speed"),
        ("クレーム対応時間を短くする", "speed"),
        ("訪問を月100件行う", "volume"),
        ("研修を年12回開催する", "output"),
        ("支払遅延を0件にする", "quality"),
        ("入力の誤り率を下げる", "accuracy"),
        ("情報漏えいの事故を起こさない", "risk"),
        ("残業を一割減らす", "cost"),
        ("解約率を2%にする", "outcome"),
        ("Sign contracts within 3 days", "speed"),
        ("Time to answer complaints", "speed"),
        ("Make 80 calls a week", "volume"),
        ("Publish 4 articles a month", "output"),
        ("Keep legal exposure low", "risk"),
        ("Win 20 new customers a month", "revenue"),
        ("よい会社にする", None),
        ("Hire 12 engineers", None),
        ("問い合わせを月100件以下に減らす", None),
        ("研修を年12時間受ける", None),
    ],
)
def test_text(text: str, wanted: GoalType | None) -> None:
    reading = type_of(replace(GOAL, text=text))
    assert reading.type == wanted
    assert reading.counts.sure is Confidence.LOW


def test_what_is_stated_wins_and_the_kpi_says_more_than_the_text() -> None:
    goal = replace(GOAL, text="契約審査件数を増やす")
    assert type_of(goal) == ("volume", Known(holds=True, sure=Confidence.LOW))
    assert type_of(replace(goal, kpi="初回回答日数")) == ("speed", Known(holds=False, sure=Confidence.MEDIUM))
    assert type_of(replace(goal, kpi="回答", unit="営業日")) == (
        "speed",
        Known(holds=False, sure=Confidence.MEDIUM),
    )
    assert type_of(replace(goal, kpi="初回回答日数", type="output")) == (
        "output",
        Known(holds=True, sure=Confidence.HIGH),
    )


def test_a_kpi_that_says_nothing_leaves_the_word_to_the_text() -> None:
    assert type_of(replace(GOAL, text="訪問を月100件行う", kpi="達成度")) == (
        "volume",
        Known(holds=True, sure=Confidence.LOW),
    )


def test_a_share_is_no_count_whatever_it_is_a_share_of() -> None:
    assert type_of(replace(GOAL, kpi="訪問件数の割合")).counts.holds is False
    assert type_of(replace(GOAL, kpi="訪問件数", unit="%")).counts.holds is False
    assert speaks_of_share_or_time("期限内に回答した依頼件数")
    assert not speaks_of_share_or_time("依頼件数")
