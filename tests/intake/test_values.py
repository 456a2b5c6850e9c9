"""What single values become: typed by their field, not by YAML."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.values.plain_values import date_of, number_of, period_of
from orgaudit.model.vocabulary import NONE
from tests.intake.texts import company, duty, duty_problems, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("30", 30),
        ("０．５", 0.5),
        ("'1,234.5'", 1234.5),
        ("'30'", 30),
        ("1e2", 100),
        ("0x10", 16),
        ("007", 7),
        ("+3", 3),
        ("0", 0),
    ],
)
def test_numbers(text: str, value: float) -> None:
    assert duty(f"hours_per_month: {text}").hours_per_month == value


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("週3時間", 13),
        ("90 min a week", 6.5),
        ("2h/day", 40),
        ("毎日30分", 10),
        ("年120時間", 10),
        ("日2時間", 40),
    ],
)
def test_hours_of_another_period_are_brought_to_the_month_and_noted(text: str, hours: float) -> None:
    read_so = read(f"company: A\ndepartments: [{{name: B, duties: [{{name: C, hours_per_month: {text}}}]}}]")
    assert read_so.organization is not None
    assert read_so.organization.duties[0].hours_per_month == hours
    assert [note.code for note in read_so.notes] == ["read_by_the_month"]


@pytest.mark.parametrize(
    "text", ["1_000", "12:30", "30冊", "20〜30時間", "時間", "2h3", "'1,00'", "'1e2'", "yes", "1 000"]
)
def test_no_numbers(text: str) -> None:
    assert [item.code for item in duty_problems(f"hours_per_month: {text}")] == ["not_a_number"]


@pytest.mark.parametrize("text", ["-1", "1e12", ".inf", ".nan", "9" * 400, "-0.5"])
def test_numbers_out_of_range(text: str) -> None:
    assert [item.code for item in duty_problems(f"hours_per_month: {text}")] == ["out_of_range"]


@given(st.floats(min_value=0, max_value=1e9, allow_nan=False).map(lambda value: round(value, 3)))
def test_a_number_comes_back_in_every_notation(value: float) -> None:
    plain = f"{value:.3f}"
    wide = plain.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))
    assert number_of(plain) == number_of(f"{value:,.3f}") == number_of(wide) == value


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_comes_back_in_every_notation(day: date) -> None:
    year, month, number = day.year, day.month, day.day
    for text in (
        day.isoformat(),
        f"{year}/{month}/{number}",
        f"{year}年{month}月{number}日",
        f"{year}年 {month}月 {number}日",
        f"{year}. {month}. {number}",
    ):
        assert date_of(text) == day


@pytest.mark.parametrize(
    "text",
    [
        *("2028年2月末", "2028年2月末日", "令和10年2月末", "R10.2末", "2028/2末"),
        *("end of February 2028", "the end of Feb. 2028", "end Feb 2028"),
    ],
)
def test_the_end_of_a_month_is_its_last_day(text: str) -> None:
    assert date_of(text) == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "2026-13-01",
        "2026-02-29",
        "2026-00-10",
        "2026-1/5",
        "0206-01-01",
        "20226-01-01",
        "26-01-01",
        "01/02/2026",
        "2026年13月末",
        "2月末",
        "end of 2026",
        "end of Smarch 2026",
    ],
)
def test_no_days(text: str) -> None:
    assert date_of(text) is None


@pytest.mark.parametrize(
    ("text", "last_day"),
    [
        ("2026-11-20", date(2026, 11, 20)),
        ("2026-02", date(2026, 2, 28)),
        ("2028年2月", date(2028, 2, 29)),
        ("2027-Q1", date(2027, 3, 31)),
        ("2027-q4", date(2027, 12, 31)),
        ("2026-H1", date(2026, 6, 30)),
        ("2026-H2", date(2026, 12, 31)),
        ("2026年度", date(2027, 3, 31)),
        ("２０２６年度", date(2027, 3, 31)),
        ("2026年度末", date(2027, 3, 31)),
        ("2027年3月末", date(2027, 3, 31)),
        ("2026年度上期", date(2026, 9, 30)),
        ("2026年度下期", date(2027, 3, 31)),
        ("2026年度Q1", date(2026, 6, 30)),
        ("2026年度第3四半期", date(2026, 12, 31)),
        ("2026年度第4四半期", date(2027, 3, 31)),
        ("2026年", date(2026, 12, 31)),
        ("2026", date(2026, 12, 31)),
    ],
)
def test_periods(text: str, last_day: date) -> None:
    period = period_of(text)
    assert period is not None
    assert (period.text, period.last_day) == (text, last_day)


@pytest.mark.parametrize("text", ["2026-Q5", "2026-H3", "2026-13", "来年度", "Q1", "年度"])
def test_no_periods(text: str) -> None:
    assert period_of(text) is None


@pytest.mark.parametrize("word", ["true", "True", "yes", "YES", "はい", "あり", "有", "○", "◯", "'yes'"])
def test_yes(word: str) -> None:
    read = duty(f"bot: {word}, manual: {word}, rekey: {word}")
    assert (read.bot, read.manual, read.rekey) == (True, "ok", 1)


@pytest.mark.parametrize("word", ["false", "no", "NO", "いいえ", "なし", "無", "×", "—", "none"])
def test_no(word: str) -> None:
    read = duty(f"bot: {word}, manual: {word}, rekey: {word}")
    assert (read.bot, read.manual, read.rekey) == (False, "none", 0)


@pytest.mark.parametrize("nothing", ["", "~", "null", "''", "'  '"])
def test_what_says_nothing_is_unknown(nothing: str) -> None:
    read = duty(
        f"backups: {nothing}, sla: {nothing}, hours_per_month: {nothing}, deadline: {nothing}, kind: {nothing}"
    )
    assert (read.backups, read.sla, read.hours_per_month, read.deadline) == (None, None, None, None)
    assert read.duty_kind == "recurring"
    assert "backups" not in read.origin.fields


@pytest.mark.parametrize("none", ["none", "None", "なし", "無", "×", "—", "ｎｏｎｅ"])
def test_none_is_a_statement(none: str) -> None:
    read = duty(
        f"backups: {none}, media: [{none}], sla: {none}, hours_per_month: {none}, next_due_on: {none}, "
        f"checked_by: {none}, seals: {none}, last_done: {none}, approvals: {none}, deadline: {none}"
    )
    assert (read.backups, read.media, read.approvals, read.last_done) == ((), (), (), {})
    assert (read.sla, read.hours_per_month, read.next_due_on, read.checked_by) == (NONE, NONE, NONE, NONE)
    assert (read.seals, read.deadline) == (0, "none")


def test_an_empty_list_says_none() -> None:
    read = duty("backups: [], monthly_hours: [], last_done: [], systems: []")
    assert (read.backups, read.monthly_hours, read.last_done, read.systems) == ((), {}, {}, ())


def test_none_is_no_value_of_an_enumerated_field_without_it() -> None:
    assert [item.code for item in duty_problems("criticality: none")] == ["no_none"]


def test_a_single_value_is_a_list_of_one() -> None:
    read = duty("primary: 佐藤, media: 紙, peak_months: 3月, consumer: 経理部")
    assert (read.primary, read.media, read.peak_months, read.consumer) == (
        ("佐藤",),
        ("paper",),
        (3,),
        ("経理部",),
    )


def test_hours_by_month_as_map_and_list() -> None:
    assert duty("monthly_hours: {4月: 10, 12: 2.5, 5: ~}").monthly_hours == {4: 10, 12: 2.5}
    assert duty("monthly_hours: [1,2,3,4,5,6,7,8,9,10,11,12]").monthly_hours == {n: n for n in range(1, 13)}


def test_texts_are_not_typed_by_yaml() -> None:
    read = duty("note: NO, sla: 12:30, licence: 1_000, scope: 2026-01-01, tags: [on, 1.0, null_and_void]")
    assert (read.note, read.sla, read.licence, read.scope) == ("NO", "12:30", "1_000", "2026-01-01")
    assert read.tags == ("on", "1.0", "null_and_void")


def test_country_of_norway() -> None:
    assert company("company: {name: A, country: NO}\ndepartments: [B]").company.country == "NO"


def test_targets_and_baselines() -> None:
    text = "company: A\ndepartments:\n- name: B\n  goals:\n  - text: C\n    target: %s\n    baseline: %s\n"
    goal = company(text % ("1,200", "未測定")).goals[0]
    assert (goal.target, goal.baseline, goal.is_bare) == (1200.0, "none_yet", False)
    goal = company(text % ("'120'", "なし")).goals[0]
    assert (goal.target, goal.baseline) == ("120", NONE)


def test_the_kind_of_shared_things_in_a_handoff() -> None:
    text = "company: A\ndepartments: [B, C]\nhandoffs: [{from: B, to: C, shared_system: %s, key: %s}]"
    handoff = company(text % ("false", "受注番号")).handoffs[0]
    assert (handoff.shared_system, handoff.key) == (NONE, "受注番号")


def test_the_only_format_is_1() -> None:
    assert company("format: 1\ncompany: A\ndepartments: [B]").company.name == "A"
    assert company("形式: '1'\ncompany: A\ndepartments: [B]").company.name == "A"
