"""The verdict of a gate and its reasons, as reports tell them."""

from collections.abc import Mapping
from typing import Literal

from orgaudit.findings.finding import Finding
from orgaudit.model.dataclass import dataclass, field

Part = tuple[Literal["family", "department"], str]
"""A family by its name or a department by its id."""


@dataclass(frozen=True, slots=True)
class GateReason:
    """Why the gate failed. ``code`` is the key of its sentence under ``report.gate.``; ``facts`` fill it.

    ``part`` is where; ``None`` for the whole company. ``findings`` are those that fail it, the worst first.
    """

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)
    part: Part | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """The verdict. A gate that was not asked for has passed. ``failing`` holds the fingerprints of findings that fail it."""

    asked: bool
    passed: bool
    reasons: tuple[GateReason, ...] = ()
    failing: frozenset[str] = frozenset()


NOT_ASKED = Gate(asked=False, passed=True)
