"""Where people are hidden, no message tells a path that may name one, also where no company says who there is."""

import json
from pathlib import Path

import pytest

from orgaudit.reports.words.veiled_paths import veiled
from tests.cli.calling import call

COMPANY = """\
company: {name: 北斗商事, as_of: 2026-11-01}
departments:
  - {name: 営業部, duties: [{name: 見積, primary: 鈴木 一朗}]}
"""
FILES = {
    "佐藤花子.yaml": b"\xff\xfe\x00",
    "佐藤花子2.yaml": b"a: [",
    "佐藤花子.xlsx": b"x",
    "佐藤花子.md": b"hi",
    "佐藤花子.csv": b"a,b\n",
    "org.yaml": COMPANY.encode(),
    "folder/佐藤花子.yaml": b"- : {",
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(content)
    Path("佐藤花子").mkdir()


@pytest.mark.parametrize(
    "words",
    [
        *(f"audit {name}" for name in (*FILES, "folder", "佐藤花子", "佐藤花子3.yaml")),
        "audit org.yaml --config 佐藤花子.md",
        "audit org.yaml --config 佐藤花子4.md",
        "audit org.yaml -o 佐藤花子/x/y.json",
        "audit org.yaml -o 佐藤花子.zzz",
        "audit org.yaml 佐藤花子.yaml",
        "audit org.yaml --select 佐藤花子",
        "diff org.yaml 佐藤花子.yaml",
        "diff 佐藤花子.yaml org.yaml",
        "diff org.yaml HEAD:佐藤花子.yaml",
        "import 佐藤花子.csv",
        "import 佐藤花子.xlsx",
        "import 佐藤花子.md",
        "import 佐藤花子",
        "import 佐藤花子9.csv",
        "import org.yaml --into 佐藤花子.yaml",
        "import --from codeowners 佐藤花子",
        "simulate 佐藤花子2.yaml --leaves 鈴木",
        "plan 佐藤花子3.yaml",
        "trend 佐藤花子.yaml",
        "baseline list 佐藤花子.yaml",
        "questions 佐藤花子2.yaml",
        "portfolio 佐藤花子",
        "portfolio . --jobs 1",
        "portfolio org.yaml 佐藤花子.xlsx 佐藤花子8.yaml --jobs 1 --format json",
    ],
)
def test_no_message_tells_a_path_that_may_name_somebody(words: str) -> None:
    isolated = () if words.startswith("import") else ("--isolated",)
    called = call(*words.split(), "--redact", "people", *isolated, "--lang", "en")
    assert called.code in (0, 2, 3)
    assert "佐藤" not in called.out + called.err
    assert "佐藤" not in str(json.loads(called.out) if called.out.startswith("{") else "")


def test_who_hides_nobody_is_told_every_path() -> None:
    assert "佐藤花子2.yaml:1:" in call("audit", "佐藤花子2.yaml", "--isolated").err


def test_a_company_that_fails_us_is_told_without_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("佐藤")

    monkeypatch.setattr("orgaudit.portfolio.run.audited", fail)
    called = call("portfolio", "佐藤花子.yaml", "org.yaml", "--jobs", "1", "--redact", "people")
    assert "佐藤" not in called.out + called.err


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("org.yaml", "org.yaml"),
        ("./samples/2026/company-v2.YAML", "./samples/2026/company-v2.YAML"),
        ("部署一覧表/業務分掌2026年度.xlsx", "部署一覧表/業務分掌2026年度.xlsx"),
        ("src/sato/org.yml", "src/(hidden)/org.yml"),
        ("C:\\Users\\tsato\\業務佐藤.yaml", "C:\\Users\\(hidden)\\(hidden).yaml"),
        ("佐藤", "(hidden)"),
        ("sato.taro", "(hidden)"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_a_path_keeps_the_words_that_paths_are_made_of(path: str, told: str) -> None:
    assert veiled(path, "(hidden)") == told
