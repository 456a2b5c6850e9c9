"""The department that a title names, alone or among the words for what is listed."""

import re
from typing import Final

from orgaudit.intake.sheets.cells.names import is_department, is_phase, may_be_department, without_marks
from orgaudit.intake.sheets.layouts.homes import path_of
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import is_japanese

_PARTS: Final = re.compile(r"[\s\u3000（）()「」【】]+")

_LED: Final = re.compile(
    r"((?:[A-Z][\w&'-]*\s+)(?:(?:[\w&'-]+)\s+){0,2}?(?:team|department|division|unit|office|group|desk|branch|directorate|section|bureau|secretariat|faculty))\b(?=\s|$)",
    re.IGNORECASE,
)
"""A department at the beginning of an English title: Accounts team cover grid."""

DASHES: Final = re.compile(r"(?<!\s)\s+[-–—|]\s+|:\s+")

_ASIDES: Final = re.compile(rf"{DASHES.pattern}|,\s+|(?<!\s)\s*[(（\[]|[)）\]]")

_GENERIC: Final = frozenset(("desk", "team", "unit", "group", "department", "division", "section", "dept"))
"""Words for parts of a company that alone name none."""

_KINDS_OF_OFFICE: Final = frozenset(("back office", "front office", "middle office", "head office"))
"""What parts of companies are called in small letters, behind the name of one, and which names no department of it."""

_DATED: Final = re.compile(
    r"(?<!\s)\s*\b(?:fy ?)?(?:19|20)\d\d(?:\s?[/-]\s?(?:20)?\d\d)?\b|(?<!\s)\s*\bfy ?\d\d\b", re.IGNORECASE
)
"""The year that a sheet is of."""

_UNNAMED: Final = re.compile(r"(?:fy)?(?:19|20)\d\d|^(?:令和|平成|r)\s*\d", re.IGNORECASE)


_WORK_OF: Final = re.compile(
    r"(\S{1,12}?[部課室係班店])(?:の|から見た)(?:仕事|業務|担当|分担|役割|しごと|一日|1日|1年|一年|流れ|目標|めあて|ねらい|受け渡し|受渡し?|やり取り|やりとり|引渡し)"
)
"""A department at the beginning of a Japanese title in plain words: 広報課の仕事."""

_WHENCE: Final = re.compile(
    r"(?<=[部課室係班店])(?:から|より)(?:の?(?:受け?渡し|引渡し|もの|渡すもの|出すもの|送るもの))?$"
)
"""Behind a department, that things come from it: 営業課から."""

_KIND_BEFORE: Final = re.compile(
    r"^(?:[A-Za-z]+ )?(?i:tracker|register|list|matrix|index|inventory|overview|log) (?:of |for )?(?=[A-Z])"
)
"""What a sheet is, before the department that it is of: SOP tracker Front Office."""


_LISTED_OF: Final = re.compile(
    r"^(?i:(?:all |the |key |main )?(?:hand-?offs?|hand-?overs?|interfaces|duties|jobs|tasks|work|goals|objectives|aims|targets|people|staff)) (?i:of|for|in|at|by|from) (?i:the )?(?=[A-Z])"
)
"""What is listed, before the department that it is of: Handoffs of Purchasing."""


def _without_kind(title: str) -> str:
    """Return what an English title says before the words for what a sheet is: Accounts Payable of Accounts Payable process inventory."""
    words = _LISTED_OF.sub("", _KIND_BEFORE.sub("", title)).split()
    if words[-1:] and words[-1].casefold() == "registry" and may_be_department(title):
        return title  # which is a department as well
    while words and words[-1].casefold().strip(".,") in word_list("kinds_of_sheets"):
        words.pop()
    bare = " ".join(words)
    return title if len(words) == 1 and bare.casefold() in word_list("topics") else bare


def named_in_title(text: str) -> tuple[str, ...]:
    """Return the department that a title names, alone or among other words, as the path that leads to it; empty where there is none, or several."""
    bare = without_marks(text)
    if is_phase(text):
        return ()
    if (work := _WORK_OF.match(bare)) and is_department(work[1]):
        return (work[1],)
    bare = _WHENCE.sub("", bare)
    parts = [part for part in _PARTS.split(bare) if part]
    if bare.casefold() in _GENERIC:
        return ()
    if len(parts) < 2:
        return path_of(bare) if is_department(bare) and not _UNNAMED.search(bare) else ()
    if not is_japanese(bare):
        if led := _LED.match(bare):
            return (led[1],)
        undated = [_DATED.sub("", part).strip() for part in _ASIDES.split(bare)]
        named = [_without_kind(part) for part in undated if part and not _UNNAMED.search(part)]
        for fits in (is_department, may_be_department):
            found = [
                part
                for part in named
                if fits(part) and part.casefold() not in _GENERIC and part not in _KINDS_OF_OFFICE
            ]
            if found:
                return (found[0],) if len(found) == 1 else ()
        return ()
    named = [part for part in parts if is_department(part) and not _UNNAMED.search(part)]
    path = path_of(" ".join(named))
    return path if len(path) == len(named) or len(named) == 1 else ()
