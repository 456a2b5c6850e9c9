"""orgaudit: the linter for organisations.

The public face. Everything else may move; these names stay:

``load(path, today=...)`` reads a company, ``audit(organization, Settings(...))`` judges it; ``Finding``, ``Rule``
and ``RulePack`` are what comes out and what rule authors write. They are imported on first use, so that
``import orgaudit`` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from orgaudit.findings.finding import Finding
    from orgaudit.intake.reading import load
    from orgaudit.pipeline import audit
    from orgaudit.rules.pack import RulePack
    from orgaudit.rules.spec import Rule
    from orgaudit.settings import Settings

__version__ = "0.1.0"

__all__ = ["Finding", "Rule", "RulePack", "Settings", "__version__", "audit", "load"]

_HOMES: Final = {
    "Finding": "orgaudit.findings.finding",
    "Rule": "orgaudit.rules.spec",
    "RulePack": "orgaudit.rules.pack",
    "Settings": "orgaudit.settings",
    "audit": "orgaudit.pipeline",
    "load": "orgaudit.intake.reading",
}


def __getattr__(name: str) -> object:
    """Import a public name where it lives, on first use."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
