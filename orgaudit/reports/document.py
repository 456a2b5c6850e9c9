"""A report between words and formats: a title and blocks. Every report builds one, every format for people writes one.

Text is a tuple of spans, each with a look; a look only repeats what the words already say, so a format may drop it. All
text is harmless (one line, no control characters) but not yet escaped for any format.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Flag, StrEnum, auto
from typing import Final

from orgaudit.findings.severity import Severity


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


class On(Flag):
    """Where a block is told: on a screen in brief, on a screen in full, on a page (which has room and folds)."""

    BRIEF = auto()
    FULL = auto()
    PAGE = auto()
    SCREEN = BRIEF | FULL
    DETAIL = FULL | PAGE
    ALL = BRIEF | FULL | PAGE


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one look."""

    text: str
    look: Look = Look.PLAIN


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


@dataclass(frozen=True, slots=True)
class Gap:
    """Room on a screen between blocks that hang together on a page."""

    on: On = On.SCREEN


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a section; ``depth`` 2 stands under the title, 3 and more under another heading."""

    text: str
    depth: int = 2
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: Text
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels, each with what is to be said beside it, in one or several paragraphs."""

    rows: tuple[tuple[str, tuple[Text, ...]], ...]
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Line:
    """One more line of an item."""

    text: Text
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: its level, what it is, and lines that say more. ``number`` is its rank where it has one."""

    text: Text
    lines: tuple[Line, ...] = ()
    number: int | None = None
    badge: Span | None = None
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Items:
    """A list of points or of entries."""

    items: tuple[Item, ...]
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column. Figures stand to the right; a text that ``grows`` may wrap and, on a screen, stands last."""

    title: str
    figures: bool = False
    grows: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads. A brief screen shows ``brief`` of them and then ``more``; ``None`` shows all."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Text, ...], ...]
    brief: int | None = None
    more: str = ""
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Sample:
    """A text to be shown as it is, line by line, such as a file; ``language`` names its form."""

    text: str
    language: str = ""
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Answer:
    """A line to be filled in by hand or in an editor, told only where that can be done."""

    label: str
    on: On = On.PAGE


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart over time; ``ends`` is exclusive. ``urgent`` bars come first and look so."""

    number: int
    name: str
    section: str
    starts: date
    ends: date
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The data of a chart over time."""

    title: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """What can be drawn, and what to say where it cannot; empty where the text around it says it already."""

    data: Timeline
    alternative: Text = NOTHING
    on: On = On.ALL


@dataclass(frozen=True, slots=True)
class Fold:
    """Blocks that a page hides behind a title until the reader asks; a brief screen leaves them out."""

    title: str
    blocks: "tuple[Block, ...]"
    on: On = On.DETAIL


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks under a title of their own within a section. ``aside`` stands beside the title where there is room for it."""

    title: str
    blocks: "tuple[Block, ...]"
    aside: Text = NOTHING
    on: On = On.ALL


Block = (
    Gap | Heading | Paragraph | Facts | Items | Table | Sample | Answer | Picture | Fold | Group
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report. ``kind`` says what it is where a page has room for that before the title.

    ``subtitle`` stands under the title, ``footer`` after everything: what was read, and by what.
    """

    title: str
    blocks: tuple[Block, ...]
    kind: str = ""
    subtitle: str = ""
    footer: tuple[Paragraph, ...] = ()
