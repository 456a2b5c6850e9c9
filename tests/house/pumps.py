"""Texts that an expression finds hard: what one of its repeated parts matches, over and over, and then something that does not fit."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Final

signs: Any = import_module("re._constants")
parser: Any = import_module("re._parser")

GENERAL: Final = (
    *("1", " ", "(", "[", "、", "a", "か\u3099", "あ", "経", "一", "a ", "a、", "a,", '"', "-", ".", "1,"),
    *("<a", "/", "\u3000", "名", "月", "\n", "a\n", "((a", "a:", "=", "1-", "a@"),
)
"""What strangers repeat whatever the expression."""

ENDS: Final = ("", "\x00")
_POOL: Final = "a1 \n\t、。・,.:;-_/()（）[]{}\"'「」|=+*#<>&@あアー部月日時間名人一\u3000\u3099Aéx0９"
_CATEGORY: Final[dict[Any, Callable[[str], bool]]] = {
    signs.CATEGORY_DIGIT: str.isdecimal,
    signs.CATEGORY_SPACE: str.isspace,
    signs.CATEGORY_WORD: lambda sign: sign.isalnum() or sign == "_",
    signs.CATEGORY_NOT_DIGIT: lambda sign: not sign.isdecimal(),
    signs.CATEGORY_NOT_SPACE: lambda sign: not sign.isspace(),
    signs.CATEGORY_NOT_WORD: lambda sign: not (sign.isalnum() or sign == "_"),
}
_REPEATS: Final = (signs.MAX_REPEAT, signs.MIN_REPEAT, signs.POSSESSIVE_REPEAT)
_SIGNS: Final = (signs.LITERAL, signs.NOT_LITERAL, signs.IN, signs.ANY)
_MANY: Final = 50
"""A part that is repeated up to fewer times than this is bounded."""

Node = tuple[Any, Any]


def hard_texts(source: str | bytes, flags: int) -> list[tuple[str, str]]:
    """Return what to begin with and what to repeat, for each repeated part of an expression and for all of it.

    Nothing for one without: it looks at so many signs from each and no more.
    """
    tree = list(parser.parse(source if isinstance(source, str) else source.decode("latin-1"), flags))
    own = list(_pumps(tree, ""))
    if not own:
        return []
    found = {("", text): None for text in GENERAL}
    for before, part in own:
        found |= {(before, part): None, ("", before + part): None, ("", part): None}
    whole = _shortest(tree)
    if whole:
        found |= {("", whole): None, ("", whole[:-1] or whole): None}
    return list(found)


def _matched_by(node: Node) -> list[str]:
    """Return some signs that a node for one sign matches."""
    kind, value = node
    if kind is signs.LITERAL:
        return [chr(value)]
    if kind is signs.ANY:
        return ["a", "1", " ", "、", "("]
    if kind is signs.NOT_LITERAL:
        return [sign for sign in _POOL if ord(sign) != value][:6]
    wanted = value[0][0] is not signs.NEGATE
    fitting = [sign for sign in _POOL if _is_in(sign, value) == wanted][:8]
    own = [
        chr(item[0] if part is signs.RANGE else item)
        for part, item in value
        if part in (signs.RANGE, signs.LITERAL)
    ]
    return [*dict.fromkeys((*fitting, *own))][:8] if wanted else fitting


def _is_in(sign: str, parts: Iterable[Node]) -> bool:
    return any(
        (part is signs.LITERAL and item == ord(sign))
        or (part is signs.RANGE and item[0] <= ord(sign) <= item[1])
        or (part is signs.CATEGORY and _CATEGORY[item](sign))
        for part, item in parts
    )


def _shortest(nodes: Iterable[Node]) -> str:
    """Return a text that nodes match, but for what looks around."""
    text = ""
    for kind, value in nodes:
        if kind in _SIGNS:
            text += (_matched_by((kind, value)) or ["a"])[0]
        elif kind in _REPEATS:
            text += _shortest(value[2]) * value[0]
        elif kind is signs.BRANCH:
            text += min(map(_shortest, value[1]), key=len)
        elif kind in (signs.SUBPATTERN, signs.ATOMIC_GROUP):
            text += _shortest(value[-1] if kind is signs.SUBPATTERN else value)
    return text


def _rounds(nodes: Iterable[Node]) -> list[str]:
    """Return several texts of one round of a repeated part."""
    listed = list(nodes)
    if len(listed) == 1 and listed[0][0] in _SIGNS:
        return _matched_by(listed[0])
    found = [_shortest(listed)]
    for at, (kind, value) in enumerate(listed):
        before, behind = _shortest(listed[:at]), _shortest(listed[at + 1 :])
        inner: list[str] = []
        if kind is signs.BRANCH:
            inner = [text for branch in value[1][:6] for text in _rounds(branch)[:2]]
        elif kind is signs.SUBPATTERN:
            inner = _rounds(value[-1])[:6]
        elif kind is signs.IN:
            inner = _matched_by((kind, value))[:4]
        elif kind in _REPEATS:
            inner = [text * max(1, value[0]) for text in _rounds(value[2])[:4]]
        found += [before + text + behind for text in inner]
    return [*dict.fromkeys(found)][:14]


def _pumps(nodes: Iterable[Node], before: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each repeated part, and texts of one round of it."""
    for kind, value in nodes:
        if kind in _REPEATS:
            if value[1] >= _MANY:
                yield from ((before, text) for text in _rounds(value[2]) if text)
            yield from _pumps(value[2], before)
        elif kind is signs.BRANCH:
            for branch in value[1]:
                yield from _pumps(branch, before)
        elif kind in (signs.SUBPATTERN, signs.ATOMIC_GROUP):
            yield from _pumps(value[-1] if kind is signs.SUBPATTERN else value, before)
        elif kind in (signs.ASSERT, signs.ASSERT_NOT):
            yield from _pumps(value[1], before)
        before += _shortest([(kind, value)])
