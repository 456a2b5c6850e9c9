"""One name in full: what it means, which office, by which test, on which evidence, and who sees it otherwise."""

from collections.abc import Iterator
from typing import ClassVar, Final

from orgaudit.knowledge.functions import FUNCTIONS, Function, FunctionOffice
from orgaudit.knowledge.names.values import Candidate, Evidence, NameReading
from orgaudit.knowledge.sources import SOURCES
from orgaudit.model.dataclass import dataclass
from orgaudit.model.vocabulary import Industry
from orgaudit.reports.content.name_table import meant, name_table, shown
from orgaudit.reports.document import Block, Document, Facts, Heading
from orgaudit.reports.report import Report
from orgaudit.reports.text import plain
from orgaudit.reports.words.plain import one_line
from orgaudit.reports.words.sources import title_told
from orgaudit.wording.catalogue import Catalogue

OFFICES: Final[tuple[FunctionOffice, ...]] = ("front", "middle", "back")
"""In the order of the votes."""

MOST_IN_FULL: Final = 3
"""More names than these are told as a table."""

Row = tuple[str, list[str]]
"""The key of a label, and the paragraphs beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesReport(Report):
    """Everything a report on names is made from; ``industry`` is that in whose usage they were read."""

    kind: ClassVar[str] = "names"

    readings: tuple[NameReading, ...]
    industry: Industry | None = None

    def document(self) -> Document:
        """Return a page for each of a few names, a table of many."""
        words, count = self.catalogue, len(self.readings)
        if count == 1:
            return Document(shown(self.readings[0]), (self._facts(self.readings[0]),))
        title = words.ui("classify.title", count=count)
        if count > MOST_IN_FULL:
            return Document(title, tuple(name_table(self.readings, words)))
        blocks: list[Block] = []
        for reading in self.readings:
            blocks += [Heading(shown(reading)), self._facts(reading)]
        return Document(title, tuple(blocks))

    def _facts(self, reading: NameReading) -> Facts:
        words = self.catalogue
        known = FUNCTIONS.get(reading.function) if reading.function else None
        if known:
            rows = _known(reading, known, self.industry, words)
        elif reading.office == "ambiguous":
            rows = _several(reading, words)
        else:
            rows = _unknown(reading, words)
        return Facts(
            tuple(
                (words.ui(f"classify.label.{key}"), tuple(map(plain, lines))) for key, lines in rows if lines
            )
        )


def _known(
    reading: NameReading, known: Function, industry: Industry | None, words: Catalogue
) -> Iterator[Row]:
    yield "function", [_titled(known, words)]
    yield "office", [_sentences(words, _office(reading, known, industry, words))]
    yield from _strength(reading, words)
    yield "sources", list(_sources(reading, known, words))
    if any(reading.votes):
        label = "views" if reading.office == "ambiguous" else "opposite"
        yield label, list(_opposite(reading, words)) or [words.ui("classify.opposite.none")]
    others = [item for item in reading.candidates if item.function != known.id]
    if others:
        yield "also", [_candidate(item, words, "candidate") for item in others]
    boundary = "prone" if reading.boundary_prone else "clear" if any(reading.votes) else "unnamed"
    yield "boundary", [words.ui(f"classify.boundary.{boundary}")]
    if reading.office == "ambiguous":
        yield "next", [words.ui("classify.next.split")]


def _several(reading: NameReading, words: Catalogue) -> Iterator[Row]:
    best = meant(reading)
    yield "function", [words.ui("classify.answer.several", count=len(best))]
    yield "office", [words.ui("classify.answer.several_offices")]
    yield from _strength(reading, words)
    yield "candidates", [_candidate(item, words, "candidate") for item in best]
    others = [item for item in reading.candidates if item not in best]
    if others:
        yield "also", [_candidate(item, words, "candidate") for item in others]
    yield "boundary", [words.ui("classify.boundary.several")]
    yield "next", [words.ui("classify.next.several", example=best[0].function)]


def _unknown(reading: NameReading, words: Catalogue) -> Iterator[Row]:
    yield "function", [words.ui("classify.answer.no_function")]
    yield "office", [words.ui("classify.answer.unknown")]
    if reading.candidates:
        yield "candidates", [_candidate(item, words, "weak") for item in reading.candidates]
    yield "next", [words.ui("classify.next.unknown")]


def _strength(reading: NameReading, words: Catalogue) -> Iterator[Row]:
    yield "confidence", [words.ui(f"common.confidence.{reading.confidence}")]
    yield "evidence", [_evidence(item, words) for item in reading.evidence]


def _office(
    reading: NameReading, known: Function, industry: Industry | None, words: Catalogue
) -> Iterator[str]:
    """Yield the office with what decides it."""
    if reading.office == "ambiguous":
        yield words.ui("classify.answer.split", total=sum(reading.vote_counts), **_test(known, words))
        return
    answer = words.ui(f"classify.office.{reading.office}")
    in_general = words.ui(f"classify.office.{known.office or 'outside'}")
    if any(item.kind == "own_office" for item in reading.evidence):
        yield words.ui("classify.answer.own", office=answer)
    elif reading.office != known.office_in(industry):
        yield words.ui("classify.answer.task", office=answer, other=in_general)
    elif reading.office != known.office:
        yield words.ui("classify.answer.bank", office=answer, other=in_general)
    else:
        yield words.ui("classify.answer.decided", **_test(known, words))
    if industry is None and known.finance_office not in (None, reading.office):
        yield words.ui(
            "classify.answer.elsewhere", office=words.ui(f"classify.office.{known.finance_office}")
        )


def _test(known: Function, words: Catalogue) -> dict[str, str | None]:
    """Return the facts of a sentence on the office in general and the test that gives it."""
    if known.office is None:
        return {"office": None, "because": None, "criterion": None}
    return {
        "office": words.ui(f"classify.office.{known.office}"),
        "because": words.ui(f"classify.because.{known.criterion}.{known.office}"),
        "criterion": words.ui(f"classify.criterion.{known.criterion}"),
    }


def _sources(reading: NameReading, known: Function, words: Catalogue) -> Iterator[str]:
    front, middle, back = reading.vote_counts
    total = front + middle + back
    if not total:
        yield words.ui("classify.sources.none")
        return
    yield words.ui("classify.sources.counts", total=total, front=front, middle=middle, back=back)
    parent = FUNCTIONS.get(known.votes_from)
    if parent:
        name = parent.named_in(words.language)
        yield words.ui("classify.sources.parent", name=name, id=parent.id)
    for office, keys in zip(OFFICES, reading.votes, strict=True):
        if keys:
            titles = words.ui("classify.separator.titles").join(
                title_told(SOURCES[key], words.language) for key in keys
            )
            named = words.ui(f"classify.office.{office}")
            yield words.ui("classify.sources.side", office=named, titles=titles)


def _opposite(reading: NameReading, words: Catalogue) -> Iterator[str]:
    """Yield the offices that sources name and our answer does not, with how one comes to see it so."""
    counts = dict(zip(OFFICES, reading.vote_counts, strict=True))
    total = sum(counts.values())
    if reading.office == "ambiguous":
        sides = [office for office in OFFICES if counts[office]]
    else:
        sides = [office for office in OFFICES if counts[office] and office != reading.office]
    for office in sides:
        yield words.ui(f"classify.opposite.{office}", count=counts[office], total=total)
        if reading.office in counts and counts[office] > counts[reading.office]:
            named = words.ui(f"classify.office.{office}")
            yield words.ui("classify.opposite.outnumbered", office=named)


def _evidence(item: Evidence, words: Catalogue) -> str:
    return words.ui(f"classify.evidence.{item.kind}", matched=one_line(item.matched), entry=item.entry)


def _candidate(item: Candidate, words: Catalogue, key: str) -> str:
    known = FUNCTIONS[item.function]
    return words.ui(
        f"classify.{key}",
        name=known.named_in(words.language),
        id=known.id,
        office=words.ui(f"classify.office.{item.office or 'outside'}"),
        matched=one_line(item.evidence[0].matched),
    )


def _titled(known: Function, words: Catalogue) -> str:
    return words.ui("classify.answer.function", name=known.named_in(words.language), id=known.id)


def _sentences(words: Catalogue, sentences: Iterator[str]) -> str:
    return words.ui("classify.separator.sentences").join(sentences)
