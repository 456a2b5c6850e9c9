"""Texts that stand where persons are expected and are no names: either of two, a phrase on who may do it, a name that is marked as uncertain."""

import re
from functools import lru_cache
from typing import Final

from orgaudit.intake.sheets.cells.names import ENDS_AS_POST, is_department, may_be_department
from orgaudit.intake.sheets.headings.headings import is_listed
from orgaudit.intake.sheets.people.likely_persons import surely_named
from orgaudit.intake.sheets.word_lists import word_list
from orgaudit.intake.values.person_names import is_short_surname, without_title
from orgaudit.intake.values.person_words import is_calling, key_of, meaning_of

_EITHER: Final = re.compile(
    r"\s+(?:or|and/or)\s+|\s*(?:または|又は|もしくは|若しくは|あるいは)\s*|(?<=[一-龠ァ-ヶー])か(?=[一-龠ァ-ヶ])|(?<=さん)か(?=[一-龠ァ-ヶ])|(?<=[一-龠ァ-ヶー])or(?=[一-龠ァ-ヶ])",
    re.IGNORECASE,
)
"""Between two of whom either does it."""

_PHRASE: Final = re.compile(
    r"(?:で|に|が|を)(?:対応|実施|分担|処理|依頼|相談|カバー|フォロー|交代|手分け)|対応(?:可能?|する|します)?$|(?:状況|都合|内容|案件)に(?:より|応じ)|次第|場合|(?:部|課|係|班|室|社|所)(?:内|全体)(?:で|の|$)|手分け|できる(?:人|者|方)|空いて|手の空|[(（](?:交代|交替|当番|輪番|持ち?回り|順番|ローテ[^()（）]{0,8})(?:制|で)?[)）]"
    r"|\b(?:depends|varies|whoever|any(?:one|body)?\b.*(?:team|staff|free|available)|agency|agencies|as available|ask|see|on duty|when available|case by case|ad hoc)\b",
    re.IGNORECASE,
)
_UNSURE: Final = re.compile(
    r".*[?？]\s*[)）]?\s*$|.*[(（]\s*(?:仮|予定|未定|要確認|確認中|tbc|tbd|proposed|to be confirmed)\s*[)）]\s*",
    re.IGNORECASE,
)

_LONGEST: Final = 60


_POST_OF: Final = re.compile(r"(.{1,40}?)\s*+[(（]\s*+([^()（）]{2,30}?)\s*[)）]")
_FULL_NAME: Final = re.compile(r"[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*)+")


@lru_cache(maxsize=1_000)
def named_in(heading: str) -> str:
    """Return the person of a heading that names the post too, such as Technician (Joel Pratt) or 課長（山田）; any other heading as it is."""
    found = _POST_OF.fullmatch(heading)
    if found is None:
        post, colon, name = heading.replace("：", ":").partition(":")
        is_said = bool(colon) and _ONE_NAME.fullmatch(name.strip()) is not None and _says_post(post.strip())
        return name.strip() if is_said else heading
    is_post = is_listed(found[1], "posts") or is_listed(found[1], "single_posts")
    is_role = ENDS_AS_POST.search(found[1]) is not None and _FULL_NAME.fullmatch(found[2]) is not None
    if is_post or is_role:
        return found[2]
    return (
        found[1]
        if _ONE_NAME.fullmatch(found[1]) and _says_post(found[2]) and not _says_post(found[1])
        else heading
    )


def _says_post(text: str) -> bool:
    """Whether a text is a post or the part of a company that somebody works in."""
    return (
        is_listed(text, "posts")
        or is_listed(text, "single_posts")
        or ENDS_AS_POST.search(text) is not None
        or _HEADS.search(text) is not None
        or may_be_department(text)
    )


def all_named_in(headings: list[str]) -> bool:
    """Whether each of several headings is a department or a post with one name in brackets: Finance (Bev), 総務課（三木）."""
    found = [_POST_OF.fullmatch(heading) for heading in headings]
    return len(found) > 1 and all(
        one is not None and _ONE_NAME.fullmatch(one[2]) is not None and _says_post(one[1]) for one in found
    )


def all_behind_units(headings: list[str]) -> bool:
    """Whether each of several headings is a department or a post with one surname behind a gap, of which half are known as such: 営業 葛西, 品証 海老原."""
    found = [_POST_BEFORE.fullmatch(heading) for heading in headings]
    known = sum(without_post(heading) != heading for heading in headings)
    return (
        len(headings) > 1
        and known > 1
        and 2 * known >= len(headings)
        and all(one is not None and not surely_named(one[1]) for one in found)
    )


def behind_unit(heading: str) -> str:
    """Return what stands behind the gap in such a heading; the heading where there is none."""
    found = _POST_BEFORE.fullmatch(heading)
    return found[2] if found is not None else heading


def in_brackets(heading: str) -> str:
    """Return what stands in the brackets of a heading; the heading where there are none."""
    found = _POST_OF.fullmatch(heading)
    return found[2] if found is not None else heading


_ONE_NAME: Final = re.compile(
    r"[A-Z][a-z'-]+(?: [A-Z][\w.'-]*)?|[一-龠ぁ-んァ-ヶ]{1,5}(?:[ \u3000][一-龠ぁ-んァ-ヶ]{1,4})?"
)
_HEADS: Final = re.compile(r"^(?:head|director|chief|lead|vp) of |(?:長|主任|リーダー)$", re.IGNORECASE)


def behind_post(text: str) -> str:
    """Return the person behind a post and a dash, such as Chief Operating Officer - Moira Tennant; any other text as it is."""
    post, dash, name = text.partition(" - ")
    is_said = bool(dash) and _FULL_NAME.fullmatch(name) is not None and not may_be_department(post)
    return name if is_said and _says_post(post) and not _says_post(name) else text


@lru_cache(maxsize=5_000)
def before_post(text: str) -> str:
    """Return the person before a post or a department, such as Angela Brooks, CFO or Jane Doe - Payroll; any other text as it is."""
    found = _POST_BEHIND.fullmatch(text) if text.isascii() and len(text) <= _LONGEST else None
    if found is None or _says_post(found[1]) or is_post_in_english(found[1]):
        return text
    return found[1] if _says_post(found[2]) or is_post_in_english(found[2]) else text


_POST_BEHIND: Final = re.compile(
    r"((?:[A-Z][\w.'-]*|Mrs?\.?|Ms\.?|Dr\.?)(?: [A-Z][\w.'-]*){1,3})(?:, | [-\u2013\u2014] | / )([A-Za-z][^,/]{1,40})"
)


def is_post_in_english(text: str) -> bool:
    """Whether a text in English is a post that nobody is called by: CFO, Head of Finance, receptionist."""
    word = " ".join(text.casefold().split())
    return word in word_list("posts_in_english") or _HEAD_OF.fullmatch(word) is not None


_HEAD_OF: Final = re.compile(
    r"(?:the )?(?:deputy |assistant |acting |interim )?(?:head|director|chief|lead|vp|vice president|manager|secretary|chair|clerk|superintendent|supervisor|dean) (?:of|for|to) .{2,40}|chief [a-z]+ officer"
)


@lru_cache(maxsize=5_000)
def either_as_list(text: str) -> str:
    """Return a text in which either of two persons does it with both as a list."""
    return (
        _EITHER.sub("、", text.removeprefix("either ").removeprefix("Either "))
        if len(text) <= _LONGEST
        else text
    )


def says_post_of_another(text: str) -> bool:
    """Whether a text says that the holder of another post does it too, without a name: 課長兼務, （部長が兼任）."""
    found = _HELD_TOO.fullmatch(text.strip())
    return found is not None and is_listed(found[1], "posts")


_HELD_TOO: Final = re.compile(
    r"[(（]?([^\s()（）]{2,6}?)(?:が|の|と)?(?:兼務|兼任|兼|事務取扱|取扱|代行|代理|代わり|対応|カバー|自ら)(?:する|中)?[)）]?"
)


def without_calling(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return two names without the first where that is a calling, which the other one has: 栄養士・藤井."""
    if "・" not in text or len(names) != _TWO or any(map(may_be_department, names)):
        return names
    if is_calling(names[0]) and not meaning_of(names[1]):
        return names[1:]
    return names


_TWO: Final = 2


@lru_cache(maxsize=5_000)
def without_post(name: str) -> str:
    """Return a Japanese name without the post or the department that stands before it with a gap: 主査　宮脇, 総務 石原."""
    found = _POST_BEFORE.fullmatch(name.strip()) if len(name) <= _LONGEST else None
    if found is not None and is_department(found[1]) and _is_titled_surname(found[2]):
        return found[2]
    if found is None or meaning_of(found[2]) or is_calling(found[2]) or _says_post(found[2]):
        return name
    is_post = is_listed(found[1], "posts") or is_listed(found[1], "single_posts") or is_calling(found[1])
    return found[2] if is_post or is_department(found[1]) or _POST.fullmatch(found[1]) else name


def _is_titled_surname(text: str) -> bool:
    """Whether a text is a surname with a post behind it: 加藤部長, not 人事課長 or 第一課長."""
    rest = without_title(key_of(text))
    return (
        rest is not None
        and len(rest) <= _LONGEST_SURNAME
        and (len(rest) > 1 or is_short_surname(rest))
        and not is_department(rest)
        and not meaning_of(rest)
        and not _OF_A_UNIT.search(rest)
    )


_LONGEST_SURNAME: Final = 3
_OF_A_UNIT: Final = re.compile(
    r"^(?:第.{0,2}|[副総各]|統括|上席|主任|[0-9一二三四五六七八九十]{1,2})$|[部課係室店所局科班]$"
)


def is_firm(text: str) -> bool:
    """Whether a text in place of a person is a firm, by what its work or itself is called: 委託（ニチエイ医療）, 山下設備（委託）, ㈱東洋ビル管理, 協力会社A."""
    return (
        _CONTRACTED.fullmatch(text.strip()) is not None or _WESTERN_FIRM.fullmatch(text.strip()) is not None
    )


_WESTERN_FIRM: Final = re.compile(
    r"[^()、,/\n]{2,40},? (?:ltd|limited|inc|llc|llp|plc|gmbh|corp|corporation|pty ltd|pte ltd)\.?(?: [(][^()]{1,30}[)])?",
    re.IGNORECASE,
)


_CONTRACTED: Final = re.compile(
    r"(?:外部|業務|全部)?(?:委託|外注)(?:先|業者|会社|事業者)?(?:[ \u3000]*[(（:：][^()（）、,]{1,30}[)）]?)?|[^()（）、,]{1,30}[(（](?:外部|業務)?(?:委託|外注)(?:先|業者)?[)）]|(?:株式会社|有限会社|合同会社|㈱|㈲|[(（][株有][)）])[^()（）、,・/／\n]{1,30}|[^()（）、,・/／\n]{1,30}(?:株式会社|有限会社|合同会社|㈱|㈲|[(（][株有][)）])|"
    r"[^()（）、,・/／\n]{0,12}(?:会社|業者|ベンダー|メーカー|下請|請負|協力店)(?:[ \u3000]?[A-ZＡ-Ｚ①-⑨甲乙丙]|[ \u3000]?\d)?社?"
)


def below_post(text: str) -> str:
    """Return a name that stands below a post in the same cell in one line with it: 係長, below it 大森 茂."""
    return _POST_ABOVE.sub(r"\1 ", text) if "\n" in text else text


_POST_ABOVE: Final = re.compile(
    r"^([^\s、,・/]{0,8}(?:長|主任|主事|主査|主幹|補佐|技師|参事|書記|職|員|師|士))[ \u3000]*\n(?=[^\s、,・/]+(?:[ \u3000][^\s、,・/]+)?$)"
)


_POST: Final = re.compile(
    r"(?:GL|TL|PL|PM|SL|UL|BL|SE|SV|GM|MG|MGR|AM|DR|NS)|[^\s]{2,}(?:師|士|者|役|官|員|職|長|補佐|代理|心得|主任|主事|主査|担当|リーダー|マネージャー|マネジャー|スタッフ|パート)|会計年度|再任用|非常勤|杜氏|[^\s]{0,3}頭|蔵人|番頭|若?女将|支配人|板前|店主|棟梁|親方|宮司|権?禰宜|巫女|住職|取締役|監査役|嘱託|事務|受付|派遣|パート|アルバイト|チーフ"
)
"""What somebody is, by how it ends: three signs at least, as no surname is written."""


def is_kind_of_worker(name: str) -> bool:
    """Whether a heading names a kind of worker, which several persons are: 看護補助者, 病棟クラーク, 派遣社員."""
    return meaning_of(name) == "group" or _WORKERS.fullmatch(name) is not None


_WORKERS: Final = re.compile(
    r"(?:看護|介護|医療|作業|事務|調理|運転|現場|営業|技術|病棟|外来|受付|一般|パート|派遣|契約|嘱託|臨時|常勤|非常勤)[^\s]{0,6}(?:者|員|助手|クラーク|スタッフ|パート|職)|クラーク|パート|アルバイト|(?:正|準|一般)?社員|(?:正|臨時|会計年度任用|任期付)?職員|スタッフ|店員|乗務員|本部|本社|店舗|現場|支店|工場|営業所|各課|各部|全員|家族"
)
_POST_BEFORE: Final = re.compile(
    r"([^\s()（）]{1,15})[ \u3000]+((?!(?:長|秘書|代理|補佐|付|他|ほか|等|係員)$)[一-龠々ヶぁ-んァ-ヴー]{1,6}(?:[ \u3000][一-龠々ヶぁ-んァ-ヴー]{1,5})?)"
)


_WHOEVER: Final = re.compile(
    r"(?:各|当該|その)?(?:発見|申請|依頼|当事|起案|届出|利用|報告|提出|記入|入力|購入|請求|出張|受講|応募|退職|入社|異動|対象|使用|要求|申込|気付いた|通報|受電|応対|訪問)者(?:本人|各自)?|(?:配属|派遣|依頼|異動|提出)(?:先|元)(?:部署|の課|課)?|本人|当人|各自|当番|当番者|各人|気付いた人|手の空いた人|出た人|最後の人|最初の人"
)
"""Whoever it happens to be: 発見者, 本人."""
_PARTED: Final = re.compile(r"[、,・/／\n]")


@lru_cache(maxsize=5_000)
def problem_of_persons(text: str) -> str:
    """Return what is wrong with a text where a name is expected; empty where it may be one."""
    if len(text) > _LONGEST:
        return ""
    if _PHRASE.search(text) or any(_WHOEVER.fullmatch(part.strip()) for part in _PARTED.split(text)):
        return "group"
    return "uncertain" if _UNSURE.fullmatch(text) else ""
