"""Amounts as Japanese cells put them together, in figures: 2時間半, 一時間, 2人×30分, 週2回×1時間, 丸一日."""

import re
from typing import Final

_ONES: Final = {sign: at for at, sign in enumerate("一二三四五六七八九", 1)}
_POWERS: Final = {"十": 10, "百": 100, "千": 1000}
_NUMERAL: Final = re.compile(
    r"(?<![一-鿿\d.])[一二三四五六七八九十百千]{1,7}(?=時間|分(?!野|類|の)|日|件|回|人|名|枚|通|本|個|台|社)|(?<=[週月年日約])[一二三四五六七八九十百千]{1,7}(?=回|件|枚|通|人)|^[一二三四五六七八九十百千]{1,7}$"
)
_ENOUGH: Final = "十分"
_AND_A_HALF: Final = re.compile(r"(?<![\d.])(\d{1,3})時間半")
_WHOLE_DAY: Final = re.compile(r"丸 ?[1一]日|1日(?:がかり|仕事|中|かかる|丸々)")
_DAYS_LONG: Final = re.compile(r"(?<=\d)日間$")
_TIME: Final = r"(?:約)?(\d{1,3}(?:\.\d{1,2})?)(時間|分|h|min)"
_PERSONS: Final = re.compile(rf"(\d{{1,2}})[人名] ?[×x*] ?{_TIME}|{_TIME} ?[×x*] ?(\d{{1,2}})[人名]")
_SO_OFTEN: Final = re.compile(
    rf"([日週月年])(?:に)?(\d{{1,2}})回(?:[×x*、, ]|で|各|に)?{_TIME}(?:程度|くらい|ほど)?"
)
_BY_ONE: Final = re.compile(r" ?[(]1[人名](?:で|あたり|当たり)?[)]$")
_OF_A_PERIOD: Final = re.compile(
    r"(約)? ?(?:ひと|[1一][かヶケカ]|毎)?(月|年|週)間?(?:に|で|は|あたり|当たり)? ?:? ?(約|およそ|だいたい|大体)? ?(?=[\d一二三四五六七八九十])"
)
"""Before a figure, by which period it counts: 月 約6時間, 1か月で22時間, 週：3件."""

_OF_EACH: Final = re.compile(r"^[1一](件|回)(?:に|で|は) ?(?=約?\d)")
"""Before a figure, that it is of one case: 1回に30分."""

_LONGEST: Final = 40


def in_japanese_figures(word: str) -> str:
    """Return a folded text with what is put together in it as one amount: the persons times what each takes, how often times how long; any other as it is."""
    if word.isascii() or len(word) > _LONGEST:
        return word
    word = _OF_EACH.sub(r"1\1", _BY_ONE.sub("", word))
    if found := _OF_A_PERIOD.match(word):
        word = f"{found[2]}{'約' if found[1] or found[3] else ''}{word[found.end() :]}"
    if word != _ENOUGH:
        word = _NUMERAL.sub(lambda found: str(number_in_kanji(found[0])), word)
    word = _DAYS_LONG.sub("日", word)
    word = _WHOLE_DAY.sub("1日", _AND_A_HALF.sub(r"\1.5時間", word))
    if found := _PERSONS.fullmatch(word):
        number, time, unit = (found[1], found[2], found[3]) if found[1] else (found[6], found[4], found[5])
        return f"{float(number) * float(time):g}{unit}"
    if found := _SO_OFTEN.fullmatch(word):
        return f"{found[1]}{float(found[2]) * float(found[3]):g}{found[4]}"
    return word


def number_in_kanji(signs: str) -> int:
    """Return the number that is written in kanji."""
    total, ones = 0, 0
    for sign in signs:
        if power := _POWERS.get(sign):
            total, ones = total + (ones or 1) * power, 0
        else:
            ones = _ONES[sign]
    return total + ones
