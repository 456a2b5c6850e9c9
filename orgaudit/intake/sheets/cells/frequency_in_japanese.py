"""How often something is done by what a Japanese phrase names among other words: 毎週金曜の午後, 年末調整の時期（年1回）, 3ヶ月に1回ぐらい, 1/W.

What is named is taken off kind by kind, the most exact first, so that 第3木曜 is no 木曜; a phrase that names two kinds, or says that it
is not sure or only sometimes so, tells nothing.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded_whole

_LONGEST: Final = 40

_SINGLE: Final = {
    **dict.fromkeys(("日", "d", "日毎", "日単位"), "毎日"),
    **dict.fromkeys(("週", "w", "週単位"), "毎週"),
    **dict.fromkeys(("月", "m", "月単位"), "毎月"),
    **dict.fromkeys(("四", "四半", "q", "季", "期(四半期)"), "四半期"),
    **dict.fromkeys(("半", "半期毎"), "半期"),
    **dict.fromkeys(("年", "y", "年単位"), "毎年"),
    **dict.fromkeys(("随", "都", "臨", "不", "不定", "他"), "随時"),
}
"""Codes of one sign, as forms explain them in their headings: 日・週・月・四・年・随."""

_NUMERALS: Final = {sign: str(at) for at, sign in enumerate("一二三四五六七八九", 1)}
_MONTHS: Final = r"(?:[かヶヵカケ箇]月|ヶ)"
_N: Final = r"(\d{1,2}|[一二三四五六七八九数何半])"

_UNSURE: Final = re.compile(
    r"[?？]|または|又は|もしくは|若しくは|あるいは|\bor\b|不明|未定|未確認|要確認|確認中|調査中|たぶん|多分|おそらく|かも|らしい|はず|(?:時|とき|際|期|場合|年|月|週|日)(?:に)?は|以外|除く|ただし|但し|変動|によ(?:り|る|って)|次第で|まちまち|ばらばら|バラバラ|異なる|違う"
)
"""That it may be otherwise, or is so at some times only."""


def _of_months(number: str) -> str:
    return {"1": "毎月", "3": "四半期", "4": "年3回", "6": "半期", "12": "毎年", "半": "随時"}.get(
        number, f"{number}か月ごと"
    )


def _of_listed(found: re.Match[str]) -> str:
    count = len(_MONTH.findall(found[0]))
    return {4: "四半期", 12: "毎月"}.get(count, f"年{count}回")


_MONTH: Final = re.compile(r"\d{1,2}")


def _often(word: str) -> Callable[[re.Match[str]], str]:
    return lambda _found: word


def _by_number(form: str, several: str) -> Callable[[re.Match[str]], str]:
    return lambda found: several if found[1] in "数何" else form.format(_NUMERALS.get(found[1], found[1]))


def _in_week(found: re.Match[str]) -> str:
    number = _NUMERALS.get(found[1], found[1])
    return "毎日" if number.isdigit() and int(number) >= _WORKING_DAYS else "毎週"


_WORKING_DAYS: Final = 5

_KINDS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    (
        re.compile(rf"[1一]回?[/／]{_N}{_MONTHS}|{_N}{_MONTHS}(?:ごと|毎|おき|に[1一]?[回度]|[1一]回)"),
        lambda found: _of_months(_NUMERALS.get(found[1] or found[2], found[1] or found[2])),
    ),
    (re.compile(rf"{_N}年(?:ごと|毎|おき|に[1一]?[回度])"), _often("毎年")),
    (
        re.compile(rf"[1一]回?/{_N}週|{_N}週間?(?:ごと|毎|おき|に[1一]?[回度])|隔週"),
        lambda found: "毎週" if "1" in found.groups() else "隔週",
    ),
    (re.compile(r"(?:1[0-2]|[1-9])月?(?:[・、,/と](?:1[0-2]|[1-9])月?){1,11}(?<=月)末?"), _of_listed),
    (
        re.compile(
            r"(?:各|毎)?四半期|クォーター|3か月|季節(?:ごと|毎)|(?<![a-z])(?:各|毎)?q(?:毎|ごと)|(?:各|毎)q(?![a-z])"
        ),
        _often("四半期"),
    ),
    (re.compile(r"半期|半年|上期と?下期|盆暮れ?|盆と暮れ|春と?秋|夏と?冬"), _often("半期")),
    (re.compile(rf"年(?:度内)?(?:に|間)?(?:約)?{_N}[回度]"), _by_number("年{}回", "毎年")),
    (re.compile(r"隔月|(?:偶数|奇数)月"), _often("隔月")),
    (
        re.compile(
            r"月次決算|毎月(?!曜)|月例|五十日|ごとおび|\d日(?:締め?|払い?)|月次|マンスリー|(?:毎月)?第[1-5一二三四五・、と]{1,5}(?:週|[月火水木金土日]曜?日?)|月(?:いち|イチ|1$|一$)"
        ),
        _often("毎月"),
    ),
    (re.compile(rf"(?<![\d一-九翌当前来先今])月(?:に|間)?(?:約)?{_N}[回度]"), _by_number("月{}回", "毎月")),
    (re.compile(r"毎月曜日?"), _often("毎週")),
    (re.compile(r"毎年度?|年次|年(?:いち|イチ|1$|一$)"), _often("毎年")),
    (re.compile(rf"週(?:に|間)?(?:約)?{_N}[回度日]?"), _in_week),
    (re.compile(r"毎週|週次|ウィークリー|週(?:いち|イチ)"), _often("毎週")),
    (
        re.compile(
            r"毎(?:営業|稼働|勤務|就業|診療|開館|出勤|開庁|登校|授業|操業)?日|毎[朝昼夕晩]方?|日々|連日|日次|日常的?|デイリー|(?:1|一)?日(?:に|あたり)?(?:約)?(?:\d{1,3}|[一二三四五六数何])[回度]|営業日(?:ごと|毎)|平日|毎時|毎食|(?<!\d)\d{1,2}(?:時間|分)(?:ごと|毎|おき)|24時間|(?<![異非正])常時|終日"
        ),
        _often("毎日"),
    ),
)
"""What names each kind of frequency, and the word that the reader of values knows for it."""

_OCCASIONS: Final = (
    (re.compile(r"学期"), "学期ごと"),
    (
        re.compile(
            r"年末調整|年度?の?(?:末|初め?|始め?|始|明け|当初|替わり|変わり|更新)|(?:1[0-2]|(?<!\d)[1-9])月(?:の?(?:上旬|中旬|下旬|[初末頃]|ごろ|中))?|確定申告|お?盆(?!踊)|gw|総会|卒業式|入学式|決算(?:期|時|月|後)?|株主総会|算定基礎|新年度|期[末首初]|賞与|夏|冬|春|秋"
        ),
        "毎年",
    ),
    (
        re.compile(
            r"月次決算|翌月|第\d{1,2}営業日目?|(?<![\d一-九翌当前来先今])月\d{1,2}日|給料日|給与(?:計算|支払|支給)|(?<![\d一-九])月の?(?:[初末央中]|締め?|半ば|[上中下]旬|替わり|変わり)|締め日"
        ),
        "毎月",
    ),
    (
        re.compile(r"[月火水木金土日]曜日?|[(（][月火水木金土日][)）]|土日|週の?(?:[初末中明]け?|半ば|頭)"),
        "毎週",
    ),
    (
        re.compile(
            r"朝夕|朝晩|[朝終夕]礼|(?:始業|終業|開店|閉店|出勤|退勤|開館|閉館|開庁|閉庁|開園|閉園|営業開始|営業終了)(?:[時前後]|の際)|各?(?:シフト|直)(?:ごと|毎|交[代替])|^朝|^夕方?$"
        ),
        "毎日",
    ),
)
"""Occasions that come by themselves, with how often, where no frequency is named beside them: 年末調整の時期, 月末, 始業前."""

_AS_IT_COMES: Final = re.compile(
    r"随時|都度|不定期|不定|臨時|突発|適宜|(?<!\d)(?:時|とき|際|場合)(?:に|のみ|だけ|$)|[^\s]たら$|れば$|次第$|応じ|たびに?|度に$|ごとに?$|毎に?$|まれに|稀に|たまに?|時々|ときどき|必要分|思い立"
)
_ALWAYS: Final = re.compile(r"随時|都度|不定期|臨時|突発|適宜")
"""What is said beside a period only of what is done besides."""


@lru_cache(maxsize=5_000)
def often_in_japanese(text: str) -> str:
    """Return the word for how often of a phrase that names one kind of frequency; empty for others."""
    word = folded_whole(text, _LONGEST)
    if (single := _SINGLE.get(word.rstrip("."))) is not None:
        return single
    if coded := _CODED.fullmatch(word):
        return f"{_PERIODS[coded[2]]}{coded[1]}回"
    if not word or word.isascii() or _UNSURE.search(word):
        return ""
    named: dict[str, str] = {}
    rest = _RANGE.sub(r"\1", word)
    for kind, said in _KINDS:
        for found in kind.finditer(rest):
            often = said(found)
            named.setdefault(_ALIKE.get(often, often), often)
        rest = kind.sub("\n", rest)
    if len(named) > 1 or (named and _ALWAYS.search(rest)):
        return ""
    return next(iter(named.values()), "") or _occasion(rest)


def _occasion(word: str) -> str:
    """Return how often the one kind of occasion comes that a phrase names: an occasion of the calendar, else one that comes as it comes."""
    named: dict[str, None] = {}
    if _SEASON.search(word):
        return ""
    for kind, often in _OCCASIONS:
        if kind.search(word):
            named.setdefault(often)
            word = kind.sub("\n", word)
    if len(named) > 1:
        return ""
    return next(iter(named), "随時" if _AS_IT_COMES.search(word) else "")


_SEASON: Final = re.compile(r"\d月?(?:[〜~～\-‐–]|から)\d{1,2}月")
"""From one month to another, in which it may be done often: 10月〜2月."""

_RANGE: Final = re.compile(r"(\d{1,2})[〜~～\-‐–]\d{1,2}(?=[回度日])")
_ALIKE: Final = {"年1回": "毎年", "年2回": "半期", "年4回": "四半期", "年12回": "毎月", "月1回": "毎月"}
"""Words that say the same."""

_CODED: Final = re.compile(r"(\d{1,2})回?/(日|週|月|年|四半期|[dwmqy])")
_PERIODS: Final = {"d": "日", "w": "週", "m": "月", "q": "四半期", "y": "年"} | {
    period: period for period in ("日", "週", "月", "年", "四半期")
}
"""Times by the letter of the period: 1/W."""
