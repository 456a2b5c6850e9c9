"""The pre-commit hook, for real: pre-commit clones this project, installs it and runs the hook on commits."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from tests.ci.conftest import SOUND
from tests.ci.package_index import require_index
from tests.cli.calling import ROOT, SILO
from tests.compare.repository import ENVIRONMENT, commit, git, repository

pytestmark = pytest.mark.slow

PARTS = (
    ".pre-commit-hooks.yaml",
    "pyproject.toml",
    "hatch_build.py",
    "README.md",
    "LICENSE",
    "orgaudit",
    "sample_orgs",
)
"""What an installation of the project needs."""
PRE_COMMIT = (sys.executable, "-m", "pre_commit")


@dataclass(frozen=True)
class Machine:
    """Where somebody works who uses the hook: our repository to clone from, and pre-commit's own folder."""

    ours: Path
    home: Path

    def configuration(self, arguments: list[str] | None = None, **more: object) -> dict[str, object]:
        hook = {"id": "orgaudit", **({} if arguments is None else {"args": arguments}), **more}
        revision = git(self.ours, "rev-parse", "HEAD").strip()
        return {"repos": [{"repo": str(self.ours), "rev": revision, "hooks": [hook]}]}

    def call(self, *command: str, folder: Path) -> subprocess.CompletedProcess[str]:
        kept = {key: value for key, value in os.environ.items() if key.startswith("PIP_") or key == "HOME"}
        identity = {key: value for key, value in ENVIRONMENT.items() if key.startswith("GIT_")}
        own = {
            "PIP_NO_COMPILE": "1",
            "PRE_COMMIT_HOME": str(self.home),
            "VIRTUALENV_OVERRIDE_APP_DATA": str(self.home / "virtualenv"),
        }
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        return subprocess.run(
            command,
            cwd=folder,
            env={**kept, **identity, **own, "PATH": path, "LC_ALL": "C.UTF-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            timeout=300,
        )


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    """Return a machine on which the hook is installed from the files of this checkout. Skips where it cannot be."""
    folder = tmp_path_factory.mktemp("machine")
    ours = repository(folder / "orgaudit")
    for part in PARTS:
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, ours / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, ours / part)
    commit(ours)
    made = Machine(ours, folder / "home")
    user = repository(folder / "user")
    (user / ".pre-commit-config.yaml").write_text(yaml.safe_dump(made.configuration()), encoding="utf-8")
    done = made.call(*PRE_COMMIT, "install-hooks", folder=user)
    if done.returncode:
        require_index(done.stdout)
    return made


@pytest.fixture
def user(machine: Machine, tmp_path: Path) -> Path:
    """Return a repository with a sound company, in which the hook runs at each commit."""
    folder = repository(tmp_path / "user")
    (folder / "org.yaml").write_text(SOUND, encoding="utf-8")
    (folder / "notes.txt").write_text("notes\n", encoding="utf-8")
    commit(folder)
    assert machine.call(*PRE_COMMIT, "install", folder=folder).returncode == 0
    return folder


def committed(
    machine: Machine, folder: Path, configuration: dict[str, object], **files: str
) -> subprocess.CompletedProcess[str]:
    """Commit the files with ``git commit``, by which the hook runs. Keys have ``_`` for the dot."""
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(configuration), encoding="utf-8")
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    return machine.call("git", "commit", "--message", "change", folder=folder)


def test_a_commit_that_takes_the_stand_in_away_is_refused(machine: Machine, user: Path) -> None:
    asked = machine.configuration(["org.yaml", "--since=HEAD", "--fail-on=high", "--only-new", "--lang=en"])
    before = git(user, "rev-parse", "HEAD")
    done = committed(machine, user, asked, org_yaml=SOUND.replace("[鈴木一郎]", "なし"))
    assert done.returncode == 1
    assert "audit the organisation" in done.stdout
    assert "org.yaml:6" in done.stdout
    assert git(user, "rev-parse", "HEAD") == before


def test_a_commit_that_changes_no_company_does_not_run_it(machine: Machine, user: Path) -> None:
    done = committed(machine, user, machine.configuration(["gone.yaml"]), notes_txt="more\n")
    assert done.returncode == 0, done.stdout
    assert "Skipped" in done.stdout


def test_a_sound_company_is_committed(machine: Machine, user: Path) -> None:
    asked = machine.configuration(["org.yaml", "--fail-on=high"])
    done = committed(machine, user, asked, org_yaml=SOUND.replace("北斗商事", "北斗物産"))
    assert done.returncode == 0, done.stdout
    assert "Passed" in done.stdout


def test_without_options_the_settings_file_says_what_fails(machine: Machine, user: Path) -> None:
    settings = "paths: [org.yaml]\ngate: {fail-on: high}\n"
    asked = machine.configuration()
    assert committed(machine, user, asked, _orgaudit_yaml=settings).returncode == 0
    assert committed(machine, user, asked, org_yaml=SILO).returncode == 1


def test_a_file_that_is_no_company_is_refused(machine: Machine, user: Path) -> None:
    done = committed(machine, user, machine.configuration(["org.yaml"]), org_yaml="company: A\nnmae: B\n")
    assert done.returncode == 1
    assert "exit code: 2" in done.stdout
    assert "org.yaml:2:1" in done.stdout


def test_a_company_in_a_folder_is_audited_as_a_whole(machine: Machine, user: Path) -> None:
    asked = machine.configuration(["company", "--fail-on=high", "--lang=en"], files="^company/")
    head, _, duties = SILO.partition("    duties:\n")
    done = committed(
        machine,
        user,
        asked,
        company__a_yaml=head + "    duties: []\n",
        company__b_yaml=f"{head}    duties:\n{duties}",
    )
    assert done.returncode == 1
    assert "company/b.yaml:" in done.stdout


def test_what_is_known_stays_known_in_a_linked_worktree(machine: Machine, user: Path, tmp_path: Path) -> None:
    # There git tells hooks which repository they are in, and whoever calls git again must not be misled by that.
    linked = tmp_path / "linked"
    git(user, "worktree", "add", "--quiet", "--detach", str(linked))
    (linked / "company").mkdir()
    git(linked, "mv", "org.yaml", "company/org.yaml")
    (linked / "company" / "org.yaml").write_text(SILO, encoding="utf-8")
    git(linked, "add", "--all")
    git(linked, "commit", "--quiet", "--no-verify", "--message", "moved")
    asked = machine.configuration(["company/org.yaml", "--since=HEAD", "--fail-on=high", "--only-new"])
    done = committed(machine, linked, asked, company__org_yaml=f"# Known for long.\n{SILO}")
    assert done.returncode == 0, done.stdout
    worse = SILO.replace(
        "backups: [佐藤花子], manual: ok", "backups: なし, manual: なし, deadline: 法定, criticality: 高"
    )
    done = committed(machine, linked, asked, company__org_yaml=worse)
    assert done.returncode == 1
    assert "exit code: 1" in done.stdout
