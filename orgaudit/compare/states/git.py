"""git, asked so that nothing which a repository says can run: docs/decisions/0010-git-is-asked-safely.md gives the reasons.

The repository is the nearest folder upward that holds ``.git``; a bare one, which can lie in any folder as plain files,
is never one. Only commands that read objects, refs and the index are used, no filter is applied, nothing is fetched.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from orgaudit.intake.first_bytes import real_path
from orgaudit.model.dataclass import dataclass

_KEPT: Final = frozenset({"GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"})
"""What a caller may say to git. All else with GIT_ at its front is of another call, such as a hook's, or could name a program."""

_SETTINGS: Final = {
    "safe.bareRepository": "explicit",
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.untrackedCache": "false",
    "core.attributesFile": os.devnull,
    "i18n.logOutputEncoding": "UTF-8",
}

_SAFELY: Final = {
    # Nothing is fetched: the first is what newer versions know, the second stops older ones at the door of the transport.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_PROTOCOL_FROM_USER": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "",
    "LC_ALL": "C",
}

_DUBIOUS: Final = "dubious ownership"
_NOT_THERE: Final = ("promisor", "not allowed", "unable to read", "missing blob", "bad file")


class NoHistoryError(Exception):
    """The earlier state cannot be had. ``reason`` is the key of its sentence under ``cli.usage.history_``; ``facts`` fill it."""

    def __init__(self, reason: str, **facts: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts: dict[str, Any] = facts


class EndedError(NoHistoryError):
    """git had to be ended. Whoever would go on without an answer must not ask it once more."""


class _GitFailedError(Exception):
    """git ended with an error; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository by the folder that holds its ``.git``."""

    root: Path

    def ask(self, *arguments: str) -> bytes | None:
        """Return what git prints; ``None`` where it says no. Raises NoHistoryError where it cannot be asked at all."""
        try:
            return _git(self.root, *arguments)
        except _GitFailedError:
            return None

    def read(self, *arguments: str) -> bytes:
        """Return what git prints. Raises NoHistoryError where it fails."""
        try:
            return _git(self.root, *arguments)
        except _GitFailedError as error:
            said = str(error)
            if any(part in said for part in _NOT_THERE):
                raise NoHistoryError("not_fetched") from None
            raise NoHistoryError("git_failed", detail=said) from None

    def line(self, *arguments: str) -> str | None:
        """Return the one line that git prints; ``None`` where it says no."""
        said = self.ask(*arguments)
        return None if said is None else os.fsdecode(said.removesuffix(b"\n"))

    @property
    def is_shallow(self) -> bool:
        """Whether earlier commits were left out when it was cloned."""
        return self.line("rev-parse", "--is-shallow-repository") == "true"

    def inside(self, path: Path) -> str | None:
        """Return a path as git counts it, from the root and with ``/``; ``None`` for one that lies elsewhere."""
        whole, root = real_path(path), real_path(self.root)
        return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else None

    def spelt(self, path: Path) -> str | None:
        """Return a path likewise, but with the links inside the repository as they are written: where they led before may be elsewhere."""
        if self.inside(path) is None:
            return None
        whole, root = _without_up(path), real_path(self.root)
        ways = (*reversed(whole.parents), whole)
        way = next((folder for folder in ways if real_path(folder) == root), None)
        return self.inside(path) if way is None else whole.relative_to(way).as_posix()


def repository_of(path: Path) -> Repository:
    """Return the repository that a path lies in, the one that we work in first. Raises NoHistoryError where there is none."""
    for folder in _upward(path):
        if not (folder / ".git").exists():
            continue
        found = Repository(folder)
        if found.inside(path) is not None:
            _check(found, path)
            return found
    raise NoHistoryError("no_repository", path=str(path))


def root_of(path: Path) -> Path | None:
    """Return the root of the repository that a path lies in, without asking git; ``None`` where it lies in none."""
    return next(
        (
            folder
            for folder in _upward(path)
            if (folder / ".git").exists() and real_path(path).is_relative_to(real_path(folder))
        ),
        None,
    )


def _without_up(path: Path) -> Path:
    """Return a path from the root of the system, with no ``..`` in it."""
    whole = path.absolute()
    kept = Path(whole.anchor)
    for part in whole.parts[1:]:
        kept = (real_path(kept) if kept.is_symlink() else kept).parent if part == ".." else kept / part
    return kept


def _upward(path: Path) -> Iterator[Path]:
    try:
        here = Path.cwd()
    except OSError:  # the working folder is gone
        here = None
    if here is not None:
        yield from (here, *here.parents)
    # What is compared may be gone by now, and the folder that it was in.
    whole = path.absolute() if here is not None else path
    yield from (folder for folder in (whole, *whole.parents) if folder.is_dir())


def _check(repository: Repository, path: Path) -> None:
    try:
        folder = os.fsdecode(_git(repository.root, "rev-parse", "--git-dir").removesuffix(b"\n"))
    except _GitFailedError as error:
        if _DUBIOUS in str(error):
            raise NoHistoryError("dubious_ownership", path=repository.root.as_posix()) from None
        raise _no_repository(repository, path) from None
    if folder == ".":  # what .git names is none, so git took the folder itself for a bare one
        raise _no_repository(repository, path)


def _no_repository(repository: Repository, path: Path) -> NoHistoryError:
    """Return the problem of a ``.git`` that is none: a file that leads to one elsewhere, as in a submodule, may lead nowhere."""
    if (repository.root / ".git").is_file():
        return NoHistoryError("git_file", path=repository.root.as_posix())
    return NoHistoryError("no_repository", path=str(path))


def _git(folder: Path, *arguments: str) -> bytes:
    from orgaudit.compare.states.git_process import MOST, SILENCE, SilentError, TooMuchError, said

    program = _program()
    if program is None:
        raise NoHistoryError("no_git")
    try:
        done = said([program, "--no-pager", "-C", str(folder), *arguments], _environment(folder))
    except (OSError, ValueError):
        raise NoHistoryError("no_git") from None
    except SilentError:
        raise EndedError("git_silent", path=folder.as_posix(), seconds=SILENCE) from None
    except TooMuchError:
        raise EndedError("git_too_much", path=folder.as_posix(), size=MOST // 2**20) from None
    if done.code:
        lines = done.complaints.decode(errors="replace").strip().splitlines()
        fatal = [line for line in lines if line.startswith(("fatal:", "error:"))]
        raise _GitFailedError((fatal or lines or [str(done.code)])[0])
    return done.told


def _program() -> str | None:
    """Return where git is, looked for in whole paths only: the working folder, where Windows looks first, may hold a git of strangers."""
    import shutil

    folders = filter(os.path.isabs, os.environ.get("PATH", os.defpath).split(os.pathsep))
    return next((found for folder in folders if (found := shutil.which(str(Path(folder, "git"))))), None)


def _environment(folder: Path) -> dict[str, str]:
    outer = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in _KEPT}
    settings = {"GIT_CONFIG_COUNT": str(len(_SETTINGS))}
    for number, (key, value) in enumerate(_SETTINGS.items()):
        settings |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    # The repository was found already; git must not find another one further up.
    return {**outer, **_SAFELY, **settings, "GIT_CEILING_DIRECTORIES": str(real_path(folder).parent)}
