"""A name cut into tokens that compare: one a Japanese letter, one an English word by its stem.

Japanese needs no tokenizer. Kanji and katakana stand for themselves; long vowel marks and small vowels are levelled
(サーバー, サーバ); the hiragana that hang on kanji are dropped (見積もり, 見積り, 見積; 請求書を発行する, 請求書の発行);
particles become a break, と and や a join. English articles are dropped, prepositions become a link, "and" a join.
"""

import re
from functools import lru_cache
from typing import Final

from orgaudit.knowledge.names.english_stem import english_words, stem
from orgaudit.knowledge.trigger_words import normalised
from orgaudit.model.dataclass import dataclass
from orgaudit.model.pattern import pattern

BREAK: Final = "/"
"""A particle between a modifier and what it modifies, the head being on the right."""

LINK: Final = ">"
"""What the key of an English preposition begins with, before the preposition itself: the head is on the left."""

JOIN: Final = "&"
"""Two things named side by side."""

OPEN: Final = "("
"""What follows is said in brackets."""

CLOSE: Final = ")"
"""The brackets are closed."""

HEADING: Final = ":"
"""What came before was a heading."""

SIGNS: Final = frozenset((BREAK, JOIN, OPEN, CLOSE, HEADING))
"""The keys that are no words, besides prepositions. All of these come before ``FIRST_LETTER``, as do numbers."""

FIRST_LETTER: Final = "A"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text with their places in it; ``japanese`` where any Japanese letter stands in it."""

    text: str
    keys: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    japanese: bool

    def written(self, start: int, end: int) -> str:
        """Return the words from one token up to another, as they stand in the text."""
        return self.text[self.spans[start][0] : self.spans[end - 1][1]]


_TOKEN: Final = pattern(
    r"[a-z0-9]+(?:[&'’.][a-z0-9]+)*"
    r"|(?P<kanji>[一-龯㐀-䶿]+)"
    r"|(?P<kana>[ぁ-ゖゝゞ]+)"
    r"|(?P<kata>[ァ-ヺー]+)"
    r"|(?P<other>[^\s])"
)
_PLAIN: Final = pattern(r"[一-龯㐀-䶿ァ-ヺー]+")
_KANA_LEVEL: Final = str.maketrans("ァィゥェォヴヵヶ", "アイウエオブカケ")
_REPEAT: Final = pattern(r"(.)々")
_CLAUSE: Final = pattern(
    r"に(?:関する|関して|関わる|係る|係わる|かかる|伴う|対する|対して|向けた|基づく|おける|ついての|ついて|よる)|のための|のために|ための"
)
_JOIN_WORD: Final = pattern(r"及び|並びに|又は|および|ならびに|または")
_LIGHT_VERB: Final = pattern(
    r"^(?:する(?:こと)?|します|しました|した|して(?:いる|います)?|しない|され(?:る|た)|させ(?:る|た)|すべき|できる|している)"
)
_JOINS: Final = frozenset(("と", "や", "かつ"))
_PARTICLES: Final = (
    *("からの", "までの", "などの", "ごとの", "への", "との", "での", "には", "では", "から", "まで", "より"),
    *("など", "ごと", "の", "を", "に", "へ", "で", "が", "は", "も"),
)
_GATHER: Final = pattern(r"と?り?まとめ(?:る|て|た)?")
_BRACKETS_OPEN: Final = frozenset("([{「『【〔〈《<")
_BRACKETS_CLOSE: Final = frozenset(")]}」』】〕〉》>")
_JOIN_SIGNS: Final = frozenset("・/、,;&+＆|")
_TITLE_SIGNS: Final = frozenset(":→⇒")


def keys_of(text: str) -> tuple[str, ...]:
    """Return the tokens of a text without breaks. Plain texts, as nearly all of our words are, take a short way."""
    if _PLAIN.fullmatch(text):
        return tuple(text.translate(_KANA_LEVEL).replace("ー", ""))
    if text.isascii() and text.replace(" ", "a").isalpha():
        return tuple(key for word in text.lower().split() for key in _word(word))
    return tuple(token for token in tokenized(text).keys if token != BREAK)


_IDENTIFIER: Final = pattern(r"[a-z0-9]+(?:[-_./][a-z0-9]+){2,}")
_LONGEST_CODE: Final = 3
"""Letters of a code inside an identifier such as ``plugin-abap-ci``, which is no word; house default."""


def tokenized(text: str) -> Tokens:
    """Cut a text into tokens. Never raises."""
    plain = normalised(text)
    japanese = not plain.isascii() and any(map(_is_japanese, plain))
    if japanese:
        plain = _REPEAT.sub(r"\1\1", plain) if "々" in plain else plain
        plain = _JOIN_WORD.sub("と", _CLAUSE.sub("の", plain))
    if not japanese and plain.isascii() and plain.replace(" ", "a").isalpha():
        return _plain_english(plain)
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    identifier = " " not in plain and _IDENTIFIER.fullmatch(plain) is not None
    for match in _TOKEN.finditer(plain):
        start, end = match.span()
        kind = match.lastgroup
        if identifier and end - start <= _LONGEST_CODE:
            continue
        if kind is None:
            found = _word(match.group())
            keys += found
            spans += [(start, end)] * len(found)
        elif kind == "kanji":
            keys += match.group()
            spans += zip(range(start, end), range(start + 1, end + 1), strict=True)
        elif kind == "kata":
            for at, letter in enumerate(match.group().translate(_KANA_LEVEL), start):
                if letter != "ー":
                    keys.append(letter)
                    spans.append((at, at + 1))
        else:
            found = _keys(match, plain)
            keys += found
            spans += [(start, end)] * len(found)
    return Tokens(plain, tuple(keys), tuple(spans), japanese)


def _plain_english(text: str) -> Tokens:
    """Cut a text of nothing but letters and spaces, as most English names are, by a short way."""
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    start = 0
    for word in text.split(" "):
        end = start + len(word)
        for key in _word(word):
            keys.append(key)
            spans.append((start, end))
        start = end + 1
    return Tokens(text, tuple(keys), tuple(spans), japanese=False)


# Ranges are compared, because a set of all kanji takes two milliseconds to compile.


def _is_kanji(sign: str) -> bool:
    return "一" <= sign <= "龯" or "㐀" <= sign <= "䶿"


def _is_japanese(sign: str) -> bool:
    return _is_kanji(sign) or "ぁ" <= sign <= "ゖ" or "ァ" <= sign <= "ヺ"


def _keys(match: re.Match[str], text: str) -> tuple[str, ...]:
    before = text[match.start() - 1] if match.start() else ""
    after = text[match.end()] if match.end() < len(text) else ""
    if match.lastgroup == "kana":
        hangs = bool(before) and not before.isspace() and before not in SIGNS and before != LINK
        return _kana(match.group(), hangs, _is_kanji(after) or after in ("々", "〆"))
    return _sign(match.group(), before, after)


@lru_cache(maxsize=8192)
def _word(word: str) -> tuple[str, ...]:
    word = re.split("['’]", word)[0]
    if word in english_words()["articles"]:
        return ()
    if word in english_words()["prepositions"]:
        return (LINK + word,)
    if word in {"and", "or"}:
        return (JOIN,)
    return (stem(word),)


@lru_cache(maxsize=4096)
def _sign(sign: str, before: str, after: str) -> tuple[str, ...]:
    if sign in _BRACKETS_OPEN:
        return (OPEN,)
    if sign in _BRACKETS_CLOSE:
        return (CLOSE,)
    if sign in _JOIN_SIGNS:
        return (JOIN,)
    spaced = before in {" ", ""} or after in {" ", ""}
    if sign in _TITLE_SIGNS or (sign in "-–—~‐―" and spaced):
        return (HEADING,)
    return () if sign in "-–—‐―_.!?。・'\"’#*~" or not sign.isalnum() else (sign,)


@lru_cache(maxsize=8192)
def _kana(run: str, hangs: bool, before_kanji: bool) -> tuple[str, ...]:  # noqa: FBT001 - names cost the cache time
    """Read a run of hiragana by whether it hangs on a word before it, and whether a kanji follows."""
    if run in _JOINS:
        return (JOIN,)
    if hangs:
        run = _LIGHT_VERB.sub("", run)
    if before_kanji and run[-1:] in {"お", "ご"}:
        run = run[:-1]
    gathered = _GATHER.search(run)
    if gathered:
        return ("まとめ",)
    if not run or run in {"こと", "する", "します"}:
        return ()
    if hangs:
        return _hanging(run)
    return (BREAK,) if run in _PARTICLES else tuple(run)


def _hanging(run: str) -> tuple[str, ...]:
    """Read hiragana behind a kanji, katakana or Latin word: its ending, then perhaps a particle."""
    for join in ("と", "や"):
        if run.endswith(join) and len(run) <= 4:
            return (JOIN,)
    for particle in _PARTICLES:
        if run.endswith(particle) and len(run) - len(particle) <= 3:
            return (BREAK,)
    light = run.removeprefix("を").removeprefix("の")
    if light != run and _LIGHT_VERB.sub("", light) == "":
        return (BREAK,)
    return () if len(run) <= 3 else tuple(run)
