"""Every word that can tell the function of a name, in one lexicon over tokens.

Built once a language from the taxonomy, the duty phrases and the shared words (see ``lexicon_building``) and kept in its compiled
form. A look-up walks the lexicon from each place of the name, so the cost of reading a name does not grow with the number of
functions; of the compiled lexicon it opens only the words that begin with a token of the name.
"""

import marshal
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.knowledge.compiled.indexed_table import IndexedTable, indexed_table
from orgaudit.knowledge.functions import AREAS
from orgaudit.knowledge.names.tokens import keys_of
from orgaudit.model.named_tuple import NamedTuple

SenseKind = Literal["name", "synonym", "noun", "object", "phrase", "own_name"]

STRENGTH: Final[Mapping[SenseKind, float]] = {
    "own_name": 1.0,
    "name": 0.9,
    "synonym": 0.88,
    "phrase": 0.85,
    "noun": 0.61,
    "object": 0.3,
}
"""How strongly a word speaks for its function, 0–1, before its place in the name counts; house default."""

PLACE: Final = Path(__file__).parent

Row = tuple[tuple[tuple[str, SenseKind, str], ...], Mapping[str, tuple[tuple[str, str], ...]], bytes]
"""A word as plain values: senses, phrases (function and written form by the key of the object), and its marks in the order
of ``Word``, a byte each."""

Rows = dict[str, Row | None]
"""Tokens parted by spaces to the word that they make; ``None`` where they only begin one. All begin with the same token."""


class Sense(NamedTuple):
    """A word speaks for a function: in which role, and as it is written in the data."""

    function: str
    kind: SenseKind
    written: str


class Word(NamedTuple):
    """One entry of a lexicon.

    ``key`` is its tokens parted by spaces; ``phrases`` holds what it says, as a verb, by the key of its object. ``compound``:
    long enough to mean one thing only. ``has_content``: it names a thing rather than only what is done with it. ``only_verb``:
    it says nothing without its own object. ``by_object``: with another object it is other work.
    """

    key: str
    senses: Sequence[Sense] = ()
    phrases: Mapping[str, tuple[tuple[str, str], ...]] = {}
    is_object: bool = False
    general: bool = False
    filler: bool = False
    weak: bool = False
    vague: bool = False
    broad: bool = False
    yields: bool = False
    by_object: bool = False
    common: bool = False
    guard: bool = False
    compound: bool = False
    has_content: bool = False
    only_verb: bool = False

    @property
    def is_light(self) -> bool:
        """Whether the word leaves open what the work is about."""
        return self.general or self.gives_way or self.filler

    @property
    def gives_way(self) -> bool:
        """Whether what stands before the word decides, where it says anything."""
        return self.weak or self.vague

    @property
    def empty(self) -> bool:
        """Whether the word speaks for nothing, alone or in a phrase."""
        return not (self.senses or self.phrases or self.is_object)

    def phrase(self, target: str) -> tuple[Sense, ...]:
        """Return what the word says together with the object of this key; empty where that says nothing."""
        said = self.phrases.get(target)
        return tuple([Sense(function_id, "phrase", written) for function_id, written in said]) if said else ()


class _Opened(dict[str, dict[str, Any] | None]):
    """Rows by their first token, opened when it is first met; ``None`` for a token that begins none."""

    __slots__ = ("_closed",)

    def __init__(self, closed: Mapping[str, Any] | IndexedTable) -> None:
        self._closed = closed

    def __missing__(self, token: str) -> dict[str, Any] | None:
        closed = self._closed.get(token)
        found = marshal.loads(closed) if isinstance(closed, bytes) else closed  # noqa: S302 - checked as a whole
        self[token] = found
        return found


class Lexicon:
    """Words by their tokens; each first token is opened when it is first met, each word when it is.

    ``starting[token]`` is what begins with a token, for ``word_at``; ``None`` where nothing does.
    """

    __slots__ = ("starting",)

    def __init__(self, closed: Mapping[str, Any] | IndexedTable) -> None:
        """Take the rows by their first token, as such or marshalled."""
        self.starting: Mapping[str, dict[str, Any] | None] = _Opened(closed)

    def find(self, text: str) -> Word | None:
        """Return the word that a text is, if it is one."""
        tokens = keys_of(text)
        table = self.starting[tokens[0]] if tokens else None
        key = " ".join(tokens)
        return word_at(table, key) if table is not None and key in table else None


def word_at(table: dict[str, Any], key: str) -> Word | None:
    """Return the word under a key of a table of ``Lexicon.starting``; ``None`` where the tokens only begin one."""
    row: Any = table[key]
    made: Word | None = row if row is None or row.__class__ is Word else word_made(table, key)
    return made


def word_made(table: dict[str, Any], key: str) -> Word:
    """Make the word of a row, marshalled or not, and keep it in its place."""
    row = table[key]
    if row.__class__ is bytes:
        row = marshal.loads(row)  # noqa: S302 - checked with the row that it stands in
    senses, phrases, marks = row
    made = Word(key, tuple(map(Sense._make, senses)), phrases, *map(bool, marks))
    table[key] = made
    return made


@cache
def name_lexicon(*, japanese: bool) -> Lexicon:
    """Return our lexicon for names in this language; opened on first use.

    Names and synonyms of both languages are in both; phrases and nouns only in their own, but a noun in Latin letters is in
    the Japanese one too where Japanese texts hold such (PC, Power BI).
    """
    made = indexed_table(
        lexicon_name(japanese=japanese), lexicon_sources(), lambda: closed_rows(japanese=japanese)
    )
    return Lexicon(made)


def lexicon_name(*, japanese: bool) -> str:
    """Return the name under which the compiled form of a lexicon is kept."""
    return f"names.{'ja' if japanese else 'en'}"


def closed_rows(*, japanese: bool) -> dict[str, bytes]:
    """Make the lexicon from the data: its rows by their first token, marshalled.

    So is each word in them: of a hundred that begin with a token, a name holds one or two.
    """
    from orgaudit.knowledge.names.lexicon_building import name_rows

    words: Mapping[str, Mapping[str, Any]] = name_rows(japanese=japanese)
    return {
        token: marshal.dumps({key: row and marshal.dumps(row, 4) for key, row in rows.items()}, 4)
        for token, rows in words.items()
    }


def lexicon_sources() -> tuple[str, ...]:
    """Return all that the lexicon is made from: the data, and the code that reads it."""
    code = ("lexicon_building.py", "lexicon.py", "tokens.py", "english_stem.py", "english.yaml", "words.yaml")
    beside = ("trigger_words.py", "functions.py")
    areas = (f"{folder}/{area}.yaml" for folder in ("names/duty_phrases", "functions") for area in AREAS)
    return (*(f"{PLACE}/{file}" for file in code), *(f"{PLACE.parent}/{file}" for file in (*beside, *areas)))


def own_lexicon(names: Mapping[str, str]) -> Lexicon:
    """Return a lexicon of a company's own names, each with the id of its function."""
    from orgaudit.knowledge.names.lexicon_building import own_rows

    return Lexicon(own_rows(names))
