"""Every word that can tell the function of a name, in one lexicon over tokens.

Built once a language from the taxonomy, the duty phrases and the shared words; a look-up walks the lexicon from each place of
the name, so the cost of reading a name does not grow with the number of functions.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.functions import AREAS, FUNCTIONS
from orgaudit.knowledge.names.tokens import keys_of

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

_FOLDER: Final = Path(__file__).parent
_COMPOUND: Final = 4
_MARKS: Final = ("general", "filler", "weak", "vague", "broad", "yields", "common", "guard")


@dataclass(frozen=True, slots=True)
class Sense:
    """A word speaks for a function: in which role, and as it is written in the data."""

    function: str
    kind: SenseKind
    written: str


@dataclass(slots=True)
class Word:
    """One entry of a lexicon. Filled while the lexicon is built, then left alone.

    ``key`` is its tokens parted by spaces; ``does`` are the senses by the key of the object that this verb takes.
    """

    key: str
    senses: Sequence[Sense] = ()
    phrases: dict[str, tuple[Sense, ...]] = field(default_factory=dict)
    is_object: bool = False
    general: bool = False
    filler: bool = False
    weak: bool = False
    vague: bool = False
    broad: bool = False
    yields: bool = False
    common: bool = False
    guard: bool = False
    compound: bool = False
    has_content: bool = False
    only_verb: bool = False

    def finish(self) -> None:
        """Note what follows from the rest, once that is complete.

        ``compound``: long enough to mean one thing only, that is four Japanese letters or two English words with one
        sense. ``says_something``: it names a thing rather than only what is done with it. ``only_does``: it is a verb that
        says nothing without its own object.
        """
        parts = self.key.count(" ") + 1
        self.compound = len(self.senses) == 1 and parts >= (2 if self.key.isascii() else _COMPOUND)
        thing = bool(self.senses) or (self.is_object and not self.filler)
        self.has_content = self.guard or (thing and not self.general)
        self.only_verb = not (self.senses or self.general or self.filler or self.guard or self.is_object)

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


class Lexicon:
    """Words by their tokens."""

    __slots__ = ("_by_text", "table")

    def __init__(self) -> None:
        self.table: dict[str, Word | None] = {}
        """Tokens parted by spaces to the word that they make; ``None`` where they only begin one.

        One flat table: nested ones would be a hundred thousand objects for the garbage collector to visit.
        """
        self._by_text: dict[str, Word | None] = {}

    def word(self, text: str) -> Word | None:
        """Return the entry for a text, made when new; ``None`` for a text without a token."""
        if text not in self._by_text:
            self._by_text[text] = self._made(text)
        return self._by_text[text]

    def words(self) -> Iterator[Word]:
        """Yield every word once."""
        return (word for word in self.table.values() if word is not None)

    def _made(self, text: str) -> Word | None:
        tokens = keys_of(text)
        if not tokens:
            return None
        table = self.table
        key = tokens[0]
        for token in tokens[1:]:
            table.setdefault(key)
            key = f"{key} {token}"
        word = table.get(key)
        if word is None:
            word = table[key] = Word(key)
        return word


@cache
def name_lexicon(*, japanese: bool) -> Lexicon:
    """Return our lexicon for names in this language; read on first use.

    Names and synonyms of both languages are in both; phrases and nouns only in their own, but a noun in Latin letters is in
    the Japanese one too where Japanese texts hold such (PC, Power BI).
    """
    tree = Lexicon()
    for item in FUNCTIONS.values():
        for name in (item.ja, item.en):
            add_sense(tree, name, item.id, "name")
        for name in item.synonyms:
            add_sense(tree, name, item.id, "synonym")
    entries = _phrase_entries()
    for function_id, entry in entries.items():
        for noun in entry["nouns"].split(", "):
            latin = noun.isascii()
            if latin is not japanese or (latin and (" " not in noun or not noun.islower())):
                add_sense(tree, noun, function_id, "noun")
    for function_id, entry in entries.items():
        for phrase in entry["ja" if japanese else "en"]:
            _enter_phrase(tree, function_id, phrase, japanese=japanese)
    _mark(tree)
    return tree


def _mark(tree: Lexicon) -> None:
    """Note what the shared words are.

    An object says nothing without a verb where it is one of them, one letter, or the object of several functions.
    """
    for mark, text in _shared_words():
        word = tree.word(text)
        if word is not None:
            setattr(word, mark, True)
    for word in tree.words():
        objects = sum(item.kind == "object" for item in word.senses)
        if objects and (word.is_light or word.broad or word.common or len(word.key) == 1 or objects > 1):
            word.senses = tuple(item for item in word.senses if item.kind != "object")
        word.finish()


def own_lexicon(names: Mapping[str, str]) -> Lexicon:
    """Return a lexicon of a company's own names, each with the id of its function."""
    tree = Lexicon()
    for name, function_id in names.items():
        add_sense(tree, name, function_id, "own_name")
    for word in tree.words():
        word.finish()
    return tree


def add_sense(tree: Lexicon, text: str, function_id: str, kind: SenseKind) -> None:
    """Let a text speak for a function; the role in which it first does so for the same function stands."""
    word = tree.word(text)
    if word is not None and all(known.function != function_id for known in word.senses):
        word.senses = (*word.senses, Sense(function_id, kind, text))


@cache
def _shared_words() -> tuple[tuple[str, str], ...]:
    """Return every shared word with its mark."""
    content: Mapping[str, Mapping[str, Iterable[str]]] = read_data(_FOLDER / "words.yaml")
    return tuple((mark, str(text)) for mark in _MARKS for texts in content[mark].values() for text in texts)


@cache
def _phrase_entries() -> Mapping[str, Mapping[str, Any]]:
    entries: dict[str, Mapping[str, Any]] = {}
    for area in AREAS:
        entries.update(read_data(_FOLDER / "duty_phrases" / f"{area}.yaml"))
    return entries


def _enter_phrase(tree: Lexicon, function_id: str, phrase: str, *, japanese: bool) -> None:
    """Enter every object with every verb of a compact phrase."""
    left, _, right = phrase.partition("+")
    objects, verbs = (left, right) if japanese else (right, left)
    verbs_of = [(verb.strip(), tree.word(verb.strip())) for verb in verbs.split("|")]
    for noun in (text.strip() for text in objects.split("|")):
        add_sense(tree, noun, function_id, "object")
        target = tree.word(noun)
        if target is None:
            continue
        target.is_object = True
        for verb, word in verbs_of:
            known = word.phrases.get(target.key, ()) if word is not None else ()
            if word is not None and all(item.function != function_id for item in known):
                written = noun + verb if japanese else f"{verb} {noun}"
                word.phrases[target.key] = (*known, Sense(function_id, "phrase", written))
