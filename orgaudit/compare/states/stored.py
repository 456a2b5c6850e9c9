"""What a file held at a commit, without any program that the repository names: filters are never run.

A file that a filter stores in another form (encrypted, or elsewhere) can still be read where it has not changed since:
then what lies in the working folder is what it was.
"""

import os
from pathlib import Path
from typing import Final

from orgaudit.compare.states.git import NoHistoryError, Repository
from orgaudit.intake.first_bytes import first_bytes
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS

_STORED_ELSEWHERE: Final = {
    b"version https://git-lfs.github.com/spec/": "Git LFS",
    b"\0GITCRYPT\0": "git-crypt",
}
"""How the content begins that stands for another one, and what put it there."""


def unfiltered(repository: Repository, commit: str, name: str, content: bytes) -> bytes:
    """Return what a file held at a commit that stores ``content`` for it.

    Raises NoHistoryError where only a program that the repository names could tell.
    """
    elsewhere = next((what for start, what in _STORED_ELSEWHERE.items() if content.startswith(start)), None)
    filtered = elsewhere or _filter_of(repository, name)
    if filtered is None:
        return content
    unchanged = _unchanged(repository, commit, name)
    if unchanged is not None:
        return unchanged
    raise NoHistoryError("filtered", path=name, filter=filtered)


def _filter_of(repository: Repository, name: str) -> str | None:
    """Return the filter that a file passes on its way to the working folder; ``None`` where that is none or does nothing."""
    said = repository.ask("check-attr", "-z", "filter", "--", name) or b""
    value = os.fsdecode(said.split(b"\0")[2]) if said.count(b"\0") > 2 else "unspecified"
    if value in ("unspecified", "unset", "set"):
        return None
    named = (repository.ask("config", "--get", f"filter.{value}.{what}") for what in ("smudge", "process"))
    return value if any(named) else None


def _unchanged(repository: Repository, commit: str, name: str) -> bytes | None:
    """Return what lies in the working folder where the index knows it as what the commit holds; else ``None``.

    As git itself decides it before it looks into a file: by the time and size that the index has of it.
    """
    told = (repository.ask("ls-files", "--stage", "--debug", "--", name) or b"").splitlines()
    blob = (repository.line("rev-parse", f"{commit}:{name}") or "").encode()
    if not blob or not told or blob not in told[0].split():
        return None
    stat = dict(
        part.strip().split(b": ", 1) for line in told[1:] for part in line.split(b"\t") if b": " in part
    )
    file = repository.root / name
    try:
        now = file.stat()
        seconds, _, rest = stat[b"mtime"].partition(b":")
        same = (int(stat[b"size"]), int(seconds)) == (now.st_size, now.st_mtime_ns // 10**9)
        # Some systems keep whole seconds only; the index then holds 0.
        same = same and int(rest) in (0, now.st_mtime_ns % 10**9)
        # What lies there may be a pipe, whose size and time the index can be made to name.
        return first_bytes(file, DEFAULT_LIMITS.size + 1) if same and file.is_file() else None
    except (OSError, KeyError, ValueError):
        return None


def exists_in_folder(repository: Repository, name: str) -> bool:
    """Whether a file of a commit still lies in the working folder."""
    return Path(repository.root / name).is_file()
