"""Reads one part of a text by itself. Its places count from its own first line."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from orgaudit.intake.assembly import Sections
from orgaudit.intake.builder import Builder
from orgaudit.intake.draft import Draft
from orgaudit.intake.fields import table
from orgaudit.intake.language import letters_of
from orgaudit.intake.report import Report, TooManyProblems
from orgaudit.intake.values.reader_context import Words
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.intake.yaml.parts import DOUBTFUL, Part
from orgaudit.intake.yaml.positions import Lines, moved
from orgaudit.model import Place
from orgaudit.model.dataclass import dataclass

_NOT_APART: Final = frozenset(("legend",))
"""Entries that say how others are read."""

INSIDE: Final = ("goals", "duties", "waive")
"""Values of a draft that are drafts."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """What one part says. ``key`` is the entry of the top level, ``before`` how many lines stand before its own that are not its own.

    ``noted`` holds the notes on it by code: the first place and the examples. ``letters`` are those of the names in it but for people.
    """

    path: str
    key: str
    is_item: bool
    sections: Mapping[str, tuple[Draft, ...]]
    noted: Mapping[str, tuple[Place, tuple[str, ...]]]
    letters: tuple[int, int]
    lines: Lines

    def by(self, line: int) -> int:
        """Return how far down it stands when its own lines begin at this one, from 0."""
        return line - self.is_item


def chunk_of(path: str, part: Part, words: Words) -> Chunk | None:
    """Read one part; ``None`` where anything about it asks for the whole text."""
    text = part.head + part.body
    if DOUBTFUL.search(text):
        return None
    report = Report()
    builder = Builder(table(), report, DEFAULT_LIMITS, words)
    with suppress(TooManyProblems):
        builder.add(path, text)
    if builder.is_torn or report.problems or len(builder.written) != 1:
        return None
    sections = {key: tuple(drafts) for key, drafts in builder.sections.items() if drafts}
    if builder.written & _NOT_APART or (part.head and _count(sections) != 1):
        return None
    names = [name for key, drafts in sections.items() if key != "people" for name in _names(drafts)]
    lines = next((draft.lines for drafts in sections.values() for draft in drafts), Lines(""))
    return Chunk(
        path=path,
        key=next(iter(builder.written)),
        is_item=bool(part.head),
        sections=sections,
        noted=report.noted(path),
        letters=letters_of(names),
        lines=lines,
    )


def _count(sections: Mapping[str, tuple[Draft, ...]]) -> int:
    return sum(map(len, sections.values()))


def _names(drafts: tuple[Draft, ...]) -> list[str]:
    found = [draft.name for draft in drafts]
    for draft in drafts:
        for attribute in ("goals", "duties"):
            found += [inner.name for inner in draft.values.get(attribute) or ()]
    return found


def copied(draft: Draft, by: int, lines: Lines) -> Draft:
    """Return a draft as it stands so many lines further down, to be given an id and followed. ``lines`` are moved already."""
    values = dict(draft.values)
    for attribute in INSIDE:
        if values.get(attribute):
            values[attribute] = tuple([copied(inner, by, lines) for inner in values[attribute]])
    spans = {name: moved(span, by) if isinstance(span, tuple) else span for name, span in draft.spans.items()}
    return Draft(draft.section, draft.path, moved(draft.span, by), values, spans, lines)


def sections_of(chunk: Chunk, by: int) -> Sections:
    """Return the drafts of a chunk as they stand so many lines further down."""
    lines = chunk.lines.moved(by)
    return {key: [copied(draft, by, lines) for draft in drafts] for key, drafts in chunk.sections.items()}
