"""Headings of what one person does: 受け持っている仕事, Jobs they hold."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.spelling import folded

_LONGEST: Final = 40

_IN_JAPANESE: Final = re.compile(
    r"(?:(?:各自|本人|各人|その人|この人|自分|いま|今|現在|ふだん|普段|日頃|日ごろ|主に|おもに|主として)[がの、]?){0,3}"
    r"(?:(?:受け?持|うけも)(?:っている|ってる|っておる|ち|つ)|(?:担当|従事|分担)(?:している|してる|する|中の)|抱え(?:ている|てる|る)|(?:任|まか)(?:されて|せて)(?:いる|る)|(?:引き?受け|携わっ|やっ|行っ|おこなっ|こなし|担っ|務め)(?:ている|てる)|(?:担う|持ち))"
    r"(?:主な|おもな)?(?:お?仕事|お?しごと|業務|作業|事務|職務|お?役目|タスク|役割)(?:の?内容|の?一覧|名|など|等|すべて|全部|の中身)?"
)
_WHO: Final = r"(?:they|he|she|s/he|he/she|you|we|i|this person|the person|each(?: person)?|each one)"
_WORK: Final = r"(?:jobs?|duties|tasks?|work|responsibilities|things|activities|areas)"
_DOES: Final = r"(?:do|does|hold|holds|have|has|run|runs|own|owns|carry out|carries out|carry|carries|look after|looks after|handle|handles|perform|performs|take care of|takes care of|are responsible for|is responsible for|are in charge of|is in charge of|deal with|deals with|are doing|is doing)"
_IN_ENGLISH: Final = re.compile(
    rf"(?:the |all |main |current |usual |regular |which |what ){{0,3}}{_WORK}(?: that| which)? {_WHO}(?: (?:currently|mainly|usually|now|regularly|each))? {_DOES}(?: (?:now|today|here|at present|at the moment))?"
    rf"|what {_WHO}(?: (?:currently|mainly|usually|now|each))? {_DOES}(?: (?:now|here|day to day|all day|at present|at the moment))?"
    rf"|(?:main |current |usual |regular ){{0,2}}(?:jobs|duties|tasks|responsibilities)(?: currently)? (?:held|handled|performed|undertaken|owned|carried out|looked after|allocated|in hand|taken on|on their (?:plate|desk|list))"
    rf"|(?:day[- ]to[- ]day|everyday|day[- ]today|current|usual) (?:jobs|duties|tasks|responsibilities)"
    rf"|(?:their|his/her|her/his|his or her) (?:main |current |usual |regular |own )?(?:jobs|duties|tasks|responsibilities)"
    rf"|who (?:does|looks after|holds) what: {_WORK}"
)


@lru_cache(maxsize=5_000)
def says_what_one_does(text: str) -> bool:
    """Whether a heading asks what somebody does; not what else they could do, did, or wish to."""
    word = " ".join(folded(text).split()).strip(" ?:？：")
    if not 1 < len(word) <= _LONGEST:
        return False
    return bool((_IN_ENGLISH if word.isascii() else _IN_JAPANESE).fullmatch(word))


_WORKS: Final = re.compile(
    r"業務|仕事|事務|分掌|しごと|タスク|\b(?:jobs|tasks|duties|responsibilities|accountabilities)\b|^what (?:they|he|she|s/he)\b",
    re.IGNORECASE,
)


def names_works(text: str) -> bool:
    """Whether a heading of what is done speaks of several things, and is no title or skill of a person."""
    return _WORKS.search(text) is not None
