"""Figures, days and months that Japanese cells write among words, as the reader of values knows them: ３（係長→課長→部長）, 係長印、課長印, 半分, 第2版 2023/8/1, 6月と12月（賞与）."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.japanese_amounts import number_in_kanji
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.spelling import folded, folded_whole
from orgaudit.intake.values.person_words import says_none

_LONGEST: Final = 60

_NONE: Final = re.compile(
    r"(?:押印|捺印|承認|決裁|検印|印鑑?|ハンコ|はんこ|判子?|上司の(?:承認|印)|押すもの)?(?:は|が|も|自体)?(?:一切|特に|現在|全て|すべて)?"
    r"(?:不要|な[しい]|無し?|無い|ありません|廃止(?:済み?|した|しました|されている)?|[い要](?:ら|り)(?:ない|ません)|省略|ゼロ|しない|していない|押さない|電子(?:決裁|承認|印|化)?(?:のため|なので|により|で|済み?のため)(?:押印)?(?:不要|なし|廃止(?:済み?)?|無し))"
    r"(?:です)?(?:[(][^()0-9]{1,20}[)])?"
)
"""That there is none of what is counted."""

_BY_WIRE: Final = re.compile(
    r"電子(?:化|決裁|承認|署名|契約|印鑑?|押印)(?:済み?|のみ|に移行済み?|で対応)?|ワークフロー(?:化済み?|のみ|で承認)?"
)
"""That no seal of ink is needed."""

_COUNT: Final = re.compile(
    r"(?:全部で|合計|計|約)?(?:電子|社内|上司|稟議)?(?:押印|捺印|承認|決裁|検印|印鑑?|ハンコ|はんこ|判子?|上司|欄)?(?:が|は|欄)?(?P<number>\d{1,2}|[一二三四五六七八九十])(?:段階?|人|名|回|個|箇所|か所|カ所|ヶ所|ヵ所|本|つ|印|枚|欄|マス|ステップ|階層)?(?:です|承認|決裁|必要|押印)?(?:[(:][^0-9]{1,30}[)]?)?"
)
_PARTED: Final = re.compile(r"[、,・/／→⇒+＋と\n]+|->|=>")
_SEAL: Final = re.compile(r"(?!電子)[^()\s\d]{1,8}印(?:のみ|だけ)?(\d)?(?:個|つ|か所|箇所)?")
_MOST: Final = 8


def counted(key: str, text: str) -> str:
    """Return how many seals or levels of approval a text counts, or lists; the text where it does neither surely."""
    word = folded_whole(text, _LONGEST)
    if not word or word.isdigit():
        return text
    if _NONE.fullmatch(word) or (key == "seals" and _BY_WIRE.fullmatch(word)):
        return "0"
    if found := _COUNT.fullmatch(word):
        number = found["number"]
        return number if number.isdecimal() else str(number_in_kanji(number))
    parts = [part for part in _PARTED.split(word) if part]
    seals = [_SEAL.fullmatch(part) for part in parts]
    if 1 <= len(parts) <= _MOST and all(seals):
        return str(sum(int(seal[1] or 1) for seal in seals if seal))
    posts = [_DECIDES.sub("", part) for part in parts]
    is_chain = key == "seals" or posts != parts
    return str(len(parts)) if is_chain and len(parts) <= _MOST and all(map(_is_post, posts)) else text


_DECIDES: Final = re.compile(
    r"(?<=..)(?:の)?(?:決裁|承認|専決|決済|検印|承認印|印)(?:のみ|だけ)?$|(?<=..)(?:のみ|だけ)$"
)
"""What a post does, behind it: 部長決裁."""


def _is_post(text: str) -> bool:
    return text in ("担当", "担当者", "係") or is_listed(text, "posts") or is_listed(text, "single_posts")


_UNIT: Final = r"(?:件|回|人|枚|通|本|個|名|台|社|冊|点|伝票|ケース)"
_OF_SO_MANY: Final = re.compile(
    rf"(?:約|およそ|だいたい|大体|ほぼ)?(\d{{1,3}}(?:,\d{{3}})*|\d{{1,6}}){_UNIT}(?:に|中|のうち|あたり)(?:約)?(\d{{1,4}}){_UNIT}(?:程度|くらい|ぐらい|ほど)?"
)
_FRACTION: Final = re.compile(
    r"(?:約)?(?:(\d{1,2})/(\d{1,2})|(\d{1,2})分の(\d{1,2}))(?:程度|くらい|ぐらい|ほど)?"
)
_HALF: Final = re.compile(
    r"(?:約|ほぼ|およそ|だいたい|大体)?(?:半分|半数|五分五分)(?:程度|くらい|ぐらい|ほど)?"
)
_INSIDE: Final = re.compile(
    r"[^()0-9%]{1,12}[(](?:約)?(\d{1,3}(?:\.\d+)?)(?:%|パーセント)(?:程度|くらい|以下|未満)?[)]"
)
_NO_SHARE: Final = re.compile(
    r"(?:な[しい]|無し|無い|ゼロ|皆無|ありません|発生(?:し(?:ない|ていない)|なし)|起き(?:ない|ていない)|一度もない)(?:です)?"
)


@lru_cache(maxsize=5_000)
def share_in_japanese(text: str) -> str:
    """Return the percentage that a text says in words: 半分, 1/5, 1,000件に2件, ほぼなし（1%）; empty for others."""
    word = folded_whole(text, _LONGEST)
    if _HALF.fullmatch(word):
        return "50%"
    if _NO_SHARE.fullmatch(word):
        return "" if says_none(word) else "0%"
    if found := _INSIDE.fullmatch(word):
        return f"{found[1]}%"
    is_fraction = _FRACTION.fullmatch(word) is not None
    if found := _OF_SO_MANY.fullmatch(word):
        part, whole = int(found[2]), int(found[1].replace(",", ""))
    elif found := _FRACTION.fullmatch(word):
        part, whole = int(found[1] or found[4]), int(found[2] or found[3])
    else:
        return ""
    # 3/7 may be a day.
    return f"{100 * part / whole:.6g}%" if 0 < part <= whole and (part == 1 or not is_fraction) else ""


FULL_TIME: Final = {
    **dict.fromkeys(("フルタイム", "フル", "常勤", "専任", "専従", "一人分", "1人分", "フルタイム勤務"), "1"),
    **dict.fromkeys(("半人分", "半分", "半人前", "ハーフ", "0.5人分"), "0.5"),
}
"""How much of one employment a word is."""

NO_WAIT: Final = frozenset(("待ちなし", "待ち無し", "待たない", "待たず", "即日", "当日", "当日中", "その日のうち", "その日", "同日", "即時", "すぐ", "なし", "無し"))  # fmt: skip
"""That something does not wait."""

_BEFORE_DAY: Final = r"(?:(?:rev(?:ision)?|ver(?:sion)?|v|r)?\.?\d{1,3}(?:\.\d{1,3}){0,2}(?![年月日/.\-\d])(?:版)?|第\d{1,3}(?:\.\d)?版|初版|最終|最新|直近|前回|今回|版)?"
_ACTS: Final = r"(?:改訂版?|改定|改正|訂正|制定|更新|作成|施行|見直し|確認|発行|策定|修正|レビュー|承認|点検|退職|離任|異動|満了|退任|任期満了|締切|期限|適用|版)"
_DAY_AMONG: Final = re.compile(
    rf"{_BEFORE_DAY}[(:,、_ -]?{_ACTS}?(?:日|済み?)?[(:,、_ -]?"
    r"(?P<day>(?:19|20)\d{2}(?:[/.-]\d{1,2}[/.-]\d{1,2}|年\d{1,2}月\d{1,2}日|\d{4})|(?:令和|平成|[rh])(?:元|\d{1,2})(?:[/.-]\d{1,2}[/.-]\d{1,2}|年\d{1,2}月\d{1,2}日))"
    rf"(?:[(][月火水木金土日](?:曜日?)?[)])?[),、]?(?:に|付け?|現在|時点|頃|ごろ)?(?:で|の)?(?:全面|一部|最終|定期)?{_ACTS}?(?:日|済み?|した|しました|予定|版)?[)]?"
    rf"(?:[(](?:(?:rev|ver|v)?\.?\d{{1,3}}(?:\.\d{{1,3}})?版?|第\d{{1,3}}版|{_ACTS}|[^()0-9]{{1,10}})[)])?"
)


@lru_cache(maxsize=5_000)
def day_among(text: str) -> str:
    """Return the one day in a text that says besides it only what was done on it, or which version: Rev.3 2024/02/15, R6.9.12改訂; empty for others."""
    word = _GAP.sub(r"\1", " ".join(folded(text).split())) if len(text) <= _LONGEST else ""
    found = _DAY_AMONG.fullmatch(word)
    return found["day"] if found else ""


_GAP: Final = re.compile(r"(?<=\D) | (?=\D)()")
"""A gap that does not part two figures."""

_MONTH_OPEN: Final = re.compile(r"以外|除く|[?？]|または|又は|or|\d[かヶ]月|\d月\d|\d年|不定|による")
_TENDER: Final = r"(?:上旬|中旬|下旬|初旬|初め?|半ば|末|頃|ごろ)?"
_MONTHS: Final = re.compile(
    rf"(1[0-2]|0?[1-9])月?{_TENDER}(?:[〜~～\-–ー]|から)(?:翌)?(1[0-2]|0?[1-9])月|((?:(?:1[0-2]|0?[1-9])[・、,/]){{1,11}})?(1[0-2]|0?[1-9])月"
)
_NAMED: Final = (
    (re.compile(r"年度(?:替|変)わり"), "3月、4月"),
    (re.compile(r"年度末"), "3月"),
    (re.compile(r"年度(?:初め?|始め?|当初)|新年度"), "4月"),
    (re.compile(r"年末年始"), "12月、1月"),
    (re.compile(r"年末|歳末"), "12月"),
    (re.compile(r"年始|年明け|正月"), "1月"),
)  # fmt: skip


@lru_cache(maxsize=5_000)
def months_among(text: str) -> str:
    """Return the months that a text names among other words, as the reader of values knows them; empty where it names none surely."""
    word = folded_whole(text, _LONGEST)
    if not word or word.isascii() or _MONTH_OPEN.search(word):
        return ""
    named: list[str] = []
    for found in _MONTHS.finditer(word):
        if found[1]:
            named.append(f"{int(found[1])}月〜{int(found[2])}月")
        else:
            before = [part for part in _PARTED.split(found[3] or "") if part]
            named += [f"{int(month)}月" for month in (*before, found[4])]
    for words, months in _NAMED if not named else ():
        if words.search(word):
            named.append(months)
            word = words.sub("\n", word)
    return "、".join(named)
