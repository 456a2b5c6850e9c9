"""How a person is called in a running text: the whole name, a surname, a given name; and where that is no other word.

Japanese has no word breaks to go by. A name of three signs or more is hardly ever part of something else; a shorter one
is a word where the script changes or a title follows.
"""

import unicodedata
from collections.abc import Collection, Iterator, Sequence
from enum import IntEnum
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from orgaudit.intake.values.person_names import without_title
from orgaudit.intake.values.person_words import meaning_of, words
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern
from orgaudit.model.visible import visible
from orgaudit.reports.words.folding import KANJI, folded
from orgaudit.reports.words.names.accounts import accounts, joined_to_particles, names_in_account
from orgaudit.reports.words.names.address import called_small, in_chinese
from orgaudit.reports.words.names.scripts import AS_KATAKANA, parted_by_script

_BETWEEN: Final = pattern(r"[\s・=\u30a0,()\[\]「」【】]+")
_MARK: Final = pattern("<[^<>]*>?|^[^<>]*>")
_KANJI: Final = f"{KANJI}\u2e80-\u2fdf\uf900-\ufaff"
CLASSES: Final = (
    pattern(f"[{_KANJI}\uac00-\ud7ff]"),
    pattern("[\u30a1-\u30fa\u30fc-\u30ff]"),
    pattern("[\u3041-\u309f]"),
)
_IN_KANJI: Final = pattern(f"[{_KANJI}\uac00-\ud7ff]+")
_SURNAME_IN_KANJI: Final = pattern(f"[{_KANJI}\uac00-\ud7ff]+(?:[ノヶケ][{_KANJI}]+)?")
_WHOLE_NAME: Final = 3
"""Signs from which a name is hardly ever part of another word; ``_WHOLE_IN_KANA`` for one without kanji."""

_WHOLE_IN_KANA: Final = 5
_LONGEST_HALF: Final = 3
_SURNAME: Final = 2
"""Signs of most surnames; a name of twice as many, without a space, is nearly always parted in the middle."""

_KANA_WORD: Final = 3
"""Signs from which a name in the other kana than the file's is meant without a title; a shorter one is as likely a word."""

_SWAP_KANA: Final = AS_KATAKANA | {large: small for small, large in AS_KATAKANA.items()}
_IN_KANA: Final = pattern("[\u3041-\u3096\u30a1-\u30f6ー]*")
_IN_TWO_LETTERS: Final = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "å": "aa",
        "ø": "oe",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Å": "Aa",
        "Ø": "Oe",
    }
)
_IN_SMALL: Final = pattern("[a-z0-9-]+")
_QUOTES: Final = ".\"'“”„‘’«»<>"
"""Signs around a part of a name that is no part of it, such as what somebody is called by friends."""

LATIN_WORD: Final = 3
"""Letters from which a part of a name counts in any case; a shorter one is a word of English as well."""


class Found(IntEnum):
    """Where a form is meant, from the loosest to the strictest."""

    ANYWHERE = 0
    AT_AN_EDGE = 1
    """Not with kanji on both sides."""
    ALONE = 2
    WITH_CAPITAL = 3
    WITH_TITLE = 4
    IN_AN_ADDRESS = 5
    """Before the @ of an address of mail."""


class Form(NamedTuple):
    """One way to call a person; ``key`` is folded."""

    key: str
    found: Found
    part: bool = False


def forms(name: str, departments: Collection[str], surnames: Collection[str] = ()) -> Iterator[Form]:
    """Yield every form of a name, in either kana; what names a department or nobody is none.

    ``surnames`` are those that the company shows elsewhere (``surnames_in``): they tell where a name without a space is parted.
    """
    for form in (*_of_spellings(name, departments, surnames), *_of_accounts(name, departments, surnames)):
        yield form
        if _IN_KANA.fullmatch(form.key):
            found = max(form.found, Found.ALONE if len(form.key) >= _KANA_WORD else Found.WITH_TITLE)
            yield Form(form.key.translate(_SWAP_KANA), found, form.part)


def _of_spellings(name: str, departments: Collection[str], surnames: Collection[str]) -> Iterator[Form]:
    for spelling in _spellings(name):
        yield from _forms(spelling, departments, surnames)


def _of_accounts(name: str, departments: Collection[str], surnames: Collection[str]) -> Iterator[Form]:
    for parts in names_in_account(unicodedata.normalize("NFKC", visible(name))):
        if len(parts) > 1:
            yield from _forms(" ".join(parts), departments, surnames)
        elif _is_name(folded(parts[0]), departments):
            key = folded(parts[0])
            yield Form(key, _found_part(key, first=True, cased=True), part=True)


def surnames_in(names: Collection[str]) -> frozenset[str]:
    """Return the surnames in kanji that names show: before a space, alone, or where two names begin alike."""
    whole = sorted({without_title(key) or key for key in map(folded, names)})
    shown = {folded(name.split()[0]) for name in map(visible, names) if len(name.split()) > 1}
    shown |= {key for key in whole if len(key) <= _LONGEST_HALF}
    for one, other in pairwise(whole):
        alike = next((at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), 0)
        if _SURNAME <= alike <= _LONGEST_HALF:
            shown.add(one[:alike])
    return frozenset(key for key in shown if len(key) >= _SURNAME and _IN_KANJI.fullmatch(key))


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as it is seen, without marks of its form, with its umlauts in two letters, and with a space or nothing in place of its hyphens and apostrophes."""
    name = visible(name)
    yield name
    if "<" in name or ">" in name:
        # Of <b>山田</b> the part before the slash is read as one person.
        name = _MARK.sub("", name)
        yield name
    apart = unicodedata.normalize("NFC", name).translate(_IN_TWO_LETTERS)
    if apart != name:
        yield apart
    for mark in "-'\u2019":
        # An id in small letters is taken apart as an account is, without the words in it: emp-001.
        signs = ("",) if mark == "-" and _IN_SMALL.fullmatch(name) else (" ", "")
        for spelt in dict.fromkeys((name, apart)):
            yield from (spelt.replace(mark, sign) for sign in signs if mark in spelt.strip(mark))
    yield from in_chinese(name)


def _forms(name: str, departments: Collection[str], surnames: Collection[str]) -> Iterator[Form]:
    name = unicodedata.normalize("NFKC", name)
    whole = folded(name)
    for key in {whole, without_title(whole) or whole, "".join(_BETWEEN.split(whole))}:
        if key:
            yield Form(key, _found_whole(key))
    pieces = _BETWEEN.split(name)
    yield from _turned(pieces)
    cased = name.lower() != name
    for at, written in enumerate(pieces if len(pieces) > 1 else ()):
        part = folded(written.strip(_QUOTES))
        particle = cased and written.islower() and written.isascii()  # van, de, bin
        if not particle and _is_name(part, departments):
            yield Form(part, _found_part(part, first=at == 0, cased=cased), part=True)
    if cased:
        bare = [folded(piece.strip(_QUOTES)) for piece in pieces]
        for key in joined_to_particles(bare):
            yield Form(key, Found.ALONE, part=True)
        for key, tells in accounts(bare):
            yield Form(key, Found.ALONE if tells else Found.IN_AN_ADDRESS)
    yield from _halves(without_title(whole) or whole, departments, surnames)


def _turned(pieces: Sequence[str]) -> Iterator[Form]:
    """Yield what the parts of a name make in another order without spaces: 花子佐藤."""
    for at in (1, -1) if len(pieces) > 1 else ():
        key = folded("".join((*pieces[at:], *pieces[:at])))
        if key:
            yield Form(key, _found_whole(key))


def _found_whole(key: str) -> Found:
    if key.isascii():
        return Found.ALONE
    kanji = bool(_IN_KANJI.search(key))
    if len(key) >= (_WHOLE_NAME if kanji else _WHOLE_IN_KANA):
        return Found.ANYWHERE
    return Found.AT_AN_EDGE if kanji and len(key) > 1 else Found.ALONE


def _found_part(key: str, *, first: bool, cased: bool) -> Found:
    if cased and key.isascii() and len(key) < LATIN_WORD:
        return Found.WITH_CAPITAL
    surname = first and len(key) > 1 and bool(_SURNAME_IN_KANJI.fullmatch(key))
    return Found.AT_AN_EDGE if surname else Found.ALONE


def _is_name(part: str, departments: Collection[str]) -> bool:
    if part.isascii() and (len(part) < 2 or not any(map(str.isalpha, part))):
        return False
    if len(part) < 2 and not _IN_KANJI.fullmatch(part):
        return False
    return part not in departments and _may_be_a_name(part)


@lru_cache(maxsize=20_000)
def _may_be_a_name(part: str) -> bool:
    return part not in _no_names() and meaning_of(part) is None


def _halves(key: str, departments: Collection[str], surnames: Collection[str]) -> Iterator[Form]:
    """Yield what may be the surname or the given name where no space parts a name in kanji, or kana follow the kanji."""
    kanji = _IN_KANJI.match(key)
    run = kanji.group() if kanji else ""
    halves = [run]
    if run == key:
        lengths = range(1, min(len(run), _LONGEST_HALF + 1))
        halves = [half for length in lengths for half in (run[:length], run[-length:])]
        for small, beside in called_small(run):
            yield Form(small, Found.AT_AN_EDGE if beside else Found.ALONE, part=True)
    known = [half for half in halves if half in surnames and key.startswith(half)]
    changed = parted_by_script(key)
    if changed is not None:
        known = [changed[0]]
    if not known and len(run) == len(key) == 2 * _SURNAME:
        known = [run[:_SURNAME]]
    for half in known:
        yield from _turned((half, key[len(half) :]))
        for part, first in ((half, True), (key[len(half) :], False)):
            if part and _is_name(part, departments):
                yield Form(part, _found_part(part, first=first, cased=False), part=True)
    for half in halves:
        if half and half != key and _is_name(half, departments):
            yield Form(half, Found.ALONE if len(half) > 1 else Found.WITH_TITLE, part=True)


@cache
def _no_names() -> frozenset[str]:
    table = words()
    return frozenset(
        folded(word) for key in ("titles", "forms_of_address", "after_a_comma") for word in table[key]
    )
