"""What is wrong with the names in a list of duties: the usual failures of work inventories (EETIMES).

Everything here is a rough reading of names, good for a hint and never for a finding.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, Literal

from orgaudit.knowledge.confusables import as_seen
from orgaudit.knowledge.data_file import read_data
from orgaudit.knowledge.functions import find_function
from orgaudit.knowledge.names.english_stem import stem
from orgaudit.model.dataclass import dataclass
from orgaudit.model.identity import folded
from orgaudit.model.pattern import pattern

NameFlaw = Literal["bullet", "person", "system", "several"]
"""A bullet instead of a name, a person's, a system's, or several duties at once."""

_FILE: Final = Path(__file__).with_name("inventory.yaml")

_BULLET: Final = pattern(r"[・•●○■□◆◇▪▶►‣※*＊✓✔]|[-–—]\s|[((]?\d{1,2}[.)).、]\s*(?=\D)|[①-⑳]")
_PERSON_JA: Final = pattern(r"(?P<who>.+?)(?P<title>さん|氏|君|くん|様)?(?:の(?P<work>.{1,4}))?")
_PERSON_EN: Final = pattern(r"(?P<who>.+?)['’]s (?P<work>\w+)")
_MAY_BE_PERSON: Final = pattern(r"さん|氏|君|くん|様|の.{1,4}$|['’]s ")
_JOIN: Final = pattern(r"[、,;/&+・]|及び|並びに|および|ならびに|\band\b")
_SEPARATING: Final = r"\s・/,、。_()\-"
_SEPARATORS: Final = pattern(f"[{_SEPARATING}]+")
_HIRAGANA_AND_SEPARATORS: Final = pattern(f"[ぁ-ゖー{_SEPARATING}]+")
_SMALL_WORDS: Final = frozenset(("of", "the", "a", "an", "for", "to", "in", "on", "our"))
_SHORTEST_KEY: Final = 3


@dataclass(frozen=True, slots=True)
class _Words:
    acts: tuple[str, ...]
    verbs: frozenset[str]
    nouns: frozenset[str]
    endings: tuple[str, ...]
    tools: frozenset[str]
    persons_work: frozenset[str]
    not_persons: frozenset[str]
    and_after_act: re.Pattern[str]


@cache
def _words() -> _Words:
    data: Mapping[str, Any] = read_data(_FILE)
    acts = tuple(sorted(data["acts"]["ja"], key=len, reverse=True))
    tails = (*data["tails"]["ja"], *(f" {word}" for word in data["tails"]["en"]))
    return _Words(
        acts=acts,
        verbs=frozenset(data["acts"]["verbs"]),
        nouns=frozenset(data["acts"]["nouns"]),
        endings=tails,
        tools=frozenset(map(str, data["tools"])),
        persons_work=frozenset((*data["persons_work"]["ja"], *data["persons_work"]["en"])),
        not_persons=frozenset(data["not_persons"]),
        and_after_act=pattern(f"(?<=[{''.join(sorted({act[-1] for act in acts}))}])と"),
    )


def name_flaw(name: str, persons: frozenset[str], systems: frozenset[str]) -> NameFlaw | None:
    """Return what is wrong with a name, the plainest first; ``None`` for a name that may well be one of a duty.

    ``persons`` and ``systems`` are the company's own, normalised (``folded``).
    """
    if _BULLET.match(name.strip()):
        return "bullet"
    plain = folded(name)
    if _is_person(plain, persons):
        return "person"
    bare = _without_tails(plain)
    if bare in systems or bare in _words().tools:
        return "system"
    # What the taxonomy calls one function may well be called one duty: 入金確認・債権管理.
    return "several" if _holds_several(plain) and find_function(name) is None else None


def _without_tails(plain: str) -> str:
    end, endings = len(plain), _words().endings
    while plain.endswith(endings, 0, end):
        end -= next(len(tail) for tail in endings if plain.endswith(tail, 0, end))
        end -= plain.endswith("の", 0, end)
    return plain[:end]


def _is_person(name: str, persons: frozenset[str]) -> bool:
    if name in persons:
        return True
    if not _MAY_BE_PERSON.search(name):
        return False
    words = _words()
    for form in (_PERSON_JA, _PERSON_EN):
        match = form.fullmatch(name)
        if match is None or match["who"] in words.not_persons:
            continue
        work = match["work"]
        if work is not None and work not in words.persons_work:
            continue
        titled = form is _PERSON_EN or bool(match["title"])
        if match["who"] in persons or (titled and work is not None):
            return True
    return False


def _holds_several(name: str) -> bool:
    """Whether two parts of a name each do something with a thing of their own; 作成・確認 of one thing is one duty."""
    words = _words()
    if not (_JOIN.search(name) or words.and_after_act.search(name)):
        return False
    parts = [part.strip() for piece in _JOIN.split(name) for part in words.and_after_act.split(piece)]
    return sum(_acts_on_something(part) for part in parts) > 1


def _acts_on_something(part: str) -> bool:
    words = _words()
    if _is_japanese(part):
        bare = re.sub(r"(?:を?する|します)$", "", part)
        return any(bare.endswith(act) and len(bare) > len(act) + 1 for act in words.acts)
    split = part.split()
    return len(split) > 1 and (split[0] in words.verbs or split[-1] in words.nouns)


def spelling_key(name: str) -> str:
    """Return what stays the same however a name is spelled: 請求書の発行, 請求書発行 and 請求書発行業務 are one, and letters that look alike.

    Japanese loses hiragana and separators, English its word order, endings and small words. A name of which too little
    would be left stays as it is.
    """
    plain = folded(name)
    if _is_japanese(plain):
        key = _HIRAGANA_AND_SEPARATORS.sub("", _without_tails(plain))
        return (key if len(key) >= _SHORTEST_KEY else plain).translate(as_seen())
    plain = plain.translate(as_seen())
    stems = sorted({stem(word) for word in _SEPARATORS.split(plain) if word and word not in _SMALL_WORDS})
    return " ".join(stems) if len(stems) > 1 else plain


def _is_japanese(text: str) -> bool:
    """Whether any kana or kanji stands in a text. A set of all kanji takes longer to compile than all names to look through."""
    return any("ぁ" <= sign <= "ゖ" or "ァ" <= sign <= "ヺ" or "一" <= sign <= "龯" for sign in text)
