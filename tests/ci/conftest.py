"""Checkouts as a build server has them."""

import sys
from pathlib import Path

import pytest

from tests.cli.calling import SILO
from tests.compare.repository import commit, git, repository


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip all of this where there is no shell to run it in."""
    if sys.platform == "win32":
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="build steps run in bash"))


SOUND = SILO.replace("backups: なし", "backups: [鈴木一郎]").replace("manual: なし", "manual: ok")
"""The company with the gravest defect taken out."""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout of a repository that holds the sound company."""
    folder = repository(tmp_path / "checkout")
    (folder / "org.yaml").write_text(SOUND, encoding="utf-8")
    commit(folder)
    return folder


@pytest.fixture
def temporary(tmp_path: Path) -> Path:
    """Return the folder of the machine for temporary files."""
    folder = tmp_path / "runner temp"
    folder.mkdir()
    return folder


@pytest.fixture
def pull_request(checkout: Path, tmp_path: Path) -> Path:
    """Return the upstream repository of a pull request that takes the stand-in from a grave duty.

    Its ref ``refs/pull/7/merge`` is what GitHub checks out: the pull request merged into the branch that it is for, which has
    gone on since.
    """
    git(checkout, "switch", "--quiet", "--create", "reorganise")
    (checkout / "org.yaml").write_text(SOUND.replace("[鈴木一郎]", "なし"), encoding="utf-8")
    commit(checkout)
    git(checkout, "switch", "--quiet", "main")
    (checkout / "notes.txt").write_text("meanwhile\n", encoding="utf-8")
    commit(checkout)
    git(checkout, "switch", "--quiet", "--detach")
    git(checkout, "merge", "--quiet", "--no-ff", "--no-edit", "reorganise")
    git(checkout, "update-ref", "refs/pull/7/merge", "HEAD")
    git(checkout, "switch", "--quiet", "main")
    return checkout


def checked_out(upstream: Path, folder: Path, ref: str, depth: int) -> Path:
    """Check out one ref of a repository as actions/checkout does: nothing but the commits asked for, no branches."""
    repository(folder)
    git(folder, "remote", "add", "origin", f"file://{upstream}")
    git(folder, "fetch", "--quiet", "--no-tags", f"--depth={depth}", "origin", ref)
    git(folder, "switch", "--quiet", "--detach", "FETCH_HEAD")
    return folder
