"""What a text looks like: a department, an example, a total, a note, a section. By form alone; who is meant is settled elsewhere."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.headings.known_headings import plain
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.knowledge.names.departments import department_named

_UNIT: Final = re.compile(
    r".*(?:部|課|室|係|科|局|班|センター|支店|支社|支所|営業所|出張所|事業所|事務所|研究所|保育所|保健所|診療所|図書館|公民館|保育園|幼稚園|学校|工場|本部|[^\s本]{2,}店|グループ|チーム|事業部|本店|店舗|院|窓口|売場|病棟|委員会|事務局|ライン|ユニット|"
    r"[^\x00-\x7f]{2,}(?:第?\d{0,2}|[一二三四五])?(?:g|gr|gp)|"
    r"(?:school|department|dept\.?|faculty|directorate|institute|bureau|division) of (?!the\b)[a-z][a-z &]{2,20}|"
    r"\b(?:department|dept\.?|division|div\.?|team|section|office|branch|group|unit|desk|centre|center|plant|store))",
    re.IGNORECASE,
)
_NOT_A_UNIT: Final = re.compile(
    r"(?:全|一|外|内|各|上|下|の一|社外|社内|大)部|(?:本部|本社|店舗|支店|工場|営業所|拠点|現場|事務所|部|課)(?:[・/／と](?:本部|本社|店舗|支店|工場|営業所|拠点|現場|事務所|部|課|係))+|(?:関係)?(?:各|全|他|当該?|自|両|担当|主管|所管|所掌|関係|関連|該当|申請|依頼|請求|起案|要求|原|主務|各所管|各担当)(?:の)?(?:部署?|部門|課室?|室|係|科|班|局|所属|部課|課所|センター|支店|営業所|事業所|店舗?|グループ|チーム|部局)(?:等|長)?|.*(?:関係|の一部|の内部|の外部)|.*[。、].*"
    r"|.*(?:[開閉来出入各全他当同新]|商|書|酒|代理|飲食|量販|専門|加盟|販売|小売|特約|取扱|取引|百貨|喫茶)店"
)

_LONGEST_UNIT: Final = 25


_MARKER: Final = re.compile(
    r"^\s*(?:[■□◆◇●▼▶◎○★☆▲]\s*|[【〔《〈＜<\[]|#+\s+|第\s*[0-9０-９一二三四五六七八九十]+\s*[章節部編]|[-=―─]{2,})"
)
_EXAMPLE: Final = re.compile(
    r"^\s*+(?:[(\[【〔<《「]\s*+(?:記入例|記載例|入力例|例|見本|サンプル|example|sample|e\.?g\.?)\s*+\d*+\s*+[)\]】〕>》」]|(?:記入例|記載例|入力例|見本|例|example|sample|e\.g\.)\s*+\d*+\s*+(?:[:.)、）：]|$)|(?:記入例|記載例|入力例)|(?:example|sample)\s+(?:row|entry|line)\b|e\.g\.?,?\s+\S|(?:eg|ex)[.:]\s*+\S|for\s+(?:example|instance)\b|example\s*+[-\u2013\u2014]|例\s+\S)",
    re.IGNORECASE,
)
ENGLISH_NAME: Final = re.compile(r"[A-Z][\w'-]+(?: [A-Z][\w.'-]+){1,3}")
"""A whole name in Latin letters: two to four words with a capital each."""

_NOTE: Final = re.compile(
    r"^\s*+(?:※|\*(?!\*)|注\s*+\d*+\s*+[).:）：]|[(]注|注記|注意|備考\s*[:：]|(?:foot)?notes?\s*+\d*+\s*+[:.)]|n\.?b\.?\s*[:.]|page\s+\d{1,3}(?:\s+of\s+\d{1,3})?\s*$|凡例|legend\b|以上\s*$|出典|source\s*:)",
    re.IGNORECASE,
)
_TOTAL_END: Final = re.compile(
    r"(?:小計|合計|総計|の計|\s計|累計|(?:[件回人枚点本個社台]数|件|時間|金額)計|sub-?\s?totals?|totals?|grand total)\s*+($|\()",
    re.IGNORECASE,
)
"""A word for a sum at the end of a text, or before a remark, which ends the text."""

_TOTAL_START: Final = re.compile(r"^(?:小計|合計|総計|(?:grand |sub-?)?total)\b", re.IGNORECASE)
_NUMBERING: Final = re.compile(
    r"^\s*(?:[(（]\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[ア-ンa-zA-Zｱ-ﾝ])\s*[)）]|[①-⑳㉑-㉟❶-❿⑴-⒇]|\d{1,3}\s*[.．)、:]\s*(?!\d)|\d{1,3}[ \u3000]+(?=\D)|[一二三四五六七八九十]{1,3}\s*[、.．\s]\s*|[ア-ン]\s*[.．)、]\s*|[・･•\-－*●○◦▪■◆]\s*|第\s*\d+\s+)"
)
_OUTER: Final = re.compile(
    r"^[\s■□◆◇●▼▶◎○★☆▲#【〔《〈<\[＜=―─-]+|(?<![\s】〕》〉>\]＞=―─:：-])[\s】〕》〉>\]＞=―─:：-]+$"
)


def one_line(text: str) -> str:
    """Return a text of several lines as one: Japanese that only wraps is joined, words are parted by a space."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return ("" if is_japanese(text) else " ").join(" ".join(line.split()) for line in lines)


@lru_cache(maxsize=20_000)
def is_department(text: str) -> bool:
    """Whether a text looks like the name of a department: by how it ends, or by a word that stands for one."""
    word = folded(text)
    if word.split(maxsplit=1)[:1] and word.split(maxsplit=1)[0] in word_list("surnames_like_departments"):
        return False
    if (
        len(word) == _SURNAME
        and word[1] in "部室"
        and word not in _SHORT_UNITS
        and department_named(word) is None
    ):
        return False  # 浦部, 小室: as a department has more than one sign before that
    if not word or len(word) > _LONGEST_UNIT or "\n" in word or _NOT_A_UNIT.fullmatch(word):
        return False
    return (
        bool(_UNIT.fullmatch(word)) or word in word_list("departments") or department_named(word) is not None
    )


@lru_cache(maxsize=5_000)
def may_be_department(text: str) -> bool:
    """Whether a text may be the name of a department where a title or a column of owners names one: Group Finance, IT Services, QA."""
    if is_department(text):
        return True
    words = text.split()
    own = [word for word in words if word not in _JOINING]
    return (
        0 < len(own) <= _MOST_WORDS
        and all(word[:1].isupper() and word.isascii() for word in own)
        and (
            folded(own[-1]) in word_list("departments")
            or folded(own[-1]) in word_list("last_words_of_departments")
        )
    )


_MOST_WORDS: Final = 4
_JOINING: Final = frozenset(("&", "and", "of", "/", "-"))


@lru_cache(maxsize=5_000)
def is_post(text: str) -> bool:
    """Whether a text is a post that names nobody: 課長, Exams Manager."""
    is_role = " " in text.strip() and ENDS_AS_POST.search(text) is not None
    if text.islower() and ENDS_AS_POST.fullmatch(text.strip()):
        return True  # accountant
    return is_listed(text, "posts") or (
        is_role and not is_listed(text, "single_posts") and not may_be_department(text)
    )


ENDS_AS_POST: Final = re.compile(
    r"\b(?:manager|technician|receptionist|officer|lead|leader|assistant|clerk|director|engineer|analyst|co-?ordinator|specialist|supervisor|administrator|admin|accountant|treasurer|bookkeeper|head|nurse|planner|buyer|controller|chief|agent|secretary|executive|consultant|operator|developer|designer|partner|associate)s?$",
    re.IGNORECASE,
)


_SURNAME: Final = 2
_SHORT_UNITS: Final = frozenset(("本部", "支部", "楽部", "学部", "営部", "社室"))


_BRACKETED: Final = re.compile(
    r"\s*+(?:[■□◆◇●▼▶◎○★☆]\s*+)?[【〔《〈＜<\[]([^】〕》〉＞>\]]{2,25})[】〕》〉＞>\]]"
)


def without_marks(text: str) -> str:
    """Return a section's name without the signs around it."""
    bracketed = _BRACKETED.match(text)
    if bracketed is not None and is_department(bracketed[1].strip()):
        return bracketed[1].strip()  # 【品質保証課】 with its head or a remark behind it
    return _OUTER.sub("", _OUTER.sub("", text)).strip()


def is_marked(text: str) -> bool:
    """Whether a text begins with a sign that sets a section apart."""
    return bool(_MARKER.match(unicodedata.normalize("NFKC", text))) or bool(_MARKER.match(text))


@lru_cache(maxsize=5_000)
def is_example(text: str) -> bool:
    """Whether a text says that its row shows how to fill in."""
    return bool(_EXAMPLE.match(unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=5_000)
def is_note(text: str) -> bool:
    """Whether a text is a remark below or above a table."""
    return bool(_NOTE.match(unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=5_000)
def is_total(text: str) -> bool:
    """Whether a text names a sum: alone, or at the end of what is summed up."""
    word = unicodedata.normalize("NFKC", text).strip()
    sums = (word.endswith(")") or not end[1] for end in _TOTAL_END.finditer(word))
    return is_listed(word, "totals") or any(sums) or bool(_TOTAL_START.match(word))


def is_only_total(text: str) -> bool:
    """Whether a text is nothing but the word for a sum."""
    return is_listed(text, "totals")


def without_number(text: str) -> str:
    """Return a line without the number or sign that leads it: 1 (1) ① 一 ア ・."""
    bare = _NUMBERING.sub("", text, count=1).strip()
    return bare or text.strip()


def without_sign_of_list(text: str) -> str:
    """Return the same of a line alone, whose bare number may be part of its name: 24 hour cover, 990 filing."""
    return text.strip() if _BARE_NUMBER.match(text) else without_number(text)


_BARE_NUMBER: Final = re.compile(r"\s*(?![1１][ \u3000]|\d{1,3}\u3000)\d{1,3}[ \u3000]")


def has_number(text: str) -> bool:
    """Whether a line begins with a number or sign of a list."""
    return bool(_NUMBERING.match(text)) and bool(_NUMBERING.sub("", text, count=1).strip())


_PHASE: Final = re.compile(
    r"(?:(?:phase|stage|step|sprint|wave|milestone|フェーズ|フェイズ|ステージ|ステップ|工程|段階|局面)[ 　]?(?:[a-z](?![a-z])|\d{1,2}|[ivx]{1,4}(?![a-z])|[一二三四五六七八九])"
    r"|第?(?:\d{1,2}|[一二三四五六七八九])(?:フェーズ|フェイズ|ステージ|ステップ|工程|段階|次工程))(?=$|\s|[-:.、。)）(（【「–—―／/・])",
    re.IGNORECASE,
)
"""What a stage of a project or of a flow is called by: Phase 2, 第1段階."""


@lru_cache(maxsize=5_000)
def is_phase(text: str) -> bool:
    """Whether a text is the title of a stage of work, whatever is called in it: Phase 1 - Planning."""
    return _PHASE.match(unicodedata.normalize("NFKC", without_marks(text)).strip()) is not None


def same(first: str, second: str) -> bool:
    """Whether two headings are the same but for signs."""
    return plain(first) == plain(second)
