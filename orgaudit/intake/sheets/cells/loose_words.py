"""What a cell says of an enumerated field in more words than the vocabulary has: Excel管理, Monthly - WD3, あり・古い."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.loose_frequency import loose_frequency
from orgaudit.intake.sheets.cells.media_in_japanese import as_it_is_now, media_called
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded, is_japanese

_LONGEST: Final = 60
_BETWEEN: Final = re.compile(
    r"\s*,?\s+but\s+(?:is\s+)?|\s*[・、,，;；:：–—/／]\s*|\s+-\s+|(?<=[あいるり])が\s*、?"
)
_CHANGES: Final = re.compile(
    r"→|⇒|⇨|➡|->|から(?!$)|より|への?|化|廃止|使わな|使って(?:い)?な|以前は|昔は|かつて|なし|無し|不要|以外|\bor\b|\bno\b|\bnot\b|\bto\b|\bfrom\b|\bwithout\b|[?？]"
)
"""What says that a medium is given up, or only one of several."""


@lru_cache(maxsize=5_000)
def loosely(key: str, text: str) -> str:
    """Return the words that a text boils down to for a field; empty where it does not surely."""
    return _BY_KEY[key](text) if key in _BY_KEY and len(text) <= _LONGEST else ""


def media_in(item: Field, text: str) -> list[str]:
    """Return the codes of the media that a text names among other words; none where it says that one is given up."""
    word = as_it_is_now(folded(text))
    if item.values is None or len(text) > _LONGEST:
        return []
    if _CHANGES.search(word) and not _TYPED_IN.fullmatch(word):
        return []
    found: dict[str, None] = {}
    for known, code in _media().items():
        at = word.find(known)
        if (
            at >= 0
            and not (known == "紙" and _NO_SHEET.match(word, at))
            and (not known.isascii() or _alone(word, known))
        ):
            found.setdefault(code)
    found.update(dict.fromkeys(media_called(word, alone=not found)) if is_japanese(word) else {})
    return list(found) or (["system"] if _OWN_SYSTEM.fullmatch(word) else [])


_OWN_SYSTEM: Final = re.compile(
    r"[^\s]{2,10}システム|システム(?:間)?(?:連携|内|上|経由|送信|通知)|(?:in )?(?:the |our )?(?:[a-z]+ ){1,2}system|電子カルテ"
)
"""A system by what it is for, which is one by its last word: 人事システム, booking system."""


_TYPED_IN: Final = re.compile(r"[^→⇒]{1,12}(?:→|⇒|から)[^→⇒]{1,12}(?:入力|転記|登録|打ち込み|打込み?)")
"""From one medium to another by hand: 紙→Excel入力."""

_NO_SHEET: Final = re.compile(r"紙[袋幣箱]")
"""Of paper, and no sheet of it."""


def _alone(word: str, known: str) -> bool:
    return re.search(rf"(?<![a-z0-9-]){re.escape(known)}(?![a-z0-9])", word) is not None


@cache
def _media() -> Mapping[str, str]:
    item = field_of("duty", "media")
    words = item.values.words if item is not None and item.values is not None else {}
    listed = {folded(word): code for code, several in words.items() for word in several}
    listed |= cell_words().get("Medium", {})
    return {
        word: code
        for word, code in listed.items()
        if word not in word_list("vague_media") and (len(word) > 1 or word == "紙")
    }


_NOT_WRITTEN: Final = re.compile(
    r"(?:it'?s |is )?not (?:[a-z]+ ){0,2}(?:written|documented|explained|recorded|described|noted)(?: (?:down|up|anywhere|yet|at all))*"
)


def _manual(text: str) -> str:
    """Return what all parts of a text say of a manual, or that it is out of date where one says that there is one, another that it is old or being written."""
    if _IN_A_HEAD.fullmatch(folded(text)) or _NOT_WRITTEN.fullmatch(folded(text)):
        return "none"
    if _SINCE.search(text):
        return "outdated"
    if _UNFINISHED.fullmatch(" ".join(folded(text).split())):
        return "outdated"
    if said := _SAYS.fullmatch(" ".join(folded(text).split())):
        return "none" if said[1] else "outdated" if said[2] else "ok"
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    codes = {_code("Manual", part) for part in parts}
    if len(parts) < 2 or "" in codes:
        return ""
    return codes.pop() if len(codes) == 1 else "outdated" if "outdated" in codes else ""


_IN_A_HEAD: Final = re.compile(
    r"(?:only )?in [\w.' ]{1,20} heads?(?: only)?|[\w.-]{1,20}['’]s head|[^\s]{1,12}の頭の中(?:のみ|だけ)?"
)
_UNFINISHED: Final = re.compile(
    r"(?:an? |the )?(?:draft|old|outdated|obsolete|partial|incomplete|unfinished|wip)(?: (?:version|one|copy|notes?))?(?: (?:is |are )?(?:saved |kept |stored )?(?:in|on|at|under|from) [^?]{1,40})?"
)
"""An unfinished or old manual with where it is: draft in wiki, old version on the server."""

_SAYS: Final = re.compile(
    r"(?:there is |we have |has )?(?:(no|missing)|(draft|old|outdated|partial|incomplete|basic|rough|unfinished|ageing|aging)|(?:an? |the |current |full |complete |signed-off |approved )?) ?"
    r"(?:written |formal |user |desk )?(?:sops?|manuals?|procedures?|guides?|instructions?|documentation|documents?|checklists?|handbooks?|runbooks?|playbooks?|step-by-step|how-to)"
    r"(?: (?:is |are )?(?:saved|kept|stored|filed|available|exists?|done|ready|complete|in place|on|in|at|under|from)(?: [^?]{1,40})?)?"
)
"""What is said of a manual by its name: no SOP, draft SOP, SOP saved in SharePoint."""

_SINCE: Final = re.compile(r"(?:年(?:度版|度|版)?|旧[^\s]{1,10})のまま$")


def _code(name: str, text: str) -> str:
    item = field_of("duty", "manual")
    known = item.values.code_of(text) if item is not None and item.values is not None else None
    return known or cell_words().get(name, {}).get(folded(text), "")


_BY_KEY: Final = {"frequency": loose_frequency, "manual": _manual}
