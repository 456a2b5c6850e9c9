"""A portfolio of strangers' folders: no module that lies there is run, and no path tells whom reports hide."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calling import ROOT, call

COMPANY = """\
company: {name: 北斗商事, as_of: 2026-11-01}
departments:
  - {name: 営業部, head: 佐藤 花子, duties: [{name: 見積, primary: 佐藤 花子}]}
"""
CALL = "import sys; sys.path[:] = filter(None, sys.path); from orgaudit.__main__ import main; main()"
"""The program as it is installed, which has no working folder in its path."""


def test_no_module_of_the_working_folder_is_run_by_a_worker(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text(COMPANY, encoding="utf-8")
    for module in ("multiprocessing", "json", "yaml", "selectors", "signal"):
        (tmp_path / f"{module}.py").write_text(
            f"open('ran-{module}', 'w')\nraise ImportError\n", encoding="utf-8"
        )
    done = subprocess.run(
        [sys.executable, "-c", CALL, "portfolio", "a.yaml", "b.yaml", "--jobs", "2"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert list(tmp_path.glob("ran-*")) == []


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "markdown", "terminal"])
def test_a_path_tells_nobody_whom_reports_hide(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("佐藤花子の会社.yaml").write_text(COMPANY, encoding="utf-8")
    Path("other.yaml").write_text(COMPANY, encoding="utf-8")
    Path("broken-佐藤.yaml").write_text(COMPANY + "unknown: 1\n", encoding="utf-8")
    given = ("portfolio", ".", "--jobs", "1", "-o", f"{form}:out", "--redact", "people")
    assert call(*given).code == 0
    assert "佐藤" not in Path("out").read_text(encoding="utf-8-sig")


def test_a_run_goes_on_where_it_stopped_though_paths_are_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("佐藤花子.yaml").write_text(COMPANY, encoding="utf-8")
    given = (
        "portfolio",
        "佐藤花子.yaml",
        "--jobs",
        "1",
        "--resume",
        "journal",
        "--format",
        "json",
        "--redact",
        "people",
    )
    first = call(*given)
    assert "佐藤" not in Path("journal").read_text(encoding="utf-8")
    monkeypatch.setattr("orgaudit.portfolio.run.audited", None)
    again = call(*given)
    assert (again.code, json.loads(again.out)["companies"]) == (0, json.loads(first.out)["companies"])
    assert "佐藤" not in again.out
