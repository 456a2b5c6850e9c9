"""Texts that stand where a fact is asked for and say that nobody knows it yet, or who or what would: to be agreed, not sure, ask reception."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.fields import Field
from orgaudit.intake.sheets.cells.open_in_japanese import is_open_in_japanese, is_vague_in_japanese
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.spelling import folded, is_japanese
from orgaudit.intake.values.person_words import meaning_of

_LONGEST: Final = 60
"""Signs of a text that may say no more than that it is open; a longer one says something."""

_TO_COME: Final = (
    "confirmed|decided|defined|determined|agreed|announced|advised|clarified|checked|discussed|found(?: out)?|fixed|set|filled(?: in)?|completed|added|named|mapped|negotiated"
    "|reviewed|redefined|rewritten|written|drafted|established|specified|settled|arranged|assigned|allocated|appointed|moved|identified|verified|investigated|looked (?:into|at|up)|updated"
    "|supplied|chosen|selected|worked out|sorted(?: out)?|measured|assessed|documented|finali[sz]ed|resolved|notified|ascertained|nominated|recruited|hired|merged|split|split up|restructured"
)
_KNOWN: Final = (
    "sure|certain|clear|known|decided|agreed|fixed|defined|set|identified|found|determined|confirmed|the same|consistent|recorded|available|announced|assigned|settled|chosen|specified|stated"
    "|obvious|documented|measured|tracked|counted|applicable|allocated|finali[sz]ed|published|asked|told|clarified|established|named|written|so easy|easy"
)
_TAIL: Final = r"(?: (?:yet|soon|now|still|at present|at the moment|for now|currently|really|here|today|next|this|with|by|who|what|where|how|which|whether|if|from|until|about|as)\b.*)?"
_OPEN: Final = re.compile(
    rf"(?:still |yet |is |are |this is )?(?:to be|tb) (?:{_TO_COME})\b.*|(?:(?:it|that|this|they)(?:'s| is| are)? )?(?:still |currently )?not (?:yet |really |quite |at all |always |entirely |totally |exactly |been |so )*(?:{_KNOWN})\b.*"
    r"|(?:i |we |they )?(?:have |has )?(?:no (?:idea|clue)|nobody knows|no ?-?one (?:knows|could|can|seems)|nobody (?:could|can|seems)|who knows|(?:god|lord|heaven) knows|hard to (?:say|tell)|difficult to (?:say|tell)|can(?:'|no)?t (?:say|tell|remember|recall)|can not (?:say|tell))\b.*"
    r"|(?:i |we |they |really |honestly )*(?:don'?t|do not|didn'?t|couldn'?t|could not|can'?t) (?:know|remember|recall|think so|find out|say|tell)\b.*|dunno\b.*"
    r"|(?:i |we )?(?:think|guess|believe|suppose|assume) (?:so|there|it|that|they|we|this|yes|no)\b.*|(?:i |we )?forg[eo]t\b.*|(?:i |we )?(?:will|must|should|would|need to|have to|let me|i'll|we'll) (?:have to |need to )?(?:check|ask|find out|look (?:it )?up)\b[^\d]*"
    rf"|(?:still )?(?:checking|asking)(?: (?:with|whether|if|who|what)\b.*)?|(?:still )?(?:a?waiting) (?:for |on )?.*\b(?:reply|answer|decision|confirmation|approval|input|info|information|response|news|advice|feedback)"
    r"|(?:still |currently )?being (?:looked|decided|discussed|negotiated|clarified|defined|checked|investigated|recruited|reviewed|redefined|agreed|determined|worked|sorted|finali[sz]ed|written|developed|drafted|set up|arranged|replaced|rethought|renamed|moved|merged|restructured|reorgani[sz]ed)\b.*"
    r"|(?:still |currently |now )?(?:under|in) (?:negotiation|discussion|consideration|investigation|debate|dispute|flux|limbo|clarification)\b.*"
    rf"|(?:still |currently |always |about to be |soon |often )?(?:changing|moving|disputed|contested|unresolved|undecided|unsettled|undetermined|unspecified|undefined|uncertain|unclear|unknown|unsure|unconfirmed|debatable|pending|outstanding|open){_TAIL}"
    rf"|(?:it |this |that )?(?:all )?(?:depends|varies|differs|fluctuates)(?: .*)?|(?:it |this |that )?(?:changes|has changed) (?:a lot|often|all the time|constantly|every .*)|(?:it'?s )?(?:complicated|a mess|a good question)|(?:good|open|big|interesting) (?:question|point|issue|item)|between two stools|(?:i )?wish (?:i|we) knew"
    r"|(?:maybe|perhaps|probably|possibly|presumably|allegedly|supposedly|might be|could be|may be) .*|.*\b(?:i think|i guess|i believe|not sure|not certain|who knows|tb[acd])\b[ .)]*"
    r"|(?:tb[acdn]|t\.b\.[acd]\.?)(?: .*)?|n/?k|(?:needs?|requires?) (?:to be )?(?:clarif|confirm|decid|agreement|discuss|defin)[a-z]*|(?:no |without )?(?:answer|reply|response) (?:yet|received|given)|no (?:answer|reply|response)|between (?:teams|departments|jobs|posts|roles|sites|offices)"
    r"|(?:the )?(?:usual|same(?: as (?:usual|before|always|ever))?|as (?:usual|before|always|ever))|the (?:new|old|other|usual|same|blue|green) (?:one|thing|system|program|software|tool|app)|(?:some|that) (?:kind|sort|type) of (?:thing|stuff|system|program|app)|(?:some|that) (?:thing|stuff|system|program|app)"
    r"|(?:all|different|various|several|many) (?:sorts|kinds|things|ones|ways|types)(?: of things?)?|this and that|bits and (?:pieces|bobs)|odds and ends|whatever(?: .*)?|who(?:m)?ever(?: .*)?|anything|something(?: else)?"
    r"|left blank|blank|no (?:data|info|information|figures?) (?:yet|available|given|provided)|not filled in(?: yet)?"
)
_ELSEWHERE: Final = re.compile(
    r"(?:(?:pls|please|kindly|you'd have to|you would have to|better|best|best to|go and|must|should) )?(?:see|refer to|ask|check with|consult|speak to|speak with|talk to|query with|enquire with|cf\.?|phone(?! (?:call )?(?:logs?|records?|systems?|bills?|books?|lists?|registers?|data|stat(?:istic)?s|surveys?|reports?|queues?|calls?|counter|exchange|bank|order|line|sales|app)\b)) .+"
)
_VAGUE: Final = frozenset(
    ("several", "various", "many", "a few", "a couple", "lots", "loads", "some", "mixed", "other", "others", "multiple", "different", "diverse", "misc", "misc.", "miscellaneous", "etc", "etc.", "open", "tba", "tbc", "tbd", "???")
)  # fmt: skip
"""Words that name none of what is asked for."""

_NOT_NAMED: Final = frozenset(("systems", "consumer", "process", "data_source", "parent", "department", "from", "to", "site", "licence"))  # fmt: skip
"""Fields that name something, of which a vague word names none and a question is one."""

ASKED: Final = frozenset((*_NOT_NAMED, "sla", "kpi", "target", "baseline", "mission", "what", "done_when", "acceptance", "owner", "reports_to", "escalation"))  # fmt: skip
"""Fields of a text of one's own, in which a text that only says that it is open would be taken for an answer."""

_TURNED_TO: Final = frozenset(("escalation", "acceptance", "done_when"))
"""Fields in which whom to ask is an answer: 所長に相談."""

_OF_PERSONS: Final = frozenset(("owner", "reports_to", "escalation"))
"""Fields of persons, in which an empty seat is an answer."""

_ANY_TEXT: Final = frozenset(("kpi", "target", "baseline", "mission", "what", "done_when", "acceptance", "owner", "reports_to", "escalation"))  # fmt: skip
"""Fields in which a question may be a measure or an aim, and of persons, who are asked about in their own way."""


def problem_of_text(item: Field, text: str) -> str:
    """Return the problem of a text that answers nothing: ``left_open`` or ``elsewhere``; empty for any other text, and in fields that take remarks."""
    return _problem(item.key, text) if item.key in ASKED and len(text) <= _LONGEST else ""


@lru_cache(maxsize=5_000)
def _problem(key: str, text: str) -> str:
    word = " ".join(folded(text).replace("\u2019", "'").split()).rstrip(".!… ")
    if not word or (key == "sla" and word in word_list("not_agreed")):
        return ""
    if is_japanese(word):
        is_answer = key in _TURNED_TO and ("に" in word or "へ" in word)
        if is_answer or (key in _OF_PERSONS and meaning_of(word)):
            return ""
        is_question = word[-1] in "?？" and key not in _ANY_TEXT
        is_vague = key in _NOT_NAMED and is_vague_in_japanese(word)
        return "left_open" if is_question or is_vague or is_open_in_japanese(word) else ""
    if key in _NOT_NAMED and word in _VAGUE:
        return "left_open"
    if key not in _ANY_TEXT and _ELSEWHERE.fullmatch(word) and not word.endswith("?"):
        return "elsewhere"
    if _OPEN.fullmatch(word.rstrip("? ")) or (word.endswith("?") and key not in _ANY_TEXT):
        return "left_open"
    return ""


def says_open(text: str) -> bool:
    """Whether a text of any field only says that what is asked for is not known."""
    word = (
        " ".join(folded(text).replace("\u2019", "'").split()).rstrip(".!…? ") if len(text) <= _LONGEST else ""
    )
    return bool(word) and (_OPEN.fullmatch(word) is not None or is_open_in_japanese(word))


def says_varying(text: str) -> bool:
    """Whether a Japanese text where levels of approval are asked for says that there are now so many, now others, or a figure that is no single one."""
    word = folded(text)
    if not is_japanese(word) or len(word) > _LONGEST or meaning_of(word):
        return False
    is_open = is_open_in_japanese(word) or is_vague_in_japanese(word)
    return is_open or any(map(str.isdigit, word)) or _MANY.fullmatch(word) is not None


_MANY: Final = re.compile(
    r"(?:いっぱい|たくさん|沢山|大勢|何(?:人|段|回)も|それなり|そこそこ|結構|けっこう|かなり|多い).{0,6}|(?:稟議|決裁|承認|ワークフロー)?(?:あり|有り?|必要|要|通常|通り|ダブル|都度|あった|する|している)|稟議|決裁|承認|一次|二次|電子(?:決裁|承認|化|印).{0,3}"
)
