"""Media that stand among the tools of a duty: paper, a call, a message, and files where a cell or a column names such too."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.columns.answer_contents import known_to
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.records import Fact, Record, listed, one_or_all
from orgaudit.intake.sheets.tables.column import samples
from orgaudit.intake.sheets.tables.table_work import TableWork
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded
from orgaudit.model.vocabulary import BY_HAND

_FILES: Final = frozenset(("excel",))
"""What is a tool, and a medium beside others: 紙、Excel."""

_OF_SYSTEMS: Final = re.compile(r"system|システム|software|ソフト|application", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[、，,・/／+＋&＆;；\n]")


def media_among_tools(work: TableWork, record: Record) -> Fact | None:
    """Return what stands among the tools of a duty and is a medium, which is told and taken from them; files stay tools as well."""
    tools, media = record.facts.get("systems"), field_of("duty", "media")
    if tools is None or media is None or media.values is None:
        return None
    named = [part for text in listed(tools.value) for part in _parted(str(text))]
    plain = [text for text in named if _medium_of(text)]
    kept = [text for text in named if text not in plain]
    known = known_to(media.values)
    files = [text for text in kept if known(text) in _FILES]
    if not plain and (len(files) < len(named) or not _are_mixed(work)):
        return None
    found = [text for text in named if text in plain or text in files]
    del record.facts["systems"]
    if kept:
        record.facts["systems"] = Fact(one_or_all(kept), tools.cell)
    work.account.tell(tools.cell, "tools_as_media", found=", ".join(found))
    codes = (_medium_of(text) or known(text) for text in found)
    return Fact(one_or_all(list(dict.fromkeys(code for code in codes if code))), tools.cell)


def _parted(text: str) -> list[str]:
    """Return several media that a word joins, each by itself; any other text as it is: fax and phone, but Track and Trace."""
    parts = _JOINED.split(text)
    return parts if len(parts) > 1 and all(map(_medium_of, parts)) else [text]


_JOINED: Final = re.compile(r"\s(?:and|plus|with)\s|(?<=[^\W_])(?:と|や|および|及び)(?=[^\W_])")


@lru_cache(maxsize=5_000)
def _medium_of(text: str) -> str:
    """Return the code of a text that is a medium and never a tool: 紙, e-mail, 手書き伝票; empty for others, as 紙折り機."""
    media = field_of("duty", "media")
    code = known_to(media.values)(text) if media is not None and media.values is not None else None
    if code and (code in BY_HAND or folded(text) in word_list("plain_media")):
        return code
    is_paper = len(text) < _LONGEST and _ON_PAPER.fullmatch(" ".join(folded(text).split()))
    return "paper" if is_paper else ""


_LONGEST: Final = 40
_ON_PAPER: Final = re.compile(
    r"(?:手書きの?|紙の?)[一-龠々ァ-ヴー]{0,4}(?:伝票|台帳|帳面|帳簿|帳票|日誌|日報|用紙|書類|申請書|届|ノート|ファイル|カルテ|メモ|名簿|原簿|控え|記録|表)"
    r"|(?:paper|handwritten|hand-written)(?: [a-z-]+){0,2} (?:form|log|book|register|file|note|sheet|diary|record|chart|ledger|list|card|slip|ticket|docket|notebook|folder|calendar|invoice|copy|copie)s?"
)
"""Something of paper by what it is of and what it is: 紙の帳面, paper outcome form."""


def _are_mixed(work: TableWork) -> bool:
    """Whether paper and calls stand below the heading of tools too, so that a file alone says as well by what something is done; looked up once."""
    if work.has_media_in_tools is None:
        texts = (
            text
            for column in work.having(("systems",))
            if not _OF_SYSTEMS.search(column.heading)
            for text in samples(work.area, column.index)
        )
        work.has_media_in_tools = any(
            _medium_of(part.strip()) in BY_HAND for text in texts for part in _BETWEEN.split(text)
        )
    return work.has_media_in_tools
