"""Which companies a portfolio holds: files, the files below folders, patterns, and the share of one machine."""

import glob
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Self

from orgaudit.intake.reading import MissingPathError, UnreadableError, files_of
from orgaudit.intake.spelling import folded
from orgaudit.model.dataclass import dataclass

_PATTERN: Final = frozenset("*?[")


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
        places = [path] if is_there or not _PATTERN & set(path) else glob.glob(path, recursive=True)
        inside = [company for place in places for company in _inside(place, folders=folders)]
        if not inside and places == [path] and not is_there:
            gone.append(path)
        elif not inside:
            raise NothingThereError(path)
        found |= dict.fromkeys(inside)
    if gone and not found:
        raise NothingThereError(gone[0])
    return tuple(sorted(found | dict.fromkeys(gone)))


def _inside(place: str, *, folders: bool) -> list[str]:
    path = Path(place)
    if path.is_dir() and not folders:
        try:
            return [str(file) for file in files_of(place)]
        except (MissingPathError, UnreadableError):
            return []
    return [str(path)] if path.exists() else []
