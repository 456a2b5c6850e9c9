"""Text of strangers made harmless for every human format: one line, no control or invisible characters."""

import unicodedata
from typing import Final

from orgaudit.model.pattern import pattern
from orgaudit.model.visible import SHAPELESS

_DROPPED = frozenset({"Cc", "Cf", "Cs", "Cn"})
_SPACES = frozenset({"Zs", "Zl", "Zp"})
_ESCAPES: Final = {ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): " "}
_UNSAFE: Final = pattern(f"[\0\x0b\x0c\x0e-\x1f\x85{SHAPELESS}]")


_LAST_OF_FOUR_DIGITS: Final = 0xFFFF


def plain(text: str) -> str:
    """Return the text on one line.

    Line breaks, tabs and runs of space become one space; control characters (escape sequences lose their
    escape), direction overrides, zero-width characters and lone surrogates are removed.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(_kept(char) for char in text).split())


def _kept(char: str) -> str:
    if char in "\t\n\r\v\f\x85":
        return " "
    category = unicodedata.category(char)
    if category in _SPACES:
        return "\u3000" if char == "\u3000" else " "
    return "" if category in _DROPPED else char


def one_line(text: str) -> str:
    """Return the text as one line in which every character that nobody sees can be seen, but for joiners and variants; none is dropped."""
    return _UNSAFE.sub(lambda match: _escaped(ord(match[0])), text.translate(_ESCAPES))


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"
