"""The importers that come with the program: the table of contents. None is loaded before a call names it."""

from collections.abc import Mapping
from importlib import import_module
from typing import Final

from orgaudit.intake.importers.door import Importer

SHEETS: Final = "raci"
"""The one that reads spreadsheets, by the road that they always go."""

_MODULES: Final[Mapping[str, str]] = {
    "backstage": "orgaudit.intake.importers.backstage",
    "codeowners": "orgaudit.intake.importers.codeowners",
    "owners": "orgaudit.intake.importers.owners",
    "peribolos": "orgaudit.intake.importers.peribolos",
}

NAMES: Final = (*_MODULES, SHEETS)


def builtin(name: str) -> Importer | None:
    """Return an importer of ours; None for a name that is none of theirs."""
    if name not in _MODULES:
        return None
    importer: Importer = import_module(_MODULES[name]).IMPORTER
    return importer
