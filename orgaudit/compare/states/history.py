"""The company as it was at a state of the repository, read with git itself."""

import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import SUFFIXES, load_parts

_SECONDS: Final = 120
_OF_ANOTHER_CALL: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_PREFIX"})
"""Set by git for hooks. With them git takes whatever folder it is called in for the root of the repository."""


class NoHistory(Exception):  # noqa: N818
    """The earlier state cannot be had. ``reason`` is the key of its sentence under ``cli.history``; ``facts`` fill it."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts: dict[str, Any] = facts


@dataclass(frozen=True, slots=True)
class _Repository:
    root: Path

    def git(self, *arguments: str) -> bytes:
        """Return what git prints. Raises NoHistory where it fails."""
        return _git(self.root, *arguments)


def company_at(ref: str, paths: tuple[str, ...], *, today: date) -> Loaded | None:
    """Read the company of ``paths`` as it was at a git ref; ``None`` where nothing of it was there yet.

    Raises NoHistory where there is no repository, no git, or no such ref.
    """
    repository = _repository(Path(paths[0]))
    commit = _commit(repository, ref)
    parts = [
        (f"{ref}:{name}", repository.git("cat-file", "blob", f"{commit}:{name}"))
        for path in paths
        for name in _files_at(repository, commit, Path(path))
    ]
    return load_parts(parts, today=today) if parts else None


def from_the_root(path: str) -> str:
    """Return a path as counted from the root of the repository that we are in, as git counts it. Raises NoHistory."""
    return str(_repository(Path()).root / path)


def _repository(path: Path) -> _Repository:
    # What is compared may be gone by now, and the folder that it was in.
    folder = next(item for item in (path, *path.absolute().parents) if item.is_dir())
    try:
        root = _git(folder, "rev-parse", "--show-toplevel").decode().strip()
    except NoHistory as problem:
        if problem.reason == "no_git":
            raise
        raise NoHistory("no_repository", path=str(path)) from None
    return _Repository(Path(root))


def _commit(repository: _Repository, ref: str) -> str:
    # A ref that begins with a dash would be read as an option.
    if not ref or ref.startswith("-"):
        raise NoHistory("no_ref", ref=ref)
    try:
        return repository.git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}").decode().strip()
    except NoHistory:
        if repository.git("rev-parse", "--is-shallow-repository").strip() == b"true":
            raise NoHistory("no_ref_in_shallow", ref=ref) from None
        raise NoHistory("no_ref", ref=ref) from None


def _files_at(repository: _Repository, commit: str, path: Path) -> list[str]:
    """Return the files that a path stood for at a commit: itself, or the YAML files of the folder."""
    root = repository.root.resolve()
    if not path.resolve().is_relative_to(root):
        raise NoHistory("no_repository", path=str(path))
    inside = path.resolve().relative_to(root).as_posix()
    scope = () if inside == "." else (inside,)
    listed = repository.git("ls-tree", "-r", "-z", "--name-only", "--full-tree", commit, "--", *scope)
    names = [name.decode() for name in listed.split(b"\0") if name]
    if names == [inside]:
        return names
    start = 0 if inside == "." else len(Path(inside).parts)
    return sorted(name for name in names if _is_part(Path(name), start))


def _is_part(name: Path, start: int) -> bool:
    hidden = any(part.startswith(".") for part in name.parts[start:])
    return name.suffix.lower() in SUFFIXES and not hidden


def _git(folder: Path, *arguments: str) -> bytes:
    program = shutil.which("git")
    if program is None:
        raise NoHistory("no_git")
    outer = {key: value for key, value in os.environ.items() if key not in _OF_ANOTHER_CALL}
    environment = {**outer, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_LITERAL_PATHSPECS": "1"}
    try:
        done = subprocess.run(
            [program, "-C", str(folder), *arguments],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env=environment,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise NoHistory("no_git") from None
    if done.returncode:
        detail = done.stderr.decode(errors="replace").strip().splitlines()
        raise NoHistory("git_failed", detail=detail[-1] if detail else str(done.returncode))
    return done.stdout
