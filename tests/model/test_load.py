"""Hours by month, and what is read from them."""

from typing import Any

import pytest

from orgaudit.model.duty import Duty
from orgaudit.model.load import (
    added,
    correlation,
    hours_by_month,
    mean_of,
    months_are_exact,
    months_are_stated,
    peak_months_of,
)
from orgaudit.model.vocabulary import NONE


def duty(**facts: Any) -> Duty:
    return Duty(id="closing", name="Closing", home="finance", **facts)


def test_stated_months_are_taken_as_they_are() -> None:
    year = hours_by_month(duty(monthly_hours={3: 40.0, 12: 8.0}, hours_per_month=99.0, peak_months=(5,)))
    assert year == (0, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0, 8)


def test_hours_without_months_are_level() -> None:
    assert hours_by_month(duty(hours_per_month=30.0)) == (30.0,) * 12
    assert hours_by_month(duty(minutes_per_case=30.0, volume_per_month=20.0)) == (10.0,) * 12


@pytest.mark.parametrize("peaks", [(3,), (3, 4), (1, 2, 3, 4, 5, 6), tuple(range(1, 12))])
def test_peaks_leave_the_years_total_as_it_is(peaks: tuple[int, ...]) -> None:
    year = hours_by_month(duty(hours_per_month=30.0, peak_months=peaks))
    assert year is not None
    assert sum(year) == pytest.approx(360)
    assert min(year) >= 0
    assert peak_months_of(year) == peaks


def test_a_peak_is_one_and_a_half_times_the_mean() -> None:
    year = hours_by_month(duty(hours_per_month=20.0, peak_months=(3,)))
    assert year is not None
    assert year[2] == 30.0
    assert year[0] == pytest.approx(210 / 11)


def test_a_peak_all_year_is_none() -> None:
    assert hours_by_month(duty(hours_per_month=20.0, peak_months=tuple(range(1, 13)))) == (20.0,) * 12


def test_unknown_hours_are_not_zero_but_stated_none_is() -> None:
    assert hours_by_month(duty()) is None
    assert hours_by_month(duty(peak_months=(3,))) is None
    assert hours_by_month(duty(hours_per_month=NONE)) == (0.0,) * 12
    assert hours_by_month(duty(monthly_hours={})) == (0.0,) * 12


def test_a_stated_peak_is_known_but_its_height_is_not() -> None:
    assert not months_are_stated(duty(hours_per_month=20.0))
    peaked, level = duty(hours_per_month=20.0, peak_months=(3,)), duty(hours_per_month=20.0, peak_months=())
    assert (months_are_stated(peaked), months_are_exact(peaked)) == (True, False)
    assert (months_are_stated(level), months_are_exact(level)) == (True, True)


def test_sum_mean_and_peaks_of_several_duties() -> None:
    total = added([(1.0,) * 12, (0.0,) * 11 + (12.0,)])
    assert total == (1.0,) * 11 + (13.0,)
    assert mean_of(total) == 2.0
    assert peak_months_of(total) == (12,)
    assert added([]) == (0.0,) * 12
    assert peak_months_of((0.0,) * 12) == ()


def test_correlation() -> None:
    spring = tuple(float(month == 2) for month in range(12))
    autumn = tuple(float(month == 8) for month in range(12))
    assert correlation(spring, tuple(3 * hours + 10 for hours in spring)) == 1.0
    assert correlation(spring, tuple(-hours for hours in spring)) == -1.0
    between = correlation(spring, autumn)
    assert between == pytest.approx(-1 / 11)
    assert correlation(spring, (0.1 + 0.2,) * 12) is None, "a level year goes along with nothing"
