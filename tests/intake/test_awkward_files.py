"""Small files as they come by mail: each is understood as its writer meant it, or refused at the place with the reason, in both languages."""

import pytest

from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load_text
from tests.intake.texts import TODAY

HEAD = "company: {name: 北斗商事, as_of: 2026-11-20}\n"

UNDERSTOOD: dict[str, tuple[str, list[tuple[tuple[str, ...] | None, tuple[str, ...] | None]]]] = {
    "a dash for nobody": ('主担当: 佐藤, 副担当: "-"', [(("佐藤",), ())]),
    "a long vowel mark for nobody": ("主担当: 佐藤, 副担当: ー", [(("佐藤",), ())]),
    "undecided and vacant": ("主担当: 未定, 副担当: 欠員", [((), ())]),
    "a second post": ("主担当: 佐藤(兼務), 副担当: 佐藤", [(("佐藤",), ("佐藤",))]),
    "two with a slash": (
        "primary: Tanaka/Suzuki, backups: Sato & Ito",
        [(("tanaka", "suzuki"), ("sato", "ito"))],
    ),
    "a deputy, marked behind and before": (
        "主担当: 鈴木(代), 副担当: (代)鈴木",
        [(("鈴木(代)",), ("鈴木(代)",))],
    ),
    "a title and none": ("主担当: 佐藤課長, 副担当: [佐藤, 鈴木]", [(("佐藤",), ("佐藤", "鈴木"))]),
    "a name with a space and without": (
        "主担当: 佐藤　花子, 副担当: 佐藤花子",
        [(("佐藤 花子",), ("佐藤 花子",))],
    ),
    "so many part-timers": ("主担当: 佐藤, 副担当: パート3名", [(("佐藤",), None)]),
    "so many agency staff": (
        "主担当: 佐藤, 副担当: 派遣社員１０人",
        [(("佐藤",), None)],
    ),
    "a department for a person": ("主担当: 経理部, 副担当: 各担当", [(None, None)]),
    "vacant from a month on": ('primary: Vacant (from May), backups: "?"', [((), ())]),
}

REFUSED: dict[str, tuple[str, str, int, int]] = {
    "hours a day or a day and hours": (
        "departments: [{name: B, duties: [{name: C, 月間時間: 1日2時間}]}]",
        "not_a_number",
        2,
        50,
    ),
    "a day of each month or so many days": (
        "departments: [{name: B, duties: [{name: C, 月間時間: 毎月20日}]}]",
        "not_a_number",
        2,
        50,
    ),
    "the end of a month": ("departments: [{name: B, 設立日: 3月末}]", "year_is_missing", 2, 30),
    "a day without its year": ("departments: [{name: B, 設立日: 4月1日}]", "year_is_missing", 2, 30),
    "a goal due at the end of a month": (
        "departments: [{name: B, goals: [{text: C, 期限: 3月末}]}]",
        "year_is_missing",
        2,
        47,
    ),
    "more than all": ("departments: [{name: B, duties: [{name: C, 例外率: 120%}]}]", "out_of_range", 2, 49),
    "a lone goal": ("departments:\n- name: B\n  目標: 売上を10%伸ばす", "one_for_list", 4, 7),
    "a lone duty": ("departments:\n- name: B\n  duties: 請求", "one_for_list", 4, 11),
    "a dot before a duty": ("departments:\n- name: B\n  duties:\n  - ・請求", "list_mark", 5, 5),
    "two dashes": ("departments:\n- name: B\n  duties:\n  - - 請求", "dash_twice", 5, 5),
    "a mark without a legend": (
        "departments: [{name: B, duties: [{name: C, 重要度: ★★★}]}]",
        "unclear_grade",
        2,
        49,
    ),
    "a medium for a key": (
        "departments: [{name: B, duties: [{name: C, ＦＡＸ: あり}]}]",
        "unknown_key",
        2,
        44,
    ),
    "an incomplete waiver": (
        "departments: [{name: B, waive: [{rule: SIL001, reason: D, owner: B}]}]",
        "waiver_incomplete",
        2,
        33,
    ),
    "two names of one key": ("departments: [{name: B, 人数: 5名, 人員数: 5}]", "duplicate_key", 2, 33),
    "a path in quotes": ('departments: [{name: B, mission: "C:\\Users"}]', "yaml_escape", 2, 39),
    "more behind a quotation": ('departments:\n- name: "B" 部\n  office: back', "yaml_after_quote", 3, 13),
}


def company(duty: str) -> Loaded:
    text = f"{HEAD}departments:\n  - name: 経理部\n    duties:\n      - {{name: 支払, {duty}}}\n"
    return load_text(text, today=TODAY)


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_persons_are_who_was_meant(name: str) -> None:
    duty, meant = UNDERSTOOD[name]
    org = company(duty).organization
    assert org is not None
    assert [(item.primary, item.backups) for item in org.duties] == meant


@pytest.mark.parametrize("name", REFUSED)
def test_what_could_be_meant_otherwise_is_told_at_its_place(name: str) -> None:
    text, code, line, column = REFUSED[name]
    loaded = load_text(HEAD + text, today=TODAY)
    assert [(item.code, item.place.line, item.place.column) for item in loaded.problems] == [
        (code, line, column)
    ]
    told = [loaded.messages(language)[0] for language in ("ja", "en")]
    assert told[0] != told[1]


def test_a_lone_goal_is_shown_as_the_list_that_it_has_to_be() -> None:
    loaded = load_text(HEAD + REFUSED["a lone goal"][0], today=TODAY)
    assert "目標: [売上を10%伸ばす]" in loaded.messages("ja")[0]
