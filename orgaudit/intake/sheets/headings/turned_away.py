"""Headings that speak of a stand-in, a check, a manual or a stop and say the contrary: of the past, of a lack, of somebody who suffers from it."""

import re
from typing import Final

from orgaudit.intake.spelling import folded

_PERSONS: Final = re.compile(
    r"\b(?:used to|no longer|not any ?more|former(?:ly)?|ex-|left (?:the|us|our)|leavers?|departed|resigned|retired|never|refus\w*|declin\w*|suffer\w*|complain\w*|annoy\w*|bypass\w*|skip\w*|circumvent\w*|evad\w*|overrid\w*|missing|lack\w*|trainees?|abolish\w*)\b"
    r"|\b(?:covers?|checks?|reviews?|verif(?:y|ies)|approves?|signs?) (?:nothing|nobody|no ?one)\b|^(?:is|are|does|do|can|has|have) (?:there )?(?:nobody|no ?one)\b|\bwithout (?:access|rights?|training|permission|knowledge|authori\w*)|\b(?:should|to|must|being) (?:be )?trained\b"
    r"|\b(?:who|people|persons?|staff|colleagues) (?:\w+ )?(?:cannot|can't|can not|may not|must not|is not|are not|not able|unable)\b"
    r"|(?:だった|していた|してた|だめ|駄目)(?=人|方|者)|退職(?:した(?!ら|場合|とき|時|際)|済|者)|辞めた(?!ら|場合|とき|時|際)|過去に|昔|以前の|かつて|元の(?=代|担当|確認|承認)"
    r"|困(?!った(?:とき|時|場合|際)|らない)|不満|苦情|迷惑|断(?:ら|っ)|拒[否んま]|廃止|打ち切|解約|いない(?:ため|ので)|嫌が|省略|飛ば|スキップ|無断|候補|育成|見習|研修中|教育中"
    r"|(?:でき|出来|して|し|行わ|行って|持た|持って|られ)(?:い)?ない(?=人|方|者|社員|職員|担当)"
)
"""What says that persons do not do it: who used to stand in, who may bypass the approval, who has trouble when somebody is away."""

_THINGS: Final = re.compile(
    r"\bback-?ups? (?:disks?|tapes?|servers?|files?|cop(?:y|ies)|media|drives?|power|generators?|data|storage)\b|\bcover(?:s|ed|ing)? (?:the |all |any )?(?:costs?|letters?|fees?|expenses?|charges?|pages?|sheets?)\b|\bsigns? for\b|\bcheck(?:s|ing)?[- ]in\b"
    r"|代理店|代理業|代行手数料|バックアップ(?:の)?(?:媒体|ディスク|テープ|サーバ|データ|ファイル|電源|装置)"
)
"""What is called alike and is no person's part: backup tapes, who covers the costs, 代理店."""

_MANUAL: Final = re.compile(
    r"\b(?:missing|out of date|outdated|obsolete|lack\w*|undocumented|unread|unwritten|ignored|wrong|without|no (?:\w+ )?(?:manuals?|procedures?|instructions?|documentation|sops?)|not (?:yet )?(?:written|documented|available|followed|used|there))\b"
    r"|\blost\b|\b(?:sent|supplied|given) to (?:the |our )?(?:customers?|clients?|users?)\b|古|放置|紛失|顧客|客先|お客|未確認|未作成|未整備|不備|不足|欠け|廃止|見当たら|(?:無い|ない|なく|無く|なし|無し)(?!と困)"
)
"""What says that there is no manual, none that holds, or one for others."""

_STOPPED: Final = re.compile(
    r"\b(?<!without )(?<!without any )(?:harm\w*|hurt|damage\w*|danger\w*|complain\w*|suffer\w*|fine[ds]?|penalt\w*|loss(?:es)?|disaster|never|nobody|no ?one)\b"
    r"|困(?!ら)|[止停休](?:め|ま|止せ|止さ)?(?:ずに|ないで)|ては?(?:いけ|なら|だめ|駄目)|(?:損害|迷惑|苦情|支障|違反|罰)(?!.{0,6}(?:ない|なく|ず))|[でがは]なくな|(?:られ|でき|き)ない(?=業務|仕事|作業|もの)"
)
"""What says that a stop does harm, which yes answers as well as that it may be stopped."""

_NOT_SO: Final = re.compile(
    r"\b(?:no|not|never|without|free of|exempt\w*|except\w*|silent|missing)\b|(?:含ま|扱わ|持た|伴わ|づけられてい|付けられてい|で)(?:は)?ない|対象外|適用外|除外|以外"
)
"""What makes yes to a question of law or of personal data a no."""

_EITHER: Final = re.compile(r"\bor not\b|\byes ?(?:/|or|,) ?no\b")

_LITTLE: Final = re.compile(
    r"\b(?:not|less|least) (?:so |very |that |at all )?(?:important|critical|serious|urgent)\b|\bun(?:important|critical)\b|\bautomati(?:ng|on)\b|(?:重要|重大|急ぎ)で(?:は)?ない|自動化|改善"
)
"""What makes a high degree say little of how critical the work is, or speak of something else."""

_OFFERS_BOTH: Final = re.compile(
    r"\b(?:up to date|up-to-date|current|complete|available|or not)\b|最新|ありますか|あるか|あり|有り|どちら|どれ"
)
"""What a heading says that offers both as answers."""

_OF_PERSONS: Final = frozenset(
    ("backups", "backup_said", "checked_by", "approvals", "accountable", "performed_by", "outsourced", "vendor_name")
)  # fmt: skip
_OF_ANSWERS: Final = frozenset(("personal_said", "legal_said", "data_class", "deadline"))
_ONE: Final = {"stoppable": _STOPPED, "criticality": _LITTLE, "maybe_criticality": _LITTLE}
_OF_MANUALS: Final = frozenset(("manual", "manual_state"))


def turned_away(text: str, key: str) -> bool:
    """Whether a heading that is like those of a field says the contrary of it, so that what stands below must not count for it."""
    word = " ".join(folded(text).replace("\u2019", "'").split())
    if key in _OF_PERSONS:
        return _PERSONS.search(word) is not None or _THINGS.search(word) is not None
    if key in _ONE:
        return _ONE[key].search(word) is not None
    if key in _OF_ANSWERS:
        return _NOT_SO.search(_EITHER.sub("", word)) is not None
    return key in _OF_MANUALS and _MANUAL.search(word) is not None and _OFFERS_BOTH.search(word) is None
