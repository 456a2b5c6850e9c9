"""The settings that hold for a file in an editor: those of the nearest settings file on disk."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from orgaudit.intake.reading import SUFFIXES, MissingPathError, UnreadableError, files_of
from orgaudit.intake.settings_file.reading import SettingsFile, find_settings, read_settings
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.builtin import BUILTIN
from orgaudit.settings import OwnFunctions, Settings


@dataclass(frozen=True, slots=True)
class Setting:
    """What the settings say. ``file`` is ``None`` where there are none; ``files`` are those of the company, by name."""

    file: SettingsFile | None
    path: Path | None
    files: Mapping[str, Path]

    @property
    def values(self) -> Mapping[str, Any]:
        """What was read well, by key."""
        return self.file.values if self.file else {}

    def of_audit(self, today: date) -> Settings:
        """Return the settings that the engine takes. People are not hidden from who writes their names."""
        values = self.values
        return Settings(
            today=today,
            select=values.get("select") or (),
            ignore=values.get("ignore") or (),
            severity=values.get("severity") or {},
            options=values.get("options") or {},
            functions=values.get("functions") or OwnFunctions(),
        )


def setting_of(file: Path) -> Setting:
    """Return what holds for a file. It is a company of its own unless the settings name it among the files of one."""
    alone = {file.name: file}
    path = find_settings(file)
    if path is None:
        return Setting(None, None, alone)
    try:
        read = read_settings(path, BUILTIN.rules)
    except UnreadableError:
        return Setting(None, None, alone)
    company = dict(_company(read))
    return Setting(read, path, company if file.resolve() in map(Path.resolve, company.values()) else alone)


def _company(read: SettingsFile) -> list[tuple[str, Path]]:
    found: list[Path] = []
    for given in read.values.get("paths") or ():
        try:
            found += files_of(str(read.folder / given))
        except (MissingPathError, UnreadableError):
            continue
    folder = read.folder.resolve()
    inside = [(file, file.resolve()) for file in found if file.suffix.lower() in SUFFIXES]
    return [
        (whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.as_posix(), file)
        for file, whole in inside
    ]
