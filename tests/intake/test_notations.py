"""Figures, dates, frequencies and marks as people write them; what is not certain is told, once and clearly."""

from datetime import date
from typing import Any

import pytest

from orgaudit.intake.messages import message
from orgaudit.intake.values.frequency import frequency_of
from orgaudit.intake.values.plain_values import date_of, months_of
from orgaudit.intake.values.quantities import figure_of
from orgaudit.model.vocabulary import NONE
from orgaudit.wording.catalogue import LANGUAGES, Catalogue
from tests.intake.texts import company, duty, duty_problems, read

APRIL = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("20時間", 20), ("20h", 20), ("２０", 20), ("1,200", 1200), ("20 時間", 20), ("月20時間", 20)),
        *(
            ("20時間/月", 20),
            ("0.5人日", 4),
            ("1人月", 160),
            ("90分", 1.5),
            ("1時間30分", 1.5),
            ("20 hours a month", 20),
        ),
        *(("1.5 days", 12), ("１，２００時間", 1200)),
    ],
)
def test_hours_with_units(text: str, value: float) -> None:
    found = read(f'company: A\ndepartments: [{{name: B, duties: [{{name: C, hours_per_month: "{text}"}}]}}]')
    assert found.organization is not None
    assert found.organization.duties[0].hours_per_month == value
    assert found.notes == ()


@pytest.mark.parametrize(
    "text",
    [
        "約20",
        "約20時間",
        "20時間くらい",
        "およそ20h",
        "about 20",
        "approx. 20 hours",
        "20時間/月程度",
        "～20",
    ],
)
def test_a_rough_figure_is_taken_with_a_note(text: str) -> None:
    loaded = read(f'company: A\ndepartments: [{{name: B, duties: [{{name: C, hours_per_month: "{text}"}}]}}]')
    assert loaded.organization is not None
    assert loaded.organization.duties[0].hours_per_month == 20
    assert [note.code for note in loaded.notes] == ["read_as_about"]


@pytest.mark.parametrize(
    "text", ["20〜30時間", "20-30h", "20時間以上", "20冊", "二十時間", "20件", "時間", "半日", "20%", "1 200"]
)
def test_what_is_no_certain_figure_is_told(text: str) -> None:
    assert [problem.code for problem in duty_problems(f'hours_per_month: "{text}"')] == ["not_a_number"]


@pytest.mark.parametrize(
    ("fields", "attribute", "value"),
    [
        ("error_rate: 5%", "error_rate", 0.05),
        ("error_rate: ５％", "error_rate", 0.05),
        ("exception_rate: 1割", "exception_rate", 0.1),
        ("minutes_per_case: 1時間", "minutes_per_case", 60),
        ("volume_per_month: 月120件", "volume_per_month", 120),
        ("volume_per_month: 30件/月", "volume_per_month", 30),
        ("changes_per_year: 年2回", "changes_per_year", 2),
        ("seals: 3個", "seals", 3),
        ("approvals: 3段階", "approvals", 3),
        ("rekey: 2回", "rekey", 2),
        ("peak_months: 3月・4月", "peak_months", (3, 4)),
        ("peak_months: 11月〜1月", "peak_months", (11, 12, 1)),
        ("media: [紙・FAX]", "media", ("paper", "fax")),
        ("media: 紙、メール", "media", ("paper", "email")),
        ("media: 紙・", "media", ("paper",)),
        ("monthly_hours: {1月: 10時間, 2: 約20}", "monthly_hours", {1: 10, 2: 20}),
    ],
)
def test_other_fields(fields: str, attribute: str, value: Any) -> None:
    assert getattr(duty(fields), attribute) == value


def test_people_and_days() -> None:
    text = "company: {name: A, employees: 約120名}\npeople: [{name: P, fte: 50%}]\ndepartments: [{name: B, headcount: 3.5人}, D]\nhandoffs: [{from: B, to: D, wait_days: 2営業日, sla_days: 4時間, work_hours: 30分}]"
    org = company(text)
    handoff = org.handoffs[0]
    assert (org.company.employees, org.people[0].fte, org.departments[0].headcount) == (120, 0.5, 3.5)
    assert (handoff.wait_days, handoff.sla_days, handoff.work_hours) == (2, 0.5, 0.5)


def test_a_share_above_the_whole_stays_out_of_range() -> None:
    assert [problem.code for problem in duty_problems("error_rate: 150%")] == ["out_of_range"]


@pytest.mark.parametrize(
    "text",
    [
        *("2026-04-01", "2026/4/1", "2026/04/01", "2026年4月1日", "2026.4.1", "20260401", "２０２６／４／１"),
        *("令和8年4月1日", "R8.4.1", "R8/4/1", "r8-4-1", "令和８年４月１日", "Ｒ８．４．１"),
        *("2026-04-01T09:00:00+09:00", "2026-04-01 09:00", "2026年4月1日(水)", "2026/4/1（水）"),
        *("1 April 2026", "April 1, 2026", "1-Apr-2026", "1st Apr 2026"),
    ],
)
def test_a_day_in_every_notation(text: str) -> None:
    assert date_of(text) == APRIL
    assert duty(f'changed_on: "{text}"').changed_on == APRIL


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", date(2019, 4, 30)),
        ("H1.1.8", date(1989, 1, 8)),
        ("昭和64年1月7日", date(1989, 1, 7)),
    ],
)
def test_eras(text: str, day: date) -> None:
    assert date_of(text) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            ("2024-02-30", "not_a_date"),
            ("46113", "not_a_date"),
            ("4/1", "year_is_missing"),
            ("26/4/1", "not_a_date"),
        ),
        *(
            ("04/01/2026", "not_a_date"),
            ("令和8年", "day_is_missing"),
            ("2026-04", "day_is_missing"),
            ("R8年4月", "day_is_missing"),
        ),
        *(("X8.4.1", "not_a_date"), ("来月", "not_a_date")),
    ],
)
def test_what_is_no_certain_day_is_told(text: str, code: str) -> None:
    assert [problem.code for problem in duty_problems(f'changed_on: "{text}"')] == [code]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_number_of_a_spreadsheet_is_told_with_its_day(language: str) -> None:
    (problem,) = duty_problems("next_due_on: 46113")
    sentence = message(problem, Catalogue("ja" if language == "ja" else "en"))
    assert "2026-04-01" in sentence


def test_periods_in_eras() -> None:
    goals = company(
        "company: A\ndepartments: [{name: B, goals: [{text: C, due: 令和8年度}, {text: D, due: 令和8年4月}]}]"
    ).goals
    assert [goal.due.last_day for goal in goals if goal.due is not None and goal.due is not NONE] == [
        date(2027, 3, 31),
        date(2026, 4, 30),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            ("月1回", "monthly"),
            ("毎月1回", "monthly"),
            ("月に1回", "monthly"),
            ("年12回", "monthly"),
            ("週1回", "weekly"),
            ("年1回", "yearly"),
        ),
        *(
            ("年4回", "quarterly"),
            ("3か月ごと", "quarterly"),
            ("３ヶ月に１回", "quarterly"),
            ("1回/月", "monthly"),
            ("1日1回", "daily"),
            ("週5回", "daily"),
        ),
        *(
            ("once a month", "monthly"),
            ("every 3 months", "quarterly"),
            ("4 times a year", "quarterly"),
            ("once per week", "weekly"),
        ),
        *(
            ("受任のつど", "adhoc"),
            ("契約更新時", "adhoc"),
            ("依頼があったとき", "adhoc"),
            ("事故発生の都度", "adhoc"),
            ("per order", "adhoc"),
        ),
        *(("不定期", "adhoc"), ("必要時", "adhoc"), ("毎月", "monthly")),
        *(("週1", "weekly"), ("月１", "monthly"), ("年4", "quarterly"), ("週5", "daily"), ("毎朝", "daily")),
        *(("月末", "monthly"), ("毎月25日", "monthly"), ("毎週金曜日", "weekly"), ("年度末", "yearly")),
        *(("月次(25日締め)", "monthly"), ("Weekly (Mon)", "weekly"), ("every Friday", "weekly")),
        *(
            ("24/7", "daily"),
            ("every day 03:30-22:00", "daily"),
            ("each shift", "daily"),
            ("every hour", "daily"),
            ("Mondays", "weekly"),
        ),
        *(
            ("as it happens", "adhoc"),
            ("when they come", "adhoc"),
            ("on request", "adhoc"),
            ("within 72 hours", "adhoc"),
        ),
        *(("month-end", "monthly"), ("end of each month", "monthly"), ("毎年3月", "yearly")),
    ],
)
def test_frequencies(text: str, code: str) -> None:
    assert duty(f'frequency: "{text}"').frequency == code


@pytest.mark.parametrize(
    ("text", "around"),
    [
        ("隔週", ("weekly", "monthly")),
        ("月2回", ("weekly", "monthly")),
        ("半期", ("quarterly", "yearly")),
        ("年2回", ("quarterly", "yearly")),
        ("隔月", ("monthly", "quarterly")),
        ("週2回", ("daily", "weekly")),
        ("週3〜4回", ("daily", "weekly")),
        ("twice a year", ("quarterly", "yearly")),
        ("3月", ()),
        ("9時", ()),
        ("定時", ()),
        ("per month", ()),
        ("on each week", ()),
        ("月0回", ()),
    ],
)
def test_a_frequency_between_two_values_is_the_rarer_one_with_a_note(
    text: str, around: tuple[str, ...]
) -> None:
    assert frequency_of(text) == around
    if not around:
        assert [problem.code for problem in duty_problems(f'frequency: "{text}"')] == ["unknown_value"]
        return
    for written in (text, f"{text}(月・木)"):
        loaded = read(
            f'company: A\ndepartments: [{{name: B, duties: [{{name: C, frequency: "{written}"}}]}}]'
        )
        assert loaded.organization is not None
        assert loaded.organization.duties[0].frequency == around[-1]
        assert [note.code for note in loaded.notes] == ["read_as_rarer"]


@pytest.mark.parametrize(
    ("text", "manual"),
    [
        ("△", "outdated"),
        ("作成中", "outdated"),
        ("一部", "outdated"),
        ("一部あり", "outdated"),
        ("有り", "ok"),
        ("✓", "ok"),
        ("無し", "none"),
        ("－", "none"),
        ("-", "none"),
        ("未整備", "none"),
    ],
)
def test_manuals(text: str, manual: str) -> None:
    assert duty(f'manual: "{text}"').manual == manual


@pytest.mark.parametrize("text", ["A", "B", "◎", "○", "△", "大", "小", "★★★", "3", "３", "S"])
def test_a_grade_of_your_own_is_told_with_how_to_explain_it(text: str) -> None:
    (problem,) = duty_problems(f'重要度: "{text}"')
    assert problem.code == "unclear_grade"
    assert "凡例: {重要度: {" in message(problem, Catalogue("ja"))


@pytest.mark.parametrize(
    ("text", "code"), [("高い", "high"), ("低い", "low"), ("中", "medium"), ("High", "high")]
)
def test_plain_words_for_criticality(text: str, code: str) -> None:
    assert duty(f'criticality: "{text}"').criticality == code


def test_a_legend_says_what_the_marks_of_a_file_mean() -> None:
    text = "凡例: {重要度: {A: 最重要, ◎: 高, 大: 高, 3: 低}, 手順書: {○: 古い}}\ncompany: A\ndepartments: [{name: B, duties: [{name: C, 重要度: Ａ, 手順書: ○}, {name: D, 重要度: 3, 手順書: 有}]}]"
    first, second = company(text).duties
    assert (first.criticality, first.manual, second.criticality, second.manual) == (
        "critical",
        "outdated",
        "low",
        "ok",
    )


def test_none_in_every_kind_of_field() -> None:
    found = duty(
        'licence: －, hours_per_month: "-", next_due_on: ×, checked_by: ー, backups: "/", last_done: 無, customer_contact: "-", systems: （なし）'
    )
    assert (found.licence, found.hours_per_month, found.next_due_on, found.checked_by) == (
        NONE,
        NONE,
        NONE,
        NONE,
    )
    assert (found.backups, found.last_done, found.customer_contact, found.systems) == ((), {}, "none", ())
    assert [problem.code for problem in duty_problems('frequency: "-"')] == ["no_none"]


def test_own_keys_of_the_top_level_are_passed_over() -> None:
    text = "x-defaults: &d {manual: ok, hours_per_month: 5}\nx-note: [a, {b: c}]\ncompany: A\ndepartments: [{name: B, duties: [{name: C, <<: *d}]}]"
    assert company(text).duties[0].manual == "ok"
    assert [problem.code for problem in read("company: A\ny-note: 1\ndepartments: [B]").problems] == [
        "unknown_key"
    ]


def test_merge_keys_take_in_what_is_not_written() -> None:
    text = """\
company: A
x-a: &a {手順書: あり, criticality: high, last_done: &days {佐藤: 2026-01-01}}
departments:
  - name: B
    duties:
      - &q {name: quote, primary: p1, hours_per_month: 20, manual: none, backups: none, frequency: monthly}
      - <<: *q
        name: bill
        manual: ok
      - {name: pay, manual: outdated, <<: [*a, *q], last_done: {<<: *days, 伊藤: 2026-02-01}}
"""
    quote, bill, pay = company(text).duties
    assert (bill.name, bill.manual, bill.primary, bill.frequency) == ("bill", "ok", ("p1",), "monthly")
    assert (quote.manual, pay.manual, pay.criticality, pay.primary) == ("none", "outdated", "high", ("p1",))
    assert set(pay.last_done or ()) == {"佐藤", "伊藤"}
    assert [problem.code for problem in read(text.replace("<<: *q", "<<: [x]")).problems] == ["merge_key"]


def test_spans_of_months() -> None:
    assert months_of("3") == (3,)
    assert months_of("12月から2月") == (12, 1, 2)
    assert months_of("13月") == months_of("3月〜") == months_of("春") == ()


def test_figures_are_exact() -> None:
    assert figure_of("0.1人日", "hours") == (0.8, False)
    assert figure_of("20分", "hours/month") == (0.333333, False)
