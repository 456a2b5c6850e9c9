"""Which texts say where a manual is kept or what it is called, and so that there is one."""

import re
import unicodedata
from typing import Final

from orgaudit.intake.values.person_words import says_none

_PLACE: Final = re.compile(
    r"\\\\|[a-z]:\\|https?://|\.(?:docx?|xlsx?|xlsm|pptx?|pdf|md|txt|html?)\b|サーバ|フォルダ|キャビネット|ファイル|ドライブ|共有|イントラ|sharepoint|wiki|confluence|notion|teams|(?:shared?|network) drive|onedrive|dropbox|intranet|help pages?|help cent",
    re.IGNORECASE,
)
"""Where a manual is kept, which says that there is one."""

_DOCUMENT: Final = re.compile(
    r"[a-z]{1,8}(?:[-_/][a-z]{1,8}){0,3}[-_ ]?(?:no\.?\s*)?\d{1,8}(?:[-._]{1,2}[^\W_]{1,5})*(?: \(?(?:v|ver|version|rev|issue)\.? ?\d{1,3}(?:\.\d{1,3})?\)?)?|.{2,}(?:マニュアル|手順書|要領|規程|手引|手引き|要綱|指針|ガイド|フロー図)(?:.{0,12})|.{2,20}(?:手順|標準|基準書|指示書|フロー)|(?:§|第)\s*\d+\s*(?:章|節|条)?",
    re.IGNORECASE,
)
"""The number or name of a document, which says that there is one: M-101, 経理マニュアル第3章."""

_BOOK: Final = re.compile(
    r"\b(?:manual|handbook|guide|sop|runbook|playbook|wiki|page|p\.)(?P<gap>\s+\Z)?", re.IGNORECASE
)
_LAST_WORD: Final = re.compile(r"(?<![\w.-])[\w.-]*\Z")

_NONE_YET: Final = re.compile(
    r"なし|無し|ない|未|作成|整備|改訂|改定|予定|要|古|旧|\b(?:no|not|none|missing|old|outdated|draft|to be|tbd)\b",
    re.IGNORECASE,
)


_UNFINISHED: Final = re.compile(
    r"(?:an? |the )?(?:draft|old|outdated|obsolete|partial|incomplete|unfinished|wip|no|not|none|missing)\b|下書き|旧|古|未|作成中|改訂中|ない|無",
    re.IGNORECASE,
)


def is_place(text: str) -> bool:
    """Whether a text says where a manual is kept or what it is called, which says that there is one."""
    if says_none(text):
        return False
    if _UNFINISHED.match(text.strip()):
        return False
    if _PLACE.search(text) is not None:
        return True
    plain = unicodedata.normalize("NFKC", text).strip()
    is_document = _DOCUMENT.fullmatch(plain) is not None or _is_page(plain) or _is_book(plain)
    return is_document and not _NONE_YET.search(text)


def _is_book(text: str) -> bool:
    """Whether a text in English names a book of one's own: diocesan handbook, PDS user guide."""
    return _A_BOOK.fullmatch(text) is not None


_A_BOOK: Final = re.compile(
    r"(?!(?:an?|any|some|own|my|old|no)\b)[A-Za-z][\w&'-]*(?: [\w&'-]+){0,3} (?:handbook|manual|guide|guidance|guidelines|toolkit|playbook|runbook)",
    re.IGNORECASE,
)


def _is_page(text: str) -> bool:
    """Whether the last word has a number in it, behind the kind of book: Manual p. 12, wiki 3, sop-07."""
    word = _LAST_WORD.search(text)
    begins = word.start() if word else 0
    before = next((book for book in _BOOK.finditer(text, 0, begins) if book["gap"]), None)
    return any(
        book is not None
        and any(map(str.isdecimal, text[book.end() :]))
        and text.find("\n", 0, book.start()) < 0
        for book in (before, _BOOK.search(text, begins))
    )
