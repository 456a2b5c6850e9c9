"""Headings that speak of a stand-in, a check, a manual or a stop and say the contrary: of the past, of a lack, of somebody who suffers from it."""

import re
import unicodedata
from typing import Final

_PERSONS: Final = re.compile(
    r"\b(?:used to|no longer|not any ?more|former(?:ly)?|ex-|left (?:the|us|our)|leavers?|departed|resigned|retired|never|refus\w*|declin\w*|suffer\w*|complain\w*|annoy\w*|bypass\w*|skip\w*|circumvent\w*|evad\w*|overrid\w*|missing|lack\w*|trainees?)\b"
    r"|\b(?:covers?|checks?|reviews?|verif(?:y|ies)|approves?|signs?) (?:nothing|nobody|no ?one)\b|^(?:is|are|does|do|can|has|have) (?:there )?(?:nobody|no ?one)\b|\bwithout (?:access|rights?|training|permission|knowledge|authori\w*)|\b(?:should|to|must|being) (?:be )?trained\b"
    r"|\b(?:who|people|persons?|staff|colleagues) (?:\w+ )?(?:cannot|can't|can not|may not|must not|is not|are not|not able|unable)\b"
    r"|(?:だった|していた|してた|だめ|駄目)(?=人|方|者)|退職(?:した(?!ら|場合|とき|時|際)|済|者)|辞めた(?!ら|場合|とき|時|際)|過去に|昔|以前の|かつて|元の(?=代|担当|確認|承認)"
    r"|困(?!った(?:とき|時|場合|際)|らない)|不満|苦情|迷惑|断(?:ら|っ)|拒否|嫌が|省略|飛ば|スキップ|無断|候補|育成|見習|研修中|教育中"
    r"|(?:でき|出来|して|し|行わ|行って|持た|持って|られ)(?:い)?ない(?=人|方|者|社員|職員|担当)"
)
"""What says that persons do not do it: who used to stand in, who may bypass the approval, who has trouble when somebody is away."""

_MANUAL: Final = re.compile(
    r"\b(?:missing|out of date|outdated|obsolete|lack\w*|undocumented|unread|unwritten|ignored|wrong|without|no (?:\w+ )?(?:manuals?|procedures?|instructions?|documentation|sops?)|not (?:yet )?(?:written|documented|available|followed|used|there))\b"
    r"|古|放置|未確認|未作成|未整備|不備|不足|欠け|廃止|見当たら|(?:無い|ない|なく|無く|なし|無し)(?!と困)"
)
"""What says that there is no manual, or none that holds."""

_STOPPED: Final = re.compile(
    r"\b(?<!without )(?<!without any )(?:harm\w*|hurt|damage\w*|danger\w*|complain\w*|suffer\w*|fine[ds]?|penalt\w*|loss(?:es)?|disaster|never|nobody|no ?one)\b"
    r"|困(?!ら)|ては?(?:いけ|なら|だめ|駄目)|(?:損害|迷惑|苦情|支障|違反|罰)(?!.{0,6}(?:ない|なく|ず))|[でがは]なくな|(?:られ|でき|き)ない(?=業務|仕事|作業|もの)"
)
"""What says that a stop does harm, which yes answers as well as that it may be stopped."""

_OFFERS_BOTH: Final = re.compile(
    r"\b(?:up to date|up-to-date|current|complete|available|or not)\b|最新|ありますか|あるか|あり|有り|どちら|どれ"
)
"""What a heading says that offers both as answers."""

_OF_PERSONS: Final = frozenset(("backups", "backup_said", "checked_by", "approvals", "accountable"))
_OF_MANUALS: Final = frozenset(("manual", "manual_state"))


def turned_away(text: str, key: str) -> bool:
    """Whether a heading that is like those of a field says the contrary of it, so that what stands below must not count for it."""
    word = " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").split())
    if key in _OF_PERSONS:
        return _PERSONS.search(word) is not None
    if key == "stoppable":
        return _STOPPED.search(word) is not None
    return key in _OF_MANUALS and _MANUAL.search(word) is not None and _OFFERS_BOTH.search(word) is None
