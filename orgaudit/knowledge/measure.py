"""Whether a text holds a measure: a number with its unit, in Japanese or English.

No measure are a year, a date, a quarter, and a span in months or years, because goals use them to say until when
(``2026年度``, ``Q3``, ``within 6 months``). Days and shorter do measure (``3営業日以内``), and so does any change from one
figure to another (``2.0→0.5``, ``4か月から3か月``). Also read: ゼロ and "zero errors", 半減 and "halve", amounts with a
currency sign, full-width digits, and kanji numerals before the usual counters (``三営業日``, ``一割``).
``3つの柱``, ``5S`` and ``ISO 9001`` are no measures. House convention; there is no standard to cite.
"""

from typing import Final

from orgaudit.knowledge.trigger_words import normalised
from orgaudit.model.days import ENGLISH_MONTH
from orgaudit.model.pattern import pattern

# Every repetition is bounded, so that no text, however made, makes the search slow.
_NUMBER: Final = r"\d[\d,]{0,20}+(?:\.\d{1,9})?"
_START: Final = r"(?<![a-z0-9.,])"
_END: Final = r"(?![a-z0-9])"
_MONTHS: Final = r"(?:か|ヶ|カ|ケ|ヵ|箇)月"

_CHANGE: Final = pattern(
    rf"{_START}{_NUMBER}\s?(?:{_MONTHS}|months?)?\s?(?:→|->|⇒|から|to)\s?{_NUMBER}\s?(?:{_MONTHS}|months?)"
    rf"|(?<![\d/.,-])(?!(?:19|20)\d\d(?!\d)){_NUMBER}\s?[^\d\s年月/]{{0,4}}\s?(?:→|->|⇒)\s?{_NUMBER}"
)

_NO_MEASURE: Final = pattern(
    "|".join(
        (
            rf"(?:19|20)\d\d\s?[-/ ]?\s?(?:q[1-4]|h[12]){_END}",
            rf"{_START}(?:fy|q|h)\s?'?\d{{1,4}}",
            r"(?:19|20)\d\d\s?[-/.]\s?\d{1,2}(?:\s?[-/.]\s?\d{1,2})?",
            r"(?<!\d)\d{1,2}/\d{1,2}(?![\d/%])",
            r"(?:\d{1,6}|令和\S{1,3}|平成\S{1,3})年(?:度|間|以内|後|目)?",
            rf"\d{{1,6}}\s?{_MONTHS}(?:間|以内|後|目)?",
            r"\d{1,6}(?:か|ヶ|カ|ケ|ヵ|箇)年",
            r"(?:今|来|当|\d{1,2})月(?:\d{1,2}日)?",
            r"第?\s?\d{1,6}\s?(?:四半期|期)",
            rf"{_START}{ENGLISH_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s(?:19|20)\d\d)?{_END}",
            rf"{_START}\d{{1,2}}(?:st|nd|rd|th)?\s{ENGLISH_MONTH}(?:\s(?:19|20)\d\d)?{_END}",
            rf"{_START}\d{{1,6}}[- ]?(?:months?|years?|quarters?){_END}",
            rf"{_START}(?:iso|jis|phase|version|stage|step|windows|level)[ /-]?\d{{1,9}}(?:[:.-]\d{{1,9}}){{0,3}}",
            rf"{_START}(?:19|20)\d\d{_END}(?!\s?[%件円社人名回])",
            r"24時間365日",
            r"[1一]人(?:ひとり|[1一]人)|[1一]日も早|[1一]件[1一]件",
        )
    )
)

_UNITS_JA: Final = (
    r"%|‰|パーセント|ポイント|割|分の|倍|件|名|人|社|店|拠点|回|個|点(?!セット)|枚|本(?!化|柱|社|部)|冊|台|通|種類|品目|項目|案件|商品|行|字|語"
    r"|(?:か|ヶ|カ|ケ|ヵ|箇)所|箇所|円|ドル|ユーロ|営業日|稼働日|日|週間|週|時間|時|分|秒|トン|キロ|人日|人月|ページ|頁|位|段|ケース|セット|リード"
)
_UNITS_EN: Final = (
    r"percent|per cent|pct|pp|pts?|bps|ppm|(?:(?:working|business|calendar)\s)?(?:days?|hours?)|hrs?|h|minutes?|mins?|min|seconds?|secs?|ms|weeks?|people|staff|fte"
    r"|usd|eur|gbp|jpy|yen|euros?|dollars?|x|kg|g|t|km|m2?|gb|tb|mb|kwh|mwh"
)
_SCALE_EN: Final = r"(?:k|m|bn|thousand|million|billion)"
# "12 new customers", "20 tickets": a number before a plural noun, save those that only count our own intentions.
_INTENTIONS: Final = r"priorities|pillars|areas|themes|phases|initiatives|objectives|goals|ways|reasons|status|process|business"
_COUNTED_EN: Final = rf"(?:(?:new|more|further|extra|additional|active|paying|key)\s)?(?!(?:{_INTENTIONS}){_END})[a-z]{{3,30}}s"
_KANJI_DIGITS: Final = "一二三四五六七八九十百千万億"
_KANJI_UNITS: Final = r"割|パーセント|%|営業日|稼働日|週間|件|名|社|回|円|(?:日|時間|分|秒)(?:以内|以下|未満)|人(?:以上|以下|以内|未満)"

_MEASURE: Final = pattern(
    "|".join(
        (
            rf"{_NUMBER}\s?[百千万億兆]{{0,3}}\s?(?:{_UNITS_JA})",
            rf"{_START}{_NUMBER}\s?{_SCALE_EN}?\s?(?:{_UNITS_EN}){_END}",
            rf"{_START}{_NUMBER}\s{_COUNTED_EN}{_END}",
            rf"[$€£¥]\s?{_NUMBER}(?:\s?{_SCALE_EN}{_END})?",
            # A lone 一 mostly stands in words (一部, 一人ひとり), so it needs a limit beside its unit.
            rf"(?:[{_KANJI_DIGITS[1:]}][{_KANJI_DIGITS}]{{0,12}}|一[十百千万億]{{1,4}})(?:{_KANJI_UNITS})",
            r"一(?:割|(?:営業日|日|件|回|名|社|週間|時間|分)(?:以内|以下|未満|以上))",
            rf"ゼロ|半減|倍増|{_START}zero\s[a-z]{{3,}}",
            rf"{_START}(?:halv|doubl|tripl)(?:e|es|ing){_END}(?![- ]?(?:check|down|entry|key))",
        )
    )
)


def measure_in(text: str) -> str | None:
    """Return the first measure in a text as it stands after normalisation, or ``None``."""
    plain = normalised(text)
    change = _CHANGE.search(plain)
    if change:
        return change.group().strip()
    found = _MEASURE.search(_NO_MEASURE.sub(" | ", plain))
    return found.group().strip() if found else None
