"""No remark is lost where duties move and departments merge, between brackets and outside of them; or the change is refused with its line."""

import re
from datetime import date
from pathlib import Path

import pytest

from orgaudit.intake.reading import load
from tests.cli.calling import call

REMARK = re.compile(r"# r\d+\b")

BRACKETS = """\
company: {name: x, as_of: 2026-11-01}
departments:
  - name: A部
    duties: [
      {name: 見積, primary: 佐藤},   # r1
      {name: 請求, primary: 鈴木},   # r2
      {name: 出荷, primary: 田中}    # r3
    ]
  - name: B部   # r4
    headcount: 3   # r5
    duties: [
      # r6
      {name: 受注, primary: 高橋},   # r7
      {name: 検収,   # r8
       primary: 高橋}, {name: 発注, primary: 高橋},   # r9
    ]
  - name: C部
    duties: [ # r10
    ]
  - {name: D部}
  - name: E部
    duties:
      - name: 監査   # r11
        backups:   # r12
          - 佐藤   # r13
          - 鈴木   # r14
handoffs:
  - {from: A部/見積, to: B部/受注, what: 票}   # r15
"""
"""Remarks at the ends of lines between brackets, and of departments and handoffs that a merge takes away."""


@pytest.mark.parametrize(
    "steps",
    [
        *(("--move", f"{duty}={to}部") for duty in ("見積", "請求", "出荷") for to in "BCE"),
        *(("--move", f"{duty}={to}部") for duty in ("受注", "検収", "発注", "監査") for to in "AC"),
        *(("--merge", f"{one}部,{other}部") for one, other in ("AB", "BA", "AE", "EB", "CA")),
        ("--move", "見積=B部", "--move", "受注=A部", "--move", "監査=C部"),
    ],
    ids=" ".join,
)
def test_no_remark_goes_when_duties_move(steps: tuple[str, ...], tmp_path: Path) -> None:
    source, out = tmp_path / "org.yaml", tmp_path / "new.yaml"
    source.write_text(BRACKETS, encoding="utf-8")
    called = call("simulate", str(source), *steps, "--write", str(out), "--isolated", "--format", "json")
    assert called.code == 0, called.err
    assert sorted(REMARK.findall(out.read_text(encoding="utf-8"))) == sorted(REMARK.findall(BRACKETS))
    assert _duties(out) == _duties(source)


def test_a_remark_goes_with_its_duty_into_brackets_and_out_of_them(tmp_path: Path) -> None:
    source, out = tmp_path / "org.yaml", tmp_path / "new.yaml"
    source.write_text(BRACKETS, encoding="utf-8")
    steps = ("--move", "請求=B部", "--move", "受注=E部")
    assert call("simulate", str(source), *steps, "--write", str(out), "--isolated").code == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if "請求" in line and line.endswith("# r2")]
    assert [line for line in lines if "受注, " in line and line.endswith("# r7")]
    assert [line for line in lines if "見積, " in line and line.endswith("# r1")]


def test_a_remark_for_which_there_is_no_room_is_refused_with_its_line(tmp_path: Path) -> None:
    source, out = tmp_path / "org.yaml", tmp_path / "new.yaml"
    source.write_text(BRACKETS, encoding="utf-8")
    called = call("simulate", str(source), "--move", "見積=D部", "--write", str(out), "--isolated")
    assert called.code == 2
    assert re.search(r"org\.yaml:5", called.err)
    assert not out.exists()


def _duties(path: Path) -> list[str]:
    org = load(str(path), today=date(2026, 11, 1)).organization
    assert org is not None
    return sorted(duty.name for duty in org.duties)
