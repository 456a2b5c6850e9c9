"""What a reading of a name says, and a company's own words for its functions."""

from collections.abc import Mapping
from functools import cached_property
from typing import Final, Literal

from orgaudit.knowledge.functions import FUNCTIONS, Criterion, FunctionOffice
from orgaudit.knowledge.names.lexicon import Lexicon, SenseKind, own_lexicon
from orgaudit.model.dataclass import dataclass, field
from orgaudit.model.named_tuple import NamedTuple

ReadOffice = Literal["front", "middle", "back", "ambiguous", "unknown"]
ReadConfidence = Literal["high", "medium", "low"]

Reason = Criterion | Literal["company", "task", "industry"]
"""What decides against the sources: a test, the company's own word, the task in the name, or the usage of the industry."""

HIGH: Final = 0.72
MEDIUM: Final = 0.52
LEAST: Final = 0.4
"""Below this score a name is unknown: of answers that were weaker every second was wrong."""

MOST_CANDIDATES: Final = 5
MEDIUM_SHORT: Final = 0.6
"""The same where a short noun is all that speaks (one English word, three Japanese letters) and something else stands in the
name: three in four of these were right, which is a guess."""

LEAST_SHORT: Final = 0.52
"""Below this one English word beside others is no answer: of these less than half were right."""

EQUAL: Final = 0.04
"""Two functions whose scores are this near fit about equally."""


class Evidence(NamedTuple):
    """Why a function is named: the words of the text, and the entry of ours or of the company that they match."""

    kind: SenseKind | Literal["own_office"]
    matched: str
    entry: str


class Candidate(NamedTuple):
    """A function that a name may mean, with its office here; ``score`` is 0–1."""

    function: str
    office: FunctionOffice | None
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class NameReading:
    """What a name says. ``function`` is ``None`` where none, or no one of several, is meant.

    ``confidence`` uses the words of findings and is ``None`` for an unknown name. ``votes`` holds the keys of the sources
    that put the function in front, middle and back; empty without a function. ``reason`` says why the office is not the one
    that most of them give; ``None`` where it is, or where none of them speaks.
    """

    text: str
    function: str | None
    office: ReadOffice
    confidence: ReadConfidence | None
    evidence: tuple[Evidence, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    votes: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] = ((), (), ())
    reason: Reason | None = None

    @property
    def vote_counts(self) -> tuple[int, int, int]:
        """How many sources say front, middle and back."""
        return len(self.votes[0]), len(self.votes[1]), len(self.votes[2])

    @property
    def boundary_prone(self) -> bool:
        """Whether the office is not clear: the sources differ over the function, or the name fits several offices."""
        known = FUNCTIONS.get(self.function) if self.function else None
        return self.office == "ambiguous" or (known is not None and known.boundary_prone)


@dataclass(frozen=True)
class OwnUsage:
    """A company's own words: name to function id, and function id to office. They win over ours.

    Raises ValueError for a function id that does not exist.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    offices: Mapping[str, FunctionOffice] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for function_id in (*self.names.values(), *self.offices):
            if function_id not in FUNCTIONS:
                msg = f"no such function: {function_id}"
                raise ValueError(msg)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The own names, ready for look-up."""
        return own_lexicon(self.names)
