"""What can be drawn, as values: numbers with the words that stand beside them."""

from datetime import date
from typing import Literal

from orgaudit.model.dataclass import dataclass

Tone = Literal["critical", "high", "medium", "low", "good", "info"]
"""How grave something is, as a colour. It only repeats what a number or a word says."""


@dataclass(frozen=True, slots=True)
class ScoreBar:
    """A score 0–100 with its likely range inside the band that it can still move in."""

    value: float
    low: float
    likely_low: float
    likely_high: float
    high: float
    likely: str
    """What the inner range is called."""
    possible: str
    """What the outer band is called."""
    figure: str = ""
    """What stands large above: the score, or where too little is known for one the likely range."""
    provisional: bool = False
    """Whether the likely range comes before the score, which then has no mark of its own."""


@dataclass(frozen=True, slots=True)
class Box:
    """A department. ``hours`` a month give its size; ``elsewhere`` is the share of its work that belongs to another office, 0–1."""

    key: str
    name: str
    detail: str
    hours: float = 0.0
    tone: Tone = "info"
    elsewhere: float = 0.0


@dataclass(frozen=True, slots=True)
class Lane:
    """Departments of one office."""

    title: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """What passes between two boxes, by their keys. ``by_hand``: on paper, by fax or telephone. ``blurred``: nobody knows who answers."""

    source: str
    target: str
    cases: float = 0.0
    by_hand: bool = False
    blurred: bool = False
    label: str = ""


MOST_WAYS = 12
"""Ways that a chart without lanes of its own draws; more are a tangle there. House default."""


@dataclass(frozen=True, slots=True)
class OfficeMap:
    """Departments in lanes, with what passes between them. ``outside`` tells what stands in no box."""

    lanes: tuple[Lane, ...]
    arrows: tuple[Arrow, ...]
    outside: tuple[str, ...] = ()
    ways: str = ""
    join: str = " · "
    """What stands between the parts of a detail, where they stand in one line."""


@dataclass(frozen=True, slots=True)
class Year:
    """Twelve months of hours, and how many there are people for; ``None`` where that is unknown."""

    name: str
    months: tuple[float, ...]
    capacity: float | None
    note: str


@dataclass(frozen=True, slots=True)
class Years:
    """Small pictures side by side, all in one scale of their own. ``initials`` stand under the bars, where not empty."""

    panels: tuple[Year, ...]
    initials: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A move: hours that it takes once and returns each year. ``number`` is its rank; ``obliged`` ones have a lane of their own."""

    number: int
    effort: float
    returned: float
    obliged: bool = False


@dataclass(frozen=True, slots=True)
class Choices:
    """Moves by what they take and what they return."""

    points: tuple[Choice, ...]
    effort: str
    returned: str
    obliged: str


@dataclass(frozen=True, slots=True)
class Course:
    """A score step by step: the first is that of today. ``labels`` stand under the steps."""

    scores: tuple[float, ...]
    labels: tuple[str, ...]
    hours: tuple[float, ...] = ()
    score: str = ""
    returned: str = ""


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


Drawing = ScoreBar | OfficeMap | Years | Choices | Course
