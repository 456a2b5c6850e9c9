"""An unknown key gets the one it stands for: another form, the other number, a synonym, a heading of spreadsheets, a slip."""

from datetime import date

import pytest

from orgaudit.intake.editing.suggested import as_offered
from orgaudit.intake.fields import table
from orgaudit.intake.near_keys import TABLE, near_key
from orgaudit.intake.reading import load_text
from orgaudit.intake.yaml.plain import plain_file

SECTIONS = table().sections


@pytest.mark.parametrize(
    ("section", "written", "meant"),
    [
        ("person", "leaves", "leaving_on"),
        ("person", "leaving-on", "leaving_on"),
        ("person", "LastDay", "leaving_on"),
        ("person", "退職日", "離任予定日"),
        ("person", "line_manager", "reports_to"),
        ("duty", "hoursPerMonth", "hours_per_month"),
        ("duty", "backup", "backups"),
        ("duty", "副担当者", "副担当"),
        ("duty", "主坦当", "主担当"),
        ("duty", "月間時間（h）", "月間時間"),
        ("duty", "deputies", "backups"),
        ("duty", "SOP", "manual"),
        ("duty", "決裁者", "承認段数"),
        ("duty", "primry", "primary"),
        ("department", "Head Count", "headcount"),
        ("department", "tasks", "duties"),
        ("department", "duty", "duties"),
        ("department", "部署の目的", "ミッション"),
        ("department", "department purpose", "mission"),
        ("duty", "業務の手順書", "手順書"),
        ("duty", "task_owner", "primary"),
        ("goal", "期日", "期限"),
        ("goal", "dueDate", "due"),
        ("handoff", "receiver", "to"),
        ("handoff", "リードタイム", "待ち日数"),
        ("waiver", "until", "expires"),
        ("waive", "approvedBy", "owner"),
        ("company", "sector", "industry"),
        ("top", "teams", "departments"),
        ("top", "引継ぎ", "受け渡し"),
        ("duty", "departments", "also_in"),
        ("duty", "Department", "also_in"),
        ("unowned", "assignee", "primary"),
        ("unowned", "department", "departments"),
        ("duty", "電話番号", None),
        ("person", "favourite_colour", None),
    ],
)
def test_the_key_that_is_meant(section: str, written: str, meant: str | None) -> None:
    assert near_key(SECTIONS[section], written) == meant


def test_every_key_of_the_table_exists_and_no_word_of_it_is_a_key_of_its_section() -> None:
    for name, keys in plain_file(TABLE).items():
        section = SECTIONS[name]
        assert not [key for key in keys if section.find(key) is None]
        own = {field.key for field in section.fields}
        assert not [
            word for words in keys.values() for word in words if section.find(str(word)) and str(word) in own
        ]


def test_every_key_but_those_of_lists_has_synonyms() -> None:
    known = plain_file(TABLE)
    for name, section in SECTIONS.items():
        if name not in ("waive", "unowned"):
            assert {field.key for field in section.fields} == known[name].keys()


@pytest.mark.parametrize(
    ("written", "offered"),
    [
        ("紙の台帳", "紙"),
        ("会員Excel台帳", "excel"),
        ("printed paper", "paper"),
        ("手書き", "紙"),
        ("伝書鳩", None),
        ("紙やFAXや電話や郵送など", None),
    ],
)
def test_a_value_of_more_words_is_offered_the_one_that_it_names(written: str, offered: str | None) -> None:
    text = f"company: a\ndepartments: [{{name: b, duties: [{{name: c, media: [{written}]}}]}}]\n"
    (problem,) = load_text(text, today=date(2026, 11, 1)).problems
    assert (problem.code, problem.facts.get("nearest")) == ("unknown_value", offered)


@pytest.mark.parametrize(
    ("written", "offered"), [("[daily]", "daily"), ("[ monthy ]", "monthly"), ("[daily, weekly]", None), ("{a: b}", None)]
)  # fmt: skip
def test_a_list_of_one_is_offered_what_is_in_it(written: str, offered: str | None) -> None:
    text = f"company: a\ndepartments: [{{name: b, duties: [{{name: c, frequency: {written}}}]}}]\n"
    (problem,) = load_text(text, today=date(2026, 11, 1)).problems
    assert (problem.code, problem.facts.get("nearest")) == (
        "unknown_value" if offered else "one_choice",
        offered,
    )
    new, _ = as_offered({"a.yaml": text}, date(2026, 11, 1))
    assert new["a.yaml"] == (text.replace(written, offered) if written == "[daily]" and offered else text)


@pytest.mark.parametrize(
    ("key", "under"), [("業務", "部署"), ("ミッション", "部署"), ("charter", "departments")]
)
def test_what_belongs_to_a_department_is_sent_there_from_the_top(key: str, under: str) -> None:
    text = f"会社: A\n部署:\n- 部署名: B\n{key}:\n- C\n"
    (problem,) = load_text(text, today=date(2026, 11, 20)).problems
    assert (problem.code, problem.facts["under"]) == ("misplaced_key", under)


@pytest.mark.parametrize(
    ("duties", "item"),
    [
        ("{Payroll: {primary: Ann}, Invoices: Ben}", "- name: Payroll"),
        ("{name: Payroll, primary: Ann}", "- name: Payroll"),
        ("{業務名: 給与, 主担当: 佐藤}", "- 業務名: 給与"),
    ],
)
def test_a_map_for_a_list_is_told_with_its_first_item(duties: str, item: str) -> None:
    text = f"company: A\ndepartments:\n- name: B\n  duties: {duties}\n"
    (problem,) = load_text(text, today=date(2026, 11, 20)).problems
    assert (problem.code, problem.facts["first"]) == ("map_for_list", item)
