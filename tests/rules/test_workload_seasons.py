"""Which departments can help each other over the year."""

from orgaudit.model.load import Year
from orgaudit.rules.workload.complements import by_quiet_month, complements, season_of


def year(**hours: float) -> Year:
    """Ten hours a month but where stated, as ``m3=40``."""
    return tuple(hours.get(f"m{month}", 10.0) for month in range(1, 13))


def found(years: dict[str, Year], department: str) -> tuple[str, ...]:
    seasons = {name: season_of(name, hours) for name, hours in years.items()}
    return complements(seasons[department], by_quiet_month(seasons.values()))


def test_only_departments_with_their_peak_in_other_months_are_proposed() -> None:
    years = {
        "finance": year(m3=40, m4=40),
        "tax": year(m3=60),
        "orders": year(m12=40),
        "fair": year(m6=40, m4=30),
    }
    assert found(years, "finance") == ("orders",), "the fair is busy in April, tax in March"
    assert found(years, "orders") == ("finance", "fair", "tax"), "the quietest in December first"


def test_a_peak_that_lies_in_a_busy_month_of_the_other_is_no_help() -> None:
    years = {"finance": year(m3=60, m6=25), "meeting": year(m6=40)}
    assert found(years, "finance") == ()
    assert found(years, "meeting") == ()


def test_at_most_three_in_an_order_that_does_not_depend_on_the_file() -> None:
    others = {f"d{index}": year(m9=40) for index in range(9)}
    forward = found({"finance": year(m3=40), **others}, "finance")
    backward = found({**dict(reversed(others.items())), "finance": year(m3=40)}, "finance")
    assert forward == backward == ("d0", "d1", "d2")


def test_many_departments_of_one_season_do_not_hide_the_one_that_fits() -> None:
    years = {f"d{index:03}": year(m3=40) for index in range(300)} | {"orders": year(m12=40)}
    assert found(years, "d000") == ("orders",)
