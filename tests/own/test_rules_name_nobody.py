"""The rules of a company may name its people: hidden like everyone else, whatever tells of a rule."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from orgaudit.reports.content.audit.audit_report import AuditReport
from orgaudit.reports.formats import FORMATS, formats_of
from tests.cli.calling import call

COMPANY = """\
company: {name: 北斗商事, as_of: 2026-11-01}
departments:
  - name: 経理部
    duties:
      - {name: 給与計算, primary: 佐藤 花子, backups: なし, deadline: legal, hours_per_month: 30}
      - {name: 請求, primary: 鈴木 一郎, backups: なし, hours_per_month: 10}
"""
RULES = """\
rules:
  - id: asked-first
    over: duties
    when: duty.deadline == "legal" && !("佐藤花子" in duty.backups)
    severity: high
    title: {en: Ask 佐藤花子 first, ja: 佐藤花子に聞く}
    text: {en: "“{subject}” has only {primary}, says 佐藤 花子.", ja: "「{subject}」は{primary}だけ。佐藤花子より"}
    why: 佐藤がそう言った
    remedy: {en: Name a second person beside 佐藤., ja: 佐藤さんのほかに二人目を決めます。}
"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("celpy")
    monkeypatch.chdir(tmp_path)
    Path("org.yaml").write_text(COMPANY, encoding="utf-8")
    Path("new.yaml").write_text(COMPANY.replace("10}", "10, deadline: legal}"), encoding="utf-8")
    Path(".orgaudit.yaml").write_text(RULES, encoding="utf-8")


@pytest.mark.parametrize("form", formats_of(AuditReport.kind))
def test_no_format_tells_whom_a_rule_names(form: str) -> None:
    call("audit", "org.yaml", "--redact", "people", "--full", "--verbose", "-o", f"{form}:out")
    out = Path("out")
    if FORMATS[form].binary:
        with ZipFile(out) as parts:
            told = "".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
    else:
        told = out.read_text(encoding="utf-8-sig")
    assert "佐藤" not in told
    assert "\\u4f50" not in told


@pytest.mark.parametrize("form", ["terminal", "json"])
@pytest.mark.parametrize(
    "words",
    ["diff org.yaml new.yaml", "plan org.yaml", "simulate org.yaml --growth 1.2", "questions org.yaml"],
)
def test_no_command_does(words: str, form: str) -> None:
    called = call(*words.split(), "--redact", "people", "--format", form)
    assert called.code == 0, called.err
    assert "佐藤" not in called.out + called.err


def test_it_is_told_where_nobody_is_hidden() -> None:
    assert "佐藤花子に聞く" in call("audit", "org.yaml", "--full", "--lang", "ja").out


@pytest.mark.parametrize(
    "settings",
    [
        RULES.replace("duty.backups)", "duty.bakups)"),
        RULES.replace('"佐藤花子" in', '"佐藤花子" +'),
        "ignore: [佐藤花子]\n",
        "gate: {fail-on: 佐藤}\n",
        "severity: {佐藤: high}\n",
        "佐藤花子: 1\n",
        "options: {SIL001: {佐藤: 1}}\n",
        "rule-packs: 佐藤花子.yaml\n",
        "lang: 佐藤\n",
    ],
)
@pytest.mark.parametrize("hidden_by", ["the call", "the settings"])
def test_no_mistake_in_settings_quotes_a_name(settings: str, hidden_by: str) -> None:
    more = ("--redact", "people") if hidden_by == "the call" else ()
    head = "" if more else "redact: people\n"
    Path(".orgaudit.yaml").write_text(head + settings, encoding="utf-8")
    called = call("audit", "org.yaml", *more, "--lang", "en")
    assert called.code == 2
    assert "佐藤" not in called.err
