"""Reads the texts of a company that are edited one change after the other: the same result as a whole reading, in less time.

Each text falls into parts (yaml/parts.py); those that are as they were are known. Wherever anything is doubtful, or wrong, the whole is read as ever.
tests/intake/test_again.py holds every result against a whole reading.
"""

from collections.abc import Sequence
from datetime import date
from typing import Final

from orgaudit.intake.again.assembling import Assembled, DoubtError, Standing, assembled
from orgaudit.intake.again.chunk_reading import Chunk, chunk_of
from orgaudit.intake.fields import table
from orgaudit.intake.language import language_by, letters_of
from orgaudit.intake.loaded import Loaded
from orgaudit.intake.reading import collector_off, load_texts, loaded
from orgaudit.intake.report import TooManyProblems
from orgaudit.intake.values.reader_context import Words
from orgaudit.intake.yaml.limits import DEFAULT_LIMITS
from orgaudit.intake.yaml.parts import parts_of

_MOST: Final = DEFAULT_LIMITS.elements
"""Signs of a text up to which it cannot have more elements than is allowed."""


class Rereading:
    """Reads the texts of one company time and again. What is known of them from before changes nothing but the time this takes."""

    def __init__(self) -> None:
        self._chunks: dict[tuple[str, str, str], Chunk] = {}
        self._words: Words = {}
        self._known: Assembled | None = None

    def read(self, texts: Sequence[tuple[str, str]], today: date) -> Loaded:
        """Read the texts, each with the name under which it is reported, as ``load_texts`` does."""
        with collector_off():
            standing = self._standing(texts)
            if standing is None:
                return load_texts(texts, today=today)
            try:
                known = assembled(standing, table(), today, self._known)
            except (DoubtError, TooManyProblems):
                return load_texts(texts, today=today)
        self._known = known
        return _loaded(texts, known, standing)

    def _standing(self, texts: Sequence[tuple[str, str]]) -> list[Standing] | None:
        """Return the chunks of the texts; ``None`` where they are to be read as a whole."""
        found: list[Standing] = []
        now: dict[tuple[str, str, str], Chunk] = {}
        for path, text in texts:
            whole = text.removeprefix("\ufeff")
            parts = parts_of(whole) if len(whole) < _MOST else None
            if parts is None:
                return None
            entries: dict[int, str] = {}
            for part in parts:
                name = (path, part.head, part.body)
                chunk = self._chunks.get(name) or now.get(name) or chunk_of(path, part, self._words)
                if chunk is None:
                    return None
                now[name] = chunk
                entries[part.entry] = chunk.key
                found.append((chunk, chunk.by(part.line)))
            if len(set(entries.values())) != len(entries):
                return None
        self._chunks = now
        return found


def _loaded(texts: Sequence[tuple[str, str]], known: Assembled, standing: Sequence[Standing]) -> Loaded:
    letters = [letters_of(known.people), *(chunk.letters for chunk, _ in standing)]
    language = language_by(sum(count for count, _ in letters), sum(count for _, count in letters))
    return loaded(texts, known.organization, known.report, language)
