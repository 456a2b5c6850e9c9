"""The days of a month are those of the calendar."""

from calendar import monthrange

from orgaudit.model.days import days_in


def test_every_month_of_four_centuries() -> None:
    months = [(year, month) for year in range(1800, 2201) for month in range(1, 13)]
    assert [days_in(*month) for month in months] == [monthrange(*month)[1] for month in months]
