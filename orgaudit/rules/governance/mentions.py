"""What the words of a file name besides stated functions: names of duties and departments, lines of charters, the company's own name."""

import re
from collections.abc import Iterable
from typing import Final

from orgaudit.model import NONE, Organization
from orgaudit.model.identity import canonical
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern
from orgaudit.rules.duty_functions import DutyFunctions, duty_functions

_PART: Final = pattern(
    r"(?:支店|支所|支社|支局|分室|出張所|営業所|(?<![本楽])部|[課係])(?:[(（]|$)|\b(?:branch|division|department|section)(?: office)?$",
    re.IGNORECASE,
)
"""The last word of the name of what is a part of something larger, or the one before a remark; 本部 and 倶楽部 are none."""

_JOINT: Final = pattern(r"\band\b|[,&/、・]|と|および|及び", re.IGNORECASE)

LIKELY = 0.5
"""From this score on a function that a name may mean is taken as named; house default."""


class Words(NamedTuple):
    """The words of a file, put together, and every function that they may well mean."""

    text: str
    functions: frozenset[str]

    def say(self, words: Iterable[str]) -> bool:
        """Whether one of these words stands there by itself."""
        return any(re.search(rf"\b{re.escape(word)}\b", self.text) for word in words if word in self.text)


def words_of(org: Organization) -> Words:
    """Return what the names and charter lines of a company say."""
    functions = duty_functions(org)
    texts = _texts(org, functions)
    return Words(" | ".join(map(canonical, texts)), frozenset(_named(texts, functions)))


def is_part(name: str) -> bool:
    """Whether a company calls itself a part of something larger: a branch, a section of a city hall."""
    found = any(not last[0].endswith(("(", "（")) for last in _PART.finditer(name))
    return found or (name.endswith((")", "）")) and _PART.search(name) is not None)


def _texts(org: Organization, functions: DutyFunctions) -> list[str]:
    """Return the names of duties and departments and the lines of charters, each once, and the parts of those that join several."""
    named = [duty for duty in org.duties if duty.function is not NONE]
    words = {duty.name for duty in named if functions.stated(duty) is None}
    for department in org.departments:
        words |= {department.name, *(department.charter or ())}
    # A name may join two works, and a stated function tells but one of them.
    parted = [_JOINT.split(text) for text in words | {duty.name for duty in named}]
    return sorted(words | {part for parts in parted if len(parts) > 1 for part in parts if part.strip()})


def _named(texts: list[str], functions: DutyFunctions) -> set[str]:
    """Return every function that a name or a charter line may well mean."""
    found: set[str] = set()
    for text in texts:
        reading = functions.reading(text)
        found |= {candidate.function for candidate in reading.candidates if candidate.score >= LIKELY}
        found |= {reading.function} if reading.function is not None else set()
    return found
