"""Lexicons of trigger words, and the matcher that finds them in Japanese and English text.

A lexicon is a YAML file ``categories: {key: {ja: [word], en: [word]}}`` with ``guards: {ja: [phrase], en: [phrase]}``.
Text is compared after NFKC and case folding. One scan from left to right takes the longest entry at each place;
a guard is an entry without a category, so whatever it covers is not found.

Japanese needs no tokenizer; the endings follow from the dictionary form:

- ``強化する``, ``定着させる``: the noun with any form of する, させる, を図る or に努める, or bare; bare it must not run on into
  another noun, so that 安定化資金 is no 安定化する;
- ``適切に``: also before な; ``協調して``, ``しっかり`` and every other word: as they are;
- verbs (``努める``, ``図る``, ``見直す``, ``励む``, ``してもらう``): every conjugation.

English words match whole, with -s and -ing. The participle in -ed matches only where it is listed, because it mostly
stands as an adjective ("supported browsers"). -ise and -ize are one.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Final, Literal

from orgaudit.knowledge.data_file import read_data
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import folded
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern

LexiconName = Literal[
    "vague_words",
    "sales_kpis",
    "rekey_words",
    "demand_kpis",
    "goal_types",
    "zero_goals",
    "approval_words",
    "spreadsheet_words",
    "transaction_words",
    "output_words",
]

_FOLDER: Final = Path(__file__).parent
_LATIN: Final = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_MANY: Final = 500
"""Texts from which on an expression for all entries pays; measured."""
_LONG: Final = 2_000
"""Signs of one text that are as much to look at."""


@dataclass(frozen=True, slots=True)
class Match:
    """One word found: its category, the words as they stand in the normalised text, and where (end exclusive)."""

    category: str
    word: str
    start: int
    end: int


class _Entry(NamedTuple):
    """One word: what all its forms begin with, and the expression for what follows; few expressions serve all words.

    ``is_word``: no Latin letter or digit may stand before it.
    """

    stem: str
    ending: str
    category: str
    is_word: bool

    def end(self, text: str, start: int) -> int | None:
        """Return where the word ends that begins here; ``None`` where it does not stand here."""
        if not text.startswith(self.stem, start):
            return None
        if self.is_word and start and text[start - 1] in _LATIN:
            return None
        behind = start + len(self.stem)
        if not self.ending:
            return behind
        match = _compiled(self.ending).match(text, behind)
        return match.end() if match else None


@dataclass(frozen=True)
class Lexicon:
    """Entries as ``(category, language, word)``; the category of a guard is empty."""

    entries: tuple[tuple[str, str, str], ...]

    @property
    def categories(self) -> tuple[str, ...]:
        """The category keys, in file order."""
        return tuple(dict.fromkeys(category for category, _, _ in self.entries if category))

    @cached_property
    def _by_head(self) -> Mapping[str, tuple[_Entry, ...]]:
        """Entries by the letters they begin with, the longest first."""
        longest_first = sorted(self.entries, key=lambda entry: (-len(_stem(entry[2])), entry))
        by_head: dict[str, list[_Entry]] = {}
        for category, language, word in longest_first:
            stem, ending = _japanese(word) if language == "ja" else _english(word)
            entry = _Entry(stem, ending, category, is_word=language != "ja")
            by_head.setdefault(_head(word), []).append(entry)
        return {head: tuple(entries) for head, entries in by_head.items()}

    @cached_property
    def _heads(self) -> re.Pattern[str]:
        """The places where an entry can begin; the entries themselves are compiled only when one of theirs occurs."""
        return pattern("|".join(re.escape(head) for head in sorted(self._by_head, reverse=True)))

    def find(self, text: str) -> tuple[Match, ...]:
        """Return what is found in a text, in reading order, never overlapping."""
        text = normalised(text)
        if len(self._looked_at) == _MANY and self._heads.search(text) is None:
            return ()  # as of most texts
        return tuple(self._matches(text))

    def _matches(self, text: str) -> Iterator[Match]:
        at = 0
        for start in self._starts(text):
            if start < at:
                continue
            for category, end in self._at(text, start):
                at = max(at, end)
                if category:
                    yield Match(category, text[start:end], start, end)

    def _starts(self, text: str) -> Iterator[int]:
        """Yield the places where an entry can begin. Compiling an expression for it pays only for many texts, or a long one."""
        self._looked_at.append(None)
        if len(self._looked_at) < _MANY and len(text) < _LONG:
            heads = self._by_head
            yield from (at for at in range(len(text)) if text[at : at + 2] in heads or text[at] in heads)
            return
        at = -1
        while head := self._heads.search(text, at + 1):
            at = head.start()
            yield at

    @cached_property
    def _looked_at(self) -> deque[None]:
        return deque(maxlen=_MANY)

    def _at(self, text: str, start: int) -> Iterator[tuple[str, int]]:
        """Yield category and end of the longest entry that begins here, if any."""
        entries = (
            entry for length in (2, 1) for entry in self._by_head.get(text[start : start + length], ())
        )
        for entry in entries:
            end = entry.end(text, start)
            if end is not None:
                yield entry.category, end
                return


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return pattern(source)


normalised: Final = folded
"""Gives a text as it is compared here, which is as names are everywhere."""


@cache
def lexicon(name: LexiconName) -> Lexicon:
    """Read one of our lexicons; each file is read once."""
    content = read_data(_FOLDER / f"{name}.yaml")
    words = [
        (category, language, normalised(str(word)))
        for category, languages in {**content["categories"], "": content.get("guards", {})}.items()
        for language, listed in languages.items()
        for word in listed
    ]
    return Lexicon(tuple(words))


# What may follow a bare noun: anything but kanji, katakana or Latin, save the words that part two nouns.
_NOUN_ENDS: Final = r"(?![一-龯々ァ-ヺーa-z0-9](?<!等)(?<!及)(?<!並)(?<!中))"
_LIGHT_VERB: Final = r"(?:(?:する|すれば|すべ|し(?:ます|て|た|つつ|ない)?|させ|され|せず)|を(?:図|はか)[るりらろれっ]|に(?:努|つと)め)"
_GODAN: Final = {"す": "すしさせそ", "む": "むみまめもん", "う": "ういわえおっ", "る": "るりらろれっ"}
_ICHIDAN_BEFORE: Final = frozenset("いきしちにひみりぎじびえけせてねへめれげべ")


def _stem(word: str) -> str:
    return word.removesuffix("させる").removesuffix("する")


def _head(word: str) -> str:
    """Return the letters that every form of a word begins with: two, or one where an ending may follow the first."""
    return word[: 2 if len(_stem(word)) > 2 else 1]


def _japanese(word: str) -> tuple[str, str]:
    """Return what every form of a word begins with, and the expression for what follows."""
    stem = _stem(word)
    if stem != word:
        return stem, f"(?:{_LIGHT_VERB}|{_NOUN_ENDS})"
    body, last = word[:-1], word[-1]
    if last == "に":
        return body, "[にな]"
    if last == "る" and body and body[-1] in _ICHIDAN_BEFORE:
        return body, ""
    if last in _GODAN:
        return body, f"[{_GODAN[last]}]"
    return word, ""


def _english(word: str) -> tuple[str, str]:
    """Return the same of an English word; before its first hyphen, which may be a space or nothing."""
    stem, inflection = _inflected(word.removesuffix("."))
    stem, hyphen, rest = stem.partition("-")
    rest = re.escape(hyphen + rest).replace(r"\-", r"[- ]?")
    dot = r"\.?" if word.endswith(".") else ""
    return stem, f"{rest}{inflection}(?![a-z0-9]){dot}"


def _inflected(word: str) -> tuple[str, str]:
    if word.endswith("ise"):
        return f"{word[:-3]}i", "[sz](?:es?|ing)"
    if word.endswith("ised"):
        return f"{word[:-4]}i", "[sz]ed"
    if word.endswith("e"):
        return word[:-1], "(?:es?|ing)"
    return word, "(?:s|ing)?"
