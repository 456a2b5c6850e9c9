"""The name of a company within a text above a table: Acme Foods Inc., 星野商会株式会社, 港区役所."""

import re
from typing import Final

_WITHIN: Final = r"[^\s　、。:：()（）【】「」]"
_BEFORE: Final = r"[^\s　、。:：()（）【】]"
_JAPANESE: Final = re.compile(
    rf"(?:(?:(?:^|(?<=[\s　]))株式会社|(?:特定)?医療法人|学校法人|社会福祉法人|(?:一般|公益)(?:財団|社団)法人|宗教法人|独立行政法人|国立大学法人)(?:社団|財団)?[\s　]+{_WITHIN}+"
    rf"|(?<!{_BEFORE}){_BEFORE}*(?:株式会社|有限会社|合同会社|合資会社|合名会社|医療法人|学校法人|社会福祉法人|財団法人|社団法人|協同組合|信用組合|信用金庫|銀行){_WITHIN}*"
    rf"|(?<!{_BEFORE}){_BEFORE}+?(?:市役所|町役場|村役場|区役所|県庁|都庁|道庁|府庁)"
    rf"|^[^\s　、。:：()（）【】「」]{{2,12}}(?<![各全両他院同当])(?:神社|神宮|大社|病院|医院|クリニック|ホテル|旅館)(?=[\s　])"
    rf"|(?:㈱|㈲|[(（][株有][)）]){_WITHIN}{{2,20}}|(?<!{_BEFORE}){_BEFORE}{{2,20}}?(?:㈱|㈲|[(（][株有][)）]))"
)
"""A name begins where a word does: looked for from every sign of a long word, it would take a time that grows with its square."""

_CAPITALS: Final = re.compile(r"[A-Z][\w&.'-]*(?: [A-Z&][\w&.'-]*)*")
_ENGLISH: Final = re.compile(
    rf"{_CAPITALS.pattern},? (?:Inc|Ltd|LLC|Corp|Corporation|Company|Co|GmbH|AG|PLC|plc|Limited)\b\.?"
)


def company_in(text: str) -> str | None:
    """Return the first company that a text names."""
    # Words with capitals are passed over as a whole where no company ends them.
    english = (_ENGLISH.match(text, words.start()) for words in _CAPITALS.finditer(text))
    found = [match for match in (_JAPANESE.search(text), next(filter(None, english), None)) if match]
    return min(found, key=re.Match.start)[0].strip() if found else None


def company_alone(text: str) -> str:
    """Return the company that a text names by its form, where the text is nothing else; empty for others."""
    name = text.strip()
    return name if len(text) < _LONGEST_NAME and company_in(text) == name else ""


def whose_firm(text: str) -> str:
    """Return whose people a text names that stands where a department is asked for, vendor or group; empty for others."""
    word = text.strip()
    return "group" if word in _OF_GROUP else "vendor" if _OF_OTHERS.fullmatch(word) else ""


_OF_GROUP: Final = frozenset(("グループ会社", "関連会社", "関係会社", "子会社", "親会社", "グループ企業"))
_OF_OTHERS: Final = re.compile(
    r"(?:外部|委託|外注|専門|協力|下請け?)(?:業者|会社|企業)|業者|外注先?|(?:外部|業務|全部)?委託|委託先|外部"
)

_LONGEST_NAME: Final = 60
