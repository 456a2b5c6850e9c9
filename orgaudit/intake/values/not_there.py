"""A name with words that say that this person is not there, may not be, or is not the one: Ann (left), 田中(退職), not Bo. Pure: text in, value out.

What says only how somebody works (part-time, 兼務), or that a substitute is there (育休代替), is none of these.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from orgaudit.model.days import ENGLISH_MONTH
from orgaudit.model.pattern import pattern
from orgaudit.model.visible import visible

_LONGEST: Final = 60

_LEAVE: Final = "(?:(?:on|off on) )?(?:(?:long[- ]term|maternity|paternity|parental|adoption|sick|study|unpaid|annual|garden(?:ing)?|medical|family) )*leave"
_WHEN: Final = (
    rf"(?:in |on |at |by )?(?:{ENGLISH_MONTH}|\d|next |the end|end of |spring|summer|autumn|winter).*"
)
_GONE: Final = (
    rf"(?:(?:has |have |already |since |just |now |is |currently |long |who )*(?:left|gone|retired|resigned|quit|departed|dismissed|moved on|deceased|absent|off sick|sick|ill|(?:away|out|off)(?: (?:until|till|since|from|today|this|next) .+)?|on sabbatical|on secondment|seconded|suspended|excluded|unavailable|not available|not trained|untrained|not yet trained|in training|being trained|learning|no longer (?:here|with us|there|in post)|no longer|{_LEAVE})"
    rf"|leaving|leaver|retiring|resigning|leaves {_WHEN}|retires {_WHEN}|former|formerly|previously|ex|until .+|till .+|from {_WHEN}|starting {_WHEN}|as of {_WHEN}|not|no|tb[cd]|to be confirmed|unconfirmed|unsure|maybe|perhaps|possibly|\?+)"
)
_MORE: Final = rf"(?i:[ ,;]+(?:since|until|till|in|on|at|by|from|the|last|next|end|company|firm|team|us|of|year|month|week|\d[\w./-]*|{ENGLISH_MONTH}[.]?)){{0,6}}"
_ASIDE: Final = pattern(rf"(?P<name>[^()]{{2,40}}?)\s*\((?i:{_GONE}{_MORE})\)")
_DASHED: Final = pattern(rf"(?P<name>[^()]{{2,40}}?)\s*(?:\s[-\u2013\u2014]\s|[,:]\s)(?:{_GONE}{_MORE})")
_BARE: Final = pattern(
    rf"(?P<name>[A-Z][\w'.-]+(?: [A-Z][\w'.-]*){{0,3}}) (?:has |have |is |was |just |already |now |who )*(?:left|gone|retired|resigned|quit|retiring|leaving|absent|(?:off )?sick|on sabbatical|on secondment|unavailable|in training|{_LEAVE}){_MORE}"
)
_BEFORE: Final = pattern(
    r"(?:[Nn]ot|NOT|ex |[Ee]x-|[Ff]ormer(?:ly)?|[Pp]reviously|[Nn]o longer|[Ii]nstead of|[Ee]xcept(?: for)?|[Aa]nyone but|[Ee]veryone but|[Nn]obody but|[Mm]aybe|[Pp]erhaps|[Pp]ossibly|[Pp]robably) ?(?P<name>(?<=[ -])[A-Z][\w'.-]+(?: [A-Z][\w'.-]*){0,3})"
)
_ASKED: Final = pattern(r"(?P<name>[^()?]*[^\W\d_][^()?]*?)\s*\?+")

_UPTO: Final = (
    "(?:[0-9rhRH./年月日令和平成末初中旬度]{1,12}(?:をもって|付けで|付で|付け|付|から|より|まで|に|で|の)?)?"
)
_GONE_JA: Final = (
    f"{_UPTO}(?:(?:退職|退社|離職|休職|休業|育休|産休|産育休|病休|病欠|療養|欠勤|長期休暇|異動|転出|転勤|離任|転籍|転職)(?:済み?|ずみ|予定|者|した|しました|する|取得|中|により|のため|で)*+"
    "|不在(?:中|がち|です)?|不可(?:能)?|対応不可|担当不可|代行不可|ng|無理(?:です)?|(?:対応)?でき(?:ない|ません|ず)|(?:を)?除く|以外|(?:で|では)ない|ではありません"
    "|(?:研修|教育|習得|育成|訓練|引き?継ぎ?|調整|検討|交渉|打診|選考)中|候補者?|予定者?|仮|未定|要確認|(?:まで|以前)|旧|元|前任者?|かも(?:しれない)?|たぶん|多分|おそらく)"
)
_NAME_JA: Final = r"(?P<name>[^\s()、,・/?]{1,10}(?:[\s・][^\s()、,・/?]{1,10})?)"
_ASIDE_JA: Final = pattern(rf"{_NAME_JA}\s*[(※:]\s*{_GONE_JA}\s*\)?")
_SPACED_JA: Final = pattern(
    rf"(?P<name>[^\s()、,・/?\x00-\x7f]{{1,10}}(?:[\s・][^\s()、,・/?]{{1,10}})?)\s+(?:は|が)?(?![旧元仮](?:\s|$)|前任|候補|予定){_GONE_JA}"
)
_SAID_JA: Final = pattern(
    rf"(?P<name>[^\s()、,・/?\x00-\x7f]{{1,10}}?)(?:さん|氏|様|課長|部長|係長|主任)?(?:は|が|も){_UPTO}(?:退職|退社|離職|休職|休業|育休|産休|病休|異動|転出|転勤|離任|不在|不可|対応不可|無理|でき|いない|いません|ng).*"
)
_EXCEPT_JA: Final = pattern(
    r"(?P<name>[^\s()、,・/?\x00-\x7f]{1,10}(?:\s[^\s()、,・/?]{1,10})?)\s*(?:以外|を除く|を除いた|ではない|でない)(?:の?(?:人|者|誰か|全員|職員|社員|メンバー))?"
)
_BEFORE_JA: Final = pattern(
    rf"(?:{_UPTO}(?:退職|退社|離職|異動|転出|離任|休職)(?:した|済みの?|ずみの?|予定の)|(?:元|旧|前任|前任者)[\s:・の])\s*(?P<name>[^\s()、,・/?\x00-\x7f]{{1,10}}(?:\s[^\s()、,・/?]{{1,10}})?)"
)
_SEAT_JA: Final = pattern(
    r"(?:不在|空席|欠員|なし|無)\s*\((?P<name>[^()]{1,12}?)(?:さん|氏)?(?:が|は)?(?:退職|退社|異動|転出|休職|育休|産休|病休).*\)"
)

_IN_ENGLISH: Final = (_ASIDE, _DASHED, _BARE, _BEFORE, _ASKED)
_IN_JAPANESE: Final = (_ASIDE_JA, _EXCEPT_JA, _BEFORE_JA, _SEAT_JA, _SPACED_JA, _SAID_JA, _ASKED)


@lru_cache(maxsize=20_000)
def who_is_not_there(text: str) -> str | None:
    """Return the name of the person of whom a text says so; ``None`` where it says nothing of the kind."""
    if len(text) > _LONGEST:
        return None
    seen = " ".join(unicodedata.normalize("NFKC", visible(text)).split())
    if len(seen) > _LONGEST:  # a sign may stand for several
        return None
    for form in _IN_ENGLISH if seen.isascii() else (*_IN_JAPANESE, *_IN_ENGLISH):
        if (found := form.fullmatch(seen)) and (name := found["name"].strip(" ,;:-")):
            return name
    return None
