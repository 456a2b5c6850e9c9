"""The lexicon of names made from the taxonomy, the duty phrases and the shared words, as rows of plain values."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from orgaudit.knowledge.data_file import parsed_data, read_data
from orgaudit.knowledge.functions import AREAS, FUNCTIONS
from orgaudit.knowledge.names.english_stem import english_words, stem, verb_key
from orgaudit.knowledge.names.lexicon import PLACE, Row, Rows, SenseKind
from orgaudit.knowledge.names.tokens import keys_of
from orgaudit.model.dataclass import dataclass, field

_COMPOUND: Final = 4
_MARKS: Final = ("general", "filler", "weak", "vague", "broad", "yields", "by_object", "common", "guard")
_ROW_MARKS: Final = ("is_object", *_MARKS, "compound", "has_content", "only_verb")


@dataclass(slots=True)
class _Draft:
    """One word while the lexicon is built; ``phrases`` holds functions and written forms by the key of the object."""

    key: str
    senses: tuple[tuple[str, SenseKind, str], ...] = ()
    phrases: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
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
        return self.general or self.weak or self.vague or self.filler

    def row(self) -> Row:
        """Return the finished word, with what follows from the rest.

        It is a compound with one sense and four Japanese letters or two English words.
        """
        parts = self.key.count(" ") + 1
        self.compound = len(self.senses) == 1 and parts >= (2 if self.key.isascii() else _COMPOUND)
        thing = bool(self.senses) or (self.is_object and not self.filler)
        self.has_content = self.guard or (thing and not self.general)
        self.only_verb = not (self.senses or self.general or self.filler or self.guard or self.is_object)
        return self.senses, self.phrases, bytes(getattr(self, mark) for mark in _ROW_MARKS)


class _Drafts:
    """The words by their tokens, while they are gathered."""

    def __init__(self) -> None:
        self.table: dict[str, _Draft | None] = {}
        self._by_text: dict[str, _Draft | None] = {}

    def word(self, text: str) -> _Draft | None:
        """Return the entry for a text, made when new; ``None`` for a text without a token."""
        if text not in self._by_text:
            self._by_text[text] = self._made(text)
        return self._by_text[text]

    def words(self) -> Iterator[_Draft]:
        """Yield every word once."""
        return (draft for draft in self.table.values() if draft is not None)

    def rows(self) -> dict[str, Rows]:
        """Return the finished words by their first token."""
        found: dict[str, Rows] = {}
        for key, draft in self.table.items():
            rows = found.setdefault(key.partition(" ")[0], {})
            rows[key] = None if draft is None else draft.row()
        return found

    def add_sense(self, text: str, function_id: str, kind: SenseKind) -> None:
        """Let a text speak for a function; the role in which it first does so for the same function stands."""
        draft = self.word(text)
        if draft is not None and all(known[0] != function_id for known in draft.senses):
            draft.senses = (*draft.senses, (function_id, kind, text))

    def _made(self, text: str) -> _Draft | None:
        tokens = keys_of(text)
        if not tokens:
            return None
        table = self.table
        key = tokens[0]
        for token in tokens[1:]:
            table.setdefault(key)
            key = f"{key} {token}"
        draft = table.get(key)
        if draft is None:
            draft = table[key] = _Draft(key)
        return draft


def name_rows(*, japanese: bool) -> dict[str, Rows]:
    """Return the rows of our lexicon for names in this language, by their first token."""
    drafts = _Drafts()
    for item in FUNCTIONS.values():
        for name in (item.ja, item.en):
            drafts.add_sense(name, item.id, "name")
        for name in item.synonyms:
            drafts.add_sense(name, item.id, "synonym")
    entries: dict[str, Mapping[str, Any]] = {}
    for area in AREAS:
        entries.update(parsed_data(PLACE / "duty_phrases" / f"{area}.yaml"))
    for function_id, entry in entries.items():
        for noun in entry["nouns"].split(", "):
            latin = noun.isascii()
            if latin is not japanese or (latin and (" " not in noun or not noun.islower())):
                drafts.add_sense(noun, function_id, "noun")
    for function_id, entry in entries.items():
        for phrase in entry["ja" if japanese else "en"]:
            _enter_phrase(drafts, function_id, phrase, japanese=japanese)
    _mark(drafts)
    return drafts.rows()


def own_rows(names: Mapping[str, str]) -> dict[str, Rows]:
    """Return the rows of a company's own names, by their first token."""
    drafts = _Drafts()
    for name, function_id in names.items():
        drafts.add_sense(name, function_id, "own_name")
    return drafts.rows()


def _mark(drafts: _Drafts) -> None:
    """Note what the shared words are.

    An object says nothing without a verb where it is one of them, one letter, or the object of several functions.
    """
    shared: Mapping[str, Mapping[str, Iterable[str]]] = read_data(PLACE / "words.yaml")
    for mark in _MARKS:
        for texts in shared[mark].values():
            for text in texts:
                draft = drafts.word(str(text))
                if draft is not None:
                    setattr(draft, mark, True)
    for draft in drafts.words():
        objects = sum(kind == "object" for _, kind, _ in draft.senses)
        if objects and (draft.is_light or draft.broad or draft.common or len(draft.key) == 1 or objects > 1):
            draft.senses = tuple(sense for sense in draft.senses if sense[1] != "object")


def _own_forms(verb: str) -> tuple[str, ...]:
    """Return the -ing of an English verb where it keeps its own form: to pack boxes, packing boxes."""
    return (form,) if verb.isascii() and (form := _kept_forms().get(stem(verb))) is not None else ()


@cache
def _kept_forms() -> Mapping[str, str]:
    """Return what keeps its -ing, by the key of its verb."""
    kept = (word for word in english_words()["fixed"] if word.endswith("ing"))
    return {verb_key(word): word for word in kept}


def _enter_phrase(drafts: _Drafts, function_id: str, phrase: str, *, japanese: bool) -> None:
    """Enter every object with every verb of a compact phrase."""
    left, _, right = phrase.partition("+")
    objects, verbs = (left, right) if japanese else (right, left)
    named = [verb.strip() for verb in verbs.split("|")]
    verbs_of = [(verb, drafts.word(form)) for verb in named for form in (verb, *_own_forms(verb))]
    for noun in (text.strip() for text in objects.split("|")):
        drafts.add_sense(noun, function_id, "object")
        target = drafts.word(noun)
        if target is None:
            continue
        target.is_object = True
        for verb, draft in verbs_of:
            known = draft.phrases.get(target.key, ()) if draft is not None else ()
            if draft is not None and all(item[0] != function_id for item in known):
                written = noun + verb if japanese else f"{verb} {noun}"
                draft.phrases[target.key] = (*known, (function_id, written))
