"""Signs that are written by several others, as ``&#23665;``, ``%E5%B1%B1`` and as JSON escapes them; and marks of a text's form."""

from functools import lru_cache
from typing import Final

from orgaudit.model.pattern import pattern

_TAIL: Final = "%[89ABab][0-9A-Fa-f]"
CODED: Final = (
    f"%[2-7][0-9A-Fa-f]|%[CDcd][0-9A-Fa-f]{_TAIL}|%[Ee][0-9A-Fa-f](?:{_TAIL}){{2}}|%[Ff][0-7](?:{_TAIL}){{3}}"
    r"|&#[0-9]{1,7};|&#[Xx][0-9A-Fa-f]{1,6};|&[A-Za-z]{2,8};"
    r"|\\u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2}"
)
"""A pattern of one sign in such a form."""

_CODED: Final = pattern(CODED)
_ESCAPE: Final = pattern("[%&\\\\]")
_MARKS: Final = pattern("<[A-Za-z/\u30fb!?][^<>]{0,200}>|[*`~]+")
"""What sets a text in bold or breaks its line, in pages and Markdown. An identity has ・ in place of the slash."""

_IS_MARKED: Final = pattern("[<*`~]")


def decoded(text: str) -> str:
    """Return a text with every sign as itself; one that no form of these stands in is returned as it is."""
    return _CODED.sub(lambda found: sign(found.group()), text) if _ESCAPE.search(text) else text


@lru_cache(maxsize=4_096)
def sign(code: str) -> str:
    """Return the sign that such a form stands for, itself where it is none."""
    try:
        if code[0] == "%":
            return bytes.fromhex(code.replace("%", "")).decode()
        if code[0] == "\\":
            units = (part.lstrip("ux") for part in code.split("\\")[1:])
            return b"".join(int(unit, 16).to_bytes(2, "big") for unit in units).decode("utf-16-be")
    except UnicodeDecodeError:
        return code
    # Texts with entities are rare, and their table is long.
    from html import unescape

    return unescape(code)


def marks(text: str) -> list[tuple[int, int]]:
    """Return where marks stand that only set the form of a text."""
    return [found.span() for found in _MARKS.finditer(text)] if _IS_MARKED.search(text) else []


def without_marks(text: str) -> str:
    """Return a text without them."""
    return _MARKS.sub("", text) if _IS_MARKED.search(text) else text
