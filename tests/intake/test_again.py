"""A text that is read time and again while it is edited gives each time what a whole reading of it gives."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orgaudit.intake.again import rereading
from orgaudit.intake.again.rereading import Rereading
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import load_texts
from orgaudit.model.organization import Organization
from tests.cli.companies import TRADING
from tests.examples import examples

TODAY = date(2026, 10, 1)

RICH = """\
# 星野商会
company: {name: 星野商会, industry: 卸売, as_of: 令和8年10月1日}
people:
  - {id: akiyama, name: 秋山 一, department: 営業部, skills: {営業部/見積作成: 3}}
  - 石田
  - 空席

# ここから部署
departments:
  - name: 営業部
    head: 秋山課長
    goals:
      - 売上を伸ばす
      - {text: 粗利を守る, owner: 石田部長, from: 経理部/費用を抑える}
    duties:
      - {name: 見積作成, primary: 秋山さん, backups: 石田・森, manual: なし, hours_per_month: 60}
      - name: 受注入力
        primary: [秋山 一, 総務担当]
        backups: [空席]
        hours_per_month: 80h
        consumer: [経理部]
        last_done: {森: 2026-03-01}
        waive:
          - {rule: SIL001, reason: 小さな会社, owner: 石田, expires: 2027-01-01}
  - name: 総務部
    head: 森
    duties: []
  # 経理は二人
  - name: 経理部
    goals: [費用を抑える]
    duties:
      - name: 支払承認
        primary: 森
        checked_by: 営業部
        approvals: [森, 石田]
        note: |
          - name: 経理部ではない
            duties: []
        media: 紙
      - {name: 給与計算, primary: 石田, backups: なし, also_in: [総務部], deadline: 法定}

handoffs:
  - {from: 営業部/受注入力, to: 経理部, what: 請求, medium: 紙, escalation: 森}
  - {from: 経理部, to: 総務部}
duties:
  - {name: 棚卸, primary: 秋山, departments: [総務部]}
waivers:
- {rule: ANA001, subject: 経理部/支払承認, reason: 来年, owner: 経理部, expires: 2027-03-31}
"""

ENGLISH = """\
departments:
- name: Sales
  head: Ann Lee
  duties:
  - {name: Quotes, primary: "Ann Lee", backups: [Bob]}
  - name: Orders
    primary: Bob
    backups: none
- name: Finance
  duties: [Payroll, {name: Invoices, primary: Cy Young}]
people: {ann: {name: Ann Lee}, bob: Bob}
company: {name: Acme, as_of: 2026-10-01}
"""

BASES = (RICH, TRADING, ENGLISH, RICH.replace("\n", "\r\n"))

SIGNS = st.sampled_from(
    [*"abあ1 -:#,[]{}\"'|>&*!?%\t\n\r　：＃\u2028", "- ", ": ", "\n  - ", "\n---\n", "<<: ", "なし"]
)
WORDS = (
    "石田",
    "森",
    "秋山 一",
    "営業部",
    "総務部",
    "経理部",
    "見積作成",
    "Ann Lee",
    "Bob",
    "Sales",
    "60",
    "company",
)

Edit = Callable[[str], str]


def typed(at: float, sign: str) -> Edit:
    return lambda text: text[: int(at * len(text))] + sign + text[int(at * len(text)) :]


def erased(at: float, length: int) -> Edit:
    return lambda text: text[: int(at * len(text))] + text[int(at * len(text)) + length :]


def of_lines(change: Callable[[list[str], int], None], at: float) -> Edit:
    def edit(text: str) -> str:
        lines = text.split("\n")
        change(lines, int(at * len(lines)))
        return "\n".join(lines)

    return edit


def pasted(lines: list[str], row: int, count: int, to: float) -> None:
    goal = int(to * len(lines))
    lines[goal:goal] = lines[row : row + count]


def indented(lines: list[str], row: int, by: int) -> None:
    lines[row] = (
        " " * by + lines[row]
        if by > 0
        else lines[row][min(-by, len(lines[row]) - len(lines[row].lstrip())) :]
    )


def added(lines: list[str], row: int, name: str) -> None:
    lines.insert(row, f"      - {{name: {name}, primary: {name}子, hours_per_month: 7}}")


AT = st.floats(0, 0.999)
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(typed, AT, SIGNS),
    st.builds(erased, AT, st.integers(1, 3)),
    st.builds(
        lambda at, count: of_lines(lambda lines, row: lines.__delitem__(slice(row, row + count)), at),
        AT,
        st.integers(1, 9),
    ),
    st.builds(
        lambda at, count, to: of_lines(lambda lines, row: pasted(lines, row, count, to), at),
        AT,
        st.integers(1, 12),
        AT,
    ),
    st.builds(
        lambda at, by: of_lines(lambda lines, row: indented(lines, row, by), at),
        AT,
        st.sampled_from([-4, -2, 1, 2]),
    ),
    st.builds(
        lambda at, name: of_lines(lambda lines, row: added(lines, row, name), at), AT, st.sampled_from(WORDS)
    ),
    st.builds(
        lambda old, new: lambda text: text.replace(old, new),
        st.sampled_from(WORDS),
        st.sampled_from([*WORDS, "新人", "石田さん"]),
    ),
    st.builds(
        lambda old, new: lambda text: text.replace(old, new, 1),
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
    ),
)


def assert_same(found: Loaded, whole: Loaded) -> None:
    assert found == whole
    if found.organization and whole.organization:
        # Equal maps may stand in another order, and places are made when they are asked for.
        assert list(map(repr, _everything(found.organization))) == list(
            map(repr, _everything(whole.organization))
        )


def _everything(org: Organization) -> Sequence[object]:
    return (*org.people, *org.subjects(), *org.waivers, org.language, org.as_of)


@pytest.mark.slow
@examples(40)
@given(st.sampled_from(BASES), st.lists(EDITS, max_size=6))
def test_after_any_edits_a_text_reads_as_at_first_sight(base: str, edits: list[Edit]) -> None:
    texts, ones = [base], Rereading()
    assert_same(ones.read([("org.yaml", base)], TODAY), load_texts([("org.yaml", base)], today=TODAY))
    for edit in edits:
        texts.append(edit(texts[-1]))
        undone = texts[len(texts) // 2]
        for text in (texts[-1], undone, texts[-1]):
            now = [("org.yaml", text)]
            assert_same(ones.read(now, TODAY), load_texts(now, today=TODAY))


def test_an_empty_text_is_no_surprise() -> None:
    ones = Rereading()
    for text in ("", "#", "\n", "- a", RICH, ""):
        now = [("org.yaml", text)]
        assert_same(ones.read(now, TODAY), load_texts(now, today=TODAY))


@pytest.mark.parametrize(
    "many", ["        - {name: d%d, nosuch: 1}\n", "        - {name: d%d, also_in: [nowhere]}\n"]
)
def test_more_problems_than_anyone_reads_are_no_surprise(many: str) -> None:
    ones = Rereading()
    wrong = ENGLISH + "x-mine: 1\n" + "duties:\n" + "".join(many % number for number in range(600))
    inside = RICH.replace(
        "    duties: []\n", "    duties:\n" + "".join(many % number for number in range(600)), 1
    )
    for text in (ENGLISH, wrong, RICH, inside, RICH):
        now = [("org.yaml", text)]
        assert_same(ones.read(now, TODAY), load_texts(now, today=TODAY))
    assert len(load_texts([("org.yaml", inside)], today=TODAY).problems) > 500


def test_a_company_in_several_files_reads_as_at_first_sight() -> None:
    ones, (head, tail) = Rereading(), RICH.split("\n# ここから部署\n")
    for first, second in (
        (head, tail),
        (head, tail.replace("80h", "90h")),
        (head + "  - 森\n", tail),
        (head, tail + head),
    ):
        now = [("people.yaml", first), ("org.yaml", second)]
        assert_same(ones.read(now, TODAY), load_texts(now, today=TODAY))


ORDINARY = (
    ("hours_per_month: 60", "hours_per_month: 6"),
    ("media: 紙", "media: 紙\n        manual: なし"),
    ("受注入力", "受注の入力"),
    ("primary: [秋山 一", "primary: [新人"),
    ("# ここから部署", "# ここから\n# 部署"),
    ("営業部", "営業課"),
)


@pytest.mark.parametrize(("old", "new"), ORDINARY)
def test_an_ordinary_edit_is_not_read_as_a_whole(old: str, new: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ones = Rereading()
    before = ones.read([("org.yaml", RICH)], TODAY)
    monkeypatch.setattr(rereading, "load_texts", None)
    after = ones.read([("org.yaml", RICH.replace(old, new))], TODAY)
    assert before.organization
    assert after.organization


def test_a_department_that_nothing_changed_for_is_the_very_same() -> None:
    ones = Rereading()
    before = ones.read([("org.yaml", TRADING)], TODAY).organization
    after = ones.read(
        [("org.yaml", TRADING.replace("hours_per_month: 80", "hours_per_month: 8"))], TODAY
    ).organization
    assert before
    assert after
    assert [one is other for one, other in zip(before.departments, after.departments, strict=True)] == [
        False,
        True,
        True,
    ]


def test_the_same_department_pasted_twice_is_told() -> None:
    ones = Rereading()
    ones.read([("org.yaml", ENGLISH)], TODAY)
    twice = ENGLISH.replace(
        "people:", "- name: Finance\n  duties: [Payroll, {name: Invoices, primary: Cy Young}]\npeople:"
    )
    for text in (twice, ENGLISH, twice):
        now = [("org.yaml", text)]
        assert_same(ones.read(now, TODAY), load_texts(now, today=TODAY))
    assert [problem.code for problem in ones.read(now, TODAY).problems] == ["duplicate_id"]
