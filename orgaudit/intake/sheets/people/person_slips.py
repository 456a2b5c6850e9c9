"""What people write around the name of a person: an address, days, a remark, a change to come; in Japanese 田村（繁忙期のみ）, 三谷（退職）.

What only stands around a name is taken off and told; what says that somebody else does it at other times, or only half, leaves open who does.
"""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.remarks import says_learning
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.values.person_words import meaning_of, names_a_unit

_ADDRESS: Final = re.compile(r"(?<!\s)\s*[<(\[][\w.+-]+@[\w.-]+[>)\]]")
_DONE_BY: Final = re.compile(r"^(?:[\w'-]+ ){0,3}by (?=[A-Z][a-z])")
"""Before a name, what is done by it: 4-eyes by Anita Bose."""

_MAINLY: Final = re.compile(
    r"^(?:[Mm]ainly|[Mm]ostly|[Uu]sually|[Nn]ormally|[Gg]enerally|[Pp]rimarily|[Cc]urrently|[Aa]lways|[Jj]ust|[Oo]nly|[Mm]e,|[Ii]t's) (?=[A-Z][a-z])|(?<=[a-z]) (?:mainly|mostly|usually|normally|alone|only|herself|himself|personally|solely|by (?:her|him)self)$"
)
"""Around a name, that nobody else does it as much."""

_TIMES_OF_DAY: Final = (
    r"(?:am|pm|a\.m\.|p\.m\.|days|nights|mornings?|afternoons?|evenings?|weekdays|weekends?)"
)
_BESIDE: Final = re.compile(
    r"(?:^|(?<=[,;/\n])|(?<=[,;/] ))(?:\d{1,2}[.)] |[-*] |(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:days?)?:? |(?:interim|acting|temporary): ?)(?=[A-Z])"
    rf"|(?<=[a-z.])(?: [-\u2013])? \d{{1,3}} ?%(?= ?[,;/\n]|$)|(?<=[a-z.]):? {_TIMES_OF_DAY}(?= ?[,;/\n]|$)",
    re.IGNORECASE,
)
"""Before or behind a name, its number, a share, a part of the day or the week."""

_HELPED: Final = re.compile(
    r",? (?:(?:assisted|helped|supported|backed up|covered) by [A-Z].*|[(][A-Z][a-z]+ (?:helps|assists|covers|supports)[a-z ]{0,20}[)])$"
)
"""Behind a name, who only helps."""

_SO_MANY: Final = re.compile(
    r"^(?:\d{1,2}|two|three|four)(?: (?:people|persons|staff|of us))?: ?(?=[A-Z])", re.IGNORECASE
)
"""Before names, how many they are."""

_WITH: Final = re.compile(
    r"(?<!\s)\s+(?:w/\s*|with |together with )(?=[A-Z][a-z])|(?<=[a-z]) (?=\d[.)] [A-Z])|(?<=[a-z]\)) (?=[A-Z][a-z])"
)
_CHANGES: Final = re.compile(
    r"\b(?:until|till|then|from|starting|starts|as of|if away|if out|in future|formerly|used to|instead of|handing over|taking over|not sure|probably|maybe|i think|allegedly|in theory|sort of|sometimes|occasionally|now and then|at times|prob|poss|possibly|perhaps|alternately)\b| & [Cc]o\b| \+ ?\d|\bex-(?=[A-Z])| - (?:left|leaving|gone|retired|resigned)\b",
    re.IGNORECASE,
)
"""That it changes, or is not sure."""

_HALF: Final = re.compile(
    r"\b(?:at a push|at a pinch|limited(?: cover)?|emergenc(?:y|ies) only|basics? only|only basics?|half of it|some of it|parts? of it|in part|with support|needs? support|needs? help)\b|(?:^|\s)training\s|^half\b",
    re.IGNORECASE,
)
"""That somebody can do it only in part, or not yet."""

_UNNAMED: Final = re.compile(
    r"(?:us|we|me|i|myself|ourselves|you|him|her|them|him/her|he/she|they)", re.IGNORECASE
)
_NO_NAME: Final = re.compile(
    r"(?:^|\s)(?:[Nn]ot|[Dd]on'?t|[Uu]nsure|[Uu]nclear|[Uu]nknown|[Dd]epends|[Ii]t|is|are|has|have|been|was|were|would|should|could|can|the|this|that|these|whichever|another|my|our|their|his|her|if|when|who|idea|clue|guess)(?=\s|$|[,.?!])"
)
"""Words in small letters that are in no name: not sure, no idea."""

_ASIDE: Final = re.compile(r"(?<=\w)\s*\(([^()]{1,40})\)")
_REMARK: Final = re.compile(
    r"(?:(?:not |except )?(?:on )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b.*|leav(?:es|ing)\b.*|retir(?:es|ing|ed)\b.*|acting|p/?t|f/?t|\d.*|ext\.? ?\d+|x\d+|mornings?|afternoons?|evenings?|nights?|days|am|pm|job ?share|maternity cover|mat cover|agency|interim|since .*|[a-z]+ only)",
    re.IGNORECASE,
)
"""What in brackets behind a name says nothing of who it is: days, hours, an extension, a contract."""


@lru_cache(maxsize=5_000)
def tidied(text: str) -> str:
    """Return a text of persons without what only stands around their names; the text itself where nothing does."""
    if text.isdigit() or len(text) > _LONGEST:
        return text
    if not text.isascii():
        return _tidied_japanese(text) or text
    bare = _WITH.sub("; ", _ADDRESS.sub("", _DONE_BY.sub("", text)))
    bare = _BESIDE.sub("", _MAINLY.sub("", _SO_MANY.sub("", _HELPED.sub("", bare))))
    bare = _ASIDE.sub(lambda found: "" if _is_remark(found[1].strip()) else found[0], bare)
    return bare.strip() or text


def _is_remark(aside: str) -> bool:
    """Whether what stands in brackets behind a name says nothing of who it is: days, a contract, a post in small letters."""
    is_plain = aside.islower() and aside.replace(" ", "").isalpha() and not _SAYS_WHICH.search(aside)
    return is_plain or _REMARK.fullmatch(aside) is not None


_SAYS_WHICH: Final = re.compile(
    r"\b(?:main|primary|lead|owner|back-?up|backup|deputy|cover|covers|alternate|secondary|second|stand-?in|reserve|trainee|training|learning|shadow|shadowing)\b"
)
"""In brackets behind a name, which of several persons it is."""


@lru_cache(maxsize=5_000)
def slip_in(text: str, *, stands_in: bool) -> str:
    """Return the problem of a text where persons are expected: ``uncertain``, ``not_yet_alone`` for who ``stands_in``, ``group``; empty where it has none."""
    if len(text) > _LONGEST:
        return ""
    if not text.isascii():
        return _slip_in_japanese(text, stands_in=stands_in)
    if _UNNAMED.fullmatch(text.strip(" .")):
        return "group"
    if _NO_NAME.search(_ASIDE.sub("", text)):
        return "uncertain"
    if _HALF.search(text):
        return "not_yet_alone" if stands_in else "uncertain"
    return "uncertain" if _CHANGES.search(text) else ""


_LONGEST: Final = 80

_ASIDE_JA: Final = re.compile(r"(?<=[^、,・/／(（])[(（]([^()（）]{1,24})[)）]|※(.{1,40})$")
"""A remark behind a name, in brackets or behind the sign of remarks."""

_ALONE: Final = re.compile(r"[(（]([^()（）]{1,24})[)）]")
_ONE: Final = re.compile(r"(?<=[一-龠々ァ-ヴー])\s?[1１][名人]$")
_ONLY: Final = re.compile(r"(?:(?<=[一-龠々ァ-ヴー])|(?<=さん))(?:のみ|だけ)(?=$|[\s、,・/／)）])")
_IN_BRACKETS: Final = re.compile(r"(?:のみ|だけ|兼務|兼任|兼)$")
"""In brackets that hold all of a text, that it names somebody all the same: （板倉のみ）, （江崎兼務）."""

_SIGN: Final = re.compile(r"(?<=[一-龠々ぁ-んァ-ヴー])\s*(?:※\d?|[*＊]\d?)(?=$|[\s、,・/／])")
_SHARE: Final = re.compile(r"\d\s*(?:[%％割hH]|時間|分(?!の))")
_FIRST: Final = frozenset(("主", "正", "主担当", "正担当", "担当", "担当者"))
_CALLED: Final = re.compile(
    r"([^\s:：()（）、,]{1,8})\s*[:：]\s*([^\s:：()（）、,]{1,5}(?:\s[^\s:：()（）、,]{1,4})?)"
)
"""A post or a part before a name with a colon: 課長：佐藤, 主：佐藤."""

_CHANGES_JA: Final = re.compile(
    r"まで$|から$|より$|以降$|[年月日](?:から|より|以降|まで)|[~〜～]|→|退職|退社|休職|休業|育休|産休|病休|異動|転出|離任|転勤|前任|後任|旧$|^元|不在|離職|予定|調整|検討|候補|未定|仮$|引継|引き継|暫定|当面|交代|交替"
)
"""In a remark, that it changes or is not sure."""

_NEW: Final = frozenset(("新人", "新任", "新卒", "新入社員", "若手"))
"""In a remark, that who does it is new to it, and does it all the same."""

_SECOND_JA: Final = re.compile(r"副|副担当|代理|代行|サブ|補|補助|補佐|助|応援|バックアップ|サポート|支援")
_HALF_JA: Final = re.compile(
    r"補助|支援|サポート|要指導|付添|一部|基本のみ|簡易|\d%|見習|研修|訓練|育成|教育中|習得中|OJT|新人",
    re.IGNORECASE,
)
_HARMLESS_JA: Final = re.compile(
    r"[^、]*[ぁ-んァ-ヴー][^、]*|.*\d.*|隔[週月年]|月[初末中]|週末|新人|新任|新卒|新入社員|若手|上期|下期|上半期|下半期|午[前後]|早番|遅番|日勤|夜勤|夜間|日中|平日|土日|休日|繁忙期|通常期|閑散期|常勤|非常勤|再雇用|再任用|嘱託|契約|契約社員|正社員|派遣|派遣社員|兼|兼務|兼任|専任|専従|時短|短時間|出向|出向者|[^、]{1,4}資格者?|有資格者?|内線.*"
)
"""A remark behind a name that says nothing of who it is: a phrase, days, a contract, a reading. A department, a place or one sign may tell two people of a name apart."""


def _asides(text: str) -> list[str]:
    return [(first or second).strip() for first, second in _ASIDE_JA.findall(text)]


def _is_post(text: str) -> bool:
    return is_listed(text, "posts") or is_listed(text, "single_posts")


def _is_beside(remark: str) -> bool:
    """Whether a remark behind a name can be left: a phrase, days, a post; not what may tell two people apart."""
    return _is_post(remark) or (_HARMLESS_JA.fullmatch(remark) is not None and not names_a_unit(remark))


def _tidied_japanese(text: str) -> str:
    """Return a text of persons without the remarks behind them, a sign that leads to a remark, and a post before a colon."""
    if meaning_of(text):
        return text
    alone = _ALONE.fullmatch(text.strip())
    bare = alone[1] if alone and _ONLY.search(alone[1]) else text
    called = _CALLED.fullmatch(bare.strip())
    if called and (_is_post(called[1]) or called[1] in _FIRST or _SECOND_JA.fullmatch(called[1])):
        bare = called[2]
    bare = _ASIDE_JA.sub(
        lambda found: (
            _gap_behind(found)
            if found[2] or _is_beside(found[1].strip()) or _SECOND_JA.fullmatch(found[1].strip())
            else found[0]
        ),
        bare,
    )
    return _ONE.sub("", _ONLY.sub("", _SIGN.sub("", bare))).strip()


def _gap_behind(found: re.Match[str]) -> str:
    """Return what stands for a remark that is left away: nothing, or what parts two names between which only the remark stood."""
    behind = found.string[found.end() : found.end() + 1]
    return "、" if _NAME_BEGINS.match(behind) else ""


_NAME_BEGINS: Final = re.compile(r"[一-龠々ァ-ヴ]")


@lru_cache(maxsize=5_000)
def called(text: str) -> str:
    """Return the name of a list of people without a remark on what they are at the moment: 瓜生（新人）, 田村（パート）; one that may tell two apart stays."""
    if text.isascii() or len(text) > _LONGEST or not _ASIDE_JA.search(text):
        return text
    bare = _ASIDE_JA.sub(
        lambda found: "" if not found[1] or _says_state(found[1].strip()) else found[0], text
    ).strip()
    return bare or text


def _says_state(remark: str) -> bool:
    return _is_beside(remark) or bool(_HALF_JA.search(remark)) or bool(_CHANGES_JA.search(remark))


def _slip_in_japanese(text: str, *, stands_in: bool) -> str:
    """Return the problem of a Japanese text where persons are expected."""
    asides = _asides(text)
    if not stands_in:
        asides = [aside for aside in asides if aside not in _NEW]
    if any(map(_HALF_JA.search, asides)) or (stands_in and says_learning(text)):
        return "not_yet_alone" if stands_in else "uncertain"
    if any(map(_CHANGES_JA.search, asides)) or (_SHARE.search(text) and not asides):
        return "uncertain"
    called = _CALLED.fullmatch(text.strip())
    if not stands_in and any(
        map(_SECOND_JA.fullmatch, [*asides, *called.groups()[:1]] if called else asides)
    ):
        return "uncertain"
    alone = _ALONE.fullmatch(text.strip())
    return "uncertain" if alone and not _IN_BRACKETS.search(alone[1]) else ""
