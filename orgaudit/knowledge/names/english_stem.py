"""English words by what they have in common: invoice, invoices, invoicing; reconcile, reconciliation; organise, organize.

Only words of duty names are meant; the stems are keys and are never shown. Words whose -ing names a function of its own
(accounting is no account) stay as they are.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from orgaudit.knowledge.data_file import read_data
from orgaudit.model.pattern import pattern

_ISE: Final = pattern(r"is(e|es|ed|ing|ation|ations)$")
_NOUN_ENDINGS: Final = ("ations", "ation", "ments", "ment", "ances", "ance", "ings", "ing", "ed")
_AT: Final = ("eat", "oat", "format", "combat")
_AL: Final = ("val", "sal", "wal", "rral")


@cache
def english_words() -> Mapping[str, Mapping[str, str]]:
    """Return the words of ``english.yaml`` by what they are: ``fixed``, ``spelled`` (for which), ``articles``, ``prepositions``."""
    content: Mapping[str, Any] = read_data(Path(__file__).with_name("english.yaml"))
    return {
        kind: words if isinstance(words, dict) else dict.fromkeys(words, "")
        for kind, words in content.items()
    }


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the key of a case-folded word."""
    fixed, spelled = english_words()["fixed"], english_words()["spelled"]
    word = spelled.get(word, word)
    if word in fixed or not word.isalpha() or len(word) < 4:
        return word
    word = _ISE.sub(r"iz\1", word) if len(word) > 6 else word
    bare = _singular(word)
    if bare in fixed or bare in spelled:
        return spelled.get(bare, bare)
    return _trimmed(_without_ending(bare))


def verb_key(form: str) -> str:
    """Return the key of the verb whose -ing form keeps its own key: of packing that of pack."""
    return _trimmed(_without_ending(form))


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _without_ending(word: str) -> str:
    for ending in _NOUN_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            body = word[: -len(ending)]
            doubled = len(body) > 3 and body[-1] == body[-2] and body[-1] in "bdgmnprt"
            return body[:-1] if doubled else body
    if word.endswith(_AL) and len(word) >= 7:
        return word[:-2]
    return word


def _trimmed(word: str) -> str:
    """Drop what is left between two forms: reconcili- and reconcile, deliver and delivery, allocat- and alloc(ation)."""
    while len(word) > 3 and word[-1] in "eiy":
        word = word[:-1]
    if word.endswith("at") and len(word) > 5 and not word.endswith(_AT):
        return _trimmed(word[:-2])
    return word
