"""orgaudit: the linter for organisations.

The public face: what ``__all__`` names stays, everything else may move. ``load`` reads a company, ``audit`` judges it,
``render`` tells the result in any format; the rest is what comes out of them and what authors of rules write. All names
are imported on first use, so that ``import orgaudit`` costs nothing. docs/library.md shows them at work.
"""

# ``typing`` would take as long as Python itself.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from orgaudit.engine.select import NoRuleLeftError, UnknownRuleError
    from orgaudit.findings.finding import Finding
    from orgaudit.findings.hit import Clean, Facts, Hit, NotJudged
    from orgaudit.findings.severity import Confidence, Severity
    from orgaudit.intake.importers.door import At, Doubtful, Element, Importer, Remark, Source
    from orgaudit.intake.loaded import InvalidInputError, Loaded
    from orgaudit.intake.reading import MissingPathError, UnreadableError, load
    from orgaudit.library import UnknownFormatError, render
    from orgaudit.model.organization import Organization
    from orgaudit.pipeline import audit
    from orgaudit.results.audit_result import AuditResult
    from orgaudit.rules.builtin import BUILTIN
    from orgaudit.rules.pack import RulePack
    from orgaudit.rules.spec import Family, Move, Options, Origin, Rule, threshold
    from orgaudit.settings import Settings

__version__ = "0.1.0"

__all__ = [
    "BUILTIN",
    "At",
    "AuditResult",
    "Clean",
    "Confidence",
    "Doubtful",
    "Element",
    "Facts",
    "Family",
    "Finding",
    "Hit",
    "Importer",
    "InvalidInputError",
    "Loaded",
    "MissingPathError",
    "Move",
    "NoRuleLeftError",
    "NotJudged",
    "Options",
    "Organization",
    "Origin",
    "Remark",
    "Rule",
    "RulePack",
    "Settings",
    "Severity",
    "Source",
    "UnknownFormatError",
    "UnknownRuleError",
    "UnreadableError",
    "__version__",
    "audit",
    "load",
    "render",
    "threshold",
]

_ROOMS = {
    "engine.select": ("NoRuleLeftError", "UnknownRuleError"),
    "findings.finding": ("Finding",),
    "findings.hit": ("Clean", "Facts", "Hit", "NotJudged"),
    "findings.severity": ("Confidence", "Severity"),
    "intake.importers.door": ("At", "Doubtful", "Element", "Importer", "Remark", "Source"),
    "intake.loaded": ("InvalidInputError", "Loaded"),
    "intake.reading": ("MissingPathError", "UnreadableError", "load"),
    "library": ("UnknownFormatError", "render"),
    "model.organization": ("Organization",),
    "pipeline": ("audit",),
    "results.audit_result": ("AuditResult",),
    "rules.builtin": ("BUILTIN",),
    "rules.pack": ("RulePack",),
    "rules.spec": ("Family", "Move", "Options", "Origin", "Rule", "threshold"),
    "settings": ("Settings",),
}
_HOMES = {name: f"orgaudit.{room}" for room, names in _ROOMS.items() for name in names}


def __getattr__(name: str) -> object:
    """Import a public name where it lives, on first use."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """Name what is public, imported yet or not, and what every module has."""
    return sorted({*__all__, *(name for name in globals() if name.startswith("__"))})
