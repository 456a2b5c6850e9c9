"""The step that installs orgaudit, for real: into an environment of its own, whatever lies in the checkout."""

import os
import shlex
import sys
from pathlib import Path

import pytest

from tests.ci.package_index import require_index
from tests.ci.runner import Runner, program
from tests.cli.calling import SILO

pytestmark = pytest.mark.slow


@pytest.fixture
def runner(checkout: Path, temporary: Path) -> Runner:
    return Runner(checkout, temporary, installs=True)


def test_the_whole_action_runs_from_its_own_checkout(runner: Runner, tmp_path: Path) -> None:
    # A pull request could bring files that pose as the modules which the steps load.
    for name in ("venv", "pip", "json", "orgaudit", "yaml", "sitecustomize"):
        text = f"import pathlib\npathlib.Path({str(tmp_path / 'pwned')!r}).touch()\n"
        (runner.folder / f"{name}.py").write_text(text, encoding="utf-8")
    (runner.folder / "org.yaml").write_text(SILO, encoding="utf-8")
    runner.environment = {"PIP_NO_COMPILE": "1"}
    job = runner.run(path="org.yaml", fail_on="high", python=sys.executable)
    if not job.outputs["exit-code"]:
        require_index(job.log)
    assert (job.code, job.outputs["passed"]) == (1, "false"), job.log
    assert any(line.startswith("::error file=org.yaml,line=6,") for line in job.commands)
    assert job.summary.startswith("### ❌ orgaudit")
    assert not (tmp_path / "pwned").exists()
    assert (runner.folder / "orgaudit.py").exists()


def test_a_python_that_is_too_old_is_told(runner: Runner, tmp_path: Path) -> None:
    program(tmp_path, "old-python", "exit 1")
    job = runner.run(path="org.yaml", python=str(tmp_path / "old-python"))
    assert (job.code, job.outputs["exit-code"]) == (2, "")
    assert "actions/setup-python" in job.log


ENVIRONMENT_OF_OURS = """
case "$*" in
  *"-m venv"*) for folder; do :; done; mkdir -p "$folder/bin"; ln -s "$0" "$folder/bin/python" ;;
  *) exec PYTHON "$@" ;;
esac
"""
"""A Python whose environments are the one that runs the tests: to make one takes longer than all else here."""


@pytest.mark.parametrize("version", ["0.0.0.dev0+nobody", "$(touch pwned); --help"])
def test_a_version_that_is_none_fails(runner: Runner, tmp_path: Path, version: str) -> None:
    runner.environment = {"PIP_NO_INDEX": "1"}
    program(tmp_path, "python", ENVIRONMENT_OF_OURS.replace("PYTHON", shlex.quote(sys.executable)))
    job = runner.run(path="org.yaml", python=str(tmp_path / "python"), version=version)
    assert (job.code, job.outputs["exit-code"]) == (2, "")
    assert "could not be installed" in job.log
    assert not (runner.folder / "pwned").exists()


def test_nothing_is_left_in_the_checkout(runner: Runner) -> None:
    runner.installs = False
    before = sorted(os.walk(runner.folder))
    runner.run(path="org.yaml", sarif="true", fail_on="low")
    assert sorted(os.walk(runner.folder)) == before
