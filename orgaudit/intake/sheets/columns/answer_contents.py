"""Columns of answers where figures, names or words are expected: whether there is a seal, a stand-in, a vendor."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from orgaudit.intake.fields import Field, Vocabulary
from orgaudit.intake.sheets.cells.cell_words import cell_words
from orgaudit.intake.sheets.cells.marks import is_answer
from orgaudit.intake.sheets.cells.notations import is_day
from orgaudit.intake.sheets.cells.two_languages import halves
from orgaudit.intake.sheets.headings.headings import field_of
from orgaudit.intake.sheets.tables.column import MOST, Column, Settle, as_field, share, unused
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded


def known_to(words: Vocabulary) -> Callable[[str], str | None]:
    """Return what finds the code of a text, by the words of the field table and by those of sheets."""
    own = cell_words().get(words.name, {})

    def code_of(text: str) -> str | None:
        code = words.code_of(text) or own.get(folded(text))
        two = halves(text) if code is None else None
        codes = {code_of(one) for one in two} if two else set()
        return codes.pop() if len(codes) == 1 else code

    return code_of


def share_known(texts: list[str], item: Field | None) -> float:
    """Return the share of texts that are words of a field, from 0 to 1; 0 for a field without words."""
    return share(texts, known_to(item.values)) if item is not None and item.values is not None else 0.0


PERMITTED: Final = frozenset(("可", "不可", "可能", "不可能"))
"""That something may be done, or may not: neither who does it nor that it is done."""


def _backups_said(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column taken for stand-ins that only says whether there is one."""
    if share(texts, lambda text: is_answer(text) or text in PERMITTED) <= 0.8:
        return column
    key = "" if "backups" in others else "backup_said"
    return replace(column, key=key, field=None)


def _named_backups(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column taken for whether somebody stands in, which may name who does."""
    if "backups" in others:
        return replace(column, key="", field=None)
    return column if not texts or share(texts, is_answer) > 0.5 else as_field(column, "backups")


def _seals_said(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column taken for the number of seals that only says whether there are some."""
    words = field_of("duty", "media")
    said = share(texts, is_answer)
    if said <= 0.5 or words is None or "media" in others:
        return column
    return replace(
        column, key="media_mark", field=words, heading=f"{column.heading}\nseal", certainty="contents"
    )


def _legal_said(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column of whether the law demands a duty by some day; days in it are its deadlines, words what sets them."""
    if "deadline" in others:
        return unused(column, "deadline")
    if share(texts, is_answer) > 0.5:
        return column
    if share_known(texts, field_of("duty", "deadline")) > MOST:
        return as_field(column, "deadline")
    is_due = share(texts, is_day) > 0.5 and "next_due_on" not in others
    return as_field(column, "next_due_on") if is_due else unused(column, "deadline")


def _personal_said(column: Column, texts: list[str], _others: set[str]) -> Column:
    """Settle a column of how secret information is that asks for personal data only, and holds answers: 顧客の個人情報 above あり."""
    if share(texts, says_whether_held) <= MOST or _PERSONAL.search(column.heading) is None:
        return column
    return replace(column, key="personal_said", field=None)


def says_whether_held(text: str) -> bool:
    """Whether a text answers whether something is in what is worked on."""
    return is_answer(text) or folded(text) in _HELD


_PERSONAL: Final = re.compile(r"個人|プライバシー|personal|\bpii\b|privacy", re.IGNORECASE)
_HELD: Final = word_list("holds") | word_list("holds_not")


def _manual_state(column: Column, _texts: list[str], others: set[str]) -> Column:
    """Settle a column of how far a manual is, which another one may say the place of."""
    return column if "manual" in others else as_field(column, "manual", "part")


def _pair_said(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column of who does it and who stands in, which may hold but one of them."""
    if "primary" in others:
        return as_field(column, "backups") if "backups" not in others else replace(column, key="", field=None)
    return column if any(len(pair_of(text)) > 1 for text in texts) else as_field(column, "primary")


_BETWEEN_TWO: Final = ("/", "／", "\n", "→", "・", "、", ",", "&", "(", "（")
"""What parts who does it from who stands in, the surest first."""


def pair_of(text: str) -> tuple[str, ...]:
    """Return who does it and who stands in of a cell that names both; the text alone where it names one."""
    sign = next((sign for sign in _BETWEEN_TWO if sign in text.strip(" /／\n")), "")
    first, _, second = text.strip(" \n").partition(sign) if sign else (text, "", "")
    second = second.strip(" \n)）")
    return (first.strip(), second) if first.strip() and second else (text.strip(),)


def _outsourced_said(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column of what is outsourced: whether it is, to whom, or who performs it."""
    if "performed_by" in others or "vendor_name" in others:
        return unused(column, "performed_by")
    if share(texts, PERMITTED.__contains__) > MOST:
        return unused(column, "performed_by")
    if share(texts, is_answer) > 0.5:
        return column
    known = share_known(texts, field_of("duty", "performed_by")) > MOST or _says_whose(texts)
    return as_field(column, "performed_by") if known else replace(column, key="vendor_name", field=None)


def _vendor_named(column: Column, texts: list[str], others: set[str]) -> Column:
    """Settle a column taken for the names of vendors, of which some cells say that the work is done by oneself or in the group."""
    if share(texts, PERMITTED.__contains__) > MOST:
        return unused(column, "performed_by")
    is_other = "performed_by" not in others and column.certainty != "told" and _says_whose(texts)
    return as_field(column, "performed_by") if is_other else column


def _says_whose(texts: list[str]) -> bool:
    """Whether some of the texts, and no single one, say that something is done by oneself or in the group."""
    item = field_of("duty", "performed_by")
    if item is None or item.values is None:
        return False
    known = known_to(item.values)
    told = {
        text
        for text in texts
        if not is_answer(text) and (known(text) in ("self", "group") or _OWN.search(text))
    }
    return len(told) > 1 or share(texts, lambda text: text in told) > _SOME


_OWN: Final = re.compile(
    r"^(?:自主|自社|社内|所内|院内|庁内|学内|局内|内製|自前|直営|子会社|親会社|関連会社|グループ会社|グループ内)|\b(?:in-?house|own (?:staff|people|team|employees)|ourselves|sister company|parent company|group (?:company|shared|services))\b",
    re.IGNORECASE,
)
"""That work is done by oneself or in the group, where a vendor may be named: 自社で実施."""

_SOME: Final = 0.25

OF_ANSWERS: Final[Mapping[str, Settle]] = {
    "seals": _seals_said,
    "backups": _backups_said,
    "backup_said": _named_backups,
    "outsourced": _outsourced_said,
    "vendor_name": _vendor_named,
    "legal_said": _legal_said,
    "data_class": _personal_said,
    "pair": _pair_said,
    "manual_state": _manual_state,
}
