"""The headings that are known: names of the field table and looser ones, in one form."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate
from math import ceil
from pathlib import Path
from typing import Any, Final

from orgaudit.intake.fields import table
from orgaudit.intake.sheets.headings.heading_shapes import loose
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.yaml.plain import plain_file

HEADINGS_FILE: Final = Path(__file__).with_name("headings.yaml")

KINDS: Final = ("duty", "goal", "department", "person", "handoff", "company")
"""The kinds of records that a table can hold, by the section of the field table."""

BRACKETS: Final = re.compile(r"[(\[【〔{<「『][^)\]】〕}>」』]*(?P<closed>[)\]】〕}>」』])?")

_SIGNS: Final = re.compile(r"[\s\-_‐―・?!:：*＊※.,、。'’\"“”()\[\]【】〔〕{}<>「」『』/=~〜#№↓→▼■●◆□◇★☆]+")

_CIRCLED: Final = re.compile(r"^\s*[①-⑳]")

_NUMBERING: Final = re.compile(
    r"^(?:[\[【(]?(?:q|問|設問|質問)\s*\d{1,2}(?:-\d)?\s*[\]】.:：)、]?\s*|[(]?\d{1,2}[).．、]\s*|[ⅰ-ⅻⅠ-Ⅻ]\.?)\s*"
)

_MARKERS: Final = re.compile(
    r"[(\[【](?:必須|任意|必要|required|optional|入力必須|自動|選択|プルダウン)[)\]】]", re.IGNORECASE
)

_LEAST_SHARE: Final = 0.6
"""House default: the share of a heading that a known one inside it must cover to be taken for it."""

_SHORTEST_INSIDE: Final = 2

_SHORTEST_INSIDE_LATIN: Final = 4


@cache
def words() -> Mapping[str, Any]:
    """Return the table of headings, read once."""
    found: Mapping[str, Any] = plain_file(HEADINGS_FILE)
    return found


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Return a heading without width, case, spaces, signs and numbering."""
    folded = unicodedata.normalize("NFKC", _CIRCLED.sub("", text)).casefold().strip()
    unnumbered = (
        _NUMBERING.sub("", _MARKERS.sub("", folded)).replace("当たり", "あたり").replace("当り", "あたり")
    )
    return _SIGNS.sub("", unnumbered) or _SIGNS.sub("", folded) or folded


def unbracketed(text: str) -> str:
    """Return a heading without what stands in brackets. One that nothing closes is passed over with all behind it."""
    return BRACKETS.sub(
        lambda found: "" if found["closed"] else found[0], unicodedata.normalize("NFKC", text)
    )


def inside(text: str) -> tuple[tuple[str, str], ...]:
    """Return the meanings of the longest known heading that is a part of this one and most of it."""
    form = plain(unbracketed(text)) or plain(text)
    begins, ends = _bounds(text, form)
    known, places = known_headings(), _places()
    longest, least = min(len(form), _longest()), ceil(_LEAST_SHARE * len(form))
    for length in range(longest, least - 1, -1):
        parts = {form[at : at + length] for at in range(len(form) - length + 1)}
        shortest = (_SHORTEST_INSIDE, _SHORTEST_INSIDE_LATIN)
        found = [
            part
            for part in parts & known.keys()
            if length >= shortest[part.isascii()]
            and not _TURNED.search(form.replace(part, " "))
            and not (_A_SYSTEM in known[part] and f"{part}化" in form)
            and _is_worded(form, part, begins, ends)
        ]
        if found:
            return known[min(found, key=places.__getitem__)]
    return ()


_A_SYSTEM: Final = ("duty", "systems")
"""What a compound such as システム化率 does not ask for: what is to become of work, and not what it is done with."""


def _bounds(text: str, form: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return where the words of a heading in Latin letters begin and end in its plain form; empty where that is not told."""
    words = [plain(word) for word in _GAP.split(unbracketed(text)) if _SIGNS.sub("", word)]
    if not form.isascii() or "".join(words) != form:
        return frozenset(), frozenset()
    lengths = [0, *accumulate(map(len, words))]
    return frozenset(lengths[:-1]), frozenset(lengths[1:])


_GAP: Final = re.compile(r"[\s/&,._-]+")


def _is_worded(form: str, part: str, begins: frozenset[int], ends: frozenset[int]) -> bool:
    """Whether a known heading that is a part of another one is whole words of it, or in the plural: process is none of Processor."""
    if not begins:
        return True
    at = form.find(part)
    while at >= 0:
        end = at + len(part)
        if at in begins and (
            end in ends or any(form.startswith(more, end) and end + len(more) in ends for more in _MORE)
        ):
            return True
        at = form.find(part, at + 1)
    return False


_MORE: Final = ("s", "es", "ed", "d", "ing")
"""What a word may end in besides."""


@cache
def _longest() -> int:
    return max(map(len, known_headings()))


@cache
def _places() -> Mapping[str, int]:
    return {form: place for place, form in enumerate(known_headings())}


_TURNED: Final = re.compile(
    r"[前旧元新来次後未非不]|済み?$|相談|問い?合わせ|質問|聞ける|目標|削減|改善|見込|予定|計画|希望|previous|former|new|next|last|target|saved|after|future|planned|max|not|non"
)
"""What turns a heading into something else: 前年件数, former owner, target hours."""


def turned(text: str, known: str) -> bool:
    """Whether a heading has what turns it into something else and a known one that is like it has not."""
    own = plain(text)
    return any(found not in plain(known) for found in (*_TURNED.findall(own), *_OF_OTHERS.findall(own)))


_OF_OTHERS: Final = re.compile(
    r"他|契約|業者|contract|firm|vendor|supplier|other|ideal|desired|wish|suggest|cost|費|円|前年|去年|昨年"
)


@cache
def loosely_known() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return the known headings in Japanese by their looser forms."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for form, meanings in known_headings().items():
        if len(form) > 1 and not form.isascii():
            found.setdefault(loose(form), meanings)
    return found


@cache
def known_headings() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return what each known heading may mean, by its plain form: kinds of records with their keys."""
    listed: dict[str, dict[tuple[str, str], None]] = {}
    for names_of in (names_of_fields, names_of_keys):
        for kind in KINDS:
            for key, name in names_of(kind):
                listed.setdefault(plain(name), {})[kind, key] = None
    _put_together(listed)
    return {name: tuple(meanings) for name, meanings in listed.items()}


def names_of_fields(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the names of the fields of a kind of records that a cell can hold, each behind its key."""
    for item in table().sections[kind].fields:
        if item.type not in ("objects", "object", "addresses"):
            for name in (*item.spellings, *item.labels.values()):
                yield item.key, name


def names_of_keys(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the looser names of the keys of a kind of records, each behind its key."""
    for key, names in words()[kind].items():
        for name in names:
            yield key, name


def _put_together(listed: dict[str, dict[tuple[str, str], None]]) -> None:
    """Add the headings that are put together of a beginning and an ending, where nothing else is headed so."""
    for told, (heads, ends) in words()["compounds"].items():
        kind, _, key = told.partition(".")
        for name in (plain(head + end) for head in heads for end in ends):
            listed.setdefault(name, {(kind, key): None})


@cache
def plain_words(name: str) -> frozenset[str]:
    """Return the words of a list in the form of headings."""
    return frozenset(map(plain, word_list(name)))
