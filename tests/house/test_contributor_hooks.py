"""The hooks for contributors, for real: a commit that the build would refuse is refused before it is made."""

from pathlib import Path

import pytest
import yaml

from tests.cli.calling import ROOT
from tests.compare.repository import git
from tests.house.scratch import clone, run

pytestmark = pytest.mark.slow

HOOKS = ("-m", "pre_commit", "run", "--all-files")
SLOW = "mypy"
"""Left out here: it reads the whole project, and the build runs it anyway."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a clone that has something for each hook to look at."""
    return clone(
        tmp_path / "orgaudit",
        *(".pre-commit-config.yaml", "pyproject.toml", "changelog.d", ".github/workflows", "scripts"),
    )


def call(project: Path, *hooks: str) -> tuple[int, str]:
    home = str(project.parent / "home")
    done = run(project, *HOOKS, *hooks, PRE_COMMIT_HOME=home, SKIP=SLOW)
    return done.returncode, done.stdout


def test_the_project_as_it_stands_passes(project: Path) -> None:
    code, told = call(project)
    assert code == 0, told
    assert told.count("Passed") == len(configured()) - 1
    assert git(project, "status", "--porcelain") == ""


def test_what_the_build_would_refuse_is_refused(project: Path) -> None:
    (project / "scripts" / "untidy.py").write_text("import os\nx = [1,2]\n", encoding="utf-8")
    (project / ".github" / "workflows" / "tests.yml").write_text("on: never\n", encoding="utf-8")
    (project / "changelog.d" / "nameless.md").write_text("What?\n", encoding="utf-8")
    git(project, "add", "--all")
    code, told = call(project)
    assert code == 1
    assert told.count("Failed") == len(configured()) - 1, told


def configured() -> set[str]:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    (local,) = yaml.safe_load(text)["repos"]
    assert local["repo"] == "local"
    return {hook["id"] for hook in local["hooks"]}
