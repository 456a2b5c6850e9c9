"""Signs of a Japanese keyboard where YAML wants its own are told by their own name at their place, and nothing else is."""

from pathlib import Path

import pytest

from orgaudit.intake.answers.sheet import read_sheet
from orgaudit.intake.reading import load
from tests.intake.texts import TODAY, company, read, told


def test_an_indentation_of_wide_spaces() -> None:
    text = "company: {name: A, as_of: 2026-04-01}\ndepartments:\n\u3000- name: S\n\u3000\u3000duties: [a]\n"
    assert told(read(text)) == [("wide_space_indent", 3, 1), ("wide_space_indent", 4, 1)]


def test_an_indentation_of_no_break_spaces_in_part() -> None:
    text = "company: A\ndepartments:\n  - name: S\n \u00a0  duties: [a]\n"
    assert told(read(text)) == [("nbsp_indent", 4, 2)]


def test_wide_colons() -> None:
    text = "company\uff1a北斗商事\ndepartments\uff1a\n  - name\uff1a営業部\n"
    assert told(read(text)) == [("wide_colon", 1, 8), ("wide_colon", 2, 12), ("wide_colon", 3, 9)]


def test_a_wide_colon_that_yaml_takes_for_a_letter() -> None:
    text = "company: A\ndepartments:\n  - name: 営業部\n    区分\uff1aフロント\n  - name\uff1a総務部\n"
    assert told(read(text)) == [("wide_colon", 4, 7), ("wide_colon", 5, 9)]


def test_a_wide_colon_behind_a_key_in_braces() -> None:
    text = in_a_department(
        "    duties: [{name: a, 主担当\uff1a佐藤}, {name\uff1ab}, {name\uff1ac, media\uff1a[紙]}]\n"
    )
    assert told(read(text)) == [("wide_colon", 4, column) for column in (27, 38, 48, 57)]


@pytest.mark.parametrize(("space", "code"), [("\u3000", "wide_space_behind"), ("\u00a0", "nbsp_behind")])
def test_such_a_space_behind_a_colon_or_a_dash(space: str, code: str) -> None:
    assert told(read(f"company:{space}A\ndepartments:\n  - name: B\n")) == [(code, 1, 9)]
    assert told(read(f"company: A\ndepartments:\n  -{space}name: B\n")) == [(code, 3, 4)]
    text = in_a_department(f"    duties:\n      - name:{space}C\n        primary: 佐藤\n")
    assert told(read(text)) == [(code, 5, 14)]
    assert told(read(in_a_department(f"    duties: [{{name: C, primary:{space}佐藤}}]\n"))) == [(code, 4, 32)]


def test_wide_brackets() -> None:
    text = "company: A\ndepartments:\n  - name: B\n    duties: \uff3b見積, 請求\uff3d\n    goals: [a, b]\n"
    assert told(read(text)) == [("wide_bracket", 4, 13)]
    assert told(read(text.replace("[a, b]", "[a, b\uff3d"))) == [
        ("wide_bracket", 4, 13),
        ("wide_bracket", 5, 17),
    ]


def in_a_department(fields: str) -> str:
    return f"company: A\ndepartments:\n  - name: B\n{fields}"


@pytest.mark.parametrize(
    ("fields", "code", "line", "column"),
    [
        ("    duties: \u3010見積、請求\u3011\n", "wide_bracket", 4, 13),
        ("    duties: \uff08見積\uff09\n", "wide_bracket", 4, 13),
        ("    charter: \u300c見積、請求\u300d\n", "wide_bracket", 4, 14),
        ("    duties: [{name: C, backups: \u3014佐藤、鈴木\u3015}]\n", "wide_bracket", 4, 33),
        ("    duties: [{name: C, media: \uff08紙、FAX\uff09}]\n", "wide_bracket", 4, 31),
        ("    duties: [見積, 請求\u3011\n", "wide_bracket", 4, 20),
        ("    duties:\n      - {name: 見積\uff09\n", "wide_bracket", 5, 18),
        ("    duties:\n      - \u3010name: 見積, primary: 佐藤\u3011\n", "wide_bracket", 5, 9),
        ("    mission: \u201c速く: 丁寧に\u201d\n", "wide_quote", 4, 14),
        ('    mission: "速く\u201d\n', "wide_quote", 4, 17),
        ("    mission: 'fast\u2019\n", "wide_quote", 4, 19),
        ("    \u201coffice\u201d: front\n", "wide_quote", 4, 5),
        ("    office: \u2018front\u2019\n", "wide_quote", 4, 13),
        ("    created_on: \uff022026-04-01\uff02\n", "wide_quote", 4, 17),
    ],
)
def test_brackets_and_quotes_of_other_keyboards(fields: str, code: str, line: int, column: int) -> None:
    assert told(read(in_a_department(fields))) == [(code, line, column)]


@pytest.mark.parametrize(
    "fields",
    [
        "    mission: \u201c顧客第一\u201d、速さ\n",
        "    mission: \u3010重要\u3011見積、請求\u3010特\u3011\n",
        "    mission: it\u2019s ours: fast\n".replace(": fast", ", fast"),
        "    charter: \u3010見積\u3011\n",
        "    duties: [見積\uff08国内、海外\uff09, \u3010重要\u3011請求]\n",
        "    duties: [{name: C, primary: \uff08佐藤\uff09}]\n",
    ],
)
def test_brackets_and_quotes_within_a_text_are_the_text(fields: str) -> None:
    assert len(company(in_a_department(fields)).departments) == 1


def test_a_mistake_beside_brackets_in_a_text_is_told_as_what_it_is() -> None:
    text = in_a_department("    mission: 速さ\uff08国内\uff09\n    duties: [見積\uff08国内\uff09, 請求\n")
    assert [code for code, _, _ in told(read(text))] == ["open_bracket"]


def test_other_mistakes_of_the_file_are_told_too() -> None:
    text = "company: A\ndepartments:\n  - name: B\n    offce: front\n  - name\uff1aC\n"
    assert told(read(text)) == [("unknown_key", 4, 5), ("wide_colon", 5, 9)]


@pytest.mark.parametrize(
    "fields",
    [
        'mission: "方針\uff1a速く"',
        "mission: 顧客対応\uff1a常時",
        "charter: ['\uff3b重要\uff3d見積、請求', \uff3b特\uff3d見積]",
        "mission: |\n      備考\uff1a速く\n      \u3000- 丁寧に",
        "mission: 速く\u3000丁寧に",
        "duties: [{name: C, note: 区分\uff1aフロント}]",
        "duties: [区分\uff1aフロントの見直し]",
        "duties: [{note: '見積, 区分\uff1aフロント', name: C}]",
        "mission: 目的, 区分\uff1aフロント",
    ],
)
def test_such_signs_within_a_text_are_the_text(fields: str) -> None:
    assert len(company(f"company: A\ndepartments:\n  - name: B\n    {fields}\n").departments) == 1


@pytest.mark.parametrize("encoding", ["utf-32", "utf-32-le", "utf-32-be"])
def test_utf_32_is_told_by_its_name(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.yaml").write_bytes("company: A\ndepartments: [B]\n".encode(encoding))
    assert [problem.code for problem in load(str(tmp_path), today=TODAY).problems] == ["utf32"]


def test_signs_without_width_in_a_copied_answer_are_not_read() -> None:
    sheet = read_sheet("- Answer (0123456789): 佐藤:\u200b2026-04-01\n", "sheet.md")
    assert [answer.content for answer in sheet.answers] == ["佐藤:2026-04-01"]
