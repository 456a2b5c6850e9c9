"""One text, several names: how persons are parted, what is left of a name without its title, and whose department stands behind it.

Pure: text in, value out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Final

from orgaudit.intake.spelling import is_japanese, narrowed
from orgaudit.intake.values.person_words import key_of, words
from orgaudit.model.named_tuple import NamedTuple
from orgaudit.model.pattern import pattern
from orgaudit.model.visible import visible

_ROLE_BEHIND: Final = pattern("(.+?)[(\\[]([^()\\[\\]]+)[)\\]]")
_ROLE_BEFORE: Final = pattern("[(\\[]([^()\\[\\]]+)[)\\]](.+)")
_OTHERS: Final = pattern(
    "(?<=[^\\s、,，])\\s*((?:ほか|他|ら)\\s*(?:\\d+|数)\\s*[名人]|ほか|など|(?<=[\\s\u4e00-\u9fff])[他等]|(?<=[\u4e00-\u9fff])ら|et al\\.?)\\s*$",
    re.IGNORECASE,
)

_BETWEEN: Final = pattern(
    "\\s*(?:[、，､,・･／/;；＆&+＋|｜\n\r]|及び|および|並びに|ならびに|又は|または|もしくは|あるいは|[→⇒⇔↔➡]|[=-]>|(?<=\\s)[>＞](?=\\s)|\\s(?:[aA][nN][dD]|[oO][rR])\\s)\\s*"
)
_AND: Final = pattern("(?<=[^\u3041-\u309f])と(?=[^\u3041-\u309f])|(?<=さん|さま|くん)と(?=[^\u3041-\u309f])")
"""The particle between two names: not the same sign within a name in hiragana, such as さとう."""

_AT_HOME: Final = pattern("([^()\\[\\]（）［］]+)[(\\[（［]([^()\\[\\]（）［］]+)[)\\]）］]")
_UNIT: Final = pattern(
    "(?<=.)(?:本部|部門|部署|[部課室係科店]|グループ|チーム|department|dept\\.?|division|team)"
)

_PARTS: Final = 2
"""Parts of a name from which one is less than the whole."""

_SHORTEST_NAME: Final = 2
"""Signs that a name on either side of と has at least; a single one is as likely a part of one name, unless it is a common surname."""


@lru_cache(maxsize=20_000)
def names_in(text: str) -> tuple[str, ...]:
    """Return the names in a text that may hold several, as written; one name where nothing parts it."""
    seen = visible(text)
    others = _OTHERS.search(seen)
    named = seen[: others.start()] if others else seen
    pieces = (_asunder(piece) for piece in _BETWEEN.split(_joined(narrowed(named))))
    names = [part for piece in pieces for part in _parted(piece.strip()) if part]
    if len(names) > 1 and any(_belongs_to_one_name(name) for name in names):
        names = [named.strip()]
    if names == [seen.strip()] and not others:
        return (text.strip(),)  # with its joiners, which nothing but a part of a text loses
    return (*names, others[1]) if others else tuple(names) or (text,)


def _joined(text: str) -> str:
    """Return a text in which the dot within a name in katakana parts nothing: ジョン・スミス is one person, サトウ・スズキ are two.

    Nor does anything in brackets behind a name: Ann (new hire, starts May).
    """
    if "(" in text or "\uff08" in text:
        text = _ASIDE.sub(lambda found: found[0].translate(_NO_PARTS), text)
    return _IN_KATAKANA.sub(_as_one, text) if "・" in text or "･" in text else text


def _as_one(found: re.Match[str]) -> str:
    parts = _DOT.split(found[0])
    known = frozenset(words()["surnames_in_katakana"])
    return found[0] if known.issuperset(map(narrowed, parts)) else found[0].translate(_NO_DOTS)


def _asunder(text: str) -> str:
    return text.translate(_APART)


_IN_KATAKANA: Final = pattern("(?<![ァ-ヴーｦ-ﾟ])[ァ-ヴーｦ-ﾟ]++(?:[・･][ァ-ヴーｦ-ﾟ]++)+")
_DOT: Final = pattern("[・･]")
_NO_DOTS: Final = str.maketrans("・･", "\x1c\x1d")
"""What stands for the dot within a name while names are parted."""

_ASIDE: Final = pattern("(?<=[^\\s(\uff08、，,])\\s?[(\uff08][^()\uff08\uff09]{1,40}[)\uff09]")
_PARTING: Final = "、，､,・･/／;；＆&+＋|｜ "
_HELD: Final = "".join(chr(0xF8E0 + at) for at in range(len(_PARTING)))
_NO_PARTS: Final = str.maketrans(_PARTING, _HELD)
"""What stands for the signs within brackets meanwhile."""

_APART: Final = str.maketrans("\x1c\x1d" + _HELD, "・･" + _PARTING)
"""All of them back."""


def _parted(piece: str) -> list[str]:
    gaps = piece.split()
    if len(gaps) > 1 and (all(map(_HONOURED.search, gaps)) or _common_surnames().issuperset(gaps)):
        return gaps
    parts = [part.strip() for part in _AND.split(piece)]
    return parts if all(len(part) >= _SHORTEST_NAME or part in _short_names() for part in parts) else [piece]


_HONOURED: Final = pattern("..(?:さん|さま|くん|先生)$|..[様氏]$")
"""Names with a form of address behind each, which a gap parts: 鈴木さん 渡辺さん."""


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(words()["common_surnames"])


@cache
def _short_names() -> frozenset[str]:
    return frozenset(words()["short_names"])


def is_common_surname(name: str) -> bool:
    """Whether a name is one of the commonest surnames of Japan."""
    return name in _common_surnames()


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
    if plain.endswith(titles):
        for title in titles:
            if plain.endswith(title) and len(plain) > len(title):
                return plain.removesuffix(title)
    if plain.startswith(before):
        for title in before:
            if plain.startswith(title) and len(plain) > len(title):
                return plain.removeprefix(title)
    return None


def rank_of(key: str) -> str | None:
    """Return the post that a name's key ends with, of which one person holds one (社長, 課長); None for any other title."""
    plain = re.sub("[()\\[\\]]", "", key)
    titles = _titles()[0]
    if not plain.endswith(titles):
        return None
    title = next((title for title in titles if plain.endswith(title) and len(plain) > len(title)), None)
    return title if title in _ranks() else None


def ranks_by_rest(names: Iterable[str]) -> defaultdict[str, set[str]]:
    """Return what is left of names without their titles -> the posts that stand behind it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key in map(key_of, names):
        rank, rest = rank_of(key), without_title(key)
        if rank and rest:
            found[rest].add(rank)
    return found


@cache
def _ranks() -> frozenset[str]:
    return frozenset(map(key_of, words()["ranks"]))


@cache
def _roles() -> frozenset[str]:
    return frozenset(map(key_of, words()["roles_behind_a_name"]))


@cache
def _titles() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the titles after and before a name, the longest first."""
    table = words()
    after = sorted(map(key_of, table["titles"]), key=len, reverse=True)
    return tuple(after), tuple(map(key_of, table["forms_of_address"]))


def short_forms(name: str) -> tuple[str, ...]:
    """Return what somebody may be called for short: what stands before the first space, in Latin letters what stands behind the last one too.

    A form of address is no part of the name, and nothing is left for short where only a title stands behind the space.
    """
    words = visible(name).split()
    if len(words) > 1 and key_of(f"{words[0].rstrip('.')} x")[:-1] in _titles()[1]:
        words = words[1:]
    if len(words) < _PARTS or without_title(key_of(name)) == key_of(words[0]):
        return ()
    return (words[0],) if is_japanese(name) else (words[0], words[-1])


_MORE: Final = pattern(
    "[(\uff08\\[\uff3b{<【「〔〈《『?\uff1f※:\uff1a,\uff0c/~\u00d7\u2020\u271d\u2013\u2014]|\\s-|-\\s?[退離休異転]|\\b(?:not|no|ex|former|formerly|previously|no longer|instead|except|other than|anyone|everyone|nobody|maybe|perhaps|possibly|probably|nicht"
    "|left|retired|resigned|gone|quit|fired|terminated|laid|retiring|leaving|absent|sick|leave|vacation|holiday|sabbatical|secondment|unavailable|training)\\b"
    "|退|離職|離任|休|病|[育産]|異動|転[出勤籍職]|不[在可]|無理|でき|除|以外|ない|ません|中$|仮|未定|要確認|[旧元故前]|候補|予定|かも|多分|たぶん|おそらく|辞|入院|契約|まで|ng",
    re.IGNORECASE,
)
"""What any text has that says more of a person than the name: words of leaving, brackets, a question mark. Quick, as every name is asked."""


def not_there(text: str) -> str | None:
    """Return the name of the person of whom a text says that they are not there, or may not be; ``None`` for a name alone."""
    if not _MORE.search(text):
        return None
    # Most companies name people and say no more of them, and this brings many expressions with it.
    from orgaudit.intake.values.not_there import who_is_not_there

    return who_is_not_there(text)


class AtHome(NamedTuple):
    """A name, and what is written behind it."""

    name: str
    home: str


@lru_cache(maxsize=20_000)
def at_home(text: str) -> AtHome | None:
    """Return a name and what stands in brackets behind it; None where nothing does."""
    match = _AT_HOME.fullmatch(text.strip())
    return AtHome(match[1].strip(), match[2].strip()) if match else None


def department_named(text: str, departments: Iterable[tuple[str, str]]) -> str | None:
    """Return the id of the one department, given as id and name, that a text names, with or without what kind of unit it is."""
    whole, short = key_of(text), _short(text)
    found = [(id_, name) for id_, name in departments if _short(name) == short]
    exact = [id_ for id_, name in found if whole in (key_of(id_), key_of(name))]
    meant = exact or [id_ for id_, _ in found]
    return meant[0] if len(meant) == 1 else None


@lru_cache(maxsize=20_000)
def _short(name: str) -> str:
    key = key_of(name)
    for match in _UNIT.finditer(key):
        if match.end() == len(key):
            return key[: match.start()]
    return key
