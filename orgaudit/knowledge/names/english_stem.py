"""English words by what they have in common: invoice, invoices, invoicing; reconcile, reconciliation; organise, organize.

Only words of duty names are meant; the stems are keys and are never shown. Words whose -ing names a function of its own
(accounting is no account) stay as they are.
"""

import re
from functools import lru_cache
from typing import Final

_FIXED: Final = frozenset(
    [
        "accounting",
        "advertising",
        "banking",
        "building",
        "buying",
        "catering",
        "clearing",
        "costing",
        "dealing",
        "during",
        "engineering",
        "evening",
        "goods",
        "housing",
        "lending",
        "listing",
        "manufacturing",
        "marketing",
        "meeting",
        "news",
        "nursing",
        "packing",
        "pricing",
        "sales",
        "saving",
        "savings",
        "scheduling",
        "teaching",
        "tooling",
        "trading",
        "always",
        "business",
        "process",
        "access",
        "address",
        "press",
        "class",
        "analysis",
        "basis",
        "status",
        "campus",
        "bus",
        "gas",
        "this",
        "its",
        "congress",
        "sickness",
        "consumables",
        "invoicing",
        "shipping",
        "purchasing",
        "recruiting",
        "warehousing",
        "staffing",
        "quoting",
        "printing",
        "programming",
        "marketplace",
        "variance",
        "variation",
        "location",
        "relation",
        "rotation",
        "vacation",
        "donation",
        "reservation",
        "commissioning",
    ]
)
_SPELLED: Final = {
    "maintenance": "maintain",
    "paid": "pay",
    "sent": "send",
    "bought": "buy",
    "sold": "sell",
    "kept": "keep",
    "analyses": "analysis",
    "analyse": "analysis",
    "analyze": "analysis",
    "analysing": "analysis",
    "analyzing": "analysis",
    "centre": "center",
    "centres": "center",
    "labour": "labor",
    "colour": "color",
    "programme": "program",
    "programmes": "program",
    "licence": "license",
    "licences": "license",
    "catalog": "catalogue",
    "catalogs": "catalogue",
    "inquiry": "enquiry",
    "inquiries": "enquiry",
    "people": "person",
    "advice": "advise",
    "lane": "lane",
    "care": "care",
    "caring": "care",
    "code": "code",
    "coding": "code",
    "coded": "code",
    "state": "state",
    "statement": "statement",
    "trainee": "trainee",
    "moulds": "mold",
    "mould": "mold",
}
_ISE: Final = re.compile(r"is(e|es|ed|ing|ation|ations)$")
_NOUN_ENDINGS: Final = ("ations", "ation", "ments", "ment", "ances", "ance", "ings", "ing", "ed")
_AT: Final = ("eat", "oat", "format", "combat")
_AL: Final = ("val", "sal", "wal", "rral")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Return the key of a case-folded word."""
    word = _SPELLED.get(word, word)
    if word in _FIXED or not word.isalpha() or len(word) < 4:
        return word
    word = _ISE.sub(r"iz\1", word) if len(word) > 6 else word
    bare = _singular(word)
    if bare in _FIXED or bare in _SPELLED:
        return _SPELLED.get(bare, bare)
    return _trimmed(_without_ending(bare))


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
