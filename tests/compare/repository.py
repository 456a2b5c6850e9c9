"""A real git repository for one test."""

import os
import subprocess
import tempfile
from functools import cache
from pathlib import Path

ENVIRONMENT = {
    "PATH": os.environ["PATH"],
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "a",
    "GIT_AUTHOR_EMAIL": "a@example.invalid",
    "GIT_COMMITTER_NAME": "a",
    "GIT_COMMITTER_EMAIL": "a@example.invalid",
    "HOME": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=ENVIRONMENT, capture_output=True, check=True, timeout=60
    )
    return done.stdout.decode()


def repository(folder: Path) -> Path:
    """Make a folder a repository without a commit: as git itself makes one, which is asked once in a process."""
    folders, files = _as_git_makes_it()
    for name in folders:
        (folder / name).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


@cache
def _as_git_makes_it() -> tuple[tuple[Path, ...], dict[Path, bytes]]:
    with tempfile.TemporaryDirectory() as made:
        git(Path(made), "init", "--quiet", "--initial-branch", "main", "--template=")
        paths = sorted(Path(made).rglob("*"))
        files = {path.relative_to(made): path.read_bytes() for path in paths if path.is_file()}
        return tuple(path.relative_to(made) for path in paths if path.is_dir()), files


def commit(folder: Path, message: str = "state") -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", message)
