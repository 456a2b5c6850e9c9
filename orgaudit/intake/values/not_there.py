"""A name with words that say that this person is not there, may not be, or is not the one: Ann (left), 田中(退職), not Bo. Pure: text in, value out.

What says only how somebody works (part-time, 兼務, until 12:00), or that a substitute is there (育休代替), is none of these.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from orgaudit.intake.values.person_names import is_common_surname
from orgaudit.model.days import ENGLISH_MONTH
from orgaudit.model.pattern import pattern
from orgaudit.model.visible import visible

_LONGEST: Final = 60

_LEAVE: Final = "(?:(?:on |off on )?(?:(?:long[- ]term|mat|maternity|paternity|parental|adoption|sick|study|unpaid|annual|garden(?:ing)?|medical|family) )*leave|(?:on )?(?:vacation|holidays?|pto|loa|sabbatical|secondment))"
_WHEN: Final = rf"(?:in |on |at |by )?(?:{ENGLISH_MONTH}|\d{{4}}|\d{{1,2}}[./]\d|\d{{1,2}}(?:st|nd|rd|th)? {ENGLISH_MONTH}|next |the end|end of |spring|summer|autumn|winter).*"
_HAS_LEFT: Final = rf"left|gone|ret\.?|retired|resigned|quit|departed|dismissed|fired|terminated|laid off|let go|moved on|moved to [^,]+|transferred(?: to [^,]+)?|deceased|died|dead|absent|off sick|sick|ill|seconded|suspended|excluded|unavailable|{_LEAVE}"
_GONE: Final = (
    rf"(?:(?:has |have |already |since |just |now |is |currently |long |who )*(?:{_HAS_LEFT}|(?:away|out|off)(?: (?:until|till|since|from|today|this|next) .+)?|not available|not trained|untrained|not yet trained|in training|being trained|learning|no longer (?:here|with us|there|in post|does (?:this|it))|no longer)"
    rf"|leaving|leaver|to leave|about to (?:leave|retire)|retiring|resigning|leaves {_WHEN}|retires {_WHEN}|former|formerly|previously|ex|until {_WHEN}|till {_WHEN}|from {_WHEN}|(?:new hire,? )?(?:starts|joins|starting|joining) {_WHEN}|as of {_WHEN}"
    r"|not(?: any ?more| now)?|no|none|n/a|unknown|cannot|can not|can't|refuse[sd]|decline[sd]|pending|proposed|candidate|planned|vacant|contract ended|to be (?:confirmed|trained|hired|named|decided|recruited)|tb[cdah]|unconfirmed|unsure|maybe|perhaps|possibly|[?\u2020\u271d]+)"
)
_MORE: Final = rf"(?i:[ ,;]+(?:since|until|till|in|on|at|by|from|the|last|next|end|the company|the firm|the team|us|of|year|month|week|\d[\w./-]*|{ENGLISH_MONTH}[.]?)){{0,6}}"
_GONE_ELSEWHERE: Final = (
    "(?:퇴사|퇴직|휴직|육아휴직|출산휴가|병가|휴가|부재|전근|전출|이직)(?:자|함|했음|예정|중)?|已?(?:离职|離職|辞职|辭職|退休|休假|请假|請假|调离|調離|离任|產假|产假|病假|停职)(?:中|了)?|已走"
    "|de baja(?: .+)?|de vacaciones|de permiso|ya no está|jubilad[oa]|ausente|despedid[oa]|se fue"
    "|ausgeschieden|(?:in )?elternzeit|krank(?:geschrieben)?|(?:im )?urlaub|in rente|im ruhestand|gekündigt|nicht mehr .+|abwesend|bis [0-9][0-9. ]*"
    "|partie?|en congé(?: .+)?|retraitée?|absente?|en arrêt(?: .+)?|licenciée?"
)
"""The same in Korean, Chinese, Spanish, German and French, as it stands in brackets behind a name."""

_ASIDE: Final = pattern(rf"(?P<name>[^()]{{2,40}}?)\s*\((?i:(?:{_GONE}|{_GONE_ELSEWHERE}){_MORE})\)")
_ASIDE_BEFORE: Final = pattern(
    rf"(?:\((?i:{_GONE}{_MORE})\)\s*|(?i:{_HAS_LEFT})\s*:\s*)(?P<name>[^():]{{2,40}})"
)
_DASHED: Final = pattern(
    rf"(?P<name>[^()]{{2,40}}?)(?:\s+[-\u2013\u2014]{{1,3}}\s*|[,:]\s)(?i:{_GONE}{_MORE})"
)
_BARE: Final = pattern(
    rf"(?P<name>[A-Z][\w'.-]+(?: [A-Z][\w'.-]*){{0,3}}) (?:has |have |is |was |just |already |now |who )*(?:{_HAS_LEFT}|retiring|leaving|in training|LEFT){_MORE}"
)
_BEFORE: Final = pattern(
    r"(?:[Nn]ot|NOT|no |ex |[Ee]x-|[Ff]ormer(?:ly)?|[Pp]reviously|[Nn]o longer|[Ii]nstead of|(?:[A-Za-z]+ )?(?:[Ee]xcept(?: for)?|[Oo]ther than)|[Aa]nyone but|[Ee]veryone but|[Nn]obody but|[Mm]aybe|[Pp]erhaps|[Pp]ossibly|[Pp]robably|[Nn]icht) ?(?P<name>(?<=[ -])[A-Z\u00c0-\u00de][\w'.-]+(?: [A-Z][\w'.-]*){0,3})"
)
_ASKED: Final = pattern(r"(?P<name>[^()?]*[^\W\d_][^()?]*?)\s*\?+")
_MARKED: Final = pattern(r"~~(?P<name>[^~]{2,40})~~")
_CROSSED: Final = pattern(r"[\u2020\u271d\u00d7]\s*(?P<name>[^()\u00d7\u2020]{2,40})")
_CROSSED_BEHIND: Final = pattern(r"(?P<name>[^()\u00d7\u2020]{2,40}?)\s*[\u2020\u271d\u00d7]")

_UPTO: Final = "(?:(?:[0-9rhRH./年月日令和平成末初中旬度]{1,12}|[来今先][月週年](?:度|末)*|年度末)(?:をもって|付けで|付で|付け|付|から|より|まで|に|で|の)?)?"
_LEFT_JA: Final = "(?:退職|退社|離職|休職|休業|育休|産休|産育休|病休|病欠|療養|欠勤|休暇|長期休暇|入院|異動|転出|転勤|離任|転籍|転職|定年退職|辞職)"
_GONE_JA: Final = (
    f"{_UPTO}(?:{_LEFT_JA}(?:済み?|ずみ|予定|者|した|しました|する|取得|中|により|のため|で)*+"
    "|辞めた|辞めました|いない|いません|故人|死亡|契約(?:終了|満了|切れ)|派遣(?:終了|満了|切れ)|出向中"
    "|不在(?:中|がち|です)?|不可(?:能)?|対応不可|担当不可|代行不可|ng|無理(?:です)?|(?:対応)?でき(?:ない|ません|ず)|(?:を)?除く|以外|(?:で|では)ない|ではありません"
    "|(?:研修|教育|習得|育成|訓練|引き?継ぎ?|調整|検討|交渉|打診|選考)中|候補者?|予定者?|仮|未定|要確認|旧|元|前任者?|かも(?:しれない)?|たぶん|多分|おそらく)"
    "|[0-9]{1,4}[年月][0-9年月日末]{0,8}まで|[来今][月年](?:度|末)*まで"
)
_NAME_JA: Final = r"(?P<name>[^\s()、,・/?\x00-\x7f]{1,10}(?:[\s・][^\s()、,・/?]{1,10})?)"
_ASIDE_JA: Final = pattern(rf"{_NAME_JA}\s*[(※:/-]\s*(?:{_GONE_JA})\s*\)?")
_ASIDE_BEFORE_JA: Final = pattern(rf"(?:\(\s*(?:{_GONE_JA})\s*\)|{_LEFT_JA}(?:済み?|者)?\s*:)\s*{_NAME_JA}")
_SPACED_JA: Final = pattern(rf"{_NAME_JA}\s+(?:は|が)?(?![旧元仮](?:\s|$)|前任|候補|予定)(?:{_GONE_JA})")
_SAID_JA: Final = pattern(
    rf"(?P<name>[^\s()、,・/?\x00-\x7f]{{1,10}}?)(?:さん|氏|様|課長|部長|係長|主任)?(?:は|が|も){_UPTO}(?:退職|退社|離職|休職|休業|育休|産休|病休|異動|転出|転勤|離任|不在|不可|対応不可|無理|でき|いない|いません|ng).*"
)
_EXCEPT_JA: Final = pattern(
    r"(?P<name>[^\s()、,・/?\x00-\x7f]{1,10}(?:\s[^\s()、,・/?]{1,10})?)\s*(?:以外|を除く|を除いた|ではない|でない)(?:の?(?:人|者|誰か|全員|職員|社員|メンバー))?"
)
_BEFORE_JA: Final = pattern(
    rf"(?:{_UPTO}(?:退職|退社|離職|異動|転出|離任|休職)(?:した|済みの?|ずみの?|予定の)|(?:元|旧|前任|前任者)[:・の])\s*{_NAME_JA}"
)
_SEAT_JA: Final = pattern(
    r"(?:不在|空席|欠員|なし|無し?|未定)\s*\((?P<name>[^()]{1,12}?)(?:さん|氏)?(?:(?:が|は)?(?:退職|退社|異動|転出|休職|育休|産休|病休).*|の予定)\)"
)
_SEAT_OF_JA: Final = pattern(
    r"(?:不在|空席|欠員|なし|無し?|未定)\s*\((?:元|旧|前任[は:]?)(?P<name>[^()]{1,6}?)(?:さん|氏)?\)"
)
_OLD_JA: Final = pattern(r"[元旧故前]\s?(?P<surname>[^\s()、,・/?\x00-\x7f]{1,4})")
_JOINED_JA: Final = pattern(rf"(?P<surname>[^\s()、,・/?\x00-\x7f]{{1,4}}?){_LEFT_JA}(?:済み?|ずみ|予定|者)?")

_IN_ENGLISH: Final = (
    _ASIDE,
    _ASIDE_BEFORE,
    _DASHED,
    _BARE,
    _BEFORE,
    _ASKED,
    _MARKED,
    _CROSSED,
    _CROSSED_BEHIND,
)
_IN_JAPANESE: Final = (
    _ASIDE_JA,
    _ASIDE_BEFORE_JA,
    _EXCEPT_JA,
    _BEFORE_JA,
    _SEAT_JA,
    _SEAT_OF_JA,
    _SPACED_JA,
    _SAID_JA,
)
_WITH_SURNAME: Final = (_OLD_JA, _JOINED_JA)

_BRACKETS: Final = str.maketrans("[{<【「〔〈《『]}>】」〕〉》』", "(((((((((" + ")))))))))")


@lru_cache(maxsize=20_000)
def who_is_not_there(text: str) -> str | None:
    """Return the name of the person of whom a text says so; ``None`` where it says nothing of the kind."""
    if len(text) > _LONGEST:
        return None
    seen = " ".join(unicodedata.normalize("NFKC", visible(text)).split())
    if len(seen) > _LONGEST:  # a sign may stand for several
        return None
    seen = seen.translate(_BRACKETS)
    for form in _IN_ENGLISH if seen.isascii() else (*_IN_JAPANESE, *_IN_ENGLISH):
        if (found := form.fullmatch(seen)) and (name := found["name"].strip(" ,;:-")):
            return name
    for form in () if seen.isascii() else _WITH_SURNAME:
        # A surname may begin so (元木), so what follows has to be one.
        if (found := form.fullmatch(seen)) and is_common_surname(found["surname"]):
            return found["surname"]
    return None
