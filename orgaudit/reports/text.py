"""Text in reports: a tuple of spans, each with a look, which only repeats what the words already say.

All text is harmless (one line, no control characters) but not yet escaped for any format.
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from orgaudit.findings.severity import Severity
from orgaudit.model.dataclass import dataclass


class Look(StrEnum):
    """How a span looks. The last five are the levels of findings."""

    PLAIN = "plain"
    STRONG = "strong"
    QUIET = "quiet"
    SMALL = "small"
    """Quiet on a screen, small print on a page."""
    CODE = "code"
    """A path or an id: never broken, so that it can be copied."""
    LINK = "link"
    """An address of ours, whole, that may be opened."""
    GOOD = "good"
    BAD = "bad"
    ADVICE = "advice"
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one look. ``to`` is where it leads, if the format can lead: the anchor of an entry, or an address of ours."""

    text: str
    look: Look = Look.PLAIN
    to: str = ""


Text = tuple[Span, ...]

NOTHING: Final[Text] = ()

ZERO: Final = "·"
"""What stands in a cell for a count of none, so that numbers stand out; where cells are told one by one it falls away."""


def plain(text: str) -> Text:
    """Return a text without a look; an empty one holds no span."""
    return styled(text, Look.PLAIN)


def strong(text: str) -> Text:
    """Return a text that stands out."""
    return styled(text, Look.STRONG)


def quiet(text: str) -> Text:
    """Return a text that stands back."""
    return styled(text, Look.QUIET)


def styled(text: str, look: Look) -> Text:
    """Return a text in this look."""
    return (Span(text, look),) if text else NOTHING


def level(severity: Severity, word: str) -> Span:
    """Return the word for a level in its look."""
    return Span(word, Look(severity.value))


def joined(parts: Iterable[Text], between: str) -> Text:
    """Return the parts with a quiet sign between them; empty parts fall away."""
    told: Text = NOTHING
    for part in parts:
        if part:
            told += (Span(between, Look.QUIET), *part) if told else part
    return told


def words_of(text: Text) -> str:
    """Return a text without its looks."""
    return "".join(span.text for span in text)
