"""What counts as a number with its unit in the text of a goal."""

import pytest

from orgaudit.knowledge.measure import measure_in
from tests.growth import slowdown


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("入力の誤り率 2.0→0.5 %", "2.0→0.5"),
        ("３営業日以内に答える", "3営業日"),
        ("三営業日以内に答える", "三営業日"),
        ("残業を一割減らす", "一割"),
        ("期限内率９０％", "90%"),
        ("売上1億円", "1億円"),
        ("月に20件", "20件"),
        ("翌月5営業日までに締める", "5営業日"),
        ("採用日数を4か月から3か月へ", "4か月から3か月"),
        ("クレームゼロ", "ゼロ"),
        ("2026年度に10社を獲得", "10社"),
        ("売上5 million yenを目指す", "5 million yen"),
        ("Answer within 5 days", "5 days"),
        ("Close in 5 working days", "5 working days"),
        ("Raise it to 95 percent", "95 percent"),
        ("FY2026 revenue of 10 million yen", "10 million yen"),
        ("Spend under $5m", "$5m"),
        ("Hire 12 engineers in 2027", "12 engineers"),
        ("Win 20 new customers", "20 new customers"),
        ("Decrease 20% of the errors", "20%"),
        ("Market 20 products", "20 products"),
        ("Halve the errors", "halve"),
        ("Zero complaints", "zero complaints"),
    ],
)
def test_a_number_with_its_unit(text: str, measure: str) -> None:
    assert measure_in(text) == measure


@pytest.mark.parametrize(
    "text",
    [
        "2026年度の体制を整える",
        "2027年3月31日までに整える",
        "来月15日までに整える",
        "令和9年度中に整える",
        "4月から6月に整える",
        "4月→6月に整える",
        "6か月以内に整える",
        "3年以内に整える",
        "第3四半期に整える",
        "Ready by Q3, 2026-Q4 at the latest",
        "Ready by March 31, 2027",
        "Ready on 5 May 2027 or within 6 months",
        "Ready by Sept. 30 or on 1 December",
        "Work on the top 3 priorities",
        "Keep ISO 9001 and Windows 11",
        "3つの柱を立てる",
        "5S活動を広げる",
        "一人ひとりが考える",
        "十分に備える",
        "一部の業務を24時間365日で行う",
        "Double-check the figures",
        "Reach 20",
    ],
)
def test_dates_periods_and_bare_numbers_are_no_measure(text: str) -> None:
    assert measure_in(text) is None


@pytest.mark.parametrize("piece", ["1,", "9", "百", "1 ", "→1", "2026-", "a1"])
def test_no_text_makes_the_search_slow(piece: str) -> None:
    # In proportion to the text it takes eight times as long; with a repetition inside another one 64 times.
    assert slowdown(lambda size: measure_in(piece * size), 1_000, 8) < 24
