"""Which companies a portfolio holds: files, the files below folders, patterns, and the share of one machine."""

import glob
import hashlib
from collections.abc import Iterable
from itertools import dropwhile
from pathlib import Path
from typing import Final, Self

from orgaudit.intake.reading import MissingPathError, UnreadableError, files_of
from orgaudit.intake.spelling import folded
from orgaudit.intake.walking import walked
from orgaudit.model.dataclass import dataclass

_PATTERN: Final = frozenset("*?[")
_DEEP: Final = "**"


@dataclass(frozen=True, slots=True)
class Shard:
    """One share of several: ``number`` counts from 1 to ``of``."""

    number: int
    of: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the share that is written ``K/N``. Raises ValueError."""
        number, _, of = folded(text).partition("/")
        shard = cls(int(number), int(of))
        if not 1 <= shard.number <= shard.of:
            raise ValueError(text)
        return shard

    def holds(self, path: str) -> bool:
        """Whether a path belongs to this share: the same on every machine, whatever else is in the portfolio."""
        digest = hashlib.sha256(path.replace("\\", "/").encode("utf-8", "surrogateescape")).digest()
        return int.from_bytes(digest[:8]) % self.of == self.number - 1


class NothingThereError(Exception):
    """A path or pattern that leads to no company."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def companies_at(given: Iterable[str], *, folders: bool = False) -> tuple[str, ...]:
    """Return the paths of all companies, each once, in order.

    A file is one company, a folder stands for every YAML file below it, except hidden ones; with ``folders`` a folder is itself one
    company in several files. What is no path but a pattern stands for all that it fits. Beside others a file that is not there is a company
    that cannot be read: a list may be older than what it lists. Raises NothingThereError for every other path that leads nowhere.
    """
    found: dict[str, None] = {}
    gone: list[str] = []
    for path in given:
        is_there = Path(path).exists()
        places = [path] if is_there or not _PATTERN & set(path) else _fitting(path)
        inside = [company for place in places for company in _inside(place, folders=folders)]
        if not inside and places == [path] and not is_there:
            gone.append(path)
        elif not inside:
            raise NothingThereError(path)
        found |= dict.fromkeys(inside)
    if gone and not found:
        raise NothingThereError(gone[0])
    return tuple(sorted(found | dict.fromkeys(gone)))


def _fitting(pattern: str) -> list[str]:
    """Return what a pattern fits. ``**`` stands for folders in each other, hidden ones and links apart: links in a circle have no end."""
    parts = Path(pattern).parts
    if _DEEP not in parts:
        return glob.glob(pattern)
    at = parts.index(_DEEP)
    behind = list(dropwhile(_DEEP.__eq__, parts[at:])) or ["*"]
    found: dict[str, None] = {}
    for root in glob.glob(str(Path(*parts[:at]))) if at else ["."]:
        for folder, folders, _ in walked(root) if Path(root).is_dir() else ():
            folders[:] = [name for name in folders if not name.startswith(".")]
            found |= dict.fromkeys(_fitting(str(Path(glob.escape(folder), *behind))))
    return list(found)


def _inside(place: str, *, folders: bool) -> list[str]:
    path = Path(place)
    if path.is_dir() and not folders:
        passed: list[Path] = []
        try:
            files = files_of(place, passed)
            # A link to a company that is gone is told as one that cannot be read.
            return [str(file) for file in (*files, *(file for file in passed if not file.exists()))]
        except (MissingPathError, UnreadableError):
            return []
    return [str(path)] if path.exists() else []
