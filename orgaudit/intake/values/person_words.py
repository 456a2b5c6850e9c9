"""What people write where a person is expected: a name, several, nobody, an empty seat, a group. Pure: text in, value out.

The words stand in words.yaml.
"""

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal, cast

from orgaudit.intake.spelling import folded, narrowed
from orgaudit.intake.yaml.plain import plain_file
from orgaudit.model.pattern import pattern

Meaning = Literal["none", "nobody", "vacancy", "group", "ditto"]

_MEANINGS: Final[tuple[Meaning, ...]] = ("none", "nobody", "vacancy", "group", "ditto")

_MARKS: Final = (
    "[_~\u2010-\u2015\u2212\u2500\u2501\u30fc\u301c/\\\\\u2215\u2044\u00d7\u2613\u2715-\u2718\u2573-]+"
)
"""Dashes, slashes and crosses of every kind."""

_MARK: Final = pattern(_MARKS)

_QUESTION: Final = pattern(r"\?+")
_HEADS: Final = pattern("([1-9]\\d*|数|複数|若干)[名人](体制|で)?|(ほか|他|外)[1-9]\\d*[名人]|ほか|他")
_WHICH: Final = (
    "各|全|非常勤|常勤|専任|専属|当直|担当|主治|受け?持ち?|産業|嘱託|勤務|若手|外部|外来|病棟|訪問|当番|待機|研修|クラス|学年|学級|アルバイト|学生|新人|専門|登録|営農|生活|夜間|昼間|施設|常駐|現場"
    "|店頭|館内|交通|ビル|営業|技術|キャリア|ホーム|ケア|ライフ|介護|[ァ-ヶー]{2,}(?=[一-鿿])|.{1,8}の"
)
"""What may stand before a calling; a surname before one is a person: 佐藤医師."""

_CALLINGS: Final = (
    "講師|教員|教諭|医師|助手|記者|司書|仲居|板場|蔵人|研修医|主治医|執刀医|担任"
    "|(?:清掃|警備|設備|常駐|専門|学芸|調理|検査|検品|作業|配達|配送|添乗|監視|受付|案内|誘導|技術|保安|調査|審査|介助|支援|巡回|点検|施工|現場|店|工|隊|試験委|実行委|組合)員"
    "|コーディネーター|インストラクター|トレーナー|プランナー|プログラマー|エンジニア|アドバイザー|ヘルパー|ワーカー|キャスト|クルー|セラピスト|スタイリスト|アシスタント|アナウンサー|カメラマン|テクニシャン|キャディ"
)

_KINDS: Final = pattern(
    "各(?!務).{2,}|全(部|課|係|店|支店|営業所|事業所|社員|職員|スタッフ|メンバー|フロア|チーム).*"
    "|.+(全員|一同|みんな|の皆|誰か|当番|チーム|班員|グループ|スタッフ|メンバー|パート|アルバイト|派遣社員|派遣職員|[課係部室局科班]員|シフト)"
    "|.*(輪番|持ち回り|順番|交[代替])(に|で|制|勤務)"
    "|.*(分担|手分け)して|.*(夜勤|日勤|早番|遅番|当直|宿直|日直|出勤|在席|在室|勤務|待機|当番|申請|起案|起票|作成|発注|依頼|担当)者(全員)?(が交代で)?"
    "|(当番|当直|宿直|日直|輪番|待機|夜勤|日勤)の(人|者|方|社員|職員|担当|[ァ-ヶー]{2,}|.*[員師士長])"
    rf"|(?:{_WHICH}){{0,2}}(?:{_CALLINGS})|.{{2,}}事務|.+レジ"
    "|.{2,}[課係](内)?で?"
    "|.*(窓口(担当|係)?|職員|従業員|[務業転査売導談補]員|運転手|ドライバー|オペレーター|カウンセラー|メカニック|(?<=..)担当|(運行|衛生|安全|施設)管理(者|補助者)"
    "|(看護|准看護|保健|助産|薬剤|調理|美容|放射線技|検査技|臨床検査技)師|(整備|栄養|保育|介護|介護福祉|社会福祉|歯科衛生|歯科技工|理学療法|作業療法|建築|技能|機関|航海)士)"
    "|(the(?! anh)|our|any|all|each|every|some|whoever|whichever|anyone|anybody|everyone|everybody|someone|somebody"
    "|one of|outside|external|third[- ]party|agency|temporary|part[- ]time|duty|on[- ]call|various|different|several) .+"
    "|.+ (in turns?|by turns|in rotation|by rota|on duty|on call|on shift|teams?|staff|rota|roster|members|contractors|temps)"
    "|((shift|line|work|field|ground|cabin|night|day|repair|maintenance) )?crews?"
    "|(.+ )?(volunteers|call takers|(shift|team|line|group) leaders|workers|clerks|operators|technicians|nurses|drivers|trainees|interns|mechanics"
    "|electricians|dentists|hygienists|doctors|clinicians|therapists|pharmacists|inspectors|engineers|designers|developers|analysts|receptionists"
    "|cashiers|dispatchers|planners|tutors|lecturers|teachers|carers|cleaners|assistants|apprentices|supervisors"
    "|adjusters|handlers|agents|controllers|representatives|reps|advisers|advisors|consultants|associates|trustees|instructors|coaches|trainers"
    "|researchers|scientists|postdocs|students|baristas|bartenders|plumbers|fitters|welders|editors|producers|reporters|journalists|presenters"
    "|recruiters|underwriters|tellers|surveyors|architects|solicitors|paralegals|midwives|paramedics|caretakers|lifeguards|officers|managers)"
)
"""A group, a role that changes hands or somebody outside, told by the first or last words: 出荷課全員, 夜勤者, engineers in turn."""

_CALLING: Final = (
    "(?:正|准|主任|専門|認定|管理|臨床)?(?:(?:看護|保健|助産|薬剤|調理|美容|理容|放射線技|検査技|臨床検査技|教|技|獣医|会計|税理|講)師"
    "|(?:整備|栄養|保育|介護|介護福祉|社会福祉|歯科衛生|歯科技工|理学療法|作業療法|言語聴覚|建築|技能|機関|航海|弁護|税理|社労|行政書|会計)士"
    "|運転手|ドライバー|オペレーター|カウンセラー|メカニック|(?:職|教|指導|相談|支援|調査|研究|乗務|警備|営業)員|ケアマネジャー|ケアマネージャー|ケアマネ)"
)
"""A calling that may stand behind a surname as a title does."""

_PLURAL: Final = pattern(
    "(?:[A-Za-z][\\w'&/.-]* )*([a-z-]{3,}(?:ers|ors|ists|ants|ents|ians|ees|men|women|people)|reps|techs|aides|chefs|guards|hosts|pilots|stewards)"
    "|(?:[a-z][\\w'&/.-]* )+([a-z-]{3,}[^siu\\W]s|squad|gang|pool|unit|crew|brigade|committee|board|panel|firm|bureau|agency|provider|supplier|department|office)"
    "|(?:[A-Za-z][\\w'&/.-]* )*([A-Z]{2,5}s)"
)
"""A calling in the plural whose last word is not capitalised, as no surname is written beside others: auto adjusters, Call handlers."""

_NOBODY: Final = pattern(
    "(特に|とくに|今は|今のところ|現在|現状|他に|ほかに|誰も|代わりは?|代理は?|後任は?)(なし|無し|いない|いません|おりません|おらず|いず)"
    "|(nobody|no one|no-one|none|not anybody|not anyone) .+"
)
_EMPTY_SEAT: Final = pattern(
    "(空席|欠員|後任未定|後任募集中|募集中|採用中|未定)(のまま|です|状態)|(currently |still |now )?(vacant|unfilled|unassigned)( .+)?|vacancy .+"
)

_BRACKETED: Final = pattern("[(\\[{<「『【〔〈《](.*)[)\\]}>」』】〕〉》]", re.DOTALL)
_REMARK: Final = pattern("([^(\\[「【〔]+)[(\\[「【〔][^)\\]」】〕]*[)\\]」】〕]", re.DOTALL)
_ROLE_BEHIND: Final = pattern("(.+?)[(\\[]([^()\\[\\]]+)[)\\]]")
_ROLE_BEFORE: Final = pattern("[(\\[]([^()\\[\\]]+)[)\\]](.+)")
_HEADS_OF: Final = pattern("(.*\\D)[1-9]\\d*[名人]")
"""How many there are of some kind: パート3名, part-timers whom nothing names."""

_OTHERS: Final = pattern(
    "(?<=[^\\s、,，])\\s*((?:ほか|他)\\s*\\d+\\s*[名人]|ほか|(?<=\\s)他|et al\\.?)\\s*$", re.IGNORECASE
)

_BETWEEN: Final = pattern("\\s*(?:[、，､,・･／/;；＆&+＋\n\r]|及び|および|\\s[aA][nN][dD]\\s)\\s*")
_AND: Final = pattern("(?<=[^\u3041-\u309f])と(?=[^\u3041-\u309f])|(?<=さん|さま|くん)と(?=[^\u3041-\u309f])")
"""The particle between two names: not the same sign within a name in hiragana, such as さとう."""

_SHORTEST_NAME: Final = 2
"""Signs that a name on either side of と has at least; a single one is as likely a part of one name, unless it is a common surname."""


WORDS_FILE: Final = Path(__file__).with_name("words.yaml")


@cache
def words() -> dict[str, Any]:
    """Return the table of words, read once."""
    return cast("dict[str, Any]", plain_file(WORDS_FILE))


@lru_cache(maxsize=20_000)
def key_of(name: str) -> str:
    """Return what two spellings of one name have in common: no width, case or spaces."""
    return "".join(unicodedata.normalize("NFKC", name).split()).casefold()


LONGEST_NONE: Final = 6
"""A text of more signs than this never says "none" in a field of another kind than persons."""


@lru_cache(maxsize=20_000)
def says_none(text: str) -> bool:
    """Whether a text says that there is none, in any field."""
    if len(text) > LONGEST_NONE:
        return False
    word = _unbracketed(" ".join(folded(text).split()))
    known = _known(word)
    # What else a text may mean takes expressions that are long to compile, and is never "none".
    return known == "none" if known else _MARK.fullmatch(word.replace(" ", "")) is not None


def none_pattern() -> str:
    """Return a pattern, for other readers than ours, of what says that there is none; as the table writes it."""
    names = "|".join(word.replace(".", r"\.") for word in words()["none"])
    wide = _MARKS.replace("~", "").replace("-]", "\uff0d\uff0f\uff3c\uff70\uff5e-]")
    return rf"^\s*[(（\[［【「]?\s*(?:{names}|{wide})\s*[)）\]］】」]?\s*$"


@lru_cache(maxsize=20_000)
def meaning_of(text: str) -> Meaning | None:
    """Return what a text says that is no name; None for a name."""
    word = _unbracketed(" ".join(folded(text).split()))
    found = _meaning(word)
    if found is None and (remark := _REMARK.fullmatch(word)):
        found = _meaning(remark[1].strip())  # 空席(4月採用予定)
    return "group" if found is None and is_plural(text) else found


def is_plural(text: str) -> bool:
    """Whether a text names a calling in the plural, which a person is not and a department may be."""
    match = _PLURAL.fullmatch(" ".join(text.split()))
    return match is not None and (match[1] or match[2] or match[3]) not in _plural_surnames()


@cache
def _plural_surnames() -> frozenset[str]:
    return frozenset(words()["plural_surnames"])


def _known(word: str) -> Meaning | None:
    return _meanings().get(word) or _meanings().get(word.replace(" ", ""))


def _meaning(word: str) -> Meaning | None:
    key = word.replace(" ", "")
    known = _known(word)
    if known:
        return known
    if _MARK.fullmatch(key):
        return "none"
    if re.fullmatch("0+[名人]", key):
        return "nobody"
    if _QUESTION.fullmatch(key):
        return "vacancy"
    if _EMPTY_SEAT.fullmatch(word):
        return "vacancy"
    if _NOBODY.fullmatch(word):
        return "nobody"
    if _HEADS.fullmatch(key):
        return "group"
    if _KINDS.fullmatch(word):
        return None if _surname_and_calling().fullmatch(key) else "group"
    heads = _HEADS_OF.fullmatch(key)
    return _meaning(heads[1]) if heads and _known(heads[1]) == "group" else None


@cache
def _surname_and_calling() -> re.Pattern[str]:
    """Return the pattern of a person named by surname and calling: 山田看護師, not 病棟看護師."""
    return re.compile(f"(?:{'|'.join(words()['common_surnames'])})(?:{_CALLING})")


def _unbracketed(word: str) -> str:
    while match := _BRACKETED.fullmatch(word):
        word = match[1].strip()
    return word


@cache
def _meanings() -> dict[str, Meaning]:
    table = words()
    found = {folded(word): meaning for meaning in _MEANINGS for word in table[meaning]}
    return found | dict.fromkeys(_selves(), "group")


@cache
def _selves() -> frozenset[str]:
    return frozenset(map(folded, words()["self"]))


@lru_cache(maxsize=20_000)
def says_self(text: str) -> bool:
    """Whether a text says whoever does the duty, which is nobody else: 本人のみ, same person."""
    return _unbracketed(" ".join(folded(text).split())) in _selves()


@lru_cache(maxsize=20_000)
def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text that may hold several, as written; one name where nothing parts it."""
    others = _OTHERS.search(text)
    named = text[: others.start()] if others else text
    names = [part for piece in _BETWEEN.split(narrowed(named)) for part in _parted(piece.strip()) if part]
    if len(names) > 1 and any(_belongs_to_one_name(name) for name in names):
        names = [named.strip()]
    return (*names, others[1]) if others else tuple(names) or (text,)


def _parted(piece: str) -> list[str]:
    parts = [part.strip() for part in _AND.split(piece)]
    return parts if all(len(part) >= _SHORTEST_NAME or part in _short_names() for part in parts) else [piece]


@cache
def _short_names() -> frozenset[str]:
    return frozenset(words()["short_names"])


def is_short_surname(name: str) -> bool:
    """Whether a name is a common surname of one sign."""
    return name in _short_names()


def _belongs_to_one_name(part: str) -> bool:
    """Whether a part is an initial, or a title that follows a comma (Davis, Jr.)."""
    key = key_of(part)
    return (
        len(key.rstrip(".")) == 1 and key.isascii() and key.rstrip(".").isalpha()
    ) or key in _after_a_comma()


@cache
def _after_a_comma() -> frozenset[str]:
    return frozenset(map(key_of, words()["after_a_comma"]))


@lru_cache(maxsize=20_000)
def without_title(key: str) -> str | None:
    """Return what remains of a name's key without its title; None where there is no title or nothing remains."""
    remark = _ROLE_BEHIND.fullmatch(key)
    if remark and remark[2] in _roles():
        return remark[1]
    remark = _ROLE_BEFORE.fullmatch(key)
    if remark and remark[1] in _roles():
        return remark[2]
    plain = re.sub("[()\\[\\]]", "", key)
    titles, before = _titles()
    for title in titles:
        if plain.endswith(title) and len(plain) > len(title):
            return plain.removesuffix(title)
    for title in before:
        if plain.startswith(title) and len(plain) > len(title):
            return plain.removeprefix(title)
    return None


@cache
def _roles() -> frozenset[str]:
    return frozenset(map(key_of, words()["roles_behind_a_name"]))


@cache
def _titles() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles after and before a name, the longest first."""
    table = words()
    after = sorted(map(key_of, table["titles"]), key=len, reverse=True)
    return tuple(after), tuple(map(key_of, table["forms_of_address"]))
