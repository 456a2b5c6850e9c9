"""One run tells every mistake of a file, each once and where it stands."""

from orgaudit.intake.fields import table
from orgaudit.wording.catalogue import Catalogue
from tests.intake.texts import read, told

TWELVE = """\
company: {name: 北斗商事, employees: -5, 業種: 小売り業}
departments:
  - name: 営業部
    office: frnt
    区分: フロント
    parent: 本社
    duties:
      - name: 見積書の作成
        副坦当: [鈴木]
        hours_per_month: 30冊
        peak_months: [3, 13]
        manual_reviewed_on: 2026-02-30
      - 見積書の作成
handoffs:
  - {from: 営業部, to: 経理部, sla_days: 3}
waivers:
  - {rule: SIL001, subject: 営業部}
"""


def test_twelve_mistakes_give_twelve_problems() -> None:
    assert told(read(TWELVE)) == [
        ("out_of_range", 1, 34),
        ("unknown_value", 1, 42),
        ("unknown_value", 4, 13),
        ("duplicate_key", 5, 5),
        ("dangling_department", 6, 13),
        ("unknown_key", 9, 9),
        ("not_a_number", 10, 26),
        ("not_a_month", 11, 26),
        ("not_a_date", 12, 29),
        ("duplicate_id", 13, 9),
        ("dangling_place", 15, 21),
        ("waiver_incomplete", 17, 5),
    ]


def test_nearest_words_are_offered() -> None:
    facts = {(item.code, item.place.line): item.facts for item in read(TWELVE).problems}
    assert facts["unknown_key", 9]["nearest"] == "副担当"
    assert facts["unknown_value", 4]["nearest"] == "front"
    assert facts["unknown_value", 1]["nearest"] == "小売"
    assert facts["duplicate_key", 5]["first"] == "company.yaml:4:5"
    assert facts["duplicate_id", 13]["first"] == "company.yaml:8:15"
    assert facts["waiver_incomplete", 17]["missing"] == ("reason", "owner", "expires")


def test_allowed_words_are_in_the_language_of_the_slip() -> None:
    facts = {(item.code, item.place.line): item.facts for item in read(TWELVE).problems}
    assert facts["unknown_value", 4]["allowed"] == ("front", "middle", "back", "mixed")
    assert "卸小売" in str(facts["unknown_value", 1]["allowed"])


def test_a_long_list_of_allowed_keys_is_cut_to_the_useful_part() -> None:
    facts = next(item.facts for item in read(TWELVE).problems if item.code == "unknown_key")
    allowed = facts["allowed"]
    assert isinstance(allowed, tuple)
    assert allowed[0] == "副担当"
    assert len(allowed) <= 8
    assert facts["more"] == len(table().sections["duty"].fields) - len(allowed)


def test_sentences_read_as_a_manager_would_write_them() -> None:
    problem = next(item for item in read(TWELVE).problems if item.code == "unknown_value")
    assert Catalogue("ja").ui("problems.unknown_value", **problem.facts) == (
        "「業種」の値「小売り業」は使えません。「小売」ではありませんか。"
        "使える値: 一般、金融、製造、卸小売、IT、士業、医療介護、行政。"
    )
    assert (
        Catalogue("en")
        .ui("problems.unknown_value", **problem.facts)
        .startswith("“小売り業” is not a value for “業種”.")
    )


def test_a_wrong_value_is_not_also_missing() -> None:
    assert told(read("company: A\ndepartments: [{name: [B]}]")) == [("not_text", 2, 22)]


def test_a_wrong_name_does_not_break_what_stands_below_it() -> None:
    text = "company: A\ndepartments: [{name: {}, duties: [{name: C, offce: x}]}]"
    assert told(read(text)) == [("not_text", 2, 22), ("unknown_key", 2, 45)]
