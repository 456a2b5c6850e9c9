"""How bad, and how sure."""

from enum import StrEnum


class Severity(StrEnum):
    """How much harm a finding can do; ordered by ``rank``."""

    INFO = "info"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"
    CRITICAL = "critical"

    # Levels are counted and compared for every finding; an enum's own hash is a call of Python code each time.
    __hash__ = str.__hash__

    @property
    def rank(self) -> int:
        """0 for info to 4 for critical."""
        return _RANKS[self]

    @property
    def is_note(self) -> bool:
        """Whether it is no defect but a note: counted apart, wherever findings are counted."""
        return self is Severity.INFO

    def moved(self, steps: int) -> "Severity":
        """Return the level so many steps up (or down), kept within low and critical; info stays info."""
        if self is Severity.INFO:
            return self
        return _ORDER[min(max(self.rank + steps, 1), 4)]

    def at_least(self, other: "Severity") -> bool:
        """Whether this level is as bad as ``other`` or worse."""
        return _RANKS[self] >= _RANKS[other]


def level_of(amount: float, *lines: tuple[float, Severity], below: Severity) -> Severity:
    """Return the level of the first line that an amount reaches, the highest line given first; ``below`` where it reaches none."""
    return next((level for line, level in lines if amount >= line), below)


_ORDER = (Severity.INFO, Severity.LOW, Severity.MEDIUM, Severity.HIGH, Severity.CRITICAL)
_RANKS = {severity: rank for rank, severity in enumerate(_ORDER)}


class Confidence(StrEnum):
    """How sure a finding is: high on declared facts, medium where part is defaulted, low where inferred; ordered by ``rank``."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    __hash__ = str.__hash__

    @property
    def rank(self) -> int:
        """0 for low to 2 for high."""
        return _SURENESS[self]

    def at_least(self, other: "Confidence") -> bool:
        """Whether this is as sure as ``other`` or surer."""
        return _SURENESS[self] >= _SURENESS[other]


_SURENESS = {confidence: rank for rank, confidence in enumerate(Confidence)}


def weakest(*parts: Confidence) -> Confidence:
    """Return the confidence of what rests on several parts: that of the weakest, high where it rests on none."""
    return min(parts, key=_SURENESS.__getitem__, default=Confidence.HIGH)
