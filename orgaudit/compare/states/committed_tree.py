"""The files of a commit by the names under which a checkout of it would read them: links are followed as they were then, not as they are now."""

import os
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import PurePosixPath
from typing import Final

from orgaudit.compare.states.git import NoHistoryError, Repository
from orgaudit.intake.reading import SUFFIXES
from orgaudit.model.dataclass import dataclass

MOST_LINKS: Final = 500
"""Links of one commit that are looked into; each is a question to git. House default."""

_MOST_HOPS: Final = 40
"""Links behind each other that a system follows."""

_LONGEST_TARGET: Final = 4_096

_LINK: Final = "120000"
_MODULE: Final = "160000"


@dataclass(frozen=True, slots=True)
class Entry:
    """What a commit holds under a name: a file, a link, or the commit of another repository; ``id`` is that of its blob."""

    mode: str
    id: str


@dataclass(frozen=True)
class CommittedTree:
    """The files of a commit by their names, from the root and with ``/``. ``ref`` is how the call names it."""

    repository: Repository
    commit: str
    ref: str
    entries: Mapping[str, Entry]

    def files_in(self, scope: str) -> Iterator[tuple[str, str]]:
        """Yield the files that a path stood for: itself, or the YAML files of the folder; each by its name and by that of what it leads to.

        A link to a folder within a folder is passed over, as it is in the working folder. Raises NoHistoryError where a link leads out of the
        repository, or a name into a submodule.
        """
        real = self.real(scope)
        if real is None:
            return
        if real in self.entries:
            yield scope, real
            return
        inside, shown = ("" if name == "." else f"{name}/" for name in (real, scope))
        for name, entry in self.entries.items():
            if not name.startswith(inside) or not _is_visible(name.removeprefix(inside)):
                continue
            own = shown + name.removeprefix(inside)
            if entry.mode == _MODULE:
                self._refuse_filled(name)
            elif _is_ours(name):
                led = self.real(name) if entry.mode == _LINK else name
                if led is not None and led in self.entries:
                    yield own, led

    def is_file(self, name: str) -> bool:
        """Whether a plain file has this name."""
        return name in self.entries and self.entries[name].mode not in (_LINK, _MODULE)

    def real(self, name: str) -> str | None:
        """Return what a name leads to, through every link on its way; ``None`` for a link that leads nowhere. Raises NoHistoryError as ``files_in``."""
        left, way, hops = deque(name.split("/")), list[str](), 0
        while left:
            part = left.popleft()
            if part in ("", "."):
                continue
            if part == "..":
                if not way:
                    raise NoHistoryError("link_out", path=name, ref=self.ref)
                way.pop()
                continue
            way.append(part)
            here = "/".join(way)
            entry = self.entries.get(here)
            if entry is not None and entry.mode == _MODULE:
                raise NoHistoryError("in_submodule", path=here, ref=self.ref)
            if entry is not None and entry.mode == _LINK:
                target = self._target(entry)
                hops += 1
                if target is None or hops > _MOST_HOPS:
                    return None
                if target.startswith("/"):
                    raise NoHistoryError("link_out", path=name, ref=self.ref)
                way.pop()
                left.extendleft(reversed(target.split("/")))
            elif entry is not None and left:
                return None
        return "/".join(way) or "."

    @cached_property
    def _targets(self) -> dict[str, str | None]:
        return {}

    def _target(self, link: Entry) -> str | None:
        """Return what a link says; ``None`` for what no system takes. Raises NoHistoryError where there are too many links."""
        known = self._targets
        if link.id not in known:
            if len(known) >= MOST_LINKS:
                raise NoHistoryError("too_many_links", ref=self.ref, limit=MOST_LINKS)
            said = self.repository.read("cat-file", "blob", link.id)
            fits = 0 < len(said) <= _LONGEST_TARGET and b"\0" not in said
            known[link.id] = os.fsdecode(said) if fits else None
        return known[link.id]

    def _refuse_filled(self, name: str) -> None:
        """Refuse a submodule of which files are read today: what they were then is in another history."""
        from orgaudit.intake.reading import MissingPathError, UnreadableError, files_of

        try:
            files_of(str(self.repository.root / name))
        except (MissingPathError, UnreadableError):
            return  # it was not fetched, and a checkout of the commit would not do so either
        raise NoHistoryError("in_submodule", path=name, ref=self.ref)


def committed_tree(repository: Repository, commit: str, ref: str) -> CommittedTree:
    """Return the files of a commit."""
    entries = {}
    for line in repository.read("ls-tree", "-r", "-z", "--full-tree", commit).split(b"\0")[:-1]:
        head, _, name = line.partition(b"\t")
        mode, _, rest = head.decode().partition(" ")
        entries[os.fsdecode(name)] = Entry(mode, rest.rpartition(" ")[2])
    return CommittedTree(repository, commit, ref, entries)


def is_part(inside: str) -> bool:
    """Whether a name within a folder is that of a file of a company."""
    return _is_ours(inside) and _is_visible(inside)


def _is_ours(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in SUFFIXES


def _is_visible(inside: str) -> bool:
    return not any(part.startswith(".") for part in inside.split("/"))
