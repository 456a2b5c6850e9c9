"""The table of options: every key has its flag, every report goes to every format and file, the pages say what the table says."""

import json
import re
from pathlib import Path

import pytest

from orgaudit.cli.parsing.options import COMMON, OPTIONS, REPORTS, WITH_REPORT, WITH_SETTINGS
from orgaudit.intake.settings_file.keys import KEYS
from orgaudit.intake.settings_file.kinds import GATE
from orgaudit.intake.settings_file.values import GATE_PARTS
from orgaudit.reports.formats import formats_of
from tests.cli.calling import SILO, call
from tests.compare.repository import repository

WITHOUT_A_FLAG = {
    "severity",
    "options",
    "ruleset",
    "functions",
    "redact-key",
    "rules",
    "rule-packs",
    "plugins",
} | {f"gate.{name}" for name in GATE_PARTS}
CALLS = {
    "audit": ("org.yaml",),
    "diff": ("org.yaml", "org.yaml"),
    "plan": ("org.yaml",),
    "simulate": ("org.yaml", "--leaves", "佐藤花子"),
    "questions": ("org.yaml",),
    "trend": ("org.yaml",),
    "portfolio": ("org.yaml", "--jobs", "1"),
    "baseline": ("list", "org.yaml", "--file", "kept.json"),
    "classify": ("請求",),
    "rules": (),
    "explain": ("SIL001",),
    "fields": (),
}

KEPT = """{"baseline_version": 1, "tool": "0.1.0", "ruleset": "2026.1", "findings": [
  {"fingerprint": "%s", "rule": "SIL001", "severity": "high", "subject": "佐藤花子の後任", "since": "2026-01-05"}
]}""" % ("0" * 64)
"""A baseline of what is gone."""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (repository(tmp_path) / "org.yaml").write_text(SILO, encoding="utf-8")
    (tmp_path / "kept.json").write_text(KEPT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_key_of_the_settings_has_its_flag() -> None:
    keys = {key for key in KEYS if key != "gate"} | {f"gate.{name}" for name in (*GATE, *GATE_PARTS)}
    flagged = {option.key for option in (*OPTIONS, *COMMON) if option.key}
    assert flagged == keys - WITHOUT_A_FLAG


def test_no_command_has_two_options_of_one_name() -> None:
    for command in {name for option in OPTIONS for name in option.commands}:
        taken = [(item.flag or item.metavar) for item in (*OPTIONS, *COMMON) if command in item.commands]
        assert len(taken) == len(set(taken)), command


@pytest.mark.parametrize("name", WITH_REPORT)
def test_every_report_goes_to_any_of_its_formats_and_to_files(name: str) -> None:
    assert set(CALLS) == set(WITH_REPORT)
    forms = formats_of(REPORTS[name])
    assert {"terminal", "markdown", "json"} <= set(forms)
    done = call(name, *CALLS[name], "--output", "a.json", "-o", "markdown:b.out", "--width", "60", "--names")
    assert done.code == 0, done.err
    assert json.loads(Path("a.json").read_text(encoding="utf-8"))
    printed = call(name, *CALLS[name], "--format", "markdown", "--redact", "people")
    assert printed.code == 0
    assert printed.out.startswith("#")
    if "org.yaml" in CALLS[name]:
        assert "佐藤花子" not in printed.out
    for form in forms:
        assert form in " ".join(call(name, "--help").out.split()), form
    assert call(name, *CALLS[name], "--format", "jsn").code == 2


@pytest.mark.parametrize("name", WITH_SETTINGS)
def test_the_settings_are_shown_and_nothing_is_done(name: str) -> None:
    Path(".orgaudit.yaml").write_text("redact: people\n", encoding="utf-8")
    rest = ("write", "org.yaml") if name == "baseline" else CALLS[name]
    done = call(name, *rest, "--show-settings", "--lang", "en")
    assert done.code == 0, done.err
    assert re.search(r"^redact +\"people\" +\.orgaudit\.yaml:1$", done.out, re.MULTILINE)
    assert not Path("orgaudit-baseline.json").exists()
