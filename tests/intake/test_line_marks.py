"""Marks of lists and remarks, signs behind keys and signs that nobody sees: each is told by its own name at its place."""

import pytest

from orgaudit.intake.yaml import yaml_parser
from tests.intake.texts import company, read, told

HEAD = "company: A\ndepartments:\n  - name: B\n"


@pytest.mark.parametrize(
    "mark", ["・", "･", "•", "●", "■", "–", "— ", "ー", "− ", "＊", "①", "1. ", "2）", "-"]
)
def test_marks_of_lists(mark: str) -> None:
    code = "dash_without_space" if mark == "-" else "list_mark"
    assert told(read(f"{HEAD}    duties:\n      {mark}見積\n      {mark}請求\n")) == [(code, 5, 7)]
    assert told(read(f"{HEAD}    charter:\n      {mark}見積\n")) == [(code, 5, 7)]


def test_marks_of_lists_before_keys_are_told_on_every_line() -> None:
    text = "company: A\ndepartments:\n  ・name: B\n    office: back\n  ・name: C\n"
    assert told(read(text)) == [("list_mark", 3, 3), ("list_mark", 5, 3)]


@pytest.mark.parametrize("mark", ["＃", "※", "//"])
def test_marks_of_remarks(mark: str) -> None:
    text = f"company: A\n{mark} 部署\ndepartments: [B]\nduties: []\n{mark} 終わり\n"
    assert told(read(text)) == [("remark_mark", 2, 1), ("remark_mark", 5, 1)]


@pytest.mark.parametrize("value", ["営業部 ＃注意", "見積書の作成 ＃月末のみ"])
def test_a_wide_hash_in_a_name(value: str) -> None:
    place = ("remark_mark", 2, 16 + value.index("＃"))
    assert told(read(f"company: A\ndepartments: [ {value} ]\n")) == [place]
    assert told(read(f"company: A\ndepartments:\n  - name: {value}\n"))[0][0] == "remark_mark"


@pytest.mark.parametrize("sign", [";", "；", " =", "＝"])
def test_other_signs_behind_a_key(sign: str) -> None:
    text = f"company: A\ndepartments:\n  - name{sign} B\n    office: back\n  - 名前{sign} C\n"
    at = len(sign) - 1
    assert told(read(text)) == [("no_colon", 3, 9 + at), ("no_colon", 5, 7 + at)]
    assert told(read(f"company: A\ndepartments:\n  - name{sign} B\n")) == [("no_colon", 3, 9 + at)]


def test_colons_without_a_space() -> None:
    assert told(read("company:A\n")) == [("colon_without_space", 1, 8)]
    text = "company: A\ndepartments:\n  - name:B\n    duties:[見積]\n"
    assert told(read(text)) == [("colon_without_space", 3, 9)]


@pytest.mark.parametrize("sign", ["\ufeff", "\u200b", "\u2060", "\u00ad"])
def test_signs_that_nobody_sees(sign: str) -> None:
    assert told(read(f"{HEAD}    {sign}office: back\n")) == [("invisible_sign", 4, 5)]
    assert told(read(f"company: A\ndepartments:\n  - name: 営業{sign}部\n")) == [("invisible_sign", 3, 13)]
    assert told(read(f"{HEAD}    head: 佐藤{sign}\n")) == [("invisible_sign", 4, 13)]
    assert told(read(f"company: A\ndepartments: [営業部, 経理{sign}部]\n")) == [("invisible_sign", 2, 22)]


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ("head: “佐藤”", ("wide_quote", 4, 11)),
        ("duties: [見積, “請求”]", ("wide_quote", 4, 18)),
        ("duties: [{name: C, backups: [佐藤, ＂鈴木＂]}]", ("wide_quote", 4, 38)),
        ("duties: 【見積, 請求]", ("wide_bracket", 4, 13)),
        ("duties: [見積, 請求】", ("wide_bracket", 4, 20)),
        ("duties: （見積、請求]", ("wide_bracket", 4, 13)),
    ],
)
def test_quotes_and_brackets_round_names(fields: str, place: tuple[str, int, int]) -> None:
    assert told(read(f"{HEAD}    {fields}\n")) == [place]


@pytest.mark.parametrize(
    "fields",
    [
        "mission: “顧客第一”",
        'duties: [ライン ＃2の保全, ○○商店の対応, 見積 ※月末, "“請求”", 1.5次審査]',
        "duties: [{name: C, note: '＃ 注意 ・一つ'}, {name: D, note: ・一つ ・二つ ※三つ ＃タグ}]",
        "duties:\n      - name: C\n        note: |\n          ・一つ\n          ※二つ\n          name:三つ = 四つ",
        "goals: ['目標: 売上', 売上=利益+費用]",
        "headcount: \n      3",
        "duties: なし",
        "head: －",
    ],
)
def test_what_they_are_in_texts(fields: str) -> None:
    assert len(company(f"{HEAD}    {fields}\n").departments) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{HEAD}     office: back\n", ("uneven_indent", 4, 6)),
        (f"{HEAD}   office: back\n", ("uneven_indent", 4, 4)),
        ("company:\n  name: A\n   country: JP\ndepartments: [B]\n", ("uneven_indent", 3, 4)),
        (f"{HEAD}    duties:\n    - name: 見積\n     primary: 佐藤\n", ("uneven_indent", 6, 6)),
        (f"{HEAD}    mission: 目的: 売る\n", ("colon_in_value", 4, 16)),
        (f"{HEAD}    duties:\n      - 見積\n       - 請求\n", ("item_within", 5, 9)),
        (f'{HEAD}    mission: "売る\n    office: back\n', ("open_quote", 4, 14)),
        (f"{HEAD}    duties: [見積, 請求\n  - name: C\n", ("open_bracket", 4, 13)),
        ("company: @A\ndepartments: [B]\n", ("reserved_sign", 1, 10)),
        ("company: &営業\ndepartments: [B]\n", ("reserved_sign", 1, 10)),
        ("｛company: A｝\n", ("wide_bracket", 1, 1)),
    ],
)
@pytest.mark.parametrize("fast", [True, False])
def test_what_a_complaint_of_the_parser_means(
    text: str, place: tuple[str, int, int], monkeypatch: pytest.MonkeyPatch, *, fast: bool
) -> None:
    if not fast:
        monkeypatch.setattr(yaml_parser, "HAS_C_PARSER", False)
    assert told(read(text)) == [place]


def test_a_block_of_lines_is_no_list() -> None:
    (problem,) = read(f"{HEAD}    duties: |\n      見積\n      請求\n").problems
    assert (problem.code, problem.facts["list"]) == ("several_in_one_item", "[見積, 請求]")


def test_of_several_names_where_one_is_asked_for_it_is_told_which_counts() -> None:
    org = read(f"{HEAD}    duties: [{{name: C, macro_owner: 鈴木・田中}}]\n")
    notes = {item.code: item.facts["examples"] for item in org.notes}
    assert notes["one_of_several"] == ('"鈴木・田中" → 鈴木',)


def test_a_block_text_beside_a_mistake_is_left_alone() -> None:
    note = "    mission: |\n      ・一つ\n      ※二つ\n      name:三つ\n"
    head = f"company: A\ndepartments:\n  - name: B\n{note}"
    torn = f"{head}  ・name: C\n{note}  ・name: D\n"
    assert told(read(torn)) == [("list_mark", 8, 3), ("list_mark", 13, 3)]
    assert told(read(f"{head}  - name: C\n    ・office: back\n{note}")) == [("list_mark", 9, 5)]
