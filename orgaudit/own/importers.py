"""Importers of installed distributions, by the entry point ``orgaudit.importers``. One is loaded only where a call names it and none of ours is called so."""

from importlib.metadata import entry_points
from typing import Final

from orgaudit.intake.importers.builtin import NAMES, builtin
from orgaudit.intake.importers.door import Importer
from orgaudit.intake.importers.importing import BrokenImporterError

GROUP: Final = "orgaudit.importers"


class NoImporterError(Exception):
    """No importer is called so. ``known`` names those that there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.name, self.known = name, known


def importer_of(name: str) -> Importer:
    """Return an importer, ours before those of others. Raises NoImporterError and BrokenImporterError."""
    ours = builtin(name)
    if ours is not None:
        return ours
    found = entry_points(group=GROUP)
    if name not in found.names:
        raise NoImporterError(name, (*NAMES, *sorted(set(found.names) - set(NAMES))))
    try:
        importer = found[name].load()
    except (Exception, SystemExit) as error:
        raise BrokenImporterError(name, f"{type(error).__name__}: {error}") from error
    if not isinstance(importer, Importer):
        raise BrokenImporterError(name, f"the entry point names {type(importer).__name__}, not an Importer")
    return importer
