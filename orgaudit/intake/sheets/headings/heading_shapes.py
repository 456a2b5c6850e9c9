"""What makes no difference between two ways to word a heading, and what a heading counts by how it is built."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_ENDINGS: Final = re.compile(
    r"(?:はありますか|がありますか|ですか|しますか|していますか|はあるか|があるか|はいるか|があるかどうか|はだれか|は誰か|はだれ|は誰|欄|記入欄|等|など)$"
)


_LOOSER: Final = (("cd", "コード"), ("いま", "今"), ("しめきり", "締切"), ("締め切り", "締切"), ("〆切", "締切"), ("だれ", "誰"), ("とき", "時"), ("出来る", "できる"), ("ヶ月", "か月"), ("カ月", "か月"), ("ケ月", "か月"), ("一件", "1件"), ("一回", "1回"), ("している", "する"), ("の", ""), ("な", ""), ("について", ""))  # fmt: skip
"""What makes no difference between two ways to word a heading."""


@lru_cache(maxsize=20_000)
def loose(form: str) -> str:
    """Return a plain heading without the particles and endings that only make it a phrase or a question."""
    bare = _ENDINGS.sub("", form)
    for old, new in _LOOSER:
        bare = bare.replace(old, new)
    return bare or form


_PERIOD: Final = r"(?:month|mo|week|wk|day|year|yr|annum)"


_SHAPES: Final = (
    (re.compile(r"(?:errors?|mistakes?|faults?|defects?|rejects?|slips?|wrong (?:entries|ones))\b.{0,24}\b(?:per|in|out of|of|each) (?:a |every )?(?:100|hundred)\b.*", re.IGNORECASE), "error_rate"),
    (re.compile(r"(?:exceptions?|irregular(?:ities)?|special cases|out-of-the-ordinary|unusual|odd)\b.{0,24}\b(?:per|in|out of|of|each) (?:a |every )?(?:100|hundred)\b.*", re.IGNORECASE), "exception_rate"),
    (re.compile(r"(?:if|when|while) (?:they (?:can'?t|cannot|aren'?t (?:in|here|there))|(?:they'?re|they are|he'?s|she'?s|s/he is|i'?m|not|person is|owner is|main person is|sb is)?\s*(?:off|away|out|absent|sick|ill|on leave|not here|not in|in))(?: \(.*\))?", re.IGNORECASE), "backups"),
    (re.compile(rf"(?:avg\.?|average|mean)?\s*(?:min|mins|minutes)\.?\s*(?:/|per|a|each)\s*(?!{_PERIOD}\b)[a-z]+", re.IGNORECASE), "minutes_per_case"),
    (re.compile(rf"(?!.*\b(?:h|hrs?|hours?|mins?|minutes?|time|days?|fte|effort|cost|workload|savings?|saved|target)\b)(?:no\.?|number|#)?\s*(?:of\s+)?[a-z]+(?:\s+[a-z]+)?s\s*(?:/|per|a)\s*{_PERIOD}", re.IGNORECASE), "count"),
    (re.compile(r"(?:件|回|通|枚|名|人|社|台|便|冊|本|個)数?\s*/\s*(?:1?[かヶカケ]?月|年|週|日)"), "count"),
    (re.compile(r"(?:月間|月の|月あたりの?|月当たりの?|年間|週間)[^時分工]{1,8}(?:件数|枚数|通数|回数|数)"), "count"),
    (re.compile(r"1(?:件|回|通|枚|名|人|社|台|便)(?:あたり|当たり|当り)?の?[^数]{0,4}(?:時間|分数|所要)(?:[(（].*[)）])?"), "minutes_per_case"),
    (re.compile(r"(?!.*(?:関連|関係|希望|したい|以前|過去|他の?|前|後|次|委託|外注|兼務|代行|代理|副|補助|業務外|委任|依頼)).{1,8}(?:業務|作業|仕事|事務|手続き?|職務)"), "name"),
    (re.compile(r"(?!(?:other|related|previous|former|next|future|outsourced|no|extra)\b)[a-z]+ (?:task|activity|activities|dut(?:y|ies)|chore)s?", re.IGNORECASE), "name"),
)  # fmt: skip
"""Headings that count something of their own or name a kind of work, told by how they are built: Mins per claim, Claims / month, 月間受付枚数, 1通の時間, 病棟業務."""


def shaped(text: str) -> tuple[tuple[str, str], ...]:
    """Return what a heading such as Claims / month means by how it is built; nothing for others."""
    word = unicodedata.normalize("NFKC", text).strip()
    if len(word) > _LONGEST_SHAPED:
        return ()
    return next(((("duty", key),) for pattern, key in _SHAPES if pattern.fullmatch(word)), ())


_LONGEST_SHAPED: Final = 40


_AGAIN: Final = re.compile(
    r"(?!.*\b(?:by|dates?|when|who|time)\b).{0,24}\b(?:re-?)?(?:keyed|typed|entered|input)(?: in| up)? ?(?:in|into|to|on|with)?(?: (?:a|an|the|some))? ?(?:again|twice|(?:somewhere )?elsewhere|another|second|other|different|two|separate)\b.{0,20}",
    re.IGNORECASE,
)
_LONGEST_OF_AGAIN: Final = 60


def says_again(text: str) -> bool:
    """Whether a heading speaks of what is entered once more: Same details typed into another application."""
    word = " ".join(unicodedata.normalize("NFKC", text).split())
    return len(word) <= _LONGEST_OF_AGAIN and _AGAIN.fullmatch(word) is not None


_CODED: Final = re.compile(r"(?:コード|cd|c|区分|code|codes)$")
"""What the heading of a column of codes has behind the field that they are of."""

ENUMERATED: Final = frozenset(
    (
        "frequency",
        "manual",
        "media",
        "criticality",
        "deadline",
        "judgement",
        "storage",
        "data_class",
        "performed_by",
    )
)
"""Fields of which a column may hold codes."""


def uncoded(form: str) -> str:
    """Return a plain heading without what says that codes stand below it."""
    return _CODED.sub("", form)


_BEFORE: Final = re.compile(
    r"^(?:使用している|使用する|使用|利用している|利用する|利用|必要となる|必要な|必要|主要な|主要|主な|主たる|現在の|現在|現行の|現行|現状の|現時点の|当該|該当する|該当|実際の|通常の|普段の|標準的な|標準|想定される|想定|推定|概算の|概算|おおよその|おおむねの|大体の|だいたいの|平均的な|平均の|平均|ご|お|業務の|作業の|事務の|仕事の|担当する|業務|作業)"
)
_BEHIND: Final = re.compile(
    r"(?:の名称|名称|の氏名|氏名|名|一覧|等|など|について|の状況|状況|の状態|の有無|有無|記入欄|欄|内訳|の詳細|の種類|種類|の別|別)$"
)
_BEFORE_EN: Final = frozenset(("current", "currently", "main", "usual", "normal", "typical", "related", "required", "needed", "used", "assigned", "est", "est.", "estimated", "approx", "approx.", "your", "our", "the", "actual", "average", "avg", "avg.", "designated", "nominated", "named", "relevant", "applicable", "duty", "task", "process", "activity"))  # fmt: skip
_BEHIND_EN: Final = frozenset(("name", "names", "name(s)", "list", "details", "used", "needed", "required", "involved", "info", "status", "(s)", "person", "field", "assigned", "dept", "dept.", "department", "team", "unit"))  # fmt: skip
_NOT_BARE: Final = frozenset(("person_title", "note", "tags", "name", "text", "what", "not_used", "number", "id", "detail", "level1", "time", "count", "unit1", "unit2", "unit3", "unit4", "person_id", "department_code", "code"))  # fmt: skip
"""Keys that are not taken from the rest of a heading: what is left of it says too little."""


def bared(text: str) -> tuple[str, ...]:
    """Return what is left of a heading without words that only qualify it: 使用する情報システム, Tools used, Current owner."""
    word = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    if len(word) > _LONGEST_SHAPED:
        return ()
    found = []
    if word.isascii():
        words = word.split()
        while len(words) > 1 and words[0] in _BEFORE_EN:
            words = words[1:]
            found.append(" ".join(words))
        while len(words) > 1 and words[-1] in _BEHIND_EN:
            words = words[:-1]
            found.append(" ".join(words))
        return tuple(found)
    for pattern in (_BEFORE, _BEHIND, _BEFORE):
        rest = pattern.sub("", word)
        if rest != word and len(rest) > 1:
            word = rest
            found.append(rest)
    return tuple(found)


def may_be_bare(kind: str, key: str) -> bool:
    """Whether the rest of a heading is enough to tell a field."""
    return kind in ("duty", "handoff") and key not in _NOT_BARE
