"""Small companies that once went wrong in ways that no single rule shows."""

import json
from pathlib import Path

import pytest

from tests.cli.calling import call

GROUPS = """\
company: {name: A, country: JP, as_of: 2026-04-01}
departments:
  - name: 総務部
    duties:
      - {name: 週報－全員分の担当者決め, primary: 担当者, backups: －, frequency: 週次, manual: なし, hours_per_month: 20}
      - {name: 備品, primary: 全員, frequency: 月次, manual: なし, hours_per_month: 20}
      - {name: 名簿, primary: 佐藤, frequency: 月次, manual: なし}
"""

DECLARED = """\
company: {name: 北斗商事, employees: 35}
departments:
  - name: 営業部
    office: front
    headcount: 4
    duties:
      - {name: 見積書の作成, hours_per_month: 60%s}
      - {name: 受注処理, hours_per_month: 40%s}
"""

SAME_DUTY = """\
company: x
departments:
- name: 営業一部
  duties: [見積, 資料作成]
- name: 営業二部
  duties: [受注, 資料作成]
"""

WRONG_NAMES = """\
company: x
people: {佐藤花子: {department: zz}}
departments: [{name: a, duties: [{name: b, primary: 佐藤花子, manual: 佐藤花子}]}]
waivers: [{rule: SIL001, subject: a/佐藤, reason: r, owner: 田中次郎, expires: 2027-01-01}]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_words_for_a_group_are_not_hidden_as_names() -> None:
    told = call("audit", "-", "--full", "--redact", "people", "--today", "2026-04-01", stdin=GROUPS).out
    assert "週報－全員分の担当者決め" in told
    assert "備品" in told
    assert "佐藤" not in told


def test_declared_contact_and_purpose_stand_above_what_a_name_says() -> None:
    declared = ", customer_contact: regular, purpose: revenue"
    found = json.loads(
        call(
            "audit", "-", "--select", "BND004", "--format", "json", stdin=DECLARED % (declared, declared)
        ).out
    )
    assert found["findings"] == []


def test_departments_with_a_duty_of_the_same_name_are_merged(folder: Path) -> None:
    (folder / "org.yaml").write_text(SAME_DUTY, encoding="utf-8")
    assert call("simulate", "org.yaml", "--merge", "営業一部,営業二部", "--write", "new.yaml").code == 0
    found = json.loads(call("convert", "new.yaml", "--format", "json").out)
    (department,) = found["departments"]
    assert [duty["name"] for duty in department["duties"]] == ["見積", "資料作成", "受注", "資料作成"]


def test_problems_of_the_input_name_nobody_where_people_are_hidden() -> None:
    for form in ("terminal", "github", "json"):
        called = call("audit", "-", "--format", form, "--redact", "people", stdin=WRONG_NAMES)
        assert called.code == 2
        assert not [name for name in ("佐藤", "田中", "花子", "次郎") if name in called.out + called.err]
