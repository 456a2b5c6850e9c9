"""From where paths count: on a screen from the working folder, for a program that reviews a repository from its root."""

from os.path import normpath
from pathlib import PurePath

from orgaudit.model.dataclass import dataclass, field


@dataclass(frozen=True, slots=True)
class PathBase:
    """The root of the repository and the working folder, both absolute. ``told`` keeps the few paths that every finding names."""

    root: PurePath
    here: PurePath
    told: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def of(self, path: str) -> str:
        """Return a path as it counts from the root, with ``/``; the bare name of what lies elsewhere, never an absolute path."""
        if path not in self.told:
            self.told[path] = self._counted(path)
        return self.told[path]

    def _counted(self, path: str) -> str:
        if not path or path.startswith("<"):  # no file, as standard input
            return path
        whole = PurePath(normpath(self.here / path))
        return whole.relative_to(self.root).as_posix() if whole.is_relative_to(self.root) else whole.name
