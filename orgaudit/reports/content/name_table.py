"""Many names, one line each."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from orgaudit.knowledge.functions import FUNCTIONS
from orgaudit.knowledge.names.reading import LONGEST
from orgaudit.knowledge.names.values import Candidate, NameReading
from orgaudit.reports.document import Block, Column, Gap, Paragraph, Table, cells
from orgaudit.reports.text import plain
from orgaudit.reports.words.plain import one_line
from orgaudit.wording.catalogue import Catalogue, Language

OFFICES: Final = ("front", "middle", "back", "ambiguous", "unknown")


def shown(reading: NameReading) -> str:
    """Return a name on one line, of one that is too long to be read as much as would be read: laying out megabytes takes many seconds."""
    text = reading.text
    return one_line(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def name_table(readings: tuple[NameReading, ...], words: Catalogue) -> Iterator[Block]:
    """Yield the table, and how many names point to each office."""
    # Every word of ours is looked up once.
    offices = {key: words.ui(f"classify.table.offices.{key}") for key in OFFICES}
    sure = {key: words.ui(f"common.confidence.{key}") for key in ("high", "medium", "low")}
    blurs = words.ui("classify.table.blurs")
    names = ("name", "office", "confidence", "votes", "boundary")
    rows = (
        (
            shown(reading),
            offices[reading.office],
            sure[reading.confidence] if reading.confidence else "",
            _votes(reading, words),
            blurs if reading.boundary_prone else "",
            _functions(reading, words.language),
        )
        for reading in readings
    )
    yield Table(
        (
            *(Column(words.ui(f"classify.table.{name}")) for name in names),
            Column(words.ui("classify.table.function"), grows=True),
        ),
        tuple(cells(*row) for row in rows),
    )
    yield Gap()
    counts = Counter(reading.office for reading in readings)
    facts = {name: counts[name] for name in OFFICES}
    yield Paragraph(plain(words.ui("classify.table.total", count=len(readings), **facts)))
    yield Paragraph(plain(words.ui("classify.table.legend")))


def meant(reading: NameReading) -> tuple[Candidate, ...]:
    """Return the candidates that fit best and about equally; the others are weaker."""
    return tuple(item for item in reading.candidates if set(item.evidence) <= set(reading.evidence))


def _votes(reading: NameReading, words: Catalogue) -> str:
    """Return how many sources name each office, and why the office is not the one that most of them name."""
    if not any(reading.votes):
        return ""
    counts = "-".join(map(str, reading.vote_counts))
    if reading.reason is None:
        return counts
    return words.ui(
        "classify.table.against", votes=counts, reason=words.ui(f"classify.table.reason.{reading.reason}")
    )


def _functions(reading: NameReading, language: Language) -> str:
    """Return the function, or the functions among which the name leaves the choice."""
    if reading.function:
        ids = [reading.function]
    elif reading.office == "ambiguous":
        ids = [item.function for item in meant(reading)]
    else:
        ids = []
    return " / ".join(FUNCTIONS[item].named_in(language) for item in ids)
