"""A report for machines that is shown on a screen cannot steer it: what would do so is an escape, and read back it is the same."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.calling import call

SIGNS = "\u009b31m \u0085 \u200b \u200e \u202e \u2066 \u2028 \ufeff \U000e0041 \xad"
NAME = f"見積{SIGNS}書"
STEERING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f]"
)

QUOTED = json.dumps(NAME).replace("\\udb40\\udc41", "\\U000e0041")  # as YAML writes it
TEXT = f"""\
company: {{name: {QUOTED}, as_of: 2026-11-01}}
departments:
  - id: s
    name: 営業部
    office: front
    duties: [{{name: {QUOTED}, primary: [佐藤], backups: [], criticality: critical, hours_per_month: 40}}]
  - {{name: 経理部, head: {QUOTED}, duties: [給与計算]}}
"""

CALLS = (
    ("audit", "{}", "-o", "json:-"),
    ("audit", "{}", "-o", "sarif:-", "--names"),
    ("audit", "{}", "-o", "gitlab:-", "--names"),
    ("audit", "{}", "-o", "rdjson:-", "--names"),
    ("diff", "{}", "{other}", "-o", "json:-"),
    ("plan", "{}", "-o", "json:-"),
    ("simulate", "{}", "--growth", "2", "-o", "json:-"),
    ("simulate", "{}", "--all-leavers", "-o", "json:-"),
    ("questions", "{}", "-o", "json:-"),
    ("portfolio", "{}", "--jobs", "1", "-o", "json:-"),
    ("convert", "{}", "--format", "json"),
    ("classify", NAME, "-o", "json:-"),
)


@pytest.fixture
def org(tmp_path: Path) -> Path:
    path = tmp_path / "org.yaml"
    path.write_text(TEXT, encoding="utf-8")
    (tmp_path / "other.yaml").write_text(TEXT.replace("給与計算", "記帳"), encoding="utf-8")
    return path


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for item in (*value, *value.values()) for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


def filled(command: tuple[str, ...], org: Path) -> list[str]:
    return [part.format(org, other=org.with_name("other.yaml")) for part in command]


@pytest.mark.parametrize("command", CALLS, ids=lambda command: f"{command[0]} {command[-1]} {command[-2]}")
def test_no_sign_of_a_name_steers_a_screen_and_none_is_lost(command: tuple[str, ...], org: Path) -> None:
    called = call(*filled(command, org), "--quiet")
    assert called.code == 0
    assert STEERING.findall(called.out) == []
    texts = strings(json.loads(called.out))
    if command[0] in ("convert", "classify"):
        assert NAME in texts
    elif command[0] in ("audit", "diff") and "json:-" in command:
        # An address keeps the signs, a sentence leaves them out.
        assert any("\u202e" in text for text in texts)


def test_lines_of_a_portfolio_and_a_baseline_neither(org: Path) -> None:
    lines = call("portfolio", str(org), "--jobs", "1", "-o", "ndjson:-", "--quiet").out
    assert [STEERING.findall(line) for line in lines.splitlines()] == [[]]
    file = org.with_name("baseline.json")
    assert call("baseline", "write", str(org), "--file", str(file)).code == 0
    text = file.read_text(encoding="utf-8")
    assert STEERING.findall(text) == []
    assert call("audit", str(org), "--baseline", str(file), "--only-new", "--fail-on", "low").code == 0


def test_a_document_for_build_servers_neither(org: Path) -> None:
    text = call("audit", str(org), "-o", "junit:-", "--names", "--quiet").out
    assert STEERING.findall(text) == []
    assert ET.fromstring(text).find("testsuite/testcase") is not None  # noqa: S314
