"""A file with many mistakes: every one told, each on its own line with its place, in one run."""

import re
from pathlib import Path

import pytest

from tests.cli.calling import call

TWELVE = """\
company:
  name: 北斗商事
  employees: たくさん
  country: Japan
departments:
  - name: 営業部
    office: frnt
    head: 田中
    headcount: -3
    dutys: [新規開拓]
  - name: 経理部
    duties:
      - {name: 請求, primary: 佐藤, hours_per_month: -5}
      - {name: 支払, deadline: すぐ, next_due_on: 2026-13-01}
      - {name: 支払}
      - {name: 月次決算, name: 年次決算}
      - {name: 給与, also_in: [人事部]}
handoffs:
  - {from: 営業部, to: 物流部}
"""
MISTAKES = 12
PLACE = re.compile(r"^twelve\.yaml:(\d+):(\d+): .+")


@pytest.mark.parametrize("language", ["ja", "en"])
def test_twelve_mistakes_give_twelve_lines_with_their_places(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("twelve.yaml").write_text(TWELVE, encoding="utf-8")
    called = call("audit", "twelve.yaml", "--lang", language, "--quiet")
    lines = called.err.splitlines()
    assert called.code == 2
    assert called.out == ""
    assert len(lines) == MISTAKES, called.err
    places = [(int(match[1]), int(match[2])) for match in map(PLACE.match, lines) if match]
    assert len(places) == MISTAKES
    assert places == sorted(places)
    assert "Traceback" not in called.err


def test_problems_speak_the_language_of_the_file() -> None:
    japanese = call("audit", "-", stdin="会社: 北斗\n部署:\n  - 部署名: 営業部\n    業務め: []\n").err
    english = call("audit", "-", stdin="company: A\ndepartments:\n  - name: Sales\n    dutys: []\n").err
    assert re.search("[ぁ-ん]", japanese)
    assert not re.search("[ぁ-ん]", english)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "company: A\n  b: c\n",
        "a: &a [*a]\n",
        "[" * 5000,
        "- 1\n- 2\n",
        "company: A\ndepartments: {}\n",
        "\x00",
    ],
    ids=["empty", "blank", "indented", "cycle", "deep", "list", "map", "nul"],
)
def test_nonsense_is_told_and_never_a_crash(text: str) -> None:
    called = call("audit", "-", stdin=text)
    assert called.code in (2, 3), called.err
    assert called.err.startswith("<stdin>:")


def test_notes_are_told_and_the_audit_goes_on() -> None:
    text = "会社: 北斗商事\n部署:\n  - 部署名: 営業部\n    業務: [見積書の作成]\n"
    called = call("audit", "-", stdin=text.encode("cp932"))
    assert called.code == 0
    assert called.err.startswith("<stdin>:")
    assert call("audit", "-", "--quiet", stdin=text.encode("cp932")).err == ""


@pytest.mark.parametrize(
    ("language", "told"),
    [("ja", "ほかに4か所あります: 6、7、8、9行目"), ("en", "4 more times: line 6, 7, 8 and 9")],
)
def test_one_slip_in_every_duty_is_told_once_with_its_lines(language: str, told: str) -> None:
    duties = "".join(f"  - {{業務名: 業務{number}, 担当: 佐藤}}\n" for number in range(5))
    text = f"会社: 北斗\n部署:\n- 部署名: 営業部\n  業務:\n{duties}"
    called = call("audit", "-", "--lang", language, stdin=text)
    assert sum("担当" in line for line in called.err.splitlines()) == 1
    assert told in called.err
    each = call("audit", "-", "--verbose", stdin=text).err
    assert sum("担当" in line for line in each.splitlines()) == 5


def test_the_same_slip_three_times_is_told_three_times() -> None:
    text = "company: A\ndepartments:\n- name: B\n  duties:\n" + "  - {nam: C}\n" * 3
    assert call("audit", "-", stdin=text).err.count("“nam”") == 3
