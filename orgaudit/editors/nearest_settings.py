"""The settings that hold for a file in an editor: those of the nearest settings file on disk."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from orgaudit.intake.first_bytes import real_path
from orgaudit.intake.reading import SUFFIXES, MissingPathError, UnreadableError, files_of
from orgaudit.intake.settings_file.loading import SETTINGS_NAME, SettingsFile, find_settings, read_settings
from orgaudit.model.dataclass import dataclass
from orgaudit.rules.builtin import BUILTIN
from orgaudit.rules.spec import Rule
from orgaudit.settings import OwnFunctions, Settings
from orgaudit.wording.catalogue import Catalogue, Language


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
        settings = Settings(
            today=today,
            select=values.get("select") or (),
            ignore=values.get("ignore") or (),
            severity=values.get("severity") or {},
            options=values.get("options") or {},
            functions=values.get("functions") or OwnFunctions(),
            rules=(*values.get("rules", ()), *values.get("rule-packs", ())),
            plugins=values.get("plugins", ()),
        )
        if not settings.rules and not settings.plugins:
            return settings
        # Few companies have rules beside ours.
        from orgaudit.own.packs import usable

        return usable(settings)


def setting_of(file: Path) -> Setting:
    """Return what holds for a file. It is a company of its own unless the settings name it among the files of one."""
    alone = {file.name: file}
    path = find_settings(file)
    if path is None or path.name != SETTINGS_NAME:
        return Setting(None, None, alone)
    try:
        read = read_settings(path, BUILTIN.rules, installed=_installed)
    except UnreadableError:
        return Setting(None, None, alone)
    company = dict(_company(read))
    return Setting(read, path, company if real_path(file) in map(real_path, company.values()) else alone)


def _installed(names: tuple[str, ...]) -> tuple[Rule, ...]:
    from orgaudit.own.packs import packs_of, usable

    packs = packs_of(usable(Settings(plugins=names)))
    return tuple(rule for pack in packs for rule in pack.rules)


def words_of(language: Language, settings: Settings) -> Catalogue:
    """Return the words of a company, those of rules that are not ours among them."""
    if not settings.rules and not settings.plugins:
        return Catalogue(language)
    from orgaudit.own.packs import word_sources

    return Catalogue(language, word_sources(settings))


def _company(read: SettingsFile) -> list[tuple[str, Path]]:
    found: list[Path] = []
    for given in read.values.get("paths") or ():
        try:
            found += files_of(str(read.folder / given))
        except (MissingPathError, UnreadableError):
            continue
    folder = real_path(read.folder)
    inside = [(file, real_path(file)) for file in found if file.suffix.lower() in SUFFIXES]
    return [
        (whole.relative_to(folder).as_posix() if whole.is_relative_to(folder) else whole.as_posix(), file)
        for file, whole in inside
    ]
