"""Every word that can tell the function of a name, in one tree over units.

Built once a language from the taxonomy, the duty phrases and the shared words; a look-up walks the tree from each place of
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

ClaimKind = Literal["name", "synonym", "noun", "object", "phrase", "own_name"]

STRENGTH: Final[Mapping[ClaimKind, float]] = {
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
class Claim:
    """A word speaks for a function: in which role, and as it is written in the data."""

    function: str
    kind: ClaimKind
    written: str


@dataclass(slots=True)
class Word:
    """One entry of a tree. Filled while the tree is built, then left alone.

    ``key`` is its units parted by spaces; ``does`` are the claims by the key of the object that this verb takes.
    """

    key: str
    claims: Sequence[Claim] = ()
    does: dict[str, tuple[Claim, ...]] = field(default_factory=dict)
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
    says_something: bool = False
    only_does: bool = False

    def settle(self) -> None:
        """Note what follows from the rest, once that is complete.

        ``compound``: long enough to mean one thing only, that is four Japanese letters or two English words with one
        claim. ``says_something``: it names a thing rather than only what is done with it. ``only_does``: it is a verb that
        says nothing without its own object.
        """
        parts = self.key.count(" ") + 1
        self.compound = len(self.claims) == 1 and parts >= (2 if self.key.isascii() else _COMPOUND)
        thing = bool(self.claims) or (self.is_object and not self.filler)
        self.says_something = self.guard or (thing and not self.general)
        self.only_does = not (self.claims or self.general or self.filler or self.guard or self.is_object)

    @property
    def says_little(self) -> bool:
        """Whether the word leaves open what the work is about."""
        return self.general or self.gives_way or self.filler

    @property
    def gives_way(self) -> bool:
        """Whether what stands before the word decides, where it says anything."""
        return self.weak or self.vague

    @property
    def mute(self) -> bool:
        """Whether the word speaks for nothing, alone or in a phrase."""
        return not (self.claims or self.does or self.is_object)


class WordTree:
    """Words by their units."""

    __slots__ = ("_by_text", "table")

    def __init__(self) -> None:
        self.table: dict[str, Word | None] = {}
        """Units parted by spaces to the word that they make; ``None`` where they only begin one.

        One flat table: nested ones would be a hundred thousand objects for the garbage collector to visit.
        """
        self._by_text: dict[str, Word | None] = {}

    def word(self, text: str) -> Word | None:
        """Return the entry for a text, made when new; ``None`` for a text without a unit."""
        if text not in self._by_text:
            self._by_text[text] = self._entered(text)
        return self._by_text[text]

    def words(self) -> Iterator[Word]:
        """Yield every word once."""
        return (word for word in self.table.values() if word is not None)

    def _entered(self, text: str) -> Word | None:
        units = keys_of(text)
        if not units:
            return None
        table = self.table
        key = units[0]
        for unit in units[1:]:
            table.setdefault(key)
            key = f"{key} {unit}"
        word = table.get(key)
        if word is None:
            word = table[key] = Word(key)
        return word


@cache
def name_lexicon(*, japanese: bool) -> WordTree:
    """Return our lexicon for names in this language; read on first use.

    Names and synonyms of both languages are in both; phrases and nouns only in their own, but a noun in Latin letters is in
    the Japanese one too where Japanese texts hold such (PC, Power BI).
    """
    tree = WordTree()
    for item in FUNCTIONS.values():
        for name in (item.ja, item.en):
            claim(tree, name, item.id, "name")
        for name in item.synonyms:
            claim(tree, name, item.id, "synonym")
    entries = _phrase_entries()
    for function_id, entry in entries.items():
        for noun in entry["nouns"].split(", "):
            latin = noun.isascii()
            if latin is not japanese or (latin and (" " not in noun or not noun.islower())):
                claim(tree, noun, function_id, "noun")
    for function_id, entry in entries.items():
        for phrase in entry["ja" if japanese else "en"]:
            _enter_phrase(tree, function_id, phrase, japanese=japanese)
    _mark(tree)
    return tree


def _mark(tree: WordTree) -> None:
    """Note what the shared words are.

    An object says nothing without a verb where it is one of them, one letter, or the object of several functions.
    """
    for mark, text in _shared_words():
        word = tree.word(text)
        if word is not None:
            setattr(word, mark, True)
    for word in tree.words():
        objects = sum(item.kind == "object" for item in word.claims)
        if objects and (word.says_little or word.broad or word.common or len(word.key) == 1 or objects > 1):
            word.claims = tuple(item for item in word.claims if item.kind != "object")
        word.settle()


def own_tree(names: Mapping[str, str]) -> WordTree:
    """Return a tree of a company's own names, each with the id of its function."""
    tree = WordTree()
    for name, function_id in names.items():
        claim(tree, name, function_id, "own_name")
    for word in tree.words():
        word.settle()
    return tree


def claim(tree: WordTree, text: str, function_id: str, kind: ClaimKind) -> None:
    """Let a text speak for a function; the role in which it first does so for the same function stands."""
    word = tree.word(text)
    if word is not None and all(known.function != function_id for known in word.claims):
        word.claims = (*word.claims, Claim(function_id, kind, text))


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


def _enter_phrase(tree: WordTree, function_id: str, phrase: str, *, japanese: bool) -> None:
    """Enter every object with every verb of a compact phrase."""
    left, _, right = phrase.partition("+")
    objects, verbs = (left, right) if japanese else (right, left)
    doing = [(verb.strip(), tree.word(verb.strip())) for verb in verbs.split("|")]
    for noun in (text.strip() for text in objects.split("|")):
        claim(tree, noun, function_id, "object")
        said_of = tree.word(noun)
        if said_of is None:
            continue
        said_of.is_object = True
        for verb, word in doing:
            known = word.does.get(said_of.key, ()) if word is not None else ()
            if word is not None and all(item.function != function_id for item in known):
                written = noun + verb if japanese else f"{verb} {noun}"
                word.does[said_of.key] = (*known, Claim(function_id, "phrase", written))
