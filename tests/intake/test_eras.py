"""Days in Japanese eras are the days that a library of calendars knows them by."""

from datetime import date, timedelta

import pytest
from japanera import EraDate

from orgaudit.intake.values.plain_values import date_of

EDGES = (date(1912, 7, 30), date(1926, 12, 25), date(1989, 1, 8), date(2019, 5, 1))
"""First days of eras since 1900, the first year that is read."""

DAYS = sorted(
    {edge + timedelta(days=by) for edge in EDGES for by in (-1, 0, 1, 400)}
    | {date(year, 4, 1) for year in range(1900, 2100, 9)}
)
LETTERS = {"明治": "M", "大正": "T", "昭和": "S", "平成": "H", "令和": "R"}


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_day_of_an_era_is_the_day_that_it_is(day: date) -> None:
    era = EraDate.from_date(day).era
    assert era is not None
    assert era.since is not None
    number = day.year - era.since.year + 1
    texts = [
        f"{era.kanji}{number}年{day.month}月{day.day}日",
        f"{LETTERS[era.kanji]}{number}.{day.month}.{day.day}",
        f"{LETTERS[era.kanji].lower()}{number:02d}/{day.month:02d}/{day.day:02d}",
    ]
    if number == 1:
        texts.append(f"{era.kanji}元年{day.month}月{day.day}日")
    assert [date_of(text) for text in texts] == [day] * len(texts)


@pytest.mark.parametrize("text", ["令和0年1月1日", "R0.1.1", "H00.5.5", "昭和０年12月31日", "明治00/1/1"])
def test_no_era_has_a_year_nought(text: str) -> None:
    assert date_of(text) is None
    assert date_of(text.replace("00", "0").replace("0", "40", 1).replace("０", "40")) is not None
