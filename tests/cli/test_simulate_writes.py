"""Every scenario on every layout is written with every remark kept and read back as simulated, or refused with cause and line."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from orgaudit.intake.reading import load
from orgaudit.model.organization import Organization
from orgaudit.model.scenario import Step, carried_out
from tests.cli.calling import call
from tests.examples import spread

TODAY = date(2026, 11, 1)

BLOCK = """\
# r1 head
company: 北斗商事   # r2
people:   # r3
  佐藤花子:   # r4
    department: 経理部   # r5
  鈴木一郎: {department: 経理部}   # r6

# r7 between
departments:   # r8
  - name: 経理部   # r9
    head: 佐藤花子   # r10
    # r11 inside
    goals:
      - text: 月次決算を5営業日で締める   # r12
    duties:   # r13
      - name: 給与計算   # r14
        primary: 佐藤花子   # r15
        backups:   # r16
          - 鈴木一郎   # r17
        hours_per_month: 30   # r18
        monthly_hours:   # r19
          # r20
          3: 50   # r21
          8: 10   # r22
        note: |
          一行目 # no remark
            二行目

          三行目
      # r23 before
      - {name: 請求, primary: 鈴木一郎, hours_per_month: 20}   # r24
      - 支払   # r25
  - name: 営業部   # r26
    duties:
      - name: 見積   # r27
        primary: 田中
        note: >-
          畳まれた
          文
handoffs:   # r28
  - {from: 営業部/見積, to: 経理部/請求, what: 見積書}   # r29
# r30 tail
"""
FLOW = """\
# r1
{company: 北斗商事, people: {佐藤花子: {department: 経理部}, 鈴木一郎: {department: 経理部}}, departments: [   # r2
  {name: 経理部, head: 佐藤花子, duties: [   # r3
    {name: 給与計算, primary: 佐藤花子, backups: [鈴木一郎], hours_per_month: 30, monthly_hours: {3: 50, 8: 10}},   # r4
    {name: 請求, primary: [鈴木一郎], hours_per_month: 20}, 支払]},   # r5
  {"name": "営業部", 'duties': [{name: 見積, primary: "田中"}]}   # r6
]}
# r7
"""
MERGED = """\
x-usual: &usual   # r1
  manual: なし   # r2
  hours_per_month: 12   # r3
company: 北斗商事
departments:
  - name: 経理部
    head: 佐藤花子
    duties:
      - <<: *usual   # r4
        name: 給与計算   # r5
        primary: &kim 佐藤花子   # r6
        backups: [鈴木一郎]
      - {<<: *usual, name: 請求, primary: *kim}   # r7
      - 支払
  - name: 営業部   # r8
    duties:
      - {name: 見積, primary: 田中, hours_per_month: 5}
"""
JAPANESE = BLOCK
for english, japanese in (
    ("company:", "会社:"),
    ("people:", "人員:"),
    ("departments:", "部署:"),
    ("name:", "名前:"),
    ("duties:", "業務:"),
    ("primary:", "主担当:"),
    ("backups:", "副担当:"),
    ("hours_per_month:", "月間時間:"),
):
    JAPANESE = JAPANESE.replace(english, japanese)

TEXTS = {"block": BLOCK, "flow": FLOW, "merge keys and anchors": MERGED, "Japanese keys": JAPANESE}
ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "utf-8": lambda text: text.encode(),
    "bom": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "cp932": lambda text: text.encode("cp932"),
    "utf-16": lambda text: b"\xff\xfe" + text.encode("utf-16-le"),
    "no last break": lambda text: text.rstrip("\n").encode(),
}
MOVES = {
    "growth": ("--growth", "1.3"),
    "leaves": ("--leaves", "佐藤花子"),
    "leaves who is only named": ("--leaves", "田中"),
    "merge": ("--merge", "経理部,営業部"),
    "merge the other way": ("--merge", "営業部,経理部"),
    "move": ("--move", "給与計算=営業部"),
    "move a bare name": ("--move", "支払=営業部"),
    "move between brackets": ("--move", "請求=営業部"),
    "automate": ("--automate", "給与計算"),
    "backup": ("--add-backup", "見積=鈴木一郎"),
    "manual": ("--write-manual", "請求"),
    "all": ("--growth", "1.1", "--automate", "請求", "--write-manual", "支払", "--leaves", "鈴木一郎"),
}
KINDS = {"growth": "growth", "leaves": "leaves", "automate": "automate", "manual": "write_manual"}
GO = ("leaves", "merge", "move", "all")
"""Moves by which parts of the file go, with the remarks inside them."""

REMARK = re.compile(r"# r\d+\b")


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("text", TEXTS)
def test_a_move_is_written_in_every_encoding_or_refused_with_its_line(
    text: str, move: str, tmp_path: Path
) -> None:
    outcomes = set()
    # Each move meets each encoding, if not in each layout.
    cases = [(each, other) for other in MOVES for each in TEXTS]
    for name in spread(tuple(ENCODINGS), 2, cases.index((text, move))):
        source, out = tmp_path / f"{name}.yaml", tmp_path / f"{name}.new.yaml"
        data = ENCODINGS[name](TEXTS[text])
        source.write_bytes(data)
        more = (
            "--write",
            str(out),
            "--isolated",
            "--lang",
            "en",
            "--format",
            "json",
            "--today",
            "2026-11-01",
        )
        done = call("simulate", str(source), *MOVES[move], *more)
        assert source.read_bytes() == data
        outcomes.add(done.code)
        if done.code == 2:
            assert re.search(r"\.yaml:\d+", done.err), done.err
            assert not out.exists()
            continue
        assert done.code == 0, done.err
        written = out.read_bytes()
        _kept(data, written, whole=not move.startswith(GO))
        before, after = _company(source), _company(out)
        if move in KINDS:
            step = Step(KINDS[move], _subject(before, move), number=1.3 if move == "growth" else None)
            assert _facts(after) == _facts(carried_out(before, [step]))
        assert len(after.duties) == len(before.duties)
    assert len(outcomes) == 1
    assert outcomes == {0} or text == "merge keys and anchors"


def _kept(old: bytes, new: bytes, *, whole: bool) -> None:
    """Hold that the encoding, its mark, the line breaks and every remark are as they were."""
    for mark, encoding in (
        (b"\xff\xfe", "utf-16-le"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"", "utf-8"),
        (b"", "cp932"),
    ):
        if old.startswith(mark):
            try:
                texts = [data.removeprefix(mark).decode(encoding) for data in (old, new)]
            except UnicodeDecodeError:
                continue
            break
    assert new.startswith(mark)
    assert ("\r\n" in texts[0]) == ("\r\n" in texts[1])
    assert texts[1].count("\r\n") in (0, texts[1].count("\n"))
    remarks = [REMARK.findall(text) for text in texts]
    if whole:
        assert remarks[0] == remarks[1]
    else:
        assert set(remarks[1]) <= set(remarks[0])
        assert len(remarks[1]) == len(set(remarks[1]))


def _company(path: Path) -> Organization:
    loaded = load(path, today=TODAY)
    assert loaded.organization is not None, loaded.messages("en")
    return loaded.organization


def _subject(org: Organization, move: str) -> str:
    name = MOVES[move][1]
    if move == "growth":
        return ""
    return next(
        (item.id for item in org.people if item.name == name and move == "leaves"),
        next((duty.address for duty in org.duties if duty.name == name), ""),
    )


def _facts(org: Organization) -> list[object]:
    """Return everything a company says, with figures as exact as a file holds them."""

    def exact(value: object) -> object:
        return round(value, 6) if isinstance(value, float) else value

    return [
        {
            name: {key: exact(item) for key, item in value.items()}
            if isinstance(value, dict)
            else exact(value)
            for name in vars(type(element))["__slots__"]
            if name not in ("origin", "vacancies", "goals", "duties", "listed")
            for value in (getattr(element, name),)
        }
        for element in (*org.departments, *org.duties, *org.goals, *org.handoffs)
    ]
